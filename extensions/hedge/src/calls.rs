//! What it sends, and what it asks the hub, as their receivers take them. The types that have all
//! messages of token, hub and restake contract would bring the code that writes and reads them all.

use ballast_extension_math::hedge::HubView;
use ballast_extension_types::rate::Rate;
use ballast_types::{Amount, Native, Shares, Totals};
use ballast_wire::{answer_to, call, reads, writes};
use cosmwasm_std::{Addr, QuerierWrapper, StdResult, WasmMsg};

enum Restake {
    Slash { amount: Shares },
}

writes! {
    enum Restake {
        slash: Slash { amount },
    }
}

enum Hub {
    Freshness {},
}

writes! {
    enum Hub {
        freshness: Freshness {},
    }
}

/// The part of the answer to `freshness` that is read.
struct Freshness {
    pending_loss: Native,
    pending_cover: Native,
    value: Native,
    shares: Shares,
}

reads!(open struct Freshness { pending_loss, pending_cover, value, shares });

/// Has the backer pay.
pub fn slash(backer: &Addr, amount: Shares) -> WasmMsg {
    call(backer, &Restake::Slash { amount }, vec![])
}

/// The price of LST, as in [`view_after_losses`].
pub fn price(querier: &QuerierWrapper, hub: &Addr) -> StdResult<Totals> {
    Ok(view_after_losses(querier, hub)?.totals)
}

/// As [`view`], but the price is that after any loss that the chain shows, booked or not. What is
/// too small for a loss is not in it before it is booked: a top-up would not find it.
pub fn view_after_losses(querier: &QuerierWrapper, hub: &Addr) -> StdResult<HubView> {
    let mut seen = view(querier, hub)?;
    if !seen.pending_loss.is_zero() {
        seen.totals = Rate::ask(querier, hub)?.totals();
    }
    Ok(seen)
}

/// The price of LST by the books, and what is not settled yet.
pub fn view(querier: &QuerierWrapper, hub: &Addr) -> StdResult<HubView> {
    let Freshness {
        pending_loss,
        pending_cover,
        value,
        shares,
    } = answer_to(querier, hub, &Hub::Freshness {})?;
    Ok(HubView {
        totals: Totals { value, shares },
        pending_loss,
        pending_cover,
    })
}
