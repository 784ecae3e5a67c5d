//! Storage of a hedge that may be read from outside. These keys and shapes are part of the interface.

use crate::restake::BLANK_TERMS;
use ballast_accounting::BPS;
use ballast_extension_math::restake::Terms as RestakeTerms;
use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
    Shares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, StdResult, Storage};

pub use ballast_extension_math::{
    hedge::{Book, Event, Premium, Terms},
    pause::Pause,
};

/// Roles and terms. Written at birth, and once more when the backer is attached.
pub const CONFIG: Item<Config> = Item::new("config");
/// The suite whose LST it is: at its six contracts a share would be lost.
pub const SUITE: Item<Suite> = Item::new("suite");
/// The one item that nearly every message reads and writes.
pub const BOOK: Item<Book> = Item::new("book");
/// Waiting deposits by owner, then number.
pub const DEPOSITS: Map<(&Addr, u64), Deposit> = Map::new("deposits");
/// Owners of waiting deposits by number.
pub const OWNERS: Map<u64, Addr> = Map::new("owners");

/// Roles and terms: none of them can change, but that the backer is named once.
#[cw_serde]
pub struct Config {
    /// The hub of the suite whose LST it is.
    pub hub: Addr,
    /// The LST.
    pub lst: Addr,
    /// Decimals of the LST.
    pub lst_decimals: u8,
    /// What it protects against.
    pub trigger: Trigger,
    /// The most that protected LST may call on, in bps of it.
    pub reserve_bps: u64,
    /// How long a deposit waits before it can be activated, seconds.
    pub waiting_secs: u64,
    /// What protection costs, in bps a year.
    pub premium: Premium,
    /// The code that the backer has.
    pub restake_code_id: u64,
    /// Who made it, and attaches the backer.
    pub deployer: Addr,
    /// Who may let nobody in for a while.
    pub guardian: Option<Addr>,
    /// The restake contract that pays; none until it is attached.
    pub backer: Option<Addr>,
    /// The terms that decide what the backer can pay; none until it is attached.
    pub backer_terms: Option<BackerTerms>,
}

/// What it protects against.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Trigger {
    /// The price of the LST, by the hub's totals, falls by losses.
    RateDrop {
        /// The part of a drawdown that holders bear, in bps.
        deductible_bps: u64,
        /// How long losses add up to one drawdown, seconds.
        event_secs: u64,
    },
}

/// The terms that decide what a backer can pay.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct BackerTerms {
    /// What a slash leaves at the least.
    pub floor: Shares,
    /// Over how long LST that is sent to it counts, seconds.
    pub drip_secs: u64,
    /// From asking out to being ready, seconds.
    pub cooldown_secs: u64,
}

/// LST that waits.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Deposit {
    /// How much LST, in base units.
    pub lst: Shares,
    /// From when on anyone may activate it, for a day; later it can only be cancelled.
    pub ready_at: u64,
}

impl Config {
    /// What decides amounts and times.
    pub fn terms(&self) -> Terms {
        let Trigger::RateDrop {
            deductible_bps,
            event_secs,
        } = self.trigger;
        Terms {
            deductible_bps,
            event_secs,
            reserve_bps: self.reserve_bps,
            waiting_secs: self.waiting_secs,
            premium: self.premium,
        }
    }
}

impl BackerTerms {
    /// The terms by which the backer's stake is reckoned from outside. It has no cap, so the length
    /// of its window decides nothing.
    pub fn terms(&self) -> RestakeTerms {
        RestakeTerms {
            cooldown_secs: self.cooldown_secs,
            max_slash_bps: BPS,
            floor: self.floor,
            drip_secs: self.drip_secs,
            ..BLANK_TERMS
        }
    }
}

/// Writes a waiting deposit of `owner`.
///
/// # Errors
/// A failure of storage.
pub fn save_deposit(
    storage: &mut dyn Storage,
    (owner, id): (&Addr, u64),
    deposit: &Deposit,
) -> StdResult<()> {
    DEPOSITS.save(storage, (owner, id), deposit)?;
    OWNERS.save(storage, id, owner)
}

/// Strikes a waiting deposit of `owner` off.
pub fn remove_deposit(storage: &mut dyn Storage, (owner, id): (&Addr, u64)) {
    DEPOSITS.remove(storage, (owner, id));
    OWNERS.remove(storage, id);
}
