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
    ("seven", "cw4_group"),
    ("watch", "cw3_flex"),
    ("timelock", "timelock"),
];

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
    let timelock = &places.new["timelock"];
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
    steps.push(make(facts, 5, "timelock", birth(config, places)));
    let hub = &places.suite["hub"];
    steps.push(Step {
        name: "6 guardian".to_string(),
        act: Act::Call {
            contract: hub.clone(),
            msg: json!({"set_guardian": {"address": guardian}}),
        },
        // once the timelock owns the suite the guardian is its business
        is_done: facts.guardian == guardian || facts.owner.as_ref() == Some(timelock),
        waits: None,
    });
    let owns = facts.owner.as_ref() == Some(timelock);
    let is_pending = facts.pending_owner.as_ref() == Some(timelock);
    steps.push(Step {
        name: "7 nominate".to_string(),
        act: Act::Call {
            contract: hub.clone(),
            msg: json!({"update_ownership": {"transfer_ownership": {"new_owner": timelock, "expiry": null}}}),
        },
        is_done: owns || is_pending,
        waits: None,
    });
    steps.push(Step {
        name: "8 accept".to_string(),
        act: Act::Call {
            contract: timelock.clone(),
            msg: json!({"accept_ownership": {"contract": hub}}),
        },
        is_done: owns,
        waits: None,
    });
    for name in CONTRACTS {
        let admin = facts.admins.get(name).cloned().flatten();
        steps.push(Step {
            name: format!("9 admin of {name}"),
            act: Act::SetAdmin {
                contract: places.suite[name].clone(),
                to: timelock.clone(),
            },
            // without an admin nobody migrates it: there is nothing to hand over
            is_done: admin.as_ref().is_none_or(|admin| admin == timelock),
            waits: None,
        });
    }
    Ok(steps)
}

fn make(facts: &Facts, number: u8, name: &'static str, msg: Value) -> Step {
    let code = NEW.iter().find(|(new, _)| *new == name);
    // an address does not follow from the message: a run with another configuration may have made it
    if let Some(why) = facts.says.get(name).and_then(|says| differs(says, &msg)) {
        return Step {
            name: format!("{number} {name}"),
            act: Act::Make {
                name,
                code: code.map_or("", |(_, code)| code),
                msg,
            },
            is_done: false,
            waits: Some(format!(
                "the {name} that is there was made with another configuration, {why}: give the suite's old configuration, or hand it over \
                 with another key, whose contracts are others"
            )),
        };
    }
    Step {
        name: format!("{number} {name}"),
        act: Act::Make {
            name,
            code: code.map_or("", |(_, code)| code),
            msg,
        },
        is_done: facts.has(name),
        waits: None,
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
        // a delay that is left out is the contract's own default; a role that is left out is nobody
        let is_default = asked.is_null() && field.ends_with("_secs");
        !is_default && has != asked
    };
    let field = fields.iter().find(is_other)?;
    Some(format!("{field} {}, not {}", says[*field], msg[*field]))
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
    if u128::from(threshold) > most {
        return Err(CliError::bad(format!(
            "votes.threshold = {threshold}: all LST weighs {most}, so nothing could ever pass"
        )));
    }
    if u128::from(threshold).saturating_mul(LEAST_PART) < most {
        return Err(CliError::bad(format!(
            "votes.threshold = {threshold}: all LST weighs {most}; under a {LEAST_PART}th of it, {}, a few tokens pass anything",
            most.div_ceil(LEAST_PART)
        )));
    }
    let token = &places.suite["token"];
    let stakers = make(
        facts,
        1,
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
        2,
        "votes",
        json!({
            "group_addr": at,
            "threshold": {"absolute_count": {"weight": threshold}},
            "max_voting_period": {"time": votes.voting_secs},
        }),
    );
    if facts.staked < threshold {
        let missing = u128::from(threshold - facts.staked) * per_weight;
        vote.waits = Some(format!(
            "cw3 refuses a threshold above what is staked, {} of {threshold}: stake {missing} more base units of LST first, \
             ballast tx token '{{\"send\":{{\"contract\":\"{at}\",\"amount\":\"{missing}\",\"msg\":{{\"$b64\":{{\"bond\":{{}}}}}}}}}}' --from KEY, \
             and run this again",
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
    let seven = make(
        facts,
        3,
        "seven",
        json!({"admin": places.new["timelock"], "members": members}),
    );
    let watch = make(
        facts,
        4,
        "watch",
        json!({
            "group_addr": places.new["seven"],
            "threshold": {"absolute_count": {"weight": guardian.threshold.unwrap_or_default()}},
            "max_voting_period": {"time": guardian.voting_secs},
        }),
    );
    [seven, watch]
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
mod tests {
    use super::*;

    fn config(more: &str) -> Config {
        let text = format!(
            "[guardian]\nmembers = [{{address=\"a\"}},{{address=\"b\"}}]\nthreshold = 2\n{more}"
        );
        toml::from_str(&text).unwrap()
    }

    fn suite() -> BTreeMap<String, String> {
        CONTRACTS
            .iter()
            .map(|name| (name.to_string(), format!("{name}1")))
            .collect()
    }

    fn new() -> BTreeMap<&'static str, String> {
        NEW.iter()
            .map(|(name, _)| (*name, format!("{name}1")))
            .collect()
    }

    /// A suite of 1,000,000 tokens that its deployer owns.
    fn begun() -> Facts {
        Facts {
            guardian: "owner".to_string(),
            owner: Some("owner".to_string()),
            admins: CONTRACTS
                .iter()
                .map(|name| (name.to_string(), Some("owner".to_string())))
                .collect(),
            supply: 1_000_000_000_000,
            decimals: 6,
            ..Facts::default()
        }
    }

    fn plan(config: &Config, facts: &Facts) -> Result<Vec<Step>, CliError> {
        let (suite, new) = (suite(), new());
        let places = Places {
            suite: &suite,
            new: &new,
        };
        steps(config, &places, facts)
    }

    /// Carries a step out, on the facts.
    fn done(facts: &mut Facts, act: &Act) {
        match act {
            Act::Make { name, .. } => {
                facts.made.insert(name, true);
                if *name == "stakers" {
                    facts.staked = 200_000;
                }
            }
            Act::Call { msg, .. } if msg.get("set_guardian").is_some() => {
                facts.guardian = msg["set_guardian"]["address"].as_str().unwrap().to_string();
            }
            Act::Call { msg, .. } if msg.get("update_ownership").is_some() => {
                facts.pending_owner = Some("timelock1".to_string());
            }
            Act::Call { .. } => {
                facts.owner = facts.pending_owner.take();
            }
            Act::SetAdmin { contract, to } => {
                let name = contract.trim_end_matches('1').to_string();
                facts.admins.insert(name, Some(to.clone()));
            }
        }
    }

    #[test]
    fn nine_steps_each_known_by_what_the_chain_shows() {
        let config = config("[votes]\nthreshold = 200000\n");
        let mut facts = begun();
        let mut taken = vec![];
        // a killed run begins again after every single step
        loop {
            let all = plan(&config, &facts).unwrap();
            let Some(next) = all.iter().find(|step| !step.is_done) else {
                break;
            };
            assert_eq!(next.waits, None, "{}", next.name);
            taken.push(next.name.clone());
            done(&mut facts, &next.act);
            assert!(taken.len() < 20);
        }
        assert_eq!(taken.len(), 14);
        assert_eq!(taken[0], "1 stakers");
        assert_eq!(taken[4], "5 timelock");
        assert_eq!(taken[13], "9 admin of collector");
    }

    #[test]
    fn votes_wait_for_the_stake_that_cw3_wants() {
        let config = config("[votes]\nthreshold = 200000\n");
        let mut facts = begun();
        facts.made.insert("stakers", true);
        facts.staked = 150_000;
        let steps = plan(&config, &facts).unwrap();
        let waits = steps[1].waits.clone().unwrap();
        assert!(waits.contains("150000 of 200000"), "{waits}");
        assert!(waits.contains("\"amount\":\"50000000000\""), "{waits}");
    }

    #[test]
    fn weights_that_wrap_and_thresholds_out_of_reach_are_refused() {
        let mut facts = begun();
        facts.decimals = 18;
        facts.supply = 1_000_000 * 10u128.pow(18);
        let wraps = config("[votes]\nthreshold = 1\ntokens_per_weight = \"1\"\n");
        let said = plan(&wraps, &facts).unwrap_err().message;
        assert!(said.contains("wraps at 2^64"), "{said}");
        assert!(said.contains("1000000000000000000"), "{said}");
        let low = config("[votes]\nthreshold = 1\n");
        let said = plan(&low, &facts).unwrap_err().message;
        assert!(said.contains("50000, a few tokens pass anything"), "{said}");
        let high = config("[votes]\nthreshold = 1000001\n");
        let said = plan(&high, &facts).unwrap_err().message;
        assert!(said.contains("nothing could ever pass"), "{said}");
    }

    #[test]
    fn a_dao_proposes_and_holders_veto() {
        let config = config("[votes]\nthreshold = 100000\n[timelock]\nproposer = \"dao1\"\n");
        let steps = plan(&config, &begun()).unwrap();
        let Act::Make { msg, .. } = &steps[4].act else {
            panic!("{:?}", steps[4])
        };
        assert_eq!(msg["proposer"], "dao1");
        assert_eq!(msg["veto"], "votes1");
    }

    #[test]
    fn what_is_there_is_what_was_asked_for() {
        let first = config("[votes]\nthreshold = 200000\n[timelock]\ncouncil = \"team1\"\n");
        let mut facts = begun();
        for _ in 0..5 {
            let all = plan(&first, &facts).unwrap();
            let next = all.into_iter().find(|step| !step.is_done).unwrap();
            if let Act::Make {
                name: "timelock",
                msg,
                ..
            } = &next.act
            {
                facts.says.insert("timelock", msg.clone());
            }
            done(&mut facts, &next.act);
        }
        assert_eq!(plan(&first, &facts).unwrap()[4].waits, None);
        let second = config("[votes]\nthreshold = 200000\n");
        let timelock = plan(&second, &facts).unwrap().remove(4);
        assert!(!timelock.is_done);
        let waits = timelock.waits.unwrap();
        assert!(waits.contains("council \"team1\", not null"), "{waits}");
    }

    #[test]
    fn an_immutable_suite_has_no_admins_to_hand_over() {
        let config = config("[votes]\nthreshold = 100000\n");
        let mut facts = begun();
        for admin in facts.admins.values_mut() {
            *admin = None;
        }
        let steps = plan(&config, &facts).unwrap();
        assert!(steps[8..].iter().all(|step| step.is_done));
    }
}
