//! Answers. Times are unix seconds; LTVs are in bps, rounded up, so that one over a limit shows it.

use super::state::{Attached, Config, Roles};
use super::state::{Limits, Loan, Scaled};
use ballast_types::Shares;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Decimal, Uint128};

/// The answer to `config`.
#[cw_serde]
pub struct ConfigResponse {
    /// What never changes.
    pub terms: Config,
    /// What the owner may change, within bounds; LTVs in bps.
    pub limits: Limits,
    /// Guardian and treasury.
    pub roles: Roles,
    /// The restake contract that is attached.
    pub restake: Option<Attached>,
}

/// The answer to `market`, with interest to now. What needs a price is null while there is none.
#[cw_serde]
pub struct MarketResponse {
    /// Cash and debt: what all shares stand for.
    pub assets: Loan,
    /// Loan coins that can be borrowed or redeemed.
    pub cash: Loan,
    /// Debt of all, rounded down.
    pub debt: Loan,
    /// All shares, those of fees included, which are not in the cw20's supply.
    pub supply: Uint128,
    /// What one unit of scaled debt owes, times 10^18.
    pub index: Uint128,
    /// Debt / assets.
    pub use_bps: u64,
    /// What borrowers pay a year, now.
    pub borrow_rate: Decimal,
    /// What suppliers earn a year, now.
    pub supply_rate: Decimal,
    /// What borrowers would pay a year at 90 % use.
    pub rate_at_target: Decimal,
    /// A position must be under it after a loan.
    pub open_ltv_bps: Option<u64>,
    /// Over it a position may be liquidated.
    pub liq_ltv_bps: u64,
    /// What a liquidator gains, in bps of what is paid.
    pub incentive_bps: u64,
    /// Debt of all is at most this after a loan.
    pub cap: Option<Loan>,
    /// What could be borrowed now by somebody with enough collateral.
    pub headroom: Option<Loan>,
    /// Whole loan coins for one whole LST, by which positions are liquidated.
    pub price: Option<Decimal>,
    /// Whole loan coins for one whole LST, by which is lent.
    pub low: Option<Decimal>,
}

/// The answer to `position`. What needs a price is null while there is none.
#[cw_serde]
pub struct PositionResponse {
    /// The LST that is the collateral, in base units.
    pub collateral: Shares,
    /// What is owed now, rounded up.
    pub debt: Loan,
    /// Debt before interest.
    pub scaled: Scaled,
    /// What one unit of scaled debt owes, times 10^18: `debt = ceil(scaled x index / 10^18)`.
    pub index: Uint128,
    /// Worth of the collateral, by the price that liquidates.
    pub worth: Option<Loan>,
    /// Debt / worth.
    pub ltv_bps: Option<u64>,
    /// It must be under this after a loan, by the price that is lent by.
    pub open_ltv_bps: Option<u64>,
    /// Over this it may be liquidated.
    pub liq_ltv_bps: u64,
    /// It may be liquidated now.
    pub liquidatable: Option<bool>,
    /// What `borrow` would lend now at the most. Under `min_debt` in all it lends nothing.
    pub max_borrow: Option<Loan>,
    /// What `remove_collateral` would give now at the most.
    pub max_remove: Option<Shares>,
    /// What `borrow_call` would lend and bond now at the most, or a few units less.
    pub max_loop: Option<Loan>,
    /// Whole loan coins for one whole LST under which it may be liquidated; null without debt.
    pub liquidation_price: Option<Decimal>,
}

/// The answer to `debt`: what is known without a price.
#[cw_serde]
pub struct DebtResponse {
    /// The LST that is the collateral, in base units.
    pub collateral: Shares,
    /// What is owed now, rounded up.
    pub debt: Loan,
    /// Debt before interest.
    pub scaled: Scaled,
    /// What one unit of scaled debt owes, times 10^18.
    pub index: Uint128,
}

/// The answer to `positions`.
#[cw_serde]
pub struct PositionsResponse {
    /// By owner.
    pub positions: Vec<PositionRow>,
}

/// One position.
#[cw_serde]
pub struct PositionRow {
    /// The account whose position it is.
    pub owner: Addr,
    /// The LST that is the collateral, in base units.
    pub collateral: Shares,
    /// Debt before interest.
    pub scaled: Scaled,
    /// What is owed now, rounded up.
    pub debt: Loan,
}

/// The answer to `managers`.
#[cw_serde]
pub struct ManagersResponse {
    /// By address, those whose time is over included.
    pub managers: Vec<ManagerRow>,
}

/// One manager.
#[cw_serde]
pub struct ManagerRow {
    /// The account that may act for the position.
    pub manager: Addr,
    /// Until when the manager may act, unix seconds.
    pub until: u64,
}

/// Shares.
#[cw_serde]
pub struct SharesResponse {
    /// How many, rounded down.
    pub shares: Uint128,
}

/// Loan coins.
#[cw_serde]
pub struct AmountResponse {
    /// How many, rounded down.
    pub amount: Loan,
}

/// The answer to `max_redeem`.
#[cw_serde]
pub struct MaxRedeemResponse {
    /// Shares that `redeem` would take now at the most.
    pub shares: Uint128,
    /// What it would pay for them.
    pub amount: Loan,
}

/// The answer to `preview_borrow`.
#[cw_serde]
pub struct PreviewBorrowResponse {
    /// What the position would owe.
    pub debt: Loan,
    /// LST that bonding would add.
    pub lst: Shares,
    /// Debt / worth, by the price that is lent by.
    pub ltv_bps: u64,
}

/// The answer to `preview_repay`.
#[cw_serde]
pub struct PreviewRepayResponse {
    /// What would be taken.
    pub paid: Loan,
    /// What would be given back.
    pub refund: Loan,
    /// What would still be owed.
    pub debt: Loan,
    /// LST that would be left.
    pub collateral: Shares,
}

/// The answer to `preview_liquidate`.
#[cw_serde]
pub struct PreviewLiquidateResponse {
    /// What the liquidator would pay.
    pub repaid: Loan,
    /// LST that the liquidator would get, restakers' included.
    pub lst: Shares,
    /// Restakers' part, if their contract pays what it says that it could.
    pub from_restake: Shares,
    /// What suppliers would bear.
    pub bad_debt: Loan,
    /// The part of the amount that would be given back.
    pub refund: Loan,
}

/// The answer to `exposure`: a restake contract reads the first two.
#[cw_serde]
pub struct ExposureResponse {
    /// LST that must stay slashable for today's debt, rounded up; 2^128 - 1 where it is more.
    pub exposure: Shares,
    /// LST that a liquidation of the watched position would take of restakers in this second.
    pub due: Shares,
    /// Debt of all.
    pub debt: Loan,
}

/// The answer to `paused`.
#[cw_serde]
pub struct PausedResponse {
    /// Until when nobody may deposit, if so.
    pub deposit: Option<u64>,
    /// Until when nobody may borrow, if so.
    pub borrow: Option<u64>,
}

/// The answer to `solvency`: what is booked beside what is there, and the sums of one page of positions.
#[cw_serde]
pub struct SolvencyResponse {
    /// Loan coins that are booked.
    pub cash: Loan,
    /// Loan coins that are here: no fewer.
    pub coins: Loan,
    /// LST that is here: no less than the collateral of all pages.
    pub lst: Shares,
    /// Scaled debt of all: that of all pages.
    pub scaled: Scaled,
    /// Debt of all: no more than the debts of all pages.
    pub debt: Loan,
    /// Collateral of this page.
    pub page_collateral: Shares,
    /// Scaled debt of this page.
    pub page_scaled: Scaled,
    /// Debts of this page, each rounded up.
    pub page_debt: Loan,
    /// The last owner of this page; null after the last page.
    pub next: Option<Addr>,
}
