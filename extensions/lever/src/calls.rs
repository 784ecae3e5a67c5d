//! The messages that it sends, as their receivers take them. The types that have all messages of token, hub and market would bring the code
//! that writes them all.

use ballast_types::{token::Token, Amount, Native, Shares};
use ballast_wire::{call, json, writes};
use cosmwasm_std::{coin, coins, Addr, BankMsg, StdResult, WasmMsg};

enum Hub {
    Bond { receiver: Addr },
}

writes! {
    enum Hub {
        bond: Bond { receiver },
    }
}

enum Market {
    AddCollateral {},
    RemoveCollateral { lst: Shares, receiver: Addr },
    Repay { remove: Shares, receiver: Addr },
    BorrowCall { amount: Native, then: Then },
}

writes! {
    enum Market {
        add_collateral: AddCollateral {},
        remove_collateral: RemoveCollateral { lst, receiver },
        repay: Repay { remove, receiver },
        borrow_call: BorrowCall { amount, then },
    }
}

enum Then {
    Bond {},
}

writes! {
    enum Then {
        bond: Bond {},
    }
}

/// Coins into the pool, for somebody.
pub fn bond(hub: &Addr, receiver: &Addr, denom: &str, amount: Native) -> WasmMsg {
    let msg = Hub::Bond {
        receiver: receiver.clone(),
    };
    call(hub, &msg, vec![coin(amount.raw().u128(), denom)])
}

/// LST into the position.
pub fn add(market: &Addr, lst: &Addr, amount: Shares) -> StdResult<WasmMsg> {
    let msg = json(&Market::AddCollateral {});
    Token(lst.clone()).send(market, amount, msg)
}

/// LST out of the position, for `paid` coins of its debt, to somebody.
pub fn take(market: &Addr, denom: &str, paid: Native, lst: Shares, receiver: &Addr) -> WasmMsg {
    let receiver = receiver.clone();
    match paid.is_zero() {
        true => call(market, &Market::RemoveCollateral { lst, receiver }, vec![]),
        false => {
            let remove = lst;
            let msg = Market::Repay { remove, receiver };
            call(market, &msg, coins(paid.raw().u128(), denom))
        }
    }
}

/// A loan that the market bonds for the position.
pub fn borrow(market: &Addr, amount: Native) -> WasmMsg {
    let then = Then::Bond {};
    call(market, &Market::BorrowCall { amount, then }, vec![])
}

/// Coins to somebody.
pub fn pay(to: &Addr, denom: &str, amount: Native) -> BankMsg {
    BankMsg::Send {
        to_address: to.to_string(),
        amount: coins(amount.raw().u128(), denom),
    }
}
