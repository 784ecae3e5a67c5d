//! Messages in protobuf, as `CosmosMsg::Any` carries them.

use prost::Message;

use super::ProtoCoin;

/// `cosmos.staking.v1beta1.MsgDelegate`, and `MsgUndelegate`, which has the same fields.
#[derive(Clone, PartialEq, Message)]
pub struct MsgDelegate {
    /// The delegator, which must be the sender.
    #[prost(string, tag = "1")]
    pub delegator_address: String,
    /// The operator to delegate to.
    #[prost(string, tag = "2")]
    pub validator_address: String,
    /// The amount, of the bonded denomination.
    #[prost(message, optional, tag = "3")]
    pub amount: Option<ProtoCoin>,
}

/// `cosmos.staking.v1beta1.MsgUndelegate`.
pub type MsgUndelegate = MsgDelegate;

/// `cosmos.staking.v1beta1.MsgBeginRedelegate`.
#[derive(Clone, PartialEq, Message)]
pub struct MsgBeginRedelegate {
    /// The delegator, which must be the sender.
    #[prost(string, tag = "1")]
    pub delegator_address: String,
    /// The operator of the source.
    #[prost(string, tag = "2")]
    pub validator_src_address: String,
    /// The operator of the destination.
    #[prost(string, tag = "3")]
    pub validator_dst_address: String,
    /// The amount, of the bonded denomination.
    #[prost(message, optional, tag = "4")]
    pub amount: Option<ProtoCoin>,
}

/// `cosmos.staking.v1beta1.MsgCancelUnbondingDelegation`. CosmWasm has no variant for it: contracts send it as `Any`.
#[derive(Clone, PartialEq, Message)]
pub struct MsgCancelUnbondingDelegation {
    /// The delegator, which must be the sender.
    #[prost(string, tag = "1")]
    pub delegator_address: String,
    /// The operator that the stake left, and to which it returns.
    #[prost(string, tag = "2")]
    pub validator_address: String,
    /// The amount to cancel of the entry, of the bonded denomination.
    #[prost(message, optional, tag = "3")]
    pub amount: Option<ProtoCoin>,
    /// The height of the block in which the entry was made.
    #[prost(int64, tag = "4")]
    pub creation_height: i64,
}

/// `cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward`.
#[derive(Clone, PartialEq, Message)]
pub struct MsgWithdrawDelegatorReward {
    /// The delegator, which must be the sender.
    #[prost(string, tag = "1")]
    pub delegator_address: String,
    /// The operator of the validator that paid them.
    #[prost(string, tag = "2")]
    pub validator_address: String,
}

/// `cosmos.distribution.v1beta1.MsgSetWithdrawAddress`.
#[derive(Clone, PartialEq, Message)]
pub struct MsgSetWithdrawAddress {
    /// The delegator, which must be the sender.
    #[prost(string, tag = "1")]
    pub delegator_address: String,
    /// The address to which its rewards go from now on.
    #[prost(string, tag = "2")]
    pub withdraw_address: String,
}

/// `cosmos.distribution.v1beta1.MsgFundCommunityPool`.
#[derive(Clone, PartialEq, Message)]
pub struct MsgFundCommunityPool {
    /// The coins.
    #[prost(message, repeated, tag = "1")]
    pub amount: Vec<ProtoCoin>,
    /// The donor, which must be the sender.
    #[prost(string, tag = "2")]
    pub depositor: String,
}
