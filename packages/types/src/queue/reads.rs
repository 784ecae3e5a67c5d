//! How messages and answers of the queue are read: their fields and variants, as in `msg.rs`.

use super::answers::{ExitTotals, HoldingsResponse, TicketResponse, TicketStatus};
use super::msg::{ExecuteMsg, Funding, InstantiateMsg, QueryMsg, ReceiveMsg};
use ballast_wire::reads;

reads!(struct InstantiateMsg { suite, denom, name, symbol });

reads! {
    enum ExecuteMsg {
        receive: Receive (_),
        cancel: Cancel { ticket_id },
        claim: Claim { ticket_ids },
        close_batch: CloseBatch { batch_id, owed, expected_at },
        fund: Fund { parts },
        transfer_nft: TransferNft { recipient, token_id },
        send_nft: SendNft { contract, token_id, msg },
        approve: Approve { spender, token_id, expires },
        revoke: Revoke { spender, token_id },
        approve_all: ApproveAll { operator, expires },
        revoke_all: RevokeAll { operator },
    }
}

reads! {
    enum ReceiveMsg {
        unbond: Unbond { receiver },
    }
}

reads!(struct Funding { batch_id, amount, owed_less });

reads! {
    enum QueryMsg {
        config: Config {},
        ticket: Ticket { ticket_id },
        tickets: Tickets { owner, start_after, limit },
        holdings: Holdings { owner },
        open_batch: OpenBatch {},
        batch: Batch { batch_id },
        batches: Batches { start_after, limit },
        owner_of: OwnerOf { token_id, include_expired },
        approval: Approval { token_id, spender, include_expired },
        approvals: Approvals { token_id, include_expired },
        operator: Operator { owner, operator, include_expired },
        all_operators: AllOperators { owner, include_expired, start_after, limit },
        num_tokens: NumTokens {},
        contract_info: ContractInfo {},
        nft_info: NftInfo { token_id },
        all_nft_info: AllNftInfo { token_id, include_expired },
        tokens: Tokens { owner, start_after, limit },
        all_tokens: AllTokens { start_after, limit },
    }
}

reads! {
    enum TicketStatus {
        open: Open (),
        exiting: Exiting (),
        claimable: Claimable (),
        done: Done (),
    }
}

reads! {
    open struct TicketResponse {
        ticket_id,
        status,
        owner,
        batch_id,
        shares,
        owed,
        claimed,
        claimable,
        expected_at,
    }
}

reads!(open struct HoldingsResponse { tickets, total });

reads!(open struct ExitTotals { tickets, open_shares, owed, claimable, is_partial });
