//! What a chain refuses before it looks at a message: x/wasm's and x/bank's `ValidateBasic`.

use crate::TxError;
use ballast_chain_sim::SdkError;
use cosmwasm_std::Coin;
use cw_multi_test::error::AnyError;

/// Funds of a call: positive, none twice. wasmd has no code of its own for it.
pub(crate) fn funds(coins: &[Coin]) -> Result<(), TxError> {
    match flaw(coins) {
        None => Ok(()),
        Some(flaw) => Err(refused("undefined", 1, format!("funds: {flaw}"))),
    }
}

/// Coins that are sent: at least one, positive, none twice.
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

fn flaw(coins: &[Coin]) -> Option<String> {
    if let Some(coin) = coins.iter().find(|coin| coin.amount.is_zero()) {
        return Some(format!("coin {coin} amount is not positive"));
    }
    let twice = |(i, coin): &(usize, &Coin)| coins[..*i].iter().any(|c| c.denom == coin.denom);
    let (_, coin) = coins.iter().enumerate().find(twice)?;
    Some(format!("duplicate denomination {}", coin.denom))
}

fn refused(codespace: &'static str, code: u32, log: String) -> TxError {
    TxError::new(AnyError::from(SdkError {
        codespace,
        code,
        log,
    }))
}
