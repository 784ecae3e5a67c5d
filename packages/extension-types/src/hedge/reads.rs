//! How its messages are read: their fields and variants, as in `instantiate.rs`, `execute.rs` and `query.rs`.

use super::execute::{ExecuteMsg, ReceiveMsg};
use super::instantiate::{InstantiateMsg, TriggerMsg};
use super::query::QueryMsg;
use crate::share::share_reads;
use ballast_wire::reads;

reads! {
    struct InstantiateMsg {
        hub,
        name,
        symbol,
        trigger,
        reserve_bps,
        waiting_secs,
        premium,
        restake_code_id,
        guardian,
    }
}

reads! {
    enum TriggerMsg {
        rate_drop: RateDrop { deductible_bps, event_secs },
    }
}

share_reads! {
    execute enum ExecuteMsg {
        attach: Attach { backer },
        receive: Receive (_),
        activate: Activate { deposit_id },
        cancel: Cancel { deposit_id },
        redeem: Redeem { shares, receiver, min_lst, forfeit },
        top_up: TopUp {},
        observe: Observe {},
        pay: Pay {},
        pause: Pause { secs },
        unpause: Unpause {},
    }
}

reads! {
    enum ReceiveMsg {
        deposit: Deposit { receiver },
    }
}

share_reads! {
    query enum QueryMsg {
        config: Config {},
        state: State {},
        exposure: Exposure {},
        preview_activate: PreviewActivate { deposit_id },
        preview_redeem: PreviewRedeem { shares },
        preview_top_up: PreviewTopUp {},
        quote: Quote { lst },
        position: Position { owner },
        deposits: Deposits { owner, start_after, limit },
        waiting: Waiting { start_after, limit },
        convert_to_shares: ConvertToShares { lst },
        convert_to_assets: ConvertToAssets { shares },
    }
}
