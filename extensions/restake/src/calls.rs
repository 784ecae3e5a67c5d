//! The message that it sends to the hub, and the question that it asks it, as the hub takes them.
//! The types that have all messages and questions of a hub would bring the code that writes them
//! all.

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

/// Native coins into the pool, for somebody.
pub fn bond(hub: &Addr, receiver: &Addr, coin: Coin) -> WasmMsg {
    let msg = Hub::Bond {
        receiver: receiver.clone(),
    };
    call(hub, &msg, vec![coin])
}

/// Whether the hub would bond so much now.
pub fn would_bond(querier: &QuerierWrapper<'_>, hub: &Addr, amount: Uint128) -> bool {
    let preview = answer_to(querier, hub, &HubQuery::PreviewBond { amount });
    preview.is_ok_and(|Preview { shares }| !shares.is_zero())
}
