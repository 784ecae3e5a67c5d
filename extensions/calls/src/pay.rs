//! LST and coins on their way out. The type that has all messages of the token would bring the code that writes them all.

use ballast_extension_types::calls::Quote;
use ballast_types::{call::call, Amount, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, BankMsg, Coin, Response, StdResult, Uint128, WasmMsg};

#[cw_serde]
enum Token {
    Transfer { recipient: Addr, amount: Uint128 },
}

/// LST to somebody, by a plain transfer: it calls nobody, and nobody can refuse it.
pub fn lst(token: &Addr, recipient: &Addr, amount: Shares) -> StdResult<WasmMsg> {
    let (recipient, amount) = (recipient.clone(), amount.raw());
    call(token, &Token::Transfer { recipient, amount }, vec![])
}

/// Coins to somebody, if there are any.
pub fn coins(response: Response, denom: &str, to: &Addr, amount: Quote) -> Response {
    match amount.is_zero() {
        true => response,
        false => response.add_message(BankMsg::Send {
            to_address: to.to_string(),
            amount: vec![Coin::new(amount.raw(), denom)],
        }),
    }
}
