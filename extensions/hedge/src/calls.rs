//! What it sends, and what it asks the hub, as their receivers take them. The types that have all messages of token, hub and restake
//! contract would bring the code that writes and reads them all.

use ballast_extension_math::hedge::HubView;
use ballast_types::{call::call, Amount, Native, Shares, Totals};
use ballast_wire::{ask, reads};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, QuerierWrapper, StdResult, WasmMsg};

#[cw_serde]
enum Restake {
    Slash { amount: Shares },
}

#[cw_serde]
enum Hub {
    ExchangeRate {},
    Freshness {},
}

/// What of the answer to `exchange_rate` is needed.
struct Rate {
    value: Native,
    shares: Shares,
}

reads!(open struct Rate { value, shares });

/// What of the answer to `freshness` is needed.
struct Freshness {
    pending_loss: Native,
    pending_cover: Native,
    value: Native,
    shares: Shares,
}

reads!(open struct Freshness { pending_loss, pending_cover, value, shares });

/// Has the backer pay.
pub fn slash(backer: &Addr, amount: Shares) -> StdResult<WasmMsg> {
    call(backer, &Restake::Slash { amount }, vec![])
}

/// The price of LST, after any loss that the chain shows, booked or not. What is too small for a loss is not in it before it is booked: a
/// top-up would not find it.
pub fn price(querier: &QuerierWrapper, hub: &Addr) -> StdResult<Totals> {
    let seen = view(querier, hub)?;
    if seen.pending_loss.is_zero() {
        return Ok(seen.totals);
    }
    let Rate { value, shares } = ask(querier, hub, &Hub::ExchangeRate {})?;
    Ok(Totals { value, shares })
}

/// The price of LST by the books, and what is not settled yet.
pub fn view(querier: &QuerierWrapper, hub: &Addr) -> StdResult<HubView> {
    let Freshness {
        pending_loss,
        pending_cover,
        value,
        shares,
    } = ask(querier, hub, &Hub::Freshness {})?;
    Ok(HubView {
        totals: Totals { value, shares },
        pending_loss,
        pending_cover,
    })
}
