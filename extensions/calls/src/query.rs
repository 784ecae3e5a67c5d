//! Answers to queries, by the code of the messages, as of this block.

mod books;
mod offers;
mod people;

use crate::ContractError;
use ballast_extension_share::questions;
use ballast_extension_types::{calls::QueryMsg, match_share};
use ballast_wire::json;
use cosmwasm_std::{Binary, Deps, Env};

/// Answers the query.
pub fn answer(deps: Deps, env: &Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match_share!(match msg {
        ShareQuestion(question) => questions::answer(deps, question)?,
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
    }))
}
