//! Lists that grow without end, newest first, a page at a time.

use super::{number, Observer};
use crate::{Contract, World, WorldError};
use serde_json::{json, Value};

/// Rows on a page.
pub const ROWS: u64 = 24;
/// Rows of a contract's page at most.
const PAGE: u64 = 100;

/// Where lists end, so that nobody counts from the beginning twice.
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
        let from = below.saturating_sub(ROWS + 1);
        let count = below.saturating_sub(from + 1);
        if count == 0 {
            return Ok(json!({"rows": [], "below": below, "more": false}));
        }
        let question = json!({"batches": {"start_after": from, "limit": count}});
        let answer = world.ask(Contract::Queue, &question)?;
        let mut rows = answer["batches"].as_array().cloned().unwrap_or_default();
        rows.retain(|row| row["batch_id"].as_u64().is_some_and(|id| id < below));
        rows.reverse();
        Ok(json!({"rows": rows, "below": below, "more": from > 0}))
    }

    /// Losses below a number, newest first.
    ///
    /// # Errors
    /// A node that does not answer.
    pub fn losses(&mut self, world: &dyn World, below: Option<u64>) -> Result<Value, WorldError> {
        let total = self.cursors.last_loss(world)?;
        let below = below.unwrap_or(total + 1).min(total + 1);
        let from = below.saturating_sub(ROWS + 1);
        let count = below.saturating_sub(from + 1);
        if count == 0 {
            return Ok(json!({"rows": [], "below": below, "more": false, "total": total}));
        }
        let mut rows = losses_after(world, from, count)?;
        rows.reverse();
        Ok(json!({"rows": rows, "below": below, "more": from > 0, "total": total}))
    }
}

impl Cursors {
    /// The number of the last booked loss; numbers have no gaps.
    fn last_loss(&mut self, world: &dyn World) -> Result<u64, WorldError> {
        loop {
            let rows = losses_after(world, self.last_loss, PAGE)?;
            let ids = rows.iter().filter_map(|row| row["id"].as_u64());
            self.last_loss = ids.max().unwrap_or(self.last_loss);
            if (rows.len() as u64) < PAGE {
                return Ok(self.last_loss);
            }
        }
    }

    /// What leavers wait for: the open batch at this rate, and what closed ones still lack.
    pub fn waiting(&mut self, world: &dyn World, rate: &Value) -> Result<u128, WorldError> {
        let open = world.ask(Contract::Queue, &json!({"open_batch": {}}))?;
        let (value, shares) = (number(rate, "value"), number(rate, "shares").max(1));
        let queued = cosmwasm_std::Uint128::new(number(&open, "shares"));
        let queued = queued
            .checked_multiply_ratio(value, shares)
            .unwrap_or_default();
        let mut waiting = queued.u128();
        let mut after = self.first_unsettled.saturating_sub(1);
        let mut all_settled = true;
        loop {
            let question = json!({"batches": {"start_after": after, "limit": PAGE}});
            let answer = world.ask(Contract::Queue, &question)?;
            let rows = answer["batches"].as_array().cloned().unwrap_or_default();
            for row in &rows {
                let id = row["batch_id"].as_u64().unwrap_or_default();
                after = after.max(id);
                let settled = row["status"] == "settled";
                all_settled &= settled;
                if settled && all_settled {
                    self.first_unsettled = id + 1;
                }
                let lacks = number(row, "owed").saturating_sub(number(row, "funded"));
                waiting = waiting.saturating_add(lacks);
            }
            if (rows.len() as u64) < PAGE {
                return Ok(waiting);
            }
        }
    }
}

fn open_id(world: &dyn World) -> Result<u64, WorldError> {
    let open = world.ask(Contract::Queue, &json!({"open_batch": {}}))?;
    Ok(open["batch_id"].as_u64().unwrap_or_default())
}

fn losses_after(world: &dyn World, after: u64, limit: u64) -> Result<Vec<Value>, WorldError> {
    let question = json!({"losses": {"start_after": after, "limit": limit}});
    let answer = world.ask(Contract::Hub, &question)?;
    Ok(answer["losses"].as_array().cloned().unwrap_or_default())
}
