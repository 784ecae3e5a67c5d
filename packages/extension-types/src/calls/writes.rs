//! How its answers are written: their fields and variants, as in `answers.rs` and `state.rs`.

use super::answers::{
    ConfigResponse, OfferResponse, OffersResponse, PositionResponse, PreviewBuyResponse,
    PreviewExerciseResponse, Redeemable, StateResponse,
};
use ballast_wire::writes;

writes!(struct ConfigResponse { hub, lst, decimals, quote, strike, exercise_from, expiry, admin });

writes!(struct StateResponse { phase, lst, written, supply, quote, offered });

writes! {
    struct OfferResponse {
        offer_id,
        writer,
        lst,
        price,
        end_price,
        starts_at,
        ends_at,
        price_now,
    }
}

writes!(struct OffersResponse { offers });

writes!(struct PreviewBuyResponse { price, cost });

writes!(struct PreviewExerciseResponse { native, pays });

writes!(struct Redeemable { lst, quote });

writes!(struct PositionResponse { options, written, offers, redeemable });
