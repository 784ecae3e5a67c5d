//! What a list of parts has to be: restake contracts of one code, for this LST.

use crate::ContractError;
use ballast_extension_types::{
    basket::{Book, Config, PartTerms, Target, TargetMsg},
    restake,
};
use ballast_types::address::account;
use ballast_wire::contract_of;
use cosmwasm_std::{Addr, Deps};

/// Parts as they are asked for, with addresses of this chain.
pub fn targets(deps: Deps, parts: Vec<TargetMsg>) -> Result<Vec<Target>, ContractError> {
    let parts = parts.into_iter().map(|part| {
        Ok(Target {
            address: account(deps.api, &part.address)?,
            weight_bps: part.weight_bps,
            cap: part.cap,
        })
    });
    parts.collect()
}

/// The terms of each part of a new list. Each has to be a restake contract of the code of birth,
/// for this LST, which no other account can migrate. A part that gets no more weight than it has
/// keeps the terms that are known, whatever became of it: otherwise it could never be taken off the
/// list.
///
/// # Errors
/// `PartCode`, `PartAdmin`, `PartLst`; a part that cannot be read.
pub fn terms(
    deps: Deps,
    config: &Config,
    book: &Book,
    parts: &[Target],
) -> Result<Vec<PartTerms>, ContractError> {
    let parts = parts.iter().map(|part| {
        let known = book.find(&part.address).map(|(_, known)| known);
        if let Some(known) = known.filter(|known| part.weight_bps <= known.weight_bps) {
            return Ok(known.terms.clone());
        }
        ensure_code(deps, config, &part.address)?;
        ensure_lst(deps, config, &part.address)
    });
    parts.collect()
}

/// Fails unless a part has the code of birth, and as wasm admin none or the one of birth.
///
/// # Errors
/// `PartCode`, `PartAdmin`; a part that cannot be read.
pub fn ensure_code(deps: Deps, config: &Config, part: &Addr) -> Result<(), ContractError> {
    let info = contract_of(&deps.querier, part)?;
    if info.code_id != config.part_code_id {
        return Err(ContractError::PartCode {
            part: part.clone(),
            found: info.code_id,
            needed: config.part_code_id,
        });
    }
    let shown = |admin: Option<&Addr>| admin.map_or("nobody".to_string(), Addr::to_string);
    match info.admin.is_none() || info.admin == config.part_admin {
        true => Ok(()),
        false => Err(ContractError::PartAdmin {
            part: part.clone(),
            found: shown(info.admin.as_ref()),
            needed: shown(config.part_admin.as_ref()),
        }),
    }
}

fn ensure_lst(deps: Deps, config: &Config, part: &Addr) -> Result<PartTerms, ContractError> {
    let found = restake::CONFIG.query(&deps.querier, part)?;
    match found.lst == config.lst {
        true => Ok(PartTerms {
            drip_secs: found.drip_secs,
            cooldown_secs: found.cooldown_secs,
            window_secs: found.window_secs,
            max_slash_bps: found.max_slash_bps,
            consumer: found.ratio.map(|ratio| ratio.consumer),
        }),
        false => Err(ContractError::PartLst {
            part: part.clone(),
            found: found.lst,
            needed: config.lst.clone(),
        }),
    }
}
