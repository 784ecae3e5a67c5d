//! What every message about money and every question begins with: the pool, with interest to now.

use crate::ContractError;
use ballast_extension_math::{
    market::{Accrued, Levels},
    time::Now,
};
use ballast_extension_share as share;
use ballast_extension_types::market::{
    Config, Limits, Pool, Position, CONFIG, LIMITS, MANAGERS, POOL, POSITIONS,
};
use ballast_types::{access, address::account, Amount, LayerShares};
use cosmwasm_std::{Addr, Deps, Env, StdResult, Storage};

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
    /// Reads all of it.
    pub fn open(storage: &dyn Storage, env: &Env) -> Result<Self, ContractError> {
        let limits = LIMITS.load(storage)?;
        let mut pool = POOL.load(storage)?;
        let supply = LayerShares::new(share::supply(storage)?);
        let now = Now::from(env.block.time);
        let accrued = pool.accrue(supply, limits.fee_bps, now)?;
        Ok(Self {
            config: CONFIG.load(storage)?,
            limits,
            pool,
            accrued,
            supply,
            now,
        })
    }

    /// Writes the pool back.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        POOL.save(storage, &self.pool)
    }

    /// LTVs by which is liquidated now.
    pub fn levels(&self) -> Levels {
        let Config {
            open_birth_bps,
            liq_birth_bps,
            ..
        } = self.config;
        Levels::at(self.limits.liq_now(self.now), open_birth_bps, liq_birth_bps)
    }
}

/// What somebody has and owes.
pub fn position(storage: &dyn Storage, owner: &Addr) -> StdResult<Position> {
    Ok(POSITIONS.may_load(storage, owner)?.unwrap_or_default())
}

/// Writes a position, or strikes it off where nothing is left.
pub fn save_position(
    storage: &mut dyn Storage,
    owner: &Addr,
    position: &Position,
) -> StdResult<()> {
    match position.is_empty() {
        true => {
            POSITIONS.remove(storage, owner);
            Ok(())
        }
        false => POSITIONS.save(storage, owner, position),
    }
}

/// Whose position `sender` acts for: his own, or that of `owner`, whose manager he is.
///
/// # Errors
/// `Unauthorized`; text that is no address.
pub fn owner_of(
    deps: Deps<'_>,
    now: Now,
    sender: &Addr,
    owner: Option<String>,
) -> Result<Addr, ContractError> {
    let Some(owner) = owner else {
        return Ok(sender.clone());
    };
    let owner = account(deps.api, &owner)?;
    let until = MANAGERS.may_load(deps.storage, (&owner, sender))?;
    let may = owner == *sender || until.is_some_and(|until| now.floor < until);
    access::ensure_is(
        may,
        "the owner of the position, or a manager of his",
        sender,
    )?;
    Ok(owner)
}
