//! Questions.

use super::answers::{
    DepositsResponse, ExposureResponse, LstResponse, PositionResponse, PreviewActivateResponse,
    PreviewTopUpResponse, QuoteResponse, SharesResponse, StateResponse, WaitingResponse,
};
use super::state::Config;
use ballast_types::Shares;
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
    /// Roles and terms.
    #[returns(Config)]
    Config {},
    /// What there is, what it costs, what is due.
    #[returns(StateResponse)]
    State {},
    /// What has to stay slashable, and what could be slashed now or may soon: the backer asks it.
    #[returns(ExposureResponse)]
    Exposure {},
    /// What `activate` would do now, or why not.
    #[returns(PreviewActivateResponse)]
    PreviewActivate {
        /// The deposit's number.
        deposit_id: u64,
    },
    /// What `redeem` would pay now, or why not.
    #[returns(LstResponse)]
    PreviewRedeem {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// What `top_up` would do now, or why not.
    #[returns(PreviewTopUpResponse)]
    PreviewTopUp {},
    /// What protection of some more LST would cost, and how much more there is capital for.
    #[returns(QuoteResponse)]
    Quote {
        /// How much LST, in base units.
        lst: Shares,
    },
    /// What somebody has.
    #[returns(PositionResponse)]
    Position {
        /// The account whose position it is.
        owner: String,
    },
    /// Waiting deposits of somebody, by number.
    #[returns(DepositsResponse)]
    Deposits {
        /// The account whose deposits they are.
        owner: String,
        /// The number after which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Waiting deposits of everybody, by number: for keepers, who activate them.
    #[returns(WaitingResponse)]
    Waiting {
        /// The number after which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Shares that LST would buy if it were activated now, rounded down.
    #[returns(SharesResponse)]
    ConvertToShares {
        /// How much LST, in base units.
        lst: Shares,
    },
    /// What shares are worth, rounded down: without what is due.
    #[returns(LstResponse)]
    ConvertToAssets {
        /// How many shares, in base units.
        shares: Uint128,
    },
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
