//! The prices of LST. There are two: liquidations use one, and new debt a more cautious one.

use crate::{price_answer, session::Session, ContractError, Refused};
use ballast_extension_math::market::Quote;
use ballast_extension_types::{
    market::{Config, Oracle},
    rate::Rate,
};
use ballast_types::{Amount, Native, Shares};
use ballast_wire::{answer_of, answer_to, reads, writes};
use cosmwasm_std::{Addr, Decimal, Isqrt, QuerierWrapper, StdError, StdResult, Uint128};

/// Seconds of a day.
const DAY: u128 = 86_400;

/// The price and the LTV that new debt is measured by.
pub struct Lending {
    /// The cautious price.
    pub low: Quote,
    /// The opening LTV now, x 10^18.
    pub open: u128,
}

/// The query of the hub. The full query type would bring the code to serialise all its queries into
/// this contract.
enum Hub {
    PreviewBond { amount: Native },
}

writes! {
    enum Hub {
        preview_bond: PreviewBond { amount },
    }
}

/// The field of the answer to `preview_bond` that is read.
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

/// The fields of the answer to `safe_price` that are read.
struct Safe {
    low: Decimal,
    /// The variance of the price in a second, x 10^36.
    variance: Uint128,
}

/// The price by which positions are liquidated. The hub's includes a cover that its vault owes, so
/// that a liquidator cannot gain by making the hub owe a cover within one transaction.
pub fn price(querier: &QuerierWrapper<'_>, session: &Session) -> Result<Quote, Refused> {
    match &session.config.oracle {
        None => owed(&rate(querier, &session.config)?),
        Some(oracle) => oracle_price(querier, session, oracle),
    }
}

/// The price and the LTV for new debt, and for taking out collateral while there is debt.
pub fn lending(querier: &QuerierWrapper<'_>, session: &Session) -> Result<Lending, Refused> {
    match &session.config.oracle {
        None => lent(session, &rate(querier, &session.config)?),
        Some(oracle) => oracle_lending(querier, session, oracle),
    }
}

/// The price of liquidations and that of new debt. A hub is queried once for both, an oracle once
/// for each.
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

/// The LST that the hub mints for coins now.
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

/// Converts a price in whole loan coins for one whole LST to base units for base units.
fn quote(config: &Config, price: Decimal) -> Result<Quote, Refused> {
    let digits = 18_u32
        .saturating_add(config.lst_decimals.into())
        .saturating_sub(config.loan.decimals.into());
    let of = 10_u128.checked_pow(digits).unwrap_or(u128::MAX);
    Ok(Quote::new(price.atomics(), Uint128::new(of))?)
}

/// Converts a price in base units for base units to whole loan coins for one whole LST.
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
