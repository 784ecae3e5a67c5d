//! The message and the query that a restake contract sends to the hub, in the hub's own format. The
//! full types of a hub would bring the code to serialise all its messages into this contract.

use ballast_types::{Amount, Shares};
use ballast_wire::{answer_to, call, reads, writes};
use cosmwasm_std::{Addr, Coin, QuerierWrapper, Uint128, WasmMsg};

enum Hub {
    Bond { receiver: Addr },
}

writes! {
    enum Hub {
        bond: Bond { receiver },
    }
}

enum HubQuery {
    PreviewBond { amount: Uint128 },
}

writes! {
    enum HubQuery {
        preview_bond: PreviewBond { amount },
    }
}

struct Preview {
    shares: Shares,
}

reads!(open struct Preview { shares });

/// Bonds native coins for `receiver`.
pub fn bond(hub: &Addr, receiver: &Addr, coin: Coin) -> WasmMsg {
    let msg = Hub::Bond {
        receiver: receiver.clone(),
    };
    call(hub, &msg, vec![coin])
}

/// Whether the hub would bond `amount` now and mint at least one unit of LST.
pub fn would_bond(querier: &QuerierWrapper<'_>, hub: &Addr, amount: Uint128) -> bool {
    let preview = answer_to(querier, hub, &HubQuery::PreviewBond { amount });
    preview.is_ok_and(|Preview { shares }| !shares.is_zero())
}
