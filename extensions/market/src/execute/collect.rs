//! Fees are paid: their shares are redeemed, and where the hub bonds the loan coin they leave as LST.

use crate::{
    calls::{bond, pay},
    restakers::stake,
    session::Session,
    ContractError,
};
use ballast_extension_math::market::Refusal;
use ballast_extension_types::market::{Loan, RESTAKE, ROLES};
use ballast_types::Amount;
use cosmwasm_std::{coin, DepsMut, Env, Response, Uint128};

pub fn collect(deps: DepsMut, env: &Env) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let treasury = ROLES.load(deps.storage)?.treasury;
    // restakers who are spent stand for nothing, and nobody can join them
    let restake = RESTAKE.may_load(deps.storage)?.filter(|attached| {
        stake(&deps.querier, attached).is_some_and(|stake| stake.spent().is_none())
    });

    // decide
    let amount = session.pool.collect_floor(session.supply)?;
    let config = &session.config;
    let is_bonded = config.oracle.is_none();
    let to_restake = match &restake {
        Some(_) if is_bonded => {
            let (part, whole) = (config.restake_part_bps.into(), 10_000_u64.into());
            let part = amount
                .raw()
                .checked_multiply_ratio::<Uint128, Uint128>(part, whole);
            Loan::new(part.unwrap_or_default())
        }
        _ => Loan::ZERO,
    };
    let to_treasury = amount.checked_sub(to_restake).map_err(Refusal::from)?;

    // write
    session.save(deps.storage)?;
    let denom = &config.loan.denom;
    let mut response = Response::new();
    let parts = [
        (restake.map(|attached| attached.address), to_restake),
        (Some(treasury), to_treasury),
    ];
    for (to, part) in parts {
        let Some(to) = to.filter(|_| !part.is_zero()) else {
            continue;
        };
        response = match is_bonded {
            true => {
                let part = coin(part.raw().u128(), denom);
                response.add_message(bond(&config.hub, &to, part, None))
            }
            false => response.add_message(pay(&to, denom, part)),
        };
    }
    Ok(response
        .add_attribute("action", "collect")
        .add_attribute("amount", amount.to_string())
        .add_attribute("to_restake", to_restake.to_string())
        .add_attribute("to_treasury", to_treasury.to_string()))
}
