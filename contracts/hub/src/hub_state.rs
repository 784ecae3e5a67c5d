//! Configuration and books: read by nearly every message, and written back in one place if they
//! were changed.

use crate::{state::Harvest, ContractError};
use ballast_accounting::{
    time::{secs_ceil, secs_floor},
    Amount, Native, Totals,
};
use ballast_types::{
    hub::{Books, Config, PauseScope, BOOKS, CONFIG},
    queue::Queue,
    registry::Registry,
    token::Token,
    tracked::Tracked,
};
use cosmwasm_std::{coin, Coin, Deps, DepsMut, Env, QuerierWrapper, StdResult, Storage, Timestamp};
use litemap::LiteMap;
use std::cell::OnceCell;

/// Configuration, books and time of a call: one storage read for each fact.
pub struct HubState {
    /// Addresses, roles, parameters.
    pub config: Tracked<Config>,
    /// The books.
    pub books: Tracked<Books>,
    /// Block time in seconds, rounded down: what is due by now has certainly been paid when this
    /// block has ended.
    pub now: u64,
    /// Block time.
    pub time: Timestamp,
    /// The chain's bonded set: asked for once a message, if at all.
    bonded: OnceCell<LiteMap<String, ()>>,
}

impl HubState {
    pub fn load(storage: &dyn Storage, env: &Env) -> Result<Self, ContractError> {
        Ok(Self {
            config: Tracked::new(CONFIG.load(storage)?),
            books: Tracked::new(BOOKS.load(storage)?),
            now: secs_floor(env.block.time),
            time: env.block.time,
            bonded: OnceCell::new(),
        })
    }

    /// Loads the state, has `act` read and change it, and writes back what it changed: nothing else
    /// saves it.
    ///
    /// # Errors
    /// Those of `act`; nothing is written then.
    pub fn change<T>(
        mut deps: DepsMut<'_>,
        env: &Env,
        act: impl FnOnce(DepsMut<'_>, &mut Self) -> Result<T, ContractError>,
    ) -> Result<T, ContractError> {
        let mut hub = Self::load(deps.storage, env)?;
        let done = act(deps.branch(), &mut hub)?;
        if let Some(config) = hub.config.changed() {
            CONFIG.save(deps.storage, config)?;
        }
        if let Some(books) = hub.books.changed() {
            BOOKS.save(deps.storage, books)?;
        }
        Ok(done)
    }

    /// Block time in seconds, rounded up: money of what is due by then may have come.
    pub fn may_be_due_by(&self) -> u64 {
        secs_ceil(self.time)
    }

    /// The validators of the chain's bonded set.
    pub fn bonded_set(&self, querier: &QuerierWrapper<'_>) -> StdResult<&LiteMap<String, ()>> {
        if let Some(known) = self.bonded.get() {
            return Ok(known);
        }
        let validators = querier.query_all_validators()?.into_iter();
        let set = validators.map(|v| (v.address, ())).collect();
        Ok(self.bonded.get_or_init(|| set))
    }

    pub fn totals(&self) -> Result<Totals, ContractError> {
        Ok(self.books.pool.totals(self.now)?)
    }

    pub fn token(&self) -> Token {
        Token(self.config.suite.token.clone())
    }

    pub fn registry(&self) -> Registry {
        Registry(self.config.suite.registry.clone())
    }

    pub fn queue(&self) -> Queue {
        Queue(self.config.suite.queue.clone())
    }

    /// `amount` of the staking token.
    pub fn coin(&self, amount: Native) -> Coin {
        coin(amount.raw().u128(), &self.config.denom)
    }

    /// `amount` as attached funds: nothing for zero.
    pub fn funds(&self, amount: Native) -> Vec<Coin> {
        match amount.is_zero() {
            true => vec![],
            false => vec![self.coin(amount)],
        }
    }

    /// The caller's limit on native messages, never above `max_ops`.
    ///
    /// # Errors
    /// A limit of zero.
    pub fn ops(&self, limit: Option<u32>) -> Result<usize, ContractError> {
        let most = self.config.params.max_ops;
        match limit.unwrap_or(most).min(most) {
            0 => Err(ContractError::NoOps { most }),
            ops => Ok(usize::try_from(ops).unwrap_or(usize::MAX)),
        }
    }

    /// The window over which an amount that arrives now is released: at least as long as it took to
    /// earn.
    pub fn drip_window(&self) -> u64 {
        let age = self.now.saturating_sub(self.books.earned_since);
        ballast_accounting::drip_window(self.config.params.drip_secs, age)
    }

    /// Since when a validator owes rewards: those earned before are withdrawn, or are in the
    /// collector.
    pub fn owed_since(&self, round: &Harvest) -> u64 {
        round.whole_from.max(self.books.earned_since)
    }

    /// The unbonding time that schedules go by: the parameter, or what the chain was seen to use
    /// where that is more.
    pub fn unbonding_secs(&self) -> u64 {
        self.books
            .unbonding_seen
            .max(self.config.params.unbonding_secs)
    }

    /// Learns from the chain that what leaves a bonded validator now is through at `completes_at`,
    /// in seconds rounded up.
    pub fn saw_unbonding(&mut self, completes_at: u64) {
        self.books.unbonding_seen = completes_at.saturating_sub(self.may_be_due_by());
    }

    /// The time between two batches that goes with [`HubState::unbonding_secs`].
    pub fn batch_interval_secs(&self) -> u64 {
        let least = ballast_types::hub::least_interval(
            self.unbonding_secs(),
            self.config.params.max_entries,
        );
        self.config.params.batch_interval_secs.max(least)
    }

    /// When the open batch may be priced.
    pub fn next_batch_at(&self) -> u64 {
        self.books.next_batch_at
    }

    /// When the pause of `scope` ends, while it is paused.
    pub fn paused_until(&self, scope: PauseScope) -> Option<u64> {
        self.books.pauses.until(scope, self.now)
    }

    /// Fails while `scope` is paused.
    pub fn ensure_running(&self, scope: PauseScope) -> Result<(), ContractError> {
        match self.paused_until(scope) {
            None => Ok(()),
            Some(until) => Err(ContractError::Paused {
                scope: scope_name(scope),
                until,
                now: self.now,
            }),
        }
    }

    /// Fails while insurers owe for a loss.
    pub fn ensure_no_cover_pending(&self) -> Result<(), ContractError> {
        match self.books.pending_cover.is_zero() {
            true => Ok(()),
            false => Err(ContractError::CoverPending {
                pending: self.books.pending_cover,
            }),
        }
    }

    /// Native in the hub that is neither the pool's nor reserved: coins that arrived since the last
    /// look.
    pub fn arrived(
        &self,
        deps: Deps<'_>,
        env: &Env,
        reserved: Native,
    ) -> Result<Native, ContractError> {
        let balance = deps
            .querier
            .query_balance(&env.contract.address, &self.config.denom)?;
        let known = self.books.pool.buffer.checked_add(reserved)?;
        Ok(Native::new(balance.amount).saturating_sub(known))
    }
}

/// A scope as messages spell it.
pub fn scope_name(scope: PauseScope) -> &'static str {
    match scope {
        PauseScope::Bond => "bond",
        PauseScope::Unbond => "unbond",
        PauseScope::Cranks => "cranks",
    }
}
