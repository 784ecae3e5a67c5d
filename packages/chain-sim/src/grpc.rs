//! Queries in protobuf. Facts from the modules' `keeper/grpc_query.go`.

use cosmwasm_std::{Binary, Decimal};
use prost::Message;

use crate::address::Address;
use crate::dec::Dec;
use crate::error::{self, Res, SdkError, SimError};
use crate::proto::{self, timestamp};
use crate::query::View;
use crate::state::{Status, Validator, UNBONDINGS};
use crate::validators;

impl View<'_> {
    /// The answer; `None` if the path is not of these modules.
    pub fn grpc(&self, path: &str, data: &[u8]) -> Res<Option<Binary>> {
        let answer = match path {
            "/cosmos.staking.v1beta1.Query/Validator" => {
                let asked: proto::QueryValidatorRequest = decode(data)?;
                self.grpc_validator(&asked.validator_addr)?.encode_to_vec()
            }
            "/cosmos.staking.v1beta1.Query/UnbondingDelegation" => {
                self.grpc_unbonding(decode(data)?)?.encode_to_vec()
            }
            "/cosmos.staking.v1beta1.Query/Params" => self.grpc_staking_params().encode_to_vec(),
            "/cosmos.distribution.v1beta1.Query/Params" => {
                self.grpc_distribution_params().encode_to_vec()
            }
            "/cosmos.slashing.v1beta1.Query/Params" => self.grpc_slashing_params().encode_to_vec(),
            _ => return Ok(None),
        };
        Ok(Some(answer.into()))
    }

    fn grpc_validator(&self, operator: &str) -> Res<proto::QueryValidatorResponse> {
        let address = Address::operator(&self.config.valoper, operator).map_err(refused)?;
        let found = validators::find(self.store, &address)?
            .ok_or_else(|| refused(format!("validator {operator} not found")))?;
        Ok(proto::QueryValidatorResponse {
            validator: Some(self.proto_validator(&address, &found)?),
        })
    }

    fn proto_validator(
        &self,
        address: &Address,
        validator: &Validator,
    ) -> Res<proto::ProtoValidator> {
        let operator = self.valoper(address)?;
        let status = match validator.status {
            Status::Unbonded => 1,
            Status::Unbonding => 2,
            Status::Bonded => 3,
        };
        Ok(proto::ProtoValidator {
            operator_address: operator.clone(),
            jailed: validator.jailed,
            status,
            tokens: validator.tokens.to_string(),
            delegator_shares: validator.shares.atomics(),
            description: Some(proto::ProtoDescription { moniker: operator }),
            unbonding_height: signed(validator.unbonding_height),
            unbonding_time: Some(timestamp(Some(validator.unbonding_time))),
            commission: Some(proto::ProtoCommission {
                commission_rates: Some(proto::ProtoCommissionRates {
                    rate: atomics(validator.commission),
                    max_rate: atomics(validator.max_commission),
                    max_change_rate: atomics(validator.max_commission_change),
                }),
                update_time: Some(timestamp(Some(validator.commission_set))),
            }),
            min_self_delegation: validator.min_self_delegation.to_string(),
        })
    }

    fn grpc_unbonding(
        &self,
        asked: proto::QueryUnbondingDelegationRequest,
    ) -> Res<proto::QueryUnbondingDelegationResponse> {
        let (delegator, validator) = (asked.delegator_addr, asked.validator_addr);
        let account = Address::account(self.api, &delegator).map_err(refused)?;
        let address = Address::operator(&self.config.valoper, &validator).map_err(refused)?;
        let entries = UNBONDINGS
            .may_load(self.store, (&account, &address))?
            .ok_or_else(|| {
                refused(format!(
                    "unbonding delegation with delegator {delegator} not found for validator {validator}"
                ))
            })?;
        let entries = entries.into_iter().map(|entry| proto::ProtoUnbondingEntry {
            creation_height: signed(entry.height),
            completion_time: Some(timestamp(Some(entry.completes))),
            initial_balance: entry.initial.to_string(),
            balance: entry.balance.to_string(),
        });
        Ok(proto::QueryUnbondingDelegationResponse {
            unbond: Some(proto::ProtoUnbonding {
                delegator_address: delegator,
                validator_address: validator,
                entries: entries.collect(),
            }),
        })
    }

    fn grpc_staking_params(&self) -> proto::QueryStakingParamsResponse {
        let params = &self.config.params;
        proto::QueryStakingParamsResponse {
            params: Some(proto::StakingParams {
                unbonding_time: Some(duration(params.unbonding_secs)),
                max_validators: params.max_validators,
                max_entries: params.max_entries,
                historical_entries: 10_000,
                bond_denom: params.bond_denom.clone(),
                min_commission_rate: atomics(params.min_commission),
            }),
        }
    }

    fn grpc_distribution_params(&self) -> proto::QueryDistributionParamsResponse {
        let params = &self.config.params;
        proto::QueryDistributionParamsResponse {
            params: Some(proto::DistributionParams {
                community_tax: atomics(params.community_tax),
                withdraw_addr_enabled: params.withdraw_addr_enabled,
            }),
        }
    }

    fn grpc_slashing_params(&self) -> proto::QuerySlashingParamsResponse {
        let params = &self.config.params;
        proto::QuerySlashingParamsResponse {
            params: Some(proto::SlashingParams {
                signed_blocks_window: signed(params.window),
                min_signed_per_window: atomics(params.min_signed).into_bytes(),
                downtime_jail_duration: Some(duration(params.jail_secs)),
                slash_fraction_double_sign: atomics(params.slash_double_sign).into_bytes(),
                slash_fraction_downtime: atomics(params.slash_downtime).into_bytes(),
            }),
        }
    }
}

fn decode<T: Message + Default>(data: &[u8]) -> Res<T> {
    T::decode(data).map_err(refused)
}

/// The error of a module's query. It reaches a contract without its text.
fn refused(log: impl std::fmt::Display) -> SimError {
    SdkError::new(error::UNDEFINED, 1, log.to_string()).into()
}

fn atomics(value: Decimal) -> String {
    Dec::from(value).atomics()
}

fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn duration(secs: u64) -> proto::ProtoDuration {
    proto::ProtoDuration {
        seconds: signed(secs),
        nanos: 0,
    }
}
