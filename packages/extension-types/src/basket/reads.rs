//! How its messages are read: their fields and variants, as in `msg.rs`.

use super::*;
use ballast_wire::reads;

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

reads!(struct TargetMsg { address, weight_bps, cap });

reads! {
    enum ExecuteMsg {
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
        transfer: Transfer { recipient, amount },
        send: Send { contract, amount, msg },
        transfer_from: TransferFrom { owner, recipient, amount },
        send_from: SendFrom { owner, contract, amount, msg },
        increase_allowance: IncreaseAllowance { spender, amount, expires },
        decrease_allowance: DecreaseAllowance { spender, amount, expires },
    }
}

reads! {
    enum ReceiveMsg {
        deposit: Deposit { receiver, min_shares, despite_pending },
    }
}

reads! {
    enum QueryMsg {
        config: Config {},
        state: State {},
        parts: Parts {},
        preview_deposit: PreviewDeposit { lst, despite_pending },
        preview_redeem: PreviewRedeem { shares },
        convert_to_shares: ConvertToShares { lst },
        convert_to_assets: ConvertToAssets { shares },
        due: Due {},
        ownership: Ownership {},
        balance: Balance { address },
        token_info: TokenInfo {},
        allowance: Allowance { owner, spender },
        all_allowances: AllAllowances { owner, start_after, limit },
        all_spender_allowances: AllSpenderAllowances { spender, start_after, limit },
        all_accounts: AllAccounts { start_after, limit },
    }
}
