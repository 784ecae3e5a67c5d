//! What a lever can be asked.

use super::answers::{
    AssetsResponse, OrderResponse, OrdersResponse, PausedResponse, PreviewBuyDownResponse,
    PreviewDepositResponse, PreviewFillResponse, PreviewRebalanceResponse, PreviewRedeemResponse,
    SharesResponse, SolvencyResponse, StateResponse,
};
use super::state::Config;
use ballast_types::{Native, Shares};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::Uint128;
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, TokenInfoResponse,
};

/// Everything it answers.
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// Terms and roles.
    #[returns(Config)]
    Config {},
    /// The position, the band, and what anyone could do.
    #[returns(StateResponse)]
    State {},
    /// Equity that shares stand for now. It can fall by leverage times a slash in a block.
    #[returns(AssetsResponse)]
    ConvertToAssets {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// Shares for equity, whether anyone is let in or not.
    #[returns(SharesResponse)]
    ConvertToShares {
        /// How much native, in base units.
        native: Native,
    },
    /// What `deposit` would do now, or why not. One of both.
    #[returns(PreviewDepositResponse)]
    PreviewDeposit {
        /// The coins, in base units.
        amount: Option<Native>,
        /// How much LST, in base units.
        lst: Option<Shares>,
    },
    /// What `redeem` would take and give now, or why not.
    #[returns(PreviewRedeemResponse)]
    PreviewRedeem {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// What `fill` would do now, or why not.
    #[returns(PreviewFillResponse)]
    PreviewFill {
        /// The order's number.
        order_id: u64,
        /// The coins; as many as are taken by default.
        pay: Option<Native>,
    },
    /// What `buy_down` would do now, or why not.
    #[returns(PreviewBuyDownResponse)]
    PreviewBuyDown {
        /// The coins; as many as are taken by default.
        pay: Option<Native>,
    },
    /// What `rebalance` would do now, or why not.
    #[returns(PreviewRebalanceResponse)]
    PreviewRebalance {},
    /// One order.
    #[returns(OrderResponse)]
    Order {
        /// The order's number.
        order_id: u64,
    },
    /// All orders, by number.
    #[returns(OrdersResponse)]
    Orders {
        /// After which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Orders of somebody, by number.
    #[returns(OrdersResponse)]
    OrdersOf {
        /// The account whose orders they are.
        owner: String,
        /// After which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Whether deposits are paused, and until when.
    #[returns(PausedResponse)]
    Paused {},
    /// What shares stand for, and what is here.
    #[returns(SolvencyResponse)]
    Solvency {},
    /// Shares of somebody.
    #[returns(BalanceResponse)]
    Balance {
        /// The account that has the shares.
        address: String,
    },
    /// What the share is called, and how many there are.
    #[returns(TokenInfoResponse)]
    TokenInfo {},
    /// How many shares of one another may move.
    #[returns(AllowanceResponse)]
    Allowance {
        /// The account that allows it.
        owner: String,
        /// The account that may move them.
        spender: String,
    },
    /// What somebody allows others, 30 on a page.
    #[returns(AllAllowancesResponse)]
    AllAllowances {
        /// The account that allows it.
        owner: String,
        /// The spender after whom to start.
        start_after: Option<String>,
        /// 30 at most.
        limit: Option<u32>,
    },
    /// What others allow somebody, 30 on a page.
    #[returns(AllSpenderAllowancesResponse)]
    AllSpenderAllowances {
        /// The account that is allowed it.
        spender: String,
        /// The owner after whom to start.
        start_after: Option<String>,
        /// 30 at most.
        limit: Option<u32>,
    },
    /// Who has shares, 30 on a page.
    #[returns(AllAccountsResponse)]
    AllAccounts {
        /// After whom to start.
        start_after: Option<String>,
        /// 30 at most.
        limit: Option<u32>,
    },
}
