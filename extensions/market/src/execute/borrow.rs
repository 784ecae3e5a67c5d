//! `borrow`: lends coins against collateral.

use super::{ensure_running, note, receiver};
use crate::{
    calls::pay,
    restakers::ensure_loan,
    rows::{position, save_position},
    session::{owner_of, Session},
    Refused,
};
use ballast_extension_types::market::{Loan, PauseScope};
use ballast_types::event::acted;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn borrow(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    amount: Loan,
    owner: Option<String>,
    to: Option<String>,
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
    let to = receiver((deps.storage, deps.api), env, to.as_deref(), &owner)?;
    let mut position = position(deps.storage, &owner)?;

    // decide
    position.borrow(&mut session.pool, amount)?;
    let (debt, _) = ensure_loan((deps.storage, &deps.querier), &session, &position)?;

    // write
    session.save(deps.storage)?;
    save_position(deps.storage, &owner, &position)?;
    note(deps.storage, &owner, &position)?;
    Ok(acted(
        "borrow",
        &["owner", "receiver", "amount", "debt"],
        [&owner, &to, &amount, &debt],
    )
    .add_message(pay(&to, &session.config.loan.denom, amount)))
}
