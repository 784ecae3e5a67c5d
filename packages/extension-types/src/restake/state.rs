//! Storage of a restake contract that may be read from outside. These keys and shapes are part of the interface.

use ballast_extension_math::restake::{RatioTerms, Terms, VetoTerms};
use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
    Amount, Shares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, StdResult, Storage};

pub use ballast_extension_math::{
    pause::Pause,
    restake::{Redemption, Request, Stake, Window},
};

/// Roles and terms, written once.
pub const CONFIG: Item<Config> = Item::new("config");
/// The suite whose LST it is: at its six contracts a share would be lost.
pub const SUITE: Item<Suite> = Item::new("suite");
/// The one item that every message reads and writes; contracts that lean on the stake read it raw,
/// and take a row that cannot be read for no stake.
pub const STAKE: Item<Stake> = Item::new("stake");
/// Redemptions by owner, then number.
pub const REDEMPTIONS: Map<(&Addr, u64), Redemption> = Map::new("redemptions");
/// Owners of redemptions by number.
pub const OWNERS: Map<u64, Addr> = Map::new("owners");

/// Terms of which none decides anything. A contract that reckons a stake from outside begins with
/// them, and names those that its question depends on.
pub const BLANK_TERMS: Terms = Terms {
    cooldown_secs: 0,
    window_secs: 0,
    max_slash_bps: 0,
    floor: Shares::ZERO,
    drip_secs: 0,
    veto: None,
    ratio: None,
};

/// Roles and terms: none of them can change.
#[cw_serde]
pub struct Config {
    /// The hub of the suite whose LST it is.
    pub hub: Addr,
    /// The LST.
    pub lst: Addr,
    /// Decimals of the LST.
    pub lst_decimals: u8,
    /// The service: who may slash.
    pub slasher: Addr,
    /// Where slashed LST goes, by a plain transfer.
    pub destination: Addr,
    /// Whether a slash takes at once, or waits for a veto.
    pub mode: Mode,
    /// From asking out to being ready, seconds.
    pub cooldown_secs: u64,
    /// The window in which slashes add up to the cap, seconds.
    pub window_secs: u64,
    /// The most that slashes take in a window, in bps of what was held.
    pub max_slash_bps: u64,
    /// What a slash leaves at the least.
    pub floor: Shares,
    /// Over how long a gift counts, seconds.
    pub drip_secs: u64,
    /// Who may hold ready redemptions for a while.
    pub ratio: Option<Ratio>,
    /// Who may let nobody in for a while.
    pub guardian: Option<Addr>,
}

/// How a slash takes.
#[cw_serde]
pub enum Mode {
    /// At once. The slasher is a contract.
    Instant,
    /// After a time in which somebody may veto it.
    Veto {
        /// The account that may veto a slash.
        resolver: Addr,
        /// How long, seconds.
        veto_secs: u64,
        /// How long it can be executed after that, seconds.
        execute_secs: u64,
    },
}

/// A contract that says how much it needs slashable, and what that does to leavers.
#[cw_serde]
pub struct Ratio {
    /// The contract whose exposure limits what can be taken out.
    pub consumer: Addr,
    /// What has to stay slashable, in bps of its exposure.
    pub ratio_bps: u64,
    /// How long in a row it can hold a ready redemption, seconds.
    pub hold_secs: u64,
}

impl Config {
    /// What decides amounts and times.
    pub fn terms(&self) -> Terms {
        Terms {
            cooldown_secs: self.cooldown_secs,
            window_secs: self.window_secs,
            max_slash_bps: self.max_slash_bps,
            floor: self.floor,
            drip_secs: self.drip_secs,
            veto: match self.mode {
                Mode::Instant => None,
                Mode::Veto {
                    veto_secs,
                    execute_secs,
                    ..
                } => Some(VetoTerms {
                    veto_secs,
                    execute_secs,
                }),
            },
            ratio: self.ratio.as_ref().map(|ratio| RatioTerms {
                ratio_bps: ratio.ratio_bps,
                hold_secs: ratio.hold_secs,
            }),
        }
    }
}

/// Writes a redemption of `owner`.
///
/// # Errors
/// A failure of storage.
pub fn save_redemption(
    storage: &mut dyn Storage,
    (owner, id): (&Addr, u64),
    redemption: &Redemption,
) -> StdResult<()> {
    REDEMPTIONS.save(storage, (owner, id), redemption)?;
    OWNERS.save(storage, id, owner)
}

/// Strikes a redemption of `owner` off.
pub fn remove_redemption(storage: &mut dyn Storage, (owner, id): (&Addr, u64)) {
    REDEMPTIONS.remove(storage, (owner, id));
    OWNERS.remove(storage, id);
}
