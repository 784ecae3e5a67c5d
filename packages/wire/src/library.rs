//! What libraries say.

use crate::reads;
use cw20::{AllowanceResponse, Cw20ReceiveMsg, EmbeddedLogo, Expiration, Logo};
use cw20_base::state::{MinterData, TokenInfo};
use cw_ownable::Action;

reads!(open struct Cw20ReceiveMsg { sender, amount, msg });

reads!(open struct TokenInfo { name, symbol, decimals, total_supply, mint });

reads!(open struct MinterData { minter, cap });

reads!(open struct AllowanceResponse { allowance, expires });

reads! {
    open enum Expiration {
        at_height: AtHeight (_),
        at_time: AtTime (_),
        never: Never {},
    }
}

reads! {
    open enum Action {
        transfer_ownership: TransferOwnership { new_owner, expiry },
        accept_ownership: AcceptOwnership (),
        renounce_ownership: RenounceOwnership (),
    }
}

reads! {
    enum Logo {
        url: Url (_),
        embedded: Embedded (_),
    }
}

reads! {
    enum EmbeddedLogo {
        svg: Svg (_),
        png: Png (_),
    }
}
