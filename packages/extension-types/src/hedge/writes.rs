//! How its answers are written: their fields and variants, as in `answers.rs` and `state.rs`.

use super::answers::{
    DepositResponse, DepositsResponse, PositionResponse, PreviewActivateResponse,
    PreviewTopUpResponse, QuoteResponse, StateResponse, WaitingDeposit, WaitingResponse,
};
use super::state::{BackerTerms, Config, Trigger};
use ballast_wire::writes;

writes! {
    struct StateResponse {
        protected,
        waiting,
        shares,
        price,
        reserve,
        capital,
        slashable,
        coverage_bps,
        rate_bps,
        premium_due,
        gifts,
        mark: { value, shares },
        event,
        to_observe,
        due,
        guaranteed_until,
        paused_until,
    }
}

writes!(struct PreviewActivateResponse { shares, rate_bps });

writes!(struct PreviewTopUpResponse { due, paid });

writes!(struct QuoteResponse { rate_bps, capacity_left });

writes!(struct PositionResponse { shares, lst, waiting, deposits });

writes!(struct DepositsResponse { deposits });

writes!(struct WaitingResponse { deposits });

writes!(struct WaitingDeposit { deposit_id, owner, lst, ready_at, until });

writes!(struct DepositResponse { deposit_id, lst, ready_at, until });

writes! {
    struct Config {
        hub,
        lst,
        lst_decimals,
        trigger,
        reserve_bps,
        waiting_secs,
        premium,
        restake_code_id,
        deployer,
        guardian,
        backer,
        backer_terms,
    }
}

writes! {
    enum Trigger {
        rate_drop: RateDrop { deductible_bps, event_secs },
    }
}

writes!(struct BackerTerms { floor, drip_secs, cooldown_secs });
