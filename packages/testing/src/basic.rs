//! What a chain refuses before it calls a contract: `ValidateBasic` of x/wasm and x/bank, and coins
//! that the sender does not have.

use crate::{Chain, TxError};
use ballast_chain_sim::SdkError;
use cosmwasm_std::{Addr, Coin, Uint128};
use cw_multi_test::error::AnyError;

/// Checks the funds of a call: amounts are positive, no denom occurs twice. wasmd has no error code
/// for this.
pub(crate) fn funds(coins: &[Coin]) -> Result<(), TxError> {
    match flaw(coins) {
        None => Ok(()),
        Some(flaw) => Err(refused("undefined", 1, format!("funds: {flaw}"))),
    }
}

/// Checks coins to send: at least one coin, amounts are positive, no denom occurs twice.
pub(crate) fn sent(coins: &[Coin]) -> Result<(), TxError> {
    let shown: Vec<String> = coins.iter().map(ToString::to_string).collect();
    match coins.is_empty() || flaw(coins).is_some() {
        false => Ok(()),
        true => Err(refused(
            "sdk",
            10,
            format!("{}: invalid coins", shown.join(",")),
        )),
    }
}

/// Checks that the sender has the coins.
pub(crate) fn held(chain: &Chain, sender: &Addr, coins: &[Coin]) -> Result<(), TxError> {
    let held = chain.balances(sender);
    let of = |coin: &Coin| held.get(&coin.denom).copied().unwrap_or(Uint128::zero());
    match coins.iter().find(|coin| of(coin) < coin.amount) {
        None => Ok(()),
        Some(coin) => {
            let (has, denom) = (of(coin), &coin.denom);
            let log = format!(
                "spendable balance {has}{denom} is smaller than {coin}: insufficient funds"
            );
            Err(refused("sdk", 5, log))
        }
    }
}

/// Checks that the sender is the contract's admin.
pub(crate) fn admin(
    chain: &Chain,
    sender: &Addr,
    contract: &Addr,
    what: &str,
) -> Result<(), TxError> {
    let info = chain.querier().query_wasm_contract_info(contract.clone());
    match info.map(|info| info.admin) {
        Ok(admin) if admin.as_ref() == Some(sender) => Ok(()),
        Ok(_) => Err(refused("sdk", 4, format!("can not {what}: unauthorized"))),
        Err(error) => Err(refused("wasm", 22, error.to_string())),
    }
}

fn flaw(coins: &[Coin]) -> Option<String> {
    if let Some(coin) = coins.iter().find(|coin| coin.amount.is_zero()) {
        return Some(format!("coin {coin} amount is not positive"));
    }
    let twice = |(i, coin): &(usize, &Coin)| coins[..*i].iter().any(|c| c.denom == coin.denom);
    let (_, coin) = coins.iter().enumerate().find(twice)?;
    Some(format!("duplicate denomination {}", coin.denom))
}

fn refused(codespace: &'static str, code: u32, log: String) -> TxError {
    TxError::new(AnyError::from(SdkError::new(codespace, code, log)))
}
