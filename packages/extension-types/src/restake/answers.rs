//! Answers. Times are unix seconds.

use super::state::Request;
use ballast_types::Shares;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Uint128};

/// The answer to `state`, as it is now: what has dripped is counted.
#[cw_serde]
pub struct StateResponse {
    /// LST behind the service.
    pub active: Shares,
    /// LST that was asked out: still slashable, earning nothing.
    pub redeeming: Shares,
    /// Shares: the supply of the cw20.
    pub shares: Uint128,
    /// Gifts that do not count yet, and cannot be slashed.
    pub dripping: Shares,
    /// LST for one share, base units both: for display; reckon with the totals.
    pub price: Decimal,
    /// What slashes took lately.
    pub window: WindowResponse,
    /// Slashed to under 1 % of the first price: nothing comes in, and no more is slashed.
    pub spent: bool,
    /// The slash request that is open.
    pub request: Option<Request>,
    /// No other request before that.
    pub quiet_until: u64,
    /// Until when nobody is let in.
    pub paused_until: Option<u64>,
}

/// The window in which slashes add up to the cap.
#[cw_serde]
pub struct WindowResponse {
    /// When what was taken is forgotten; 0 if nothing is to be.
    pub opens_again_at: u64,
    /// What slashes took in it, in proportion to what is held: stake that came or left since
    /// changed it by the same fraction.
    pub taken: Shares,
}

/// The answer to `slashable`.
#[cw_serde]
pub struct SlashableResponse {
    /// What `slash` would take now at the most.
    pub slashable: Shares,
    /// Active and redeeming LST.
    pub held: Shares,
    /// LST behind the service.
    pub active: Shares,
    /// LST that was asked out.
    pub redeeming: Shares,
    /// When the cap begins anew; 0 if nothing of it is used.
    pub window_resets_at: u64,
}

/// Shares.
#[cw_serde]
pub struct SharesResponse {
    /// How many, rounded down.
    pub shares: Uint128,
}

/// LST.
#[cw_serde]
pub struct LstResponse {
    /// How much, rounded down.
    pub lst: Shares,
}

/// The answer to `preview_redeem`.
#[cw_serde]
pub struct PreviewRedeemResponse {
    /// What the shares are worth, rounded down; a slash until it is taken out lowers it.
    pub lst: Shares,
    /// From when on it is paid.
    pub ready_at: u64,
}

/// The answer to `preview_slash`.
#[cw_serde]
pub struct PreviewSlashResponse {
    /// What would be taken.
    pub taken: Shares,
    /// Of active LST.
    pub of_active: Shares,
    /// Of redeeming LST.
    pub of_redeeming: Shares,
}

/// The answer to `position`.
#[cw_serde]
pub struct PositionResponse {
    /// How many shares, in base units.
    pub shares: Uint128,
    /// What they are worth, rounded down.
    pub lst: Shares,
    /// What the redemptions below are worth, each rounded down.
    pub redeeming_lst: Shares,
    /// The first 100 by number; `redemptions` has the rest.
    pub redemptions: Vec<RedemptionResponse>,
}

/// The answer to `redemptions`.
#[cw_serde]
pub struct RedemptionsResponse {
    /// By number.
    pub redemptions: Vec<RedemptionResponse>,
}

/// One request to leave.
#[cw_serde]
pub struct RedemptionResponse {
    /// The redemption's number.
    pub redemption_id: u64,
    /// Units of what is redeeming.
    pub units: Uint128,
    /// What they are worth now, rounded down.
    pub lst: Shares,
    /// From when on it is paid. It is slashed until it is taken out.
    pub ready_at: u64,
    /// Of one that is ready and not paid now: until when the slash request that is open, and the
    /// consumer, keep it at the most. A request that is opened later can keep it longer.
    pub held_until: Option<u64>,
}

/// What `slash` answers as its data in instant mode, and `execute_slash`.
#[cw_serde]
pub struct SlashData {
    /// What was taken.
    pub taken: Shares,
}
