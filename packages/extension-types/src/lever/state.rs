//! Storage of a lever that may be read from outside. These keys and shapes are part of the
//! interface. What it has and owes is not here: that is the market's position of this contract.

use ballast_extension_math::lever::Offer;
use ballast_types::{
    deploy::Suite,
    packed::{Item, Map},
    Amount, LayerShares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, StdResult, Storage};

pub use ballast_extension_math::{
    lever::{Band, Terms},
    pause::Pause,
};

/// What never changes.
pub const CONFIG: Item<Config> = Item::new("config");
/// The suite whose LST it is: at its six contracts a share or LST would be lost.
pub const SUITE: Item<Suite> = Item::new("suite");
/// From when on a rebalance is paid for, unix seconds: the last one, or birth.
pub const KEEPER_AT: Item<u64> = Item::new("keeper_at");
/// The number of the next order.
pub const NEXT_ORDER: Item<u64> = Item::new("next_order");
/// Orders by number. Their shares are this contract's in the cw20's balances.
pub const ORDERS: Map<u64, Order> = Map::new("orders");
/// Numbers of orders by owner.
pub const ORDERS_OF: cw_storage_plus::Map<(&Addr, u64), ()> =
    cw_storage_plus::Map::new("orders_of");
/// The last pause of deposits; not there before the first.
pub const PAUSE: Item<Pause> = Item::new("pause");

/// What never changes.
#[cw_serde]
pub struct Config {
    /// Where the position is.
    pub market: Addr,
    /// The hub of the suite.
    pub hub: Addr,
    /// The LST.
    pub lst: Addr,
    /// The coin that the hub bonds, and the market lends.
    pub denom: String,
    /// Who may let nobody in for a while.
    pub guardian: Option<Addr>,
    /// The band, discounts, limits.
    pub terms: Terms,
}

/// Shares that wait for somebody who pays the debt of their slice.
#[cw_serde]
pub struct Order {
    /// The account that offered the shares: it alone may cancel, and gets them back.
    pub owner: Addr,
    /// Who gets the LST of what is filled.
    pub receiver: Addr,
    /// How many shares, in base units.
    pub shares: LayerShares,
    /// Since when the discount rises, unix seconds.
    pub since: u64,
    /// The most that it becomes, in bps of the debt.
    pub most_bps: u64,
}

impl Order {
    /// The part that decides amounts.
    pub fn offer(&self) -> Offer {
        Offer {
            shares: self.shares,
            since: self.since,
            most_bps: self.most_bps,
        }
    }
}

/// Writes an order, or removes it where no shares are left.
///
/// # Errors
/// An order that cannot be written.
pub fn save_order(storage: &mut dyn Storage, id: u64, order: &Order) -> StdResult<()> {
    if order.shares.is_zero() {
        remove_order(storage, id, &order.owner);
        return Ok(());
    }
    ORDERS_OF.save(storage, (&order.owner, id), &())?;
    ORDERS.save(storage, id, order)
}

/// Removes an order, from both maps.
pub fn remove_order(storage: &mut dyn Storage, id: u64, owner: &Addr) {
    ORDERS.remove(storage, id);
    ORDERS_OF.remove(storage, (owner, id));
}
