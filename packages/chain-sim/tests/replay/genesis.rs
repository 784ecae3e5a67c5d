//! Starts the chain that a file's first line describes.

use super::{amount, decimal, names::Names, see, Counted, Replay, START};
use ballast_chain_sim::{sim_app, ChainDriver, ChainParams, GenesisValidator};
use cosmwasm_std::{coin, Decimal, Timestamp};
use serde_json::Value;

impl Replay {
    pub(super) fn genesis(line: &Value) -> Self {
        let genesis = &line["genesis"];
        let mut app = sim_app("wasm");
        app.update_block(|block| {
            block.height = 1;
            block.time = Timestamp::from_seconds(START);
        });
        let names = Names::new(line);
        let params = params(genesis);
        let denom = params.bond_denom.clone();
        app.genesis(params, validators(genesis, &names)).unwrap();
        for (name, balances) in line["balances_after_genesis"].as_object().unwrap() {
            let all = balances.as_object().unwrap().iter();
            let all = all
                .map(|(denom, x)| coin(amount(x).u128(), denom))
                .collect();
            app.mint(&names.account(name), all).unwrap();
        }
        app.end_block().unwrap();

        let mut expected = see::Expected::default();
        expected.update(&line["see"]);
        let counted = Counted::default();
        let mut replay = Self {
            app,
            names,
            denom,
            expected,
            votes: Value::Null,
            blind: None,
            counted,
        };
        replay.compare("genesis");
        replay
    }
}

/// The parameters that the file was recorded with.
fn params(genesis: &Value) -> ChainParams {
    ChainParams::default().with(|p| {
        p.unbonding_secs = genesis["unbonding_secs"].as_u64().unwrap();
        p.max_entries = u32::try_from(genesis["max_entries"].as_u64().unwrap()).unwrap();
        p.max_validators = genesis["app_state"]["staking"]["params"]["max_validators"]
            .as_u64()
            .map_or(100, |n| u32::try_from(n).unwrap());
        p.window = genesis["window"].as_u64().unwrap();
        p.min_signed = decimal(&genesis["min_signed"]);
        p.jail_secs = genesis["jail_secs"].as_u64().unwrap();
        p.slash_downtime = decimal(&genesis["slash_downtime"]);
        p.slash_double_sign = decimal(&genesis["slash_double_sign"]);
        p.community_tax = decimal(&genesis["community_tax"]);
        // recorded from cosmos-sdk 0.54.0
        p.redelegate_last_shares_of_unbonded = false;
    })
}

fn validators(genesis: &Value, names: &Names) -> Vec<GenesisValidator> {
    let stake = |name: &str| match &genesis["self_stakes"][name] {
        Value::String(own) => own.parse::<u128>().unwrap(),
        _ => amount(&genesis["self_stake"]).u128(),
    };
    let commission = |key: &str, or: Decimal| match &genesis[key] {
        Value::String(rate) => rate.parse().unwrap(),
        _ => or,
    };
    let all = names.validators().map(|name| {
        GenesisValidator::new(names.operator(name), stake(name)).with(|v| {
            v.commission = decimal(&genesis["commission"]);
            v.max_commission = commission("commission_max", Decimal::percent(20));
            v.max_commission_change = commission("commission_max_change", Decimal::percent(1));
            // genesis is 5 seconds before block 1
            v.commission_age_secs = 5;
        })
    });
    all.collect()
}
