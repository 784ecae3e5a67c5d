//! What the chain says of itself, and the shapes in which a snapshot has it.

use super::answers::Answers;
use cosmwasm_std::{Decimal, Uint128};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A validator, as the chain has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainValidator {
    /// Operator address.
    pub address: String,
    /// What it calls itself.
    pub name: String,
    /// `bonded`, `unbonding` or `unbonded`.
    pub standing: String,
    /// All stake with it.
    pub tokens: Uint128,
    /// Whether it is jailed.
    pub jailed: bool,
    /// Whether for good; false where the source does not say.
    #[serde(default)]
    pub tombstoned: bool,
    /// What it keeps of rewards.
    #[serde(default)]
    pub commission: String,
}

/// `staking.validators`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainValidators {
    /// Those that the pool is with at the least.
    pub validators: Vec<ChainValidator>,
}

/// `staking.params`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StakingParams {
    /// The unbonding time.
    pub unbonding_secs: u64,
    /// Open unbondings of one validator.
    pub max_entries: u64,
    /// Base units that make one unit of voting power; 1,000,000 if unseen.
    #[serde(default)]
    pub power_reduction: Option<Uint128>,
}

/// `staking.pool`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StakingPool {
    /// All bonded tokens.
    pub bonded_tokens: Uint128,
}

/// `slashing.params`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlashingParams {
    /// Of a double sign.
    pub slash_fraction_double_sign: Decimal,
    /// Of downtime.
    pub slash_fraction_downtime: Decimal,
}

/// `wasm.contract` about an address; `null` where there is no contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractInfo {
    /// Its code.
    pub code_id: u64,
    /// Who may migrate it.
    pub admin: Option<String>,
    /// The code's checksum, in hex.
    #[serde(default)]
    pub checksum: Option<String>,
    /// What it says that it is: cw2.
    #[serde(default)]
    pub name: Option<String>,
    /// Its version, by cw2.
    #[serde(default)]
    pub version: Option<String>,
}

impl ChainValidators {
    fn by_address(self) -> BTreeMap<String, ChainValidator> {
        let rows = self.validators.into_iter();
        rows.map(|row| (row.address.clone(), row)).collect()
    }
}

/// What the chain said; a field is none where it was not asked or did not answer.
pub struct ChainFacts {
    /// Its validators, by address.
    pub validators: Option<BTreeMap<String, ChainValidator>>,
    /// Parameters of x/staking.
    pub staking: Option<StakingParams>,
    /// All tokens that are bonded.
    pub bonded_tokens: Option<Uint128>,
    /// Parameters of x/slashing.
    pub slashing: Option<SlashingParams>,
}

impl ChainFacts {
    /// A validator; none where it is not known, which it may be and still be there.
    pub fn validator(&self, address: &str) -> Option<&ChainValidator> {
        self.validators.as_ref()?.get(address)
    }

    pub(super) fn read(get: &Answers<'_>) -> Self {
        Self {
            validators: get.part("staking", "validators", ChainValidators::by_address),
            staking: get.answer("staking", "params"),
            bonded_tokens: get.part("staking", "pool", |all: StakingPool| all.bonded_tokens),
            slashing: get.answer("slashing", "params"),
        }
    }
}
