//! LST and coins on their way out. The type that has all messages of the token would bring the code
//! that writes them all.

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

/// LST to somebody, by a plain transfer: it calls no other contract, and no receiver can refuse it.
pub fn lst(token: &Addr, recipient: &Addr, amount: Shares) -> WasmMsg {
    let (recipient, amount) = (recipient.clone(), amount.raw());
    call(token, &Token::Transfer { recipient, amount }, vec![])
}

/// Coins to somebody, if there are any.
pub fn coins(response: Response, denom: &str, to: &Addr, amount: Quote) -> Response {
    match amount.is_zero() {
        true => response,
        false => response.add_message(BankMsg::Send {
            to_address: to.to_string(),
            amount: vec![Coin::new(amount.raw(), denom)],
        }),
    }
}
