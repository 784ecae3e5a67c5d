//! Each feed has two answers: a price that positions are settled by, and a cautious pair for new
//! business. No role, mean, cap, guard or market changes the first.

use crate::{
    closing::track_if_closed,
    session::{feed, Named},
    sources::{ask, rate, with_cover, Said, There, Times},
    ContractError,
};
use ballast_extension_math::{
    oracle::{
        cap_floor, cautious, ensure_fresh, ensure_spread, lst_high_ceil, lst_low_floor,
        lst_price_floor, Pair, Quote, WAD,
    },
    pause,
    time::Now,
};
use ballast_extension_types::oracle::{Config, Observed, Source, ANCHORS, CONFIG, GUARDS, PRICES};
use ballast_types::Amount;
use cosmwasm_std::{Deps, Env, Uint128};

/// The block and the parameters that every answer is given by.
pub struct Reader<'a> {
    deps: Deps<'a>,
    now: Now,
    config: Config,
}

/// A price, and of when it is.
#[derive(Clone, Copy)]
pub struct Priced {
    /// The price.
    pub price: Quote,
    /// The start of its round; of an LST the oldest of its sources.
    pub at: u64,
}

/// A price with its cautious pair.
#[derive(Clone, Copy)]
pub struct Safe {
    /// The price.
    pub price: Quote,
    /// The pair.
    pub pair: Pair,
    /// Of returns, per second, scaled 1e36.
    pub variance: Uint128,
    /// As of [`Priced`].
    pub at: u64,
}

/// A feed that is no LST's, as it is.
struct Plain {
    /// The answer of its source now.
    said: Said,
    /// Its price, mean and variance, as they were observed last; none before the first.
    observed: Option<Observed>,
}

impl<'a> Reader<'a> {
    /// Reads the parameters.
    pub fn open(deps: Deps<'a>, env: &Env) -> Result<Self, ContractError> {
        Ok(Self {
            deps,
            now: Now::from(env.block.time),
            config: CONFIG.load(deps.storage)?,
        })
    }

    /// The price that positions are settled by.
    ///
    /// # Errors
    /// `UnknownFeed`, `NoPrice`, `Stale`, `Spread`, `SourceFailed`, `NoRate`.
    pub fn price(&self, id: &str) -> Result<Priced, ContractError> {
        let feed = feed(self.deps.storage, id)?;
        let priced = self.price_of(Named { id, feed: &feed })?;
        ensure_fresh(priced.at, self.now.floor, feed.terms.max_age_secs)?;
        Ok(priced)
    }

    /// The price of a feed, however old it is; its sources have to be fresh by terms of their own.
    pub fn price_of(&self, named: Named<'_>) -> Result<Priced, ContractError> {
        let Source::Lst { base, .. } = &named.feed.source else {
            let Plain { said, .. } = self.plain(named)?;
            return Ok(Priced {
                price: said.price,
                at: said.at,
            });
        };
        let base = match base {
            Some(base) => self.price(base)?,
            None => Priced {
                price: Quote::new(WAD),
                at: self.now.floor,
            },
        };
        let rate = rate(self.deps, named.id, &self.config.hub)?;
        Ok(Priced {
            price: lst_price_floor(base.price, with_cover(&rate), rate.shares)?,
            at: base.at,
        })
    }

    /// The cautious pair that new business goes by.
    ///
    /// # Errors
    /// As `price`, and `Guarded`.
    pub fn safe_price(&self, id: &str) -> Result<Safe, ContractError> {
        self.ensure_unguarded(id)?;
        let feed = feed(self.deps.storage, id)?;
        let named = Named { id, feed: &feed };
        let safe = match &feed.source {
            Source::Lst { base, market } => {
                self.safe_lst(named, base.as_deref(), market.as_deref())?
            }
            Source::Reported | Source::Contract { .. } => {
                let Plain { said, observed } = self.plain(named)?;
                let observed = observed.ok_or_else(|| no_price(id))?;
                let mean = observed.mean_floor(self.now.floor, feed.terms.mean_secs)?;
                Safe {
                    price: said.price,
                    pair: cautious(said.price, mean, said.pair),
                    variance: observed.variance,
                    at: said.at,
                }
            }
        };
        ensure_fresh(safe.at, self.now.floor, feed.terms.fresh_secs)?;
        Ok(safe)
    }

    /// The cautious pair of an LST, by the feed of the staking token and the price on a market,
    /// where it has them.
    fn safe_lst(
        &self,
        Named { id, feed }: Named<'_>,
        base: Option<&str>,
        market: Option<&str>,
    ) -> Result<Safe, ContractError> {
        let one = Quote::new(WAD);
        let base = match base {
            Some(base) => self.safe_price(base)?,
            None => Safe {
                price: one,
                pair: Pair {
                    low: one,
                    high: one,
                },
                variance: Uint128::zero(),
                at: self.now.floor,
            },
        };
        let market = market.map(|market| self.safe_price(market)).transpose()?;
        let rate = rate(self.deps, id, &self.config.hub)?;
        let (shares, whole) = (rate.shares, with_cover(&rate));
        let price = lst_price_floor(base.price, whole, shares)?;
        let anchor = ANCHORS.load(self.deps.storage, id)?;
        let cap = cap_floor(&anchor, feed.terms.max_growth_bps, self.now.floor)?;
        let low = lst_low_floor(base.pair.low, rate.value, shares, cap)?;
        let low = market.map_or(low, |market| low.min(market.pair.low));
        let high = lst_high_ceil(base.pair.high, whole, shares)?;
        Ok(Safe {
            price,
            pair: Pair {
                low: low.min(price),
                high: high.max(price),
            },
            variance: base.variance,
            at: market.map_or(base.at, |market| base.at.min(market.at)),
        })
    }

    /// Asks a contract, and refuses bounds that are too far apart.
    ///
    /// # Errors
    /// `SourceFailed`, `Spread`.
    pub fn ask(
        &self,
        Named { id, feed }: Named<'_>,
        there: There<'_>,
        since: u64,
    ) -> Result<Said, ContractError> {
        let now = self.now.floor;
        let said = ask(self.deps, id, there, Times { since, now })?;
        if let Some(pair) = said.pair {
            ensure_spread(said.price, pair, feed.terms.max_spread_bps)?;
        }
        Ok(said)
    }

    /// A feed that is no LST's, by its source now: a contract is asked, and reports are taken as if
    /// the round that is over were closed.
    fn plain(&self, named: Named<'_>) -> Result<Plain, ContractError> {
        let Named { id, feed } = named;
        if let Source::Contract { address, feed } = &feed.source {
            let track = PRICES.may_load(self.deps.storage, id)?.unwrap_or_default();
            return Ok(Plain {
                said: self.ask(named, There { address, feed }, track.source_at)?,
                observed: track.observed,
            });
        }
        let track = track_if_closed(self.deps, named, &self.config, self.now.floor)?;
        let observed = track.observed.ok_or_else(|| no_price(id))?;
        Ok(Plain {
            said: Said {
                price: observed.price,
                at: observed.at,
                pair: None,
            },
            observed: Some(observed),
        })
    }

    /// Fails while a feed is guarded.
    fn ensure_unguarded(&self, id: &str) -> Result<(), ContractError> {
        let guard = GUARDS.may_load(self.deps.storage, id)?;
        match pause::paused_until(guard, self.now) {
            None => Ok(()),
            Some(until) => Err(ContractError::Guarded {
                feed: id.to_string(),
                until,
            }),
        }
    }
}

fn no_price(id: &str) -> ContractError {
    ContractError::NoPrice {
        feed: id.to_string(),
    }
}
