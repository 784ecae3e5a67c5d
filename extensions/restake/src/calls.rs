//! The two messages that it sends, as their receivers take them. The types that have all messages of token and hub would bring the
//! code that writes them all.

use ballast_types::{call::call, Amount, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Coin, StdResult, Uint128, WasmMsg};

#[cw_serde]
enum Token {
    Transfer { recipient: Addr, amount: Uint128 },
}

#[cw_serde]
enum Hub {
    Bond { receiver: Addr },
}

/// LST to somebody, by a plain transfer: it calls nobody, and nobody can refuse it.
pub fn transfer(lst: &Addr, recipient: &Addr, amount: Shares) -> StdResult<WasmMsg> {
    let msg = Token::Transfer {
        recipient: recipient.clone(),
        amount: amount.raw(),
    };
    call(lst, &msg, vec![])
}

/// Native coins into the pool, for somebody.
pub fn bond(hub: &Addr, receiver: &Addr, coin: Coin) -> StdResult<WasmMsg> {
    let msg = Hub::Bond {
        receiver: receiver.clone(),
    };
    call(hub, &msg, vec![coin])
}
