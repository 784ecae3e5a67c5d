//! The messages that it sends, as the receivers take them. The types that have all messages of
//! token and restake contract would bring the code that writes them all.

use ballast_types::{token::Token, LayerShares, Shares};
use ballast_wire::{call, json, writes};
use cosmwasm_std::{Addr, StdResult, WasmMsg};

enum Inner {
    Deposit { min_shares: LayerShares },
}

writes! {
    enum Inner {
        deposit: Deposit { min_shares },
    }
}

enum Restake {
    Redeem {
        shares: LayerShares,
        receiver: Addr,
    },
    TransferRedemption {
        redemption_id: u64,
        units: LayerShares,
        receiver: Addr,
    },
    Withdraw {
        redemption_ids: [u64; 1],
    },
}

writes! {
    enum Restake {
        redeem: Redeem { shares, receiver },
        transfer_redemption: TransferRedemption { redemption_id, units, receiver },
        withdraw: Withdraw { redemption_ids },
    }
}

/// LST into a part, for at least so many of its shares.
pub fn deposit(
    lst: &Addr,
    part: &Addr,
    amount: Shares,
    min_shares: LayerShares,
) -> StdResult<WasmMsg> {
    let msg = json(&Inner::Deposit { min_shares });
    Token(lst.clone()).send(part, amount, msg)
}

/// Shares of a part are given up for a redemption of `receiver`'s.
pub fn redeem(part: &Addr, shares: LayerShares, receiver: &Addr) -> WasmMsg {
    let receiver = receiver.clone();
    call(part, &Restake::Redeem { shares, receiver }, vec![])
}

/// A piece of a redemption is given to `receiver`.
pub fn give(part: &Addr, redemption_id: u64, units: LayerShares, receiver: &Addr) -> WasmMsg {
    let msg = Restake::TransferRedemption {
        redemption_id,
        units,
        receiver: receiver.clone(),
    };
    call(part, &msg, vec![])
}

/// A redemption is taken out.
pub fn withdraw(part: &Addr, id: u64) -> WasmMsg {
    let redemption_ids = [id];
    call(part, &Restake::Withdraw { redemption_ids }, vec![])
}
