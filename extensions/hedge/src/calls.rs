//! The messages that a hedge sends, and its query of the hub, in the receivers' own formats. The
//! full message types of token, hub and restake contract would bring the code to serialise all
//! their messages into this contract.

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

/// The fields of the answer to `freshness` that are read.
struct Freshness {
    pending_loss: Native,
    pending_cover: Native,
    value: Native,
    shares: Shares,
}

reads!(open struct Freshness { pending_loss, pending_cover, value, shares });

/// A message that slashes the backer for `amount` LST.
pub fn slash(backer: &Addr, amount: Shares) -> WasmMsg {
    call(backer, &Restake::Slash { amount }, vec![])
}

/// The price of LST, as in [`view_after_losses`].
pub fn price(querier: &QuerierWrapper, hub: &Addr) -> StdResult<Totals> {
    Ok(view_after_losses(querier, hub)?.totals)
}

/// As [`view`], but with the price after any loss that the chain shows, booked or not. A difference
/// too small to count as a loss does not lower the price until it is booked, because a top-up would
/// not see it either.
pub fn view_after_losses(querier: &QuerierWrapper, hub: &Addr) -> StdResult<HubView> {
    let mut seen = view(querier, hub)?;
    if !seen.pending_loss.is_zero() {
        seen.totals = Rate::ask(querier, hub)?.totals();
    }
    Ok(seen)
}

/// The price of LST by the hub's books, with the loss that is not booked and the cover that is
/// owed.
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
