//! The LST: a cw20 whose minting belongs to the hub and whose burning to hub, queue and vault.

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
    /// The suite it belongs to.
    pub suite: Suite,
    /// The seed's shares, which the hub keeps for ever.
    pub seed: Shares,
}

/// What the callers of [`Token::supply`] read of cw20-base's `token_info`; the rest of it is passed over.
#[cw_serde]
struct Supply {
    total_supply: Uint128,
}

reads!(open struct Supply { total_supply });

reads!(struct InstantiateMsg { info, suite, seed });

const SUPPLY: Item<Supply> = Item::new("token_info");

/// What a contract tells it. The type that has all messages of a cw20 would bring the code that writes them all.
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

/// The LST, for whoever calls it from a contract.
#[cw_serde]
pub struct Token(pub Addr);

impl Token {
    /// A message to the token.
    pub fn call(&self, msg: &Cw20ExecuteMsg) -> StdResult<WasmMsg> {
        call(&self.0, msg, vec![])
    }

    /// Mints to `recipient`; the hub's.
    pub fn mint(&self, recipient: &Addr, shares: Shares) -> StdResult<WasmMsg> {
        let amount = shares.raw();
        self.tell(&Told::Mint { recipient, amount })
    }

    /// Burns the sender's; the hub's, the queue's and the vault's.
    pub fn burn(&self, shares: Shares) -> StdResult<WasmMsg> {
        let amount = shares.raw();
        self.tell(&Told::Burn { amount })
    }

    /// Sends the sender's to `recipient`, by a plain transfer: it calls nobody, and nobody can refuse it.
    pub fn transfer(&self, recipient: &Addr, shares: Shares) -> StdResult<WasmMsg> {
        let amount = shares.raw();
        self.tell(&Told::Transfer { recipient, amount })
    }

    /// Sends the sender's to a contract with a message.
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

    /// What `holder` has: one storage read.
    pub fn balance(&self, querier: &QuerierWrapper<'_>, holder: &Addr) -> StdResult<Shares> {
        let row = stored(querier, &self.0, &BALANCES.key(holder))?;
        match row.is_empty() {
            true => Ok(Shares::ZERO),
            false => from_json::<Uint128>(row).map(Shares::new),
        }
    }

    /// All there is: one storage read.
    pub fn supply(&self, querier: &QuerierWrapper<'_>) -> StdResult<Shares> {
        let info: Supply = ballast_wire::from_json(&stored(querier, &self.0, SUPPLY.as_slice())?)?;
        Ok(Shares::new(info.total_supply))
    }

    /// What `holder` has, by the cw20 query that any token answers.
    pub fn balance_smart(&self, querier: &QuerierWrapper<'_>, holder: &str) -> StdResult<Shares> {
        let query = Cw20QueryMsg::Balance {
            address: holder.to_string(),
        };
        let answer: BalanceResponse = querier.query_wasm_smart(&self.0, &query)?;
        Ok(Shares::new(answer.balance))
    }
}
