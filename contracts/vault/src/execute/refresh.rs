//! `refresh`: anyone takes premium in, and records whether the stake fits a bond.

use super::bond_fit;
use crate::{error::ContractError, session::Session, siblings::fresh};
use ballast_types::{address::operator_bytes, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, Response};

/// Takes premium in. If a validator is named, records whether its stake fits its bond, which starts
/// or stops the clock of requests to leave it.
pub fn refresh(
    deps: DepsMut<'_>,
    env: Env,
    validator: Option<String>,
) -> Result<Response, ContractError> {
    Session::change(deps, &env, Shares::ZERO, |deps, session| {
        let mut response = Response::new()
            .add_attribute("action", "refresh")
            .add_attribute("premium", session.arrived.to_string());

        if let Some(validator) = validator {
            operator_bytes(&validator, env.contract.address.as_str())?;
            let totals = fresh(&deps.querier, &session.suite)?;
            let fit = bond_fit(deps.as_ref(), session, &validator, totals)?;
            let (now, below) = (session.now, session.ledger.next_exit);
            let bond = session.bond(deps.storage, &validator)?;
            bond.note(fit.fits(), now, below);
            let show = |number: Option<String>| number.unwrap_or_else(|| "none".to_string());
            response = response
                .add_attribute("validator", validator)
                .add_attribute("stake", fit.stake.to_string())
                .add_attribute("backed", show(fit.backed.map(|n| n.to_string())))
                .add_attribute("fits_since", show(bond.fits_since.map(|n| n.to_string())));
        }

        Ok(response)
    })
}
