//! What people do in a suite, and what they have in it, where several files tell of it.

use super::kit::{number, UNIT};
use ballast_testing::{Suite, SuiteBuilder};
use ballast_types::registry;

/// A suite in the making, with one more rich account.
pub fn builder() -> SuiteBuilder {
    Suite::builder().account("mallory", 1_000_000 * UNIT)
}

/// Leaves; the number of the ticket.
pub fn leave(suite: &mut Suite, who: &str, shares: u128) -> u64 {
    let tx = suite.unbond(who, shares).unwrap();
    tx.attr("ticket_id").unwrap().parse().unwrap()
}

/// What the pool is worth.
pub fn value(suite: &Suite) -> u128 {
    number(suite.state().value)
}

/// What all LST of someone is worth.
pub fn worth(suite: &Suite, who: &str) -> u128 {
    let state = suite.state();
    suite.shares(who) * number(state.value) / number(state.shares)
}

/// The pool's stake with a validator, as the chain shows it.
pub fn stake(suite: &Suite, validator: &str) -> u128 {
    suite.stake().get(validator).copied().unwrap_or_default()
}

/// The owner takes a validator off the list.
pub fn remove(suite: &mut Suite, validator: &str) {
    let address = suite.operator(validator);
    let msg = registry::ExecuteMsg::RemoveValidator { address };
    suite.registry("owner", &msg).unwrap();
}
