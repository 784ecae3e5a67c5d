//! What the hub can be asked.

use super::answers::{
    ConfigResponse, DelegationsResponse, DueResponse, ExchangeRateResponse, FreshnessResponse,
    LossesResponse, PausedResponse, PositionResponse, PreviewBondResponse, PreviewUnbondResponse,
    RedemptionRateResponse, SolvencyResponse, StateResponse, UnbondingResponse,
};
use crate::{Native, Shares};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::Binary;
use cw_ownable::cw_ownable_query;

/// What the hub answers. Prices are those after a loss that the chain shows and nobody has booked yet.
#[cw_ownable_query]
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Addresses and parameters.
    #[returns(ConfigResponse)]
    Config {},
    /// The books.
    #[returns(StateResponse)]
    State {},
    /// The price of a share: what an integrator should read. Takes an unbooked loss into account.
    #[returns(ExchangeRateResponse)]
    ExchangeRate {},
    /// What `bond` would mint now.
    #[returns(PreviewBondResponse)]
    PreviewBond {
        /// The deposit, in base units.
        amount: Native,
    },
    /// What an exit of `shares` would be owed if its batch were priced now, and when it could be claimed.
    #[returns(PreviewUnbondResponse)]
    PreviewUnbond {
        /// The LST, in base units.
        shares: Shares,
    },
    /// Stake by validator, in the order of addresses.
    #[returns(DelegationsResponse)]
    Delegations {
        /// The validator after which to start.
        start_after: Option<String>,
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Unbonding entries, in the order in which they were made.
    #[returns(UnbondingResponse)]
    Unbonding {
        /// The entry after which to start.
        start_after: Option<u64>,
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Booked losses, oldest first.
    #[returns(LossesResponse)]
    Losses {
        /// The loss after which to start.
        start_after: Option<u64>,
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// What `advance` would do now.
    #[returns(DueResponse)]
    Due {},
    /// Whether the books hold, checked against bank, staking and token.
    #[returns(SolvencyResponse)]
    Solvency {},
    /// What someone has in the pool: LST and tickets, in one question.
    #[returns(PositionResponse)]
    Position {
        /// The account whose position it is.
        address: String,
    },
    /// Which scopes are paused, and until when.
    #[returns(PausedResponse)]
    Paused {},
    /// What the vault asks before anyone enters or leaves it.
    #[returns(FreshnessResponse)]
    Freshness {},
    /// The price of a share in the shape that lending markets of this ecosystem read.
    #[returns(RedemptionRateResponse)]
    RedemptionRate {
        /// The staking token or the LST's address; anything else is an error.
        denom: String,
        /// Not used; any value is taken.
        params: Option<Binary>,
    },
    /// Nothing, so many queries deeper than this one; see `prove_depth`.
    #[returns(cosmwasm_std::Empty)]
    ProbeDepth {
        /// Queries below this one.
        deeper: u32,
    },
}
