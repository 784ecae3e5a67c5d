//! Asks the vault to burn for losses, and believes the token, not the vault.

use super::{
    ask::{cover_message, pay, read_answer, take_burned, COVER_GAS},
    owed::owe,
    Call, Gate,
};
use crate::{
    depth,
    hub_state::HubState,
    payload::{pack, unpack},
    reply_id::ReplyId,
    state::LOSSES,
    ContractError,
};
use ballast_accounting::{Amount, Cover, Native, Shares, Totals};
use ballast_types::{event, hub::LossRecord, vault::LossToCover};
use ballast_wire::from_json;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{to_json_binary, Addr, Binary, Coin, DepsMut, Env, Response, Storage, SubMsg};

/// How deep below the hub a cover goes: to the vault, and from there to the token.
const BURN_DEPTH: u32 = 2;

/// The payload of a `cover`, for its reply.
#[cw_serde]
pub struct Pending {
    before: Totals,
    records: Vec<LossRecord>,
    sender: Addr,
    funds: Vec<Coin>,
    /// The message that waits, as it came: one reader of it is enough.
    msg: Binary,
}

/// Sends the losses to the vault, if it is asked for anything; they are written down in the reply.
pub fn ask_vault(
    storage: &mut dyn Storage,
    hub: &mut HubState,
    before: Totals,
    records: Vec<LossRecord>,
    call: &Call,
    response: Response,
) -> Result<Gate, ContractError> {
    let losses: Vec<LossToCover> = records
        .iter()
        .filter(|record| !record.cover_owed.is_zero())
        .map(|record| LossToCover {
            loss_id: record.id,
            validator: record.validator.clone(),
            amount: record.cover_owed,
        })
        .collect();
    if losses.is_empty() {
        let mut response = response;
        for record in records {
            let record = without_cover(record);
            response = response.add_event(loss_event(&record));
            LOSSES.save(storage, record.id, &record)?;
        }
        return Ok(Gate::Open(response));
    }
    let msg = cover_message(hub, before, losses)?;
    let pending = Pending {
        before,
        records,
        sender: call.sender.clone(),
        funds: call.funds.clone(),
        msg: to_json_binary(&call.msg)?,
    };
    let submsg = SubMsg::reply_always(msg, ReplyId::Cover.into())
        .with_gas_limit(COVER_GAS)
        .with_payload(pack(&pending)?);
    Ok(Gate::Covering(response.add_submessage(submsg)))
}

/// Books what the vault burned, and returns the message that was waiting.
pub fn finish(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    payload: &Binary,
    answer: Result<Option<Binary>, String>,
) -> Result<(Call, Response), ContractError> {
    let Pending {
        before,
        records,
        sender,
        funds,
        msg,
    } = unpack(payload)?;
    let msg = from_json(&msg)?;
    let burned = take_burned(&deps.querier, hub)?;
    let answers = answer.as_ref().ok().and_then(read_answer).filter(|answer| {
        let sum = answer
            .burned
            .iter()
            .try_fold(Shares::ZERO, |sum, c| sum.checked_add(c.total()?));
        answer.burned.len() == asked(&records).count() && sum == Ok(burned)
    });
    let mut response = Response::new();
    if let Err(error) = &answer {
        // the token's burn was two levels below this reply
        response = response
            .add_message(depth::proof(env, BURN_DEPTH)?)
            .add_event(event::Skipped::new("cover", "vault", error));
    }
    let mut covers = match answers {
        Some(answer) => answer.burned.into_iter().map(Some).collect::<Vec<_>>(),
        None => spread_unexplained(before, &records, burned)?,
    }
    .into_iter();
    for mut record in records {
        if !record.cover_owed.is_zero() {
            match covers.next().flatten() {
                Some(cover) => pay(&mut record, before, cover)?,
                None => owe(deps.storage, hub, &record)?,
            }
        }
        response = response.add_event(loss_event(&record));
        LOSSES.save(deps.storage, record.id, &record)?;
    }
    Ok((Call { sender, funds, msg }, response))
}

fn asked(records: &[LossRecord]) -> impl Iterator<Item = &LossRecord> {
    records.iter().filter(|record| !record.cover_owed.is_zero())
}

/// A vault whose answer does not agree with what was burned: what was burned pays the losses in
/// their order, and what is not paid stays owed.
fn spread_unexplained(
    before: Totals,
    records: &[LossRecord],
    burned: Shares,
) -> Result<Vec<Option<Cover>>, ContractError> {
    let mut left = burned;
    let mut covers = vec![];
    for record in asked(records) {
        let layers = ballast_accounting::Available {
            bond: Shares::ZERO,
            pool: left,
        };
        let cover = Cover::burn_ceil(before, record.cover_owed, layers)?;
        left = left.checked_sub(cover.pool)?;
        covers.push((!cover.pool.is_zero()).then_some(cover));
    }
    Ok(covers)
}

fn without_cover(record: LossRecord) -> LossRecord {
    LossRecord {
        uncovered: record.amount,
        cover_owed: Native::ZERO,
        ..record
    }
}

fn loss_event(record: &LossRecord) -> event::Loss<'_> {
    event::Loss {
        loss_id: record.id,
        validator: &record.validator,
        amount: record.amount,
        paid_by_bond: record.paid_by_bond,
        paid_by_pool: record.paid_by_pool,
        uncovered: record.uncovered,
        cover_owed: record.cover_owed,
        by_exits: record.by_exits,
    }
}
