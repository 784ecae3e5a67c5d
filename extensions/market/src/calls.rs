//! The messages that it sends, as their receivers take them. The types that have all messages of token, hub and restake would bring the
//! code that writes them all.

use ballast_extension_types::market::{BorrowerMsg, Loan};
use ballast_types::{call::call, Amount, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{coins, Addr, BankMsg, Coin, Env, StdResult, Uint128, WasmMsg};

#[cw_serde]
enum Hub {
    Bond {
        receiver: Addr,
        min_shares: Option<Uint128>,
    },
}

#[cw_serde]
enum Restake {
    Slash { amount: Uint128 },
}

#[cw_serde]
enum Market {
    ProveDepth { deeper: u32 },
}

/// Native coins into the pool, for somebody.
pub fn bond(
    hub: &Addr,
    receiver: &Addr,
    coin: Coin,
    min_shares: Option<Shares>,
) -> StdResult<WasmMsg> {
    let msg = Hub::Bond {
        receiver: receiver.clone(),
        min_shares: min_shares.map(Amount::raw),
    };
    call(hub, &msg, vec![coin])
}

/// LST out of the restake contract, to this one.
pub fn slash(restake: &Addr, amount: Shares) -> StdResult<WasmMsg> {
    let msg = Restake::Slash {
        amount: amount.raw(),
    };
    call(restake, &msg, vec![])
}

/// The loan, to the contract that asked for it.
pub fn on_borrow(borrower: &Addr, msg: &BorrowerMsg, coin: Coin) -> StdResult<WasmMsg> {
    call(borrower, msg, vec![coin])
}

/// Nothing, as deep as a slash: the restake contract, and the token that it calls.
pub fn prove_depth(env: &Env, deeper: u32) -> StdResult<WasmMsg> {
    let msg = Market::ProveDepth { deeper };
    call(&env.contract.address, &msg, vec![])
}

/// Coins to somebody.
pub fn pay(to: &Addr, denom: &str, amount: Loan) -> BankMsg {
    BankMsg::Send {
        to_address: to.to_string(),
        amount: coins(amount.raw().u128(), denom),
    }
}
