//! Answers. Times are unix seconds.

use super::state::{Mark, Principal};
use ballast_types::{Native, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Decimal};

pub use ballast_types::hub::{Check, SolvencyResponse};

/// The answer to `config`: nothing of it can change, but for what the contract's `admin` may do.
#[cw_serde]
pub struct ConfigResponse {
    /// The hub of the suite whose LST it splits.
    pub hub: Addr,
    /// The LST.
    pub lst: Addr,
    /// The contract of PT; this one is that of YT.
    pub pt: Addr,
    /// From when on PT redeems alone.
    pub maturity: u64,
    /// Decimals of LST, PT and YT.
    pub decimals: u8,
    /// The code of this contract. Its PT was made of the code that it had then.
    pub code_id: u64,
    /// Who may migrate this contract; nobody where it is null. Nobody may migrate its PT.
    pub admin: Option<Addr>,
}

/// The answer to `state`, as a look at the hub now would leave it.
#[cw_serde]
pub struct StateResponse {
    /// PT redeems alone; nothing is split or merged any more.
    pub matured: bool,
    /// The mark is fixed: `redeem` pays, YT earns no more.
    pub r#final: bool,
    /// LST for one native of principal, x 10^27.
    pub mark: Mark,
    /// When the hub was last seen with no cover owed to it, or maturity if that was earlier: now, if it answers.
    pub mark_at: u64,
    /// The same as it is stored, and maturity once the mark is final there: `touch` is due while
    /// `final` is true and this is less than maturity.
    pub touched_at: u64,
    /// LST that backs PT and accrued yield.
    pub reserve: Shares,
    /// All PT.
    pub pt_supply: Principal,
    /// All YT.
    pub yt_supply: Principal,
    /// LST earned by YT and not claimed, rounded down.
    pub owed: Shares,
    /// Native for one LST at which PT is worth face: for display.
    pub face_rate: Decimal,
    /// Native for one LST now; null where the hub says none. PT is worth `rate / face_rate` of
    /// face, before maturity one at the most.
    pub rate: Option<Decimal>,
}

/// The answer to `preview_split`.
#[cw_serde]
pub struct PreviewSplitResponse {
    /// How much PT, in base units.
    pub pt: Principal,
    /// YT: as many.
    pub yt: Principal,
    /// LST for one native of principal, x 10^27.
    pub mark: Mark,
}

/// LST.
#[cw_serde]
pub struct LstResponse {
    /// How much, rounded down.
    pub lst: Shares,
}

/// The answer to `value`: a claim's worth, with no discount for time.
#[cw_serde]
pub struct ValueResponse {
    /// LST that stands for it, rounded down.
    pub lst: Shares,
    /// What that LST is worth in native, rounded down. Until the mark is final never more than
    /// face; after a loss less, also at maturity: PT is never worth 1 by itself.
    pub native: Native,
    /// Whether it can be redeemed now; before that a lender takes a discount for the time that is left.
    pub at_maturity: bool,
}

/// The answer to `position`.
#[cw_serde]
pub struct PositionResponse {
    /// How much PT, in base units.
    pub pt: Principal,
    /// How much YT, in base units.
    pub yt: Principal,
    /// LST that `claim` would pay.
    pub claimable: Shares,
    /// What the PT and that LST are worth in native, rounded down; null where the hub says no
    /// price. What YT may earn is not in it.
    pub native: Option<Native>,
}
