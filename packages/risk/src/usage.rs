//! Where the LST is.

use crate::facts::{Accounts, Balance, Facts};
use crate::numbers::{ppm, PPM};
use crate::{Gap, Part, Use};
use cosmwasm_std::Uint128;
use std::collections::{BTreeMap, BTreeSet};

/// The LST, as it is shared out: what is left has no known holder yet.
struct Shares<'a> {
    facts: &'a Facts<'a>,
    supply: Uint128,
    left: Uint128,
    parts: BTreeMap<String, Uint128>,
}

/// Where the LST is; none where the token does not say how much there is.
pub fn usage(facts: &Facts<'_>) -> Option<Use> {
    let supply = facts.supply?;
    let mut shares = Shares {
        facts,
        supply,
        left: supply,
        parts: BTreeMap::new(),
    };
    let known = of_suite(&mut shares)?;
    let holders: Option<Accounts> = facts.one("token", "all_accounts", "");
    // a holder that is listed twice counts once
    let holders: Option<BTreeSet<String>> = holders.map(|all| all.accounts.into_iter().collect());
    let known_ppm = match &holders {
        Some(holders) => of_strangers(&mut shares, holders, &known),
        None => {
            facts.note(Gap {
                what: "use.unknown_contracts".to_string(),
                why: "the list of holders was not read".to_string(),
            });
            None
        }
    };
    let left = shares.left;
    shares.parts.insert("wallets".to_string(), left);
    let parts = shares.parts.into_iter().map(|(name, lst)| {
        let part = Part {
            lst,
            ppm: ppm(lst, supply),
        };
        (name, part)
    });
    Some(Use {
        supply,
        parts: parts.collect(),
        holders: holders.map(|all| u64::try_from(all.len()).unwrap_or(u64::MAX)),
        known_ppm,
    })
}

/// Gives the suite's contracts and those beside it their parts, and returns their addresses; none
/// where a balance is not known.
fn of_suite<'a>(shares: &mut Shares<'a>) -> Option<Vec<&'a str>> {
    let facts = shares.facts;
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
        shares.give(name, held);
    }
    Some(known)
}

/// Gives contracts that are not known here their part together, and returns the part of the LST
/// that is not theirs, in 1/1,000,000; none where a list or a balance was not read whole.
fn of_strangers(
    shares: &mut Shares<'_>,
    holders: &BTreeSet<String>,
    known: &[&str],
) -> Option<u64> {
    let facts = shares.facts;
    let strangers = holders.iter().map(String::as_str);
    let strangers = strangers.filter(|at| is_contract(at) && !known.contains(at));
    let mut theirs = Uint128::zero();
    let mut read_all = true;
    for at in strangers {
        match facts.one::<Balance>("token", "balance", at) {
            Some(held) => theirs = theirs.saturating_add(held.balance),
            None => read_all = false,
        }
    }
    let theirs = shares.give("unknown_contracts", theirs);
    let needed = ["token.all_accounts", "token.token_info"];
    let is_whole = read_all && facts.lacks(&needed).is_none();
    match is_whole {
        true => ppm(theirs, shares.supply).map(|part| PPM.saturating_sub(part)),
        false => None,
    }
}

impl Shares<'_> {
    /// Writes a part down, at most what is left: more than there is would be a token that lies.
    fn give(&mut self, name: &str, held: Uint128) -> Uint128 {
        if held > self.left {
            too_much(self.facts, self.supply);
        }
        let held = held.min(self.left);
        self.left = self.left.saturating_sub(held);
        self.parts.insert(name.to_string(), held);
        held
    }
}

fn too_much(facts: &Facts<'_>, supply: Uint128) {
    facts.note(Gap {
        what: "token.token_info".to_string(),
        why: format!("contracts have more LST than the {supply} that there are: answers of two heights, or of a token that lies"),
    });
}

/// Contracts have addresses of 32 bytes, which are 58 letters after the prefix; accounts of keys
/// have 20. So have some module accounts of other chains: they count as contracts too.
pub fn is_contract(address: &str) -> bool {
    let data = address.rsplit('1').next().unwrap_or_default();
    data.len() == 58
}
