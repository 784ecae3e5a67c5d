//! The messages that a splitter sends to its PT, in its own format. The full message types of LST
//! and PT would bring the code to serialise all their messages into this contract.

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

/// Mints PT for `recipient`.
pub fn mint(pt: &Addr, recipient: &Addr, amount: Uint128) -> WasmMsg {
    let recipient = recipient.clone();
    call(pt, &Cw20::Mint { recipient, amount }, vec![])
}

/// Burns PT that were sent here.
pub fn burn(pt: &Addr, amount: Uint128) -> WasmMsg {
    call(pt, &Cw20::Burn { amount }, vec![])
}
