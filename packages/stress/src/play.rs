//! A scenario that goes on after its end: time passes, users act, shocks come.

mod batches;
mod effects;
mod leave;
mod shocks;
mod turn;

use crate::ledger::{prices, Ledger, List, Prices, View};
use crate::{Cause, StressError};
use ballast_extension_types::{hedge, restake};
use ballast_scenario::{answer, parse_line, run_watched, Runner};
use ballast_testing::BLOCK_SECS;
use ballast_tool::answer::{list, number};
use cosmwasm_std::{Addr, Decimal};
use effects::Effects;
use serde::Serialize;
use serde_json::{json, Value};
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
    /// Has a chain and a suite: [`Play::on`] checks it, and a runner never loses them.
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

/// What came of a command that the chain or a contract may refuse.
enum Answer {
    /// It was carried out, with this answer.
    Done(Value),
    /// It was refused, for this reason.
    Refused(String),
}

impl Answer {
    fn of(answer: Result<Value, String>) -> Self {
        match answer {
            Ok(value) => Self::Done(value),
            Err(why) => Self::Refused(why),
        }
    }
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
        let Some(view) = View::of(&runner) else {
            return Err(StressError::no_suite());
        };
        let names: Vec<&str> = view.accounts().map(|(name, _)| name).collect();
        let Some(first) = names.first() else {
            return Err(StressError::new(
                Cause::NoAccount,
                "the scenario has no account that could be the keeper",
            ));
        };
        let named = |name: &str| {
            let found = names.iter().find(|known| **known == name);
            found.unwrap_or(first).to_string()
        };
        let (keeper, liquidator) = (named("keeper"), named("liquidator"));
        let prices = prices(&view);
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
    /// # Panics
    /// Never: [`Play::on`] takes no runner without a suite.
    #[allow(
        clippy::expect_used,
        reason = "`Play::on` checks that there is a suite"
    )]
    pub fn view(&self) -> View<'_> {
        View::of(&self.runner).expect("a runner with a suite")
    }

    /// A contract's answer; null where the contract refuses the question.
    fn ask(&self, contract: &Addr, msg: &impl Serialize) -> Value {
        self.view().answer(contract, msg)
    }

    /// All rows of a contract's list.
    fn list(&self, contract: &Addr, list: List, about: Value) -> Vec<Value> {
        self.view().list(contract, list, about)
    }

    /// The hub's answer; null where the hub refuses the question.
    fn ask_hub(&self, msg: &Value) -> Value {
        let view = self.view();
        view.answer(&view.suite.hub, msg)
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
    pub fn ledger(&self) -> Ledger {
        Ledger::take(&self.view(), &self.prices)
    }

    /// The counts since the last call, which then start again at zero.
    pub fn take_tally(&mut self) -> Tally {
        std::mem::take(&mut self.tally)
    }

    /// The block's time, unix seconds.
    pub fn now(&self) -> u64 {
        self.view().chain.now()
    }

    /// The block's height.
    pub fn height(&self) -> u64 {
        self.view().chain.height()
    }

    /// Turns the checks of invariants and laws after each step on or off; they are on by default.
    pub fn set_checks(&mut self, on: bool) {
        self.runner.set_checks(on);
    }

    /// Carries out one command of the scenario language.
    fn command(&mut self, command: &Value) -> Result<Answer, StressError> {
        let text = command.to_string();
        let line = parse_line(&text, 0)?;
        self.story.push_str(&text);
        self.story.push('\n');
        // the block stays open for the commands that follow
        let report = self.runner.step(&line, true);
        match report {
            Ok(report) => Ok(Answer::of(report.answer)),
            Err(err) => Err(StressError::from(err).of_command(format!("after {command}"))),
        }
    }

    /// Carries out a command that the chain must not refuse.
    fn must(&mut self, command: &Value) -> Result<(), StressError> {
        match self.command(command)? {
            Answer::Done(_) => Ok(()),
            Answer::Refused(why) => Err(StressError::new(Cause::Refused, why)),
        }
    }

    /// Sends a message in the open block: its answer, or none where the contract refused it.
    fn send(
        &mut self,
        from: &str,
        to: &str,
        msg: &Value,
        funds: &str,
    ) -> Result<Option<Value>, StressError> {
        let is_open = self.view().chain.is_open();
        let command = json!({
            "cmd": "exec", "from": from, "contract": to, "msg": msg, "funds": funds, "may_fail": true, "same_block": is_open,
        });
        match self.command(&command)? {
            Answer::Done(answer) => {
                self.tally.done += 1;
                self.count(&answer);
                Ok(Some(answer))
            }
            Answer::Refused(_) => {
                self.tally.refused += 1;
                Ok(None)
            }
        }
    }

    /// [`Play::send`] with a typed message, without its null fields.
    fn tell(
        &mut self,
        from: &str,
        to: &str,
        msg: &impl Serialize,
        funds: &str,
    ) -> Result<Option<Value>, StressError> {
        let msg = serde_json::to_value(msg)
            .map_err(|err| StressError::new(Cause::Refused, err.to_string()))?;
        self.send(from, to, &without_nulls(msg), funds)
    }

    /// Sends an account's LST to a contract with a message: whether the contract took it.
    fn send_lst(
        &mut self,
        from: &str,
        to: &str,
        lst: u128,
        msg: &Value,
    ) -> Result<bool, StressError> {
        let msg =
            json!({"send": {"contract": to, "amount": lst.to_string(), "msg": {"$b64": msg}}});
        Ok(self.send(from, "token", &msg, "")?.is_some())
    }

    /// Counts the sales, buy-downs, top-ups and restake slashes in a transaction's events.
    fn count(&mut self, answer: &Value) {
        let events = list(&answer["events"]);
        for event in events {
            let attributes = list(&event["attributes"]);
            let of = |key: &str| {
                attributes
                    .iter()
                    .find(|pair| pair[0] == key)
                    .map(|pair| pair[1].clone())
            };
            let is = |action: &str| of("action") == Some(json!(action));
            match event["type"].as_str() {
                Some("wasm") if is("liquidate") => {
                    self.tally.liquidations += 1;
                    self.tally.bad_debt += number(&of("bad_debt").unwrap_or_default());
                }
                Some("wasm") if is("buy_down") => self.tally.buy_downs += 1,
                Some(ty) if is_named(ty, hedge::event::TOP_UP) => self.tally.top_ups += 1,
                Some(ty) if is_named(ty, restake::event::SLASH) => {
                    self.tally.restake_slashed += number(&of("taken").unwrap_or_default());
                }
                _ => {}
            }
        }
    }

    /// Makes one block, `secs` after the last and at least one second.
    fn block(&mut self, secs: u64) -> Result<(), StressError> {
        self.must(&json!({"cmd": "block", "n": 1, "secs": secs.max(1)}))
    }

    /// Lets time pass, with a turn at regular intervals, and whenever the next batch may be priced,
    /// an unbonding entry is paid or a shock ends.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn pass(&mut self, secs: u64) -> Result<(), StressError> {
        self.pass_by(secs, (secs / TURNS).clamp(SHORTEST_TURN, LONGEST_TURN))
    }

    /// Lets time pass, with a turn every `turn` seconds and at each wake ([`Play::wakes`]).
    fn pass_by(&mut self, secs: u64, turn: u64) -> Result<(), StressError> {
        let end = self.now() + secs;
        while self.now() < end {
            let now = self.now();
            let wake = self.wakes().into_iter().filter(|at| *at > now).min();
            let next = end.min(now + turn).min(wake.unwrap_or(u64::MAX));
            self.block(next - now)?;
            self.turn()?;
        }
        Ok(())
    }

    /// Wakes, unix seconds: when the next batch may be priced, when an unbonding entry completes
    /// and the block after it, and when a shock ends.
    fn wakes(&self) -> Vec<u64> {
        let view = self.view();
        let state = view.answer(&view.suite.hub, &json!({"state": {}}));
        let mut all = vec![state["next_batch_at"].as_u64().unwrap_or_default()];
        let entries = view.chain.unbondings(&view.suite.hub);
        // the chain pays at the end of a block, and a keeper sees it in the next one
        all.extend(
            entries
                .iter()
                .flat_map(|entry| [entry.completes_at, entry.completes_at + BLOCK_SECS]),
        );
        all.extend(self.effects.ends());
        all
    }
}

/// Whether an event of the chain is the contract event `name`, to which the chain adds `wasm-`.
fn is_named(ty: &str, name: &str) -> bool {
    ty.strip_prefix("wasm-") == Some(name)
}

/// A message without the fields that are null.
fn without_nulls(msg: Value) -> Value {
    match msg {
        Value::Object(fields) => {
            let said = fields.into_iter().filter(|(_, value)| !value.is_null());
            said.map(|(key, value)| (key, without_nulls(value)))
                .collect()
        }
        other => other,
    }
}

/// An amount in a transaction's answer, by its path.
fn amount_at(answer: &Value, path: &str) -> u128 {
    answer::find(answer, path).map_or(0, |value| number(&value))
}
