//! The messages that it sends, as their receivers take them. The types that have all messages of LST and PT would bring the code that
//! writes them all.

use ballast_types::call::call;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, StdResult, Uint128, WasmMsg};

#[cw_serde]
enum Cw20 {
    Mint { recipient: Addr, amount: Uint128 },
    Burn { amount: Uint128 },
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
