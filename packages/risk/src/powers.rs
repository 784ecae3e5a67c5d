//! Who can do what.

use crate::facts::{Balance, Facts};
use crate::holder::{holder, look_up, row, Account, Cw3Config, Holder, LookUp};
use crate::numbers::ppm;
use crate::{Gap, HolderKind, Power, Powers};
use std::collections::BTreeMap;

/// Who can change the code of each of the six.
pub fn admins(facts: &Facts<'_>) -> BTreeMap<&'static str, Option<Holder>> {
    let all = facts.snapshot.suite.contracts();
    let admins = all.into_iter().map(|(name, address)| {
        let admin = match look_up(facts, address.as_str()) {
            LookUp::Contract(info) => Some(holder(facts, info.admin.as_deref())),
            LookUp::NoContract => {
                facts.note(Gap {
                    what: format!("wasm.contract {address}"),
                    why: format!("the chain knows no contract at the {name}'s address"),
                });
                None
            }
            LookUp::Unknown => None,
        };
        (name, admin)
    });
    admins.collect()
}

/// Powers over the suite and over what stands on it.
pub fn powers(facts: &Facts<'_>, admins: &BTreeMap<&'static str, Option<Holder>>) -> Powers {
    let mut rows: Vec<Power> = admins
        .iter()
        .map(|(name, admin)| migrate(facts, name, admin.clone()))
        .collect();
    if let Some(config) = &facts.hub.config {
        rows.extend(suite(facts, config));
    }
    let mut votes = Votes::default();
    for lock in &timelocks(&rows) {
        rows.push(of_timelock(facts, lock));
        votes = votes.or(Votes::over(facts, lock));
    }
    for (name, extension) in &facts.snapshot.extensions {
        rows.extend(crate::extensions::powers(facts, name, extension));
    }
    let gov: Option<Account> = facts.maybe("gov", "account", "");
    rows.push(Power {
        power: "chain: anything".to_string(),
        holder: gov.map(|gov| gov.address),
        kind: HolderKind::Chain,
        delay_secs: None,
        worst_case: "the chain's governance can change the chain's own code, and with it every contract and balance"
            .to_string(),
        code_id: None,
        checksum: None,
    });
    let code = CodePower::of(admins);
    Powers {
        exit_window_secs: code.exit_window_secs,
        immutable: code.is_immutable,
        rows,
        electorate_ppm: votes.electorate_ppm,
        coalition: votes.coalition,
    }
}

/// Timelocks that have a power, each once.
fn timelocks(rows: &[Power]) -> Vec<String> {
    let mut locks: Vec<String> = rows
        .iter()
        .filter(|row| row.kind == HolderKind::Timelock)
        .filter_map(|row| row.holder.clone())
        .collect();
    locks.sort();
    locks.dedup();
    locks
}

/// How the code of the six contracts can change; each none where it is not known.
struct CodePower {
    /// Seconds that holders have to leave before the code of one of them changes; none also where
    /// nobody can change it.
    exit_window_secs: Option<u64>,
    /// Nobody can change the code of any of them.
    is_immutable: Option<bool>,
}

impl CodePower {
    fn of(admins: &BTreeMap<&'static str, Option<Holder>>) -> Self {
        let known = admins.values().flatten();
        let known: Vec<&Holder> = known
            .filter(|one| one.kind != HolderKind::Unknown)
            .collect();
        let is_mutable = known.iter().any(|one| one.kind != HolderKind::None);
        let least = known.iter().filter_map(|one| one.window_secs).min();
        let knows_all = known.len() == admins.len();
        let knows_windows = known
            .iter()
            .all(|one| one.kind == HolderKind::None || one.window_secs.is_some());
        Self {
            // where one of the six gives no time, the others do not matter
            exit_window_secs: least.filter(|secs| (knows_all && knows_windows) || *secs == 0),
            is_immutable: (is_mutable || knows_all).then_some(!is_mutable),
        }
    }
}

fn migrate(facts: &Facts<'_>, name: &str, admin: Option<Holder>) -> Power {
    let all = facts.snapshot.suite.contracts();
    let address = all.into_iter().find(|(one, _)| *one == name);
    let info = address.and_then(|(_, address)| look_up(facts, address.as_str()).into_info());
    let admin = admin.unwrap_or_else(Holder::unknown);
    let worst = match (&admin.kind, name) {
        (HolderKind::None, _) => "nothing: nobody can",
        (_, "hub") => "takes all stake and mints any LST",
        (_, "token") => "takes anyone's LST",
        (_, "queue") => "takes what leavers are owed",
        (_, "vault") => "takes insurers' LST",
        (_, "registry") => "sends stake to any validator",
        _ => "takes rewards that are not split yet",
    };
    row(format!("migrate {name}"), admin, worst).with_code(info)
}

/// The powers of the suite's own roles.
fn suite(facts: &Facts<'_>, config: &ballast_types::hub::ConfigResponse) -> Vec<Power> {
    let owner = holder(facts, config.owner.as_deref());
    let guardian = holder(facts, Some(&config.guardian));
    let by_owner = |what: &str, worst: &str| row(what.to_string(), owner.clone(), worst);
    let drip = "batches at most every 1.05 unbonding times (a day at the least), drip of rewards 0 to 30 days, minimums of 1,000 tokens";
    let mut rows = vec![
        by_owner("collector parameters", "fee 10 %, premium 20 %, tip 1 % of rewards; never of stake"),
        by_owner("hub parameters", drip),
        by_owner("registry parameters", "any validator up to 100 % of stake, commission up to 20 %, leverage of bonds up to 1,000"),
        by_owner("registry validators", "lists, weighs, pauses and removes any validator: stake goes where the owner says, not to the owner"),
        by_owner("vault parameters", "cooldown of insurers up to twice the least and a week; target of the pool 0.01 to 100 %"),
        by_owner("guardian, treasury, owner", "names them: fees go to any address"),
    ];
    if let Some(successor) = facts
        .hub
        .ownership
        .as_ref()
        .and_then(|one| one.pending_owner.as_deref())
    {
        let successor = holder(facts, Some(successor));
        rows.push(row(
            "owner, as soon as he accepts".to_string(),
            successor,
            "all that the owner can",
        ));
    }
    rows.extend([
        row(
            "pause".to_string(),
            guardian,
            "stops new bonds, new exits or cranks for 14 days each; claims, cancels and losses never stop",
        ),
        row(
            "treasury".to_string(),
            holder(facts, Some(&config.treasury)),
            "gets the fee as LST, and decides nothing",
        ),
    ]);
    rows
}

/// The code of a timelock that has a power.
fn of_timelock(facts: &Facts<'_>, address: &str) -> Power {
    let info = look_up(facts, address).into_info();
    let admin = info.as_ref().and_then(|info| info.admin.clone());
    let (holder, worst) = match admin {
        Some(admin) if admin == address => (
            holder(facts, Some(&admin)),
            "as slowly as anything else: it is its own admin",
        ),
        None => (holder(facts, None), "nothing: nobody can"),
        Some(admin) => (
            holder(facts, Some(&admin)),
            "all that the timelock can, without its delays",
        ),
    };
    row(format!("migrate timelock {address}"), holder, worst).with_code(info)
}

/// Who decides what a timelock schedules; each none where it is not known.
#[derive(Default)]
struct Votes {
    /// LST that votes with its proposer, in 1/1,000,000 of all LST.
    electorate_ppm: Option<u64>,
    /// The fewest voters who decide together.
    coalition: Option<u64>,
}

impl Votes {
    fn over(facts: &Facts<'_>, timelock: &str) -> Self {
        let config: Option<ballast_extension_types::timelock::ConfigResponse> =
            facts.one(timelock, "config", "");
        let Some(proposer) = config.map(|config| config.proposer.into_string()) else {
            return Self::default();
        };
        let coalition = match holder(facts, Some(&proposer)).kind {
            HolderKind::Multisig { k, .. } => Some(k),
            HolderKind::Account => Some(1),
            _ => None,
        };
        let group: Option<Cw3Config> = facts.maybe(&proposer, "config", "");
        let group = group.and_then(|config| config.group_addr);
        let electorate_ppm = group.and_then(|group| {
            let balance: Balance = facts.maybe("token", "balance", &group)?;
            ppm(balance.balance, facts.supply?)
        });
        Self {
            electorate_ppm,
            coalition,
        }
    }

    /// What is known here, and else what is known there.
    fn or(self, other: Self) -> Self {
        Self {
            electorate_ppm: self.electorate_ppm.or(other.electorate_ppm),
            coalition: self.coalition.or(other.coalition),
        }
    }
}
