//! Changes of the chain's parameters, as governance makes them.

use ballast_chain_sim::ChainParams;
use cosmwasm_std::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value};

/// New values for some parameters of one module; also the fields of the scenario command `set_params`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub enum ParamsChange {
    /// x/staking.
    Staking(StakingChange),
    /// x/slashing.
    Slashing(SlashingChange),
    /// x/distribution.
    Distribution(DistributionChange),
    /// x/mint.
    Mint(MintChange),
}

/// New values of staking's parameters; those that are not named stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StakingChange {
    /// The unbonding time in seconds, for what is unbonded from now on.
    pub unbonding_secs: Option<u64>,
    /// The most open unbonding entries of one delegator at one validator.
    pub max_entries: Option<u32>,
    /// The most validators in the bonded set.
    pub max_validators: Option<u32>,
    /// The least commission. Validators below it are raised to it, as chain upgrades did; a vote of
    /// governance alone changes only what validators may set from then on.
    pub min_commission: Option<Decimal>,
}

/// New values of slashing's parameters; those that are not named stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SlashingChange {
    /// Blocks over which missed votes are counted.
    pub window: Option<u64>,
    /// The part of the window that must be signed.
    pub min_signed: Option<Decimal>,
    /// How long downtime jails a validator, in seconds.
    pub jail_secs: Option<u64>,
    /// The fraction that downtime slashes.
    pub slash_downtime: Option<Decimal>,
    /// The fraction that a double sign slashes.
    pub slash_double_sign: Option<Decimal>,
}

/// New values of distribution's parameters; those that are not named stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DistributionChange {
    /// The part of rewards that goes to the community pool.
    pub community_tax: Option<Decimal>,
    /// Whether delegators may choose where rewards go.
    pub withdraw_addr_enabled: Option<bool>,
}

/// New values of mint's parameters; those that are not named stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MintChange {
    /// New coins a year, as a part of the supply.
    pub inflation: Option<Decimal>,
}

/// The same in the form in which people write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    module: String,
    params: Map<String, Value>,
}

impl TryFrom<Written> for ParamsChange {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written { module, params } = written;
        let params = Value::Object(params);
        let change = match module.as_str() {
            "staking" => serde_json::from_value(params).map(Self::Staking),
            "slashing" => serde_json::from_value(params).map(Self::Slashing),
            "distribution" => serde_json::from_value(params).map(Self::Distribution),
            "mint" => serde_json::from_value(params).map(Self::Mint),
            other => {
                return Err(format!(
                    "unknown module `{other}`; there are staking, slashing, distribution, mint"
                ))
            }
        };
        change.map_err(|err| format!("{module}: {err}"))
    }
}

impl ParamsChange {
    /// `params` with these values in place of theirs.
    #[must_use]
    pub fn applied_to(&self, params: ChainParams) -> ChainParams {
        fn set<T: Copy>(field: &mut T, value: Option<T>) {
            *field = value.unwrap_or(*field);
        }
        params.with(|p| match self {
            Self::Staking(new) => {
                set(&mut p.unbonding_secs, new.unbonding_secs);
                set(&mut p.max_entries, new.max_entries);
                set(&mut p.max_validators, new.max_validators);
                set(&mut p.min_commission, new.min_commission);
            }
            Self::Slashing(new) => {
                set(&mut p.window, new.window);
                set(&mut p.min_signed, new.min_signed);
                set(&mut p.jail_secs, new.jail_secs);
                set(&mut p.slash_downtime, new.slash_downtime);
                set(&mut p.slash_double_sign, new.slash_double_sign);
            }
            Self::Distribution(new) => {
                set(&mut p.community_tax, new.community_tax);
                set(&mut p.withdraw_addr_enabled, new.withdraw_addr_enabled);
            }
            Self::Mint(new) => set(&mut p.inflation, new.inflation),
        })
    }
}
