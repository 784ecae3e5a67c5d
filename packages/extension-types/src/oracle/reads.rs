//! How its messages are read: their fields and variants, as in `msg.rs`.

use super::msg::{
    AddFeed, ExecuteMsg, ExpectMsg, InstantiateMsg, PriceReport, QueryMsg, ReceiveMsg, SourceMsg,
};
use ballast_wire::reads;

reads! {
    struct InstantiateMsg {
        owner,
        guardian,
        hub,
        min_pledge,
        round_secs,
        min_reports,
        fine_bps,
        suspend_secs,
        leave_secs,
        max_missed,
        reward,
        reporters: or_default,
    }
}

reads! {
    enum ExecuteMsg {
        receive: Receive (_),
        unpledge: Unpledge { lst },
        collect: Collect { reporter },
        report: Report { prices, round },
        close: Close { feed },
        poke: Poke { feed },
        resume: Resume {},
        add_feed: AddFeed (_),
        admit: Admit { address },
        evict: Evict { address },
        guard: Guard { feed, secs },
        unguard: Unguard { feed },
        update_config: UpdateConfig { reward },
        set_guardian: SetGuardian { address },
        update_ownership: UpdateOwnership (_),
    }
}

reads!(struct PriceReport { feed, price });

reads! {
    struct AddFeed {
        id,
        source,
        expect,
        band_bps,
        fault_bps,
        max_age_secs,
        fresh_secs,
        mean_secs,
        max_spread_bps,
        max_growth_bps,
    }
}

reads! {
    enum SourceMsg {
        reported: Reported (),
        contract: Contract { address, feed },
        lst: Lst { base, market },
    }
}

reads!(struct ExpectMsg { min, max });

reads! {
    enum ReceiveMsg {
        pledge: Pledge {},
    }
}

reads! {
    enum QueryMsg {
        price: Price { feed },
        safe_price: SafePrice { feed },
        config: Config {},
        feed: Feed { id },
        feeds: Feeds { start_after, limit },
        round: Round { feed },
        reporter: Reporter { address },
        reporters: Reporters { start_after, limit },
        security: Security {},
        solvency: Solvency {},
        ownership: Ownership {},
    }
}
