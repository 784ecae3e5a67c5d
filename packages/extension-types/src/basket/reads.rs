//! How its messages are read: their fields and variants, as in `msg.rs`.

use super::msg::{ExecuteMsg, InstantiateMsg, QueryMsg, ReceiveMsg, TargetMsg};
use crate::share::share_reads;
use ballast_wire::{reads, reads_and_writes};

reads! {
    struct InstantiateMsg {
        hub,
        name,
        symbol,
        owner,
        guardian,
        part_code_id,
        part_admin,
        parts,
        notice_secs,
    }
}

reads_and_writes!(struct TargetMsg { address, weight_bps, cap });

// written where it is said which messages are due
share_reads! {
    execute reads_and_writes enum ExecuteMsg {
        receive: Receive (_),
        redeem: Redeem { shares, receiver, skip },
        allocate: Allocate { part },
        trim: Trim { part },
        gather: Gather { part },
        note: Note { part },
        set_parts: SetParts { parts },
        apply_parts: ApplyParts {},
        drop_announced: DropAnnounced {},
        pause: Pause { secs },
        unpause: Unpause {},
        update_ownership: UpdateOwnership (_),
    }
}

reads! {
    enum ReceiveMsg {
        deposit: Deposit { receiver, min_shares, despite_pending },
    }
}

share_reads! {
    query enum QueryMsg {
        config: Config {},
        state: State {},
        parts: Parts {},
        preview_deposit: PreviewDeposit { lst, despite_pending },
        preview_redeem: PreviewRedeem { shares },
        convert_to_shares: ConvertToShares { lst },
        convert_to_assets: ConvertToAssets { shares },
        due: Due {},
        ownership: Ownership {},
    }
}
