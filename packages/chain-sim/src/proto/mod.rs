//! The protobuf of staking and distribution: the answers of messages, which are the `msg_responses`
//! of a contract's reply; messages, which `CosmosMsg::Any` carries; and queries, which
//! `QueryRequest::Grpc` carries.

mod messages;
mod queries;

pub use messages::*;
pub use queries::*;

use cosmwasm_std::{Binary, Coin, MsgResponse, Timestamp};
use cw_multi_test::AppResponse;
use prost::Message;

/// `google.protobuf.Timestamp`.
#[derive(Clone, PartialEq, Message)]
pub struct ProtoTimestamp {
    /// Seconds since 1970.
    #[prost(int64, tag = "1")]
    pub seconds: i64,
    /// Nanoseconds of that second.
    #[prost(int32, tag = "2")]
    pub nanos: i32,
}

/// `cosmos.base.v1beta1.Coin`.
#[derive(Clone, PartialEq, Message)]
pub struct ProtoCoin {
    /// The denomination.
    #[prost(string, tag = "1")]
    pub denom: String,
    /// The amount, as text.
    #[prost(string, tag = "2")]
    pub amount: String,
}

/// `cosmos.staking.v1beta1.MsgUndelegateResponse`.
#[derive(Clone, PartialEq, Message)]
pub struct MsgUndelegateResponse {
    /// When the coins are paid.
    #[prost(message, optional, tag = "1")]
    pub completion_time: Option<ProtoTimestamp>,
    /// The amount; it may be one less than asked.
    #[prost(message, optional, tag = "2")]
    pub amount: Option<ProtoCoin>,
}

/// `cosmos.staking.v1beta1.MsgBeginRedelegateResponse`.
#[derive(Clone, PartialEq, Message)]
pub struct MsgBeginRedelegateResponse {
    /// When the lock ends; the year 1 if there is none.
    #[prost(message, optional, tag = "1")]
    pub completion_time: Option<ProtoTimestamp>,
}

/// `cosmos.distribution.v1beta1.MsgWithdrawDelegatorRewardResponse`.
#[derive(Clone, PartialEq, Message)]
pub struct MsgWithdrawDelegatorRewardResponse {
    /// The coins that were paid; a withdrawal of nothing names `0stake`.
    #[prost(message, repeated, tag = "1")]
    pub amount: Vec<ProtoCoin>,
}

/// Go's zero time, the first of January of the year 1.
const ZERO_TIME: i64 = -62_135_596_800;

pub(crate) fn timestamp(time: Option<Timestamp>) -> ProtoTimestamp {
    let Some(time) = time else {
        return ProtoTimestamp {
            seconds: ZERO_TIME,
            nanos: 0,
        };
    };
    ProtoTimestamp {
        seconds: i64::try_from(time.seconds()).unwrap_or(i64::MAX),
        nanos: i32::try_from(time.subsec_nanos()).unwrap_or(i32::MAX),
    }
}

fn coin(coin: &Coin) -> ProtoCoin {
    ProtoCoin {
        denom: coin.denom.clone(),
        amount: coin.amount.to_string(),
    }
}

/// The answer of a message. An answer without fields has no `data`: wasmvm leaves it out of the
/// reply, so a contract reads `None`.
fn respond(type_url: &str, value: Vec<u8>) -> AppResponse {
    let value = Binary::from(value);
    AppResponse {
        events: vec![],
        data: (!value.is_empty()).then(|| value.clone()),
        msg_responses: vec![MsgResponse {
            type_url: type_url.to_string(),
            value,
        }],
    }
}

pub(crate) fn delegated() -> AppResponse {
    respond("/cosmos.staking.v1beta1.MsgDelegateResponse", vec![])
}

pub(crate) fn undelegated(completes: Timestamp, amount: &Coin) -> AppResponse {
    let response = MsgUndelegateResponse {
        completion_time: Some(timestamp(Some(completes))),
        amount: Some(coin(amount)),
    };
    respond(
        "/cosmos.staking.v1beta1.MsgUndelegateResponse",
        response.encode_to_vec(),
    )
}

pub(crate) fn redelegated(completes: Option<Timestamp>) -> AppResponse {
    let response = MsgBeginRedelegateResponse {
        completion_time: Some(timestamp(completes)),
    };
    respond(
        "/cosmos.staking.v1beta1.MsgBeginRedelegateResponse",
        response.encode_to_vec(),
    )
}

pub(crate) fn withdrawn(amount: &[Coin]) -> AppResponse {
    let response = MsgWithdrawDelegatorRewardResponse {
        amount: amount.iter().map(coin).collect(),
    };
    let url = "/cosmos.distribution.v1beta1.MsgWithdrawDelegatorRewardResponse";
    respond(url, response.encode_to_vec())
}

pub(crate) fn cancelled() -> AppResponse {
    let url = "/cosmos.staking.v1beta1.MsgCancelUnbondingDelegationResponse";
    respond(url, vec![])
}

pub(crate) fn withdraw_address_set() -> AppResponse {
    respond(
        "/cosmos.distribution.v1beta1.MsgSetWithdrawAddressResponse",
        vec![],
    )
}

pub(crate) fn pool_funded() -> AppResponse {
    respond(
        "/cosmos.distribution.v1beta1.MsgFundCommunityPoolResponse",
        vec![],
    )
}

/// `2006-01-02T15:04:05Z`, as in the SDK's events.
pub(crate) fn rfc3339(time: Timestamp) -> String {
    let (days, secs) = (div(time.seconds(), 86_400), rem(time.seconds(), 86_400));
    // civil date from days since 1970-01-01, counted from March of the year 0
    let days = days.saturating_add(719_468);
    let (era, day) = (div(days, 146_097), rem(days, 146_097));
    let year = div(
        day.saturating_sub(div(day, 1_460))
            .saturating_add(div(day, 36_524))
            .saturating_sub(div(day, 146_096)),
        365,
    );
    let before = year
        .saturating_mul(365)
        .saturating_add(div(year, 4))
        .saturating_sub(div(year, 100));
    let day = day.saturating_sub(before);
    let month = div(day.saturating_mul(5).saturating_add(2), 153);
    let first = div(month.saturating_mul(153).saturating_add(2), 5);
    let day = day.saturating_sub(first).saturating_add(1);
    let (month, next) = if month < 10 {
        (month.saturating_add(3), 0)
    } else {
        (month.saturating_sub(9), 1)
    };
    let year = era
        .saturating_mul(400)
        .saturating_add(year)
        .saturating_add(next);
    let (hour, minute, second) = (div(secs, 3_600), rem(div(secs, 60), 60), rem(secs, 60));
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

pub(crate) fn rfc3339_or_zero(time: Option<Timestamp>) -> String {
    time.map_or_else(|| "0001-01-01T00:00:00Z".to_string(), rfc3339)
}

fn div(a: u64, b: u64) -> u64 {
    a.checked_div(b).unwrap_or_default()
}

fn rem(a: u64, b: u64) -> u64 {
    a.checked_rem(b).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_the_sdk_prints_them() {
        let text = |secs| rfc3339(Timestamp::from_seconds(secs));
        assert_eq!(text(0), "1970-01-01T00:00:00Z");
        assert_eq!(text(951_827_696), "2000-02-29T12:34:56Z");
        assert_eq!(text(1_571_797_419), "2019-10-23T02:23:39Z");
        assert_eq!(text(4_102_444_799), "2099-12-31T23:59:59Z");
        assert_eq!(rfc3339_or_zero(None), "0001-01-01T00:00:00Z");
    }
}
