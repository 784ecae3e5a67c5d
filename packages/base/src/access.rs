//! Checks of the sender of a message, and of the coins that came with it.

use cosmwasm_std::{Addr, Coin, MessageInfo, StdError};
use thiserror::Error;

/// The sender lacks the role for a message, or attached the wrong coins.
#[derive(Error, Debug, PartialEq)]
pub enum AccessError {
    /// Storage or a query failed.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The sender does not have the role that may send this message.
    #[error("unauthorized: only {role} may do this, the sender is {sender}")]
    Unauthorized {
        /// The role.
        role: &'static str,
        /// The sender.
        sender: Addr,
    },
    /// Coins were attached to a message that takes none.
    #[error("this message takes no coins, but {coins} were attached")]
    NonPayable {
        /// What was attached.
        coins: String,
    },
    /// Exactly one coin of the right denom is needed, and something else was attached.
    #[error("exactly one coin of `{denom}` is needed, {received} attached")]
    WrongCoin {
        /// The denom that is taken.
        denom: String,
        /// What was attached, or "none was".
        received: String,
    },
    /// The right coin was attached, with an amount of 0.
    #[error("the attached coin of `{denom}` has amount 0")]
    ZeroCoin {
        /// The denom.
        denom: String,
    },
}

/// Fails unless `sender` is `allowed`; `role` names it in the error.
pub fn ensure_sender(sender: &Addr, allowed: &Addr, role: &'static str) -> Result<(), AccessError> {
    ensure_is(sender == allowed, role, sender)
}

/// Fails with `Unauthorized` unless `yes`.
pub fn ensure_is(yes: bool, role: &'static str, sender: &Addr) -> Result<(), AccessError> {
    match yes {
        true => Ok(()),
        false => Err(AccessError::Unauthorized {
            role,
            sender: sender.clone(),
        }),
    }
}

/// Fails if coins were attached.
pub fn ensure_nonpayable(info: &MessageInfo) -> Result<(), AccessError> {
    match info.funds.is_empty() {
        true => Ok(()),
        false => Err(AccessError::NonPayable {
            coins: show(&info.funds),
        }),
    }
}

/// The one attached coin, which has to be of `denom`.
///
/// # Errors
/// No coin, several coins, another denom, or an amount of 0.
pub fn one_coin(info: &MessageInfo, denom: &str) -> Result<Coin, AccessError> {
    match info.funds.as_slice() {
        [coin] if coin.denom == denom && coin.amount.is_zero() => Err(AccessError::ZeroCoin {
            denom: denom.to_string(),
        }),
        [coin] if coin.denom == denom => Ok(coin.clone()),
        coins => Err(AccessError::WrongCoin {
            denom: denom.to_string(),
            received: show(coins),
        }),
    }
}

fn show(coins: &[Coin]) -> String {
    let [first, others @ ..] = coins else {
        return "none was".to_string();
    };
    let mut shown = first.to_string();
    for coin in others {
        shown = shown + "," + &coin.to_string();
    }
    shown
}
