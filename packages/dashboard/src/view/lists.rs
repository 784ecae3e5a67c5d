//! Lists that grow without end, newest first, a page at a time.

use super::Observer;
use crate::{Contract, Question, World, WorldError};
use ballast_tool::answer::{amount, list};
use cosmwasm_std::Uint128;
use serde_json::{json, Value};

/// Rows on a page.
pub const ROWS: u64 = 24;
/// Rows of a contract's page at most.
const PAGE: u64 = 100;
/// Pages of one list at most: no list of a suite is longer.
const MOST_PAGES: usize = 1_000;

/// The ends of lists that were read, so that none is counted from its beginning twice.
#[derive(Default)]
pub struct Cursors {
    last_loss: u64,
    first_unsettled: u64,
}

impl Observer {
    /// Batches below a number, newest first. The open one has the greatest number.
    ///
    /// # Errors
    /// A node that does not answer.
    pub fn batches(&self, world: &dyn World, below: Option<u64>) -> Result<Value, WorldError> {
        let below = match below {
            Some(below) => below,
            None => open_id(world)?,
        };
        let Numbers { after, count } = Numbers::below(below);
        if count == 0 {
            return Ok(json!({"rows": [], "below": below, "more": false}));
        }
        let question = json!({"batches": {"start_after": after, "limit": count}});
        let answer = world.ask(Contract::Queue, &question)?;
        let mut rows = list(&answer["batches"]).to_vec();
        rows.retain(|row| row["batch_id"].as_u64().is_some_and(|id| id < below));
        rows.reverse();
        Ok(json!({"rows": rows, "below": below, "more": after > 0}))
    }

    /// Losses below a number, newest first.
    ///
    /// # Errors
    /// A node that does not answer.
    pub fn losses(&mut self, world: &dyn World, below: Option<u64>) -> Result<Value, WorldError> {
        let total = self.cursors.last_loss(world)?;
        let next = total.saturating_add(1);
        let below = below.unwrap_or(next).min(next);
        let Numbers { after, count } = Numbers::below(below);
        if count == 0 {
            return Ok(json!({"rows": [], "below": below, "more": false, "total": total}));
        }
        let mut rows = losses_after(world, after, count)?;
        rows.reverse();
        Ok(json!({"rows": rows, "below": below, "more": after > 0, "total": total}))
    }
}

/// The numbers on a page.
struct Numbers {
    /// The number before the first one.
    after: u64,
    /// How many there are.
    count: u64,
}

impl Numbers {
    /// The page that ends below a number.
    fn below(below: u64) -> Self {
        let after = below.saturating_sub(ROWS + 1);
        Self {
            after,
            count: below.saturating_sub(after.saturating_add(1)),
        }
    }
}

pub fn endless(what: &str) -> WorldError {
    WorldError::Unreachable(format!(
        "the list of {what} does not go on: this is no Ballast hub, or a node that lies"
    ))
}

impl Cursors {
    /// What [`Cursors::last_loss`] asks first.
    pub fn next_losses(&self) -> Question {
        Question::new(Contract::Hub, losses_question(self.last_loss, PAGE))
    }

    /// What [`Cursors::waiting`] asks first.
    pub fn next_batches(&self) -> Question {
        Question::new(Contract::Queue, batches_question(self.settled()))
    }

    fn settled(&self) -> u64 {
        self.first_unsettled.saturating_sub(1)
    }

    /// The number of the last booked loss; numbers have no gaps.
    fn last_loss(&mut self, world: &dyn World) -> Result<u64, WorldError> {
        for _ in 0..MOST_PAGES {
            let rows = losses_after(world, self.last_loss, PAGE)?;
            let last = rows.iter().filter_map(|row| row["id"].as_u64()).max();
            let last = last.unwrap_or(self.last_loss);
            let full = rows.len() as u64 >= PAGE;
            if full && last <= self.last_loss {
                return Err(endless("losses"));
            }
            self.last_loss = self.last_loss.max(last);
            if !full {
                return Ok(self.last_loss);
            }
        }
        Err(endless("losses"))
    }

    /// Native that exits wait for: the open batch at this rate, and what closed batches still lack.
    pub fn waiting(&mut self, world: &dyn World, rate: &Value) -> Result<u128, WorldError> {
        let open = world.ask(Contract::Queue, &json!({"open_batch": {}}))?;
        let (value, shares) = (amount(&rate["value"]), amount(&rate["shares"]).max(1));
        let queued = Uint128::new(amount(&open["shares"]));
        let queued = queued
            .checked_multiply_ratio(value, shares)
            .unwrap_or_default();
        let mut waiting = queued.u128();
        let mut after = self.settled();
        let mut all_settled = true;
        for _ in 0..MOST_PAGES {
            let answer = world.ask(Contract::Queue, &batches_question(after))?;
            let rows = list(&answer["batches"]);
            let before = after;
            for row in rows {
                let id = row["batch_id"].as_u64().unwrap_or_default();
                after = after.max(id);
                let settled = row["status"] == "settled";
                all_settled &= settled;
                if settled && all_settled {
                    self.first_unsettled = id.saturating_add(1);
                }
                let lacks = amount(&row["owed"]).saturating_sub(amount(&row["funded"]));
                waiting = waiting.saturating_add(lacks);
            }
            if (rows.len() as u64) < PAGE {
                return Ok(waiting);
            }
            if after <= before {
                return Err(endless("batches"));
            }
        }
        Err(endless("batches"))
    }
}

fn batches_question(after: u64) -> Value {
    json!({"batches": {"start_after": after, "limit": PAGE}})
}

fn losses_question(after: u64, limit: u64) -> Value {
    json!({"losses": {"start_after": after, "limit": limit}})
}

fn open_id(world: &dyn World) -> Result<u64, WorldError> {
    let open = world.ask(Contract::Queue, &json!({"open_batch": {}}))?;
    Ok(open["batch_id"].as_u64().unwrap_or_default())
}

fn losses_after(world: &dyn World, after: u64, limit: u64) -> Result<Vec<Value>, WorldError> {
    let answer = world.ask(Contract::Hub, &losses_question(after, limit))?;
    Ok(list(&answer["losses"]).to_vec())
}
