//! `cancel`: the unsold part of an offer goes back to its writer. Possible before, in and after the
//! exercise window.

use crate::{
    pay,
    session::{listing, save_offer, Session},
    ContractError,
};
use ballast_extension_types::calls::{Listing, Offer};
use ballast_types::{access, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn cancel(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    offer_id: u64,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let mut session = Session::open(deps.storage, env)?;
    let Listing { writer, offer } = listing(deps.storage, offer_id)?;
    access::ensure_sender(&info.sender, &writer, "its writer")?;

    // decide
    session.books.cancel(&offer)?;

    // write
    session.save(deps.storage)?;
    let lst = Shares::ZERO;
    save_offer(deps.storage, (&writer, offer_id), Offer { lst, ..offer })?;
    let token = &session.config.suite.token;
    Ok(Response::new()
        .add_message(pay::lst(token, &writer, offer.lst))
        .add_attribute("action", "cancel")
        .add_attribute("offer_id", offer_id.to_string())
        .add_attribute("lst", offer.lst.to_string()))
}
