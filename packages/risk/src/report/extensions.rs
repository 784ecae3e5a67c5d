//! Sections of what stands on the suite.

use cosmwasm_std::Uint128;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A lending market, by its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Market {
    /// Where it is.
    pub address: String,
    /// The denom of the coin that is lent.
    pub loan: String,
    /// Cash and debt, in that coin.
    pub supplied: Uint128,
    /// Debt of all, in that coin.
    pub borrowed: Uint128,
    /// The part of what is supplied that is borrowed.
    pub utilisation_bps: u64,
    /// LST that backs it, as far as positions were read.
    pub collateral: Uint128,
    /// Debt of all positions to the worth of all collateral.
    pub ltv_bps: Option<u64>,
    /// Over it a position may be liquidated.
    pub liq_ltv_bps: u64,
    /// If the LST's price falls by so many percent: `5 10 20 30 50`.
    pub falls: BTreeMap<String, MarketFall>,
    /// The restake contract that stands behind it; null where none is attached.
    pub restake: Option<Attached>,
    /// Slashable stake behind it, less a haircut, to what is borrowed; null where none is attached.
    pub backing_bps: Option<u64>,
    /// What the market itself asks for before it lends more: slashable stake to debt.
    pub backing_floor_bps: Option<u64>,
    /// The feed that it goes by, as `oracle address/feed`; null: the hub's own totals.
    pub feed: Option<String>,
    /// Positions that were read.
    pub positions: u64,
}

/// A restake contract that stands behind another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attached {
    /// Where it is.
    pub address: String,
    /// Its code on this chain.
    pub code_id: Option<u64>,
    /// Who may migrate it; null: nobody, or not known where `code_id` is null too.
    pub admin: Option<String>,
}

/// What a fall of the price does to a market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MarketFall {
    /// Debt of positions that may be liquidated.
    pub at_liquidation: Uint128,
    /// Debt that their collateral does not cover.
    pub bad_debt: Uint128,
}

/// A feed of an oracle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Feed {
    /// The oracle that has it.
    pub address: String,
    /// `reported`, `contract`, `lst`.
    pub source: String,
    /// LST that reporters who set a price together must have pledged. It must be held, and need not
    /// be lost.
    pub move_cost: Option<Uint128>,
    /// LST that reporters who keep a price from being set must have pledged.
    pub stop_cost: Option<Uint128>,
    /// The costs are exact; else they are lower bounds.
    pub is_exact: bool,
    /// What goes by the feed, in native: loans and protection.
    pub secured: Uint128,
    /// What pledges of a mover are worth, to what is secured.
    pub margin_ppm: Option<u64>,
    /// LST that fewer than two thirds would be fined.
    pub fine_at_risk: Option<Uint128>,
    /// Seconds since its price.
    pub age_secs: Option<u64>,
    /// Void rounds in a row.
    pub voids: u64,
    /// Why it gives no price now.
    pub fails: Option<String>,
    /// Reporters that count.
    pub reporters: u64,
    /// Admitted and not counting yet.
    pub reporters_waiting: u64,
    /// Evicted or suspended.
    pub reporters_out: u64,
}

/// A restake contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Restake {
    /// Where it is.
    pub address: String,
    /// The address that slashes.
    pub slasher: String,
    /// Active and redeeming LST.
    pub held: Uint128,
    /// LST that nobody has asked out.
    pub active: Uint128,
    /// LST on the way out.
    pub redeeming: Uint128,
    /// What a slash would take now at the most.
    pub slashable: Uint128,
    /// Taken in the window. Two windows may meet at their edge: twice the cap then.
    pub taken: Uint128,
    /// The most of the stake that slashes take in a window.
    pub cap_bps: u64,
    /// Slashed to nearly nothing.
    pub spent: bool,
    /// LST that must stay slashable, by its consumer.
    pub exposure: Option<Uint128>,
    /// LST that a liquidation would take in this second.
    pub due: Option<Uint128>,
    /// Slashable LST, of the exposure.
    pub ratio_bps: Option<u64>,
    /// What that should be at the least.
    pub ratio_min_bps: Option<u64>,
    /// A slash request is open.
    pub open_request: bool,
    /// From asking out to being paid, without what holds it.
    pub waiting_secs: u64,
    /// The largest holder's part of the active stake.
    pub largest_share_ppm: Option<u64>,
    /// Its code on this chain.
    pub code_id: Option<u64>,
    /// Who may migrate it.
    pub admin: Option<String>,
}

/// A leveraged position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lever {
    /// Where it is.
    pub address: String,
    /// LST at the market.
    pub collateral: Uint128,
    /// What it owes the market.
    pub debt: Uint128,
    /// Worth of the collateral, of equity; null where there is no equity.
    pub leverage_bps: Option<u64>,
    /// The most before anyone may buy debt down.
    pub leverage_max_bps: u64,
    /// By how much LST may fall until then.
    pub fall_to_ripcord_bps: Option<u64>,
    /// By how much until the market may liquidate.
    pub fall_to_liquidation_bps: Option<u64>,
}

/// A split into principal and yield.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Splitter {
    /// Where it is.
    pub address: String,
    /// LST that backs it.
    pub reserve: Uint128,
    /// Principal tokens.
    pub principal: Uint128,
    /// LST earned by yield and not claimed.
    pub owed: Uint128,
    /// LST that is nobody's: what principal and yield do not need at the mark.
    pub surplus: Option<Uint128>,
    /// The rate now to the rate at which principal is worth face; below 1,000,000 principal is
    /// worth less.
    pub face_ppm: Option<u64>,
    /// From when on principal redeems alone.
    pub maturity: Option<u64>,
}

/// Protection against losses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hedge {
    /// Where it is.
    pub address: String,
    /// Protected LST.
    pub protected: Uint128,
    /// The most that it may call on.
    pub reserve: Uint128,
    /// What new protection may count on.
    pub capital: Uint128,
    /// How much of the capital the reserve is.
    pub used_bps: Option<u64>,
    /// What of the reserve could be paid now.
    pub coverage_bps: u64,
    /// What a top-up would ask for now.
    pub due: Uint128,
    /// The restake contract that pays; null where none is attached.
    pub backer: Option<Attached>,
}

/// A basket of restake contracts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Basket {
    /// Where it is.
    pub address: String,
    /// What all is worth, LST.
    pub nav: Uint128,
    /// LST in no part.
    pub loose: Uint128,
    /// By address of the part: what of NAV it should have, what it has, and the most that slashes
    /// take of it in a window.
    pub parts: BTreeMap<String, BasketPart>,
    /// If every part is slashed by its cap: of NAV.
    pub worst_window_ppm: Option<u64>,
    /// Parts that cannot be read.
    pub silent: u64,
}

/// One part of a basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BasketPart {
    /// What part of NAV it should have.
    pub weight_bps: u64,
    /// LST; null where it cannot be read.
    pub worth: Option<Uint128>,
    /// The most of it that slashes take in a window.
    pub max_slash_bps: u64,
}

/// A series of covered calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Calls {
    /// Where it is.
    pub address: String,
    /// Where the series is in its life.
    pub phase: String,
    /// LST on which options were sold.
    pub lst: Uint128,
    /// Options that are outstanding, in LST.
    pub options: Uint128,
    /// LST to options: 1,000,000 and more is covered.
    pub covered_ppm: Option<u64>,
    /// LST in offers.
    pub offered: Uint128,
    /// Writers are paid from then on.
    pub expiry: Option<u64>,
}
