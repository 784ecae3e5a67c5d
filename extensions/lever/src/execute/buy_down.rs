//! `buy_down`: anyone repays debt of the lever, and takes LST at the discount of the moment.

use super::{coins, ensure_lst, or_sender, refund, shown};
use crate::{calls::take, session::Session, ContractError};
use ballast_extension_math::lever::{BoughtDown, Priced};
use ballast_types::{Amount, Native, Shares};
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response};

pub fn buy_down(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    receiver: Option<String>,
    min_lst: Option<Shares>,
) -> Result<Response, ContractError> {
    // read
    let session = Session::open(deps.as_ref(), env)?;
    let config = &session.config;
    let sent = coins(info, config)?;
    let receiver = or_sender(deps.as_ref(), env, info, receiver)?;

    // decide
    let (sold, after) = plan(deps.as_ref(), &session, sent)?;
    ensure_lst(sold.paid, sold.lst, min_lst)?;
    let leverage = shown(after.leverage_floor()?);

    // write
    let out = take(
        &config.market,
        &config.denom,
        sold.paid,
        sold.lst,
        &receiver,
    );
    let response = Response::new().add_message(out);
    let response = refund(response, info, config, sent.saturating_sub(sold.paid))
        .add_attribute("action", "buy_down")
        .add_attribute("paid", sold.paid.to_string())
        .add_attribute("lst", sold.lst.to_string())
        .add_attribute("discount_bps", sold.discount_bps.to_string());
    Ok(match leverage {
        Some(bps) => response.add_attribute("leverage_bps", bps.to_string()),
        None => response,
    })
}

/// What `sent` coins buy, and the position after that.
pub fn plan(
    deps: Deps,
    session: &Session,
    amount: Native,
) -> Result<(BoughtDown, Priced), ContractError> {
    let room = session.market(deps)?.room();
    let priced = session.owed(&session.rate(deps)?)?;
    let sold = priced.buy_down(&session.config.terms, &room, amount)?;
    Ok((sold, priced.repaid(sold.paid, sold.lst)?))
}
