//! `fine`: bonds pay for commission above a promise.

use super::cover::restart_clocks;
use crate::{
    error::ContractError,
    session::Session,
    state::{wiped_out, SUITE},
};
use ballast_types::{access::ensure_sender, event, token::Token, vault::FineMsg, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// Burns the fine out of each bond, or the whole bond if it has less. The active and the leaving
/// bucket pay the same fraction.
pub fn fine(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: FineMsg,
) -> Result<Response, ContractError> {
    // read
    ensure_sender(&info.sender, &SUITE.load(deps.storage)?.hub, "the hub")?;
    Session::change(deps, &env, Shares::ZERO, |deps, session| {
        // decide
        let mut total = Shares::ZERO;
        let mut response = Response::new().add_attribute("action", "fine");
        for fine in &msg.fines {
            let layer = &mut session.bond(deps.storage, &fine.validator)?.layer;
            let burned = layer.burn(fine.lst)?;
            response = response
                .add_events(wiped_out(&fine.validator, layer, &burned))
                .add_event(event::FinePaid {
                    validator: &fine.validator,
                    burned: burned.assets,
                });
            total = total.checked_add(burned.assets)?;
        }
        let validators = msg.fines.iter().map(|fine| fine.validator.as_str());
        restart_clocks(deps.as_ref(), session, validators, msg.totals)?;
        let token = Token(session.suite.token.clone());

        // write
        if !total.is_zero() {
            response = response.add_message(token.burn(total)?);
        }
        Ok(response.add_attribute("burned", total.to_string()))
    })
}
