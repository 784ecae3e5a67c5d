//! `exit`: pays a request that is ready. A request of a layer that was wiped out is closed and pays
//! 0.

use super::{bond_fit, update_clock};
use crate::{
    error::ContractError,
    session::Session,
    siblings::fresh,
    state::{load_request, name, remove_request, Request},
};
use ballast_types::{token::Token, vault::LayerId, Amount, Shares, Totals};
use cosmwasm_std::{Deps, DepsMut, Env, Response};

pub fn exit(deps: DepsMut<'_>, env: Env, exit_id: u64) -> Result<Response, ContractError> {
    // read
    let exit = load_request(deps.storage, exit_id)?;
    Session::change(deps, &env, Shares::ZERO, |deps, session| {
        let void = session.layer(deps.storage, &exit.layer)?.exiting.epoch != exit.epoch;

        // decide
        let lst = match void {
            true => Shares::ZERO,
            false => {
                let totals = fresh(&deps.querier, &session.suite)?;
                ensure_free(deps.as_ref(), session, exit_id, &exit, totals)?;
                let accounts = session.layer(deps.storage, &exit.layer)?;
                let lst = accounts.pay_floor(exit.units, exit.shares)?;
                update_clock(deps.as_ref(), session, &exit.layer, totals)?;
                lst
            }
        };
        let token = Token(session.suite.token.clone());

        // write
        remove_request(deps.storage, exit_id, &exit);
        let mut response = Response::new();
        if !lst.is_zero() {
            response = response.add_message(token.transfer(&exit.owner, lst)?);
        }
        Ok(response
            .add_attribute("action", "exit")
            .add_attribute("exit_id", exit_id.to_string())
            .add_attribute("owner", exit.owner)
            .add_attribute("layer", name(&exit.layer))
            .add_attribute("lst", lst.to_string()))
    })
}

/// Fails unless the request may be paid now.
fn ensure_free(
    deps: Deps<'_>,
    session: &mut Session,
    exit_id: u64,
    exit: &Request,
    totals: Totals,
) -> Result<(), ContractError> {
    let since = session.free_since(deps.storage, exit_id, &exit.layer)?;
    if let (LayerId::Bond { validator }, None) = (&exit.layer, since) {
        // stake that could not be moved by `latest_at` is insured by the pool alone from then on
        if session.now >= exit.latest_at {
            return Ok(());
        }
        let fit = bond_fit(deps, session, validator, totals)?;
        return Err(match fit.backed {
            Some(backed) if !fit.fits() => ContractError::StillBacking {
                exit_id,
                validator: validator.clone(),
                stake: fit.stake,
                bond: session.bond(deps.storage, validator)?.layer.active.assets,
                backed,
                latest_at: exit.latest_at,
            },
            _ => ContractError::NotNoted {
                exit_id,
                validator: validator.clone(),
                cooldown_secs: exit.cooldown_secs,
            },
        });
    }
    match exit.ready_at(since) {
        Some(ready_at) if ready_at > session.now => Err(ContractError::NotReady {
            exit_id,
            ready_at,
            now: session.now,
        }),
        _ => Ok(()),
    }
}
