//! What every message about money and every question begins with: the pool, with interest to now.

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

/// The pool, and the terms it is under.
pub struct Session {
    /// What never changes.
    pub config: Config,
    /// LTVs, cap, fee.
    pub limits: Limits,
    /// Interest is booked to now.
    pub pool: Pool,
    /// What that did.
    pub accrued: Accrued,
    /// The supply of the cw20; shares of fees are beside it.
    pub supply: LayerShares,
    /// Block time.
    pub now: Now,
}

impl Session {
    /// Reads all of it. A pointer: it is large, and handed on.
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

    /// Writes the pool back.
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

/// The owner of the position that `sender` acts for: itself, or `owner`, which made it a manager.
///
/// # Errors
/// `Unauthorized`; text that is no address.
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
