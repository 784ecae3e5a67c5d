//! What the calls of this thread spent, in the SDK's gas.

use std::cell::RefCell;

/// The VM's gas in one unit of the SDK's (wasmd's default multiplier).
pub const SDK_GAS: u64 = 140_000;
/// What wasmd charges for the first call of a code in a transaction.
pub const FIRST_CALL: u64 = 60_000;
/// What it charges for each later one.
pub const LATER_CALL: u64 = 2_000;

/// A step of an iterator.
pub(crate) const STEP: u64 = 30;
/// Removing a key.
pub(crate) const REMOVE: u64 = 1_000;
/// A contract's keys begin with a byte and its address, which the store charges for too.
const PREFIX: u64 = 33;

fn bytes(key: usize, value: usize) -> u64 {
    PREFIX + u64::try_from(key + value).unwrap_or(u64::MAX)
}

/// Reading a key, by the SDK's prices.
pub(crate) fn read(key: usize, value: usize) -> u64 {
    1_000 + 3 * bytes(key, value)
}

/// Writing a key.
pub(crate) fn write(key: usize, value: usize) -> u64 {
    2_000 + 30 * bytes(key, value)
}

/// A step of an iterator onto a row.
pub(crate) fn step(key: usize, value: usize) -> u64 {
    STEP + 3 * bytes(key, value)
}

/// What the calls into one contract spent, in the SDK's gas where nothing else is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// The contract.
    pub contract: String,
    /// How often it was called: messages, replies, and queries by others.
    pub calls: u64,
    /// Computing.
    pub compute: u64,
    /// Its own storage.
    pub storage: u64,
    /// Addresses read.
    pub api: u64,
    /// How many queries it made.
    pub queries: u64,
}

impl Spent {
    /// Starting the VM: the first call in a transaction costs 60,000, later ones 2,000 each.
    pub fn starts(&self) -> u64 {
        match self.calls {
            0 => 0,
            n => FIRST_CALL + (n - 1) * LATER_CALL,
        }
    }

    /// All of it.
    pub fn total(&self) -> u64 {
        self.starts() + self.compute + self.storage + self.api
    }
}

#[derive(Default)]
struct Meter {
    spent: Vec<Spent>,
    stack: Vec<usize>,
}

thread_local! {
    static METER: RefCell<Meter> = RefCell::default();
}

/// What was spent since the last call of this, one entry a contract, in the order of first calls. Take it before a message
/// (to forget what came earlier) and after it.
pub fn take() -> Vec<Spent> {
    METER.with_borrow_mut(|meter| std::mem::take(&mut meter.spent))
}

/// Runs a call into `contract`; `call` returns what the VM charged for computing, in the VM's gas.
pub(crate) fn within<T>(contract: &str, call: impl FnOnce() -> (T, u64)) -> T {
    let at = METER.with_borrow_mut(|meter| {
        let known = meter
            .spent
            .iter()
            .position(|spent| spent.contract == contract);
        let at = known.unwrap_or_else(|| {
            meter.spent.push(Spent {
                contract: contract.to_string(),
                ..Spent::default()
            });
            meter.spent.len() - 1
        });
        meter.spent[at].calls += 1;
        meter.stack.push(at);
        at
    });
    let (answer, vm_gas) = call();
    METER.with_borrow_mut(|meter| {
        meter.stack.pop();
        meter.spent[at].compute += vm_gas / SDK_GAS;
    });
    answer
}

/// Books something onto the contract that runs now.
pub(crate) fn spend(book: impl FnOnce(&mut Spent)) {
    METER.with_borrow_mut(|meter| {
        let at = meter.stack.last().copied();
        if let Some(spent) = at.and_then(|at| meter.spent.get_mut(at)) {
            book(spent);
        }
    });
}
