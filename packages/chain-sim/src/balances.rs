//! Whether the modules have the coins that their records say.

use cosmwasm_std::{Addr, Uint128};

use crate::driver::ChainDriver;
use crate::error::SimError;

/// Compares the modules' balances with their records.
pub(crate) fn check(chain: &(impl ChainDriver + ?Sized)) -> Result<(), SimError> {
    let (accounts, denom) = (chain.module_accounts()?, chain.params()?.bond_denom);
    let (bonded, other, rewards) = chain.look(|view| view.records())?;
    let staked = |of: &Addr| chain.balance_of(of, &denom);
    balanced("the bonded pool", bonded, staked(&accounts.bonded_pool)?)?;
    balanced("the other pool", other, staked(&accounts.not_bonded_pool)?)?;
    for coin in rewards.to_public() {
        let found = chain.balance_of(&accounts.distribution, &coin.denom)?;
        let what = format!("distribution in {}", coin.denom);
        balanced(&what, coin.amount, found)?;
    }
    Ok(())
}

fn balanced(what: &str, expected: impl ToString, found: Uint128) -> Result<(), SimError> {
    let (expected, found) = (expected.to_string(), found.to_string());
    if expected == found {
        return Ok(());
    }
    Err(SimError::Unbalanced {
        what: what.to_string(),
        expected,
        found,
    })
}
