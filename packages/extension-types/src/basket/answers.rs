//! Answers. Times are unix seconds.

use super::msg::ExecuteMsg;
use super::state::Announced;
use ballast_types::Shares;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Decimal, Uint128};

pub use crate::restake::{LstResponse, SharesResponse};

/// The answer to `state`.
#[cw_serde]
pub struct StateResponse {
    /// What all is worth, in LST, rounded down. A part that cannot be read counts as nothing here.
    pub nav: Shares,
    /// Shares: the supply of the cw20.
    pub shares: Uint128,
    /// LST in no part.
    pub loose: Shares,
    /// LST for one share, base units both: for display; reckon with the totals.
    pub price: Decimal,
    /// Whether deposits come in.
    pub deposits: Door,
    /// Parts that were announced.
    pub announced: Option<Announced>,
}

/// Whether deposits come in.
#[cw_serde]
pub enum Door {
    /// They do.
    Open,
    /// They do not.
    Shut {
        /// Why, in words.
        why: String,
        /// Until when, if that is known.
        until: Option<u64>,
    },
}

/// The answer to `parts`.
#[cw_serde]
pub struct PartsResponse {
    /// In the order of the list; those that are not in it any more come last.
    pub parts: Vec<PartResponse>,
}

/// One part, as it is now.
#[cw_serde]
pub struct PartResponse {
    /// The restake contract.
    pub address: Addr,
    /// What of NAV it should have, in bps; 0: it is being emptied.
    pub weight_bps: u64,
    /// What it may have at the most.
    pub cap: Option<Shares>,
    /// Shares of it that the basket has.
    pub shares: Uint128,
    /// What the basket has in it, the trim included, rounded down; none where it cannot be read.
    pub worth: Option<Shares>,
    /// What of that is being trimmed off.
    pub of_that_trim: Shares,
    /// The redemption there that trims.
    pub trim: Option<u64>,
    /// What it should have.
    pub target: Shares,
    /// Slashed to nearly nothing: nothing goes in.
    pub spent: bool,
    /// A slash request is open, or its consumer could slash.
    pub pending: bool,
    /// From when on the trim can be gathered.
    pub ripe_at: Option<u64>,
    /// The most that slashes take of it in a window, in bps.
    pub max_slash_bps: u64,
    /// From asking out to being ready, seconds.
    pub cooldown_secs: u64,
    /// Since when it cannot be read, as far as that was noted.
    pub silent_since: Option<u64>,
}

/// The answer to `preview_deposit`.
#[cw_serde]
pub struct PreviewDepositResponse {
    /// Shares that it buys.
    pub shares: Uint128,
    /// What all is worth before it.
    pub nav: Shares,
}

/// The answer to `preview_redeem`.
#[cw_serde]
pub struct PreviewRedeemResponse {
    /// Loose LST, which is paid at once.
    pub lst: Shares,
    /// What comes of each part.
    pub parts: Vec<PieceResponse>,
}

/// A piece of one part.
#[cw_serde]
pub struct PieceResponse {
    /// The restake contract.
    pub address: Addr,
    /// Shares that are redeemed there.
    pub shares: Uint128,
    /// What they are worth now; none where the part cannot be read.
    pub lst: Option<Shares>,
    /// What the piece of the trim is worth now.
    pub trim_lst: Shares,
    /// From when on the redemption is paid.
    pub ready_at: u64,
    /// From when on the piece of the trim is paid.
    pub trim_ready_at: Option<u64>,
}

/// The answer to `due`.
#[cw_serde]
pub struct DueResponse {
    /// Messages that anybody can send now.
    pub work: Vec<ExecuteMsg>,
}
