//! `rebalance`: the market lends what the position lacks to the target leverage, bonds it and adds
//! the LST, in one message.

use super::shown;
use crate::{calls::borrow, reply::ReplyId, session::Session, ContractError};
use ballast_extension_math::lever::{tip_floor, Priced};
use ballast_extension_share as share;
use ballast_extension_types::lever::KEEPER_AT;
use ballast_types::{packed::pack, Amount, LayerShares, Native, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response, SubMsg};

/// A loan that the market is bonding.
#[cw_serde]
pub struct Raising {
    /// The position before the loan.
    pub priced: Priced,
    /// The coins that are borrowed.
    pub borrowed: Native,
    /// Shares for the caller.
    pub tip: LayerShares,
}

pub fn rebalance(deps: DepsMut, env: &Env, info: &MessageInfo) -> Result<Response, ContractError> {
    // read and decide
    let session = Session::open(deps.as_ref(), env)?;
    let raising = plan(deps.as_ref(), &session)?;

    // write
    if !raising.tip.is_zero() {
        share::mint(deps.storage, &info.sender, raising.tip.raw())?;
    }
    KEEPER_AT.save(deps.storage, &session.now.ceil)?;
    let work = borrow(&session.config.market, raising.borrowed);
    let work = SubMsg::reply_on_success(work, ReplyId::Raised.into());
    Ok(Response::new().add_submessage(work.with_payload(pack(&raising)?)))
}

/// The loan of a rebalance now, and the caller's tip.
pub fn plan(deps: Deps, session: &Session) -> Result<Raising, ContractError> {
    let terms = &session.config.terms;
    let room = session.market(deps)?.room();
    let priced = session.priced(&session.rate(deps)?)?;
    let secs = session.now.floor;
    let secs = secs.saturating_sub(KEEPER_AT.load(deps.storage)?);
    Ok(Raising {
        priced,
        borrowed: priced.rebalance(terms, &room)?,
        tip: tip_floor(session.books.supply, terms.keeper_bps, secs)?,
    })
}

/// Reports what the loan brought. The market has checked the position by then.
pub fn on_raised(deps: Deps, env: &Env, raised: &Raising) -> Result<Response, ContractError> {
    let after = Session::open(deps, env)?.books.collateral;
    let lst = after.saturating_sub(raised.priced.books.collateral);
    let leverage = raised.leverage(lst)?;
    let response = Response::new()
        .add_attribute("action", "rebalance")
        .add_attribute("borrowed", raised.borrowed.to_string())
        .add_attribute("lst", lst.to_string())
        .add_attribute("tip", raised.tip.to_string());
    Ok(match leverage {
        Some(bps) => response.add_attribute("leverage_bps", bps.to_string()),
        None => response,
    })
}

impl Raising {
    /// The leverage after the loan brought `lst`; `None` if there is no equity.
    pub fn leverage(&self, lst: Shares) -> Result<Option<u64>, ContractError> {
        let after = self.priced.raised(self.borrowed, lst)?;
        Ok(shown(after.leverage_floor()?))
    }
}
