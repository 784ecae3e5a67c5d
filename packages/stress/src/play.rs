//! A scenario that goes on after its end: time passes, users act, shocks come.

mod batches;
mod commands;
mod effects;
mod lasting;
mod leave;
mod liquidate;
mod shocks;
mod turn;

use crate::ledger::{prices, Ledger, Prices, View};
use crate::{Cause, StressError};
use ballast_answers::pages::List;
use ballast_scenario::{run_watched, Runner};
use ballast_testing::BLOCK_SECS;
use ballast_types::hub::{self, StateResponse};
use cosmwasm_std::{Addr, Decimal};
use lasting::Effects;
use serde::{de::DeserializeOwned, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Into how many turns [`Play::pass`] divides a span of time. The bounds below change that number
/// for short and long spans, and each wake ([`Play::wakes`]) adds a turn.
const TURNS: u64 = 48;
/// The shortest regular time between two turns of [`Play::pass`], seconds. A wake or the end of the
/// span can come sooner, down to one second later.
const SHORTEST_TURN: u64 = 600;
/// The longest time between two turns of [`Play::pass`] and [`Play::settle`], seconds: a day.
/// [`Play::all_leave`] has turns of its own, of five days.
const LONGEST_TURN: u64 = 86_400;

/// A scenario with a suite, and the accounts that act in it.
pub struct Play {
    runner: Runner,
    /// The account that sends cranks.
    keeper: String,
    /// The account that buys collateral at a discount.
    liquidator: String,
    /// What loan coins are worth, fixed at the start.
    prices: Prices,
    /// The price that reporters report of each feed while no depeg lasts.
    normal: BTreeMap<FeedOf, Decimal>,
    /// Shocks that last.
    effects: Effects,
    /// Whether reporters keep their pledges while other accounts leave.
    reporters_stay: bool,
    /// Counts since [`Play::take_tally`] was last called.
    tally: Tally,
    /// By number, the batches that had unpaid exits when they were noted: when each was paid, unix
    /// seconds.
    batches: BTreeMap<u64, Option<u64>>,
    /// All commands since the scenario ended, one a line.
    story: String,
}

/// A feed of one of the oracles: the oracle's name and the feed's id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct FeedOf {
    oracle: String,
    feed: String,
}

/// Counts since [`Play::take_tally`] was last called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Messages that were carried out.
    pub done: u64,
    /// Messages that a contract refused.
    pub refused: u64,
    /// Sales of collateral.
    pub liquidations: u64,
    /// Debt that neither collateral nor restakers paid, in loan coins.
    pub bad_debt: u128,
    /// LST that restake contracts lost to their markets and hedges.
    pub restake_slashed: u128,
    /// Buy-downs of levers.
    pub buy_downs: u64,
    /// Top-ups of hedges.
    pub top_ups: u64,
}

impl Play {
    /// Carries a scenario out, checks what it expects, and goes on from its end.
    ///
    /// # Errors
    /// The scenario fails, or [`Play::on`] refuses it.
    pub fn of(text: &str) -> Result<Self, StressError> {
        let runner = run_watched(text, |_, _, _| Ok(()))?;
        Self::on(runner)
    }

    /// Goes on from where a runner stands. The accounts `keeper` and `liquidator` are the keeper
    /// and the liquidator; the first account takes the place of either that does not exist.
    ///
    /// # Errors
    /// The runner deployed no suite, or has no account.
    pub fn on(runner: Runner) -> Result<Self, StressError> {
        let view = View::of(&runner).ok_or(Cause::NoSuite)?;
        let names: Vec<&str> = view.accounts().map(|(name, _)| name).collect();
        let first = names.first().ok_or(Cause::NoAccount)?;
        let named = |name: &str| {
            let found = names.iter().find(|known| **known == name);
            found.unwrap_or(first).to_string()
        };
        let (keeper, liquidator) = (named("keeper"), named("liquidator"));
        let prices = prices(&view)?;
        Ok(Self {
            keeper,
            liquidator,
            prices,
            normal: BTreeMap::new(),
            effects: Effects::default(),
            reporters_stay: false,
            tally: Tally::default(),
            batches: BTreeMap::new(),
            story: String::new(),
            runner,
        })
    }

    /// The chain, the suite and its extensions, as they are now.
    ///
    /// # Errors
    /// The runner has no suite. [`Play::on`] takes none without one.
    pub fn view(&self) -> Result<View<'_>, StressError> {
        View::of(&self.runner).ok_or_else(|| Cause::NoSuite.into())
    }

    /// A contract's answer: see [`View::answer`].
    fn ask<T: DeserializeOwned>(
        &self,
        contract: &Addr,
        query: &impl Serialize,
    ) -> Result<T, StressError> {
        self.view()?.answer(contract, query)
    }

    /// All rows of a contract's list.
    fn list<T: DeserializeOwned>(
        &self,
        contract: &Addr,
        list: List,
        about: Value,
    ) -> Result<Vec<T>, StressError> {
        self.view()?.list(contract, list, about)
    }

    /// The hub's answer.
    fn ask_hub<T: DeserializeOwned>(&self, query: &hub::QueryMsg) -> Result<T, StressError> {
        let view = self.view()?;
        view.answer(&view.suite.hub, query)
    }

    /// The runner of the scenario.
    pub fn runner(&self) -> &Runner {
        &self.runner
    }

    /// Every command since the scenario ended, as lines of the scenario language: appended to the
    /// scenario, they repeat the run.
    pub fn story(&self) -> &str {
        &self.story
    }

    /// What each account has now.
    ///
    /// # Errors
    /// A contract does not answer.
    pub fn ledger(&self) -> Result<Ledger, StressError> {
        Ledger::take(&self.view()?, &self.prices)
    }

    /// The counts since the last call, which then start again at zero.
    pub fn take_tally(&mut self) -> Tally {
        std::mem::take(&mut self.tally)
    }

    /// The block's time, unix seconds.
    ///
    /// # Errors
    /// As [`Play::view`].
    pub fn now(&self) -> Result<u64, StressError> {
        Ok(self.view()?.chain.now())
    }

    /// The block's height.
    ///
    /// # Errors
    /// As [`Play::view`].
    pub fn height(&self) -> Result<u64, StressError> {
        Ok(self.view()?.chain.height())
    }

    /// Turns the checks of invariants and laws after each step on or off; they are on by default.
    pub fn set_checks(&mut self, on: bool) {
        self.runner.set_checks(on);
    }

    /// Lets time pass, with a turn at regular intervals, and whenever the next batch may be priced,
    /// an unbonding entry is paid or a shock ends.
    ///
    /// # Errors
    /// A broken invariant or law; a contract that does not answer.
    pub fn pass(&mut self, secs: u64) -> Result<(), StressError> {
        self.pass_by(secs, (secs / TURNS).clamp(SHORTEST_TURN, LONGEST_TURN))
    }

    /// Lets time pass, with a turn every `turn` seconds and at each wake ([`Play::wakes`]).
    fn pass_by(&mut self, secs: u64, turn: u64) -> Result<(), StressError> {
        let end = self.now()? + secs;
        loop {
            let now = self.now()?;
            if now >= end {
                return Ok(());
            }
            let next = end.min(now + turn).min(self.next_wake()?);
            self.block(next - now)?;
            self.turn()?;
        }
    }

    /// The first wake after now, unix seconds; [`u64::MAX`] if there is none.
    fn next_wake(&self) -> Result<u64, StressError> {
        let now = self.now()?;
        let wakes = self.wakes()?.into_iter().filter(|at| *at > now);
        Ok(wakes.min().unwrap_or(u64::MAX))
    }

    /// Wakes, unix seconds: when the next batch may be priced, when an unbonding entry completes
    /// and the block after it, and when a shock ends.
    fn wakes(&self) -> Result<Vec<u64>, StressError> {
        let view = self.view()?;
        let state: StateResponse = self.ask_hub(&hub::QueryMsg::State {})?;
        let mut all = vec![state.next_batch_at];
        let entries = view.chain.unbondings(&view.suite.hub);
        // the chain pays at the end of a block, and a keeper sees it in the next one
        all.extend(
            entries
                .iter()
                .flat_map(|entry| [entry.completes_at, entry.completes_at + BLOCK_SECS]),
        );
        all.extend(self.effects.ends());
        Ok(all)
    }
}
