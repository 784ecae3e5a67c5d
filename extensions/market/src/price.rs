//! What LST is worth. There are two prices: liquidations go by one, and new debt by a more cautious one.

use crate::{price_answer, session::Session, ContractError, Refused};
use ballast_extension_math::market::Quote;
use ballast_extension_types::{
    market::{Config, Oracle},
    rate::Rate,
};
use ballast_types::{Amount, Native, Shares};
use ballast_wire::{answer_of, answer_to, reads, writes};
use cosmwasm_std::{Addr, Decimal, Isqrt, QuerierWrapper, StdError, StdResult, Uint128};

/// A day, in seconds.
const DAY: u128 = 86_400;

/// What new debt is measured by.
pub struct Lending {
    /// The cautious price.
    pub low: Quote,
    /// The opening LTV now, 18 digits.
    pub open: u128,
}

/// What the hub is asked. The type that has all of its questions would bring the code that writes them all.
enum Hub {
    PreviewBond { amount: Native },
}

writes! {
    enum Hub {
        preview_bond: PreviewBond { amount },
    }
}

/// The part of the answer to `preview_bond` that is read.
struct Bonded {
    shares: Shares,
}

reads!(open struct Bonded { shares });

enum Feed {
    Price { feed: String },
    SafePrice { feed: String },
}

writes! {
    enum Feed {
        price: Price { feed },
        safe_price: SafePrice { feed },
    }
}

/// The part of the answer to `safe_price` that is read.
struct Safe {
    low: Decimal,
    /// The variance of a second, scaled 10^36.
    variance: Uint128,
}

/// The price by which positions are liquidated. A cover that the hub's vault owes counts: a
/// liquidator cannot make the hub owe for one transaction and gain by it.
pub fn price(querier: &QuerierWrapper<'_>, session: &Session) -> Result<Quote, Refused> {
    match &session.config.oracle {
        None => owed(&rate(querier, &session.config)?),
        Some(oracle) => oracle_price(querier, session, oracle),
    }
}

/// The price and the LTV by which the market lends, and lets collateral out from under a debt.
pub fn lending(querier: &QuerierWrapper<'_>, session: &Session) -> Result<Lending, Refused> {
    match &session.config.oracle {
        None => lent(session, &rate(querier, &session.config)?),
        Some(oracle) => oracle_lending(querier, session, oracle),
    }
}

/// The price of liquidations and that of loans, together. The hub is asked once for both; an oracle
/// has a question for each.
pub fn both(querier: &QuerierWrapper<'_>, session: &Session) -> Result<(Quote, Lending), Refused> {
    match &session.config.oracle {
        None => {
            let rate = rate(querier, &session.config)?;
            Ok((owed(&rate)?, lent(session, &rate)?))
        }
        Some(oracle) => Ok((
            oracle_price(querier, session, oracle)?,
            oracle_lending(querier, session, oracle)?,
        )),
    }
}

fn owed(rate: &Rate) -> Result<Quote, Refused> {
    let value = rate.value.checked_add(rate.pending_cover)?;
    Ok(Quote::new(value.raw(), rate.shares.raw())?)
}

fn lent(session: &Session, rate: &Rate) -> Result<Lending, Refused> {
    Ok(Lending {
        low: Quote::new(rate.value.raw(), rate.shares.raw())?,
        open: session.limits.open_now(0, 0, session.now),
    })
}

fn oracle_price(
    querier: &QuerierWrapper<'_>,
    session: &Session,
    oracle: &Oracle,
) -> Result<Quote, Refused> {
    let feed = oracle.feed.clone();
    let answer = answer_of(querier, &oracle.address, &Feed::Price { feed });
    let price = answer.and_then(|answer| price_answer::price(answer)?.parse());
    quote(&session.config, answered(&oracle.address, price)?)
}

fn oracle_lending(
    querier: &QuerierWrapper<'_>,
    session: &Session,
    oracle: &Oracle,
) -> Result<Lending, Refused> {
    let feed = oracle.feed.clone();
    let answer = answer_of(querier, &oracle.address, &Feed::SafePrice { feed });
    let safe = answer.and_then(|answer| {
        let [low, variance] = price_answer::safe_price(answer)?;
        Ok(Safe {
            low: low.parse()?,
            variance: variance.as_str().try_into()?,
        })
    });
    let safe = answered(&oracle.address, safe)?;
    let variance = safe.variance.saturating_mul(Uint128::new(DAY));
    let sigma = variance.isqrt().u128();
    let (sigmas, now) = (session.config.vol_sigmas, session.now);
    Ok(Lending {
        low: quote(&session.config, safe.low)?,
        open: session.limits.open_now(sigmas, sigma, now),
    })
}

/// LST that the hub gives for coins now.
pub fn bonded(
    querier: &QuerierWrapper<'_>,
    config: &Config,
    amount: Native,
) -> Result<Shares, Refused> {
    let question = Hub::PreviewBond { amount };
    let answer = answer_to(querier, &config.hub, &question);
    let Bonded { shares } = answered(&config.hub, answer)?;
    Ok(shares)
}

/// The hub's totals, after any loss that the chain shows.
fn rate(querier: &QuerierWrapper<'_>, config: &Config) -> Result<Rate, Refused> {
    answered(&config.hub, Rate::ask(querier, &config.hub))
}

fn answered<T>(source: &Addr, answer: StdResult<T>) -> Result<T, Refused> {
    answer.map_err(|err| no_price(source, &err))
}

fn no_price(source: &Addr, err: &StdError) -> Refused {
    let why = ContractError::Price {
        source_address: source.clone(),
        reason: err.to_string(),
    };
    why.into()
}

/// Whole loan coins for one whole LST, as base units for base units.
fn quote(config: &Config, price: Decimal) -> Result<Quote, Refused> {
    let digits = 18_u32
        .saturating_add(config.lst_decimals.into())
        .saturating_sub(config.loan.decimals.into());
    let of = 10_u128.checked_pow(digits).unwrap_or(u128::MAX);
    Ok(Quote::new(price.atomics(), Uint128::new(of))?)
}

/// Base units for base units, as whole loan coins for one whole LST.
pub fn shown(config: &Config, quote: &Quote) -> Decimal {
    let tens = |digits: u8| Uint128::new(10_u128.checked_pow(digits.into()).unwrap_or(u128::MAX));
    let lst = tens(config.lst_decimals);
    let loan = tens(config.loan.decimals);
    let worth = Decimal::checked_from_ratio(quote.worth, quote.of);
    let units = Decimal::checked_from_ratio(lst, loan);
    match (worth, units) {
        (Ok(worth), Ok(units)) => worth.checked_mul(units).unwrap_or(Decimal::MAX),
        _ => Decimal::MAX,
    }
}
