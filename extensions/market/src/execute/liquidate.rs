//! `liquidate`: sells collateral of a position over the liquidation LTV at a discount. An insolvent
//! position is sold in slices: restakers pay the buyer in LST for what the slice's collateral
//! lacks, and suppliers bear in this transaction what restakers do not pay.

use super::receiver;
use crate::{
    calls::{pay, prove_depth, slash},
    price,
    reply::ReplyId,
    restakers::{slashable, Sources},
    rows::{account, here, paid, position, save, save_position},
    session::Session,
    ContractError, Refused,
};
use ballast_extension_math::market::{Bid, Health, Quote, Slice, Sold};
use ballast_extension_types::market::{event::BadDebt, Attached, Loan, Lock, Position, LOCK};
use ballast_types::{
    event::{acted, Skipped},
    packed::pack,
    token::Token,
    Amount, Shares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, SubMsg, WasmMsg};

/// The gas limit of a slash; an honest slash needs a fifth of it. A slash that needs more fails,
/// and counts as paying nothing.
const SLASH_GAS: u64 = 2_000_000;
/// The call depth of a slash below the market: the restake contract, and the LST.
const SLASH_DEPTH: u32 = 2;

/// The buyer, and the terms of the sale.
#[cw_serde]
pub struct Buyer {
    owner: Addr,
    liquidator: Addr,
    receiver: Addr,
    amount: Loan,
    min_lst: Shares,
}

/// A sale that waits for the reply to a slash.
#[cw_serde]
pub struct Sale {
    buyer: Buyer,
    slice: Slice,
    quote: Quote,
    /// The restake contract.
    restake: Addr,
    /// LST that the market held before the slash.
    before: Shares,
}

/// The outcome of planning a sale.
pub enum Plan {
    /// The collateral alone pays the buyer, and no other contract is called.
    Sold(Sold),
    /// Restakers are to pay for a part of the slice.
    Slice(Slice, Attached),
}

/// Judges a position and plans its sale. If `amount` is `None`, sells as much as the market sells
/// at once.
pub fn plan(
    sources: Sources<'_>,
    session: &Session,
    position: &Position,
    quote: &Quote,
    amount: Option<Loan>,
) -> Result<Plan, Refused> {
    let (pool, levels) = (&session.pool, session.levels());
    let bid = |debt: Loan| Bid {
        amount: amount.unwrap_or(debt),
        min_debt: session.config.min_debt,
    };
    let (debt, need) = match Health::of(position, pool, quote, &levels)? {
        Health::Healthy { debt, worth } => {
            return Err(ContractError::Market(Health::refusal(debt, worth, &levels)).into())
        }
        Health::Solvent { debt, .. } => {
            let sold = position.sell_solvent(pool, quote, &levels, bid(debt))?;
            return Ok(Plan::Sold(sold));
        }
        Health::Insolvent { debt, need } => (debt, need),
    };
    let restake = slashable(sources, session.now)?;
    let could = restake.as_ref().map_or(Shares::ZERO, |(_, could)| *could);
    let slice = position.slice(debt, need, could, quote, &levels, bid(debt))?;
    match restake {
        Some((attached, _)) if !slice.want.is_zero() => Ok(Plan::Slice(slice, attached)),
        _ => Ok(Plan::Sold(slice.settle(
            Shares::ZERO,
            pool,
            quote,
            &levels,
        )?)),
    }
}

pub fn liquidate(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    owner: &str,
    to: Option<String>,
    min_lst: Option<Shares>,
) -> Result<Response, Refused> {
    // read
    let session = Session::open(deps.storage, env)?;
    let amount = paid(info, &session.config.loan.denom)?;
    let owner = account(deps.api, owner)?;
    let position = position(deps.storage, &owner)?;
    let quote = price::price(&deps.querier, &session)?;
    let buyer = Buyer {
        liquidator: info.sender.clone(),
        receiver: receiver((deps.storage, deps.api), env, to.as_deref(), &info.sender)?,
        amount,
        min_lst: min_lst.unwrap_or_default(),
        owner,
    };

    // decide
    let amount = Some(buyer.amount);
    match plan(
        (deps.storage, &deps.querier),
        &session,
        &position,
        &quote,
        amount,
    )? {
        Plan::Sold(sold) => finish(deps, session, &buyer, &sold, None),
        Plan::Slice(slice, attached) => {
            let sale = Sale {
                buyer,
                slice,
                quote,
                before: here(&deps.querier, &session.config.lst, env)?,
                restake: attached.address,
            };
            // write
            session.save(deps.storage)?;
            save(&LOCK, deps.storage, &Lock::All)?;
            let slash = slash(&sale.restake, slice.want);
            let slash = SubMsg::reply_always(slash, ReplyId::Slashed.into())
                .with_gas_limit(SLASH_GAS)
                .with_payload(pack(&sale)?);
            Ok(Response::new().add_submessage(slash))
        }
    }
}

/// Books the sale by the LST that arrived, whether the slash succeeded or failed.
pub fn on_slashed(
    deps: DepsMut,
    env: &Env,
    sale: &Sale,
    error: Option<&str>,
) -> Result<Response, Refused> {
    // read
    let session = Session::open(deps.storage, env)?;
    let here = here(&deps.querier, &session.config.lst, env)?;

    // decide
    let arrived = here.saturating_sub(sale.before);
    let levels = session.levels();
    let sold = sale
        .slice
        .settle(arrived, &session.pool, &sale.quote, &levels)?;
    let failed = error.map(|error| {
        // The buyer chooses how deep the call stack is. It must not thereby choose who bears the
        // loss, so the market proves that the depth was enough for the slash.
        let proof = prove_depth(env, SLASH_DEPTH.saturating_sub(1));
        (proof, Skipped::new("slash", sale.restake.as_str(), error))
    });

    // write
    LOCK.remove(deps.storage);
    finish(deps, session, &sale.buyer, &sold, failed)
}

/// Books a sale, and sends all LST and coins that leave the market for it.
fn finish(
    deps: DepsMut,
    mut session: Box<Session>,
    buyer: &Buyer,
    sold: &Sold,
    failed: Option<(WasmMsg, Skipped<'_>)>,
) -> Result<Response, Refused> {
    let &Buyer {
        amount, min_lst, ..
    } = buyer;
    let &Sold { repaid, lst, .. } = sold;
    if lst < min_lst {
        return Err(ContractError::MinLst {
            repaid,
            lst,
            min_lst,
        }
        .into());
    }
    let mut position = position(deps.storage, &buyer.owner)?;
    sold.book(&mut position, &mut session.pool)?;
    let refund = amount.checked_sub(repaid)?;

    // write
    session.save(deps.storage)?;
    save_position(deps.storage, &buyer.owner, &position)?;
    let mut response = response(buyer, sold, refund);
    if let Some((proof, skipped)) = failed {
        response = response.add_message(proof).add_event(skipped);
    }
    if !lst.is_zero() {
        let lst = Token(session.config.lst.clone()).transfer(&buyer.receiver, lst)?;
        response = response.add_message(lst);
    }
    if !refund.is_zero() {
        let denom = &session.config.loan.denom;
        response = response.add_message(pay(&buyer.liquidator, denom, refund));
    }
    if !sold.bad_debt.is_zero() {
        response = response.add_event(BadDebt {
            owner: &buyer.owner,
            debt: sold.debt,
            repaid,
            restake_lst: sold.from_restake,
            borne: sold.bad_debt,
        });
    }
    Ok(response)
}

/// The attributes of the event of a sale.
fn response(buyer: &Buyer, sold: &Sold, refund: Loan) -> Response {
    acted(
        "liquidate",
        &[
            "owner",
            "liquidator",
            "repaid",
            "lst",
            "from_restake",
            "bad_debt",
            "refund",
        ],
        [
            &buyer.owner,
            &buyer.liquidator,
            &sold.repaid,
            &sold.lst,
            &sold.from_restake,
            &sold.bad_debt,
            &refund,
        ],
    )
}
