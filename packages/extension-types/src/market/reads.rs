//! How its messages are read: their fields and variants, as in `instantiate.rs`, `execute.rs`,
//! `borrower.rs` and `query.rs`.

use super::borrower::Then;
use super::execute::{ExecuteMsg, PauseScope, ReceiveMsg};
use super::instantiate::{InstantiateMsg, OracleMsg, ShareMsg};
use super::query::QueryMsg;
use super::state::LoanCoin;
use crate::share::share_reads;
use ballast_wire::reads;

reads! {
    struct InstantiateMsg {
        owner,
        guardian,
        treasury,
        hub,
        loan,
        oracle,
        max_debt_ratio,
        open_ltv_bps,
        liq_ltv_bps,
        vol_sigmas,
        min_debt,
        borrow_cap,
        fee_bps,
        restake_part_bps,
        restake_code_id,
        share,
    }
}

reads!(open struct LoanCoin { denom, decimals });

reads!(struct OracleMsg { address, feed });

reads!(struct ShareMsg { name, symbol });

reads! {
    enum Then {
        bond: Bond { min_shares },
        call: Call { msg },
    }
}

reads! {
    enum PauseScope {
        deposit: Deposit (),
        borrow: Borrow (),
    }
}

share_reads! {
    execute enum ExecuteMsg {
        receive: Receive (_),
        deposit: Deposit { receiver, min_shares },
        redeem: Redeem { shares, receiver, min_amount },
        remove_collateral: RemoveCollateral { lst, owner, receiver },
        borrow: Borrow { amount, owner, receiver },
        borrow_call: BorrowCall { amount, owner, then },
        repay: Repay { owner, remove, receiver },
        liquidate: Liquidate { owner, receiver, min_lst },
        attach: Attach { restake },
        watch: Watch { owner },
        approve: Approve { manager, until },
        revoke: Revoke { manager },
        accrue: Accrue {},
        collect: Collect {},
        update_config: UpdateConfig { open_ltv_bps, borrow_cap, fee_bps },
        ramp: Ramp { liq_ltv_bps, secs },
        pause: Pause { scope, secs },
        unpause: Unpause { scope },
        set_treasury: SetTreasury { address },
        set_guardian: SetGuardian { address },
        prove_depth: ProveDepth { deeper },
    }
    then {
        update_ownership: UpdateOwnership (_),
    }
}

reads! {
    enum ReceiveMsg {
        add_collateral: AddCollateral { owner },
    }
}

share_reads! {
    query enum QueryMsg {
        config: Config {},
        market: Market {},
        position: Position { owner },
        debt: Debt { owner },
        positions: Positions { start_after, limit },
        managers: Managers { owner, start_after, limit },
        convert_to_shares: ConvertToShares { amount },
        convert_to_assets: ConvertToAssets { shares },
        preview_deposit: PreviewDeposit { amount },
        preview_redeem: PreviewRedeem { shares },
        max_redeem: MaxRedeem { owner },
        preview_borrow: PreviewBorrow { owner, amount, bond },
        preview_repay: PreviewRepay { owner, amount, remove },
        preview_liquidate: PreviewLiquidate { owner, amount },
        exposure: Exposure {},
        watched: Watched {},
        paused: Paused {},
        solvency: Solvency { start_after, limit },
    }
    then {
        ownership: Ownership {},
    }
}
