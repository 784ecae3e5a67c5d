//! Builds a twin step by step on an embedded chain, and keeps the steps.

mod founding;
mod people;

use super::wish::Wish;
use crate::ledger::{part_floor, whole, View};
use ballast_scenario::{parse_line, Runner};
use ballast_testing::lst_of;
use ballast_tool::answer::number;
use ballast_tool::CliError;
use serde_json::{json, Value};

/// Seconds from one step to the next. A thousand steps take a second, so nothing drips while a twin
/// is built.
const STEP: f64 = 0.001;

/// The lines of the scenario, and where they lead.
pub fn build(wish: &Wish) -> Result<(String, Runner), CliError> {
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
    Ok((build.lines, build.runner))
}

/// The seat with most stake: what is left over is there.
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
    /// The scenario up to now.
    lines: String,
    /// The seat with most stake.
    home: usize,
}

impl Build<'_> {
    /// A comment in the scenario.
    fn say(&mut self, comment: &str) {
        self.lines.push_str(&format!("// {comment}\n"));
    }

    /// A command, carried out and kept.
    fn step(&mut self, command: &Value) -> Result<Value, CliError> {
        let text = command.to_string();
        let line = parse_line(&text, 0)?;
        let report = self.runner.step(&line, false);
        let report = report.map_err(|mut err| {
            err.line = None;
            err.detail(format!("in {text}"))
        })?;
        self.lines.push_str(&text);
        self.lines.push('\n');
        report.answer.map_err(CliError::failed)
    }

    /// A message to a contract, with so much native.
    fn exec(
        &mut self,
        from: &str,
        contract: &str,
        msg: Value,
        funds: u128,
    ) -> Result<Value, CliError> {
        let funds = match funds {
            0 => String::new(),
            funds => funds.to_string(),
        };
        self.step(&json!({"cmd": "exec", "from": from, "contract": contract, "msg": msg, "funds": funds, "secs": STEP}))
    }

    fn view(&self) -> Result<View<'_>, CliError> {
        View::of(&self.runner)
    }

    /// The hub's totals.
    fn state(&self) -> Result<Value, CliError> {
        let view = self.view()?;
        Ok(view.answer(&view.suite.hub, &json!({"state": {}})))
    }

    fn now(&self) -> u64 {
        self.runner.chain().map_or(0, ballast_testing::Chain::now)
    }

    /// Rewards, which count at once while the hub drips for no time.
    fn give(&mut self, amount: u128) -> Result<(), CliError> {
        if amount == 0 {
            return Ok(());
        }
        self.step(&json!({"cmd": "bank_send", "from": "holder", "to": "collector", "funds": amount.to_string(), "secs": STEP}))?;
        self.exec("keeper", "collector", json!({"distribute": {}}), 0)?;
        Ok(())
    }

    /// From here on what is delegated goes to this seat alone, and what is undelegated does not
    /// come from there before the others.
    fn aim(&mut self, seat: usize) -> Result<(), CliError> {
        for i in 0..self.wish.seats.len() {
            let weight = u64::from(i == seat);
            if self.weight_of(i)? != Some(weight) {
                let msg = json!({"update_validator": {"address": format!("${{val{i}}}"), "weight": weight}});
                self.exec("owner", "registry", msg, 0)?;
            }
        }
        Ok(())
    }

    /// The weight of a seat, as the registry has it.
    fn weight_of(&self, seat: usize) -> Result<Option<u64>, CliError> {
        let view = self.view()?;
        let operator = &view.chain.validators()[&format!("val{seat}")];
        let question = json!({"validator": {"address": operator}});
        let listed = view.answer(&view.suite.registry, &question);
        Ok(listed["weight"].as_u64())
    }

    /// The suite's stake with a seat.
    fn stake_of(&self, seat: usize) -> Result<u128, CliError> {
        let view = self.view()?;
        let operator = &view.chain.validators()[&format!("val{seat}")];
        let stakes = view.chain.delegations(&view.suite.hub);
        Ok(stakes.get(operator).map_or(0, |stake| stake.u128()))
    }

    /// LST of the holder.
    fn held(&self) -> Result<u128, CliError> {
        let holder = self.runner.address("holder")?;
        let view = self.view()?;
        Ok(lst_of(view.chain, view.suite, &holder).u128())
    }

    /// So much more stake with a seat: of coins that are liquid already, and bonds.
    fn stake(&mut self, seat: usize, amount: u128) -> Result<(), CliError> {
        if amount == 0 {
            return Ok(());
        }
        self.aim(seat)?;
        let bonds = amount.saturating_sub(number(&self.state()?["buffer"]));
        if bonds > 0 {
            self.exec("holder", "hub", json!({"bond": {}}), bonds)?;
        }
        self.exec("keeper", "hub", json!({"delegate": {}}), 0)?;
        Ok(())
    }

    /// What unbonds, at the times at which it began to.
    fn exits(&mut self) -> Result<(), CliError> {
        let wish = self.wish;
        if wish.batches.is_empty() {
            return Ok(());
        }
        self.say("exits that the chain unbonds");
        // the first batch may be priced an interval after the deployment, and all else follows it
        let first = whole(&self.state()?["next_batch_at"]);
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
            // the batch is worth at least what is to unbond, and no more than its rounding above
            let (value, shares) = (number(&state["value"]), number(&state["shares"]));
            let wants = part_floor(batch.amount(), shares, value) + 1;
            let lst = wants.min(self.held()?);
            let msg = json!({"send": {"contract": "${queue}", "amount": lst.to_string(), "msg": {"$b64": {"unbond": {}}}}});
            self.exec("holder", "token", msg, 0)?;
            self.exec("keeper", "hub", json!({"submit_batch": {}}), 0)?;
            if number(&self.state()?["exiting"]) > 0 {
                self.exec("keeper", "hub", json!({"undelegate": {}}), 0)?;
            }
        }
        Ok(())
    }

    /// The stake of now, the buffer, and value to the unit.
    fn fill(&mut self) -> Result<(), CliError> {
        self.say("the stake of now");
        self.wait_as_long()?;
        self.align()?;
        self.drip(self.wish.drip_secs())?;
        let drips = self.stakes()?;
        self.give(drips)?;
        self.drip(0)?;
        self.round_up()
    }

    /// Time passes until the next batch may be priced as long from now as there.
    fn wait_as_long(&mut self) -> Result<(), CliError> {
        let wish = self.wish;
        let secs = match wish.batches.last() {
            // since the last batch was priced
            Some(last) => {
                let left = last.completes_at.saturating_sub(wish.time);
                wish.chain.unbonding_secs.saturating_sub(left)
            }
            None => {
                let next = whole(&self.state()?["next_batch_at"]);
                let wait = wish.next_batch_at.saturating_sub(wish.time);
                next.saturating_sub(self.now()).saturating_sub(wait)
            }
        };
        if secs > 1 {
            self.step(&json!({"cmd": "block", "n": 1, "secs": secs}))?;
        }
        Ok(())
    }

    /// The stake of each seat, as far as it goes of rewards that drip. Returns those that are not
    /// in it.
    fn stakes(&mut self) -> Result<u128, CliError> {
        let wish = self.wish;
        let mut drips = wish.pool.dripping;
        for (i, seat) in wish.seats.iter().enumerate() {
            let missing = seat.stake.saturating_sub(self.stake_of(i)?);
            // what drips is delegated as all coins of the pool are
            let gives = drips.min(missing);
            self.give(gives)?;
            drips -= gives;
            self.stake(i, missing)?;
        }
        Ok(drips)
    }

    /// LST is minted at a rate that is a rounding too low: the last bond makes it all LST, and a
    /// reward all value.
    fn round_up(&mut self) -> Result<(), CliError> {
        let wish = self.wish;
        let state = self.state()?;
        let (value, shares) = (number(&state["value"]), number(&state["shares"]));
        let missing = wish.pool.shares.saturating_sub(shares);
        let room = wish.value().saturating_sub(value);
        let bonds = part_floor(missing, value, shares).min(room);
        if bonds > 0 {
            self.exec("holder", "hub", json!({"bond": {}}), bonds)?;
        }
        let room = wish.value().saturating_sub(number(&self.state()?["value"]));
        self.give(room)
    }
}

/// The account that has the LST of a contract beside the suite.
fn account(name: &str) -> String {
    let fit = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("with_{}", name.chars().map(fit).collect::<String>())
}
