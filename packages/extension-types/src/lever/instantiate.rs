//! How a lever is made.

use cosmwasm_schema::cw_serde;

/// Makes one, on a market whose loan coin is the staking token of the market's hub. Anyone may;
/// nothing of it can change afterwards.
///
/// Fails: `NoMarket`, `WrongMarket`, `Bounds`, `Name`, `Symbol`, `OwnContract`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The market's address.
    pub market: String,
    /// Where a rebalance and a buy-down lead, in bps of equity; 30,000 by default.
    pub target_bps: Option<u64>,
    /// Under it `rebalance` is open: 11,000 to 500 under the target; 27,000 by default.
    pub min_bps: Option<u64>,
    /// Over it `buy_down` is open: 500 over the target to 2,000 under the ripcord; 34,000 by default.
    pub max_bps: Option<u64>,
    /// Where the discount is whole; its LTV is 97 % of the market's opening LTV at the most; 40,000 by default.
    pub ripcord_bps: Option<u64>,
    /// The whole discount, in bps of what is paid: 1 to under the market's incentive, and with
    /// (target - 1) times it at the most 50 %; 150 by default.
    pub max_discount_bps: Option<u64>,
    /// Nothing is borrowed over this rate of a year, and debt is sold where the market's rate at
    /// target is over it: 1 to 40,000 bps; 2,000 by default.
    pub max_rate_bps: Option<u64>,
    /// What all callers of `rebalance` together get a year, in bps of all shares: 0 to 50; 10 by default.
    pub keeper_bps: Option<u64>,
    /// How long the discount of an order rises, seconds: 3,600 to 604,800; 86,400 by default.
    pub ramp_secs: Option<u64>,
    /// Who may let nobody in for 14 days at most; nobody by default.
    pub guardian: Option<String>,
    /// What the share is called.
    pub share: ShareMsg,
}

/// What the share is called. It has 3 decimals more than the LST, 18 at most.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct ShareMsg {
    /// 3 to 50 bytes.
    pub name: String,
    /// 3 to 12 letters, digits and dashes.
    pub symbol: String,
}
