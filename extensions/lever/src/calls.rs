//! The messages that a lever sends, and two previews that it asks for, in the receivers' own
//! formats. The full message types of token, hub and market would bring the code to serialise all
//! their messages into this contract.

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

/// The field of the hub's answer that is read.
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

/// The field of the market's answer that is read.
struct Borrowed {
    lst: Shares,
}

reads!(open struct Borrowed { lst });

/// Bonds coins for `receiver`.
pub fn bond(hub: &Addr, receiver: &Addr, denom: &str, amount: Native) -> WasmMsg {
    let msg = Hub::Bond {
        receiver: receiver.clone(),
    };
    call(hub, &msg, vec![coin(amount.raw().u128(), denom)])
}

/// Adds LST to the position as collateral.
pub fn add(market: &Addr, lst: &Addr, amount: Shares) -> StdResult<WasmMsg> {
    let msg = json(&Market::AddCollateral {});
    Token(lst.clone()).send(market, amount, msg)
}

/// Repays `paid` coins of the position's debt, and has the market send `lst` of its collateral to
/// `receiver`.
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

/// Borrows coins, which the market bonds and adds to the position as collateral.
pub fn borrow(market: &Addr, amount: Native) -> WasmMsg {
    let then = Then::Bond {};
    call(market, &Market::BorrowCall { amount, then }, vec![])
}

/// Sends coins.
pub fn pay(to: &Addr, denom: &str, amount: Native) -> BankMsg {
    BankMsg::Send {
        to_address: to.to_string(),
        amount: coins(amount.raw().u128(), denom),
    }
}

/// The LST that the hub would mint for `amount` coins now.
pub fn preview_bond(querier: &QuerierWrapper<'_>, hub: &Addr, amount: Native) -> StdResult<Shares> {
    let Bonded { shares } = answer_to(querier, hub, &HubQuery::PreviewBond { amount })?;
    Ok(shares)
}

/// The LST that a loan to `owner` would add to its position if the market bonded it now. Fails if
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
