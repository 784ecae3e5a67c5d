//! The steps of a handover: a function of what is asked for and of what the chain shows.

use super::config::{Config, Votes};
use super::facts::Facts;
use ballast_tool::CliError;
use ballast_types::deploy::CONTRACTS;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// What a step sends.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Makes a contract, at an address that follows from its code, the signer and its name.
    Make {
        /// The new contract.
        name: &'static str,
        /// Its code.
        code: &'static str,
        /// The message.
        msg: Value,
    },
    /// Calls a contract.
    Call {
        /// Its address.
        contract: String,
        /// The message.
        msg: Value,
    },
    /// Names who may migrate a contract.
    SetAdmin {
        /// Its address.
        contract: String,
        /// Who.
        to: String,
    },
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is: `5 timelock`.
    pub name: String,
    /// What it sends.
    pub act: Act,
    /// The chain shows that it is done.
    pub is_done: bool,
    /// Why it cannot be done yet, and what to do.
    pub waits: Option<String>,
}

/// The contracts that a handover makes, with their codes.
pub const NEW: [(&str, &str); 5] = [
    ("stakers", "cw4_stake"),
    ("votes", "cw3_flex"),
    ("group", "cw4_group"),
    ("watch", "cw3_flex"),
    ("timelock", "timelock"),
];

/// The steps in order: the number of a step is its place here, from 1, also where others before it are left out.
const ORDER: [&str; 9] = [
    "stakers", "votes", "group", "watch", "timelock", "guardian", "nominate", "accept", "admin",
];

/// What a step is called: `5 timelock`.
fn numbered(step: &str) -> String {
    let before = ORDER.iter().take_while(|other| **other != step).count();
    format!("{} {step}", before + 1)
}

/// A weight that JavaScript can still count, and far from the 2^64 at which cw4-stake's wraps.
const MOST_WEIGHT: u128 = 1 << 53;

/// A vote has to be at least such a part of all LST.
const LEAST_PART: u128 = 20;

/// Where things are.
pub struct Places<'a> {
    /// The suite, by contract.
    pub suite: &'a BTreeMap<String, String>,
    /// The new contracts.
    pub new: &'a BTreeMap<&'static str, String>,
}

/// The steps, in order.
///
/// # Errors
/// A trap that only the chain shows: a weight that wraps, a threshold above all there is.
pub fn steps(config: &Config, places: &Places<'_>, facts: &Facts) -> Result<Vec<Step>, CliError> {
    let mut steps = vec![];
    if let Some(votes) = &config.votes {
        steps.extend(of_votes(votes, places, facts)?);
    }
    let guardian = match &config.guardian.address {
        Some(address) => address.clone(),
        None => {
            steps.extend(of_guardian(config, places, facts));
            places.new["watch"].clone()
        }
    };
    steps.push(make(facts, "timelock", birth(config, places)));
    steps.extend(of_owner(guardian, places, facts));
    steps.extend(CONTRACTS.map(|name| of_admin(name, places, facts)));
    Ok(steps)
}

/// The guardian, while the present owner can still name it, and the new owner.
fn of_owner(guardian: String, places: &Places<'_>, facts: &Facts) -> [Step; 3] {
    let (hub, timelock) = (&places.suite["hub"], &places.new["timelock"]);
    let owns = facts.owner.as_ref() == Some(timelock);
    let is_pending = facts.pending_owner.as_ref() == Some(timelock);
    let step = |name: &str, contract: &String, msg: Value, is_done: bool| Step {
        name: numbered(name),
        act: Act::Call {
            contract: contract.clone(),
            msg,
        },
        is_done,
        waits: None,
    };
    // once the timelock owns the suite the guardian is its business
    let has_guardian = facts.guardian == guardian || owns;
    let set = json!({"set_guardian": {"address": guardian}});
    let nominate = json!({"transfer_ownership": {"new_owner": timelock, "expiry": null}});
    let nominate = json!({ "update_ownership": nominate });
    let accept = json!({"accept_ownership": {"contract": hub}});
    [
        step("guardian", hub, set, has_guardian),
        step("nominate", hub, nominate, owns || is_pending),
        step("accept", timelock, accept, owns),
    ]
}

/// The timelock becomes the admin of a contract of the suite.
fn of_admin(name: &str, places: &Places<'_>, facts: &Facts) -> Step {
    let timelock = &places.new["timelock"];
    let admin = facts.admins.get(name).cloned().flatten();
    Step {
        name: format!("{} of {name}", numbered("admin")),
        act: Act::SetAdmin {
            contract: places.suite[name].clone(),
            to: timelock.clone(),
        },
        // a contract without an admin cannot be migrated: there is nothing to hand over
        is_done: admin.as_ref().is_none_or(|admin| admin == timelock),
        waits: None,
    }
}

fn make(facts: &Facts, name: &'static str, msg: Value) -> Step {
    let code = NEW.iter().find(|(new, _)| *new == name);
    // an address does not follow from the message: a run with another configuration may have made it
    let other = facts.says.get(name).and_then(|says| differs(says, &msg));
    Step {
        name: numbered(name),
        act: Act::Make {
            name,
            code: code.map_or("", |(_, code)| code),
            msg,
        },
        is_done: facts.has(name) && other.is_none(),
        waits: other.map(|why| {
            format!(
                "the {name} that is there was made with another configuration, {why}: give the suite's old configuration, or hand it over \
                 with another key, whose contracts are others"
            )
        }),
    }
}

/// Where a contract that is there is not what would be made.
fn differs(says: &Value, msg: &Value) -> Option<String> {
    if let Some(asked) = msg["threshold"]["absolute_count"]["weight"].as_u64() {
        let has = &says["absolute_count"]["weight"];
        return (*has != json!(asked)).then(|| format!("threshold {has}, not {asked}"));
    }
    let fields = ["proposer", "veto", "council", "fast_secs", "notice_secs"];
    let is_other = |field: &&&str| {
        let (has, asked) = (&says[*field], &msg[*field]);
        // a delay that is left out is the contract's own default; a role that is left out is empty
        let is_default = asked.is_null() && field.ends_with("_secs");
        !is_default && has != asked
    };
    let field = fields.iter().find(is_other)?;
    Some(format!("{field} {}, not {}", says[*field], msg[*field]))
}

/// A threshold that can be reached, and not by a few.
fn ensure_reachable(threshold: u64, most: u128) -> Result<(), CliError> {
    if u128::from(threshold) > most {
        return Err(CliError::bad(format!(
            "votes.threshold = {threshold}, but all LST together weighs {most}, so no proposal could ever pass: lower the threshold, or wait until more is bonded"
        )));
    }
    if u128::from(threshold).saturating_mul(LEAST_PART) < most {
        return Err(CliError::bad(format!(
            "votes.threshold = {threshold}: all LST weighs {most}; under a {LEAST_PART}th of it, {}, a few tokens pass anything",
            most.div_ceil(LEAST_PART)
        )));
    }
    Ok(())
}

fn of_votes(votes: &Votes, places: &Places<'_>, facts: &Facts) -> Result<[Step; 2], CliError> {
    let whole = 10u128.pow(u32::from(facts.decimals));
    let per_weight = votes.tokens_per_weight.map_or(whole, |units| units.u128());
    let least = votes.min_bond.map_or(per_weight, |units| units.u128());
    let most = facts.supply.checked_div(per_weight).unwrap_or(u128::MAX);
    if most >= MOST_WEIGHT {
        return Err(CliError::bad(format!(
            "votes.tokens_per_weight = {per_weight}: all LST would weigh {most}, and cw4-stake's weight wraps at 2^64, so that whoever \
             stakes most may count nothing; give a whole token, {whole}"
        )));
    }
    let threshold = votes.threshold.unwrap_or_default();
    ensure_reachable(threshold, most)?;
    let token = &places.suite["token"];
    let stakers = make(
        facts,
        "stakers",
        json!({
            "denom": {"cw20": token},
            "tokens_per_weight": per_weight.to_string(),
            "min_bond": least.to_string(),
            "unbonding_period": {"time": votes.unbonding_secs},
        }),
    );
    let at = &places.new["stakers"];
    let mut vote = make(
        facts,
        "votes",
        json!({
            "group_addr": at,
            "threshold": {"absolute_count": {"weight": threshold}},
            "max_voting_period": {"time": votes.voting_secs},
        }),
    );
    if facts.staked < threshold {
        let missing = u128::from(threshold - facts.staked) * per_weight;
        let bond = json!({"send": {
            "contract": at, "amount": missing.to_string(), "msg": {"$b64": {"bond": {}}},
        }});
        vote.waits = Some(format!(
            "cw3 refuses a threshold above what is staked, {} of {threshold}: stake {missing} more base units of LST first, \
             ballast tx token '{bond}' --from KEY, and run this again",
            facts.staked
        ));
    }
    Ok([stakers, vote])
}

fn of_guardian(config: &Config, places: &Places<'_>, facts: &Facts) -> [Step; 2] {
    let guardian = &config.guardian;
    let members: Vec<Value> = guardian
        .members
        .iter()
        .map(|member| json!({"addr": member.address, "weight": member.weight}))
        .collect();
    let group = make(
        facts,
        "group",
        json!({"admin": places.new["timelock"], "members": members}),
    );
    let watch = make(
        facts,
        "watch",
        json!({
            "group_addr": places.new["group"],
            "threshold": {"absolute_count": {"weight": guardian.threshold.unwrap_or_default()}},
            "max_voting_period": {"time": guardian.voting_secs},
        }),
    );
    [group, watch]
}

fn birth(config: &Config, places: &Places<'_>) -> Value {
    let asked = &config.timelock;
    let votes = config.votes.as_ref().map(|_| places.new["votes"].clone());
    let (proposer, veto) = match &asked.proposer {
        Some(proposer) => (Some(proposer.clone()), asked.veto.clone().or(votes)),
        None => (votes, asked.veto.clone()),
    };
    json!({
        "hub": places.suite["hub"],
        "proposer": proposer,
        "veto": veto,
        "council": asked.council,
        "fast_secs": asked.fast_secs,
        "notice_secs": asked.notice_secs,
        "extensions": asked.extensions,
    })
}

#[cfg(test)]
mod tests;
