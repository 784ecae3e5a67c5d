//! How its messages are read: their fields and variants, as in `instantiate.rs`, `execute.rs` and `query.rs`.

use super::execute::{ExecuteMsg, ReceiveMsg};
use super::instantiate::{InstantiateMsg, ShareMsg};
use super::query::QueryMsg;
use crate::share::share_reads;
use ballast_wire::reads;

reads! {
    struct InstantiateMsg {
        market,
        target_bps,
        min_bps,
        max_bps,
        ripcord_bps,
        max_discount_bps,
        max_rate_bps,
        keeper_bps,
        ramp_secs,
        guardian,
        share,
    }
}

reads!(struct ShareMsg { name, symbol });

share_reads! {
    execute enum ExecuteMsg {
        receive: Receive (_),
        deposit: Deposit { receiver, min_shares },
        redeem: Redeem { shares, receiver, min_lst },
        order: Order { shares, most_bps, receiver },
        cancel: Cancel { order_id },
        fill: Fill { order_id, receiver, min_lst },
        buy_down: BuyDown { receiver, min_lst },
        rebalance: Rebalance {},
        pause: Pause { secs },
        unpause: Unpause {},
    }
}

reads! {
    enum ReceiveMsg {
        deposit: Deposit { receiver, min_shares },
    }
}

share_reads! {
    query enum QueryMsg {
        config: Config {},
        state: State {},
        convert_to_assets: ConvertToAssets { shares },
        convert_to_shares: ConvertToShares { native },
        preview_deposit: PreviewDeposit { amount, lst },
        preview_redeem: PreviewRedeem { shares },
        preview_fill: PreviewFill { order_id, pay },
        preview_buy_down: PreviewBuyDown { pay },
        preview_rebalance: PreviewRebalance {},
        order: Order { order_id },
        orders: Orders { start_after, limit },
        orders_of: OrdersOf { owner, start_after, limit },
        paused: Paused {},
        solvency: Solvency {},
    }
}
