//! Queries of operations, with their messages.

use crate::{
    execute::load,
    lane,
    progress::{notice_until, status, waits_for},
    read::Reader,
    ContractError,
};
use ballast_extension_math::{time::Now, timelock as rule};
use ballast_extension_types::timelock::{
    Config, FastLane, MsgView, Op, OpResponse, OpsResponse, Stage, Status, CONFIG, MSGS, OPS,
    SETTLED,
};
use ballast_types::paging::page_size;
use cosmwasm_std::{CosmosMsg, Deps, Env, Order, WasmMsg};
use cw_storage_plus::Bound;

/// The most rows that one page reads; rows of another status are skipped.
const MOST_ROWS: usize = 300;
/// Bytes of messages after which a page ends.
const MOST_BYTES: usize = 131_072;

pub fn op(deps: Deps, env: &Env, id: u64) -> Result<OpResponse, ContractError> {
    let row = load(deps.storage, id)?;
    Answering::new(deps, env)?.whole(id, row)
}

/// Operations by number. A page ends after `limit` operations, after `MOST_BYTES` of messages, or
/// after `MOST_ROWS` rows.
pub fn ops(
    deps: Deps,
    env: &Env,
    wanted: Option<Status>,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<OpsResponse, ContractError> {
    let limit = page_size(limit)?;
    let answering = Answering::new(deps, env)?;
    let start = start_after.map(Bound::exclusive);
    let mut rows = OPS.range(deps.storage, start, None, Order::Ascending);
    let (mut ops, mut bytes, mut last) = (vec![], 0_usize, start_after);
    for row in rows.by_ref().take(MOST_ROWS) {
        let (id, row) = row?;
        last = Some(id);
        if wanted.is_some_and(|wanted| wanted != status(&row, answering.now)) {
            continue;
        }
        let whole = answering.whole(id, row)?;
        bytes = bytes.saturating_add(cosmwasm_std::to_json_vec(&whole.msgs)?.len());
        ops.push(whole);
        if ops.len() >= limit || bytes > MOST_BYTES {
            break;
        }
    }
    let next = last.filter(|_| rows.next().is_some());
    Ok(OpsResponse { ops, next })
}

/// What is needed to answer for any operation.
struct Answering<'a> {
    deps: Deps<'a>,
    config: Config,
    fast: Vec<FastLane>,
    now: Now,
    settled: u64,
}

impl<'a> Answering<'a> {
    fn new(deps: Deps<'a>, env: &Env) -> Result<Self, ContractError> {
        let config = CONFIG.load(deps.storage)?;
        Ok(Self {
            deps,
            fast: lane::list(&config),
            config,
            now: Now::from(env.block.time),
            settled: SETTLED.load(deps.storage)?,
        })
    }

    fn whole(&self, id: u64, op: Op) -> Result<OpResponse, ContractError> {
        let Self {
            config,
            now,
            settled,
            ..
        } = self;
        let reader = Reader::new(&self.deps.querier, &config.suite);
        let ready_at = rule::ready_at(op.scheduled_at, op.ready_at, now.floor);
        let waits_for = waits_for(&op, *settled, &reader, *now);
        let msgs = MSGS.load(self.deps.storage, id)?;
        Ok(OpResponse {
            id,
            status: status(&op, *now),
            notice_until: notice_until(&op, &reader, *now),
            waits_for: waits_for.map(|wait| wait.to_string()),
            expires_at: ready_at.map(rule::expires_at),
            ready_at,
            ended_at: (op.stage != Stage::Waiting).then_some(op.ended_at),
            msgs: msgs.into_iter().map(|msg| self.view(msg)).collect(),
            title: op.title,
            lane: op.lane,
            scheduled_at: op.scheduled_at,
            batch: op.batch,
            checked: op.checked,
            approved: op.approved,
        })
    }

    fn view(&self, msg: CosmosMsg) -> MsgView {
        let (lane, because) = lane::judge(&msg, &self.fast);
        MsgView {
            decoded: decoded(&msg),
            msg,
            lane,
            because,
        }
    }
}

/// The text of a message to a contract, if it is JSON.
fn decoded(msg: &CosmosMsg) -> Option<String> {
    let CosmosMsg::Wasm(
        WasmMsg::Execute { msg, .. }
        | WasmMsg::Migrate { msg, .. }
        | WasmMsg::Instantiate { msg, .. }
        | WasmMsg::Instantiate2 { msg, .. },
    ) = msg
    else {
        return None;
    };
    lane::ensure_json(msg).ok()?;
    String::from_utf8(msg.to_vec()).ok()
}
