//! What the hub is told and asked, as it takes it. The types that have all its messages and
//! questions would bring the code that writes them all.

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

/// Has the hub collect what bonds owe.
pub fn fine(hub: &Addr, fines: Vec<Fine>) -> StdResult<WasmMsg> {
    call(hub, &Told::Fine { fines }, vec![])
}

/// Value and shares of the pool, and the time in seconds of which they are.
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

    /// As the handle of the hub does.
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
