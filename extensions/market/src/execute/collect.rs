//! `collect`: pays the fees. Their shares are redeemed; if the hub bonds the loan coin, the coins
//! leave as LST.

use crate::{
    calls::{bond, pay},
    restakers::stake,
    rows::{load, may_load},
    session::Session,
    Refused,
};
use ballast_extension_types::market::{Loan, RESTAKE, ROLES};
use ballast_types::{event::acted, Amount};
use cosmwasm_std::{coin, DepsMut, Env, Response, Uint128};

pub fn collect(deps: DepsMut, env: &Env) -> Result<Response, Refused> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let treasury = load(&ROLES, deps.storage)?.treasury;
    // a spent restake contract gets nothing: its restakers back nothing, and no new ones can join
    // them
    let restake = may_load(&RESTAKE, deps.storage)?.filter(|attached| {
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
    let to_treasury = amount.checked_sub(to_restake)?;

    // write
    session.save(deps.storage)?;
    let denom = &config.loan.denom;
    let mut response = acted(
        "collect",
        &["amount", "to_restake", "to_treasury"],
        [&amount, &to_restake, &to_treasury],
    );
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
    Ok(response)
}
