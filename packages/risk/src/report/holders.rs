//! Who can do what, and where the LST is.

use cosmwasm_std::Uint128;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who can do what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Powers {
    /// Each power, with who has it.
    pub rows: Vec<Power>,
    /// How long everybody has to be out before code can change; null where nobody can change it, or
    /// where it is not known.
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
    /// The address that can do it; null: nobody.
    pub holder: Option<String>,
    /// What kind of account that is.
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
    /// All LST.
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
    /// LST that is there.
    pub lst: Uint128,
    /// The same as a part of the supply.
    pub ppm: Option<u64>,
}
