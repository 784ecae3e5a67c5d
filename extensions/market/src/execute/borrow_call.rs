//! `borrow_call`: the coins go out first and are put to work; the position is checked after that.

use super::{ensure_running, note};
use crate::{
    calls::{bond, on_borrow},
    reply::ReplyId,
    restakers::ensure_loan,
    rows::{here, position, save, save_position},
    session::{owner_of, Session},
    ContractError, Refused,
};
use ballast_extension_types::market::{BorrowerMsg, Loan, Lock, PauseScope, Then, LOCK};
use ballast_types::{event::acted, packed::pack, Amount, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{coin, Addr, DepsMut, Env, MessageInfo, Response, SubMsg};

/// A loan that is out at work.
#[cw_serde]
pub struct Lent {
    /// The owner of the position that borrows.
    owner: Addr,
    /// The coins that were lent.
    amount: Loan,
    /// LST that the market held before the loan was bonded; `None` if it is not bonded.
    before: Option<Shares>,
}

pub fn borrow_call(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    amount: Loan,
    owner: Option<String>,
    then: Then,
) -> Result<Response, Refused> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    ensure_running(deps.storage, PauseScope::Borrow, session.now)?;
    let owner = owner_of(
        (deps.storage, deps.api),
        session.now,
        &info.sender,
        owner.as_deref(),
    )?;
    let mut position = position(deps.storage, &owner)?;

    // decide
    position.borrow(&mut session.pool, amount)?;
    let config = &session.config;
    let loan = coin(amount.raw().u128(), &config.loan.denom);
    let (lock, before, work) = match then {
        Then::Bond { .. } if config.oracle.is_some() => {
            return Err(ContractError::NotBondable { denom: loan.denom }.into())
        }
        Then::Bond { min_shares } => {
            let this = &env.contract.address;
            let before = here(&deps.querier, &config.lst, env)?;
            let work = bond(&config.hub, this, loan, min_shares);
            (Lock::All, Some(before), work)
        }
        Then::Call { msg } => {
            let owner = owner.to_string();
            let msg = BorrowerMsg::OnBorrow { owner, amount, msg };
            // only to the sender: a market must not send a message of a user's choice to an address
            // of the user's choice
            (Lock::Call, None, on_borrow(&info.sender, &msg, loan))
        }
    };

    // write
    session.save(deps.storage)?;
    save_position(deps.storage, &owner, &position)?;
    save(&LOCK, deps.storage, &lock)?;
    let lent = Lent {
        owner,
        amount,
        before,
    };
    let work = SubMsg::reply_on_success(work, ReplyId::Lent.into());
    Ok(Response::new().add_submessage(work.with_payload(pack(&lent)?)))
}

/// Checks the position once, when the loan has been put to work. If it was bonded, its LST becomes
/// collateral first.
pub fn on_lent(deps: DepsMut, env: &Env, lent: Lent) -> Result<Response, Refused> {
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
        let here = here(&deps.querier, &session.config.lst, env)?;
        let bonded = here.saturating_sub(before);
        position.collateral = position.collateral.checked_add(bonded)?;
        lst = Some(bonded);
    }

    // decide
    let (debt, _) = ensure_loan((deps.storage, &deps.querier), &session, &position)?;

    // write
    LOCK.remove(deps.storage);
    save_position(deps.storage, &owner, &position)?;
    note(deps.storage, &owner, &position)?;
    let response = acted(
        "borrow_call",
        &["owner", "amount", "debt"],
        [&owner, &amount, &debt],
    );
    Ok(match lst {
        Some(lst) => response.add_attribute("lst", lst.to_string()),
        None => response,
    })
}
