//! The messages that a market sends, in the receivers' own formats. The full message types of
//! token, hub and restake contract would bring the code to serialise all their messages into this
//! contract.

use ballast_extension_types::market::{BorrowerMsg, Loan};
use ballast_types::{Amount, Shares};
use ballast_wire::{call, writes};
use cosmwasm_std::{coins, Addr, BankMsg, Coin, Env, Uint128, WasmMsg};

enum Hub {
    Bond {
        receiver: Addr,
        min_shares: Option<Uint128>,
    },
}

writes! {
    enum Hub {
        bond: Bond { receiver, min_shares },
    }
}

enum Restake {
    Slash { amount: Uint128 },
}

writes! {
    enum Restake {
        slash: Slash { amount },
    }
}

enum Market {
    ProveDepth { deeper: u32 },
}

writes! {
    enum Market {
        prove_depth: ProveDepth { deeper },
    }
}

/// Bonds native coins for `receiver`.
pub fn bond(hub: &Addr, receiver: &Addr, coin: Coin, min_shares: Option<Shares>) -> WasmMsg {
    let msg = Hub::Bond {
        receiver: receiver.clone(),
        min_shares: min_shares.map(Amount::raw),
    };
    call(hub, &msg, vec![coin])
}

/// Slashes the restake contract for `amount` LST, which go to the market.
pub fn slash(restake: &Addr, amount: Shares) -> WasmMsg {
    let msg = Restake::Slash {
        amount: amount.raw(),
    };
    call(restake, &msg, vec![])
}

/// Sends the loan to the contract that asked for it, with its own message.
pub fn on_borrow(borrower: &Addr, msg: &BorrowerMsg, coin: Coin) -> WasmMsg {
    call(borrower, msg, vec![coin])
}

/// Makes a chain of empty calls as deep as a slash: the restake contract, and the token that it
/// calls.
pub fn prove_depth(env: &Env, deeper: u32) -> WasmMsg {
    let msg = Market::ProveDepth { deeper };
    call(&env.contract.address, &msg, vec![])
}

/// Sends coins.
pub fn pay(to: &Addr, denom: &str, amount: Loan) -> BankMsg {
    BankMsg::Send {
        to_address: to.to_string(),
        amount: coins(amount.raw().u128(), denom),
    }
}
