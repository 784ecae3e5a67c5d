//! A real chain as a place to keep.

use super::answers::{attributes_of_node, broken_checks, steps_due};
use super::late::overdue;
use super::turn::{Attributes, Errand, Errands, Look, Place, Sent};
use super::way::{step_of, Standing, Way};
use super::Figures;
use ballast_deploy::{failed_in_block, Included};
use ballast_testing::extension;
use ballast_tool::amount::Coin;
use ballast_tool::answer::{some_text, text};
use ballast_tool::output::Units;
use ballast_tool::{CliError, Kind};
use serde_json::{json, Value};
use std::cell::RefCell;

/// A hub on a chain, and the way there.
pub struct ChainPlace {
    way: Box<dyn Way>,
    hub: String,
    /// Contracts that stand on the suite.
    guests: Vec<Guest>,
    /// What amounts are called, once it was asked.
    units: Option<Units>,
    /// The queue, once it was asked.
    queue: Option<String>,
    /// The last batch before which all are paid.
    settled: u64,
    /// What messages may still cost, base units.
    may_cost: Option<u128>,
    /// What they have cost since it was asked.
    cost: u128,
    /// The denom of fees, once one was paid or is priced.
    fee_denom: String,
}

/// A contract that stands on the suite.
struct Guest {
    /// The extension that it is of: `market`.
    extension: String,
    /// Its address.
    address: String,
}

impl ChainPlace {
    /// The hub at this address. `prices` are those of gas, `0.025ustake`.
    pub fn new(way: impl Way + 'static, hub: String, prices: Option<&str>) -> Self {
        Self {
            way: Box::new(way),
            hub,
            guests: vec![],
            units: None,
            queue: None,
            settled: 0,
            may_cost: None,
            cost: 0,
            fee_denom: fee_denom(prices).unwrap_or_default(),
        }
    }

    /// Looks after a contract of an extension too.
    pub fn look_after(&mut self, extension: &str, address: &str) {
        self.guests.push(Guest {
            extension: extension.to_string(),
            address: address.to_string(),
        });
    }

    /// Sends a message, and reads what it did and cost.
    fn send(&mut self, contract: &str, msg: &Value, funds: &[Coin]) -> Result<Sent, CliError> {
        let (left, mut fee) = (self.may_cost, None);
        let mut may = |asked: Option<&Coin>| {
            fee = asked.cloned();
            ensure_affordable(left, asked)
        };
        let included = self.way.send(contract, msg, funds, &mut may)?;
        let sent = Sent::of(&included.result.events, attributes_of_node);
        let fee = sent.fee.clone().or(fee);
        // a message that failed in its block costs its fee too
        self.pay(fee.as_ref());
        match included.result.code {
            0 => Ok(Sent {
                tx: Some(included.hash),
                height: included.result.height,
                fee,
                ..sent
            }),
            _ => Err(failed_in_block(step_of(msg), &included)),
        }
    }

    /// The decimals of the suite's token.
    ///
    /// # Errors
    /// The chain does not answer; the hub names no token, or the token does not say.
    pub fn decimals(&self) -> Result<u8, CliError> {
        let config = self.ask_hub(json!({"config": {}}))?;
        let token = sibling(&config, "token")
            .ok_or_else(|| CliError::failed("the hub names no token: this is not a suite"))?;
        let info = self.way.smart(&token, &json!({"token_info": {}}))?;
        Ok(Units::needed(&info)?.decimals)
    }

    /// The denom that fees are priced in, if a price was given.
    pub fn fee_denom(&self) -> Option<&str> {
        Some(self.fee_denom.as_str()).filter(|denom| !denom.is_empty())
    }

    /// The hub's siblings are asked for once. For what is shown alone: where the token does not
    /// say, a guess does no harm.
    fn meet(&mut self) -> Result<Units, CliError> {
        if let (Some(units), Some(_)) = (&self.units, &self.queue) {
            return Ok(units.clone());
        }
        let config = self.ask_hub(json!({"config": {}}))?;
        self.queue = sibling(&config, "queue");
        let info = sibling(&config, "token")
            .and_then(|at| self.way.smart(&at, &json!({"token_info": {}})).ok());
        let units = info.as_ref().and_then(Units::of).unwrap_or_default();
        Ok(self.units.insert(units).clone())
    }

    fn ask_hub(&self, question: Value) -> Result<Value, CliError> {
        self.way.smart(&self.hub, &question)
    }

    /// Writes down what a message has cost.
    fn pay(&mut self, fee: Option<&Coin>) {
        let Some(Coin { amount, denom }) = fee else {
            return;
        };
        self.fee_denom.clone_from(denom);
        self.cost = self.cost.saturating_add(*amount);
        self.may_cost = self.may_cost.map(|left| left.saturating_sub(*amount));
    }
}

/// The address of the hub's sibling. It goes into calls, where it could be taken for a flag.
fn sibling(config: &Value, name: &str) -> Option<String> {
    some_text(&config[name]).filter(|at| !at.starts_with('-'))
}

/// Fails where a message costs more than may be paid today: `Kind::Left`, as [`Place::run`] promises.
fn ensure_affordable(left: Option<u128>, fee: Option<&Coin>) -> Result<(), CliError> {
    let (Some(left), Some(fee)) = (left, fee) else {
        return Ok(());
    };
    match fee.amount > left {
        false => Ok(()),
        true => Err(CliError::left(format!(
            "the message costs {fee}, and of today's fees (--max-fees-per-day) {left}{} are left: it waits for the next day, \
             UTC",
            fee.denom
        ))),
    }
}

/// The denom of the first gas price.
fn fee_denom(prices: Option<&str>) -> Option<String> {
    let price = prices?.split(',').next()?;
    let denom = price.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    Some(denom.to_string())
}

impl Place for ChainPlace {
    fn look(&mut self) -> Result<Look, CliError> {
        // before anything is sent again: a node of another chain would refuse it for good
        let mut standing = self.way.standing()?;
        if let Some(Included { hash, result }) = self.way.resume()? {
            let sent = Sent::of(&result.events, attributes_of_node);
            self.pay(sent.fee.as_ref());
            if result.code != 0 {
                return Err(CliError::failed(format!(
                    "tx {hash} failed in block {}: {}",
                    result.height, result.log
                )));
            }
            standing = self.way.standing()?;
        }
        let units = self.meet()?;
        Ok(Look {
            height: standing.height,
            time: standing.time,
            due: steps_due(&self.ask_hub(json!({"due": {}}))?),
            broken: broken_checks(&self.ask_hub(json!({"solvency": {}}))?),
            units,
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        let hub = self.hub.clone();
        self.send(&hub, &json!({"advance": {}}), &[])
    }

    fn errands(&mut self) -> Result<Errands, CliError> {
        let mut errands = Errands::default();
        if self.guests.is_empty() {
            return Ok(errands);
        }
        let Standing { time: now, .. } = self.way.standing()?;
        for Guest {
            extension: name,
            address: at,
        } in &self.guests
        {
            let Some(extension) = extension::named(name) else {
                continue;
            };
            let unanswered = RefCell::new(None);
            let ask = |msg: &Value| {
                let answer = self.way.smart(at, msg);
                answer.map_err(|error| {
                    let said = error.message.clone();
                    if error.kind == Kind::Unanswered {
                        unanswered.replace(Some(error));
                    }
                    said
                })
            };
            let found = Errand::all(name, at, extension, &ask, now);
            match unanswered.take().filter(|_| found.is_err()) {
                // not the contract is silent, but the node
                Some(error) => return Err(error),
                None => errands.add(found),
            }
        }
        Ok(errands)
    }

    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        self.send(&errand.contract, &errand.msg, &errand.funds)
    }

    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        self.way.smart(contract, msg)
    }

    fn signer(&mut self) -> Result<String, CliError> {
        self.way.address()
    }

    fn coins(&mut self, denom: &str) -> Result<u128, CliError> {
        self.way.balance(denom)
    }

    fn guests(&mut self) -> Result<Vec<String>, CliError> {
        let guests = self.guests.iter();
        Ok(guests.map(|guest| guest.address.clone()).collect())
    }

    fn events_of(
        &mut self,
        contract: &str,
        since: u64,
    ) -> Result<Option<Vec<Attributes>>, CliError> {
        self.way.events_of(contract, since)
    }

    fn figures(&mut self) -> Result<Option<Figures>, CliError> {
        let state = self.ask_hub(json!({"state": {}}))?;
        let denom = match self.fee_denom.as_str() {
            "" => text(&state["native_denom"]),
            denom => denom.to_string(),
        };
        let balance = self.way.balance(&denom)?;
        Ok(Some(Figures::of(&state, balance, &denom)))
    }

    fn take_fees(&mut self) -> u128 {
        std::mem::take(&mut self.cost)
    }

    fn limit_fees(&mut self, most: Option<u128>) {
        self.may_cost = most;
    }

    fn overdue(&mut self) -> Result<Vec<String>, CliError> {
        let units = self.meet()?;
        let Some(queue) = self.queue.clone() else {
            return Ok(vec![]);
        };
        let Standing { time: now, .. } = self.way.standing()?;
        let way = &self.way;
        overdue(&mut self.settled, now, &units, |question| {
            way.smart(&queue, question)
        })
    }

    fn pass(&mut self, _secs: u64) -> Result<(), CliError> {
        Err(CliError::bad(
            "--fast works only on the embedded chain: a real clock cannot be moved",
        ))
    }
}

#[cfg(test)]
mod tests;
