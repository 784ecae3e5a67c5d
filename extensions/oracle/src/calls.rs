//! The one message that it sends, as the token takes it. The type that has all messages of a token would bring the code that writes
//! them all.

use ballast_types::{call::call, Amount, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, StdResult, Uint128, WasmMsg};

#[cw_serde]
enum Token {
    Transfer { recipient: Addr, amount: Uint128 },
}

/// LST to somebody, by a plain transfer: it calls nobody, and nobody can refuse it.
pub fn transfer(lst: &Addr, recipient: &Addr, amount: Shares) -> StdResult<WasmMsg> {
    let msg = Token::Transfer {
        recipient: recipient.clone(),
        amount: amount.raw(),
    };
    call(lst, &msg, vec![])
}
