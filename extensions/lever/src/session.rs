//! A session, with which each message and query begins: the position by the market's answer; and
//! the price by the hub's.

use crate::ContractError;
use ballast_extension_math::{
    lever::{Books, Priced, Refusal, Room},
    market::Scaled,
    time::Now,
};
use ballast_extension_share as share;
use ballast_extension_types::{
    lever::{Config, CONFIG},
    rate::Rate,
};
use ballast_types::{Amount, LayerShares, Native, Shares};
use ballast_wire::{answer_to, reads, writes, Read, Write};
use cosmwasm_std::{Addr, Decimal, Deps, Env, QuerierWrapper, StdResult, Uint128};

enum Question {
    Debt { owner: Addr },
    Market {},
}

writes! {
    enum Question {
        debt: Debt { owner },
        market: Market {},
    }
}

/// The fields of the market's answer to `debt` that are read.
struct Debt {
    collateral: Shares,
    scaled: Scaled,
    index: Uint128,
}

reads!(open struct Debt { collateral, scaled, index });

/// The fields of the market's answer to `market` that are read.
pub struct Market {
    cash: Native,
    headroom: Option<Native>,
    borrow_rate: Decimal,
    rate_at_target: Decimal,
    liq_ltv_bps: u64,
    /// What a liquidator gains, in bps of the coins that it pays.
    pub incentive_bps: u64,
}

reads! {
    open struct Market { cash, headroom, borrow_rate, rate_at_target, liq_ltv_bps, incentive_bps }
}

/// The position, with the terms of the lever.
pub struct Session {
    /// The config, which never changes.
    pub config: Config,
    /// The position, with interest to now, and the shares of the lever.
    pub books: Books,
    /// Block time.
    pub now: Now,
}

impl Session {
    /// Reads config and position; asks for no price.
    pub fn open(deps: Deps<'_>, env: &Env) -> Result<Self, ContractError> {
        let config = CONFIG.load(deps.storage)?;
        let owner = env.contract.address.clone();
        let debt: Debt = ask(&deps.querier, &config.market, &Question::Debt { owner })?;
        Ok(Self {
            books: Books {
                collateral: debt.collateral,
                scaled: debt.scaled,
                index: debt.index,
                supply: LayerShares::new(share::supply(deps.storage)?),
            },
            config,
            now: Now::from(env.block.time),
        })
    }

    /// The hub's totals, after any loss that the chain shows.
    pub fn rate(&self, deps: Deps<'_>) -> Result<Rate, ContractError> {
        let hub = &self.config.hub;
        answered(hub, Rate::ask(&deps.querier, hub))
    }

    /// The position at the price of LST now. Deposits and loans use this price.
    pub fn priced(&self, rate: &Rate) -> Result<Priced, ContractError> {
        Ok(self.books.priced(rate.value, rate.shares)?)
    }

    /// The position at a price that includes the cover which the hub's vault owes. Sales of LST use
    /// it, so that a buyer cannot gain by making the hub owe a cover within one transaction.
    pub fn owed(&self, rate: &Rate) -> Result<Priced, ContractError> {
        let value = rate.value.checked_add(rate.pending_cover);
        let value = value.map_err(Refusal::from)?;
        Ok(self.books.priced(value, rate.shares)?)
    }

    /// What the market could lend now, and at which rates.
    pub fn market(&self, deps: Deps<'_>) -> Result<Market, ContractError> {
        market(&deps.querier, &self.config.market)
    }
}

/// Fails while a cover is owed: with leverage, a newcomer would gain a multiple of it.
///
/// # Errors
/// `CoverPending`.
pub fn ensure_no_cover(rate: &Rate) -> Result<(), ContractError> {
    match rate.pending_cover.is_zero() {
        true => Ok(()),
        false => Err(ContractError::CoverPending {
            pending_cover: rate.pending_cover,
        }),
    }
}

impl Market {
    /// The part that the arithmetic needs.
    pub fn room(&self) -> Room {
        Room {
            cash: self.cash,
            headroom: self.headroom.unwrap_or_default(),
            rate: self.borrow_rate.atomics(),
            rate_at_target: self.rate_at_target.atomics(),
            liq_bps: self.liq_ltv_bps,
        }
    }

    /// The rate that borrowers pay now, for a year.
    pub fn borrow_rate(&self) -> Decimal {
        self.borrow_rate
    }

    /// The rate that they would pay at 90 % use.
    pub fn rate_at_target(&self) -> Decimal {
        self.rate_at_target
    }
}

/// Queries the market as a whole.
pub fn market(querier: &QuerierWrapper<'_>, at: &Addr) -> Result<Market, ContractError> {
    ask(querier, at, &Question::Market {})
}

/// Queries a contract; the error names it.
pub fn ask<T: Read>(
    querier: &QuerierWrapper<'_>,
    at: &Addr,
    question: &dyn Write,
) -> Result<T, ContractError> {
    answered(at, answer_to(querier, at, question))
}

fn answered<T>(at: &Addr, answer: StdResult<T>) -> Result<T, ContractError> {
    answer.map_err(|err| ContractError::NoAnswer {
        of: at.clone(),
        reason: err.to_string(),
    })
}
