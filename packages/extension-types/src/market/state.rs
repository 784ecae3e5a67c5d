//! Storage of a market that may be read from outside. These keys and shapes are part of the interface.

use crate::restake::BLANK_TERMS;
use ballast_extension_math::restake::Terms;
use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
    Shares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;

pub use ballast_extension_math::{
    market::{Limits, Loan, Pool, Position, Scaled, Successor, Watch, Watched},
    pause::Pause,
};

/// What never changes.
pub const CONFIG: Item<Config> = Item::new("config");
/// The suite whose LST it is: at its six contracts a share or LST would be lost.
pub const SUITE: Item<Suite> = Item::new("suite");
/// Who may pause, and who is paid fees.
pub const ROLES: Item<Roles> = Item::new("roles");
/// Coins, debt of all, interest: what every message about money reads and writes.
pub const POOL: Item<Pool> = Item::new("pool");
/// LTVs, the borrow cap, the fee.
pub const LIMITS: Item<Limits> = Item::new("limits");
/// The worst position as it was when it took that place, and who may follow.
pub const WATCH: Item<Watch> = Item::new("watch");
/// Collateral and debt by owner; no row where there is neither.
pub const POSITIONS: Map<&Addr, Position> = Map::new("positions");
/// Until when a manager may act, unix seconds, by owner, then manager.
pub const MANAGERS: Map<(&Addr, &Addr), u64> = Map::new("managers");
/// There only inside `borrow_call` and `liquidate`.
pub const LOCK: Item<Lock> = Item::new("lock");
/// The last pauses.
pub const PAUSES: Item<Pauses> = Item::new("pauses");
/// The restake contract that pays what collateral lacks, if one is attached.
pub const RESTAKE: Item<Attached> = Item::new("restake");

/// What never changes.
#[cw_serde]
pub struct Config {
    /// The hub of the suite whose LST is collateral.
    pub hub: Addr,
    /// The LST.
    pub lst: Addr,
    /// Decimals of the LST.
    pub lst_decimals: u8,
    /// What is lent.
    pub loan: LoanCoin,
    /// Where the price comes from; none: the hub's totals.
    pub oracle: Option<Oracle>,
    /// Debt of all is at most this many times the worth of what is slashable.
    pub max_debt_ratio: u64,
    /// By how many standard deviations of a day the opening LTV is lower.
    pub vol_sigmas: u64,
    /// The least debt of a position.
    pub min_debt: Loan,
    /// The part of fees that restakers get, in bps.
    pub restake_part_bps: u64,
    /// The code of a restake contract that can be attached; none: none can.
    pub restake_code_id: Option<u64>,
    /// Who made it: may attach, as the owner may.
    pub deployer: Addr,
    /// The opening LTV at birth, in bps.
    pub open_birth_bps: u64,
    /// The liquidation LTV at birth, in bps.
    pub liq_birth_bps: u64,
}

/// A coin of the bank.
#[cw_serde]
pub struct LoanCoin {
    /// Its denom.
    pub denom: String,
    /// Its decimals, 18 at most.
    pub decimals: u8,
}

/// A feed of a price source.
#[cw_serde]
pub struct Oracle {
    /// The contract; it answers `price` and `safe_price`.
    pub address: Addr,
    /// Whole loan coins for one whole LST.
    pub feed: String,
}

/// Who may pause, and who is paid fees.
#[cw_serde]
pub struct Roles {
    /// May pause deposits and loans for a while.
    pub guardian: Option<Addr>,
    /// Is paid what of the fees restakers do not get.
    pub treasury: Addr,
}

/// Which messages wait.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Lock {
    /// All but `add_collateral` and `repay`: inside `borrow_call`.
    Call,
    /// All: inside `liquidate`, and where a loan is bonded.
    All,
}

/// The last pauses.
#[cw_serde]
#[derive(Default)]
pub struct Pauses {
    /// Of deposits.
    pub deposit: Option<Pause>,
    /// Of loans.
    pub borrow: Option<Pause>,
}

/// A restake contract, with those of its terms that decide what is slashable.
#[cw_serde]
pub struct Attached {
    /// The contract's address.
    pub address: Addr,
    /// Its window, seconds.
    pub window_secs: u64,
    /// Its cap of a window, in bps.
    pub max_slash_bps: u64,
    /// What a slash leaves at the least.
    pub floor: Shares,
    /// Over how long a gift counts there, seconds.
    pub drip_secs: u64,
}

impl Attached {
    /// The terms that decide what is slashable.
    pub fn terms(&self) -> Terms {
        Terms {
            window_secs: self.window_secs,
            max_slash_bps: self.max_slash_bps,
            floor: self.floor,
            drip_secs: self.drip_secs,
            ..BLANK_TERMS
        }
    }
}
