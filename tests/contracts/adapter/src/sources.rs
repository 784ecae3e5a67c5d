//! What each source is asked, and what its answer means.

use crate::msg::{PriceResponse, Source};
use anybuf::{Anybuf, Bufany};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Binary, Decimal, GrpcQuery, QuerierWrapper, QueryRequest, StdError, StdResult, Uint128, Uint256,
};

/// Pyth's answer, as far as it is read: numbers are strings, the exponent is not.
#[cw_serde]
struct PriceFeedResponse {
    price_feed: PriceFeed,
}

#[cw_serde]
struct PriceFeed {
    price: PythPrice,
}

#[cw_serde]
struct PythPrice {
    price: String,
    conf: String,
    expo: i32,
    publish_time: i64,
}

/// Band's answer: the rate has 18 decimals, and each side a time of its own.
#[cw_serde]
struct ReferenceData {
    rate: Uint256,
    last_updated_base: u64,
    last_updated_quote: u64,
}

#[cw_serde]
enum Question {
    PriceFeed { id: String },
    GetReferenceData { symbol_pair: (String, String) },
}

fn unreadable(what: &str) -> StdError {
    StdError::parse_err("a price", what)
}

/// Asks a source.
///
/// # Errors
/// It fails, or its answer is no price.
pub fn ask(querier: &QuerierWrapper<'_>, source: &Source) -> StdResult<PriceResponse> {
    match source {
        Source::Pyth { contract, id } => {
            let question = Question::PriceFeed { id: id.clone() };
            let answer: PriceFeedResponse = querier.query_wasm_smart(contract, &question)?;
            of_pyth(&answer.price_feed.price)
        }
        Source::Band {
            contract,
            base,
            quote,
        } => {
            let symbol_pair = (base.clone(), quote.clone());
            let question = Question::GetReferenceData { symbol_pair };
            of_band(&querier.query_wasm_smart(contract, &question)?)
        }
        Source::Slinky { base, quote } => {
            let pair = Anybuf::new().append_string(1, base).append_string(2, quote);
            let request = Anybuf::new().append_message(1, &pair);
            grpc(querier, "/slinky.oracle.v1.Query/GetPrice", request)
        }
        Source::Connect { pair } => {
            let request = Anybuf::new().append_string(1, pair);
            grpc(querier, "/connect.oracle.v2.Query/GetPrice", request)
        }
    }
}

fn grpc(querier: &QuerierWrapper<'_>, path: &str, request: Anybuf) -> StdResult<PriceResponse> {
    let question = QueryRequest::<cosmwasm_std::Empty>::Grpc(GrpcQuery {
        path: path.to_string(),
        data: request.into_vec().into(),
    });
    let question = cosmwasm_std::to_json_vec(&question)?;
    let answer = querier.raw_query(&question);
    let answer: Binary = answer
        .into_result()
        .map_err(|err| unreadable(&err.to_string()))?
        .into_result()
        .map_err(|err| unreadable(&err))?;
    of_slinky(&answer)
}

/// `price x 10^expo`, and `conf` on either side of it.
fn of_pyth(said: &PythPrice) -> StdResult<PriceResponse> {
    let number = |text: &str| text.parse::<u128>().map_err(|_| unreadable(text));
    let (price, conf) = (number(&said.price)?, number(&said.conf)?);
    let decimal = |mantissa: u128| scale(mantissa, said.expo);
    Ok(PriceResponse {
        price: decimal(price)?,
        updated_at: u64::try_from(said.publish_time).map_err(|_| unreadable("a time"))?,
        low: Some(decimal(price.saturating_sub(conf))?),
        high: Some(decimal(price.saturating_add(conf))?),
    })
}

/// As old as the older side.
fn of_band(said: &ReferenceData) -> StdResult<PriceResponse> {
    let rate = Uint128::try_from(said.rate).map_err(|_| unreadable("a rate above 2^128"))?;
    Ok(PriceResponse {
        price: Decimal::new(rate),
        updated_at: said.last_updated_base.min(said.last_updated_quote),
        low: None,
        high: None,
    })
}

/// `GetPriceResponse`: `price` (1) with `price` (1, digits) and `block_timestamp` (2, of seconds in 1), and `decimals` (3).
pub fn of_slinky(bytes: &[u8]) -> StdResult<PriceResponse> {
    let no = || unreadable("what the chain's oracle says");
    let answer = Bufany::deserialize(bytes).map_err(|_| no())?;
    let quote = answer.message(1).ok_or_else(no)?;
    let digits = quote.string(1).ok_or_else(no)?;
    let at = quote.message(2).and_then(|time| time.int64(1));
    let decimals = answer.uint64(3).ok_or_else(no)?;
    let expo = i32::try_from(decimals).map_err(|_| no())?;
    let mantissa = digits.parse::<u128>().map_err(|_| no())?;
    Ok(PriceResponse {
        price: scale(mantissa, expo.saturating_neg())?,
        updated_at: at.and_then(|at| u64::try_from(at).ok()).ok_or_else(no)?,
        low: None,
        high: None,
    })
}

/// `mantissa x 10^expo`, rounded down to 18 decimals.
fn scale(mantissa: u128, expo: i32) -> StdResult<Decimal> {
    let no = || unreadable("a price that does not fit");
    let shift = 18i32.checked_add(expo).ok_or_else(no)?;
    let factor = 10u128.checked_pow(shift.unsigned_abs()).ok_or_else(no)?;
    let atomics = match shift >= 0 {
        true => mantissa.checked_mul(factor),
        false => mantissa.checked_div(factor),
    };
    Ok(Decimal::new(Uint128::new(atomics.ok_or_else(no)?)))
}
