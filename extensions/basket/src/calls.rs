//! What it sends, as the receivers take it. The types that have all messages of token and restake contract would bring the code that
//! writes them all.

use ballast_types::{call::call, token::Token, LayerShares, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{to_json_binary, Addr, StdResult, WasmMsg};

#[cw_serde]
enum Inner {
    Deposit { min_shares: LayerShares },
}

#[cw_serde]
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

/// LST into a part, for at least so many of its shares.
pub fn deposit(
    lst: &Addr,
    part: &Addr,
    amount: Shares,
    min_shares: LayerShares,
) -> StdResult<WasmMsg> {
    let msg = to_json_binary(&Inner::Deposit { min_shares })?;
    Token(lst.clone()).send(part, amount, msg)
}

/// Shares of a part are given up for a redemption of `receiver`'s.
pub fn redeem(part: &Addr, shares: LayerShares, receiver: &Addr) -> StdResult<WasmMsg> {
    let receiver = receiver.clone();
    call(part, &Restake::Redeem { shares, receiver }, vec![])
}

/// A piece of a redemption is given to `receiver`.
pub fn give(
    part: &Addr,
    redemption_id: u64,
    units: LayerShares,
    receiver: &Addr,
) -> StdResult<WasmMsg> {
    let msg = Restake::TransferRedemption {
        redemption_id,
        units,
        receiver: receiver.clone(),
    };
    call(part, &msg, vec![])
}

/// A redemption is taken out.
pub fn withdraw(part: &Addr, id: u64) -> StdResult<WasmMsg> {
    let redemption_ids = [id];
    call(part, &Restake::Withdraw { redemption_ids }, vec![])
}
