//! How its messages are read: their fields and variants, as in `msg.rs`.

use super::msg::{ExecuteMsg, InstantiateMsg, LstMsg, PtMsg, QueryMsg};
use crate::share::share_reads;
use ballast_wire::reads;

reads! {
    enum InstantiateMsg {
        split: Split { hub, maturity },
        principal: Principal { name, symbol, decimals, suite },
    }
}

reads! {
    enum ExecuteMsg {
        receive: Receive (_),
        claim: Claim { owner },
        touch: Touch {},
        begin: Begin { hub, maturity },
        transfer: Transfer { recipient, amount },
        send: Send { contract, amount, msg },
        transfer_from: TransferFrom { owner, recipient, amount },
        send_from: SendFrom { owner, contract, amount, msg },
        increase_allowance: IncreaseAllowance { spender, amount, expires },
        decrease_allowance: DecreaseAllowance { spender, amount, expires },
        mint: Mint { recipient, amount },
        burn: Burn { amount },
        burn_from: BurnFrom { owner, amount },
        update_minter: UpdateMinter { new_minter },
        update_marketing: UpdateMarketing { project, description, marketing },
        upload_logo: UploadLogo (_),
    }
}

reads! {
    enum LstMsg {
        split: Split { receiver },
    }
}

reads! {
    enum PtMsg {
        merge: Merge { receiver },
        redeem: Redeem { receiver },
    }
}

share_reads! {
    query enum QueryMsg {
        config: Config {},
        state: State {},
        preview_split: PreviewSplit { lst },
        preview_merge: PreviewMerge { pt },
        preview_redeem: PreviewRedeem { pt },
        claimable: Claimable { owner },
        value: Value { pt },
        position: Position { owner },
        solvency: Solvency {},
        minter: Minter {},
    }
}
