//! What a hedge is made with.

use super::state::Premium;
use cosmwasm_schema::cw_serde;

/// Makes one, against a hub. Anyone may; nothing of it can change afterwards, but that its maker
/// attaches the backer, once.
///
/// Fails: `NoHub`, `Bounds`, `Premium`, `Name`, `Symbol`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The hub's address.
    pub hub: String,
    /// Name of the share, 3 to 50 bytes.
    pub name: String,
    /// Symbol of the share: 3 to 12 letters, digits and dashes. It has 3 decimals more than the LST, 18 at most.
    pub symbol: String,
    /// What it protects against.
    pub trigger: TriggerMsg,
    /// The most that protected LST may call on, in bps of it: 100 to 20,000. To make a drop `d`
    /// whole beyond the deductible `x` takes `(1 - x) / (1 - d) - 1`.
    pub reserve_bps: u64,
    /// How long a deposit waits before it can be activated: 86,400 to 7,776,000; by default as long
    /// as the chain unbonds, to which chains set the life of evidence.
    pub waiting_secs: Option<u64>,
    /// What protection costs.
    pub premium: Premium,
    /// The code that the backer has to have: the restake contract's, as the chain numbers it.
    pub restake_code_id: u64,
    /// Who may keep deposits out for 14 days at most; nobody by default.
    pub guardian: Option<String>,
}

/// What it protects against.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum TriggerMsg {
    /// The price of the LST, by the hub's totals, falls by losses.
    RateDrop {
        /// The part of a drawdown that holders bear, in bps: 10 to 2,000; 150 by default.
        deductible_bps: Option<u64>,
        /// How long losses add up to one drawdown: 604,800 to 7,776,000; 2,592,000 by default.
        event_secs: Option<u64>,
    },
}
