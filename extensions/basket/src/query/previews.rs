//! What a message would do in this block, or why not.

use crate::{execute, look, session::Session, ContractError};
use ballast_extension_math::basket::{piece_floor, Refusal};
use ballast_extension_types::basket::{
    PieceResponse, PreviewDepositResponse, PreviewRedeemResponse,
};
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{Deps, Env, Uint128};

pub fn preview_deposit(
    deps: Deps,
    env: &Env,
    lst: Shares,
    despite: bool,
) -> Result<PreviewDepositResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let priced = execute::priced(deps, &session, lst, despite)?;
    Ok(PreviewDepositResponse {
        shares: priced.shares.raw(),
        nav: priced.sum.nav,
    })
}

pub fn preview_redeem(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<PreviewRedeemResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let given = LayerShares::new(shares);
    session.supply.checked_sub(given).map_err(Refusal::from)?;
    let lst = piece_floor(session.book.loose, given, session.supply);
    let mut parts = vec![];
    for part in &session.book.parts {
        let seen = look::part(deps, &session, part)?;
        let piece = execute::piece(&session, part, seen.as_ref(), given)?;
        let layer = seen.as_ref().map(|seen| &seen.stake.pool.layer);
        let lst = layer.map(|layer| layer.active.price().to_assets_floor(piece.shares));
        let trim_lst = layer.map(|layer| layer.exiting.price().to_assets_floor(piece.units));
        let trim = seen.as_ref().and_then(|seen| seen.trim);
        let ready_at = session.now.ceil.saturating_add(part.terms.cooldown_secs);
        parts.push(PieceResponse {
            address: part.address.clone(),
            shares: piece.shares.raw(),
            lst: lst.transpose().map_err(Refusal::from)?,
            trim_lst: trim_lst
                .transpose()
                .map_err(Refusal::from)?
                .unwrap_or(Shares::ZERO),
            ready_at,
            trim_ready_at: trim.map(|trim| trim.ready_at),
        });
    }
    Ok(PreviewRedeemResponse {
        lst: lst.map_err(Refusal::from)?,
        parts,
    })
}
