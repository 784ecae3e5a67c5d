//! A session, with which each message about money and each query begins: the pool, with interest
//! until now.

use crate::{
    rows::{account, load},
    Refused,
};
use ballast_extension_math::{
    market::{Accrued, Levels},
    time::Now,
};
use ballast_extension_share as share;
use ballast_extension_types::market::{Config, Limits, Pool, CONFIG, LIMITS, MANAGERS, POOL};
use ballast_types::{access, Amount, LayerShares};
use cosmwasm_std::{Addr, Api, Env, Storage};

/// The pool, with the terms of the market.
pub struct Session {
    /// The config, which never changes.
    pub config: Config,
    /// The LTVs, the cap and the fee.
    pub limits: Limits,
    /// The pool; interest is booked until now.
    pub pool: Pool,
    /// The interest and the fee that this booked.
    pub accrued: Accrued,
    /// The supply of the share token; shares of uncollected fees come on top of it.
    pub supply: LayerShares,
    /// Block time.
    pub now: Now,
}

impl Session {
    /// Reads all of it. Boxed, because it is large and passed on often.
    #[inline(never)]
    pub fn open(storage: &dyn Storage, env: &Env) -> Result<Box<Self>, Refused> {
        let limits = load(&LIMITS, storage)?;
        let mut pool = POOL.load(storage)?;
        let supply = LayerShares::new(share::supply(storage)?);
        let now = Now::from(env.block.time);
        let accrued = pool.accrue(supply, limits.fee_bps, now)?;
        Ok(Box::new(Self {
            config: load(&CONFIG, storage)?,
            limits,
            pool,
            accrued,
            supply,
            now,
        }))
    }

    /// Writes the pool.
    #[inline(never)]
    pub fn save(&self, storage: &mut dyn Storage) -> Result<(), Refused> {
        Ok(POOL.save(storage, &self.pool)?)
    }

    /// The LTVs by which positions are liquidated now.
    pub fn levels(&self) -> Levels {
        let Config {
            open_birth_bps,
            liq_birth_bps,
            ..
        } = self.config;
        Levels::at(self.limits.liq_now(self.now), open_birth_bps, liq_birth_bps)
    }
}

/// The owner of the position that `sender` acts for: the sender itself, or `owner`, which has
/// approved the sender as its manager.
///
/// # Errors
/// `Unauthorized`; text that is not an address.
pub fn owner_of(
    (storage, api): (&dyn Storage, &dyn Api),
    now: Now,
    sender: &Addr,
    owner: Option<&str>,
) -> Result<Addr, Refused> {
    let Some(owner) = owner else {
        return Ok(sender.clone());
    };
    let owner = account(api, owner)?;
    let until = MANAGERS.may_load(storage, (&owner, sender))?;
    let may = owner == *sender || until.is_some_and(|until| now.floor < until);
    access::ensure_is(
        may,
        "the owner of the position, or a manager of his",
        sender,
    )?;
    Ok(owner)
}
