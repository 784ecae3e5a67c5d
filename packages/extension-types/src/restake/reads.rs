//! How its messages are read: their fields and variants, as in `instantiate.rs`, `execute.rs` and `query.rs`.

use super::execute::{ExecuteMsg, ReceiveMsg};
use super::instantiate::{InstantiateMsg, ModeMsg, RatioMsg};
use super::query::QueryMsg;
use crate::share::share_reads;
use ballast_wire::reads;

reads! {
    struct InstantiateMsg {
        hub,
        name,
        symbol,
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

reads! {
    enum ModeMsg {
        instant: Instant (),
        veto: Veto { resolver, veto_secs, execute_secs },
    }
}

reads!(struct RatioMsg { consumer, ratio_bps, hold_secs });

share_reads! {
    execute enum ExecuteMsg {
        receive: Receive (_),
        redeem: Redeem { shares, receiver },
        withdraw: Withdraw { redemption_ids },
        transfer_redemption: TransferRedemption { redemption_id, units, receiver },
        slash: Slash { amount, memo },
        veto: Veto { request_id },
        execute_slash: ExecuteSlash { request_id },
        bond_rewards: BondRewards {},
        pause: Pause { secs },
        unpause: Unpause {},
    }
}

reads! {
    enum ReceiveMsg {
        deposit: Deposit { receiver, min_shares },
    }
}

share_reads! {
    query enum QueryMsg {
        config: Config {},
        state: State {},
        slashable: Slashable {},
        convert_to_shares: ConvertToShares { lst },
        convert_to_assets: ConvertToAssets { shares },
        preview_deposit: PreviewDeposit { lst },
        preview_redeem: PreviewRedeem { shares },
        preview_withdraw: PreviewWithdraw { redemption_id },
        preview_slash: PreviewSlash { amount },
        position: Position { owner },
        redemptions: Redemptions { owner, start_after, limit },
    }
}
