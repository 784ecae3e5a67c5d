//! How its answers are written: their fields and variants, as in `answers.rs` and `state.rs`.

use super::answers::{
    AssetsResponse, Can, OrderResponse, OrdersResponse, PausedResponse, PreviewBuyDownResponse,
    PreviewDepositResponse, PreviewFillResponse, PreviewRebalanceResponse, PreviewRedeemResponse,
    SharesResponse, SolvencyResponse, StateResponse,
};
use super::state::Config;
use ballast_wire::writes;

writes! {
    struct StateResponse {
        collateral,
        worth,
        debt,
        equity,
        shares,
        leverage_bps,
        band,
        discount_bps,
        borrow_rate,
        rate_at_target,
        fall_to_max_bps,
        fall_to_liquidation_bps,
        can,
    }
}

writes! {
    enum Can {
        rebalance: Rebalance (),
        buy_down: BuyDown (),
    }
}

writes!(struct AssetsResponse { native });

writes!(struct SharesResponse { shares });

writes!(struct PreviewDepositResponse { lst, shares });

writes!(struct PreviewRedeemResponse { pay, lst });

writes!(struct PreviewFillResponse { shares, paid, lst, to_owner, discount_bps });

writes!(struct PreviewBuyDownResponse { paid, lst, discount_bps, leverage_bps });

writes!(struct PreviewRebalanceResponse { borrowed, lst, tip, leverage_bps });

writes! {
    struct OrderResponse {
        order_id,
        owner,
        receiver,
        shares,
        since,
        most_bps,
        discount_bps,
        lst,
        debt,
        to_buyer,
        to_owner,
    }
}

writes!(struct OrdersResponse { orders });

writes!(struct PausedResponse { deposit });

writes!(struct SolvencyResponse { shares, in_orders, collateral, debt, coins, lst });

writes!(struct Config { market, hub, lst, denom, guardian, terms });
