//! The report: every number by a stable id. What each one means is in [`crate::definitions`], and travels with the numbers.
//!
//! Amounts are in base units, as text; rates are decimals of up to 18 places, as text; shares are integers in 1/10,000 (`_bps`),
//! 1/1,000,000 (`_ppm`) or 1/1,000 (`_milli`), rounded down; times are unix seconds. A field that is null is not known, or has no
//! meaning here: `partial` says which inputs were missing.

use crate::Gap;
use cosmwasm_std::{Decimal, Uint128};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the format. A changed definition makes a new one; new fields keep it.
pub const REPORT_SCHEMA: &str = "ballast.risk/1";

/// What could be lost, by whom, how fast one is out: of one suite at one height.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// [`REPORT_SCHEMA`].
    pub schema: String,
    /// The name of the thresholds that the facets are coloured by.
    pub policy: String,
    /// The version of this software.
    pub generator: String,
    /// Of which chain.
    pub chain_id: String,
    /// Of which block.
    pub height: u64,
    /// The time of that block.
    pub time: u64,
    /// The hub of the suite.
    pub hub: String,
    /// SHA-256 of the snapshot that it was made of.
    pub snapshot_sha256: String,
    /// What amounts are called.
    pub token: Token,
    /// Six questions, each with its number. There is no grade of all of them.
    pub facets: BTreeMap<String, Facet>,
    /// The books of the pool.
    pub books: Option<Books>,
    /// Where its stake is.
    pub conc: Option<Concentration>,
    /// What losses would cost whom, by scenario: `D1 DN S1 SK SN T30 T100`; null where the chain does not say what it slashes.
    pub loss: BTreeMap<String, Option<Loss>>,
    /// What insures it.
    pub cover: Option<Coverage>,
    /// How fast one is out.
    pub exit: Option<Exit>,
    /// What a share earned.
    pub growth: Growth,
    /// What was lost.
    pub history: Option<History>,
    /// Who can do what to it.
    pub powers: Powers,
    /// Where the LST is.
    pub r#use: Option<Use>,
    /// Lending markets.
    pub market: BTreeMap<String, Market>,
    /// Feeds of price oracles, as `oracle.feed`.
    pub oracle: BTreeMap<String, Feed>,
    /// Restake contracts.
    pub restake: BTreeMap<String, Restake>,
    /// Leveraged positions.
    pub lever: BTreeMap<String, Lever>,
    /// Splits into principal and yield.
    pub splitter: BTreeMap<String, Splitter>,
    /// Protection against losses.
    pub hedge: BTreeMap<String, Hedge>,
    /// Baskets of restake contracts.
    pub basket: BTreeMap<String, Basket>,
    /// Series of covered calls.
    pub calls: BTreeMap<String, Calls>,
    /// Inputs that were missing or only read in part.
    pub partial: Vec<Gap>,
    /// Answers of contracts beside the suite are their own words: what is of one of these is never summed into the core's numbers.
    pub untrusted: Vec<String>,
    /// What no chain state says.
    pub not_measured: Vec<String>,
    /// What each id means.
    pub definitions: BTreeMap<String, String>,
}

/// What amounts are called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Token {
    /// The LST's ticker.
    pub symbol: String,
    /// The staking token.
    pub denom: String,
    /// Decimals of both.
    pub decimals: u8,
}

/// A colour.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Color {
    /// By the policy, good.
    Green,
    /// By the policy, to be watched.
    Yellow,
    /// By the policy, bad.
    Red,
    /// An input is missing.
    Grey,
}

impl Color {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
            Self::Grey => "grey",
        }
    }
}

/// One question and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facet {
    /// By the policy's thresholds.
    pub color: Color,
    /// The numbers that decided it, in words.
    pub because: String,
    /// The number itself; null where there is none.
    pub value: Option<u64>,
}

/// The books of the pool, after what the chain shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Books {
    /// What all LST is worth.
    pub value: Uint128,
    /// All LST, by the books.
    pub shares: Uint128,
    /// All LST, by the token; it differs while a burn for an unbooked loss is due.
    pub supply: Option<Uint128>,
    /// Native for one LST.
    pub rate: Decimal,
    /// Liquid native of the pool.
    pub buffer: Uint128,
    /// Delegated native.
    pub bonded: Uint128,
    /// Owed to closed batches, not undelegated yet.
    pub exiting: Uint128,
    /// Rewards that do not count yet.
    pub dripping: Uint128,
    /// A loss that the chain shows and nobody has booked yet.
    pub unbooked_loss: Uint128,
    /// Native of losses whose cover the vault still owes: not in `value`.
    pub owed_cover: Uint128,
    /// When the oldest of these was booked.
    pub owed_since: Option<u64>,
    /// Whether every check of the hub holds.
    pub solvency_ok: Option<bool>,
    /// Checks that do not.
    pub failed_checks: Vec<String>,
    /// Blocks since the books were last compared with the chain.
    pub sync_age: u64,
    /// Work that anyone could do and nobody did.
    pub due: Option<Vec<String>>,
    /// Seconds since the open batch could have been priced, if somebody is in it.
    pub overdue_secs: Option<u64>,
    /// Paused scopes, and until when.
    pub paused: BTreeMap<String, u64>,
}

/// Where stake is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Concentration {
    /// Validators with stake of the pool.
    pub validators: u64,
    /// Herfindahl index of stake.
    pub hhi_bps: Option<u64>,
    /// How many equal validators would have that index.
    pub effective_n_milli: Option<u64>,
    /// The fewest validators with more than a third of the pool's stake.
    pub nakamoto_third: Option<u64>,
    /// The fewest with more than half.
    pub nakamoto_half: Option<u64>,
    /// The largest share.
    pub top_bps: Option<u64>,
    /// The five largest together.
    pub top5_bps: Option<u64>,
    /// The most that a validator uses of its quota.
    pub quota_use_max_bps: Option<u64>,
    /// The pool's part of all bonded tokens of the chain.
    pub chain_share_bps: Option<u64>,
    /// Stake that is not where it should be.
    pub off_target_bps: Option<u64>,
    /// Stake with validators that are jailed, out of the bonded set, or leaving.
    pub out_of_set_bps: Option<u64>,
    /// Each of them, the largest first.
    pub rows: Vec<ValidatorRow>,
}

/// One validator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ValidatorRow {
    /// Operator address.
    pub validator: String,
    /// What it calls itself: a claim.
    pub name: String,
    /// The pool's stake with it, as the chain shows it.
    pub stake: Uint128,
    /// Of the pool's stake.
    pub share_bps: Option<u64>,
    /// What it should have.
    pub target: Uint128,
    /// What it may have.
    pub quota: Uint128,
    /// All stake with it.
    pub tokens: Option<Uint128>,
    /// The pool's part of that: how much of it lives on this pool.
    pub chain_bps: Option<u64>,
    /// `bonded`, `unbonding`, `unbonded`, with `jailed` or `tombstoned`; by the chain.
    pub standing: Option<String>,
    /// By the registry.
    pub status: Option<String>,
    /// LST of its bond.
    pub bond: Uint128,
    /// On its way out of it.
    pub unbonding: Uint128,
}

/// What one scenario costs whom: `gross = by_exits + from_drip + by_bond + by_pool + by_holders`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Loss {
    /// What is assumed, in words.
    pub what: String,
    /// Validators that are slashed.
    pub validators: Vec<String>,
    /// Of the stake with them.
    pub fraction: Decimal,
    /// What the pool's stake loses.
    pub gross: Uint128,
    /// Borne by those whose exit is priced and not undelegated.
    pub by_exits: Uint128,
    /// Taken from rewards that did not count yet.
    pub from_drip: Uint128,
    /// Paid by bonds of these validators.
    pub by_bond: Uint128,
    /// Paid by the underwriters' pool.
    pub by_pool: Uint128,
    /// Borne by all holders.
    pub by_holders: Uint128,
    /// LST that insurers lose.
    pub burned_lst: Uint128,
    /// Layers of insurance that are wiped out.
    pub wiped: Vec<String>,
    /// What all LST is worth after it.
    pub value: Uint128,
    /// All LST after it.
    pub shares: Uint128,
    /// The rate before it.
    pub rate_before: Decimal,
    /// The rate after it.
    pub rate_after: Decimal,
    /// By how much the rate falls.
    pub holder_loss_ppm: u64,
    /// What those who are unbonding from these validators lose at the most.
    pub leavers_loss_max: Uint128,
    /// What made the answer other than one might expect.
    pub note: Option<String>,
}

/// What insures the pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// LST of the underwriters' pool, what is on the way out included.
    pub pool_lst: Uint128,
    /// LST of all bonds, what is on the way out included.
    pub bonds_lst: Uint128,
    /// What the pool's active LST is worth, of all value.
    pub pool_bps: Option<u64>,
    /// What all bonds are worth, of all value.
    pub bonds_bps: Option<u64>,
    /// The part of all that is liable that is on the way out.
    pub leaving_bps: Option<u64>,
    /// Of a double sign of the largest validator, less what leavers bear: what insurers pay.
    pub largest_insured_ppm: Option<u64>,
    /// Days of today's growth that make good what holders lose by it.
    pub break_even_days: Option<u64>,
    /// The size of the pool that is aimed at.
    pub target_bps: Option<u64>,
    /// Of rewards, to insurers.
    pub premium_bps: Option<u64>,
}

/// How fast one is out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Exit {
    /// The chain's unbonding time.
    pub unbonding_secs: u64,
    /// The interval between batches.
    pub interval_secs: u64,
    /// From now, if nothing is late.
    pub now_secs: u64,
    /// From the worst moment.
    pub worst_secs: u64,
    /// The same behind the longest pause.
    pub paused_secs: u64,
    /// If so many percent of all LST leave now: `1 10 50 100`.
    pub load: BTreeMap<String, ExitLoad>,
    /// Closed batches that wait for undelegation.
    pub waiting_batches: Option<u64>,
    /// What leavers may still lose.
    pub at_risk: AtRisk,
    /// Seconds to leave each contract that stands on the suite, before the exit of the LST itself; null where it is not known.
    pub products: BTreeMap<String, Option<u64>>,
}

/// A mass exit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExitLoad {
    /// What they are owed.
    pub owed: Uint128,
    /// Of that, from the buffer.
    pub paid_at_once: Uint128,
    /// Until the rest can be claimed.
    pub secs: u64,
    /// Validators that are undelegated from.
    pub undelegations: u64,
    /// Calls that takes.
    pub calls: u64,
    /// Unbonding entries that are free, at the validator that has the fewest.
    pub entries_free: u64,
}

/// What leavers may still lose: nobody insures it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AtRisk {
    /// Priced and not undelegated.
    pub exiting: Uint128,
    /// Undelegated and not paid.
    pub unbonding: Uint128,
    /// Both, of all value.
    pub ppm: Option<u64>,
}

/// What a share earned, losses included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Growth {
    /// Over 7 days.
    pub d7: Option<Period>,
    /// Over 30.
    pub d30: Option<Period>,
    /// Over 90.
    pub d90: Option<Period>,
    /// Over 365.
    pub d365: Option<Period>,
    /// The deepest fall below a peak that was seen.
    pub drawdown_max_ppm: Option<u64>,
    /// The longest time below a peak.
    pub underwater_secs: Option<u64>,
    /// How many heights were looked at.
    pub samples: u64,
    /// Where they come from: `heights`, or `losses` where the node forgot, which sees falls only where they were booked.
    pub source: String,
    /// The rate over time, for the picture: time and rate in ppm of the first.
    pub curve: Vec<Point>,
}

/// Growth over a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// From this height on.
    pub since_height: u64,
    /// Seconds since then.
    pub secs: u64,
    /// By how much the rate rose; negative where it fell.
    pub ppm: i64,
    /// The same for a year of this growth, not compounded.
    pub apr_ppm: i64,
}

/// One point of the curve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// When.
    pub time: u64,
    /// The rate.
    pub rate: Decimal,
}

/// Booked losses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct History {
    /// How many records.
    pub losses: u64,
    /// All that was lost.
    pub gross: Uint128,
    /// Paid by bonds.
    pub by_bond: Uint128,
    /// Paid by the underwriters.
    pub by_pool: Uint128,
    /// Borne by exits.
    pub by_exits: Uint128,
    /// Borne by holders, or by rewards that did not count yet.
    pub by_holders: Uint128,
    /// Still owed.
    pub owed: Uint128,
    /// The largest record.
    pub largest: Uint128,
    /// When the last one was booked.
    pub last_at: Option<u64>,
    /// By validator that was charged.
    pub validators: BTreeMap<String, Uint128>,
}

/// Who can do what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Powers {
    /// One row a power.
    pub rows: Vec<Power>,
    /// How long everybody has to be out before code can change; null where nobody can change it, or where it is not known.
    pub exit_window_secs: Option<u64>,
    /// Nobody can change the code of any of the six contracts.
    pub immutable: Option<bool>,
    /// LST that votes with whoever schedules, of all LST.
    pub electorate_ppm: Option<u64>,
    /// The fewest voters who can schedule.
    pub coalition: Option<u64>,
}

/// What a holder of a power is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HolderKind {
    /// Nobody has it.
    None,
    /// One key.
    Account,
    /// So many of so many.
    Multisig {
        /// Who are needed, at the least.
        k: u64,
        /// Members.
        n: u64,
    },
    /// Waits, and lets people leave first.
    Timelock,
    /// A contract whose rules are not known here.
    Contract,
    /// The chain's own governance.
    Chain,
    /// It could not be read.
    Unknown,
}

/// One power.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Power {
    /// What can be done.
    pub power: String,
    /// By whom; null: nobody.
    pub holder: Option<String>,
    /// What that is.
    pub kind: HolderKind,
    /// How long it takes; null where it is not known.
    pub delay_secs: Option<u64>,
    /// The worst that it can do, by the hard bounds.
    pub worst_case: String,
    /// The contract's code on this chain.
    pub code_id: Option<u64>,
    /// The code's checksum.
    pub checksum: Option<String>,
}

/// Where the LST is. The parts and `wallets` sum to the supply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Use {
    /// All of it.
    pub supply: Uint128,
    /// By contract: `hub`, `queue`, `vault`, names of extensions, `unknown_contracts`, `wallets`.
    pub parts: BTreeMap<String, Part>,
    /// Holders that were read; null where the list was not.
    pub holders: Option<u64>,
    /// The part of the supply of which it is known who holds it.
    pub known_ppm: Option<u64>,
}

/// A part of the supply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// LST.
    pub lst: Uint128,
    /// Of the supply.
    pub ppm: Option<u64>,
}

/// A lending market, by its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Market {
    /// Where it is.
    pub address: String,
    /// What is lent.
    pub loan: String,
    /// Cash and debt.
    pub supplied: Uint128,
    /// Debt of all.
    pub borrowed: Uint128,
    /// Debt of supply.
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
    /// The oracle.
    pub address: String,
    /// `reported`, `contract`, `lst`.
    pub source: String,
    /// LST that reporters who set a price together must have pledged. It must be held, and need not be lost.
    pub move_cost: Option<Uint128>,
    /// The same to stop it.
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
    /// Who slashes.
    pub slasher: String,
    /// Active and redeeming LST.
    pub held: Uint128,
    /// Active.
    pub active: Uint128,
    /// On the way out.
    pub redeeming: Uint128,
    /// What a slash would take now at the most.
    pub slashable: Uint128,
    /// Taken in the window. Two windows may meet at their edge: twice the cap then.
    pub taken: Uint128,
    /// The cap of a window.
    pub cap_bps: u64,
    /// Slashed to nearly nothing.
    pub spent: bool,
    /// LST that must stay slashable, by its consumer.
    pub exposure: Option<Uint128>,
    /// LST that a liquidation would take in this second.
    pub due: Option<Uint128>,
    /// Slashable to exposure.
    pub ratio_bps: Option<u64>,
    /// What that should be.
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
    /// What is owed.
    pub debt: Uint128,
    /// Worth of equity.
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
    /// Principal.
    pub principal: Uint128,
    /// LST earned by yield and not claimed.
    pub owed: Uint128,
    /// LST that is nobody's: what principal and yield do not need at the mark.
    pub surplus: Option<Uint128>,
    /// The rate now to the rate at which principal is worth face; below 1,000,000 principal is worth less.
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
    /// Reserve to capital.
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
    /// By address of the part: what of NAV it should have, what it has, and the most that slashes take of it in a window.
    pub parts: BTreeMap<String, BasketPart>,
    /// If every part is slashed by its cap: of NAV.
    pub worst_window_ppm: Option<u64>,
    /// Parts that cannot be read.
    pub silent: u64,
}

/// One part of a basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BasketPart {
    /// Of NAV.
    pub weight_bps: u64,
    /// LST; null where it cannot be read.
    pub worth: Option<Uint128>,
    /// The most that slashes take in a window.
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
    /// Options.
    pub options: Uint128,
    /// LST to options: 1,000,000 and more is covered.
    pub covered_ppm: Option<u64>,
    /// LST in offers.
    pub offered: Uint128,
    /// Writers are paid from then on.
    pub expiry: Option<u64>,
}

impl Report {
    /// The same bytes for the same report: keys sorted, one line, a line end.
    pub fn canonical(&self) -> String {
        // a tree of maps sorts its keys
        let value = serde_json::to_value(self).unwrap_or_default();
        format!("{value}\n")
    }
}
