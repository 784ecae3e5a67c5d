//! Builds a twin step by step on an embedded chain, and keeps the steps.

mod founding;
mod people;

use super::wish::Wish;
use crate::ledger::{part_floor, units, View};
use crate::{Cause, StressError};
use ballast_scenario::{parse_line, Runner};
use ballast_testing::lst_of;
use ballast_types::hub::{self, StateResponse};
use ballast_types::registry::{self, ValidatorResponse};
use ballast_types::Amount;
use serde_json::{json, Value};

/// Seconds from one step to the next. A thousand steps take a second, so next to nothing drips
/// while a twin is built.
const STEP: f64 = 0.001;

/// A twin that was built.
pub struct Built {
    /// The lines of its scenario.
    pub lines: String,
    /// The runner that has carried them out.
    pub runner: Runner,
}

/// Builds a twin.
pub fn build(wish: &Wish) -> Result<Built, StressError> {
    let mut build = Build {
        wish,
        runner: Runner::default(),
        lines: String::new(),
        home: home(wish),
    };
    build.say(&format!(
        "The twin of a suite at {}: {} LST, worth {} {}. Written by `ballast risk twin`.",
        wish.time,
        wish.pool.shares,
        wish.value(),
        wish.chain.denom
    ));
    build.found()?;
    build.exits()?;
    build.fill()?;
    build.people()?;
    build.terms()?;
    Ok(Built {
        lines: build.lines,
        runner: build.runner,
    })
}

/// The index of the seat with most stake, which also takes what is left over.
fn home(wish: &Wish) -> usize {
    let seats = wish.seats.iter().enumerate();
    seats
        .max_by_key(|(_, seat)| seat.stake)
        .map_or(0, |(i, _)| i)
}

/// A twin in the making.
struct Build<'a> {
    wish: &'a Wish,
    runner: Runner,
    /// The lines of the scenario so far.
    lines: String,
    /// The index of the seat with most stake.
    home: usize,
}

impl Build<'_> {
    /// Writes a comment into the scenario.
    fn say(&mut self, comment: &str) {
        self.lines.push_str(&format!("// {comment}\n"));
    }

    /// Carries a command out and keeps its line.
    fn step(&mut self, command: &Value) -> Result<Value, StressError> {
        let text = command.to_string();
        let line = parse_line(&text, 0)?;
        let report = self.runner.step(&line, false);
        let report =
            report.map_err(|err| StressError::from(err).of_command(format!("in {text}")))?;
        self.lines.push_str(&text);
        self.lines.push('\n');
        Ok(report.answer.map_err(|why| Cause::Refused { why })?)
    }

    /// Sends a message to a contract, with `funds` native.
    fn exec(
        &mut self,
        from: &str,
        contract: &str,
        msg: Value,
        funds: u128,
    ) -> Result<Value, StressError> {
        let funds = match funds {
            0 => String::new(),
            funds => funds.to_string(),
        };
        self.step(&json!({"cmd": "exec", "from": from, "contract": contract, "msg": msg, "funds": funds, "secs": STEP}))
    }

    /// The suite as it is now; an error before [`Build::found`] has deployed it.
    fn view(&self) -> Result<View<'_>, StressError> {
        View::of(&self.runner).ok_or_else(|| Cause::NoSuite.into())
    }

    /// The hub's totals.
    fn state(&self) -> Result<StateResponse, StressError> {
        let view = self.view()?;
        view.answer(&view.suite.hub, &hub::QueryMsg::State {})
    }

    fn now(&self) -> u64 {
        self.runner.chain().map_or(0, ballast_testing::Chain::now)
    }

    /// Distributes rewards. They count at once while the hub's dripping time is 0.
    fn give(&mut self, amount: u128) -> Result<(), StressError> {
        if amount == 0 {
            return Ok(());
        }
        self.step(&json!({"cmd": "bank_send", "from": "holder", "to": "collector", "funds": amount.to_string(), "secs": STEP}))?;
        self.exec("keeper", "collector", json!({"distribute": {}}), 0)?;
        Ok(())
    }

    /// Gives this seat all weight: from here on the hub delegates to it alone, and undelegates from
    /// the other seats first.
    fn aim(&mut self, seat: usize) -> Result<(), StressError> {
        for i in 0..self.wish.seats.len() {
            let weight = u64::from(i == seat);
            if self.weight_of(i)? != weight {
                let msg = json!({"update_validator": {"address": format!("${{val{i}}}"), "weight": weight}});
                self.exec("owner", "registry", msg, 0)?;
            }
        }
        Ok(())
    }

    /// The weight of a seat, as the registry has it.
    fn weight_of(&self, seat: usize) -> Result<u64, StressError> {
        let view = self.view()?;
        let operator = &view.chain.validators()[&format!("val{seat}")];
        let query = registry::QueryMsg::Validator {
            address: operator.to_string(),
        };
        let listed: ValidatorResponse = view.answer(&view.suite.registry, &query)?;
        Ok(listed.weight)
    }

    /// The suite's stake with a seat.
    fn stake_of(&self, seat: usize) -> Result<u128, StressError> {
        let view = self.view()?;
        let operator = &view.chain.validators()[&format!("val{seat}")];
        let stakes = view.chain.delegations(&view.suite.hub);
        Ok(stakes.get(operator).map_or(0, |stake| stake.u128()))
    }

    /// The LST of the account `holder`.
    fn held(&self) -> Result<u128, StressError> {
        let holder = self.runner.address("holder")?;
        let view = self.view()?;
        Ok(lst_of(view.chain, view.suite, &holder).u128())
    }

    /// Adds stake with a seat, from the buffer first and from a new bond for the rest.
    fn stake(&mut self, seat: usize, amount: u128) -> Result<(), StressError> {
        if amount == 0 {
            return Ok(());
        }
        self.aim(seat)?;
        let bonds = amount.saturating_sub(units(self.state()?.buffer));
        if bonds > 0 {
            self.exec("holder", "hub", json!({"bond": {}}), bonds)?;
        }
        self.exec("keeper", "hub", json!({"delegate": {}}), 0)?;
        Ok(())
    }

    /// Rebuilds the unbonding batches, as far apart as they are on the suite's chain.
    fn exits(&mut self) -> Result<(), StressError> {
        let wish = self.wish;
        if wish.batches.is_empty() {
            return Ok(());
        }
        self.say("exits that the chain unbonds");
        // the first batch can be priced an interval after the deployment; the others follow it
        let first = self.state()?.next_batch_at;
        let oldest = wish.batches[0].completes_at;
        for batch in &wish.batches {
            for entry in &batch.entries {
                self.stake(entry.seat, entry.amount)?;
            }
            self.aim(self.home)?;
            let at = first + (batch.completes_at - oldest);
            let now = self.now();
            if at > now {
                self.step(&json!({"cmd": "block", "n": 1, "secs": at - now}))?;
            }
            let state = self.state()?;
            // the LST that is worth the batch's amount, rounded up
            let (value, shares) = (units(state.value), units(state.shares));
            let wants = part_floor(batch.amount(), shares, value) + 1;
            let lst = wants.min(self.held()?);
            let msg = json!({"send": {"contract": "${queue}", "amount": lst.to_string(), "msg": {"$b64": {"unbond": {}}}}});
            self.exec("holder", "token", msg, 0)?;
            self.exec("keeper", "hub", json!({"submit_batch": {}}), 0)?;
            if !self.state()?.exiting.is_zero() {
                self.exec("keeper", "hub", json!({"undelegate": {}}), 0)?;
            }
        }
        Ok(())
    }

    /// Rebuilds the stake, the buffer, the dripping rewards, and the value to the unit.
    fn fill(&mut self) -> Result<(), StressError> {
        self.say("the stake of now");
        self.wait_as_long()?;
        self.align()?;
        self.drip(self.wish.drip_secs())?;
        let drips = self.stakes()?;
        self.give(drips)?;
        self.drip(0)?;
        self.round_up()
    }

    /// Lets time pass until the next batch can be priced as long from now as on the suite's chain.
    fn wait_as_long(&mut self) -> Result<(), StressError> {
        let wish = self.wish;
        let secs = match wish.batches.last() {
            // the time since the last batch was priced
            Some(last) => {
                let left = last.completes_at.saturating_sub(wish.time);
                wish.chain.unbonding_secs.saturating_sub(left)
            }
            None => {
                let next = self.state()?.next_batch_at;
                let wait = wish.next_batch_at.saturating_sub(wish.time);
                next.saturating_sub(self.now()).saturating_sub(wait)
            }
        };
        if secs > 1 {
            self.step(&json!({"cmd": "block", "n": 1, "secs": secs}))?;
        }
        Ok(())
    }

    /// Stakes what each seat lacks, from rewards that are to drip as far as they go. Returns the
    /// dripping rewards that are then still to be given.
    fn stakes(&mut self) -> Result<u128, StressError> {
        let wish = self.wish;
        let mut drips = wish.pool.dripping;
        for (i, seat) in wish.seats.iter().enumerate() {
            let missing = seat.stake.saturating_sub(self.stake_of(i)?);
            // dripping rewards are delegated like the other coins of the hub
            let gives = drips.min(missing);
            self.give(gives)?;
            drips -= gives;
            self.stake(i, missing)?;
        }
        Ok(drips)
    }

    /// Makes up for rounding: a last bond mints the missing LST, and a reward adds the missing
    /// value.
    fn round_up(&mut self) -> Result<(), StressError> {
        let wish = self.wish;
        let state = self.state()?;
        let (value, shares) = (units(state.value), units(state.shares));
        let missing = wish.pool.shares.saturating_sub(shares);
        let room = wish.value().saturating_sub(value);
        let bonds = part_floor(missing, value, shares).min(room);
        if bonds > 0 {
            self.exec("holder", "hub", json!({"bond": {}}), bonds)?;
        }
        let room = wish.value().saturating_sub(units(self.state()?.value));
        self.give(room)
    }
}

/// The account that has the LST of a contract outside the suite.
fn account(name: &str) -> String {
    let fit = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("with_{}", name.chars().map(fit).collect::<String>())
}
