//! `repay`: repays debt, and may take collateral out in the same step. If that does not raise the
//! LTV, no price is needed.

use super::{note, receiver};
use crate::{
    calls::pay,
    price,
    rows::{paid, position, save_position},
    session::{owner_of, Session},
    Refused,
};
use ballast_types::{event::acted, token::Token, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn repay(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    owner: Option<String>,
    remove: Option<Shares>,
    to: Option<String>,
) -> Result<Response, Refused> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let denom = session.config.loan.denom.clone();
    let amount = paid(info, &denom)?;
    let owner = owner_of(
        (deps.storage, deps.api),
        session.now,
        &info.sender,
        owner.as_deref(),
    )?;
    let to = receiver((deps.storage, deps.api), env, to.as_deref(), &owner)?;
    let position = position(deps.storage, &owner)?;

    // decide
    let min_debt = session.config.min_debt;
    let repaid = position.repay(&mut session.pool, amount, remove, min_debt)?;
    if repaid.raises_ltv {
        let lending = price::lending(&deps.querier, &session)?;
        let after = &repaid.after;
        after.ensure_open(&session.pool, &lending.low, lending.open)?;
    }
    let refund = amount.saturating_sub(repaid.paid);
    let debt = session.pool.debt_ceil(repaid.after.scaled)?;

    // write
    session.save(deps.storage)?;
    save_position(deps.storage, &owner, &repaid.after)?;
    if repaid.raises_ltv {
        note(deps.storage, &owner, &repaid.after)?;
    }
    let mut response = acted(
        "repay",
        &["owner", "amount", "refund", "debt", "lst"],
        [
            &owner,
            &repaid.paid,
            &refund,
            &debt,
            &remove.unwrap_or_default(),
        ],
    );
    if !refund.is_zero() {
        response = response.add_message(pay(&info.sender, &denom, refund));
    }
    if let Some(lst) = remove {
        response = response.add_message(Token(session.config.lst.clone()).transfer(&to, lst)?);
    }
    Ok(response)
}
