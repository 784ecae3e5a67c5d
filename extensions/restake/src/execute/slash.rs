//! `slash`: the slasher takes LST. In instant mode at once; in veto mode after a time in which the
//! resolver may veto it.

use crate::{session::Session, ContractError};
use ballast_extension_math::restake::Slashed;
use ballast_extension_types::restake::{event, Config, Mode, SlashData};
use ballast_types::token::Token;
use ballast_types::{access, event::Maybe, Amount, Shares};
use ballast_wire::json;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, StdResult};

/// The most bytes of a memo.
const MOST_MEMO: usize = 256;

pub fn slash(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    amount: Shares,
    memo: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.as_ref(), env, Shares::ZERO)?;
    access::ensure_sender(&info.sender, &session.config.slasher, "the slasher")?;
    let bytes = memo.as_ref().map_or(0, String::len);
    if bytes > MOST_MEMO {
        return Err(ContractError::MemoTooLong {
            bytes,
            most: MOST_MEMO,
        });
    }
    let Session {
        config,
        terms,
        stake,
        now,
        ..
    } = &mut session;

    // decide
    let mut response = Response::new().add_attribute("action", "slash");
    response = match config.mode {
        Mode::Instant => paid(response, config, None, &stake.slash(amount, terms, *now)?)?,
        Mode::Veto { .. } => {
            let request = stake.request_slash(amount, terms, *now)?;
            response
                .add_attribute("request_id", request.id.to_string())
                .add_attribute("amount", request.amount.to_string())
                .add_attribute("veto_until", request.veto_until.to_string())
                .add_attribute("expires", request.expires.to_string())
        }
    };

    // write
    session.save(deps.storage)?;
    // some chains refuse an attribute with a blank value
    Ok(match memo.filter(|memo| !memo.trim().is_empty()) {
        Some(memo) => response.add_attribute("memo", memo),
        None => response,
    })
}

/// Adds what was slashed to the response: a plain transfer to the destination, which no receiver
/// can refuse, and the attributes.
pub(super) fn paid(
    response: Response,
    config: &Config,
    request_id: Option<u64>,
    slashed: &Slashed,
) -> StdResult<Response> {
    let Slashed {
        asked,
        taken,
        of_active,
        of_redeeming,
    } = *slashed;
    let response = match taken.is_zero() {
        true => response,
        false => {
            let (lst, to) = (&config.lst, &config.destination);
            response.add_message(Token(lst.clone()).transfer(to, taken)?)
        }
    };
    Ok(response
        .add_event(event::Slash {
            request_id: Maybe(request_id),
            asked,
            taken,
            of_active,
            of_redeeming,
            destination: &config.destination,
        })
        .set_data(json(&SlashData { taken })))
}
