//! The chain's state: all of it is in the App's storage, so failed messages roll back and copies
//! are forks.

use std::cell::RefCell;
use std::rc::Rc;

use cosmwasm_std::{from_json, to_json_vec, Addr, Decimal, Storage, Timestamp, Uint128};
use serde::{Deserialize, Serialize};

use crate::address::Address;
use crate::bytes::{record, Mark, Put, Take};
use crate::coins::DecCoins;
use crate::dec::Dec;
use crate::error::{Res, SimError};
use crate::params::ChainParams;
use crate::table::{Item, Key, Table};

/// Keys of two and of three addresses.
type Pair = (Address, Address);
type Triple = (Address, Address, Address);

/// What every message needs; set by the genesis.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Config {
    pub params: ChainParams,
    /// The prefix of operators' addresses.
    pub valoper: String,
    pub accounts: ModuleAccounts,
}

/// The accounts of modules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModuleAccounts {
    /// Holds stake of bonded validators.
    pub bonded_pool: Addr,
    /// Holds stake of other validators, and stake that is unbonding.
    pub not_bonded_pool: Addr,
    /// Holds rewards that are not withdrawn, and the community pool.
    pub distribution: Addr,
    /// Holds fees of the current block.
    pub fee_collector: Addr,
    /// Mints inflation.
    pub mint: Addr,
}

/// The status of a validator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In the set: it votes and earns.
    Bonded,
    /// Out of the set for less than the unbonding time.
    Unbonding,
    /// Out of the set, after the unbonding time.
    Unbonded,
}

#[derive(Clone, Debug)]
pub(crate) struct Validator {
    pub tokens: Uint128,
    pub shares: Dec,
    pub status: Status,
    pub jailed: bool,
    /// When it last began to unbond, and in which block.
    pub unbonding_time: Timestamp,
    pub unbonding_height: u64,
    pub min_self_delegation: Uint128,
    pub commission: Decimal,
    pub max_commission: Decimal,
    pub max_commission_change: Decimal,
    pub commission_set: Timestamp,
}

/// Slashing's record of a validator.
#[derive(Clone, Debug, Default)]
pub(crate) struct Signing {
    pub start_height: u64,
    pub jailed_until: Option<Timestamp>,
    pub tombstoned: bool,
}

/// Votes since the oldest miss that still counts, and which of them were missed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Misses {
    pub votes: u64,
    pub missed: Vec<u64>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnbondingEntry {
    pub height: u64,
    pub completes: Timestamp,
    pub initial: Uint128,
    pub balance: Uint128,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RedelegationEntry {
    pub height: u64,
    pub completes: Timestamp,
    pub initial: Uint128,
    pub shares_dst: Dec,
}

/// Distribution's record of a validator.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rewards {
    /// The commission rate: a copy of the validator's, which every block of fees needs.
    pub rate: Dec,
    /// The running period; period `n - 1` is the last one that has ended.
    pub period: u64,
    /// Rewards that delegators have earned in it.
    pub current: DecCoins,
    /// Rewards owed to delegators and the operator.
    pub outstanding: DecCoins,
    /// The operator's part of them.
    pub commission: DecCoins,
    /// Period `n - 1`.
    pub last: History,
    /// The block in which it was last slashed.
    pub slashed: Option<u64>,
}

/// Rewards of one unit of stake from genesis to the end of a period.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    pub ratio: DecCoins,
    pub references: u32,
}

/// A delegation: its shares, and the period and the stake from which its rewards are computed.
#[derive(Clone, Debug)]
pub(crate) struct Delegation {
    pub shares: Dec,
    /// The period at whose end it started.
    pub period: u64,
    pub stake: Dec,
    pub height: u64,
}

/// A validator's rank by power. At equal power the lower address comes last, because address bytes
/// are inverted (`GetValidatorsByPowerIndexKey`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rank {
    pub power: u64,
    pub validator: Address,
}

/// A validator and its voting power.
pub(crate) type Power = (Address, u64);

/// Evidence of a double sign that is not handled yet.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub validator: Address,
    pub height: u64,
    pub power: u64,
}

record! {
    Validator {
        tokens, shares, status, jailed, unbonding_time, unbonding_height, min_self_delegation, commission,
        max_commission, max_commission_change, commission_set,
    }
    Signing { start_height, jailed_until, tombstoned }
    Misses { votes, missed }
    UnbondingEntry { height, completes, initial, balance }
    RedelegationEntry { height, completes, initial, shares_dst }
    Rewards { rate, period, current, outstanding, commission, last, slashed }
    History { ratio, references }
    Delegation { shares, period, stake, height }
    Evidence { validator, height, power }
}

impl Put for Rank {
    fn put(&self, to: &mut Vec<u8>) {
        self.power.put(to);
        to.extend(self.validator.bytes().iter().map(|byte| !byte));
    }
}

/// Only the address can be read back.
impl Take for Rank {
    fn take(from: &mut &[u8]) -> Option<Self> {
        let power = u64::take(from)?;
        let validator: Vec<u8> = std::mem::take(from).iter().map(|byte| !byte).collect();
        let validator = Address::from_bytes(&validator);
        Some(Self { power, validator })
    }
}

impl Key for Rank {
    type Of<'a> = &'a Self;
}

/// Numbered as in `x/staking`.
impl Put for Status {
    fn put(&self, to: &mut Vec<u8>) {
        to.push(match self {
            Self::Unbonded => 1,
            Self::Unbonding => 2,
            Self::Bonded => 3,
        });
    }
}

impl Take for Status {
    fn take(from: &mut &[u8]) -> Option<Self> {
        match u8::take(from)? {
            1 => Some(Self::Unbonded),
            2 => Some(Self::Unbonding),
            3 => Some(Self::Bonded),
            _ => None,
        }
    }
}

/// The configuration, in JSON: decoded once, and then recognised by its bytes.
const CONFIG: &[u8] = b"chain_sim/config";

thread_local! {
    /// The configuration that was last decoded, by its bytes: every message and block needs it.
    static DECODED: RefCell<Option<(Vec<u8>, Rc<Config>)>> = const { RefCell::new(None) };
}

/// The configuration, as the genesis or the last change of parameters set it.
pub(crate) fn config(store: &dyn Storage) -> Res<Rc<Config>> {
    let bytes = store.get(CONFIG).ok_or(SimError::NoGenesis)?;
    DECODED.with_borrow_mut(|decoded| match decoded {
        Some((known, config)) if *known == bytes => Ok(Rc::clone(config)),
        _ => {
            let config: Rc<Config> = Rc::new(from_json(&bytes)?);
            *decoded = Some((bytes, Rc::clone(&config)));
            Ok(config)
        }
    })
}

pub(crate) fn save_config(store: &mut dyn Storage, config: &Config) -> Res<()> {
    store.set(CONFIG, &to_json_vec(config)?);
    Ok(())
}

pub(crate) const VALIDATORS: Table<Address, Validator> = Table::new("chain_sim/validators");
/// Validators that are not jailed, by power, then by descending address.
pub(crate) const BY_POWER: Table<Rank, Mark> = Table::new("chain_sim/by_power");
/// Whether the set must be computed anew.
pub(crate) const SET_CHANGED: Item<bool> = Item::new("chain_sim/set_changed");
/// The set after the last EndBlock that changed it.
pub(crate) const LAST_SET: Item<Vec<Power>> = Item::new("chain_sim/last_set");
/// Voting powers, by the block from whose BeginBlock on they count.
pub(crate) const VOTES: Table<u64, Vec<Power>> = Table::new("chain_sim/votes");

pub(crate) const SIGNING: Table<Address, Signing> = Table::new("chain_sim/signing");
/// Only validators that have missed a vote lately, so that a block without absent validators reads
/// nothing.
pub(crate) const MISSES: Table<Address, Misses> = Table::new("chain_sim/misses");
pub(crate) const ABSENT: Item<Vec<Address>> = Item::new("chain_sim/absent");
pub(crate) const EVIDENCE: Item<Vec<Evidence>> = Item::new("chain_sim/evidence");

/// By (delegator, validator), and in reverse.
pub(crate) const DELEGATIONS: Table<Pair, Delegation> = Table::new("chain_sim/delegations");
pub(crate) const DELEGATORS: Table<Pair, Mark> = Table::new("chain_sim/delegators");

/// Entries by (delegator, validator), and in reverse.
pub(crate) const UNBONDINGS: Table<Pair, Vec<UnbondingEntry>> = Table::new("chain_sim/unbondings");
pub(crate) const UNBONDERS: Table<Pair, Mark> = Table::new("chain_sim/unbonders");
pub(crate) const UNBONDING_QUEUE: Table<u64, Vec<Pair>> = Table::new("chain_sim/unbonding_queue");

/// Entries by (delegator, source, destination), and by source and by destination.
pub(crate) const REDELEGATIONS: Table<Triple, Vec<RedelegationEntry>> =
    Table::new("chain_sim/redelegations");
pub(crate) const REDELEGATORS: Table<Triple, Mark> = Table::new("chain_sim/redelegators");
pub(crate) const RECEIVING: Table<Triple, Mark> = Table::new("chain_sim/receiving");
pub(crate) const REDELEGATION_QUEUE: Table<u64, Vec<Triple>> =
    Table::new("chain_sim/redelegation_queue");

/// Validators by (time, height) at which they are unbonded.
pub(crate) const VALIDATOR_QUEUE: Table<(u64, u64), Vec<Address>> =
    Table::new("chain_sim/validator_queue");

pub(crate) const REWARDS: Table<Address, Rewards> = Table::new("chain_sim/rewards");
/// Ended periods by (validator, period): those to which a delegation or a slash refers, without the
/// last one.
pub(crate) const HISTORY: Table<(Address, u64), History> = Table::new("chain_sim/history");
/// Slash fractions by (validator, height, period).
pub(crate) const SLASHES: Table<(Address, u64, u64), Dec> = Table::new("chain_sim/slashes");
pub(crate) const WITHDRAW_TO: Table<Address, Address> = Table::new("chain_sim/withdraw_to");
pub(crate) const POOL: Item<DecCoins> = Item::new("chain_sim/pool");

/// Messages made to fail, by validator and kind.
pub(crate) const FAILING: Table<(Address, String), Mark> = Table::new("chain_sim/failing");
