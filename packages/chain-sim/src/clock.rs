//! The block that the chain is in, the time of each block, and blocks in which nothing happens.
//!
//! Every block reads and writes these, so they are bytes, not JSON; and a run of blocks at equal
//! distances is one record.

use cosmwasm_std::{BlockInfo, Order, StdError, Storage, Timestamp};

use crate::error::{Res, SimError};
use crate::state::{
    ABSENT, EVIDENCE, MISSES, REDELEGATION_QUEUE, SET_CHANGED, UNBONDING_QUEUE, VALIDATOR_QUEUE,
};
use crate::table::Table;

/// The block that the chain is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub height: u64,
    pub time: Timestamp,
    /// Whether EndBlock has run.
    pub ended: bool,
    /// Nanoseconds between the last two blocks.
    pub step: u64,
    /// Key in `VOTES` of the powers that count in this block's BeginBlock.
    pub votes: u64,
    /// Keys of the powers that will count in later blocks.
    pub next_votes: Vec<u64>,
}

const HEAD: &[u8] = b"chain_sim/head";
/// The time until which nothing will happen. The record exists only while nothing has happened
/// since it was written.
const QUIET: &[u8] = b"chain_sim/quiet";

/// Runs of blocks at equal distances, by the height of the first: its time and the distance, in
/// nanoseconds.
pub(crate) const TIMES: Table<u64, (u64, u64)> = Table::new("chain_sim/times");

fn words(values: impl IntoIterator<Item = u64>) -> Vec<u8> {
    values.into_iter().flat_map(u64::to_be_bytes).collect()
}

fn each_word(bytes: &[u8]) -> impl Iterator<Item = u64> + '_ {
    let word = |chunk: &[u8]| <[u8; 8]>::try_from(chunk).map(u64::from_be_bytes);
    bytes
        .chunks_exact(8)
        .filter_map(move |chunk| word(chunk).ok())
}

fn broken(what: &str) -> SimError {
    StdError::parse_err(what, "too short").into()
}

impl Head {
    pub fn is_there(store: &dyn Storage) -> bool {
        store.get(HEAD).is_some()
    }

    pub fn load(store: &dyn Storage) -> Res<Self> {
        Self::may_load(store)?.ok_or(SimError::NoGenesis)
    }

    /// The current block; `None` before genesis.
    pub fn may_load(store: &dyn Storage) -> Res<Option<Self>> {
        let Some(bytes) = store.get(HEAD) else {
            return Ok(None);
        };
        let mut words = each_word(&bytes);
        let mut next = || words.next().ok_or_else(|| broken("head"));
        Ok(Some(Self {
            height: next()?,
            time: Timestamp::from_nanos(next()?),
            ended: next()? != 0,
            step: next()?,
            votes: next()?,
            next_votes: words.collect(),
        }))
    }

    pub fn save(&self, store: &mut dyn Storage) {
        let fixed = [
            self.height,
            self.time.nanos(),
            u64::from(self.ended),
            self.step,
            self.votes,
        ];
        let all = fixed.into_iter().chain(self.next_votes.iter().copied());
        store.set(HEAD, &words(all));
    }

    /// The first block of a chain, with powers that vote from the second on.
    pub fn first(store: &mut dyn Storage, block: &BlockInfo) -> Res<Self> {
        let head = Self {
            height: block.height,
            time: block.time,
            ended: false,
            step: 0,
            votes: 0,
            next_votes: vec![block.height.saturating_add(1)],
        };
        TIMES.save(store, head.height, &(head.time.nanos(), 0));
        head.save(store);
        Ok(head)
    }

    /// Moves on to a later block.
    pub fn move_to(&mut self, store: &mut dyn Storage, block: &BlockInfo) -> Res<()> {
        let follows = block.height == self.height.saturating_add(1);
        let step = block.time.nanos().saturating_sub(self.time.nanos());
        if follows && step != self.step {
            TIMES.save(store, self.height, &(self.time.nanos(), step));
        }
        if !follows {
            TIMES.save(store, block.height, &(block.time.nanos(), 0));
        }
        self.step = if follows { step } else { 0 };
        (self.height, self.time, self.ended) = (block.height, block.time, false);
        Ok(())
    }

    /// Moves on by `n` blocks, `span` nanoseconds apart. Returns false and changes nothing if the
    /// clock does not go that far.
    pub fn skip(&mut self, store: &mut dyn Storage, n: u64, span: u64) -> Res<bool> {
        let time = span
            .checked_mul(n)
            .and_then(|all| self.time.nanos().checked_add(all));
        let (Some(time), Some(height)) = (time, self.height.checked_add(n)) else {
            return Ok(false);
        };
        if span != self.step {
            TIMES.save(store, self.height, &(self.time.nanos(), span));
        }
        (self.height, self.time, self.step) = (height, Timestamp::from_nanos(time), span);
        self.ended = false;
        Ok(true)
    }
}

/// The time of a block; `None` before the first.
pub(crate) fn time_of(store: &dyn Storage, height: u64) -> Res<Option<Timestamp>> {
    let mut runs = TIMES.between(store, 0, height, Order::Descending);
    let Some((first, (time, step))) = runs.next().transpose()? else {
        return Ok(None);
    };
    let since = height.saturating_sub(first).saturating_mul(step);
    Ok(Some(Timestamp::from_nanos(time.saturating_add(since))))
}

/// Records that something has happened: the next block is made in full.
pub(crate) fn disturb(store: &mut dyn Storage) {
    if store.get(QUIET).is_some() {
        store.remove(QUIET);
    }
}

/// Records, after a block of a chain without inflation has begun, until when nothing will happen by
/// itself; if something would happen in the next block, records nothing. Fees do not count, because
/// coins can come into an account without the modules' knowledge.
pub(crate) fn note_quiet(store: &mut dyn Storage) -> Res<()> {
    let busy = SET_CHANGED.may_load(store)? == Some(true)
        || ABSENT.is_there(store)
        || EVIDENCE.is_there(store)
        || crate::events::are_there(store)
        || MISSES.first(store)?.is_some();
    if busy {
        return Ok(());
    }
    let due = [
        UNBONDING_QUEUE.first(store)?,
        REDELEGATION_QUEUE.first(store)?,
        VALIDATOR_QUEUE.first(store)?.map(|(time, _)| time),
    ];
    let time = due.into_iter().flatten().min().unwrap_or(u64::MAX);
    let votes = Head::load(store)?.next_votes;
    let height = votes.first().copied().unwrap_or(u64::MAX);
    store.set(QUIET, &words([time, height]));
    Ok(())
}

/// The recorded time and height; `None` if there is no record.
fn quiet_until(store: &dyn Storage) -> Option<(u64, u64)> {
    let bytes = store.get(QUIET)?;
    let mut words = each_word(&bytes);
    Some((words.next()?, words.next()?))
}

/// Ends the current block if nothing is due by then: EndBlock does nothing else, and the next block
/// can be as quiet. Returns false and changes nothing if something may be due.
pub(crate) fn end_quietly(store: &mut dyn Storage) -> Res<bool> {
    let Some((time, _)) = quiet_until(store) else {
        return Ok(false);
    };
    let mut head = Head::load(store)?;
    if head.ended || head.time.nanos() >= time {
        return Ok(false);
    }
    head.ended = true;
    head.save(store);
    Ok(true)
}

/// How many blocks, `span` nanoseconds apart, can be made from here in which nothing happens. If
/// the current block has ended, [`end_quietly`] ended it: any other way to end a block removes the
/// record.
pub(crate) fn quiet_blocks(store: &dyn Storage, head: &Head, span: u64) -> u64 {
    let Some((time, height)) = quiet_until(store) else {
        return 0;
    };
    // EndBlock of each block has to be before the next due time, and each block below the height
    // from which other powers vote.
    let until = time.saturating_sub(head.time.nanos());
    let by_time = match span {
        0 if until > 0 => u64::MAX,
        0 => 0,
        _ => until.div_ceil(span),
    };
    let by_height = height.saturating_sub(head.height).saturating_sub(1);
    by_time.min(by_height)
}
