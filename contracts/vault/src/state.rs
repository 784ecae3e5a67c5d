//! Storage, and the books as one message or query sees them.

use crate::error::ContractError;
use ballast_accounting::{Layer as Accounts, LayerBurn, Underwriters};
use ballast_types::{
    deploy::Suite,
    event,
    packed::{Item, Map},
    vault::{surplus, Bond, Layer},
    Amount, LayerShares, Shares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Deps, Empty, Env, Event, StdResult, Storage};
use litemap::LiteMap;

pub use ballast_types::vault::{Ledger, BONDS, LEDGER, PARAMS, POOL};

/// The suite it belongs to.
pub const SUITE: Item<Suite> = Item::new("suite");
/// Active shares: (owner, layer), where the layer is an operator address, or nothing for the pool.
pub const POSITIONS: Map<(&Addr, &str), Position> = Map::new("positions");
/// Requests to leave, by number.
pub const EXITS: Map<u64, Exit> = Map::new("exits");
/// The same by owner.
pub const EXITS_OF: cw_storage_plus::Map<(&Addr, u64), Empty> =
    cw_storage_plus::Map::new("exits_of");
/// Losses that were covered, by number: none is covered twice.
pub const COVERED: cw_storage_plus::Map<u64, Empty> = cw_storage_plus::Map::new("covered");

/// Active shares of one layer.
#[cw_serde]
pub struct Position {
    /// The epoch of the layer in which they were bought: in a later one they are void.
    pub epoch: u64,
    /// How many.
    pub shares: LayerShares,
}

/// A request to leave.
#[cw_serde]
pub struct Exit {
    /// Who is paid.
    pub owner: Addr,
    /// Out of which layer.
    pub layer: Layer,
    /// The epoch of the layer's exiting bucket: in a later one it is void.
    pub epoch: u64,
    /// Units of that bucket.
    pub units: LayerShares,
    /// Shares of the layer that were given up.
    pub shares: LayerShares,
    /// When, unix seconds.
    pub requested_at: u64,
    /// The cooldown that was in force.
    pub cooldown_secs: u64,
    /// When it is ready at the latest, whatever stake is still there.
    pub latest_at: u64,
}

impl Exit {
    /// When it can be paid; none for a bond of which nobody knows that it is free of the stake: then it is at
    /// [`Exit::latest_at`].
    pub fn ready_at(&self, free_since: Option<u64>) -> Option<u64> {
        let after = |from: u64| from.saturating_add(self.cooldown_secs);
        match self.layer {
            Layer::Pool => Some(after(self.requested_at)),
            Layer::Bond { .. } => {
                free_since.map(|since| after(since.max(self.requested_at)).min(self.latest_at))
            }
        }
    }
}

/// The layer's part of a key.
pub fn key(layer: &Layer) -> &str {
    match layer {
        Layer::Pool => "",
        Layer::Bond { validator } => validator,
    }
}

/// The layer as refusals and events name it.
pub fn name(layer: &Layer) -> String {
    match layer {
        Layer::Pool => "pool".to_string(),
        Layer::Bond { validator } => validator.clone(),
    }
}

/// Someone's active shares of a layer in its `epoch`: none if they are of an earlier one.
pub fn active_shares(
    storage: &dyn Storage,
    owner: &Addr,
    layer: &str,
    epoch: u64,
) -> StdResult<LayerShares> {
    Ok(POSITIONS
        .may_load(storage, (owner, layer))?
        .filter(|position| position.epoch == epoch)
        .map_or(LayerShares::ZERO, |position| position.shares))
}

/// Writes someone's active shares.
pub fn save_position(
    storage: &mut dyn Storage,
    owner: &Addr,
    layer: &str,
    position: &Position,
) -> StdResult<()> {
    match position.shares.is_zero() {
        true => POSITIONS.remove(storage, (owner, layer)),
        false => POSITIONS.save(storage, (owner, layer), position)?,
    }
    Ok(())
}

/// The books at one moment: what has arrived is taken in, and time has passed.
pub struct Books {
    /// The suite.
    pub suite: Suite,
    /// Sums and counters; the sums are brought up to date by [`Books::save`].
    pub ledger: Ledger,
    /// The underwriters' pool.
    pub pool: Underwriters,
    /// The bonds that were looked at, each as it was and as it is.
    bonds: LiteMap<String, (Bond, Bond)>,
    /// LST of the pool as it was.
    pool_held: Shares,
    /// Premium that was taken in.
    pub arrived: Shares,
    /// The moment, unix seconds.
    pub now: u64,
}

impl Books {
    /// Opens them. `incoming` is LST that came with this message: it is not premium.
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

    /// A bond; an empty one if nobody has posted it.
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
        layer: &Layer,
    ) -> Result<&mut Accounts, ContractError> {
        Ok(match layer {
            Layer::Pool => &mut self.pool.layer,
            Layer::Bond { validator } => &mut self.bond(storage, validator)?.layer,
        })
    }

    /// Writes them, and says what premium has come.
    pub fn save(mut self, storage: &mut dyn Storage) -> Result<Option<Event>, ContractError> {
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

/// Events for the buckets of a layer that a burn wiped out.
pub fn wiped_out(layer: &str, accounts: &Accounts, burn: &LayerBurn) -> Vec<Event> {
    [
        (burn.active_wiped, "active", accounts.active.epoch),
        (burn.exiting_wiped, "exiting", accounts.exiting.epoch),
    ]
    .into_iter()
    .filter(|(wiped, ..)| *wiped)
    .map(|(_, part, epoch)| event::WipedOut { layer, part, epoch }.into())
    .collect()
}
