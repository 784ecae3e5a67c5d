//! Answers. Times are unix seconds, prices for one whole token.

use super::state::{Phase, Quote};
use ballast_types::{Native, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;

pub use ballast_types::hub::{Check, SolvencyResponse};

/// The answer to `config`: nothing of it can change, but for what the contract's `admin` may do.
#[cw_serde]
pub struct ConfigResponse {
    /// The hub of the suite on whose LST it is.
    pub hub: Addr,
    /// The LST.
    pub lst: Addr,
    /// Decimals of LST and native.
    pub decimals: u8,
    /// The coin in which options and strikes are paid.
    pub quote: String,
    /// What one whole native token costs at exercise.
    pub strike: Quote,
    /// From then on options are exercised.
    pub exercise_from: u64,
    /// From then on writers are paid.
    pub expiry: u64,
    /// Who may migrate this contract; nobody where it is null.
    pub admin: Option<Addr>,
}

/// The answer to `state`.
#[cw_serde]
pub struct StateResponse {
    /// Where the series is in its life.
    pub phase: Phase,
    /// LST on which options were sold and that is here.
    pub lst: Shares,
    /// The part of it that writers have not been paid for.
    pub written: Shares,
    /// All options.
    pub supply: Shares,
    /// Strike money that is here.
    pub quote: Quote,
    /// LST in offers.
    pub offered: Shares,
}

/// An offer.
#[cw_serde]
pub struct OfferResponse {
    /// The offer's number.
    pub offer_id: u64,
    /// Whose it is.
    pub writer: Addr,
    /// What is left of it.
    pub lst: Shares,
    /// What it cost at first.
    pub price: Quote,
    /// What it costs in the end.
    pub end_price: Quote,
    /// When it was made.
    pub starts_at: u64,
    /// When the price has fallen all the way.
    pub ends_at: u64,
    /// What it costs now.
    pub price_now: Quote,
}

/// The answer to `offers`, and to `offers_of`.
#[cw_serde]
pub struct OffersResponse {
    /// By number.
    pub offers: Vec<OfferResponse>,
}

/// The answer to `preview_buy`.
#[cw_serde]
pub struct PreviewBuyResponse {
    /// For one whole token.
    pub price: Quote,
    /// For all of it.
    pub cost: Quote,
}

/// The answer to `preview_exercise`.
#[cw_serde]
pub struct PreviewExerciseResponse {
    /// What the LST is worth, owed cover included.
    pub native: Native,
    /// What exercise pays.
    pub pays: Quote,
}

/// What `redeem` would pay.
#[cw_serde]
pub struct Redeemable {
    /// LST of which the options were not exercised.
    pub lst: Shares,
    /// How much strike money, in base units.
    pub quote: Quote,
}

/// The answer to `position`.
#[cw_serde]
pub struct PositionResponse {
    /// How many options, in base units.
    pub options: Shares,
    /// LST on which options were bought of this writer, and for which the writer was not paid.
    pub written: Shares,
    /// Offers, the first 30; `offers_of` has the rest.
    pub offers: Vec<OfferResponse>,
    /// What `redeem` would pay if the series expired now: final from expiry on.
    pub redeemable: Redeemable,
}
