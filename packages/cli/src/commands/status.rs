//! `ballast chain status` and `accounts`.

use super::session::units;
use ballast_session::Session;
use ballast_testing::{lst_of, Chain, Contracts};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use cosmwasm_std::Addr;
use serde_json::{json, Value};
use std::path::Path;

pub fn status(path: &Path, out: &Output) -> Result<(), CliError> {
    show(&Session::open(path)?, out)
}

/// The block, the validators, the books.
pub fn show(session: &Session, out: &Output) -> Result<(), CliError> {
    let (chain, suite) = parts(session)?;
    let units = units(chain, suite);
    let shown = |amount: u128| units.tokens(amount);
    let state = chain
        .query(
            &suite.hub,
            json!({"state": {}}).to_string().into_bytes().into(),
        )
        .map_err(CliError::failed)?;
    let stake = chain.delegations(&suite.hub);
    let views: Vec<_> = chain
        .validators()
        .iter()
        .filter_map(|(name, operator)| Some((name, operator, chain.validator(operator)?)))
        .collect();
    if out.json {
        let validators: Vec<Value> = views
            .iter()
            .map(|(name, operator, view)| {
                let ours = stake.get(*operator).copied().unwrap_or_default();
                json!({"name": name, "chain": view, "stake": ours})
            })
            .collect();
        out.json(&json!({
            "height": chain.height(), "time": chain.now(), "state": state,
            "validators": validators,
        }));
        return Ok(());
    }
    out.line(format!("height {}, time {}", chain.height(), chain.now()));
    let rows = views.iter().map(|(name, operator, view)| {
        let ours = stake.get(*operator).map_or(0, |amount| amount.u128());
        let jailed = if view.jailed { ", jailed" } else { "" };
        vec![
            name.to_string(),
            format!("{}{jailed}", view.status),
            view.commission.clone(),
            shown(view.tokens.u128()),
            shown(ours),
        ]
    });
    out.table(
        &[
            "validator",
            "status",
            "commission",
            "all stake",
            "the pool's",
        ],
        rows.collect(),
    );
    let number = |key: &str| {
        let text = state[key].as_str().unwrap_or_default();
        text.parse::<u128>()
            .map_or_else(|_| text.to_string(), shown)
    };
    let keys = [
        "value",
        "shares",
        "buffer",
        "bonded",
        "exiting",
        "dripping",
        "pending_loss",
    ];
    let mut rows: Vec<Vec<String>> = keys
        .iter()
        .map(|key| vec![key.to_string(), number(key)])
        .collect();
    rows.insert(
        0,
        vec![
            "rate".to_string(),
            state["rate"].as_str().unwrap_or("").to_string(),
        ],
    );
    out.table(&["the pool", "tokens"], rows);
    Ok(())
}

pub fn accounts(path: &Path, out: &Output) -> Result<(), CliError> {
    let session = Session::open(path)?;
    let (chain, suite) = parts(&session)?;
    let units = units(chain, suite);
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
