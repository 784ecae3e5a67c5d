//! Answers. Times are unix seconds; leverage is in bps of equity, rounded down.

use super::state::Band;
use ballast_types::{Native, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Decimal, Uint128};

/// The answer to `state`, with interest to now. What needs a price is null while there is none.
#[cw_serde]
pub struct StateResponse {
    /// LST at the market.
    pub collateral: Shares,
    /// What it is worth.
    pub worth: Option<Native>,
    /// What is owed, rounded up.
    pub debt: Native,
    /// Worth less debt: what all shares stand for.
    pub equity: Option<Native>,
    /// All shares: the supply of the cw20.
    pub shares: Uint128,
    /// Worth / equity; null where there is none of it.
    pub leverage_bps: Option<u64>,
    /// The bounds that count now.
    pub band: Band,
    /// The discount of a buy-down now, in bps of what is paid; null while it is shut.
    pub discount_bps: Option<u64>,
    /// What the market's borrowers pay a year, now.
    pub borrow_rate: Decimal,
    /// What they would at 90 % use: over `max_rate_bps` debt is sold.
    pub rate_at_target: Decimal,
    /// By how much LST may fall in value until `buy_down` is open, in bps, rounded down.
    pub fall_to_max_bps: Option<u64>,
    /// By how much it may until the market may liquidate.
    pub fall_to_liquidation_bps: Option<u64>,
    /// What anyone could do now. An owed cover counts where LST is sold, and not where a loan is
    /// taken, as in the messages.
    pub can: Option<Can>,
}

/// What anyone could do for a lever.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Can {
    /// `rebalance`.
    Rebalance,
    /// `buy_down`.
    BuyDown,
}

/// Coins.
#[cw_serde]
pub struct AssetsResponse {
    /// How many, rounded down.
    pub native: Native,
}

/// Shares.
#[cw_serde]
pub struct SharesResponse {
    /// How many, rounded down.
    pub shares: Uint128,
}

/// The answer to `preview_deposit`.
#[cw_serde]
pub struct PreviewDepositResponse {
    /// LST that would become collateral.
    pub lst: Shares,
    /// Shares for it.
    pub shares: Uint128,
}

/// The answer to `preview_redeem`.
#[cw_serde]
pub struct PreviewRedeemResponse {
    /// Coins to bring.
    pub pay: Native,
    /// LST for them and the shares.
    pub lst: Shares,
}

/// The answer to `preview_fill`.
#[cw_serde]
pub struct PreviewFillResponse {
    /// Shares that would be gone.
    pub shares: Uint128,
    /// Coins that the buyer pays.
    pub paid: Native,
    /// LST that the buyer gets.
    pub lst: Shares,
    /// LST that the owner's receiver gets.
    pub to_owner: Shares,
    /// The discount, in bps of the slice's debt.
    pub discount_bps: u64,
}

/// The answer to `preview_buy_down`.
#[cw_serde]
pub struct PreviewBuyDownResponse {
    /// Coins that the buyer pays.
    pub paid: Native,
    /// LST that the buyer gets.
    pub lst: Shares,
    /// The discount, in bps of what is paid.
    pub discount_bps: u64,
    /// Leverage after it; null where no equity is left.
    pub leverage_bps: Option<u64>,
}

/// The answer to `preview_rebalance`.
#[cw_serde]
pub struct PreviewRebalanceResponse {
    /// Coins that would be borrowed.
    pub borrowed: Native,
    /// LST that bonding them adds.
    pub lst: Shares,
    /// Shares for the caller.
    pub tip: Uint128,
    /// Leverage after it.
    pub leverage_bps: Option<u64>,
}

/// The answer to `order`, and a row of `orders`.
#[cw_serde]
pub struct OrderResponse {
    /// The order's number.
    pub order_id: u64,
    /// The account whose order it is.
    pub owner: Addr,
    /// Who gets its LST.
    pub receiver: Addr,
    /// Shares that are left of it.
    pub shares: Uint128,
    /// Since when the discount rises.
    pub since: u64,
    /// The most that it becomes, in bps of the debt.
    pub most_bps: u64,
    /// What it is now.
    pub discount_bps: u64,
    /// LST of its slice now.
    pub lst: Shares,
    /// What the slice owes now.
    pub debt: Native,
    /// LST that a buyer of all gets now; null where nobody can buy.
    pub to_buyer: Option<Shares>,
    /// LST that the receiver then gets.
    pub to_owner: Option<Shares>,
}

/// The answer to `orders` and `orders_of`.
#[cw_serde]
pub struct OrdersResponse {
    /// By number.
    pub orders: Vec<OrderResponse>,
}

/// The answer to `paused`.
#[cw_serde]
pub struct PausedResponse {
    /// Until when nobody may deposit, if so.
    pub deposit: Option<u64>,
}

/// The answer to `solvency`: what shares stand for, and what is here and counts for nothing.
#[cw_serde]
pub struct SolvencyResponse {
    /// All shares.
    pub shares: Uint128,
    /// Those of them that are in orders.
    pub in_orders: Uint128,
    /// LST at the market.
    pub collateral: Shares,
    /// What is owed there, rounded up.
    pub debt: Native,
    /// Coins here: only what strangers sent.
    pub coins: Native,
    /// LST here: only what strangers sent.
    pub lst: Shares,
}
