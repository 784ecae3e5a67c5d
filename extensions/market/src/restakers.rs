//! What restakers back. Their contract is not queried: its one item is read raw, and counts as 0 if
//! it cannot be read.

use crate::{price::Lending, rows::may_load, session::Session, ContractError, Refused};
use ballast_extension_math::{market::Refusal, time::Now};
use ballast_extension_types::{
    market::{Attached, Loan, Position, RESTAKE},
    restake::{Stake, STAKE},
};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{QuerierWrapper, Storage, Uint128};

/// Storage and querier.
pub type Sources<'a> = (&'a dyn Storage, &'a QuerierWrapper<'a>);

/// The restake contract, and the most LST that a slash could take there now; `None` if none is
/// attached.
pub fn slashable(
    (storage, querier): Sources<'_>,
    now: Now,
) -> Result<Option<(Attached, Shares)>, Refused> {
    let Some(attached) = may_load(&RESTAKE, storage)? else {
        return Ok(None);
    };
    let slashable = match stake(querier, &attached) {
        Some(stake) => reckon(stake, &attached, now).unwrap_or_default(),
        None => Shares::ZERO,
    };
    Ok(Some((attached, slashable)))
}

/// The stake of the restake contract, as it was last written.
pub fn stake(querier: &QuerierWrapper<'_>, attached: &Attached) -> Option<Stake> {
    STAKE.may_query(querier, &attached.address).ok().flatten()
}

fn reckon(
    mut stake: Stake,
    attached: &Attached,
    now: Now,
) -> Result<Shares, ballast_extension_math::restake::Refusal> {
    let terms = attached.terms();
    let booked = stake.booked()?;
    stake.accrue(booked, &terms, now)?;
    stake.slashable(&terms, now)
}

/// The most total debt that may exist after a loan.
pub fn cap(
    session: &Session,
    lending: &Lending,
    slashable: Option<Shares>,
) -> Result<Loan, Refused> {
    let set = session.limits.borrow_cap;
    let set = set.unwrap_or_else(|| Loan::new(Uint128::MAX));
    let Some(slashable) = slashable else {
        return Ok(set);
    };
    let worth = lending.low.worth_floor(slashable)?.raw();
    let ratio = Uint128::from(session.config.max_debt_ratio);
    Ok(set.min(Loan::new(worth.saturating_mul(ratio))))
}

/// The coins that can still be borrowed, by cash and cap, less the rounding of scaled debt.
pub fn headroom(session: &Session, cap: Loan) -> Result<Loan, Refused> {
    let pool = &session.pool;
    let taken = pool.debt_floor()?.raw().saturating_add(pool.slack());
    Ok(cap.saturating_sub(Loan::new(taken)).min(pool.cash))
}

/// Fails unless the position's debt is at least the least debt, total debt is at most the cap, and
/// the LTV is at most the opening LTV. Returns debt and LTV.
pub fn ensure_loan(
    (storage, querier): Sources<'_>,
    session: &Session,
    position: &Position,
) -> Result<(Loan, u64), Refused> {
    let Session { config, pool, .. } = session;
    position.ensure_min_debt(pool, config.min_debt)?;
    let lending = crate::price::lending(querier, session)?;
    let slashable = slashable((storage, querier), session.now)?.map(|(_, slashable)| slashable);
    let (debt, cap) = (pool.debt_floor()?, cap(session, &lending, slashable)?);
    if debt > cap {
        return Err(ContractError::Market(Refusal::BorrowCap { debt, cap }).into());
    }
    let ltv_bps = position.ensure_open(pool, &lending.low, lending.open)?;
    Ok((pool.debt_ceil(position.scaled)?, ltv_bps))
}
