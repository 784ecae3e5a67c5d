//! Where the LST is.

use crate::facts::Facts;
use crate::numbers::{ppm, PPM};
use crate::{Gap, Part, Use};
use cosmwasm_std::Uint128;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Balance {
    balance: Uint128,
}

#[derive(Deserialize)]
struct Accounts {
    accounts: Vec<String>,
}

/// Where the LST is; none where the token does not say how much there is.
pub fn usage(facts: &Facts<'_>) -> Option<Use> {
    let supply = facts.supply?;
    let mut parts: BTreeMap<String, Uint128> = BTreeMap::new();
    let mut left = supply;
    let mut known: Vec<&str> = vec![];
    let suite = facts.snapshot.suite.contracts();
    let suite = suite.into_iter().map(|(name, at)| (name, at.as_str()));
    let others = facts.snapshot.extensions.iter();
    let others = others.map(|(name, at)| (name.as_str(), at.address.as_str()));
    for (name, address) in suite.chain(others) {
        if known.contains(&address) {
            continue;
        }
        known.push(address);
        let held = facts.one::<Balance>("token", "balance", address)?.balance;
        // more than there is would be a token that lies
        if held > left {
            too_much(facts, supply);
        }
        let held = held.min(left);
        left = left.saturating_sub(held);
        parts.insert(name.to_string(), held);
    }
    let holders: Option<Accounts> = facts.one("token", "all_accounts", "");
    let mut known_ppm = None;
    if let Some(holders) = &holders {
        // a list that names somebody twice counts him once
        let accounts: BTreeSet<&str> = holders.accounts.iter().map(String::as_str).collect();
        let strangers = accounts.into_iter();
        let strangers = strangers.filter(|at| is_contract(at) && !known.contains(at));
        let mut theirs = Uint128::zero();
        let mut read_all = true;
        for at in strangers {
            match facts.one::<Balance>("token", "balance", at) {
                Some(held) => theirs = theirs.saturating_add(held.balance),
                None => read_all = false,
            }
        }
        if theirs > left {
            too_much(facts, supply);
        }
        let theirs = theirs.min(left);
        left = left.saturating_sub(theirs);
        parts.insert("unknown_contracts".to_string(), theirs);
        let needed = ["token.all_accounts", "token.token_info"];
        let is_whole = read_all && facts.lacks(&needed).is_none();
        known_ppm = match is_whole {
            true => ppm(theirs, supply).map(|part| PPM.saturating_sub(part)),
            false => None,
        };
    } else {
        facts.note(Gap {
            what: "use.unknown_contracts".to_string(),
            why: "the list of holders was not read".to_string(),
        });
    }
    parts.insert("wallets".to_string(), left);
    let parts = parts.into_iter().map(|(name, lst)| {
        let part = Part {
            lst,
            ppm: ppm(lst, supply),
        };
        (name, part)
    });
    Some(Use {
        supply,
        parts: parts.collect(),
        holders: holders.map(|all| {
            let accounts: BTreeSet<String> = all.accounts.into_iter().collect();
            u64::try_from(accounts.len()).unwrap_or(u64::MAX)
        }),
        known_ppm,
    })
}

fn too_much(facts: &Facts<'_>, supply: Uint128) {
    facts.note(Gap {
        what: "token.token_info".to_string(),
        why: format!("contracts have more LST than the {supply} that there are: answers of two heights, or of a token that lies"),
    });
}

/// Contracts have addresses of 32 bytes, which are 58 letters after the prefix; accounts of keys have 20. So have some module
/// accounts of other chains: they count as contracts too.
pub fn is_contract(address: &str) -> bool {
    let data = address.rsplit('1').next().unwrap_or_default();
    data.len() == 58
}
