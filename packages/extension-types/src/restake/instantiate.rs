//! How a restake contract is made.

use ballast_types::Shares;
use cosmwasm_schema::cw_serde;

/// Makes one, against a hub, for one service. Anyone may; nothing of it can change afterwards.
///
/// Fails: `NoHub`, `NotAContract`, `Destination`, `SameRole`, `Bounds`, `Name`, `Symbol`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The hub's address.
    pub hub: String,
    /// Name of the share, 3 to 50 bytes.
    pub name: String,
    /// Symbol of the share: 3 to 12 letters, digits and dashes. It has 3 decimals more than the LST, 18 at most.
    pub symbol: String,
    /// The service: who may slash. A contract, in instant mode.
    pub slasher: String,
    /// Where slashed LST goes; the slasher by default. None of the suite's six but the vault, where
    /// it is a gift to the underwriters.
    pub destination: Option<String>,
    /// Whether a slash takes at once, or waits for a veto.
    pub mode: ModeMsg,
    /// From asking out to being ready: 86,400 to 7,776,000; in veto mode a day more at the least
    /// than a slash request lives and the time without any after it; 1,814,400 by default.
    pub cooldown_secs: Option<u64>,
    /// The window in which slashes add up to the cap: 3,600 to 2,592,000; 604,800 by default.
    /// Around its edge two caps can meet.
    pub window_secs: Option<u64>,
    /// The most that slashes take in a window, in bps of what was held: 1 to 10,000, which is no cap; 3,000 by default.
    pub max_slash_bps: Option<u64>,
    /// What a slash leaves at the least, in LST: 1,000 or more; one whole LST by default.
    pub floor: Option<Shares>,
    /// Over how long a gift counts: 3,600 to 2,592,000; 604,800 by default.
    pub drip_secs: Option<u64>,
    /// A contract that may hold ready redemptions for a while; none by default.
    pub ratio: Option<RatioMsg>,
    /// Who may let nobody in for 14 days at most; nobody by default.
    pub guardian: Option<String>,
}

/// How a slash takes.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ModeMsg {
    /// A slash takes effect at once.
    Instant,
    /// After a time in which the resolver may veto it.
    Veto {
        /// Who may; not the slasher.
        resolver: String,
        /// How long: 3,600 to 1,209,600; 259,200 by default.
        veto_secs: Option<u64>,
        /// How long anyone may execute it after that: 3,600 to 1,209,600; 259,200 by default.
        execute_secs: Option<u64>,
    },
}

/// A contract that says how much it needs slashable.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct RatioMsg {
    /// The contract; it answers `{"exposure":{}}` and does not call back.
    pub consumer: String,
    /// What has to stay slashable, in bps of its exposure: 0 to 100,000; 10,000 by default.
    pub ratio_bps: Option<u64>,
    /// How long in a row it can hold a ready redemption: 0 to 3,888,000; 604,800 by default.
    pub hold_secs: Option<u64>,
}
