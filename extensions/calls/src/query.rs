//! Answers: by the code of the messages, as things are in this block.

mod books;
mod offers;
mod people;

use crate::ContractError;
use ballast_extension_share::questions;
use ballast_extension_types::calls::QueryMsg;
use cosmwasm_std::{to_json_binary, Binary, Deps, Env};

/// The answer to any question.
pub fn answer(deps: Deps, env: &Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Config {} => to_json_binary(&books::config(deps, env)?),
        QueryMsg::State {} => to_json_binary(&books::state(deps, env)?),
        QueryMsg::Solvency {} => to_json_binary(&books::solvency(deps, env)?),
        QueryMsg::PreviewExercise { lst } => {
            to_json_binary(&books::preview_exercise(deps, env, lst)?)
        }
        QueryMsg::Offer { offer_id } => to_json_binary(&offers::one(deps, env, offer_id)?),
        QueryMsg::Offers { start_after, limit } => {
            to_json_binary(&offers::all(deps, env, start_after, limit)?)
        }
        QueryMsg::OffersOf {
            writer,
            start_after,
            limit,
        } => to_json_binary(&offers::of(deps, env, &writer, start_after, limit)?),
        QueryMsg::PreviewBuy { offer_id, lst } => {
            to_json_binary(&offers::preview_buy(deps, env, offer_id, lst)?)
        }
        QueryMsg::Position { owner } => to_json_binary(&people::position(deps, env, &owner)?),
        QueryMsg::Balance { address } => to_json_binary(&questions::balance(deps, &address)?),
        QueryMsg::TokenInfo {} => to_json_binary(&questions::token_info(deps)?),
        QueryMsg::Allowance { owner, spender } => {
            to_json_binary(&questions::allowance(deps, owner, spender)?)
        }
        QueryMsg::AllAllowances {
            owner,
            start_after,
            limit,
        } => {
            let page = (start_after, limit);
            to_json_binary(&questions::all_allowances(deps, owner, page)?)
        }
        QueryMsg::AllSpenderAllowances {
            spender,
            start_after,
            limit,
        } => {
            let page = (start_after, limit);
            to_json_binary(&questions::all_spender_allowances(deps, spender, page)?)
        }
        QueryMsg::AllAccounts { start_after, limit } => {
            to_json_binary(&questions::all_accounts(deps, (start_after, limit))?)
        }
    }?)
}
