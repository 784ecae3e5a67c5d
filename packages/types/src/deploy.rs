//! Which contracts a suite has, and what the hub tells each sibling when it is born.

use ballast_base::birth::{ensure_birth, BirthError};
use ballast_wire::reads;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Api, Env, MessageInfo};
use thiserror::Error;

/// The contracts of a suite by name. Everything that goes through them all goes by this list, or by
/// `schema/contracts.json`, which is made from it.
pub const CONTRACTS: [&str; 6] = ["hub", "token", "registry", "queue", "vault", "collector"];

/// A contract of the suite was named where none of them may be.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
#[error("{address} is the suite's {name}, which cannot {what}")]
pub struct OwnContract {
    /// The contract's address.
    pub address: Addr,
    /// Which contract it is.
    pub name: &'static str,
    /// What it cannot do there.
    pub what: &'static str,
}

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

ballast_wire::writes!(struct Suite { hub, token, registry, queue, vault, collector });

reads!(open struct Suite { hub, token, registry, queue, vault, collector });

impl Suite {
    /// That the contract `named` in this suite as its `role` may be born: by the hub, without coins, with addresses of
    /// this chain, and at the address that the suite names.
    ///
    /// # Errors
    /// The first of these that does not hold.
    pub fn ensure_birth(
        &self,
        birth: (&dyn Api, &Env, &MessageInfo),
        (named, role): (&Addr, &'static str),
    ) -> Result<(), BirthError> {
        let addresses = self.contracts().map(|(_, address)| address);
        ensure_birth(birth, (&self.hub, "the hub"), (named, role), addresses)
    }

    /// `address`, which is none of this suite's contracts: they cannot do `what`.
    ///
    /// # Errors
    /// One of the suite's contracts.
    pub fn ensure_outside(&self, address: Addr, what: &'static str) -> Result<Addr, OwnContract> {
        match self.name_of(&address) {
            Some(name) => Err(OwnContract {
                address,
                name,
                what,
            }),
            None => Ok(address),
        }
    }

    /// The contract of this suite that `address` is, by name.
    pub fn name_of(&self, address: &Addr) -> Option<&'static str> {
        self.contracts()
            .into_iter()
            .find_map(|(name, addr)| (addr == address).then_some(name))
    }

    /// All but the hub.
    pub fn siblings(&self) -> impl Iterator<Item = &Addr> {
        let all = self.contracts().into_iter().skip(1);
        all.map(|(_, address)| address)
    }

    /// All of them, in the order of [`CONTRACTS`].
    pub fn contracts(&self) -> [(&'static str, &Addr); 6] {
        let Self {
            hub,
            token,
            registry,
            queue,
            vault,
            collector,
        } = self;
        let [hub_name, token_name, registry_name, queue_name, vault_name, collector_name] =
            CONTRACTS;
        [
            (hub_name, hub),
            (token_name, token),
            (registry_name, registry),
            (queue_name, queue),
            (vault_name, vault),
            (collector_name, collector),
        ]
    }
}

/// What a contract without state of its own needs to migrate.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct MigrateMsg {}

reads!(
    struct MigrateMsg {}
);
