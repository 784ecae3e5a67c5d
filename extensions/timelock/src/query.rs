//! Answers to queries, by the code of the messages.

mod ops;

pub use ops::{op, ops};

use crate::{execute::judge, lane, progress::notice_until, read::Reader, ContractError};
use ballast_extension_math::{time::Now, timelock as rule};
use ballast_extension_types::timelock::{
    ConfigResponse, ExitWindowResponse, PreviewScheduleResponse, ProductWindow, CONFIG,
};
use cosmwasm_std::{CosmosMsg, Deps, Env};

pub fn config(deps: Deps) -> Result<ConfigResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let reader = Reader::new(&deps.querier, &config.suite);
    Ok(ConfigResponse {
        guardian: reader.guardian(),
        fast_secs: config.fast_secs,
        notice_secs: config.notice_secs,
        claim_secs: rule::CLAIM_SECS,
        grace_secs: rule::GRACE_SECS,
        last_resort_secs: rule::LAST_RESORT_SECS,
        exit_secs: reader.exit_secs(),
        fast: lane::list(&config),
        hub: config.suite.hub,
        queue: config.suite.queue,
        proposer: config.proposer,
        veto: config.veto,
        council: config.council,
    })
}

pub fn preview_schedule(
    deps: Deps,
    env: &Env,
    msgs: &[CosmosMsg],
) -> Result<PreviewScheduleResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let now = Now::from(env.block.time);
    let (op, because) = judge(String::new(), msgs, &config, now)?;
    let earliest = op.ready_at.unwrap_or_else(|| {
        let reader = Reader::new(&deps.querier, &config.suite);
        let notice = notice_until(&op, &reader, now);
        let paid = |notice| rule::ready_when_paid(op.scheduled_at, notice);
        notice.map_or(rule::last_resort(op.scheduled_at), paid)
    });
    Ok(PreviewScheduleResponse {
        lane: op.lane,
        because,
        ready_at: op.ready_at,
        earliest,
    })
}

pub fn exit_window(deps: Deps) -> Result<ExitWindowResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let reader = Reader::new(&deps.querier, &config.suite);
    let secs = rule::exit_window(
        config.notice_secs,
        config.fast_secs,
        config.council.is_some(),
        reader.exit_secs(),
    );
    Ok(ExitWindowResponse {
        secs,
        stage: rule::stage(secs),
        products: products(secs, reader.cooldown_secs()),
    })
}

/// The exit window of each product. `None` if it depends on a contract that the timelock does not
/// know, or on what no contract promises.
fn products(secs: u64, cooldown_secs: Option<u64>) -> Vec<ProductWindow> {
    let product = |product: &str, secs: Option<u64>, note: &str| ProductWindow {
        product: product.to_string(),
        secs,
        note: note.to_string(),
    };
    let underwriting = cooldown_secs.map(|cooldown| secs.saturating_sub(cooldown));
    vec![
            product("lst", Some(secs), "send it to the queue"),
            product(
                "underwriting",
                underwriting,
                "the vault's cooldown comes first; then send the LST to the queue",
            ),
            product(
                "restake",
                None,
                "the contract's own cooldown comes first: take it off `secs`; the same for baskets of it",
            ),
            product(
                "market",
                None,
                "a supplier needs cash in the market, a borrower has to repay: neither is promised",
            ),
            product(
                "principal",
                None,
                "nothing can be had before maturity, unless it is joined with its yield token",
            ),
    ]
}
