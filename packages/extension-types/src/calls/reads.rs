//! How its messages are read: their fields and variants, as in `msg.rs`.

use super::msg::{ExecuteMsg, InstantiateMsg, QueryMsg, ReceiveMsg};
use crate::share::share_reads;
use ballast_wire::reads;

reads!(struct InstantiateMsg { hub, quote, strike, exercise_from, expiry });

reads! {
    enum ExecuteMsg {
        receive: Receive (_),
        buy: Buy { offer_id, lst, max_price },
        cancel: Cancel { offer_id },
        close: Close { lst },
        exercise: Exercise { lst, receiver },
        redeem: Redeem { writer },
        transfer: Transfer { recipient, amount },
        send: Send { contract, amount, msg },
        transfer_from: TransferFrom { owner, recipient, amount },
        send_from: SendFrom { owner, contract, amount, msg },
        increase_allowance: IncreaseAllowance { spender, amount, expires },
        decrease_allowance: DecreaseAllowance { spender, amount, expires },
        mint: Mint { recipient, amount },
        burn: Burn { amount },
        burn_from: BurnFrom { owner, amount },
    }
}

reads! {
    enum ReceiveMsg {
        offer: Offer { price, end_price, ends_at },
    }
}

share_reads! {
    query enum QueryMsg {
        config: Config {},
        state: State {},
        offer: Offer { offer_id },
        offers: Offers { start_after, limit },
        offers_of: OffersOf { writer, start_after, limit },
        preview_buy: PreviewBuy { offer_id, lst },
        preview_exercise: PreviewExercise { lst },
        position: Position { owner },
        solvency: Solvency {},
    }
}
