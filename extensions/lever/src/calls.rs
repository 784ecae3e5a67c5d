//! The messages that it sends, and the two previews that it asks for, as their receivers take them.
//! The types that have all messages and questions of token, hub and market would bring the code
//! that writes them all.

use crate::{session::ask, ContractError};
use ballast_types::{token::Token, Amount, Native, Shares};
use ballast_wire::{answer_to, call, json, reads, writes};
use cosmwasm_std::{coin, coins, Addr, BankMsg, QuerierWrapper, StdResult, WasmMsg};

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

enum HubQuery {
    PreviewBond { amount: Native },
}

writes! {
    enum HubQuery {
        preview_bond: PreviewBond { amount },
    }
}

/// The part of the hub's answer that is read.
struct Bonded {
    shares: Shares,
}

reads!(open struct Bonded { shares });

enum MarketQuery {
    PreviewBorrow {
        owner: Addr,
        amount: Native,
        bond: bool,
    },
}

writes! {
    enum MarketQuery {
        preview_borrow: PreviewBorrow { owner, amount, bond },
    }
}

/// The part of the market's answer that is read.
struct Borrowed {
    lst: Shares,
}

reads!(open struct Borrowed { lst });

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

/// LST that the hub would give for coins now.
pub fn preview_bond(querier: &QuerierWrapper<'_>, hub: &Addr, amount: Native) -> StdResult<Shares> {
    let Bonded { shares } = answer_to(querier, hub, &HubQuery::PreviewBond { amount })?;
    Ok(shares)
}

/// LST that a loan to `owner` would add to its position if the market bonded it now. Fails where
/// the market would not lend.
pub fn preview_borrow(
    querier: &QuerierWrapper<'_>,
    market: &Addr,
    owner: &Addr,
    amount: Native,
) -> Result<Shares, ContractError> {
    let question = MarketQuery::PreviewBorrow {
        owner: owner.clone(),
        amount,
        bond: true,
    };
    let Borrowed { lst } = ask(querier, market, &question)?;
    Ok(lst)
}
