//! Lists that grow without end, newest first, a page at a time.

use super::Observer;
use crate::{Contract, Question, World, WorldError};
use ballast_answers::pages::{End, List, Read};
use ballast_tool::answer::{list, some_amount};
use cosmwasm_std::{Decimal, Uint128};
use serde::Deserialize;
use serde_json::{json, Value};

/// Rows on a page.
pub const ROWS: u64 = 24;
const BATCHES: List = List::new("batches", "batch_id");
const LOSSES: List = List::new("losses", "id");

/// Of the hub's `exchange_rate`, what a sample needs.
#[derive(Deserialize)]
pub struct Rate {
    pub rate: Decimal,
    pub value: Uint128,
    shares: Uint128,
}

/// Of the vault's `coverage`, what a sample needs.
#[derive(Deserialize)]
pub struct Coverage {
    pub coverage_bps: u64,
    pub pool_value: Uint128,
    pub bonds_value: Uint128,
}

/// Of the queue's `open_batch`, what a sample and a page of batches need.
#[derive(Deserialize)]
pub struct OpenBatch {
    batch_id: u64,
    shares: Uint128,
}

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
        let question = BATCHES.question(&beginning_after(after), &Value::Null, count);
        let answer = world.ask(Contract::Queue, &question)?;
        let mut rows = list(&answer[BATCHES.rows]).to_vec();
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
        let question = LOSSES.question(&beginning_after(after), &Value::Null, count);
        let answer = world.ask(Contract::Hub, &question)?;
        let mut rows = list(&answer[LOSSES.rows]).to_vec();
        rows.reverse();
        Ok(json!({"rows": rows, "below": below, "more": after > 0, "total": total}))
    }
}

/// The numbers on a page.
struct Numbers {
    /// The number before the first one.
    after: u64,
    /// How many there are.
    count: usize,
}

impl Numbers {
    /// The page that ends below a number.
    fn below(below: u64) -> Self {
        let after = below.saturating_sub(ROWS + 1);
        Self {
            after,
            // at most `ROWS`
            count: below.saturating_sub(after.saturating_add(1)) as usize,
        }
    }
}

/// All rows of a list of the suite. An answer without a list has none.
///
/// # Errors
/// As [`ensure_whole`].
pub fn rows_of(read: Read<WorldError>, what: &str) -> Result<Vec<Value>, WorldError> {
    let Read { rows, end } = read;
    ensure_whole(end, rows.len(), what)?;
    Ok(rows)
}

/// That a list of which so many rows were read was read to its end.
///
/// # Errors
/// The contract's refusal, or that it did not answer; a list that does not go on.
fn ensure_whole(end: End<WorldError>, rows: usize, what: &str) -> Result<(), WorldError> {
    match end {
        End::Last => Ok(()),
        End::NoList if rows == 0 => Ok(()),
        End::NoAnswer(error) => Err(error),
        End::NoList | End::Circle | End::Most => Err(WorldError::Unreachable(format!(
            "the list of {what} does not go on: this is no Ballast hub, or a node that lies"
        ))),
    }
}

/// Of a list of numbered rows those after a number.
fn beginning_after(number: u64) -> Value {
    json!({"start_after": number})
}

fn first_page(list: &List, number: u64) -> Value {
    list.question(&beginning_after(number), &Value::Null, list.page)
}

impl Cursors {
    /// What [`Cursors::last_loss`] asks first.
    pub fn next_losses(&self) -> Question {
        Question::new(Contract::Hub, first_page(&LOSSES, self.last_loss))
    }

    /// What [`Cursors::waiting`] asks first.
    pub fn next_batches(&self) -> Question {
        Question::new(Contract::Queue, first_page(&BATCHES, self.settled()))
    }

    fn settled(&self) -> u64 {
        self.first_unsettled.saturating_sub(1)
    }

    /// The number of the last booked loss; numbers have no gaps.
    fn last_loss(&mut self, world: &dyn World) -> Result<u64, WorldError> {
        let ask = |msg: &Value| world.ask(Contract::Hub, msg);
        let Read { rows, end } = LOSSES.read(beginning_after(self.last_loss), ask);
        let last = rows.iter().filter_map(|row| row["id"].as_u64()).max();
        // also where the list stopped on the way: the next view reads on from there
        self.last_loss = self.last_loss.max(last.unwrap_or_default());
        ensure_whole(end, rows.len(), LOSSES.query)?;
        Ok(self.last_loss)
    }

    /// Native that exits wait for: the open batch at this rate, and what closed batches still lack.
    pub fn waiting(
        &mut self,
        world: &dyn World,
        open: &OpenBatch,
        rate: &Rate,
    ) -> Result<u128, WorldError> {
        // without any LST there is none in the batch either
        let shares = rate.shares.max(Uint128::one());
        let queued = open.shares.checked_multiply_ratio(rate.value, shares);
        let queued = queued.map_err(|_| lies("exits of more than there is"))?;
        let mut waiting = queued.u128();
        let ask = |msg: &Value| world.ask(Contract::Queue, msg);
        let Read { rows, end } = BATCHES.read(beginning_after(self.settled()), ask);
        let mut all_settled = true;
        // also where the list stopped on the way: the next view reads on from there
        for row in &rows {
            all_settled &= row["status"] == "settled";
            if all_settled {
                let id = row["batch_id"].as_u64();
                let id = id.ok_or_else(|| lies("a batch without a number"))?;
                self.first_unsettled = id.saturating_add(1);
            }
            let (owed, funded) = (some_amount(&row["owed"]), some_amount(&row["funded"]));
            let (Some(owed), Some(funded)) = (owed, funded) else {
                return Err(lies("a batch without what it is owed or has received"));
            };
            let lacks = owed.saturating_sub(funded);
            waiting = waiting.saturating_add(lacks);
        }
        ensure_whole(end, rows.len(), BATCHES.query)?;
        Ok(waiting)
    }
}

fn open_id(world: &dyn World) -> Result<u64, WorldError> {
    let open: OpenBatch = Question::plain(Contract::Queue, "open_batch").read(world)?;
    Ok(open.batch_id)
}

/// That a node shows what no suite has.
fn lies(what: &str) -> WorldError {
    WorldError::Unreachable(format!(
        "the node shows {what}: this is no Ballast suite, or a node that lies"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: usize, end: End<WorldError>) -> Result<Vec<Value>, WorldError> {
        let rows = vec![json!({"id": 1}); rows];
        rows_of(Read { rows, end }, "losses")
    }

    #[test]
    fn an_answer_without_a_list_is_an_empty_one_but_not_after_others() {
        assert_eq!(read(0, End::NoList), Ok(vec![]));
        assert_eq!(read(3, End::Last).map(|rows| rows.len()), Ok(3));
        let why = "the list of losses does not go on: this is no Ballast hub, or a node that lies";
        for end in [End::NoList, End::Circle, End::Most] {
            assert_eq!(
                read(100, end),
                Err(WorldError::Unreachable(why.to_string()))
            );
        }
    }
}
