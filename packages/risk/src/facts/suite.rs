//! What the contracts of the suite said, each by itself. A field is none where the contract was not
//! asked, did not answer, or answered in another shape: then the report has a gap.

use super::answers::Answers;
use ballast_types::{hub, queue, registry, vault};
use cosmwasm_std::Uint128;
use serde::Deserialize;

/// `ownership`: who owns a contract, and who will on acceptance.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Ownership {
    /// The owner; none where there is no owner.
    pub owner: Option<String>,
    /// The account that was named and has not accepted yet.
    #[serde(default)]
    pub pending_owner: Option<String>,
}

/// `balance` of a cw20 token, about an address.
#[derive(Deserialize)]
pub struct Balance {
    /// Base units.
    pub balance: Uint128,
}

/// `all_accounts` of a cw20 token.
#[derive(Deserialize)]
pub struct Accounts {
    /// Addresses that hold it, or did.
    pub accounts: Vec<String>,
}

/// The hub's answers.
pub struct HubFacts {
    /// Addresses and parameters.
    pub config: Option<hub::ConfigResponse>,
    /// Totals of the pool, after what the chain shows.
    pub state: Option<hub::StateResponse>,
    /// Whether the books are up to date.
    pub fresh: Option<hub::FreshnessResponse>,
    /// Stake by validator.
    pub delegations: Option<Vec<hub::Delegation>>,
    /// Entries that the hub waits for.
    pub unbonding: Option<Vec<hub::UnbondingEntry>>,
    /// Losses that were booked.
    pub losses: Option<Vec<hub::LossRecord>>,
    /// What a keeper could do.
    pub due: Option<hub::DueResponse>,
    /// Whether the books hold, check by check.
    pub solvency: Option<hub::SolvencyResponse>,
    /// Until when which scope is paused.
    pub paused: Option<hub::PausedResponse>,
    /// Who owns the hub.
    pub ownership: Option<Ownership>,
}

impl HubFacts {
    pub(super) fn read(get: &Answers<'_>) -> Self {
        Self {
            config: get.answer("hub", "config"),
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
        }
    }
}

/// The registry's answers.
pub struct RegistryFacts {
    /// Its parameters.
    pub config: Option<registry::ConfigResponse>,
    /// Validators that it lists.
    pub validators: Option<Vec<registry::ValidatorResponse>>,
}

impl RegistryFacts {
    pub(super) fn read(get: &Answers<'_>) -> Self {
        Self {
            validators: get.part(
                "registry",
                "validators",
                |all: registry::ValidatorsResponse| all.validators,
            ),
            config: get.answer("registry", "config"),
        }
    }
}

/// The queue's answers.
pub struct QueueFacts {
    /// The batch that takes leavers now.
    pub open: Option<queue::OpenBatchResponse>,
    /// Batches, oldest first.
    pub batches: Option<Vec<queue::BatchResponse>>,
}

impl QueueFacts {
    pub(super) fn read(get: &Answers<'_>) -> Self {
        Self {
            open: get.answer("queue", "open_batch"),
            batches: get.part("queue", "batches", |all: queue::BatchesResponse| {
                all.batches
            }),
        }
    }
}

/// The vault's answers.
pub struct VaultFacts {
    /// Its parameters.
    pub config: Option<vault::ConfigResponse>,
    /// What its LST is worth beside what it insures.
    pub coverage: Option<vault::CoverageResponse>,
    /// The underwriters' pool.
    pub pool: Option<vault::PoolResponse>,
    /// Bonds by validator.
    pub bonds: Option<Vec<vault::BondResponse>>,
    /// The premium in force.
    pub premium: Option<vault::PremiumResponse>,
}

impl VaultFacts {
    pub(super) fn read(get: &Answers<'_>) -> Self {
        Self {
            config: get.answer("vault", "config"),
            coverage: get.answer("vault", "coverage"),
            pool: get.answer("vault", "pool"),
            bonds: get.part("vault", "bonds", |all: vault::BondsResponse| all.bonds),
            premium: get.answer("vault", "premium"),
        }
    }
}
