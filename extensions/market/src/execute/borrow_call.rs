//! Coins go out first and are put to work; the position is checked when that is over.

use super::{ensure_running, note};
use crate::{
    calls::{bond, on_borrow},
    reply::ReplyId,
    restakers::ensure_loan,
    session::{owner_of, position, save_position, Session},
    ContractError,
};
use ballast_extension_math::market::Refusal;
use ballast_extension_types::market::{BorrowerMsg, Loan, Lock, PauseScope, Then, LOCK};
use ballast_types::{packed::pack, token::Token, Amount, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{coin, Addr, DepsMut, Env, MessageInfo, Response, SubMsg};

/// A loan that is at work.
#[cw_serde]
pub struct Lent {
    /// Whose debt it is.
    owner: Addr,
    /// How much was lent.
    amount: Loan,
    /// LST that was here before it was bonded.
    before: Option<Shares>,
}

pub fn borrow_call(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    amount: Loan,
    owner: Option<String>,
    then: Then,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    ensure_running(deps.storage, PauseScope::Borrow, session.now)?;
    let owner = owner_of(deps.as_ref(), session.now, &info.sender, owner)?;
    let mut position = position(deps.storage, &owner)?;

    // decide
    position.borrow(&mut session.pool, amount)?;
    let config = &session.config;
    let loan = coin(amount.raw().u128(), &config.loan.denom);
    let (lock, before, work) = match then {
        Then::Bond { .. } if config.oracle.is_some() => {
            return Err(ContractError::NotBondable { denom: loan.denom })
        }
        Then::Bond { min_shares } => {
            let (this, token) = (&env.contract.address, Token(config.lst.clone()));
            let before = token.balance(&deps.querier, this)?;
            let work = bond(&config.hub, this, loan, min_shares);
            (Lock::All, Some(before), work)
        }
        Then::Call { msg } => {
            let owner = owner.to_string();
            let msg = BorrowerMsg::OnBorrow { owner, amount, msg };
            // to the sender and to nobody else: a market sends no message of a user's choice to an address of his choice
            (Lock::Call, None, on_borrow(&info.sender, &msg, loan))
        }
    };

    // write
    session.save(deps.storage)?;
    save_position(deps.storage, &owner, &position)?;
    LOCK.save(deps.storage, &lock)?;
    let lent = Lent {
        owner,
        amount,
        before,
    };
    let work = SubMsg::reply_on_success(work, ReplyId::Lent.into());
    Ok(Response::new().add_submessage(work.with_payload(pack(&lent)?)))
}

/// The one check, at the end.
pub fn on_lent(deps: DepsMut, env: &Env, lent: Lent) -> Result<Response, ContractError> {
    // read
    let Lent {
        owner,
        amount,
        before,
    } = lent;
    let session = Session::open(deps.storage, env)?;
    let mut position = position(deps.storage, &owner)?;
    let mut lst = None;
    if let Some(before) = before {
        let token = Token(session.config.lst.clone());
        let here = token.balance(&deps.querier, &env.contract.address)?;
        let bonded = here.saturating_sub(before);
        let sum = position.collateral.checked_add(bonded);
        position.collateral = sum.map_err(Refusal::from)?;
        lst = Some(bonded);
    }

    // decide
    let (debt, _) = ensure_loan(deps.as_ref(), &session, &position)?;

    // write
    LOCK.remove(deps.storage);
    save_position(deps.storage, &owner, &position)?;
    note(deps.storage, &owner, &position)?;
    let response = Response::new()
        .add_attribute("action", "borrow_call")
        .add_attribute("owner", owner)
        .add_attribute("amount", amount.to_string())
        .add_attribute("debt", debt.to_string());
    Ok(match lst {
        Some(lst) => response.add_attribute("lst", lst.to_string()),
        None => response,
    })
}
