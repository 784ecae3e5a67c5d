//! What a market can be asked.

use super::answers::{
    AmountResponse, ConfigResponse, DebtResponse, ExposureResponse, ManagersResponse,
    MarketResponse, MaxRedeemResponse, PausedResponse, PositionResponse, PositionsResponse,
    PreviewBorrowResponse, PreviewLiquidateResponse, PreviewRepayResponse, SharesResponse,
    SolvencyResponse,
};
use super::state::{Loan, Watch};
use ballast_types::Shares;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::Uint128;
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, TokenInfoResponse,
};
use cw_ownable::cw_ownable_query;

/// Everything it answers.
#[cw_ownable_query]
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// Terms, limits, roles.
    #[returns(ConfigResponse)]
    Config {},
    /// Totals, rates, limits.
    #[returns(MarketResponse)]
    Market {},
    /// What somebody has and owes, and what the account could do.
    #[returns(PositionResponse)]
    Position {
        /// The account whose position it is.
        owner: String,
    },
    /// What somebody has and owes; asks no price.
    #[returns(DebtResponse)]
    Debt {
        /// The account that owes.
        owner: String,
    },
    /// All positions, by owner.
    #[returns(PositionsResponse)]
    Positions {
        /// After whom to start.
        start_after: Option<String>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Who may act for somebody.
    #[returns(ManagersResponse)]
    Managers {
        /// The account that lets others act for it.
        owner: String,
        /// After whom to start.
        start_after: Option<String>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Shares that coins would buy, rounded down, whether they are let in or not.
    #[returns(SharesResponse)]
    ConvertToShares {
        /// How many coins, in base units.
        amount: Loan,
    },
    /// What shares are worth, rounded down, whether there is cash or not.
    #[returns(AmountResponse)]
    ConvertToAssets {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// What `deposit` would do now, or why not.
    #[returns(SharesResponse)]
    PreviewDeposit {
        /// The coins, in base units.
        amount: Loan,
    },
    /// What `redeem` would do now, or why not.
    #[returns(AmountResponse)]
    PreviewRedeem {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// What somebody could redeem now at the most.
    #[returns(MaxRedeemResponse)]
    MaxRedeem {
        /// The account that has the shares.
        owner: String,
    },
    /// What `borrow`, or `borrow_call` with `bond`, would do now, or why not.
    #[returns(PreviewBorrowResponse)]
    PreviewBorrow {
        /// The account whose debt it is.
        owner: String,
        /// The coins to borrow, in base units.
        amount: Loan,
        /// Whether it is bonded; no by default.
        bond: Option<bool>,
    },
    /// What `repay` would do now, or why not.
    #[returns(PreviewRepayResponse)]
    PreviewRepay {
        /// The account whose debt it is.
        owner: String,
        /// The coins, in base units.
        amount: Loan,
        /// LST to take out.
        remove: Option<Shares>,
    },
    /// What `liquidate` would do now, or why not.
    #[returns(PreviewLiquidateResponse)]
    PreviewLiquidate {
        /// The account whose position it is.
        owner: String,
        /// The coins; as many as are taken by default.
        amount: Option<Loan>,
    },
    /// What must stay slashable, and what restakers owe this second.
    #[returns(ExposureResponse)]
    Exposure {},
    /// Who is watched, and who may follow.
    #[returns(Watch)]
    Watched {},
    /// What is paused, and until when.
    #[returns(PausedResponse)]
    Paused {},
    /// What is booked beside what is there.
    #[returns(SolvencyResponse)]
    Solvency {
        /// After whom to start.
        start_after: Option<String>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Shares of somebody.
    #[returns(BalanceResponse)]
    Balance {
        /// The account that has the shares.
        address: String,
    },
    /// What the share is called, and how many there are, without those of fees.
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
