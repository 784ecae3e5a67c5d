//! Queries and their answers in protobuf, as `QueryRequest::Grpc` carries them. Decimals are whole
//! numbers of 10^-18, as the SDK writes them in protobuf.

use prost::Message;

use super::ProtoTimestamp;

/// `google.protobuf.Duration`.
#[derive(Clone, PartialEq, Message)]
pub struct ProtoDuration {
    /// Whole seconds.
    #[prost(int64, tag = "1")]
    pub seconds: i64,
    /// The rest, in nanoseconds.
    #[prost(int32, tag = "2")]
    pub nanos: i32,
}

/// `cosmos.staking.v1beta1.QueryValidatorRequest`.
#[derive(Clone, PartialEq, Message)]
pub struct QueryValidatorRequest {
    /// The operator's address.
    #[prost(string, tag = "1")]
    pub validator_addr: String,
}

/// `cosmos.staking.v1beta1.QueryValidatorResponse`.
#[derive(Clone, PartialEq, Message)]
pub struct QueryValidatorResponse {
    /// The validator.
    #[prost(message, optional, tag = "1")]
    pub validator: Option<ProtoValidator>,
}

/// `cosmos.staking.v1beta1.Validator`, without the consensus key.
#[derive(Clone, PartialEq, Message)]
pub struct ProtoValidator {
    /// The operator's address.
    #[prost(string, tag = "1")]
    pub operator_address: String,
    /// Whether it is jailed, which keeps it out of the set.
    #[prost(bool, tag = "3")]
    pub jailed: bool,
    /// 1 unbonded, 2 unbonding, 3 bonded.
    #[prost(int32, tag = "4")]
    pub status: i32,
    /// Its stake, in base units.
    #[prost(string, tag = "5")]
    pub tokens: String,
    /// The shares of that stake, in 10^-18.
    #[prost(string, tag = "6")]
    pub delegator_shares: String,
    /// Its description: the moniker is the operator's address.
    #[prost(message, optional, tag = "7")]
    pub description: Option<ProtoDescription>,
    /// The block in which it last left the set.
    #[prost(int64, tag = "8")]
    pub unbonding_height: i64,
    /// When its unbonding ends, or ended.
    #[prost(message, optional, tag = "9")]
    pub unbonding_time: Option<ProtoTimestamp>,
    /// Its commission, a part of rewards.
    #[prost(message, optional, tag = "10")]
    pub commission: Option<ProtoCommission>,
    /// The least stake that its operator must delegate to it.
    #[prost(string, tag = "11")]
    pub min_self_delegation: String,
}

/// `cosmos.staking.v1beta1.Description`.
#[derive(Clone, PartialEq, Message)]
pub struct ProtoDescription {
    /// The name that people see.
    #[prost(string, tag = "1")]
    pub moniker: String,
}

/// `cosmos.staking.v1beta1.Commission`.
#[derive(Clone, PartialEq, Message)]
pub struct ProtoCommission {
    /// The rates.
    #[prost(message, optional, tag = "1")]
    pub commission_rates: Option<ProtoCommissionRates>,
    /// When the rate was last set.
    #[prost(message, optional, tag = "2")]
    pub update_time: Option<ProtoTimestamp>,
}

/// `cosmos.staking.v1beta1.CommissionRates`, each in 10^-18.
#[derive(Clone, PartialEq, Message)]
pub struct ProtoCommissionRates {
    /// The rate.
    #[prost(string, tag = "1")]
    pub rate: String,
    /// The highest rate that it may ever have.
    #[prost(string, tag = "2")]
    pub max_rate: String,
    /// The most by which it may rise in a day.
    #[prost(string, tag = "3")]
    pub max_change_rate: String,
}

/// `cosmos.staking.v1beta1.QueryParamsResponse`.
#[derive(Clone, PartialEq, Message)]
pub struct QueryStakingParamsResponse {
    /// The parameters in force.
    #[prost(message, optional, tag = "1")]
    pub params: Option<StakingParams>,
}

/// `cosmos.staking.v1beta1.Params`.
#[derive(Clone, PartialEq, Message)]
pub struct StakingParams {
    /// The unbonding time.
    #[prost(message, optional, tag = "1")]
    pub unbonding_time: Option<ProtoDuration>,
    /// The most validators in the bonded set.
    #[prost(uint32, tag = "2")]
    pub max_validators: u32,
    /// The most open unbonding entries of one (delegator, validator).
    #[prost(uint32, tag = "3")]
    pub max_entries: u32,
    /// The SDK's 10,000; nothing here depends on it.
    #[prost(uint32, tag = "4")]
    pub historical_entries: u32,
    /// The denomination that can be staked.
    #[prost(string, tag = "5")]
    pub bond_denom: String,
    /// The least commission of a validator, in 10^-18.
    #[prost(string, tag = "6")]
    pub min_commission_rate: String,
}

/// `cosmos.distribution.v1beta1.QueryParamsResponse`.
#[derive(Clone, PartialEq, Message)]
pub struct QueryDistributionParamsResponse {
    /// The parameters in force.
    #[prost(message, optional, tag = "1")]
    pub params: Option<DistributionParams>,
}

/// `cosmos.distribution.v1beta1.Params`.
#[derive(Clone, PartialEq, Message)]
pub struct DistributionParams {
    /// The part of rewards that goes to the community pool, in 10^-18.
    #[prost(string, tag = "1")]
    pub community_tax: String,
    /// Whether delegators may set a withdraw address.
    #[prost(bool, tag = "4")]
    pub withdraw_addr_enabled: bool,
}

/// `cosmos.slashing.v1beta1.QueryParamsResponse`.
#[derive(Clone, PartialEq, Message)]
pub struct QuerySlashingParamsResponse {
    /// The parameters in force.
    #[prost(message, optional, tag = "1")]
    pub params: Option<SlashingParams>,
}

/// `cosmos.slashing.v1beta1.Params`. Fractions are bytes: the digits of a whole number of 10^-18.
#[derive(Clone, PartialEq, Message)]
pub struct SlashingParams {
    /// Blocks over which missed votes are counted.
    #[prost(int64, tag = "1")]
    pub signed_blocks_window: i64,
    /// The part of the window that must be signed.
    #[prost(bytes = "vec", tag = "2")]
    pub min_signed_per_window: Vec<u8>,
    /// How long downtime jails a validator.
    #[prost(message, optional, tag = "3")]
    pub downtime_jail_duration: Option<ProtoDuration>,
    /// The fraction that a double sign slashes.
    #[prost(bytes = "vec", tag = "4")]
    pub slash_fraction_double_sign: Vec<u8>,
    /// The fraction that downtime slashes.
    #[prost(bytes = "vec", tag = "5")]
    pub slash_fraction_downtime: Vec<u8>,
}

/// `cosmos.staking.v1beta1.QueryUnbondingDelegationRequest`.
#[derive(Clone, PartialEq, Message)]
pub struct QueryUnbondingDelegationRequest {
    /// The delegator.
    #[prost(string, tag = "1")]
    pub delegator_addr: String,
    /// The operator.
    #[prost(string, tag = "2")]
    pub validator_addr: String,
}

/// `cosmos.staking.v1beta1.QueryUnbondingDelegationResponse`.
#[derive(Clone, PartialEq, Message)]
pub struct QueryUnbondingDelegationResponse {
    /// The open entries of the pair.
    #[prost(message, optional, tag = "1")]
    pub unbond: Option<ProtoUnbonding>,
}

/// `cosmos.staking.v1beta1.UnbondingDelegation`.
#[derive(Clone, PartialEq, Message)]
pub struct ProtoUnbonding {
    /// The delegator.
    #[prost(string, tag = "1")]
    pub delegator_address: String,
    /// The operator.
    #[prost(string, tag = "2")]
    pub validator_address: String,
    /// The entries, in the order in which they were made.
    #[prost(message, repeated, tag = "3")]
    pub entries: Vec<ProtoUnbondingEntry>,
}

/// `cosmos.staking.v1beta1.UnbondingDelegationEntry`, without the id.
#[derive(Clone, PartialEq, Message)]
pub struct ProtoUnbondingEntry {
    /// The block of the message, which `MsgCancelUnbondingDelegation` names.
    #[prost(int64, tag = "1")]
    pub creation_height: i64,
    /// When it completes: EndBlock of the first block of this time or later pays it.
    #[prost(message, optional, tag = "2")]
    pub completion_time: Option<ProtoTimestamp>,
    /// The amount on which slashes are computed, in base units.
    #[prost(string, tag = "3")]
    pub initial_balance: String,
    /// The amount that will be paid, in base units.
    #[prost(string, tag = "4")]
    pub balance: String,
}
