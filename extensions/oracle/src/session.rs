//! What messages begin with: parameters, reporters as they are now, and which round it is.

use crate::ContractError;
use ballast_extension_math::{
    oracle::{Refusal, Rules},
    time::Now,
};
use ballast_extension_types::oracle::{
    Config, Feed, Reporter, Reporters, CONFIG, FEEDS, REPORTERS,
};
use ballast_types::{access, ownership, Amount, Shares};
use cosmwasm_std::{Addr, Deps, Env, StdResult, Storage};

/// Parameters and reporters.
pub struct Session {
    /// Roles and parameters.
    pub config: Config,
    /// The parameters that decide weights, fines and times.
    pub rules: Rules,
    /// The reporters, as evictions have left them by now.
    pub reporters: Reporters,
    /// Block time.
    pub now: Now,
    /// The current round.
    pub round: u64,
}

impl Session {
    /// Reads all of it.
    pub fn open(deps: Deps<'_>, env: &Env) -> Result<Self, ContractError> {
        let config = CONFIG.load(deps.storage)?;
        let mut reporters = REPORTERS.load(deps.storage)?;
        let (rules, now) = (config.rules(), Now::from(env.block.time));
        for reporter in &mut reporters.all {
            reporter.standing.settle(now.floor, &rules)?;
        }
        Ok(Self {
            round: rules.round(now.floor),
            config,
            rules,
            reporters,
            now,
        })
    }

    /// Writes reporters back.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        REPORTERS.save(storage, &self.reporters)
    }

    /// A reporter by address.
    ///
    /// # Errors
    /// `NotAdmitted`.
    pub fn reporter(&mut self, address: &Addr) -> Result<&mut Reporter, ContractError> {
        let mut all = self.reporters.all.iter_mut();
        let found = all.find(|reporter| reporter.address == *address);
        found.ok_or_else(|| ContractError::NotAdmitted {
            address: address.clone(),
        })
    }

    /// A reporter by number; none for a former one.
    pub fn numbered(&mut self, id: u32) -> Option<&mut Reporter> {
        let mut all = self.reporters.all.iter_mut();
        all.find(|reporter| reporter.id == id)
    }

    /// All weight of a round.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn active(&self, round: u64) -> Result<Shares, ContractError> {
        let all = self.reporters.all.iter();
        let weights = all.map(|reporter| reporter.standing.weight(round, &self.rules));
        Ok(Shares::sum(weights).map_err(Refusal::from)?)
    }

    /// The numbers of the reporters who have weight in a round.
    pub fn weighed(&self, round: u64) -> impl Iterator<Item = u32> + '_ {
        let all = self.reporters.all.iter();
        all.filter(move |reporter| !reporter.standing.weight(round, &self.rules).is_zero())
            .map(|reporter| reporter.id)
    }

    /// What is pledged, leaving and owed, all together.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn sums(&self) -> Result<[Shares; 3], ContractError> {
        let sum = |part: fn(&Reporter) -> Shares| Shares::sum(self.reporters.all.iter().map(part));
        let sums = (
            sum(|reporter| reporter.standing.pledge),
            sum(|reporter| reporter.standing.leaving),
            sum(|reporter| reporter.standing.owed),
        );
        Ok([
            sums.0.map_err(Refusal::from)?,
            sums.1.map_err(Refusal::from)?,
            sums.2.map_err(Refusal::from)?,
        ])
    }
}

/// A feed and its name.
#[derive(Clone, Copy)]
pub struct Named<'a> {
    /// The name.
    pub id: &'a str,
    /// The feed.
    pub feed: &'a Feed,
}

/// A feed.
///
/// # Errors
/// `UnknownFeed`.
pub fn feed(storage: &dyn Storage, id: &str) -> Result<Feed, ContractError> {
    let feed = FEEDS.may_load(storage, id)?;
    feed.ok_or_else(|| ContractError::UnknownFeed {
        feed: id.to_string(),
    })
}

/// Fails unless `sender` is the owner.
///
/// # Errors
/// `Unauthorized`.
pub fn ensure_owner(deps: Deps<'_>, sender: &Addr) -> Result<(), ContractError> {
    let owner = ownership::load(deps.storage)?.owner;
    let may = owner.as_ref() == Some(sender);
    Ok(access::ensure_is(may, "the owner", sender)?)
}

/// Fails unless `sender` is the guardian or the owner.
///
/// # Errors
/// `Unauthorized`.
pub fn ensure_guard(deps: Deps<'_>, config: &Config, sender: &Addr) -> Result<(), ContractError> {
    let owner = ownership::load(deps.storage)?.owner;
    let may = config.guardian == *sender || owner.as_ref() == Some(sender);
    Ok(access::ensure_is(may, "the guardian or the owner", sender)?)
}
