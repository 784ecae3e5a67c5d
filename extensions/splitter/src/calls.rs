//! The messages that it sends, as their receivers take them. The types that have all messages of LST and PT would bring the code that
//! writes them all.

use ballast_types::{call::call, Amount, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, StdResult, Uint128, WasmMsg};

#[cw_serde]
enum Cw20 {
    Transfer { recipient: Addr, amount: Uint128 },
    Mint { recipient: Addr, amount: Uint128 },
    Burn { amount: Uint128 },
}

/// LST to somebody, by a plain transfer: it calls nobody, and nobody can refuse it.
pub fn transfer(lst: &Addr, recipient: &Addr, amount: Shares) -> StdResult<WasmMsg> {
    let (recipient, amount) = (recipient.clone(), amount.raw());
    call(lst, &Cw20::Transfer { recipient, amount }, vec![])
}

/// New PT for somebody.
pub fn mint(pt: &Addr, recipient: &Addr, amount: Uint128) -> StdResult<WasmMsg> {
    let recipient = recipient.clone();
    call(pt, &Cw20::Mint { recipient, amount }, vec![])
}

/// The end of PT that came here.
pub fn burn(pt: &Addr, amount: Uint128) -> StdResult<WasmMsg> {
    call(pt, &Cw20::Burn { amount }, vec![])
}
