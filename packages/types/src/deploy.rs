//! The contracts of a suite, and their addresses.

use ballast_base::birth::{ensure_birth, BirthError};
use ballast_wire::reads;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Api, Env, MessageInfo};
use thiserror::Error;

/// The names of a suite's contracts. Every tool that handles all of them uses this list, or
/// `schema/contracts.json`, which is generated from it.
pub const CONTRACTS: [&str; 6] = ["hub", "token", "registry", "queue", "vault", "collector"];

/// The account that was named is a contract of the suite, which cannot have this part.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
#[error("{address} is the suite's {name}, which cannot {what}")]
pub struct OwnContract {
    /// The contract's address.
    pub address: Addr,
    /// Its role in the suite.
    pub name: &'static str,
    /// What a contract of the suite cannot do.
    pub what: &'static str,
}

/// The addresses of a suite. Every contract knows them all from birth; they never change.
#[cw_serde]
pub struct Suite {
    /// The contract that mints the LST and makes all delegations.
    pub hub: Addr,
    /// The LST.
    pub token: Addr,
    /// The contract that lists validators.
    pub registry: Addr,
    /// The contract of exits.
    pub queue: Addr,
    /// The insurance contract.
    pub vault: Addr,
    /// The contract that receives and splits rewards.
    pub collector: Addr,
}

ballast_wire::writes!(struct Suite { hub, token, registry, queue, vault, collector });

reads!(open struct Suite { hub, token, registry, queue, vault, collector });

impl Suite {
    /// Checks the creation of a sibling: the hub creates it, without coins, all addresses are of
    /// this chain, and it has the address `named`, which the suite gives its `role`.
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

    /// `address`, if it is not one of this suite's contracts, none of which can do `what`.
    ///
    /// # Errors
    /// It is one of the suite's contracts.
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

    /// The name of the suite's contract at `address`; `None` if it is another account.
    pub fn name_of(&self, address: &Addr) -> Option<&'static str> {
        self.contracts()
            .into_iter()
            .find_map(|(name, addr)| (addr == address).then_some(name))
    }

    /// All contracts but the hub.
    pub fn siblings(&self) -> impl Iterator<Item = &Addr> {
        let all = self.contracts().into_iter().skip(1);
        all.map(|(_, address)| address)
    }

    /// All contracts, in the order of [`CONTRACTS`].
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
