//! How its messages are read: their fields and variants, as in `msg.rs`.

use super::*;
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

reads! {
    enum ExecuteMsg {
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
        deposit: Deposit { receiver },
    }
}

reads! {
    enum QueryMsg {
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
        balance: Balance { address },
        token_info: TokenInfo {},
        allowance: Allowance { owner, spender },
        all_allowances: AllAllowances { owner, start_after, limit },
        all_spender_allowances: AllSpenderAllowances { spender, start_after, limit },
        all_accounts: AllAccounts { start_after, limit },
    }
}
