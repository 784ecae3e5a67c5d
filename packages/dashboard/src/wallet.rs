//! The wallet page: which node and hub it is for, and its files.
//!
//! The page asks the node itself and has a wallet sign; this server hands out its parts and knows
//! no keys.

mod files;

use crate::node::Endpoint;
use crate::{Node, Observer, WorldError};
use cosmwasm_std::Decimal;
use serde::Serialize;

/// Where links to transactions and accounts lead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Explorer {
    /// `https://…/{hash}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tx: Option<String>,
    /// `https://…/{address}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
}

/// What the page for wallets is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Wallet {
    /// The node's REST endpoint, asked by browsers.
    pub rest: String,
    /// Its RPC, for the rate over time and for wallets that do not know the chain.
    pub rpc: String,
    /// The hub's address.
    pub hub: String,
    /// The chain's id.
    pub chain_id: String,
    /// What people call the chain.
    pub name: String,
    /// The bonded denom.
    pub denom: String,
    /// What people call it.
    pub symbol: String,
    /// Decimals of both tokens.
    pub decimals: u8,
    /// The number of the chain's coin in derivation paths; 118 for most.
    pub coin_type: u32,
    /// What a unit of gas costs, in the bonded denom.
    pub gas_price: Decimal,
    /// Where transactions and accounts are shown.
    pub explorer: Explorer,
}

/// What the chain does not say of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The node's RPC.
    pub rpc: String,
    /// What people call the chain; its id if nothing is said.
    pub name: Option<String>,
    /// The number of the chain's coin in derivation paths.
    pub coin_type: u32,
    /// What a unit of gas costs; twice the node's least if nothing is said.
    pub gas_price: Option<Decimal>,
    /// Where transactions and accounts are shown.
    pub explorer: Explorer,
}

impl Wallet {
    /// The page for a node: its chain, hub and token are as the node says.
    ///
    /// # Errors
    /// A node that does not answer, or names no price of gas while none is given; an RPC that is no
    /// address.
    pub fn of(node: &Node, observer: &mut Observer, named: Named) -> Result<Self, WorldError> {
        if !Endpoint::is_http(&named.rpc) {
            return Err(WorldError::BadInput(format!(
                "`{}`: an RPC endpoint begins with http:// or https://",
                named.rpc
            )));
        }
        let token = observer.token(node)?;
        let chain_id = node.chain_id()?;
        let least = || {
            node.least_gas_price(&token.denom)?
                .checked_mul(Decimal::percent(200))
                .ok()
        };
        let price = named.gas_price.or_else(least);
        let gas_price = price.filter(|price| !price.is_zero());
        let gas_price = gas_price.ok_or_else(|| {
            WorldError::BadInput(format!(
                "the node names no least price of gas in {}: say what it costs, --gas-price 0.025",
                token.denom
            ))
        })?;
        let (rest, hub) = node.addresses();
        Ok(Self {
            rest: rest.to_string(),
            rpc: named.rpc,
            hub: hub.to_string(),
            name: named.name.unwrap_or_else(|| chain_id.clone()),
            chain_id,
            symbol: token.native(),
            denom: token.denom,
            decimals: token.decimals,
            coin_type: named.coin_type,
            gas_price,
            explorer: named.explorer,
        })
    }
}
