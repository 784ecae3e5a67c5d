//! What a restake contract can be asked.

use super::answers::{
    LstResponse, PositionResponse, PreviewRedeemResponse, PreviewSlashResponse,
    RedemptionsResponse, SharesResponse, SlashableResponse, StateResponse,
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
    /// What there is, and what is open.
    #[returns(StateResponse)]
    State {},
    /// What a slash would take now at the most. A slasher that asks for no more gets what it asks for.
    #[returns(SlashableResponse)]
    Slashable {},
    /// Shares that LST would buy, rounded down, whether it is let in or not.
    #[returns(SharesResponse)]
    ConvertToShares {
        /// How much LST, in base units.
        lst: Shares,
    },
    /// What shares are worth, rounded down.
    #[returns(LstResponse)]
    ConvertToAssets {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// What a deposit would do now, or why not.
    #[returns(SharesResponse)]
    PreviewDeposit {
        /// How much LST, in base units.
        lst: Shares,
    },
    /// What `redeem` would do now, or why not.
    #[returns(PreviewRedeemResponse)]
    PreviewRedeem {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// What `withdraw` of one redemption would pay now, or why not.
    #[returns(LstResponse)]
    PreviewWithdraw {
        /// The redemption's number.
        redemption_id: u64,
    },
    /// What a slash would take if it took now.
    #[returns(PreviewSlashResponse)]
    PreviewSlash {
        /// How much LST, in base units.
        amount: Shares,
    },
    /// What somebody has.
    #[returns(PositionResponse)]
    Position {
        /// The account whose position it is.
        owner: String,
    },
    /// Redemptions of somebody, by number.
    #[returns(RedemptionsResponse)]
    Redemptions {
        /// The account whose redemptions they are.
        owner: String,
        /// The number after which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
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
