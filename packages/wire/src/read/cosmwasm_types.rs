//! Readers of messages and rows of `cosmwasm-std`, `cw20-base` and `cw-ownable`.

use crate::reads;
use ballast_accounting::{Cover, Totals};
use cosmwasm_std::{Addr, Coin, Empty};
use cw20::{AllowanceResponse, Cw20ExecuteMsg, Cw20ReceiveMsg, EmbeddedLogo, Expiration, Logo};
use cw20_base::{
    msg::{InstantiateMarketingInfo, QueryMsg},
    state::{MinterData, TokenInfo},
};
use cw_ownable::{Action, Ownership};

reads!(
    open struct Empty {}
);

reads!(open struct Coin { denom, amount });

reads!(open struct Cw20ReceiveMsg { sender, amount, msg });

reads!(open struct TokenInfo { name, symbol, decimals, total_supply, mint });

reads!(open struct MinterData { minter, cap });

reads!(open struct Totals { value, shares });

reads!(open struct Cover { bond, pool });

reads!(open struct InstantiateMarketingInfo { project, description, marketing, logo });

reads! {
    open enum Cw20ExecuteMsg {
        transfer: Transfer { recipient, amount },
        burn: Burn { amount },
        send: Send { contract, amount, msg },
        increase_allowance: IncreaseAllowance { spender, amount, expires },
        decrease_allowance: DecreaseAllowance { spender, amount, expires },
        transfer_from: TransferFrom { owner, recipient, amount },
        send_from: SendFrom { owner, contract, amount, msg },
        burn_from: BurnFrom { owner, amount },
        mint: Mint { recipient, amount },
        update_minter: UpdateMinter { new_minter },
        update_marketing: UpdateMarketing { project, description, marketing },
        upload_logo: UploadLogo (_),
    }
}

reads! {
    open enum QueryMsg {
        balance: Balance { address },
        token_info: TokenInfo {},
        minter: Minter {},
        allowance: Allowance { owner, spender },
        all_allowances: AllAllowances { owner, start_after, limit },
        all_spender_allowances: AllSpenderAllowances { spender, start_after, limit },
        all_accounts: AllAccounts { start_after, limit },
        marketing_info: MarketingInfo {},
        download_logo: DownloadLogo {},
    }
}

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

type Owned = Ownership<Addr>;

reads!(open struct Owned { owner, pending_owner, pending_expiry });

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
