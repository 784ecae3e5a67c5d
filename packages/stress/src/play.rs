//! A scenario that goes on: time, what people do all the time, and shocks.

mod batches;
mod effects;
mod leave;
mod shocks;
mod turn;

use crate::ledger::{prices, Ledger, List, Prices, View};
use ballast_extension_types::{hedge, restake};
use ballast_scenario::{answer, parse_line, run_watched, Runner};
use ballast_testing::BLOCK_SECS;
use ballast_tool::answer::{list, number};
use ballast_tool::CliError;
use cosmwasm_std::{Addr, Decimal};
use effects::Effects;
use serde::Serialize;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// The most turns in which a span of time is passed, unless they would be longer than the longest.
const TURNS: u64 = 48;
/// The shortest time between two turns, seconds.
const SHORTEST_TURN: u64 = 600;
/// The longest time between two turns, seconds.
const LONGEST_TURN: u64 = 86_400;

/// A scenario at work, and who works in it.
pub struct Play {
    runner: Runner,
    /// Who sends cranks.
    keeper: String,
    /// Who buys what is sold at a discount.
    liquidator: String,
    /// What loan coins are worth, fixed at the start.
    prices: Prices,
    /// What reporters say while nothing is wrong.
    normal: BTreeMap<FeedOf, Decimal>,
    /// Shocks that last.
    effects: Effects,
    /// Reporters do not leave with the others.
    reporters_stay: bool,
    /// What was done and refused since it was last taken.
    tally: Tally,
    /// Batches that somebody waits for: their numbers, and when they were paid.
    batches: BTreeMap<u64, Option<u64>>,
    /// All commands since the scenario ended, one a line.
    story: String,
}

/// A feed of one of the oracles, by both names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct FeedOf {
    oracle: String,
    feed: String,
}

/// What was done and refused since it was last taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Messages that were carried out.
    pub done: u64,
    /// Messages that a contract refused.
    pub refused: u64,
    /// Sales of collateral.
    pub liquidations: u64,
    /// Debt that nobody paid, in loan coins.
    pub bad_debt: u128,
    /// LST that restake contracts lost to their markets and hedges.
    pub restake_slashed: u128,
    /// Buy-downs of levers.
    pub buy_downs: u64,
    /// Top-ups of hedges.
    pub top_ups: u64,
}

impl Play {
    /// Carries a scenario out, with everything it expects, and stands where it ends.
    ///
    /// # Errors
    /// As the scenario fails; one that deploys no suite.
    pub fn of(text: &str) -> Result<Self, CliError> {
        let runner = run_watched(text, |_, _, _| Ok(()))?;
        Self::on(runner)
    }

    /// Goes on where a runner stands. The accounts `keeper` and `liquidator` do their work; where
    /// there is no such account, the first does it.
    ///
    /// # Errors
    /// No suite is deployed, or there is no account that could be the keeper.
    pub fn on(runner: Runner) -> Result<Self, CliError> {
        let view = View::of(&runner)?;
        let names: Vec<&str> = view.accounts().map(|(name, _)| name).collect();
        let Some(first) = names.first() else {
            return Err(CliError::bad(
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

    /// The chain, the suite and everything beside it.
    ///
    /// # Errors
    /// None after [`Play::on`].
    pub fn view(&self) -> Result<View<'_>, CliError> {
        View::of(&self.runner)
    }

    /// What a contract answers, null where it says nothing.
    fn ask(&self, contract: &Addr, msg: &impl Serialize) -> Result<Value, CliError> {
        Ok(self.view()?.answer(contract, msg))
    }

    /// All rows of a contract's list.
    fn list(&self, contract: &Addr, list: List, about: Value) -> Result<Vec<Value>, CliError> {
        Ok(self.view()?.list(contract, list, about))
    }

    /// What the hub answers, null where it says nothing.
    fn ask_hub(&self, msg: &Value) -> Result<Value, CliError> {
        let view = self.view()?;
        Ok(view.answer(&view.suite.hub, msg))
    }

    /// Where the scenario stands.
    pub fn runner(&self) -> &Runner {
        &self.runner
    }

    /// All that was done since the scenario ended, as lines of the scenario language: behind the
    /// scenario they do the same again.
    pub fn story(&self) -> &str {
        &self.story
    }

    /// What everybody has now.
    ///
    /// # Errors
    /// None after [`Play::on`].
    pub fn ledger(&self) -> Result<Ledger, CliError> {
        Ok(Ledger::take(&self.view()?, &self.prices))
    }

    /// What was done since this was last asked.
    pub fn take_tally(&mut self) -> Tally {
        std::mem::take(&mut self.tally)
    }

    /// The block's time, unix seconds.
    pub fn now(&self) -> u64 {
        self.runner.chain().map_or(0, ballast_testing::Chain::now)
    }

    /// The block's height.
    pub fn height(&self) -> u64 {
        self.runner
            .chain()
            .map_or(0, ballast_testing::Chain::height)
    }

    /// Whether invariants and laws are checked after each step; they are by default.
    pub fn set_checks(&mut self, on: bool) {
        self.runner.set_checks(on);
    }

    /// One command of the scenario language: what it answered, or why it was refused.
    fn command(&mut self, command: &Value) -> Result<Result<Value, String>, CliError> {
        let text = command.to_string();
        let line = parse_line(&text, 0)?;
        self.story.push_str(&text);
        self.story.push('\n');
        // the block stays open for what else is done in it
        let report = self.runner.step(&line, true);
        report.map(|report| report.answer).map_err(|mut err| {
            err.line = None;
            err.detail(format!("after {command}"))
        })
    }

    /// A message, in the running block: what it answered, or nothing where it was refused.
    fn send(
        &mut self,
        from: &str,
        to: &str,
        msg: &Value,
        funds: &str,
    ) -> Result<Option<Value>, CliError> {
        let is_open = self
            .runner
            .chain()
            .is_some_and(ballast_testing::Chain::is_open);
        let command = json!({
            "cmd": "exec", "from": from, "contract": to, "msg": msg, "funds": funds, "may_fail": true, "same_block": is_open,
        });
        let answer = self.command(&command)?;
        match answer {
            Ok(answer) => {
                self.tally.done += 1;
                self.count(&answer);
                Ok(Some(answer))
            }
            Err(_) => {
                self.tally.refused += 1;
                Ok(None)
            }
        }
    }

    /// A message by its type, as [`Play::send`]: fields that say nothing are left out.
    fn tell(
        &mut self,
        from: &str,
        to: &str,
        msg: &impl Serialize,
        funds: &str,
    ) -> Result<Option<Value>, CliError> {
        let msg = serde_json::to_value(msg).map_err(|err| CliError::failed(err.to_string()))?;
        self.send(from, to, &without_nulls(msg), funds)
    }

    /// LST of an account to a contract, with a message: whether it was carried out.
    fn send_lst(&mut self, from: &str, to: &str, lst: u128, msg: &Value) -> Result<bool, CliError> {
        let msg =
            json!({"send": {"contract": to, "amount": lst.to_string(), "msg": {"$b64": msg}}});
        Ok(self.send(from, "token", &msg, "")?.is_some())
    }

    /// Counts what a transaction says of sales and slashes.
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

    /// One block, so long after the last.
    fn block(&mut self, secs: u64) -> Result<(), CliError> {
        let done = self.command(&json!({"cmd": "block", "n": 1, "secs": secs.max(1)}))?;
        done.map(drop).map_err(CliError::failed)
    }

    /// Time passes: in turns, and at each time at which the hub has something to do.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn pass(&mut self, secs: u64) -> Result<(), CliError> {
        self.pass_by(secs, (secs / TURNS).clamp(SHORTEST_TURN, LONGEST_TURN))
    }

    /// Time passes with a turn every `turn` seconds, and at each time at which the hub has
    /// something to do.
    fn pass_by(&mut self, secs: u64, turn: u64) -> Result<(), CliError> {
        let end = self.now() + secs;
        while self.now() < end {
            let now = self.now();
            let wake = self.wakes()?.into_iter().filter(|at| *at > now).min();
            let next = end.min(now + turn).min(wake.unwrap_or(u64::MAX));
            self.block(next - now)?;
            self.turn()?;
        }
        Ok(())
    }

    /// When the hub has something to do, or a shock ends.
    fn wakes(&self) -> Result<Vec<u64>, CliError> {
        let view = self.view()?;
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
        Ok(all)
    }
}

/// Whether a chain's event is the contract's of this name, to which the chain adds `wasm-`.
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
