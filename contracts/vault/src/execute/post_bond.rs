//! An order for shares of a validator's bond.

use super::order::Order;
use crate::error::ContractError;
use ballast_types::{
    address::{account, operator_bytes},
    vault::LayerId,
    Amount, LayerShares,
};
use cosmwasm_std::{Api, Env};

/// The sender receives the shares. Anyone may post a bond for any validator, listed or not.
pub fn post_bond(
    api: &dyn Api,
    env: &Env,
    sender: &str,
    validator: String,
) -> Result<Order, ContractError> {
    operator_bytes(&validator, env.contract.address.as_str())?;
    Ok(Order {
        action: "post_bond",
        owner: account(api, sender)?,
        layer: LayerId::Bond { validator },
        min_shares: LayerShares::ZERO,
    })
}
