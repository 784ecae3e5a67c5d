//! The reply to the slash of the backer: what arrived becomes protected LST.

use crate::{
    backing,
    execute::{topped_up, Topping, TOPPING},
    session::{balance, Session},
    ContractError,
};
use ballast_types::Amount;
use cosmwasm_std::{DepsMut, Env, Response};

/// The id of the only reply that the hedge asks for.
pub const TOP_UP: u64 = 1;

pub fn top_up(deps: DepsMut, env: &Env) -> Result<Response, ContractError> {
    // read
    let Topping {
        due,
        take,
        here,
        price,
    } = TOPPING.load(deps.storage)?;
    let mut session = Session::open(deps.storage, env)?;
    let now = balance(deps.as_ref(), &session.config.lst, &env.contract.address)?;
    let arrived = now.saturating_sub(here);

    // decide
    if arrived != take {
        return Err(ContractError::NotPaid {
            asked: take,
            arrived,
        });
    }
    let event = topped_up(&mut session, due, arrived, price)?;
    backing::set_rate(deps.as_ref(), &mut session)?;

    // write
    TOPPING.remove(deps.storage);
    session.save(deps.storage)?;
    Ok(Response::new().add_event(event))
}
