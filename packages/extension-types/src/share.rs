//! The messages and questions of a share: a cw20, as in each contract that has its share in itself.

use cosmwasm_std::{Binary, Uint128};
use cw20::Expiration;

/// What an owner of shares and a spender do: the last variants of an `ExecuteMsg`.
pub enum ShareMsg {
    /// `transfer`, `send`, `transfer_from`, `send_from`.
    Move(Move),
    /// `increase_allowance`.
    IncreaseAllowance(Allowance),
    /// `decrease_allowance`.
    DecreaseAllowance(Allowance),
}

/// Shares that are to go from one account to another.
pub struct Move {
    /// Whose they are, where the sender moves another's: `transfer_from`, `send_from`.
    pub owner: Option<String>,
    /// The account, or the contract, that is to receive them.
    pub to: String,
    /// How many, in base units.
    pub amount: Uint128,
    /// What the contract gets with them: `send`, `send_from`.
    pub msg: Option<Binary>,
}

/// A change of what a spender may move of the sender's shares.
pub struct Allowance {
    /// The account that may move them.
    pub spender: String,
    /// How many more, or fewer, in base units.
    pub amount: Uint128,
    /// Until when; as before by default.
    pub expires: Option<Expiration>,
}

/// What is asked about shares: the last variants of a `QueryMsg`.
pub enum ShareQuestion {
    /// What somebody has.
    Balance {
        /// The holder.
        address: String,
    },
    /// What the share is called, and how many there are.
    TokenInfo,
    /// What one allows another.
    Allowance {
        /// The account whose shares they are.
        owner: String,
        /// The account that may move them.
        spender: String,
    },
    /// What one allows others.
    AllAllowances {
        /// The account whose shares they are.
        owner: String,
        /// The spender after whom the page begins.
        start_after: Option<String>,
        /// How many rows at most.
        limit: Option<u32>,
    },
    /// What others allow one.
    AllSpenderAllowances {
        /// The account that may move them.
        spender: String,
        /// The owner after whom the page begins.
        start_after: Option<String>,
        /// How many rows at most.
        limit: Option<u32>,
    },
    /// Who has shares.
    AllAccounts {
        /// The holder after whom the page begins.
        start_after: Option<String>,
        /// How many rows at most.
        limit: Option<u32>,
    },
}

/// A `match` over an `ExecuteMsg`, or a `QueryMsg`, whose first arm takes the variants of a cw20:
/// all of them, as a [`ShareMsg`], or as a [`ShareQuestion`]. The other arms take the contract's
/// own variants, and one that is in no arm does not compile.
///
/// ```
/// use ballast_extension_types::{lever::ExecuteMsg, match_share};
///
/// fn takes_coins(msg: ExecuteMsg) -> bool {
///     match_share!(match msg {
///         ShareMsg(_msg) => false,
///         ExecuteMsg::Deposit { .. }
///         | ExecuteMsg::Redeem { .. }
///         | ExecuteMsg::Fill { .. }
///         | ExecuteMsg::BuyDown { .. } => true,
///         ExecuteMsg::Receive(_)
///         | ExecuteMsg::Order { .. }
///         | ExecuteMsg::Cancel { .. }
///         | ExecuteMsg::Rebalance {}
///         | ExecuteMsg::Pause { .. }
///         | ExecuteMsg::Unpause {} => false,
///     })
/// }
///
/// let spender = "wasm1spender".to_string();
/// let amount = 5u128.into();
/// assert!(!takes_coins(ExecuteMsg::IncreaseAllowance { spender, amount, expires: None }));
/// ```
#[macro_export]
macro_rules! match_share {
    (match $msg:ident { ShareMsg($share:ident) => $do:expr, $($own:tt)* }) => {
        match $msg {
            $($own)*
            ExecuteMsg::Transfer { recipient: to, amount } => {
                let $share = $crate::match_share!(@move None, to, amount, None);
                $do
            }
            ExecuteMsg::Send { contract: to, amount, msg } => {
                let $share = $crate::match_share!(@move None, to, amount, Some(msg));
                $do
            }
            ExecuteMsg::TransferFrom { owner, recipient: to, amount } => {
                let $share = $crate::match_share!(@move Some(owner), to, amount, None);
                $do
            }
            ExecuteMsg::SendFrom { owner, contract: to, amount, msg } => {
                let $share = $crate::match_share!(@move Some(owner), to, amount, Some(msg));
                $do
            }
            ExecuteMsg::IncreaseAllowance { spender, amount, expires } => {
                let change = $crate::share::Allowance { spender, amount, expires };
                let $share = $crate::share::ShareMsg::IncreaseAllowance(change);
                $do
            }
            ExecuteMsg::DecreaseAllowance { spender, amount, expires } => {
                let change = $crate::share::Allowance { spender, amount, expires };
                let $share = $crate::share::ShareMsg::DecreaseAllowance(change);
                $do
            }
        }
    };
    (match $msg:ident { ShareQuestion($share:ident) => $do:expr, $($own:tt)* }) => {
        match $msg {
            $($own)*
            QueryMsg::Balance { address } => {
                let $share = $crate::share::ShareQuestion::Balance { address };
                $do
            }
            QueryMsg::TokenInfo {} => {
                let $share = $crate::share::ShareQuestion::TokenInfo;
                $do
            }
            QueryMsg::Allowance { owner, spender } => {
                let $share = $crate::share::ShareQuestion::Allowance { owner, spender };
                $do
            }
            QueryMsg::AllAllowances { owner, start_after, limit } => {
                let $share = $crate::share::ShareQuestion::AllAllowances { owner, start_after, limit };
                $do
            }
            QueryMsg::AllSpenderAllowances { spender, start_after, limit } => {
                let $share =
                    $crate::share::ShareQuestion::AllSpenderAllowances { spender, start_after, limit };
                $do
            }
            QueryMsg::AllAccounts { start_after, limit } => {
                let $share = $crate::share::ShareQuestion::AllAccounts { start_after, limit };
                $do
            }
        }
    };
    (@move $owner:expr, $to:expr, $amount:expr, $msg:expr) => {
        $crate::share::ShareMsg::Move($crate::share::Move {
            owner: $owner,
            to: $to,
            amount: $amount,
            msg: $msg,
        })
    };
}

/// As [`ballast_wire::reads`], for an enum whose last variants are those of a cw20: what an owner
/// and a spender do (`execute`), or what is asked about balances and allowances (`query`). Variants
/// in `then` come after those.
macro_rules! share_reads {
    (execute enum $type:ident { $($own:tt)* } $(then { $($after:tt)* })?) => {
        share_reads!(execute reads enum $type { $($own)* } $(then { $($after)* })?);
    };
    (execute $does:ident enum $type:ident { $($own:tt)* } $(then { $($after:tt)* })?) => {
        ballast_wire::$does! {
            enum $type {
                $($own)*
                transfer: Transfer { recipient, amount },
                send: Send { contract, amount, msg },
                transfer_from: TransferFrom { owner, recipient, amount },
                send_from: SendFrom { owner, contract, amount, msg },
                increase_allowance: IncreaseAllowance { spender, amount, expires },
                decrease_allowance: DecreaseAllowance { spender, amount, expires },
                $($($after)*)?
            }
        }
    };
    (query enum $type:ident { $($own:tt)* } $(then { $($after:tt)* })?) => {
        ballast_wire::reads! {
            enum $type {
                $($own)*
                balance: Balance { address },
                token_info: TokenInfo {},
                allowance: Allowance { owner, spender },
                all_allowances: AllAllowances { owner, start_after, limit },
                all_spender_allowances: AllSpenderAllowances { spender, start_after, limit },
                all_accounts: AllAccounts { start_after, limit },
                $($($after)*)?
            }
        }
    };
}

pub(crate) use share_reads;
