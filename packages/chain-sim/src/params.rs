//! The parameters and validators with which a chain starts.

use cosmwasm_std::{Decimal, Uint128};
use serde::{Deserialize, Serialize};

use crate::error::{Res, SimError};

/// The parameters of staking, slashing, distribution and mint. All but the first three can be
/// changed later by `set_params`, as governance does.
///
/// Defaults are those of a chain that wasmd creates, without inflation and community tax:
/// `ChainParams::default().with(|p| p.max_entries = 3)`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ChainParams {
    /// The denomination that can be staked.
    pub bond_denom: String,
    /// Base units that make one unit of voting power: 10^6; on a chain with 18 decimals 10^18.
    pub power_reduction: Uint128,
    /// The prefix of operators' addresses, if it is not that of accounts followed by `valoper`,
    /// such as `crocncl` on Cronos. Cannot be changed later.
    pub operator_prefix: Option<String>,
    /// The unbonding time in seconds; a change applies to new entries.
    pub unbonding_secs: u64,
    /// The most open unbonding entries of one (delegator, validator), and the most redelegations of
    /// one triple.
    pub max_entries: u32,
    /// The most validators in the bonded set.
    pub max_validators: u32,
    /// The least commission of a validator. A change raises all that are below it, as upgrades of
    /// chains did (Cosmos Hub v8); `MsgUpdateParams` alone would hold only for later changes.
    pub min_commission: Decimal,
    /// Blocks over which missed votes are counted.
    pub window: u64,
    /// The part of the window that must be signed.
    pub min_signed: Decimal,
    /// How long downtime jails a validator, in seconds.
    pub jail_secs: u64,
    /// The fraction that downtime slashes.
    pub slash_downtime: Decimal,
    /// The fraction that a double sign slashes.
    pub slash_double_sign: Decimal,
    /// Evidence is dropped if it is older than this many seconds...
    pub evidence_max_age_secs: u64,
    /// ...and also older than this many blocks.
    pub evidence_max_age_blocks: u64,
    /// The part of fees and inflation that goes to the community pool.
    pub community_tax: Decimal,
    /// Whether delegators may set a withdraw address.
    pub withdraw_addr_enabled: bool,
    /// Bonded coins that are minted in a year of `blocks_per_year` blocks, as a part of the supply
    /// at the time.
    pub inflation: Decimal,
    /// The number of blocks that share the year's provisions, however long they take.
    pub blocks_per_year: u64,
    /// The denomination in the answer to a withdrawal of nothing: the SDK's default, not the
    /// chain's.
    pub zero_reward_denom: String,
    /// Whether the last shares of an unbonded validator can be redelegated. They can from SDK
    /// 0.53.8 and 0.54.4 on; before, the message fails with staking/3.
    pub redelegate_last_shares_of_unbonded: bool,
}

impl Default for ChainParams {
    fn default() -> Self {
        Self {
            bond_denom: "ustake".to_string(),
            power_reduction: Uint128::new(1_000_000),
            operator_prefix: None,
            unbonding_secs: 1_814_400,
            max_entries: 7,
            max_validators: 100,
            min_commission: Decimal::zero(),
            window: 100,
            min_signed: Decimal::percent(50),
            jail_secs: 600,
            slash_downtime: Decimal::percent(1),
            slash_double_sign: Decimal::percent(5),
            evidence_max_age_secs: 172_800,
            evidence_max_age_blocks: 100_000,
            community_tax: Decimal::zero(),
            withdraw_addr_enabled: true,
            inflation: Decimal::zero(),
            blocks_per_year: 6_311_520,
            zero_reward_denom: "stake".to_string(),
            redelegate_last_shares_of_unbonded: true,
        }
    }
}

impl ChainParams {
    /// The same with a change.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub(crate) fn validate(&self) -> Res<()> {
        let refuse = |name, why: &str| {
            Err(SimError::InvalidParam {
                name,
                why: why.to_string(),
            })
        };
        let at_most_one = [
            ("min_commission", self.min_commission),
            ("min_signed", self.min_signed),
            ("slash_downtime", self.slash_downtime),
            ("slash_double_sign", self.slash_double_sign),
            ("community_tax", self.community_tax),
            ("inflation", self.inflation),
        ];
        for (name, value) in at_most_one {
            if value > Decimal::one() {
                return refuse(name, "more than 1");
            }
        }
        let positive = [
            ("power_reduction", !self.power_reduction.is_zero()),
            ("unbonding_secs", self.unbonding_secs > 0),
            ("max_entries", self.max_entries > 0),
            ("max_validators", self.max_validators > 0),
            ("window", self.window > 0),
            ("jail_secs", self.jail_secs > 0),
            ("blocks_per_year", self.blocks_per_year > 0),
        ];
        for (name, holds) in positive {
            if !holds {
                return refuse(name, "zero");
            }
        }
        if self.bond_denom.is_empty() {
            return refuse("bond_denom", "empty");
        }
        Ok(())
    }
}

/// A validator of the genesis, or one that joins later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GenesisValidator {
    /// Its operator address: bech32 with prefix `<prefix>valoper`; see [`valoper`](crate::valoper).
    pub operator: String,
    /// The stake that the operator delegates to itself; it is minted, at one share for each unit.
    pub self_stake: Uint128,
    /// The operator's commission, a part of rewards.
    pub commission: Decimal,
    /// The highest commission that it may ever set.
    pub max_commission: Decimal,
    /// By how much it may raise its commission in a day.
    pub max_commission_change: Decimal,
    /// If the operator's delegation falls below this, the validator is jailed.
    pub min_self_delegation: Uint128,
    /// How long before its first block the commission was set, in seconds; the next change has to
    /// wait for 24 hours.
    pub commission_age_secs: u64,
}

impl GenesisValidator {
    /// A validator with the SDK's usual commission: 10 %, at most 20 %, rising by at most 1 % a
    /// day.
    pub fn new(operator: impl Into<String>, self_stake: u128) -> Self {
        Self {
            operator: operator.into(),
            self_stake: Uint128::new(self_stake),
            commission: Decimal::percent(10),
            max_commission: Decimal::percent(20),
            max_commission_change: Decimal::percent(1),
            min_self_delegation: Uint128::one(),
            commission_age_secs: 0,
        }
    }

    /// The same with a change: `GenesisValidator::new(operator, 1).with(|v| v.commission_age_secs = 86_400)`.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// The same with another commission.
    #[must_use]
    pub fn with_commission(self, rate: Decimal, max: Decimal, max_change: Decimal) -> Self {
        Self {
            commission: rate,
            max_commission: max,
            max_commission_change: max_change,
            ..self
        }
    }
}

/// Messages to a validator that can be made to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FailKind {
    /// `StakingMsg::Delegate` to it.
    Delegate,
    /// `StakingMsg::Undelegate` from it.
    Undelegate,
    /// `StakingMsg::Redelegate` from it or to it.
    Redelegate,
    /// `DistributionMsg::WithdrawDelegatorReward` from it; hooks still pay rewards.
    Withdraw,
}

impl FailKind {
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Delegate => "delegate",
            Self::Undelegate => "undelegate",
            Self::Redelegate => "redelegate",
            Self::Withdraw => "withdraw",
        }
    }
}
