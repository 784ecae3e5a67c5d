//! One message to the hub and one query of it, in the hub's own format. The full message types of
//! the hub would bring the code to serialise all its messages into this contract.

use ballast_types::{
    call::call,
    hub::{ExchangeRateResponse, Fine},
    Totals,
};
use ballast_wire::ask;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, QuerierWrapper, StdResult, WasmMsg};

#[cw_serde]
enum Told {
    Fine { fines: Vec<Fine> },
}

#[cw_serde]
enum Asked {
    ExchangeRate {},
}

/// A message by which the hub has the vault burn bonds for `fines`.
pub fn fine(hub: &Addr, fines: Vec<Fine>) -> StdResult<WasmMsg> {
    call(hub, &Told::Fine { fines }, vec![])
}

/// Value and shares of the pool, and the time at which they were computed, unix seconds.
pub fn totals(querier: &QuerierWrapper<'_>, hub: &Addr) -> StdResult<(Totals, u64)> {
    let rate: ExchangeRateResponse = ask(querier, hub, &Asked::ExchangeRate {})?;
    let totals = Totals {
        value: rate.value,
        shares: rate.shares,
    };
    Ok((totals, rate.updated_at))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use ballast_types::{
        hub::{Hub, QueryMsg},
        Amount, Native,
    };
    use cosmwasm_std::to_json_string;

    /// The same bytes as the hub's own handle sends.
    #[test]
    fn the_hub_is_told_and_asked_as_its_handle_does() {
        let hub = Addr::unchecked("hub");
        for fines in [
            vec![],
            vec![Fine {
                validator: "val0".to_string(),
                amount: Native::new(5u128),
            }],
        ] {
            let by_handle = Hub(hub.clone()).fine(fines.clone()).unwrap();
            assert_eq!(fine(&hub, fines).unwrap(), by_handle);
        }
        let asked = to_json_string(&Asked::ExchangeRate {}).unwrap();
        assert_eq!(asked, to_json_string(&QueryMsg::ExchangeRate {}).unwrap());
    }
}
