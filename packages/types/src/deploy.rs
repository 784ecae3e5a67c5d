//! What the hub tells each sibling when it is born.

use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Api, StdResult};

/// The addresses of a suite. Every contract knows them all from birth; they never change.
#[cw_serde]
pub struct Suite {
    /// The pool.
    pub hub: Addr,
    /// The LST.
    pub token: Addr,
    /// Which validators may receive stake.
    pub registry: Addr,
    /// Exits.
    pub queue: Addr,
    /// Insurance.
    pub vault: Addr,
    /// Rewards.
    pub collector: Addr,
}

impl Suite {
    /// Checks that every address is one, in its one spelling.
    ///
    /// # Errors
    /// The first that the chain refuses.
    pub fn validate(&self, api: &dyn Api) -> StdResult<()> {
        self.contracts()
            .into_iter()
            .try_for_each(|(_, address)| api.addr_validate(address.as_str()).map(drop))
    }

    /// The contract of this suite that `address` is, by name.
    pub fn name_of(&self, address: &Addr) -> Option<&'static str> {
        self.contracts()
            .into_iter()
            .find_map(|(name, addr)| (addr == address).then_some(name))
    }

    /// All but the hub.
    pub fn siblings(&self) -> [&Addr; 5] {
        [
            &self.token,
            &self.registry,
            &self.queue,
            &self.vault,
            &self.collector,
        ]
    }

    fn contracts(&self) -> [(&'static str, &Addr); 6] {
        [
            ("hub", &self.hub),
            ("token", &self.token),
            ("registry", &self.registry),
            ("queue", &self.queue),
            ("vault", &self.vault),
            ("collector", &self.collector),
        ]
    }
}

/// What a contract without state of its own needs to migrate.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct MigrateMsg {}
