//! Payments of LST and coins. The full message type of the token would bring the code to serialise
//! all its messages into this contract.

use ballast_extension_types::calls::Quote;
use ballast_types::{Amount, Shares};
use ballast_wire::{call, writes};
use cosmwasm_std::{Addr, BankMsg, Coin, Response, Uint128, WasmMsg};

enum Token {
    Transfer { recipient: Addr, amount: Uint128 },
}

writes! {
    enum Token {
        transfer: Transfer { recipient, amount },
    }
}

/// Sends LST by a plain transfer: it calls no other contract, so the receiver cannot refuse it.
pub fn lst(token: &Addr, recipient: &Addr, amount: Shares) -> WasmMsg {
    let (recipient, amount) = (recipient.clone(), amount.raw());
    call(token, &Token::Transfer { recipient, amount }, vec![])
}

/// Adds a payment of coins, unless the amount is 0.
pub fn coins(response: Response, denom: &str, to: &Addr, amount: Quote) -> Response {
    match amount.is_zero() {
        true => response,
        false => response.add_message(BankMsg::Send {
            to_address: to.to_string(),
            amount: vec![Coin::new(amount.raw(), denom)],
        }),
    }
}
