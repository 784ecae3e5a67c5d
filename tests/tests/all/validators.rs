//! A set that polices itself, and operators with something to lose.

use super::{
    deeds::stake,
    kit::{refused, DAY, UNIT},
};
use ballast_testing::{Suite, Tx, TxError};
use ballast_types::{
    registry::{ExecuteMsg, ParamsUpdate, Status},
    vault::{self, LayerId},
    Amount,
};
use cosmwasm_std::{coin, CosmosMsg, StakingMsg};

mod convergence;
mod exit_bound;
pub(crate) mod faults;
mod fines;
mod laws;
pub(crate) mod leaving;
mod market;
mod minimum;
pub(crate) mod slashed_bonds;

/// An action of the registry for one validator.
fn remove(suite: &mut Suite, who: &str, name: &str) -> Result<Tx, TxError> {
    let address = suite.operator(name);
    suite.registry(who, &ExecuteMsg::RemoveValidator { address })
}

fn apply(suite: &mut Suite, who: &str, name: &str) -> Result<Tx, TxError> {
    let address = suite.operator(name);
    suite.registry(
        who,
        &ExecuteMsg::Apply {
            address,
            max_commission: None,
        },
    )
}

/// The owner's new weight for a validator.
pub(super) fn set_weight(suite: &mut Suite, name: &str, weight: u64) {
    update(suite, name, Some(weight), None);
}

fn update(suite: &mut Suite, name: &str, weight: Option<u64>, cap_bps: Option<u64>) {
    let msg = ExecuteMsg::UpdateValidator {
        address: suite.operator(name),
        weight,
        cap_bps,
        max_commission: None,
        paused: None,
    };
    let owner = suite.owner().to_string();
    suite.registry(&owner, &msg).unwrap();
}

fn configure(suite: &mut Suite, update: ParamsUpdate) {
    let owner = suite.owner().to_string();
    suite
        .registry(&owner, &ExecuteMsg::UpdateConfig(update))
        .unwrap();
}

fn status(suite: &Suite, name: &str) -> Option<Status> {
    suite.validator(name).ok().map(|row| row.status)
}

fn quota(suite: &Suite, name: &str) -> u128 {
    suite.validator(name).unwrap().quota.raw().u128()
}

fn buffer(suite: &Suite) -> u128 {
    suite.state().buffer.raw().u128()
}

fn vault(suite: &mut Suite, who: &str, msg: &vault::ExecuteMsg) -> Result<Tx, TxError> {
    let vault = suite.addr("vault");
    suite.execute(who, &vault, msg, &[])
}

/// Asks all of someone's bond for a validator out. Gives the number of the request.
fn leave_bond(suite: &mut Suite, who: &str, name: &str) -> Result<u64, TxError> {
    let validator = suite.operator(name);
    let query = vault::QueryMsg::Position {
        owner: suite.addr(who).to_string(),
    };
    let position: vault::PositionResponse = suite.query(&suite.addr("vault"), &query);
    let bond = position.bonds.iter().find(|b| b.validator == validator);
    let shares = bond.map(|bond| bond.shares).unwrap_or_default();
    let layer = LayerId::Bond { validator };
    let tx = vault(
        suite,
        who,
        &vault::ExecuteMsg::RequestExit { layer, shares },
    )?;
    Ok(tx.attr("exit_id").unwrap().parse().unwrap())
}

fn take_bond(suite: &mut Suite, exit_id: u64) -> Result<Tx, TxError> {
    vault(suite, "keeper", &vault::ExecuteMsg::Exit { exit_id })
}

fn refresh(suite: &mut Suite, name: &str) -> Tx {
    let validator = Some(suite.operator(name));
    vault(suite, "keeper", &vault::ExecuteMsg::Refresh { validator }).unwrap()
}

/// A staking message of an account that has nothing to do with the suite.
fn outside(suite: &mut Suite, who: &str, msg: StakingMsg) {
    let sender = suite.addr(who);
    suite.block(1);
    let sent = suite
        .chain_mut()
        .send(&sender, CosmosMsg::Staking(msg))
        .map(|_| ());
    sent.unwrap();
    suite.block(1);
}

/// A stranger's delegation.
fn delegate_outside(suite: &mut Suite, who: &str, name: &str, amount: u128) {
    let validator = suite.operator(name);
    let amount = coin(amount, suite.chain().denom());
    outside(suite, who, StakingMsg::Delegate { validator, amount });
}

/// A delegation that is taken back, all of it.
fn undelegate_outside(suite: &mut Suite, who: &str, name: &str) {
    let validator = suite.operator(name);
    let all = suite.chain().delegations(&suite.addr(who))[&validator];
    let amount = coin(all.u128(), suite.chain().denom());
    outside(suite, who, StakingMsg::Undelegate { validator, amount });
}

/// Calls `rebalance` until it moves nothing; gives the number of calls that moved something.
fn rebalance_all(suite: &mut Suite) -> usize {
    (0..100)
        .position(|_| suite.rebalance("keeper").unwrap().amount("amount") == 0)
        .expect("it ends")
}

/// What the chain still knows of the hub's messages.
struct Sent {
    redelegated: usize,
    undelegated: usize,
}

fn sent(suite: &Suite) -> Sent {
    let hub = suite.addr("hub");
    Sent {
        redelegated: suite.chain().redelegations(&hub).len(),
        undelegated: suite.chain().unbondings(&hub).len(),
    }
}
