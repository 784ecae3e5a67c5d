//! Answers. Times are unix seconds.

use super::state::Event;
use ballast_types::{Shares, Totals};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Decimal, Uint128};

pub use crate::consumer::ExposureResponse;
pub use crate::restake::{LstResponse, SharesResponse};

/// The answer to `state`, as it is now: premium until now is taken off, and the price is looked at.
#[cw_serde]
pub struct StateResponse {
    /// Protected LST.
    pub protected: Shares,
    /// LST that waits.
    pub waiting: Shares,
    /// Shares: the supply of the cw20.
    pub shares: Uint128,
    /// LST for one share, base units both: for display; reckon with the totals.
    pub price: Decimal,
    /// The most that protected LST may call on.
    pub reserve: Shares,
    /// What new protection may count on: active LST of the backer, less what a slash leaves.
    pub capital: Shares,
    /// What the backer could be slashed for now, redeeming LST included.
    pub slashable: Shares,
    /// The part of the protection reserve that the backer could pay now, in bps.
    pub coverage_bps: u64,
    /// What protection costs until the next message, in bps a year.
    pub rate_bps: u64,
    /// Premium that waits for `pay`.
    pub premium_due: Shares,
    /// LST that was merely transferred here and goes to the backer with the next `pay`.
    pub gifts: Shares,
    /// The protected price.
    pub mark: Totals,
    /// The drawdown, if there is one.
    pub event: Option<Event>,
    /// Somebody should `observe`: a drawdown began or ended, or the price is more than 10 bps above the stored mark.
    pub to_observe: bool,
    /// What a top-up would ask for now, were nothing unbooked and no cover owed.
    pub due: Shares,
    /// Until when the whole reserve stays slashable, whatever restakers do; none where that takes
    /// LST that they have asked out, which may leave in the next second, or where there is no
    /// backer.
    pub guaranteed_until: Option<u64>,
    /// Until when no deposits come in.
    pub paused_until: Option<u64>,
}

/// The answer to `preview_activate`.
#[cw_serde]
pub struct PreviewActivateResponse {
    /// Shares that the deposit buys.
    pub shares: Uint128,
    /// What protection would cost from then on, in bps a year.
    pub rate_bps: u64,
}

/// The answer to `preview_top_up`.
#[cw_serde]
pub struct PreviewTopUpResponse {
    /// What is due.
    pub due: Shares,
    /// What the backer would pay.
    pub paid: Shares,
}

/// The answer to `quote`.
#[cw_serde]
pub struct QuoteResponse {
    /// What protection would cost all of it, in bps a year, if this were activated now.
    pub rate_bps: u64,
    /// LST that could be activated now at the most, as far as capital goes.
    pub capacity_left: Shares,
}

/// The answer to `position`.
#[cw_serde]
pub struct PositionResponse {
    /// How many shares, in base units.
    pub shares: Uint128,
    /// What they are worth, rounded down.
    pub lst: Shares,
    /// The sum of the deposits below.
    pub waiting: Shares,
    /// The first 100 by number; `deposits` has the rest.
    pub deposits: Vec<DepositResponse>,
}

/// The answer to `deposits`.
#[cw_serde]
pub struct DepositsResponse {
    /// By number.
    pub deposits: Vec<DepositResponse>,
}

/// The answer to `waiting`.
#[cw_serde]
pub struct WaitingResponse {
    /// By number.
    pub deposits: Vec<WaitingDeposit>,
}

/// A waiting deposit of anybody.
#[cw_serde]
pub struct WaitingDeposit {
    /// The deposit's number.
    pub deposit_id: u64,
    /// Whose it is.
    pub owner: Addr,
    /// How much LST, in base units.
    pub lst: Shares,
    /// From when on anyone may activate it.
    pub ready_at: u64,
    /// Until when; later it can only be cancelled.
    pub until: u64,
}

/// One waiting deposit.
#[cw_serde]
pub struct DepositResponse {
    /// The deposit's number.
    pub deposit_id: u64,
    /// How much LST, in base units.
    pub lst: Shares,
    /// From when on anyone may activate it.
    pub ready_at: u64,
    /// Until when; later it can only be cancelled.
    pub until: u64,
}
