//! How a market is made.

use super::state::Loan;
use super::state::LoanCoin;
use cosmwasm_schema::cw_serde;

/// Makes one, against a hub, for one loan coin. Anyone may.
///
/// Fails: `NoHub`, `LoanOracle`, `Bounds`, `Name`, `Symbol`, `OwnContract`, and where the oracle
/// does not answer both questions.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// May move LTVs, the borrow cap and the fee within bounds; nobody by default, for ever.
    pub owner: Option<String>,
    /// May pause deposits and loans for 14 days at most; nobody by default.
    pub guardian: Option<String>,
    /// Is paid fees; the sender by default.
    pub treasury: Option<String>,
    /// The hub's address: its LST is the collateral.
    pub hub: String,
    /// What is lent.
    pub loan: LoanCoin,
    /// The price; absent where the loan coin is the hub's staking token, and there only.
    pub oracle: Option<OracleMsg>,
    /// Debt of all is at most this many times the worth of what is slashable, if a restake contract
    /// is attached: 1 to 100; 20 by default.
    pub max_debt_ratio: Option<u64>,
    /// 1,000 to 99 % of the liquidation LTV; 8,800 by default, 7,000 with an oracle.
    pub open_ltv_bps: Option<u64>,
    /// 5,000 to 9,400, to 9,000 with an oracle; 9,200 by default, 8,000 with an oracle.
    pub liq_ltv_bps: Option<u64>,
    /// By how many standard deviations of a day the opening LTV is lower: 0 to 6; 2 by default.
    pub vol_sigmas: Option<u64>,
    /// The least debt of a position: 1,000 or more; 100 whole coins by default.
    pub min_debt: Option<Loan>,
    /// Debt of all is at most this after a loan; no limit by default.
    pub borrow_cap: Option<Loan>,
    /// The part of interest that is the fee: 0 to 2,500; 1,000 by default.
    pub fee_bps: Option<u64>,
    /// The part of fees that restakers get: 0 to 10,000; 5,000 by default.
    pub restake_part_bps: Option<u64>,
    /// The code of a restake contract that may be attached; none by default.
    pub restake_code_id: Option<u64>,
    /// What the share is called.
    pub share: ShareMsg,
}

/// A feed of a price source.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct OracleMsg {
    /// The contract; it answers `price` and `safe_price`.
    pub address: String,
    /// Whole loan coins for one whole LST.
    pub feed: String,
}

/// What the share is called. It has 3 decimals more than the loan coin, 18 at most.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct ShareMsg {
    /// 3 to 50 bytes.
    pub name: String,
    /// 3 to 12 letters, digits and dashes.
    pub symbol: String,
}
