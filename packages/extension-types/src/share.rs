//! How the messages of a share are read that are a cw20's, as in each contract that has its share in itself.

/// As [`ballast_wire::reads`], for an enum whose last variants are those of a cw20: what an owner and a spender do (`execute`), or what
/// is asked about balances and allowances (`query`).
macro_rules! share_reads {
    (execute enum $type:ident { $($own:tt)* }) => {
        share_reads!(execute reads enum $type { $($own)* });
    };
    (execute $does:ident enum $type:ident { $($own:tt)* }) => {
        ballast_wire::$does! {
            enum $type {
                $($own)*
                transfer: Transfer { recipient, amount },
                send: Send { contract, amount, msg },
                transfer_from: TransferFrom { owner, recipient, amount },
                send_from: SendFrom { owner, contract, amount, msg },
                increase_allowance: IncreaseAllowance { spender, amount, expires },
                decrease_allowance: DecreaseAllowance { spender, amount, expires },
            }
        }
    };
    (query enum $type:ident { $($own:tt)* }) => {
        ballast_wire::reads! {
            enum $type {
                $($own)*
                balance: Balance { address },
                token_info: TokenInfo {},
                allowance: Allowance { owner, spender },
                all_allowances: AllAllowances { owner, start_after, limit },
                all_spender_allowances: AllSpenderAllowances { spender, start_after, limit },
                all_accounts: AllAccounts { start_after, limit },
            }
        }
    };
}

pub(crate) use share_reads;
