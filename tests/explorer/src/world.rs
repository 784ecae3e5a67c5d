//! The state of the model: a chain with one validator, the hub's books, the queue, the vault.

use ballast_accounting::{Amount, Bucket, Layer, LayerShares, Native, Pool, Shares};
use cosmwasm_std::Decimal;
use std::hash::{Hash, Hasher};

/// Blocks that stake takes to come back.
pub const UNBONDING: u8 = 2;
/// Blocks from a request to leave the vault to the exit.
pub const COOLDOWN: u8 = 3;
/// Blocks for which a batch waits for an owed cover.
pub const COVER_WAIT: u8 = 2;
/// Blocks after which what no loss explains is written off.
pub const LATE_WAIT: u8 = 2;
/// Native that a staker bonds.
pub const DEPOSITS: [u128; 2] = [40, 27];
/// The seed, whose shares are the hub's for ever.
pub const SEED: u128 = 10;

/// Everything there is, and what is left of the budget that bounds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    /// The block that takes transactions.
    pub now: u8,
    /// The validator's stake, as the chain has it.
    pub stake: u128,
    /// Stake on its way out.
    pub entries: Vec<Entry>,
    /// Native of hub and queue, as the bank has it.
    pub hub_native: u128,
    /// See `hub_native`.
    pub queue_native: u128,
    /// LST of the two stakers.
    pub lst: [u128; 2],
    /// The hub's books.
    pub books: Books,
    /// Tickets of the open batch: whose, and how many shares.
    pub open: Vec<Ticket>,
    /// Closed batches.
    pub closed: Vec<Batch>,
    /// What was missing of entries and may still come.
    pub late: Vec<Late>,
    /// The vault.
    pub vault: Vault,
    /// What really happened, which no contract knows.
    pub truth: Truth,
    /// What may still happen.
    pub left: Budget,
}

/// Stake on its way out. `amount` is the hub's book, `balance` the chain's.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    pub batch: usize,
    pub amount: u128,
    pub balance: u128,
    pub made: u8,
    pub due: u8,
    /// How many losses had been booked when it was made.
    pub losses: usize,
    /// Whether the chain has paid it.
    pub paid: bool,
}

/// What was missing of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Late {
    pub batch: usize,
    pub amount: u128,
    pub due: u8,
}

/// A booked loss, as the stake showed it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// When the books had last been right before.
    pub right_at: u8,
    /// What is left, after it and all before it, of a unit of stake.
    pub kept: Decimal,
}

/// The books of the hub.
#[derive(Clone, Debug, PartialEq)]
pub struct Books {
    pub pool: Pool,
    /// The block in which they were last compared with the chain.
    pub synced: u8,
    /// Booked losses.
    pub shown: Vec<Shown>,
    /// Since when there has been stake by which a loss would show.
    pub shows_since: Option<u8>,
    /// Owed covers: the loss, native, and the block.
    pub owed: Vec<(usize, u128, u8)>,
    /// The block of the last settle call.
    pub settled: u8,
}

/// A ticket; `claimed` is native that was paid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ticket {
    pub owner: usize,
    pub shares: u128,
    pub claimed: u128,
}

/// A closed batch.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Batch {
    pub shares: u128,
    pub owed: u128,
    pub funded: u128,
    pub claimed: u128,
    /// Not undelegated yet.
    pub exiting: u128,
    pub tickets: Vec<Ticket>,
}

/// The vault with its one underwriter.
#[derive(Clone, Debug, PartialEq)]
pub struct Vault {
    pub layer: Layer,
    /// Active shares of the underwriter.
    pub shares: LayerShares,
    /// A request to leave: units, shares, when it is ready.
    pub exit: Option<(LayerShares, LayerShares, u8)>,
    /// LST that left the vault again.
    pub out: u128,
    pub works: bool,
}

/// What really happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Truth {
    /// Native that came in and went out.
    pub came: u128,
    pub went: u128,
    /// Native that slashes burned.
    pub burned: u128,
    /// Of it stake whose loss is not booked yet.
    pub unbooked: u128,
    /// What was booked: amount, borne by exits, paid by insurers.
    pub losses: Vec<Loss>,
    /// What stakers got out.
    pub got: [u128; 2],
    /// By how much batches' `owed` fell.
    pub owed_fell: u128,
    /// Of entries: what slashes burned.
    pub entries_burned: u128,
    /// The underwriter left while a loss was not booked or a cover owed.
    pub left_uncharged: bool,
    /// Somebody was priced while the chain showed a loss that was not booked.
    pub priced_stale: bool,
    /// A step that anyone needs was refused.
    pub stuck: Option<String>,
}

/// A booked loss.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Loss {
    pub amount: u128,
    pub by_exits: u128,
    /// Native that insurers paid, rounded up.
    pub paid: u128,
}

/// What may still happen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Budget {
    /// LST of the underwriter.
    pub capital: u8,
    pub bonds: [u8; 2],
    pub unbonds: u8,
    pub underwrites: u8,
    pub slashes: u8,
    pub breaks: u8,
    pub rewards: u8,
    pub blocks: u8,
}

impl World {
    /// A seeded pool with nobody in it but the underwriter, whose capital came from a bond at par.
    pub fn new(left: Budget) -> Self {
        let capital = u128::from(left.capital);
        let mut pool = Pool::seed(native(SEED + capital));
        pool.drip.from = 0;
        Self {
            now: 1,
            stake: 0,
            entries: vec![],
            hub_native: SEED + capital,
            queue_native: 0,
            lst: [0; 2],
            books: Books {
                pool,
                synced: 0,
                shown: vec![],
                shows_since: None,
                owed: vec![],
                settled: 0,
            },
            open: vec![],
            closed: vec![],
            late: vec![],
            vault: Vault {
                layer: Layer::default(),
                shares: LayerShares::ZERO,
                exit: None,
                out: capital,
                works: true,
            },
            truth: Truth {
                came: SEED + capital,
                ..Truth::default()
            },
            left,
        }
    }

    /// The time the pool is priced at: a block is a second.
    pub fn time(&self) -> u64 {
        u64::from(self.now)
    }

    /// LST that somebody holds, wherever it is.
    pub fn lst_held(&self) -> u128 {
        let open: u128 = self.open.iter().map(|ticket| ticket.shares).sum();
        let vault = self.vault.layer.held().map_or(0, raw);
        SEED + self.lst.iter().sum::<u128>() + open + vault + self.vault.out
    }
}

/// A plain number as native.
pub fn native(amount: u128) -> Native {
    Native::new(amount)
}

/// A plain number as LST.
pub fn lst(amount: u128) -> Shares {
    Shares::new(amount)
}

/// A plain number out of its unit.
pub fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

impl Eq for Books {}

impl Hash for Books {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let pool = &self.pool;
        [
            raw(pool.buffer),
            raw(pool.bonded),
            raw(pool.exiting),
            raw(pool.shares),
            raw(pool.drip.amount),
        ]
        .hash(state);
        (pool.drip.from, pool.drip.until, self.synced).hash(state);
        for shown in &self.shown {
            (shown.right_at, shown.kept.atomics().u128()).hash(state);
        }
        (self.shows_since, &self.owed, self.settled).hash(state);
    }
}

impl Eq for Vault {}

impl Hash for Vault {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let bucket = |bucket: &Bucket| (bucket.epoch, raw(bucket.assets), raw(bucket.shares));
        let exit = self
            .exit
            .map(|(units, shares, ready)| (raw(units), raw(shares), ready));
        (bucket(&self.layer.active), bucket(&self.layer.exiting)).hash(state);
        (raw(self.layer.leaving), raw(self.shares)).hash(state);
        (exit, self.out, self.works).hash(state);
    }
}
