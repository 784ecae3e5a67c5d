//! Debt is repaid, and collateral taken out in the same step. Where the LTV does not rise no price is asked.

use super::{note, receiver};
use crate::{
    calls::pay,
    price,
    session::{owner_of, position, save_position, Session},
    ContractError,
};
use ballast_extension_types::market::Loan;
use ballast_types::token::Token;
use ballast_types::{access, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn repay(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    owner: Option<String>,
    remove: Option<Shares>,
    to: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let denom = session.config.loan.denom.clone();
    let amount = Loan::new(access::one_coin(info, &denom)?.amount);
    let owner = owner_of(deps.as_ref(), session.now, &info.sender, owner)?;
    let to = receiver(deps.as_ref(), env, to.as_deref(), &owner)?;
    let position = position(deps.storage, &owner)?;

    // decide
    let min_debt = session.config.min_debt;
    let repaid = position.repay(&mut session.pool, amount, remove, min_debt)?;
    if repaid.raises_ltv {
        let lending = price::lending(deps.as_ref(), &session)?;
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
    let mut response = Response::new();
    if !refund.is_zero() {
        response = response.add_message(pay(&info.sender, &denom, refund));
    }
    if let Some(lst) = remove {
        response = response.add_message(Token(session.config.lst.clone()).transfer(&to, lst)?);
    }
    Ok(response
        .add_attribute("action", "repay")
        .add_attribute("owner", owner)
        .add_attribute("amount", repaid.paid.to_string())
        .add_attribute("refund", refund.to_string())
        .add_attribute("debt", debt.to_string())
        .add_attribute("lst", remove.unwrap_or_default().to_string()))
}
