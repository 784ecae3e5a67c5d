//! A snapshot read into the types of the contracts. What is missing is noted, and the rest goes on.

mod answers;
mod chain;
mod suite;

pub use chain::{
    ChainFacts, ChainValidator, ChainValidators, ContractInfo, SlashingParams, StakingParams,
    StakingPool,
};
pub use suite::{Accounts, Balance, HubFacts, Ownership, QueueFacts, RegistryFacts, VaultFacts};

use crate::{Gap, Policy, RiskError, Snapshot, Token};
use answers::Answers;
use ballast_accounting::{Amount, Drip, Pool, Totals};
use ballast_types::hub;
use core::cmp::Reverse;
use cosmwasm_std::Uint128;
use serde::de::DeserializeOwned;
use serde::Deserialize;

/// What the suite and the chain said, read once.
pub struct Facts<'a> {
    /// Where it was read from.
    pub snapshot: &'a Snapshot,
    /// Its answers, and what was not there.
    answers: Answers<'a>,
    /// The time of the snapshot's block, unix seconds.
    pub now: u64,
    /// What the LST is called, and its native.
    pub token: Option<Token>,
    /// All LST, by the token.
    pub supply: Option<Uint128>,
    /// The hub's answers.
    pub hub: HubFacts,
    /// The registry's answers.
    pub registry: RegistryFacts,
    /// The queue's answers.
    pub queue: QueueFacts,
    /// The vault's answers.
    pub vault: VaultFacts,
    /// What the chain said.
    pub chain: ChainFacts,
    /// Checksums of timelocks that are believed; empty: all.
    pub timelocks: &'a [String],
}

/// The pool's stake with one validator.
#[derive(Clone, Copy)]
pub struct Stake<'a> {
    /// The operator's address.
    pub validator: &'a str,
    /// Native, as the chain shows it.
    pub amount: Uint128,
}

#[derive(Deserialize)]
struct TokenInfo {
    symbol: String,
    decimals: u8,
    total_supply: Uint128,
}

impl TokenInfo {
    fn token(&self, config: Option<&hub::ConfigResponse>) -> Token {
        let denom = config.map(|config| config.denom.clone());
        Token {
            symbol: self.symbol.clone(),
            denom: denom.unwrap_or_default(),
            decimals: self.decimals,
        }
    }
}

impl<'a> Facts<'a> {
    /// Reads a snapshot.
    pub fn new(snapshot: &'a Snapshot, policy: &'a Policy) -> Self {
        let get = Answers::new(snapshot);
        let hub = HubFacts::read(&get);
        let info: Option<TokenInfo> = get.answer("token", "token_info");
        Self {
            snapshot,
            now: snapshot.time,
            token: info.as_ref().map(|info| info.token(hub.config.as_ref())),
            supply: info.map(|info| info.total_supply),
            hub,
            registry: RegistryFacts::read(&get),
            queue: QueueFacts::read(&get),
            vault: VaultFacts::read(&get),
            chain: ChainFacts::read(&get),
            timelocks: &policy.timelocks,
            answers: get,
        }
    }

    /// An answer; where there is none, it is noted.
    pub fn one<T: DeserializeOwned>(&self, of: &str, query: &str, about: &str) -> Option<T> {
        self.answers.one(of, query, about)
    }

    /// An answer that need not be there.
    pub fn maybe<T: DeserializeOwned>(&self, of: &str, query: &str, about: &str) -> Option<T> {
        self.snapshot.read(of, query, about).ok()
    }

    /// Notes that something is not known.
    pub fn note(&self, gap: Gap) {
        self.answers.note(gap);
    }

    /// The first of these questions, by its name, to which any answer is not known: `token.balance`
    /// is about every address.
    pub fn lacks(&self, what: &[&str]) -> Option<String> {
        self.answers.lacks(what)
    }

    /// All that is not known, sorted.
    pub fn gaps(&self) -> Vec<Gap> {
        self.answers.gaps()
    }

    /// The chain's unbonding time; the hub's parameter where the chain was not asked.
    pub fn unbonding_secs(&self) -> Option<u64> {
        let chain = self
            .chain
            .staking
            .as_ref()
            .map(|params| params.unbonding_secs);
        chain.or_else(|| Some(self.hub.config.as_ref()?.params.unbonding_secs))
    }

    /// The books as arithmetic has them, after what the chain shows.
    ///
    /// # Errors
    /// Amounts that no pool can have.
    pub fn books(&self) -> Result<Option<Pool>, RiskError> {
        let Some(state) = &self.hub.state else {
            return Ok(None);
        };
        let mut drip = Drip::default();
        // how long it drips on does not matter at `now`
        drip.add(state.dripping, 1, self.now)?;
        Ok(Some(Pool {
            buffer: state.buffer,
            bonded: state.bonded,
            exiting: state.exiting,
            drip,
            shares: state.shares,
        }))
    }

    /// Value and shares, after what the chain shows.
    pub fn totals(&self) -> Option<Totals> {
        let state = self.hub.state.as_ref()?;
        Some(Totals {
            value: state.value,
            shares: state.shares,
        })
    }

    /// The pool's stake by validator, as the chain shows it, in the order of addresses.
    pub fn stakes(&self) -> Vec<Stake<'_>> {
        let rows = self.hub.delegations.iter().flatten();
        let mut stakes: Vec<_> = rows
            .map(|row| Stake {
                validator: row.validator.as_str(),
                amount: row.actual.raw(),
            })
            .filter(|stake| !stake.amount.is_zero())
            .collect();
        stakes.sort_by_key(|stake| stake.validator);
        stakes
    }

    /// The largest stake first; of equal ones that of the lower address.
    pub fn largest(&self) -> Vec<Stake<'_>> {
        let mut stakes = self.stakes();
        // the order of addresses stays among equal ones
        stakes.sort_by_key(|stake| Reverse(stake.amount));
        stakes
    }

    /// Those of them with validators that sign blocks now, as far as the chain says: one that is
    /// jailed or out of the set can do nothing now that it is slashed for.
    pub fn signers(&self) -> Vec<Stake<'_>> {
        let mut largest = self.largest();
        largest.retain(|stake| {
            let known = self.chain.validator(stake.validator);
            known.is_none_or(|one| one.standing == "bonded" && !one.jailed && !one.tombstoned)
        });
        largest
    }
}
