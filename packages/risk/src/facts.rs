//! A snapshot read into the types of the contracts. What is missing is noted, and the rest goes on.

use crate::{Gap, Policy, RiskError, Snapshot, Token};
use ballast_accounting::{Amount, Bucket, Drip, Layer, LayerShares, Native, Pool, Shares, Totals};
use ballast_types::{hub, queue, registry, vault};
use cosmwasm_std::{Decimal, Uint128};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A validator, as the chain has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainValidator {
    /// Operator address.
    pub address: String,
    /// What it calls itself.
    pub name: String,
    /// `bonded`, `unbonding` or `unbonded`.
    pub standing: String,
    /// All stake with it.
    pub tokens: Uint128,
    /// Whether it is jailed.
    pub jailed: bool,
    /// Whether for good; false where the source does not say.
    #[serde(default)]
    pub tombstoned: bool,
    /// What it keeps of rewards.
    #[serde(default)]
    pub commission: String,
}

/// `staking.validators`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainValidators {
    /// Those that the pool is with at the least.
    pub validators: Vec<ChainValidator>,
}

/// `staking.params`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StakingParams {
    /// The unbonding time.
    pub unbonding_secs: u64,
    /// Open unbondings of one validator.
    pub max_entries: u64,
    /// Base units that make one unit of voting power; 1,000,000 if unseen.
    #[serde(default)]
    pub power_reduction: Option<Uint128>,
}

/// `staking.pool`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StakingPool {
    /// All bonded tokens.
    pub bonded_tokens: Uint128,
}

/// `slashing.params`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlashingParams {
    /// Of a double sign.
    pub slash_fraction_double_sign: Decimal,
    /// Of downtime.
    pub slash_fraction_downtime: Decimal,
}

/// `wasm.contract` about an address; `null` where there is no contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractInfo {
    /// Its code.
    pub code_id: u64,
    /// Who may migrate it.
    pub admin: Option<String>,
    /// The code's checksum, in hex.
    #[serde(default)]
    pub checksum: Option<String>,
    /// What it says that it is: cw2.
    #[serde(default)]
    pub name: Option<String>,
    /// Its version, by cw2.
    #[serde(default)]
    pub version: Option<String>,
}

/// `ownership`: who owns a contract, and who will on acceptance.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Ownership {
    /// The owner; none where there is no owner.
    pub owner: Option<String>,
    /// The account that was named and has not accepted yet.
    #[serde(default)]
    pub pending_owner: Option<String>,
}

/// What the suite and the chain said.
pub struct Facts<'a> {
    /// Where it was read from.
    pub snapshot: &'a Snapshot,
    /// Its answers, and what was not there.
    answers: Answers<'a>,
    /// Unix seconds.
    pub now: u64,
    /// What the LST is called, and its native.
    pub token: Option<Token>,
    /// The hub's addresses and parameters.
    pub config: Option<hub::ConfigResponse>,
    /// The hub's totals.
    pub state: Option<hub::StateResponse>,
    /// Whether the books are up to date.
    pub fresh: Option<hub::FreshnessResponse>,
    /// The hub's stake by validator.
    pub delegations: Option<Vec<hub::Delegation>>,
    /// Entries that the hub waits for.
    pub unbonding: Option<Vec<hub::UnbondingEntry>>,
    /// Losses that were booked.
    pub losses: Option<Vec<hub::LossRecord>>,
    /// What a keeper could do at the hub.
    pub due: Option<hub::DueResponse>,
    /// Whether the hub's books hold, check by check.
    pub solvency: Option<hub::SolvencyResponse>,
    /// Until when which scope of the hub is paused.
    pub paused: Option<hub::PausedResponse>,
    /// Who owns the hub.
    pub ownership: Option<Ownership>,
    /// Validators that the registry lists.
    pub seats: Option<Vec<registry::ValidatorResponse>>,
    /// The registry's parameters.
    pub registry: Option<registry::ConfigResponse>,
    /// The batch that takes leavers now.
    pub open: Option<queue::OpenBatchResponse>,
    /// Batches, oldest first.
    pub batches: Option<Vec<queue::BatchResponse>>,
    /// The vault's parameters.
    pub vault: Option<vault::ConfigResponse>,
    /// What the vault's LST is worth beside what it insures.
    pub coverage: Option<vault::CoverageResponse>,
    /// The underwriters' pool.
    pub pool: Option<vault::PoolResponse>,
    /// Bonds by validator.
    pub bonds: Option<Vec<vault::BondResponse>>,
    /// The premium in force.
    pub premium: Option<vault::PremiumResponse>,
    /// All LST, by the token.
    pub supply: Option<Uint128>,
    /// Validators of the chain, by address.
    pub validators: Option<BTreeMap<String, ChainValidator>>,
    /// Parameters of x/staking.
    pub staking: Option<StakingParams>,
    /// All tokens that are bonded on the chain.
    pub bonded_tokens: Option<Uint128>,
    /// Parameters of x/slashing.
    pub slashing: Option<SlashingParams>,
    /// Checksums of timelocks that are believed; empty: all.
    pub timelocks: &'a [String],
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

impl ChainValidators {
    fn by_address(self) -> BTreeMap<String, ChainValidator> {
        let rows = self.validators.into_iter();
        rows.map(|row| (row.address.clone(), row)).collect()
    }
}

/// The answers of a snapshot, and what is missing among them.
struct Answers<'a> {
    snapshot: &'a Snapshot,
    gaps: RefCell<Vec<Gap>>,
}

impl Answers<'_> {
    /// An answer; where there is none, it is noted.
    fn one<T: DeserializeOwned>(&self, of: &str, query: &str, about: &str) -> Option<T> {
        let read = self.snapshot.read(of, query, about);
        read.map_err(|gap| self.note(gap)).ok()
    }

    /// The answer to a question that is about no address.
    fn answer<T: DeserializeOwned>(&self, of: &str, query: &str) -> Option<T> {
        self.one(of, query, "")
    }

    /// What `take` takes out of such an answer.
    fn part<A: DeserializeOwned, T>(
        &self,
        of: &str,
        query: &str,
        take: impl FnOnce(A) -> T,
    ) -> Option<T> {
        self.answer(of, query).map(take)
    }

    /// Notes that something is not known.
    fn note(&self, gap: Gap) {
        let mut gaps = self.gaps.borrow_mut();
        // of a question that failed, the first reason tells more
        if !gaps.iter().any(|known| known.what == gap.what) {
            gaps.push(gap);
        }
    }
}

impl<'a> Facts<'a> {
    /// Reads a snapshot.
    pub fn new(snapshot: &'a Snapshot, policy: &'a Policy) -> Self {
        let get = Answers {
            snapshot,
            gaps: RefCell::new(snapshot.partial.clone()),
        };
        let config: Option<hub::ConfigResponse> = get.answer("hub", "config");
        let info: Option<TokenInfo> = get.answer("token", "token_info");
        Self {
            snapshot,
            now: snapshot.time,
            token: info.as_ref().map(|info| info.token(config.as_ref())),
            supply: info.map(|info| info.total_supply),
            config,
            state: get.answer("hub", "state"),
            fresh: get.answer("hub", "freshness"),
            delegations: get.part("hub", "delegations", |all: hub::DelegationsResponse| {
                all.delegations
            }),
            unbonding: get.part("hub", "unbonding", |all: hub::UnbondingResponse| {
                all.entries
            }),
            losses: get.part("hub", "losses", |all: hub::LossesResponse| all.losses),
            due: get.answer("hub", "due"),
            solvency: get.answer("hub", "solvency"),
            paused: get.answer("hub", "paused"),
            ownership: get.answer("hub", "ownership"),
            seats: get.part(
                "registry",
                "validators",
                |all: registry::ValidatorsResponse| all.validators,
            ),
            registry: get.answer("registry", "config"),
            open: get.answer("queue", "open_batch"),
            batches: get.part("queue", "batches", |all: queue::BatchesResponse| {
                all.batches
            }),
            vault: get.answer("vault", "config"),
            coverage: get.answer("vault", "coverage"),
            pool: get.answer("vault", "pool"),
            bonds: get.part("vault", "bonds", |all: vault::BondsResponse| all.bonds),
            premium: get.answer("vault", "premium"),
            validators: get.part("staking", "validators", ChainValidators::by_address),
            staking: get.answer("staking", "params"),
            bonded_tokens: get.part("staking", "pool", |all: StakingPool| all.bonded_tokens),
            slashing: get.answer("slashing", "params"),
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

    /// Whether anything of `what` is not known: `vault` is about all its questions.
    pub fn lacks(&self, what: &[&str]) -> Option<String> {
        let gaps = self.answers.gaps.borrow();
        let lacking = gaps.iter().filter(|gap| {
            what.iter()
                .any(|one| gap.what == *one || gap.what.starts_with(&format!("{one} ")))
        });
        // the first by its name, so that it does not depend on the order of reading
        lacking.map(|gap| gap.what.clone()).min()
    }

    /// All that is not known, sorted.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = self.answers.gaps.borrow().clone();
        gaps.sort();
        gaps
    }

    /// The chain's unbonding time; the hub's parameter where the chain was not asked.
    pub fn unbonding_secs(&self) -> Option<u64> {
        let chain = self.staking.as_ref().map(|params| params.unbonding_secs);
        chain.or_else(|| Some(self.config.as_ref()?.params.unbonding_secs))
    }

    /// The books as arithmetic has them, after what the chain shows.
    ///
    /// # Errors
    /// Amounts that no pool can have.
    pub fn books(&self) -> Result<Option<Pool>, RiskError> {
        let Some(state) = &self.state else {
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
        let state = self.state.as_ref()?;
        Some(Totals {
            value: state.value,
            shares: state.shares,
        })
    }

    /// The pool's stake by validator, as the chain shows it, in the order of addresses.
    pub fn stakes(&self) -> Vec<(&str, Uint128)> {
        let rows = self.delegations.iter().flatten();
        let mut stakes: Vec<_> = rows
            .map(|row| (row.validator.as_str(), row.actual.raw()))
            .filter(|(_, stake)| !stake.is_zero())
            .collect();
        stakes.sort();
        stakes
    }

    /// Validators with stake, the largest first; of equal ones the lower address.
    pub fn largest(&self) -> Vec<(&str, Uint128)> {
        let mut stakes = self.stakes();
        stakes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        stakes
    }

    /// Those of them that sign blocks now, as far as the chain says: a validator that is jailed or
    /// out of the set can do nothing now that it is slashed for.
    pub fn signers(&self) -> Vec<(&str, Uint128)> {
        let mut largest = self.largest();
        largest.retain(|(validator, _)| {
            let all = self.validators.as_ref();
            all.and_then(|all| all.get(*validator))
                .is_none_or(|one| one.standing == "bonded" && !one.jailed && !one.tombstoned)
        });
        largest
    }
}

/// A layer as arithmetic has it. Units of its exiting bucket are not shown from outside: they only
/// decide whether a remnant that is too small to be shared is burned too.
pub fn layer(lst: Shares, leaving: Shares, all: LayerShares, exiting: LayerShares) -> Layer {
    Layer {
        active: Bucket {
            epoch: 0,
            assets: lst.saturating_sub(leaving),
            shares: all.saturating_sub(exiting),
        },
        exiting: Bucket {
            epoch: 0,
            assets: leaving,
            shares: exiting,
        },
        leaving: exiting,
    }
}

/// An amount of native.
pub fn native(amount: Uint128) -> Native {
    Native::new(amount)
}
