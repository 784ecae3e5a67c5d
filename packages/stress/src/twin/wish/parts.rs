//! The parts of a [`Wish`](super::Wish).

use serde_json::Value;

/// The chain of a suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The staking token.
    pub denom: String,
    /// The unbonding time.
    pub unbonding_secs: u64,
    /// The most unbonding entries of one delegator with one validator.
    pub max_entries: u64,
    /// Base units of a unit of voting power.
    pub power_reduction: u128,
    /// The slashes for a double sign and for downtime.
    pub fractions: Fractions,
    /// All bonded tokens of the chain.
    pub all_bonded: u128,
}

/// The names of an LST.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its name.
    pub name: String,
    /// Its ticker.
    pub symbol: String,
    /// Its decimals, which are those of the staking token.
    pub decimals: u8,
}

/// Totals of a hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Native that is liquid.
    pub buffer: u128,
    /// Rewards that drip and do not count yet.
    pub dripping: u128,
    /// The supply of LST.
    pub shares: u128,
    /// LST of the first deposit, which the hub holds forever.
    pub seed: u128,
    /// A loss of the chain's that is not booked, native.
    pub unbooked: u128,
    /// The cover that the vault still owes for booked losses, native.
    pub owed_cover: u128,
}

/// The underwriters' pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insurance {
    /// Its LST, with dripping premium.
    pub lst: u128,
    /// The part of it whose exit is requested.
    pub leaving: u128,
}

/// The parts of stake that the chain slashes, as decimal texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fractions {
    /// For a double sign.
    pub double_sign: String,
    /// For downtime.
    pub downtime: String,
}

/// A validator that the suite lists or has stake with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// Its operator address on the suite's chain.
    pub address: String,
    /// The suite's stake with it.
    pub stake: u128,
    /// All stake with it.
    pub tokens: u128,
    /// Its commission.
    pub commission: String,
    /// The registry's entry; none if the registry does not list it.
    pub listed: Option<Value>,
    /// LST of its bond.
    pub bond: u128,
    /// The part of the bond whose exit is requested.
    pub bond_leaving: u128,
}

/// A batch's undelegations, which the hub sent together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// When the chain pays them, unix seconds of the suite's chain.
    pub completes_at: u64,
    /// The undelegation from each seat.
    pub entries: Vec<Entry>,
}

/// An undelegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The seat that it is from: an index of [`Wish::seats`](super::Wish::seats).
    pub seat: usize,
    /// Its amount, native.
    pub amount: u128,
}

/// Undelegations from validators that are not listed, have none of the suite's stake and no bond: a
/// twin has no seat that they could be from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unnamed {
    /// How many there are.
    pub entries: u32,
    /// Their sum, native.
    pub amount: u128,
}

impl Batch {
    /// The sum of its undelegations.
    pub fn amount(&self) -> u128 {
        self.entries.iter().map(|entry| entry.amount).sum()
    }
}
