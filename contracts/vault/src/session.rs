//! A vault session: the vault's records as one message or query sees them, from opening to saving.

use crate::{
    error::ContractError,
    state::{Ledger, BONDS, LEDGER, POOL, SUITE},
};
use ballast_accounting::{Layer, Underwriters};
use ballast_types::{
    deploy::Suite,
    event,
    vault::{surplus, Bond, LayerId},
    Amount, Shares,
};
use cosmwasm_std::{Deps, DepsMut, Env, Event, Response, Storage};
use litemap::LiteMap;

/// The vault's records as they are in this block: premium that has arrived is taken in, and the
/// drip is up to date.
pub struct Session {
    /// The addresses of the suite.
    pub suite: Suite,
    /// Sums and counters; the sums are brought up to date by [`Session::save`].
    pub ledger: Ledger,
    /// The underwriters' pool.
    pub pool: Underwriters,
    /// The bonds that were read, by operator address: as stored, and as changed.
    bonds: LiteMap<String, (Bond, Bond)>,
    /// LST of the pool as stored.
    pool_held: Shares,
    /// LST that was taken in as premium.
    pub arrived: Shares,
    /// Block time, unix seconds.
    pub now: u64,
}

impl Session {
    /// Opens a session, lets `act` read and change it, and saves it. Messages write the vault's
    /// records in no other way. `incoming` is as in [`Session::open`]. The event of premium that
    /// arrived comes last.
    ///
    /// # Errors
    /// Those of `act`; nothing is written then.
    pub fn change(
        mut deps: DepsMut<'_>,
        env: &Env,
        incoming: Shares,
        act: impl FnOnce(DepsMut<'_>, &mut Self) -> Result<Response, ContractError>,
    ) -> Result<Response, ContractError> {
        let mut session = Self::open(deps.as_ref(), env, incoming)?;
        let response = act(deps.branch(), &mut session)?;
        Ok(response.add_events(session.save(deps.storage)?))
    }

    /// Opens a session. `incoming` is LST that came with this message, which does not count as
    /// premium.
    pub fn open(deps: Deps<'_>, env: &Env, incoming: Shares) -> Result<Self, ContractError> {
        let suite = SUITE.load(deps.storage)?;
        let ledger = LEDGER.load(deps.storage)?;
        let mut pool = POOL.load(deps.storage)?;
        let now = env.block.time.seconds();
        let known = ledger.held.checked_add(incoming)?;
        let pool_held = pool.held()?;
        let (arrived, window) = surplus(&deps.querier, &suite, known);
        pool.accrue(arrived, window, now)?;
        Ok(Self {
            suite,
            ledger,
            pool,
            bonds: LiteMap::new_vec(),
            pool_held,
            arrived,
            now,
        })
    }

    /// The bond of a validator; an empty one if it has none.
    pub fn bond(
        &mut self,
        storage: &dyn Storage,
        validator: &str,
    ) -> Result<&mut Bond, ContractError> {
        if !self.bonds.contains_key(validator) {
            let bond = BONDS.may_load(storage, validator)?.unwrap_or_default();
            self.bonds.insert(validator.to_string(), (bond, bond));
        }
        let entry = self.bonds.entry(validator.to_string()).or_default();
        Ok(&mut entry.1)
    }

    /// The accounts of a layer.
    pub fn layer(
        &mut self,
        storage: &dyn Storage,
        layer: &LayerId,
    ) -> Result<&mut Layer, ContractError> {
        Ok(match layer {
            LayerId::Pool => &mut self.pool.layer,
            LayerId::Bond { validator } => &mut self.bond(storage, validator)?.layer,
        })
    }

    /// The number of a new request; the next one gets the number after it.
    pub fn next_exit(&mut self) -> u64 {
        let exit_id = self.ledger.next_exit;
        self.ledger.next_exit = exit_id.saturating_add(1);
        exit_id
    }

    /// Since when a request is known not to back any stake, unix seconds. `None` if that is not
    /// known, and for the pool, whose cooldown waits for no stake.
    pub fn free_since(
        &mut self,
        storage: &dyn Storage,
        exit_id: u64,
        layer: &LayerId,
    ) -> Result<Option<u64>, ContractError> {
        Ok(match layer {
            LayerId::Pool => None,
            LayerId::Bond { validator } => self.bond(storage, validator)?.free_since(exit_id),
        })
    }

    /// Writes the session, and returns the event of premium that arrived.
    fn save(mut self, storage: &mut dyn Storage) -> Result<Option<Event>, ContractError> {
        let (mut was, mut is) = (Shares::ZERO, Shares::ZERO);
        for (validator, (old, new)) in &self.bonds {
            if old == new {
                continue;
            }
            was = was.checked_add(old.layer.held()?)?;
            is = is.checked_add(new.layer.held()?)?;
            match *new == Bond::default() {
                true => BONDS.remove(storage, validator),
                false => BONDS.save(storage, validator, new)?,
            }
        }
        let Ledger { held, bonds, .. } = self.ledger;
        self.ledger.bonds = bonds.checked_sub(was)?.checked_add(is)?;
        self.ledger.held = held
            .checked_sub(was)?
            .checked_sub(self.pool_held)?
            .checked_add(is)?
            .checked_add(self.pool.held()?)?;
        LEDGER.save(storage, &self.ledger)?;
        POOL.save(storage, &self.pool)?;
        let amount = self.arrived;
        Ok((!amount.is_zero()).then(|| event::Premium { amount }.into()))
    }
}
