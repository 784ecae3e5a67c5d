//! Operators pay for commission above their promise.

use crate::{
    gate::{take_burned, COVER_GAS},
    hub_state::HubState,
    reply_id::ReplyId,
    ContractError,
};
use ballast_types::{
    access,
    call::call,
    hub::Fine,
    vault::{self, FineMsg, FineToPay},
};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, SubMsg};

/// As many as the registry has seats for.
const MAX_FINES: usize = 100;

/// A fine drips over at least a day, even where rewards drip faster: anyone can choose the moment
/// at which one is collected.
const LEAST_DRIP_SECS: u64 = 86_400;

/// Has the vault burn what fines are worth at the price of the moment, rounded up as a cover is;
/// what a bond has not got is not paid. A vault that fails makes this fail: then the registry goes
/// on without it, and asks again.
pub fn fine(
    hub: &mut HubState,
    info: &MessageInfo,
    fines: &[Fine],
) -> Result<Response, ContractError> {
    // read
    access::ensure_sender(&info.sender, &hub.config.suite.registry, "the registry")?;
    hub.ensure_no_cover_pending()?;
    if fines.len() > MAX_FINES {
        return Err(ContractError::TooMany {
            name: "fines",
            count: fines.len(),
            most: MAX_FINES,
        });
    }

    // decide
    let totals = hub.totals()?;
    let fines = fines
        .iter()
        .map(|fine| {
            Ok(FineToPay {
                validator: fine.validator.clone(),
                lst: totals.to_shares_ceil(fine.amount)?,
            })
        })
        .collect::<Result<_, ContractError>>()?;
    let fine = vault::ExecuteMsg::Fine(FineMsg { totals, fines });
    let msg = call(&hub.config.suite.vault, &fine, vec![])?;

    // write
    let paid = SubMsg::reply_on_success(msg, ReplyId::Fined.into()).with_gas_limit(COVER_GAS);
    Ok(Response::new()
        .add_attribute("action", "fine")
        .add_submessage(paid))
}

/// What the token says is gone was burned: its worth drips to holders.
pub fn on_fined(deps: DepsMut<'_>, env: &Env) -> Result<Response, ContractError> {
    HubState::change(deps, env, |deps, hub| {
        let mut left = hub.books.pool.clone();
        let burned = take_burned(&deps.querier, hub)?;
        let window = hub.drip_window().max(LEAST_DRIP_SECS);
        let worth = left.fine(burned, window, hub.now)?;
        hub.books.pool = left;
        Ok(Response::new()
            .add_attribute("burned", burned.to_string())
            .add_attribute("worth", worth.to_string()))
    })
}
