//! What kind of account holds a power, and the rows that say so.

use crate::facts::{ContractInfo, Facts};
use crate::numbers::count;
use crate::{HolderKind, Power};
use core::cmp::Reverse;
use cosmwasm_std::{Decimal, Uint128};
use serde::Deserialize;

/// The name of a timelock in its cw2, which may have `crates.io:` before it.
const TIMELOCK: &str = "ballast-timelock";

/// The holder of a power.
#[derive(Clone)]
pub struct Holder {
    /// Its address; none where the power has no holder.
    pub address: Option<String>,
    /// What kind of account that is.
    pub kind: HolderKind,
    /// How long what it does takes.
    pub delay_secs: Option<u64>,
    /// How long users have to leave before it changes code; none where code cannot change.
    pub window_secs: Option<u64>,
}

impl Holder {
    /// One that the chain does not tell of.
    pub fn unknown() -> Self {
        Self {
            address: None,
            kind: HolderKind::Unknown,
            delay_secs: None,
            window_secs: None,
        }
    }

    /// One of which the chain tells no more than its address.
    fn unknown_at(address: &str) -> Self {
        Self {
            address: Some(address.to_string()),
            ..Self::unknown()
        }
    }

    /// One that need not wait, and leaves nobody time.
    fn at_once(address: &str, kind: HolderKind) -> Self {
        Self {
            address: Some(address.to_string()),
            kind,
            delay_secs: Some(0),
            window_secs: Some(0),
        }
    }
}

#[derive(Deserialize)]
struct Window {
    secs: u64,
}

/// `threshold` of a cw3.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Threshold {
    AbsoluteCount {
        weight: u64,
    },
    AbsolutePercentage {
        percentage: Decimal,
        total_weight: u64,
    },
    #[serde(rename = "threshold_quorum")]
    Quorum {
        quorum: Decimal,
        total_weight: u64,
    },
}

#[derive(Deserialize)]
struct Voters {
    voters: Vec<Voter>,
}

#[derive(Deserialize)]
struct Voter {
    weight: u64,
}

/// A module account of the chain.
#[derive(Deserialize)]
pub struct Account {
    /// Where it is.
    pub address: String,
}

/// `config` of a cw3.
#[derive(Deserialize)]
pub struct Cw3Config {
    /// The cw4 that counts its members; none where it keeps them itself.
    pub group_addr: Option<String>,
}

/// `admin` of a cw4: who may change its members.
#[derive(Deserialize)]
struct GroupAdmin {
    admin: Option<String>,
}

/// What the chain has at an address.
pub enum LookUp {
    /// A contract.
    Contract(ContractInfo),
    /// No contract: an account of keys, or nothing yet.
    NoContract,
    /// The chain was not asked, or did not say.
    Unknown,
}

impl LookUp {
    /// The contract; none where there is none, and where it is not known.
    pub fn into_info(self) -> Option<ContractInfo> {
        match self {
            Self::Contract(info) => Some(info),
            Self::NoContract | Self::Unknown => None,
        }
    }
}

/// Looks an address up; where the chain did not say, it is noted.
pub fn look_up(facts: &Facts<'_>, address: &str) -> LookUp {
    match facts.one("wasm", "contract", address) {
        Some(Some(info)) => LookUp::Contract(info),
        Some(None) => LookUp::NoContract,
        None => LookUp::Unknown,
    }
}

/// What kind of account an address is.
pub fn holder(facts: &Facts<'_>, address: Option<&str>) -> Holder {
    behind(facts, address, &mut vec![])
}

/// The same, after those who are named behind others already.
fn behind(facts: &Facts<'_>, address: Option<&str>, seen: &mut Vec<String>) -> Holder {
    let Some(address) = address else {
        return Holder {
            kind: HolderKind::None,
            ..Holder::unknown()
        };
    };
    let gov: Option<Account> = facts.maybe("gov", "account", "");
    if gov.is_some_and(|gov| gov.address == address) {
        return Holder {
            delay_secs: None,
            ..Holder::at_once(address, HolderKind::Chain)
        };
    }
    match look_up(facts, address) {
        LookUp::Unknown => Holder::unknown_at(address),
        LookUp::NoContract => Holder::at_once(address, HolderKind::Account),
        LookUp::Contract(info) => of_contract(facts, address, &info, seen),
    }
}

/// What kind of account a contract is: by its name, which is a claim, and by its checksum, which is
/// not.
fn of_contract(
    facts: &Facts<'_>,
    address: &str,
    info: &ContractInfo,
    seen: &mut Vec<String>,
) -> Holder {
    let name = info.name.as_deref().unwrap_or_default();
    let believed = |sum: &String| facts.timelocks.contains(sum);
    let is_believed = facts.timelocks.is_empty() || info.checksum.as_ref().is_some_and(believed);
    if name.ends_with(TIMELOCK) && is_believed {
        let window: Option<Window> = facts.one(address, "exit_window", "");
        // an admin who can change the timelock's code needs no delay
        let own = info.admin.as_deref().is_none_or(|admin| admin == address);
        let secs = window.map(|window| if own { window.secs } else { 0 });
        return Holder {
            delay_secs: secs,
            window_secs: secs,
            ..Holder::at_once(address, HolderKind::Timelock)
        };
    }
    if name.contains("cw3") {
        let kind = match coalition(facts, address) {
            // one who decides alone is an account
            Some(Coalition { needed: 0 | 1, .. }) => HolderKind::Account,
            Some(Coalition { needed, members }) => HolderKind::Multisig {
                k: needed,
                n: members,
            },
            None => HolderKind::Unknown,
        };
        return match stronger(facts, address, info, seen).unwrap_or(kind) {
            HolderKind::Unknown => Holder::unknown_at(address),
            kind => Holder::at_once(address, kind),
        };
    }
    Holder {
        delay_secs: None,
        ..Holder::at_once(address, HolderKind::Contract)
    }
}

/// The weakest of the accounts that can do what a multisig can without its members: those that
/// change its code, its members, or the code that counts them. None where all are as strong as the
/// members.
fn stronger(
    facts: &Facts<'_>,
    address: &str,
    info: &ContractInfo,
    seen: &mut Vec<String>,
) -> Option<HolderKind> {
    if seen.iter().any(|one| one == address) {
        return None;
    }
    seen.push(address.to_string());
    let mut others = vec![info.admin.clone()];
    let config: Option<Cw3Config> = facts.maybe(address, "config", "");
    if let Some(group) = config.and_then(|config| config.group_addr) {
        let admin: Option<GroupAdmin> = facts.one(&group, "admin", "");
        let code = look_up(facts, &group);
        let (Some(admin), LookUp::Contract(code)) = (admin, code) else {
            return Some(HolderKind::Unknown);
        };
        others.extend([admin.admin, code.admin]);
    }
    let kinds = others.into_iter().flatten();
    let kinds = kinds.filter(|other| other != address);
    let kinds: Vec<HolderKind> = kinds
        .map(|other| behind(facts, Some(&other), seen).kind)
        .collect();
    let has = |kind: HolderKind| kinds.contains(&kind).then_some(kind);
    has(HolderKind::Account)
        .or(has(HolderKind::Contract))
        .or(has(HolderKind::Unknown))
}

/// Who decides in a multisig.
struct Coalition {
    /// The fewest members who reach its threshold together.
    needed: u64,
    /// All members.
    members: u64,
}

/// Who decides in a cw3; none where it does not say, and where all its members together do not
/// reach the threshold.
fn coalition(facts: &Facts<'_>, address: &str) -> Option<Coalition> {
    let threshold: Threshold = facts.one(address, "threshold", "")?;
    let Voters { mut voters } = facts.one(address, "list_voters", "")?;
    let part = |all: u64, of: Decimal| {
        let needed = Uint128::from(all).mul_ceil(of);
        u64::try_from(needed.u128()).unwrap_or(u64::MAX)
    };
    let needed = match threshold {
        Threshold::AbsoluteCount { weight } => weight,
        Threshold::AbsolutePercentage {
            percentage,
            total_weight,
        } => part(total_weight, percentage),
        // where only those vote who agree
        Threshold::Quorum {
            quorum,
            total_weight,
        } => part(total_weight, quorum),
    };
    voters.sort_by_key(|voter| Reverse(voter.weight));
    let mut seen = 0u64;
    for (voter, k) in voters.iter().zip(1u64..) {
        seen = seen.saturating_add(voter.weight);
        if seen >= needed {
            return Some(Coalition {
                needed: k,
                members: count(&voters),
            });
        }
    }
    None
}

/// A power, with who has it and the worst that comes of it.
pub fn row(power: String, holder: Holder, worst: &str) -> Power {
    Power {
        power,
        holder: holder.address,
        kind: holder.kind,
        delay_secs: holder.delay_secs,
        worst_case: worst.to_string(),
        code_id: None,
        checksum: None,
    }
}

impl Power {
    /// With the code of the contract that it is about.
    pub(crate) fn with_code(self, info: Option<ContractInfo>) -> Self {
        Self {
            code_id: info.as_ref().map(|info| info.code_id),
            checksum: info.and_then(|info| info.checksum),
            ..self
        }
    }
}
