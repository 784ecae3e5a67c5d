//! `advance`: does every step that is due, in bounded work. A keeper sends nothing else.

use super::{
    delegate, distribute, harvest, paid_out::collected, rebalance, rebalance::Scope, retry_cover,
    settle, share::message_share, submit_batch, submit_batch::OpenBatchView, undelegate,
};
use crate::{
    gate::oldest_owed,
    hub_state::HubState,
    payload::pack,
    reply_id::ReplyId,
    state::{Advance, ADVANCE, HARVEST},
    ContractError,
};
use ballast_accounting::Amount;
use ballast_types::{
    address::account,
    call::call,
    event,
    hub::{ExecuteMsg, PauseScope, Work},
};
use cosmwasm_std::{CosmosMsg, Deps, DepsMut, Env, MessageInfo, Response, SubMsg};

/// `advance` moves stake that is only off its weight at most this often. Urgent moves, and the
/// message `rebalance`, have no such limit.
const REBALANCE_EVERY_SECS: u64 = 21_600;
/// Validators are looked at at least this often, where `advance` is called.
const LOOK_EVERY_SECS: u64 = 86_400;
/// Gas for the step in which the collector asks the vault: one that burns all it is given must not
/// stop the other steps. Far above what a working suite takes.
const DISTRIBUTE_GAS: u64 = 8_000_000;
/// Why a step that is due was not done.
const NO_MESSAGES_LEFT: &str = "the limit on messages is used up";

/// How many messages a step may send.
#[derive(Clone, Copy)]
struct Allowance {
    /// The step's share: it leaves some for the steps after it.
    share: usize,
    /// All that are left to the call.
    left: usize,
}

/// Sends each step to itself, so that every step sees what the one before it did, and one that
/// fails is skipped and named.
///
/// The order is that of [`Work::ALL`], and no call changes it: what validators show is looked at
/// before stake is placed or moved, what is to be drained goes before anything else is sent, and
/// leavers come before rewards and new stake. A step leaves messages for those after it (see
/// [`message_share`]), so that none of them starves.
pub fn advance(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    info: &MessageInfo,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    let ops = hub.ops(limit)?;
    let mut memory = ADVANCE.may_load(deps.storage)?.unwrap_or_default();
    memory.left = u32::try_from(ops).unwrap_or(u32::MAX);
    ADVANCE.save(deps.storage, &memory)?;

    let paused = hub.paused_until(PauseScope::Cranks).is_some();
    let mut response = Response::new().add_attribute("action", "advance");
    // sync has happened in the gate
    let steps = Work::ALL.into_iter().filter(|step| *step != Work::Sync);
    for step in steps.filter(|step| !(paused && is_pausable(*step))) {
        let msg = ExecuteMsg::AdvanceStep {
            step,
            caller: info.sender.to_string(),
        };
        let msg = call(&env.contract.address, &msg, vec![])?;
        let mut submsg =
            SubMsg::reply_on_error(msg, ReplyId::StepRefused.into()).with_payload(pack(&step)?);
        if step == Work::Distribute {
            submsg = submsg.with_gas_limit(DISTRIBUTE_GAS);
        }
        response = response.add_submessage(submsg);
    }
    Ok(response)
}

fn is_pausable(step: Work) -> bool {
    match step {
        Work::Sync | Work::Settle | Work::RetryCover | Work::Undelegate | Work::Observe => false,
        Work::SubmitBatch | Work::Harvest | Work::Distribute | Work::Delegate | Work::Rebalance => {
            true
        }
    }
}

/// One step, if it is due and messages are left. It says what it did, or that it has to wait.
pub fn step(
    mut deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    step: Work,
    caller: &str,
) -> Result<Response, ContractError> {
    let mut memory = ADVANCE.load(deps.storage)?;
    if memory.left == 0 && sends_messages(step) {
        let is_due = is_step_due(deps.as_ref(), env, hub, step)?;
        let skipped = event::Skipped::new(step.name(), "advance", NO_MESSAGES_LEFT);
        return Ok(Response::new().add_events(is_due.then_some(skipped)));
    }
    let left = hub.ops(Some(memory.left.max(1)))?;
    // a step that sends nothing needs no share, and is spared the reads
    let share = match sends_messages(step) {
        true => hub.ops(Some(message_share(deps.as_ref(), hub, step, memory.left)?))?,
        false => left,
    };
    let allowance = Allowance { share, left };
    let Some(job) = job(deps.as_ref(), env, hub, step, &mut memory, allowance)? else {
        return Ok(Response::new());
    };
    let response = perform(deps.branch(), env, hub, job, allowance, caller)?;
    let sent = response
        .messages
        .iter()
        .filter(|sub| is_native(&sub.msg))
        .count();
    memory.left = memory
        .left
        .saturating_sub(u32::try_from(sent).unwrap_or(u32::MAX));
    ADVANCE.save(deps.storage, &memory)?;
    Ok(response.add_attribute("did", step.name()))
}

/// What a step has to do. A sync is never among it: the gate has done it before any step.
enum Job {
    Settle,
    RetryCover { loss_id: u64 },
    Observe,
    Rebalance(rebalance::Changes),
    SubmitBatch,
    Undelegate,
    Harvest,
    Distribute,
    Delegate,
}

/// What `step` has to do now; nothing if it is not due.
///
/// Two things are done on the way for which no keeper is called: coins below `min_move` are taken
/// in, and validators are looked at once a day.
fn job(
    deps: Deps<'_>,
    env: &Env,
    hub: &HubState,
    step: Work,
    memory: &mut Advance,
    allowance: Allowance,
) -> Result<Option<Job>, ContractError> {
    let is_due = || is_step_due(deps, env, hub, step);
    Ok(match step {
        Work::Sync => None,
        Work::Settle => (is_due()? || settle::has_work(deps, env, hub)?).then_some(Job::Settle),
        Work::RetryCover => oldest_owed(deps.storage)?.map(|loss_id| Job::RetryCover { loss_id }),
        Work::Observe => is_observation_due(deps, hub).then_some(Job::Observe),
        Work::Rebalance => moves_due(deps, hub, memory, allowance)?.map(Job::Rebalance),
        Work::SubmitBatch => is_due()?.then_some(Job::SubmitBatch),
        Work::Undelegate => is_due()?.then_some(Job::Undelegate),
        Work::Harvest => is_due()?.then_some(Job::Harvest),
        Work::Distribute => is_due()?.then_some(Job::Distribute),
        Work::Delegate => is_due()?.then_some(Job::Delegate),
    })
}

/// The moves that are due, with this step's share of the messages or with all that are left. Notes
/// when no more is left that is off its weight.
fn moves_due(
    deps: Deps<'_>,
    hub: &HubState,
    memory: &mut Advance,
    allowance: Allowance,
) -> Result<Option<rebalance::Changes>, ContractError> {
    let scope = rebalance_scope(hub, memory);
    let changes = rebalance_changes(deps, hub, scope, allowance)?;
    if !changes.is_work() {
        return Ok(None);
    }
    // what is left over stays due
    if scope == Scope::All && changes.moves() < allowance.share {
        memory.rebalanced_at = hub.now;
    }
    Ok(Some(changes))
}

/// What `rebalance` would change with its share of the messages; or with all that are left, where
/// moves belong together and are more than its share.
fn rebalance_changes(
    deps: Deps<'_>,
    hub: &HubState,
    scope: Scope,
    allowance: Allowance,
) -> Result<rebalance::Changes, ContractError> {
    let changes = rebalance::Changes::look(deps, hub, scope, allowance.share)?;
    match changes.moves() == 0 && allowance.share < allowance.left {
        true => rebalance::Changes::look(deps, hub, scope, allowance.left),
        false => Ok(changes),
    }
}

/// Stake that is only off its weight is moved at most every six hours.
fn rebalance_scope(hub: &HubState, memory: &Advance) -> Scope {
    let next_at = memory.rebalanced_at.saturating_add(REBALANCE_EVERY_SECS);
    match hub.now >= next_at {
        true => Scope::All,
        false => Scope::Urgent,
    }
}

/// Whether validators show something new, or were not looked at for a day: the time in which a
/// promise was broken is reckoned from the last look. A registry that does not answer has nothing
/// to be called for.
fn is_observation_due(deps: Deps<'_>, hub: &HubState) -> bool {
    let answer = hub.registry().unobserved(&deps.querier);
    answer.is_ok_and(|answer| {
        answer.changes > 0 || hub.now >= answer.looked_at.saturating_add(LOOK_EVERY_SECS)
    })
}

/// Does a step as its own message does it, with up to its share of the messages. `caller` gets the
/// tip.
fn perform(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    job: Job,
    allowance: Allowance,
    caller: &str,
) -> Result<Response, ContractError> {
    let limit = u32::try_from(allowance.share).ok();
    match job {
        Job::Settle => {
            let matured = settle::Matured::look(deps.as_ref(), env, hub)?;
            settle::settle(deps, env, hub, matured, None)
        }
        Job::RetryCover { loss_id } => retry_cover::retry(deps, hub, loss_id),
        Job::Observe => Ok(Response::new().add_message(hub.registry().observe()?)),
        Job::Rebalance(changes) => rebalance::carry_out(deps, env, hub, changes),
        Job::SubmitBatch => submit_batch::submit(deps, hub, limit),
        Job::Undelegate => undelegate::undelegate(deps, hub, limit),
        Job::Harvest => harvest::harvest(deps, hub, None, limit),
        Job::Distribute => distribute::distribute(hub, &account(deps.api, caller)?),
        Job::Delegate => delegate::delegate(deps, hub, limit),
    }
}

fn is_native(msg: &CosmosMsg) -> bool {
    matches!(msg, CosmosMsg::Staking(_) | CosmosMsg::Distribution(_))
}

fn sends_messages(step: Work) -> bool {
    match step {
        Work::SubmitBatch | Work::Undelegate | Work::Harvest | Work::Delegate | Work::Rebalance => {
            true
        }
        Work::Sync | Work::Settle | Work::RetryCover | Work::Distribute | Work::Observe => false,
    }
}

/// Everything that is due now, in order. `hub` is as it will be after the sync.
pub fn due(
    deps: Deps<'_>,
    env: &Env,
    hub: &HubState,
    is_sync_due: bool,
) -> Result<Vec<Work>, ContractError> {
    let mut work = match is_sync_due {
        true => vec![Work::Sync],
        false => vec![],
    };
    for step in Work::ALL {
        if is_step_due(deps, env, hub, step)? {
            work.push(step);
        }
    }
    Ok(work)
}

fn is_step_due(
    deps: Deps<'_>,
    env: &Env,
    hub: &HubState,
    step: Work,
) -> Result<bool, ContractError> {
    let paused = hub.paused_until(PauseScope::Cranks).is_some();
    if paused && is_pausable(step) {
        return Ok(false);
    }
    let ops = hub.ops(None)?;
    Ok(match step {
        // the gate has done it before any step
        Work::Sync => false,
        Work::Settle => settle::is_due(deps, env, hub)?,
        Work::RetryCover => oldest_owed(deps.storage)?.is_some(),
        Work::SubmitBatch => {
            matches!(OpenBatchView::look(deps, hub)?, OpenBatchView::Ready(..))
        }
        Work::Undelegate => undelegate::is_due(deps, hub)?,
        Work::Harvest => harvest::harvest_due(deps.storage, hub)?,
        Work::Distribute => is_distribution_due(deps, hub)?,
        // a registry that does not answer has nothing to be called for
        Work::Observe => hub
            .registry()
            .unobserved(&deps.querier)
            .is_ok_and(|answer| answer.changes > 0),
        Work::Delegate => !delegate::plan(deps, hub, ops)?.is_empty(),
        Work::Rebalance => {
            let memory = ADVANCE.may_load(deps.storage)?.unwrap_or_default();
            let most = hub.config.params.max_ops;
            let allowance = Allowance {
                share: hub.ops(Some(message_share(deps, hub, step, most)?))?,
                left: ops,
            };
            rebalance_changes(deps, hub, rebalance_scope(hub, &memory), allowance)?.is_work()
        }
    })
}

/// Once after a harvest: what delegations pay out in between waits in the collector for the next.
/// If it were due for itself, distributing and delegating would make each other due without end.
fn is_distribution_due(deps: Deps<'_>, hub: &HubState) -> Result<bool, ContractError> {
    let round = HARVEST.may_load(deps.storage)?.unwrap_or_default();
    if !round.is_unsplit {
        return Ok(false);
    }
    let waiting = collected(deps, &hub.config)?.raw();
    Ok(waiting >= hub.config.params.min_move && hub.books.pending_cover.is_zero())
}
