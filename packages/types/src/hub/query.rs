//! The queries of the hub.

use super::answers::{
    ConfigResponse, DelegationsResponse, DueResponse, ExchangeRateResponse, FreshnessResponse,
    LossesResponse, PausedResponse, PositionResponse, PreviewBondResponse, PreviewUnbondResponse,
    RedemptionRateResponse, SolvencyResponse, StateResponse, UnbondingResponse,
};
use crate::{Native, Shares};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::Binary;
use cw_ownable::cw_ownable_query;

/// The queries of the hub. Prices are those after any loss that the chain shows and the hub has not
/// booked yet.
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
    /// The price of a share, for integrators. Includes a loss that is not booked yet.
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
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Unbonding entries, in the order in which they were made.
    #[returns(UnbondingResponse)]
    Unbonding {
        /// The entry after which to start.
        start_after: Option<u64>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Booked losses, oldest first.
    #[returns(LossesResponse)]
    Losses {
        /// The loss after which to start.
        start_after: Option<u64>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// The steps that `advance` would do now.
    #[returns(DueResponse)]
    Due {},
    /// Whether the books agree with bank, staking and token.
    #[returns(SolvencyResponse)]
    Solvency {},
    /// What an account has in the pool: LST and tickets, in one query.
    #[returns(PositionResponse)]
    Position {
        /// The account.
        address: String,
    },
    /// Which scopes are paused, and until when.
    #[returns(PausedResponse)]
    Paused {},
    /// Whether the books are up to date. The vault asks this before anyone enters or leaves it.
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
    /// Queries the hub itself `deeper` more times, and answers nothing; see `prove_depth`.
    #[returns(cosmwasm_std::Empty)]
    ProbeDepth {
        /// The number of further queries below this one.
        deeper: u32,
    },
}
