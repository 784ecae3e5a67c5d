//! How its answers are written: their fields and variants, as in `answers.rs` and `state.rs`.

use super::answers::{
    AmountResponse, ConfigResponse, DebtResponse, ExposureResponse, ManagerRow, ManagersResponse,
    MarketResponse, MaxRedeemResponse, PausedResponse, PositionResponse, PositionRow,
    PositionsResponse, PreviewBorrowResponse, PreviewLiquidateResponse, PreviewRepayResponse,
    SharesResponse, SolvencyResponse,
};
use super::borrower::BorrowerMsg;
use super::state::{Attached, Config, LoanCoin, Oracle, Roles};
use ballast_wire::writes;

writes!(struct ConfigResponse { terms, limits, roles, restake });

writes! {
    struct MarketResponse {
        assets,
        cash,
        debt,
        supply,
        index,
        use_bps,
        borrow_rate,
        supply_rate,
        rate_at_target,
        open_ltv_bps,
        liq_ltv_bps,
        incentive_bps,
        cap,
        headroom,
        price,
        low,
    }
}

writes! {
    struct PositionResponse {
        collateral,
        debt,
        scaled,
        index,
        worth,
        ltv_bps,
        open_ltv_bps,
        liq_ltv_bps,
        liquidatable,
        max_borrow,
        max_remove,
        max_loop,
        liquidation_price,
    }
}

writes!(struct DebtResponse { collateral, debt, scaled, index });

writes!(struct PositionsResponse { positions });

writes!(struct PositionRow { owner, collateral, scaled, debt });

writes!(struct ManagersResponse { managers });

writes!(struct ManagerRow { manager, until });

writes!(struct SharesResponse { shares });

writes!(struct AmountResponse { amount });

writes!(struct MaxRedeemResponse { shares, amount });

writes!(struct PreviewBorrowResponse { debt, lst, ltv_bps });

writes!(struct PreviewRepayResponse { paid, refund, debt, collateral });

writes!(struct PreviewLiquidateResponse { repaid, lst, from_restake, bad_debt, refund });

writes!(struct ExposureResponse { exposure, due, debt });

writes!(struct PausedResponse { deposit, borrow });

writes! {
    struct SolvencyResponse {
        cash,
        coins,
        lst,
        scaled,
        debt,
        page_collateral,
        page_scaled,
        page_debt,
        next,
    }
}

writes! {
    struct Config {
        hub,
        lst,
        lst_decimals,
        loan,
        oracle,
        max_debt_ratio,
        vol_sigmas,
        min_debt,
        restake_part_bps,
        restake_code_id,
        deployer,
        open_birth_bps,
        liq_birth_bps,
    }
}

writes!(struct LoanCoin { denom, decimals });

writes!(struct Oracle { address, feed });

writes!(struct Roles { guardian, treasury });

writes!(struct Attached { address, window_secs, max_slash_bps, floor, drip_secs });

writes! {
    enum BorrowerMsg {
        on_borrow: OnBorrow { owner, amount, msg },
    }
}
