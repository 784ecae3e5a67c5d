//! How its answers are written: their fields and variants, as in `answers.rs` and `state.rs`.

use super::answers::{
    LstResponse, PositionResponse, PreviewRedeemResponse, PreviewSlashResponse, RedemptionResponse,
    RedemptionsResponse, SharesResponse, SlashData, SlashableResponse, StateResponse,
    WindowResponse,
};
use super::state::{Config, Mode, Ratio};
use ballast_wire::writes;

writes! {
    struct StateResponse {
        active,
        redeeming,
        shares,
        dripping,
        price,
        window,
        spent,
        request,
        quiet_until,
        paused_until,
    }
}

writes!(struct WindowResponse { opens_again_at, taken });

writes!(struct SlashableResponse { slashable, held, active, redeeming, window_resets_at });

writes!(struct SharesResponse { shares });

writes!(struct LstResponse { lst });

writes!(struct PreviewRedeemResponse { lst, ready_at });

writes!(struct PreviewSlashResponse { taken, of_active, of_redeeming });

writes!(struct PositionResponse { shares, lst, redeeming_lst, redemptions });

writes!(struct RedemptionsResponse { redemptions });

writes!(struct RedemptionResponse { redemption_id, units, lst, ready_at, held_until });

writes!(struct SlashData { taken });

writes! {
    struct Config {
        hub,
        lst,
        lst_decimals,
        slasher,
        destination,
        mode,
        cooldown_secs,
        window_secs,
        max_slash_bps,
        floor,
        drip_secs,
        ratio,
        guardian,
    }
}

writes! {
    enum Mode {
        instant: Instant (),
        veto: Veto { resolver, veto_secs, execute_secs },
    }
}

writes!(struct Ratio { consumer, ratio_bps, hold_secs });
