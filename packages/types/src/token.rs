//! The LST: a cw20 that the hub mints, and that hub, queue and vault burn.

use crate::Amount;
use crate::{deploy::Suite, Shares};
use ballast_base::call::call;
use ballast_wire::{reads, stored, writes};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{from_json, Addr, Binary, QuerierWrapper, StdResult, Uint128, WasmMsg};
use cw20::{BalanceResponse, Cw20ExecuteMsg, Cw20QueryMsg};
use cw20_base::state::BALANCES;
use cw_storage_plus::Item;

pub use cw20::Cw20ExecuteMsg as ExecuteMsg;
pub use cw20_base::msg::QueryMsg;

/// Sent by the hub when it creates the token.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// Name and look.
    pub info: crate::hub::TokenInfo,
    /// The suite that the token belongs to.
    pub suite: Suite,
    /// The LST of the seed, which the hub keeps for ever.
    pub seed: Shares,
}

/// The field of cw20-base's `token_info` that [`Token::supply`] reads; the others are skipped.
#[cw_serde]
struct Supply {
    total_supply: Uint128,
}

reads!(open struct Supply { total_supply });

reads!(struct InstantiateMsg { info, suite, seed });

const SUPPLY: Item<Supply> = Item::new("token_info");

/// The messages that contracts send to the token. The full message type of cw20 would bring the
/// code to serialise all its messages into each of them.
enum Told<'a> {
    Mint {
        recipient: &'a Addr,
        amount: Uint128,
    },
    Burn {
        amount: Uint128,
    },
    Transfer {
        recipient: &'a Addr,
        amount: Uint128,
    },
    Send {
        contract: &'a Addr,
        amount: Uint128,
        msg: Binary,
    },
}

writes! {
    enum Told<'_> {
        mint: Mint { recipient, amount },
        burn: Burn { amount },
        transfer: Transfer { recipient, amount },
        send: Send { contract, amount, msg },
    }
}

/// The LST, for contracts that call it.
#[cw_serde]
pub struct Token(pub Addr);

impl Token {
    /// A message to the token.
    pub fn call(&self, msg: &Cw20ExecuteMsg) -> StdResult<WasmMsg> {
        call(&self.0, msg, vec![])
    }

    /// Mints LST to `recipient`. Only the hub may.
    pub fn mint(&self, recipient: &Addr, shares: Shares) -> StdResult<WasmMsg> {
        let amount = shares.raw();
        self.tell(&Told::Mint { recipient, amount })
    }

    /// Burns LST of the sender. Only hub, queue and vault may.
    pub fn burn(&self, shares: Shares) -> StdResult<WasmMsg> {
        let amount = shares.raw();
        self.tell(&Told::Burn { amount })
    }

    /// Transfers LST of the sender to `recipient`: it calls no other contract, so no receiver can
    /// refuse it.
    pub fn transfer(&self, recipient: &Addr, shares: Shares) -> StdResult<WasmMsg> {
        let amount = shares.raw();
        self.tell(&Told::Transfer { recipient, amount })
    }

    /// Sends LST of the sender to a contract, with a message.
    pub fn send(&self, contract: &Addr, shares: Shares, msg: Binary) -> StdResult<WasmMsg> {
        let amount = shares.raw();
        self.tell(&Told::Send {
            contract,
            amount,
            msg,
        })
    }

    fn tell(&self, msg: &Told<'_>) -> StdResult<WasmMsg> {
        Ok(ballast_wire::call(&self.0, msg, vec![]))
    }

    /// The LST of `holder`: one storage read.
    pub fn balance(&self, querier: &QuerierWrapper<'_>, holder: &Addr) -> StdResult<Shares> {
        let row = stored(querier, &self.0, &BALANCES.key(holder))?;
        match row.is_empty() {
            true => Ok(Shares::ZERO),
            false => from_json::<Uint128>(row).map(Shares::new),
        }
    }

    /// All LST: one storage read.
    pub fn supply(&self, querier: &QuerierWrapper<'_>) -> StdResult<Shares> {
        let info: Supply = ballast_wire::from_json(&stored(querier, &self.0, SUPPLY.as_slice())?)?;
        Ok(Shares::new(info.total_supply))
    }

    /// The balance of `holder`, by the cw20 query that any token answers.
    pub fn balance_smart(&self, querier: &QuerierWrapper<'_>, holder: &str) -> StdResult<Shares> {
        let query = Cw20QueryMsg::Balance {
            address: holder.to_string(),
        };
        let answer: BalanceResponse = querier.query_wasm_smart(&self.0, &query)?;
        Ok(Shares::new(answer.balance))
    }
}
