//! The messages that it sends, as their receivers take them. The types that have all messages of
//! LST and PT would bring the code that writes them all.

use ballast_wire::{call, writes};
use cosmwasm_std::{Addr, Uint128, WasmMsg};

enum Cw20 {
    Mint { recipient: Addr, amount: Uint128 },
    Burn { amount: Uint128 },
}

writes! {
    enum Cw20 {
        mint: Mint { recipient, amount },
        burn: Burn { amount },
    }
}

/// New PT for somebody.
pub fn mint(pt: &Addr, recipient: &Addr, amount: Uint128) -> WasmMsg {
    let recipient = recipient.clone();
    call(pt, &Cw20::Mint { recipient, amount }, vec![])
}

/// The end of PT that came here.
pub fn burn(pt: &Addr, amount: Uint128) -> WasmMsg {
    call(pt, &Cw20::Burn { amount }, vec![])
}
