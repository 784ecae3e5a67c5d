//! Restake contracts.

use super::{holds, section, MOST_ROWS};
use crate::facts::{Accounts, Balance, ContractInfo, Facts};
use crate::numbers::{bps, ppm};
use crate::{Extension, Gap, Restake};
use ballast_accounting::Amount;
use ballast_extension_types::consumer::ExposureResponse;
use ballast_extension_types::restake::{Config, SlashableResponse, StateResponse};
use cosmwasm_std::Uint128;
use std::collections::BTreeMap;

/// A section for each restake contract.
pub fn restakes(facts: &Facts<'_>, strangers: &mut Vec<String>) -> BTreeMap<String, Restake> {
    section(facts, "restake", strangers, |name, extension| {
        one(facts, name, extension)
    })
}

fn one(facts: &Facts<'_>, name: &str, extension: &Extension) -> Option<Restake> {
    let config: Config = facts.one(name, "config", "")?;
    let state: StateResponse = facts.one(name, "state", "")?;
    let said: SlashableResponse = facts.one(name, "slashable", "")?;
    let most = said.held.raw().max(said.slashable.raw());
    holds(facts, name, extension, most).then_some(())?;
    let consumer = config.ratio.as_ref();
    let exposure = consumer.and_then(|_| facts.one(name, "consumer_exposure", ""));
    let exposure: Option<ExposureResponse> = exposure;
    let info = facts.maybe::<Option<ContractInfo>>("wasm", "contract", &extension.address);
    let info = info.flatten();
    let waits = config.terms().veto.map(|veto| veto.veto_secs);
    Some(Restake {
        address: extension.address.clone(),
        slasher: config.slasher.to_string(),
        held: said.held.raw(),
        active: said.active.raw(),
        redeeming: said.redeeming.raw(),
        slashable: said.slashable.raw(),
        taken: state.window.taken.raw(),
        cap_bps: config.max_slash_bps,
        spent: state.spent,
        exposure: exposure.as_ref().map(|one| one.exposure),
        due: exposure.as_ref().map(|one| one.due),
        ratio_bps: exposure
            .as_ref()
            .and_then(|one| bps(said.slashable.raw(), one.exposure)),
        ratio_min_bps: consumer.map(|ratio| ratio.ratio_bps),
        open_request: state.request.is_some(),
        waiting_secs: config.cooldown_secs.max(waits.unwrap_or_default()),
        largest_share_ppm: largest(facts, name, state.shares),
        code_id: info.as_ref().map(|info| info.code_id),
        admin: info.and_then(|info| info.admin),
    })
}

/// The largest holder's part of the shares, which stand for the active stake.
fn largest(facts: &Facts<'_>, name: &str, shares: Uint128) -> Option<u64> {
    let holders: Accounts = facts.one(name, "all_accounts", "")?;
    if holders.accounts.len() > MOST_ROWS {
        facts.note(Gap {
            what: format!("{name}.all_accounts"),
            why: format!("more than {MOST_ROWS} holders"),
        });
        return None;
    }
    // of a list that was read in part the largest may be in the rest
    if facts.lacks(&[&format!("{name}.all_accounts")]).is_some() {
        return None;
    }
    let held: Option<Vec<Uint128>> = holders
        .accounts
        .iter()
        .map(|holder| Some(facts.one::<Balance>(name, "balance", holder)?.balance))
        .collect();
    ppm(held?.into_iter().max().unwrap_or_default(), shares)
}
