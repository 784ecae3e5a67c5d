//! A session, with which each message and query begins: the stake as of now.

use crate::ContractError;
use ballast_extension_math::{restake::Terms, time::Now};
use ballast_extension_types::restake::{Config, Stake, CONFIG, STAKE};
use ballast_types::{token::Token, Amount, Shares};
use cosmwasm_std::{Deps, Env, StdResult, Storage};

/// The stake, with its terms.
pub struct Session {
    /// The config: roles and terms.
    pub config: Config,
    /// The terms that decide amounts and times.
    pub terms: Terms,
    /// The stake as of now: LST that arrived is booked, what has dripped counts, and a slash
    /// request that has lapsed is gone.
    pub stake: Stake,
    /// LST that came since the stake was last written, without a deposit: a gift.
    pub arrived: Shares,
    /// Block time.
    pub now: Now,
}

impl Session {
    /// Reads config and stake. `coming` is LST that is already here and belongs to this message.
    pub fn open(deps: Deps<'_>, env: &Env, coming: Shares) -> Result<Self, ContractError> {
        let config = CONFIG.load(deps.storage)?;
        let mut stake = STAKE.load(deps.storage)?;
        let (terms, now) = (config.terms(), Now::from(env.block.time));
        let token = Token(config.lst.clone());
        let balance = token.balance(&deps.querier, &env.contract.address)?;
        let here = balance.saturating_sub(coming);
        let arrived = here.saturating_sub(stake.booked()?);
        stake.accrue(here, &terms, now)?;
        Ok(Self {
            config,
            terms,
            stake,
            arrived,
            now,
        })
    }

    /// Writes the stake.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        STAKE.save(storage, &self.stake)
    }
}
