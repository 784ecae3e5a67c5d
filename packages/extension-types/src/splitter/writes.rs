//! How its answers are written: their fields and variants, as in `answers.rs` and `state.rs`.

use super::answers::{
    ConfigResponse, LstResponse, PositionResponse, PreviewSplitResponse, StateResponse,
    ValueResponse,
};
use super::msg::InstantiateMsg;
use ballast_wire::writes;

writes!(struct ConfigResponse { hub, lst, pt, maturity, decimals, code_id, admin });

writes! {
    struct StateResponse {
        matured,
        r#final: "final",
        mark,
        mark_at,
        touched_at,
        reserve,
        pt_supply,
        yt_supply,
        owed,
        face_rate,
        rate,
    }
}

writes!(struct PreviewSplitResponse { pt, yt, mark });

writes!(struct LstResponse { lst });

writes!(struct ValueResponse { lst, native, at_maturity });

writes!(struct PositionResponse { pt, yt, claimable, native });

writes! {
    enum InstantiateMsg {
        split: Split { hub, maturity },
        principal: Principal { name, symbol, decimals, suite },
    }
}
