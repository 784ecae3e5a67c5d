//! What every message and every question begins with: the stake, as it is now.

use crate::ContractError;
use ballast_extension_math::{restake::Terms, time::Now};
use ballast_extension_types::restake::{Config, Stake, CONFIG, STAKE};
use ballast_types::{token::Token, Amount, Shares};
use cosmwasm_std::{Deps, Env, StdResult, Storage};

/// The stake, and the terms it is under.
pub struct Session {
    /// Roles and terms.
    pub config: Config,
    /// The terms of it that decide amounts and times.
    pub terms: Terms,
    /// The stake: what arrived is noted, what dripped is counted, a request that is over is gone.
    pub stake: Stake,
    /// LST that came since the stake was written last: a gift.
    pub arrived: Shares,
    /// Block time.
    pub now: Now,
}

impl Session {
    /// Reads all of it. `coming`: LST that is here already and belongs to the message.
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

    /// Writes the stake back.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        STAKE.save(storage, &self.stake)
    }
}
