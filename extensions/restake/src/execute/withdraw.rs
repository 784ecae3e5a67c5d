//! `withdraw`: pays redemptions that are ready. Only their owner may send it, so that a contract
//! that owns some knows what it gets and when.

use super::load;
use crate::{consumer, session::Session, ContractError};
use ballast_extension_types::restake::{remove_redemption, Redemption};
use ballast_types::token::Token;
use ballast_types::{Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// The most redemptions that one message may name.
const MOST: usize = 30;

pub fn withdraw(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    ids: &[u64],
) -> Result<Response, ContractError> {
    // read
    ensure_ids(ids)?;
    let owner = &info.sender;
    let mut session = Session::open(deps.as_ref(), env, Shares::ZERO)?;
    let next = session.stake.next_id;
    let redemptions = ids
        .iter()
        .map(|id| load(deps.storage, owner, *id, next))
        .collect::<Result<Vec<Redemption>, _>>()?;
    let report = consumer::ask_about(deps.as_ref(), &session, &redemptions);

    // decide
    let mut lst = Shares::ZERO;
    for redemption in &redemptions {
        let Session {
            stake, terms, now, ..
        } = &mut session;
        let paid = stake.withdraw_floor(redemption, terms, report, *now)?;
        lst = lst
            .checked_add(paid)
            .map_err(|err| ContractError::Stake(err.into()))?;
    }

    // write
    session.save(deps.storage)?;
    for id in ids {
        remove_redemption(deps.storage, (owner, *id));
    }
    let mut response = Response::new();
    if !lst.is_zero() {
        response = response.add_message(Token(session.config.lst.clone()).transfer(owner, lst)?);
    }
    let redemptions: Vec<String> = ids.iter().map(u64::to_string).collect();
    Ok(response
        .add_attribute("action", "withdraw")
        .add_attribute("owner", owner)
        .add_attribute("lst", lst.to_string())
        .add_attribute("redemptions", redemptions.join(",")))
}

fn ensure_ids(ids: &[u64]) -> Result<(), ContractError> {
    if ids.is_empty() || ids.len() > MOST {
        return Err(ContractError::Redemptions {
            count: ids.len(),
            most: MOST,
        });
    }
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    let twice = sorted.iter().zip(sorted.iter().skip(1));
    match twice.into_iter().find(|(one, next)| one == next) {
        Some((id, _)) => Err(ContractError::Twice { redemption_id: *id }),
        None => Ok(()),
    }
}
