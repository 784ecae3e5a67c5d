//! Writers of messages, rows and answers of `cosmwasm-std`, `cw20-base` and `cw-ownable`.

use crate::{writes, Write, Writer};
use cosmwasm_std::Addr;
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceInfo,
    AllowanceResponse, BalanceResponse, Cw20ReceiveMsg, Expiration, MinterResponse,
    SpenderAllowanceInfo, TokenInfoResponse,
};
use cw20_base::state::{MinterData, TokenInfo};
use cw_ownable::{Action, Ownership};

writes!(struct Cw20ReceiveMsg { sender, amount, msg });

writes!(struct TokenInfo { name, symbol, decimals, total_supply, mint });

writes!(struct MinterData { minter, cap });

writes!(struct AllowanceResponse { allowance, expires });

writes!(struct BalanceResponse { balance });

writes!(struct TokenInfoResponse { name, symbol, decimals, total_supply });

writes!(struct MinterResponse { minter, cap });

writes!(struct AllAllowancesResponse { allowances });

writes!(struct AllowanceInfo { spender, allowance, expires });

writes!(struct AllSpenderAllowancesResponse { allowances });

writes!(struct SpenderAllowanceInfo { owner, allowance, expires });

writes!(struct AllAccountsResponse { accounts });

writes! {
    enum Expiration {
        at_height: AtHeight (_),
        at_time: AtTime (_),
        never: Never {},
    }
}

writes! {
    enum Action {
        transfer_ownership: TransferOwnership { new_owner, expiry },
        accept_ownership: AcceptOwnership (),
        renounce_ownership: RenounceOwnership (),
    }
}

impl Write for Ownership<Addr> {
    fn write(&self, to: &mut Writer) {
        let Self {
            owner,
            pending_owner,
            pending_expiry,
        } = self;
        to.begin();
        to.field("owner", owner);
        to.field("pending_owner", pending_owner);
        to.field("pending_expiry", pending_expiry);
        to.end();
    }
}
