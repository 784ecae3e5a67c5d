//! How its answers are written: their fields and variants, as in `answers.rs` and `state.rs`.

use super::answers::{
    Door, DueResponse, PartResponse, PartsResponse, PieceResponse, PreviewDepositResponse,
    PreviewRedeemResponse, StateResponse,
};
use super::state::Config;
use ballast_wire::writes;

writes!(struct StateResponse { nav, shares, loose, price, deposits, announced });

writes! {
    enum Door {
        open: Open (),
        shut: Shut { why, until },
    }
}

writes!(struct PartsResponse { parts });

writes! {
    struct PartResponse {
        address,
        weight_bps,
        cap,
        shares,
        worth,
        of_that_trim,
        trim,
        target,
        spent,
        pending,
        ripe_at,
        max_slash_bps,
        cooldown_secs,
        silent_since,
    }
}

writes!(struct PreviewDepositResponse { shares, nav });

writes!(struct PreviewRedeemResponse { lst, parts });

writes!(struct PieceResponse { address, shares, lst, trim_lst, ready_at, trim_ready_at });

writes!(struct DueResponse { work });

writes!(struct Config { hub, lst, lst_decimals, part_code_id, part_admin, notice_secs, guardian });
