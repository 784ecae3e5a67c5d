//! One function for each message. All of them read, decide by `ballast-accounting`, write, and
//! answer.

mod add_rewards;
mod admin;
mod advance;
mod bond;
mod delegate;
mod distribute;
mod fine;
mod harvest;
mod late;
mod paid_out;
mod rebalance;
mod redelegations;
mod retry_cover;
mod settle;
mod share;
mod submit_batch;
mod sync;
mod undelegate;
mod waiting;

pub use advance::due;
pub use delegate::undo_delegate;
pub use fine::on_fined;
pub use harvest::{on_withdrawn, Withdrawn};
pub use paid_out::on_paid_out;
pub use redelegations::{on_redelegated, Redelegated};
pub use retry_cover::{on_cover_retried, Retried};
pub use undelegate::{on_undelegated, Undelegated};

use crate::{
    depth,
    gate::{self, Call, Gate},
    hub_state::HubState,
    ContractError,
};
use ballast_types::{access, hub::ExecuteMsg};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// Checks who sent a message and what came along, brings the books up to date where it matters, and
/// goes on.
pub fn execute(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    if !matches!(msg, ExecuteMsg::Bond { .. } | ExecuteMsg::AddRewards { .. }) {
        access::ensure_nonpayable(&info)?;
    }
    // reads nothing: it is sent only to see whether it can be
    if let ExecuteMsg::ProveDepth { deeper } = msg {
        access::ensure_sender(&info.sender, &env.contract.address, "the hub")?;
        return depth::prove(env, deeper);
    }
    HubState::change(deps, env, |deps, hub| dispatch(deps, env, hub, info, msg))
}

fn dispatch(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::UpdateConfig(update) => admin::update_config(deps, hub, &info, update),
        ExecuteMsg::Pause { scope, secs } => admin::pause(deps, hub, &info, scope, secs),
        ExecuteMsg::Unpause { scope } => admin::unpause(deps, hub, &info, scope),
        ExecuteMsg::SetGuardian { address } => admin::set_guardian(deps, hub, &info, &address),
        ExecuteMsg::SetTreasury { address } => admin::set_treasury(deps, hub, &info, &address),
        ExecuteMsg::UpdateOwnership(action) => admin::update_ownership(deps, env, &info, action),
        // moves no stake and prices nothing: rewards wait in the collector, and a loss is booked by
        // the next message
        ExecuteMsg::Harvest { start_after, limit } => {
            harvest::harvest(deps, hub, start_after, limit)
        }
        ExecuteMsg::Settle { limit } => {
            let matured = settle::Matured::look(deps.as_ref(), env, hub)?;
            match matured.is_whole()? {
                true => settle::settle(deps, env, hub, matured, limit),
                false => pass_gate(deps, env, hub, info, msg),
            }
        }
        ExecuteMsg::AdvanceStep { .. } => {
            access::ensure_sender(&info.sender, &env.contract.address, "the hub")?;
            pass_gate(deps, env, hub, info, msg)
        }
        ExecuteMsg::Bond { .. }
        | ExecuteMsg::Sync {}
        | ExecuteMsg::SubmitBatch {}
        | ExecuteMsg::Undelegate { .. }
        | ExecuteMsg::Delegate { .. }
        | ExecuteMsg::Rebalance { .. }
        | ExecuteMsg::RetryCover { .. }
        | ExecuteMsg::AddRewards { .. }
        | ExecuteMsg::Fine { .. }
        | ExecuteMsg::Advance { .. } => pass_gate(deps, env, hub, info, msg),
        // `execute` has answered it
        ExecuteMsg::ProveDepth { .. } => Err(ContractError::NotGated),
    }
}

fn pass_gate(
    mut deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    let call = Call {
        sender: info.sender,
        funds: info.funds,
        msg,
    };
    match gate::pass(deps.branch(), env, hub, &call)? {
        Gate::Open(response) => Ok(join(response, run(deps, env, hub, call)?)),
        Gate::Covering(response) => Ok(response),
    }
}

/// Carries out a message once the books are right.
pub fn run(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    call: Call,
) -> Result<Response, ContractError> {
    let info = MessageInfo {
        sender: call.sender,
        funds: call.funds,
    };
    match call.msg {
        ExecuteMsg::Bond {
            receiver,
            min_shares,
        } => bond::bond(deps, hub, &info, receiver, min_shares),
        ExecuteMsg::Advance { limit } => advance::advance(deps, env, hub, &info, limit),
        ExecuteMsg::AdvanceStep { step, caller } => advance::step(deps, env, hub, step, &caller),
        ExecuteMsg::Sync {} => sync::sync(deps, hub),
        ExecuteMsg::Settle { limit } => {
            let matured = settle::Matured::look(deps.as_ref(), env, hub)?;
            settle::settle(deps, env, hub, matured, limit)
        }
        ExecuteMsg::SubmitBatch {} => submit_batch::submit(deps, hub, None),
        ExecuteMsg::Undelegate { limit } => undelegate::undelegate(deps, hub, limit),
        ExecuteMsg::Delegate { limit } => delegate::delegate(deps, hub, limit),
        ExecuteMsg::Rebalance { limit } => rebalance::rebalance(deps, env, hub, limit),
        ExecuteMsg::RetryCover { loss_id } => retry_cover::retry(deps, hub, loss_id),
        ExecuteMsg::AddRewards { mint } => add_rewards::add(deps, hub, &info, mint),
        ExecuteMsg::Fine { fines } => fine::fine(hub, &info, &fines),
        // `execute` answers these before the gate, so none of them is ever kept to go on after it
        ExecuteMsg::UpdateConfig(_)
        | ExecuteMsg::Pause { .. }
        | ExecuteMsg::Unpause { .. }
        | ExecuteMsg::SetGuardian { .. }
        | ExecuteMsg::SetTreasury { .. }
        | ExecuteMsg::UpdateOwnership(_)
        | ExecuteMsg::Harvest { .. }
        | ExecuteMsg::ProveDepth { .. } => Err(ContractError::NotGated),
    }
}

/// Two responses in one, the first one's messages first.
pub fn join(first: Response, second: Response) -> Response {
    let data = second.data.clone().or_else(|| first.data.clone());
    let mut joined = first
        .add_submessages(second.messages)
        .add_attributes(second.attributes)
        .add_events(second.events);
    joined.data = data;
    joined
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use ballast_types::{
        deploy::Suite,
        hub::{Books, Config, Params, ParamsUpdate, PauseScope, BOOKS, CONFIG},
    };
    use cosmwasm_std::{
        testing::{mock_dependencies, mock_env},
        Addr,
    };

    /// What is answered before the gate is never kept to go on after it. Should it be, the
    /// transaction fails: a message that does nothing and succeeds would look like one that was
    /// carried out.
    #[test]
    fn a_message_that_is_answered_before_the_gate_does_not_go_on_after_it() {
        let (mut deps, env) = (mock_dependencies(), mock_env());
        let config = Config {
            denom: "ustake".to_string(),
            decimals: 6,
            suite: Suite {
                hub: Addr::unchecked("hub"),
                token: Addr::unchecked("token"),
                registry: Addr::unchecked("registry"),
                queue: Addr::unchecked("queue"),
                vault: Addr::unchecked("vault"),
                collector: Addr::unchecked("collector"),
            },
            guardian: Addr::unchecked("guardian"),
            treasury: Addr::unchecked("treasury"),
            params: Params::new(ParamsUpdate::default(), 6).unwrap(),
        };
        CONFIG.save(&mut deps.storage, &config).unwrap();
        BOOKS.save(&mut deps.storage, &Books::default()).unwrap();
        let address = "anyone".to_string();
        for msg in [
            ExecuteMsg::UpdateConfig(ParamsUpdate::default()),
            ExecuteMsg::Pause {
                scope: PauseScope::Bond,
                secs: None,
            },
            ExecuteMsg::Unpause {
                scope: PauseScope::Bond,
            },
            ExecuteMsg::SetGuardian {
                address: address.clone(),
            },
            ExecuteMsg::SetTreasury { address },
            ExecuteMsg::UpdateOwnership(cw_ownable::Action::RenounceOwnership),
            ExecuteMsg::Harvest {
                start_after: None,
                limit: None,
            },
            ExecuteMsg::ProveDepth { deeper: 1 },
        ] {
            let mut hub = HubState::load(&deps.storage, &env).unwrap();
            let call = Call {
                sender: Addr::unchecked("anyone"),
                funds: vec![],
                msg,
            };
            let error = run(deps.as_mut(), &env, &mut hub, call).unwrap_err();
            assert_eq!(error, ContractError::NotGated);
        }
    }
}
