//! How its answers are written: their fields and variants, as in `answers.rs` and `state.rs`.

use super::answers::{
    FeedResponse, FeedsResponse, MissedResponse, PriceResponse, ReportResponse, ReporterResponse,
    ReportersResponse, RoundResponse, SafePriceResponse, SecurityResponse, SolvencyResponse,
    WouldResponse,
};
use super::msg::ExpectMsg;
use super::state::{Config, Source};
use ballast_wire::writes;

writes!(struct PriceResponse { price, updated_at });

writes!(struct SafePriceResponse { low, high, price, variance, updated_at });

writes! {
    struct FeedResponse {
        id,
        source,
        terms,
        expect,
        price,
        updated_at,
        fails,
        mean,
        sigma_day,
        cap,
        voids,
        guarded_until,
        next_poke,
    }
}

writes!(struct FeedsResponse { feeds });

writes!(struct RoundResponse { round, ends_at, current, reports, active, would });

writes!(struct ReportResponse { reporter, price, weight });

writes!(struct WouldResponse { price, void, suspects, fined, good, missing });

writes! {
    struct ReporterResponse {
        address,
        pledge,
        weight,
        leaving,
        ready_at,
        owed,
        missed,
        suspended_until,
        counts_from,
        counts_until,
    }
}

writes!(struct MissedResponse { feed, rows });

writes!(struct ReportersResponse { reporters });

writes!(struct SecurityResponse { active, native, to_stop, to_set, to_stop_native, to_set_native });

writes!(struct SolvencyResponse { lst, pledged, leaving, owed, pot, solvent });

writes! {
    struct Config {
        hub,
        lst,
        vault,
        guardian,
        min_pledge,
        round_secs,
        min_reports,
        fine_bps,
        suspend_secs,
        leave_secs,
        max_missed,
        reward,
    }
}

writes! {
    enum Source {
        reported: Reported (),
        contract: Contract { address, feed },
        lst: Lst { base, market },
    }
}

writes!(struct ExpectMsg { min, max });
