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
    assert_eq!(taken[2], "3 group");
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
    let next = "no proposal could ever pass: lower the threshold, or wait until more is bonded";
    assert!(said.contains(next), "{said}");
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
