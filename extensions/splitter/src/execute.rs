//! One file for each message, and what they share.

mod begin;
mod claim;
mod instantiate;
mod merge;
mod names;
mod pt;
mod receive;
mod redeem;
mod split;
mod touch;
mod yt;

pub use begin::begin;
pub use claim::claim;
pub use instantiate::instantiate;
pub use pt::{pt, refused_by_pt};
pub use receive::receive;
pub use touch::touch;
pub use yt::yt;

use crate::ContractError;
use ballast_extension_share::{Keeps, ShareError};
use ballast_extension_types::splitter::{Config, Principal};
use ballast_types::Amount;
use cosmwasm_std::{Addr, Deps, Env, Response};
use cw20::Cw20ReceiveMsg;

/// The addresses at which YT would be lost, except PT's own: see [`receiver`].
fn keeps(config: &Config, env: &Env) -> Keeps {
    Keeps::of(env, config.suite.clone())
}

/// The account that `text` names. Fails for accounts at which YT, PT or LST would be lost.
///
/// # Errors
/// `OwnContract`; text that is not an address.
fn receiver(deps: Deps<'_>, env: &Env, config: &Config, text: &str) -> Result<Addr, ContractError> {
    let address = keeps(config, env).receiver(deps.api, text)?;
    match address == config.pt {
        true => Err(ShareError::OwnContract {
            address,
            name: "the contract of PT".to_string(),
        }
        .into()),
        false => Ok(address),
    }
}

/// Tokens that came with an inner message, and the account that the result is for.
struct Came<'a> {
    msg: &'a Cw20ReceiveMsg,
    receiver: Addr,
}

impl<'a> Came<'a> {
    fn new(
        deps: Deps<'_>,
        env: &Env,
        config: &Config,
        msg: &'a Cw20ReceiveMsg,
        named: Option<&String>,
    ) -> Result<Self, ContractError> {
        let text = named.unwrap_or(&msg.sender);
        let receiver = receiver(deps, env, config, text)?;
        Ok(Self { msg, receiver })
    }

    /// The attributes of a split, a merge or a redemption.
    fn told(
        &self,
        action: &str,
        [first, second]: [(&str, String); 2],
        mark: impl ToString,
    ) -> Response {
        Response::new()
            .add_attribute("action", action)
            .add_attribute("sender", &self.msg.sender)
            .add_attribute("receiver", &self.receiver)
            .add_attribute(first.0, first.1)
            .add_attribute(second.0, second.1)
            .add_attribute("mark", mark.to_string())
    }

    fn principal(&self) -> Principal {
        Principal::new(self.msg.amount)
    }
}
