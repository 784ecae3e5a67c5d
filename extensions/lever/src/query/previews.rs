//! What a message would do in this block, or why not.

use crate::{
    execute::{entry, load_order, plan_buy_down, plan_fill, plan_rebalance, plan_redeem, shown},
    session::{ask, Session},
    ContractError,
};
use ballast_extension_types::lever::{
    PreviewBuyDownResponse, PreviewDepositResponse, PreviewFillResponse, PreviewRebalanceResponse,
    PreviewRedeemResponse,
};
use ballast_types::{Amount, Native, Shares};
use ballast_wire::{answer_to, reads, writes};
use cosmwasm_std::{Addr, Deps, Env, Uint128};

/// So many coins as are taken.
const ALL: Uint128 = Uint128::MAX;

enum Market {
    PreviewBorrow {
        owner: Addr,
        amount: Native,
        bond: bool,
    },
}

writes! {
    enum Market {
        preview_borrow: PreviewBorrow { owner, amount, bond },
    }
}

/// What the hub is asked. The type that has all of its questions would bring the code that writes them all.
enum Hub {
    PreviewBond { amount: Native },
}

writes! {
    enum Hub {
        preview_bond: PreviewBond { amount },
    }
}

/// What of the hub's answer is read.
struct Bonded {
    shares: Shares,
}

reads!(open struct Bonded { shares });

/// What of the market's answer is read.
struct Borrowed {
    lst: Shares,
}

reads!(open struct Borrowed { lst });

pub fn preview_deposit(
    deps: Deps,
    env: &Env,
    amount: Option<Native>,
    lst: Option<Shares>,
) -> Result<PreviewDepositResponse, ContractError> {
    let priced = entry(deps, env)?;
    let lst = match (amount, lst) {
        (None, Some(lst)) => lst,
        (Some(amount), None) => {
            let hub = Session::open(deps, env)?.config.hub;
            let Bonded { shares } = answer_to(&deps.querier, &hub, &Hub::PreviewBond { amount })?;
            shares
        }
        (Some(_), Some(_)) | (None, None) => return Err(ContractError::OneOfBoth),
    };
    Ok(PreviewDepositResponse {
        lst,
        shares: priced.deposit_floor(lst)?.raw(),
    })
}

pub fn preview_redeem(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<PreviewRedeemResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let (redeemed, lst) = plan_redeem(deps, &session, shares)?;
    Ok(PreviewRedeemResponse {
        pay: redeemed.paid,
        lst,
    })
}

pub fn preview_fill(
    deps: Deps,
    env: &Env,
    order_id: u64,
    pay: Option<Native>,
) -> Result<PreviewFillResponse, ContractError> {
    let order = load_order(deps.storage, order_id)?;
    let session = Session::open(deps, env)?;
    let pay = pay.unwrap_or_else(|| Native::new(ALL));
    let filled = plan_fill(deps, &session, &order, pay)?;
    Ok(PreviewFillResponse {
        shares: filled.shares.raw(),
        paid: filled.paid,
        lst: filled.to_buyer,
        to_owner: filled.to_owner,
        discount_bps: filled.discount_bps,
    })
}

pub fn preview_buy_down(
    deps: Deps,
    env: &Env,
    pay: Option<Native>,
) -> Result<PreviewBuyDownResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let pay = pay.unwrap_or_else(|| Native::new(ALL));
    let (sold, after) = plan_buy_down(deps, &session, pay)?;
    Ok(PreviewBuyDownResponse {
        paid: sold.paid,
        lst: sold.lst,
        discount_bps: sold.discount_bps,
        leverage_bps: shown(after.leverage_floor()?),
    })
}

/// The market says whether it lends, and what bonding adds.
pub fn preview_rebalance(deps: Deps, env: &Env) -> Result<PreviewRebalanceResponse, ContractError> {
    let session = Session::open(deps, env)?;
    let raising = plan_rebalance(deps, &session)?;
    let question = Market::PreviewBorrow {
        owner: env.contract.address.clone(),
        amount: raising.borrowed(),
        bond: true,
    };
    let Borrowed { lst } = ask(&deps.querier, &session.config.market, &question)?;
    Ok(PreviewRebalanceResponse {
        borrowed: raising.borrowed(),
        lst,
        tip: raising.tip().raw(),
        leverage_bps: raising.leverage(lst)?,
    })
}
