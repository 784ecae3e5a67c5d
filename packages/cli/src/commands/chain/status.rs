//! `ballast chain status` and `accounts`.

use crate::commands::words::units;
use ballast_session::Session;
use ballast_testing::chain::ValidatorView;
use ballast_testing::{lst_of, Chain, Contracts};
use ballast_tool::output::{Output, Units};
use ballast_tool::CliError;
use cosmwasm_std::{Addr, Uint128};
use serde_json::{json, Value};
use std::path::Path;

pub fn status(path: &Path, out: &Output) -> Result<(), CliError> {
    show(&Session::open(path)?, out)
}

/// The block, the validators, the books.
pub fn show(session: &Session, out: &Output) -> Result<(), CliError> {
    let (chain, suite) = parts(session)?;
    let question = json!({"state": {}}).to_string().into_bytes();
    let state = chain.query(&suite.hub, question.into());
    let state = state.map_err(CliError::failed)?;
    let validators = validators(chain, &suite.hub);
    if out.json {
        let validators = validators.iter();
        let validators: Vec<Value> = validators
            .map(|one| json!({"name": one.name, "chain": one.view, "stake": one.stake}))
            .collect();
        out.json(&json!({
            "height": chain.height(), "time": chain.now(), "state": state,
            "validators": validators,
        }));
        return Ok(());
    }
    let units = units(chain, suite)?;
    out.line(format!("height {}, time {}", chain.height(), chain.now()));
    show_validators(&validators, &units, out);
    show_pool(&state, &units, out);
    Ok(())
}

/// A validator, as the chain shows it, and the pool's stake with it.
struct Validator<'a> {
    name: &'a str,
    view: ValidatorView,
    stake: Uint128,
}

fn validators<'a>(chain: &'a Chain, hub: &Addr) -> Vec<Validator<'a>> {
    let stake = chain.delegations(hub);
    let all = chain.validators().iter().filter_map(|(name, operator)| {
        Some(Validator {
            name,
            view: chain.validator(operator)?,
            stake: stake.get(operator).copied().unwrap_or_default(),
        })
    });
    all.collect()
}

fn show_validators(validators: &[Validator<'_>], units: &Units, out: &Output) {
    let rows = validators.iter().map(|one| {
        let jailed = if one.view.jailed { ", jailed" } else { "" };
        vec![
            one.name.to_string(),
            format!("{}{jailed}", one.view.status),
            one.view.commission.clone(),
            units.tokens(one.view.tokens.u128()),
            units.tokens(one.stake.u128()),
        ]
    });
    let head = [
        "validator",
        "status",
        "commission",
        "all stake",
        "the pool's",
    ];
    out.table(&head, rows.collect());
}

fn show_pool(state: &Value, units: &Units, out: &Output) {
    let amount = |key: &str| {
        let text = state[key].as_str().unwrap_or_default();
        let amount = text.parse::<u128>();
        amount.map_or_else(|_| text.to_string(), |amount| units.tokens(amount))
    };
    let rate = state["rate"].as_str().unwrap_or_default();
    let mut rows = vec![vec!["rate".to_string(), rate.to_string()]];
    let keys = [
        "value",
        "shares",
        "buffer",
        "bonded",
        "exiting",
        "dripping",
        "pending_loss",
    ];
    rows.extend(keys.map(|key| vec![key.to_string(), amount(key)]));
    out.table(&["the pool", "tokens"], rows);
}

pub fn accounts(path: &Path, out: &Output) -> Result<(), CliError> {
    let session = Session::open(path)?;
    let (chain, suite) = parts(&session)?;
    let units = units(chain, suite)?;
    let shown = |amount: u128| units.tokens(amount);
    let others = session.runner.others().iter();
    let others = others.map(|(name, at)| (name.as_str(), at));
    let contracts = suite.contracts().into_iter().chain(others);
    let accounts = chain
        .accounts()
        .iter()
        .map(|(name, at)| (name.as_str(), at));
    let all: Vec<(&str, &Addr)> = accounts.chain(contracts).collect();
    let held = |at: &Addr| (chain.balance(at), lst_of(chain, suite, at).u128());
    if out.json {
        for (name, at) in all {
            let (native, lst) = held(at);
            let (native, lst) = (native.to_string(), lst.to_string());
            out.json(&json!({"name": name, "address": at, "native": native, "lst": lst}));
        }
        return Ok(());
    }
    let rows = all.into_iter().map(|(name, at)| {
        let (native, lst) = held(at);
        vec![name.to_string(), at.to_string(), shown(native), shown(lst)]
    });
    out.table(&["name", "address", "native", "LST"], rows.collect());
    Ok(())
}

fn parts(session: &Session) -> Result<(&Chain, &Contracts), CliError> {
    let runner = &session.runner;
    let missing = || CliError::bad("the session has no deployed suite");
    Ok((
        runner.chain().ok_or_else(missing)?,
        runner.contracts().ok_or_else(missing)?,
    ))
}
