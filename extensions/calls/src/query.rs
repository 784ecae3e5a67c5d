//! Answers: by the code of the messages, as things are in this block.

mod books;
mod offers;
mod people;

use crate::ContractError;
use ballast_extension_share::questions;
use ballast_extension_types::calls::QueryMsg;
use ballast_wire::json;
use cosmwasm_std::{Binary, Deps, Env};

/// The answer to any question.
pub fn answer(deps: Deps, env: &Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Config {} => json(&books::config(deps, env)?),
        QueryMsg::State {} => json(&books::state(deps, env)?),
        QueryMsg::Solvency {} => json(&books::solvency(deps, env)?),
        QueryMsg::PreviewExercise { lst } => json(&books::preview_exercise(deps, env, lst)?),
        QueryMsg::Offer { offer_id } => json(&offers::one(deps, env, offer_id)?),
        QueryMsg::Offers { start_after, limit } => {
            json(&offers::all(deps, env, start_after, limit)?)
        }
        QueryMsg::OffersOf {
            writer,
            start_after,
            limit,
        } => json(&offers::of(deps, env, &writer, start_after, limit)?),
        QueryMsg::PreviewBuy { offer_id, lst } => {
            json(&offers::preview_buy(deps, env, offer_id, lst)?)
        }
        QueryMsg::Position { owner } => json(&people::position(deps, env, &owner)?),
        QueryMsg::Balance { address } => json(&questions::balance(deps, &address)?),
        QueryMsg::TokenInfo {} => json(&questions::token_info(deps)?),
        QueryMsg::Allowance { owner, spender } => {
            json(&questions::allowance(deps, owner, spender)?)
        }
        QueryMsg::AllAllowances {
            owner,
            start_after,
            limit,
        } => {
            let page = (start_after, limit);
            json(&questions::all_allowances(deps, owner, page)?)
        }
        QueryMsg::AllSpenderAllowances {
            spender,
            start_after,
            limit,
        } => {
            let page = (start_after, limit);
            json(&questions::all_spender_allowances(deps, spender, page)?)
        }
        QueryMsg::AllAccounts { start_after, limit } => {
            json(&questions::all_accounts(deps, (start_after, limit))?)
        }
    })
}
