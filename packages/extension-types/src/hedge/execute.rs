//! Messages.

use ballast_types::Shares;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, Uint128};
use cw20::Expiration;

/// Everything that can be asked of it. No message takes coins.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Names the backer, for good: a restake contract in instant mode that this contract alone slashes.
    ///
    /// - **Caller**: who made it, once. **Funds**: none.
    /// - **Emits**: `action = attach`, `backer`.
    /// - **Fails**: `Unauthorized`, `Attached`, `Backer`.
    Attach {
        /// The backer's address.
        backer: String,
    },
    /// LST, sent by the token: see [`ReceiveMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Protects a waiting deposit from here on, for shares to its owner. Possible for a day from `ready_at` on.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = activate`, `deposit_id`, `owner`, `lst`, `shares`, `rate_bps`.
    /// - **Fails**: `UnknownDeposit`, `NotNow`, `LossPending`, `CoverPending`, `NoPrice`,
    ///   `EventOpen`, `NoCapacity`, `Dust`.
    Activate {
        /// The deposit's number.
        deposit_id: u64,
    },
    /// Takes a waiting deposit back. Always open; asks no other contract but the LST.
    ///
    /// - **Caller**: its owner. **Funds**: none.
    /// - **Emits**: `action = cancel`, `deposit_id`, `lst`.
    /// - **Fails**: `UnknownDeposit`.
    Cancel {
        /// The deposit's number.
        deposit_id: u64,
    },
    /// Gives shares up for the LST that they are worth, at once. While a top-up is due it is
    /// refused, for its holder would forfeit it.
    ///
    /// - **Caller**: a holder of shares. **Funds**: none.
    /// - **Emits**: `action = redeem`, `receiver`, `shares`, `lst`.
    /// - **Fails**: `NotEnoughShares`, `TopUpFirst`, `Dust`, `MinLst`, `OwnContract`.
    Redeem {
        /// How many shares, in base units.
        shares: Uint128,
        /// Who gets the LST; the sender by default.
        receiver: Option<String>,
        /// The least that the sender accepts.
        min_lst: Option<Shares>,
        /// Leave whatever is due behind, and ask no contract but the LST; false by default.
        forfeit: Option<bool>,
    },
    /// Has the backer pay what is due. Refused while a loss is unbooked or a cover is owed, since
    /// the suite's insurers pay first.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = top_up`, and the event `ballast-top-up`.
    /// - **Fails**: `NotAttached`, `LossPending`, `CoverPending`, `NoPrice`, `NothingDue`, `Silent`, `NotPaid`.
    TopUp {},
    /// Looks at the price: a higher one is protected from here on, a lower one begins a drawdown.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = observe`, `mark_value`, `mark_shares`, `event_since` in a drawdown.
    /// - **Fails**: `NoPrice`.
    Observe {},
    /// Sends the premium to the backer, where it drips, and with it LST that was merely transferred here.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = pay`, `premium`, `gifts`.
    /// - **Fails**: `NotAttached`, `NothingToPay`.
    Pay {},
    /// Keeps deposits out for a while. As long as that, and at least 7 days, no other pause can follow.
    ///
    /// - **Caller**: the guardian. **Funds**: none.
    /// - **Emits**: `action = pause`, `until`.
    /// - **Fails**: `Unauthorized`, `PauseTooLong`, `PauseTooSoon`.
    Pause {
        /// How long: 259,200 by default, 1,209,600 at most.
        secs: Option<u64>,
    },
    /// Ends a pause early.
    ///
    /// - **Caller**: the guardian. **Funds**: none.
    /// - **Emits**: `action = unpause`.
    /// - **Fails**: `Unauthorized`.
    Unpause {},
    /// Gives shares to somebody.
    ///
    /// - **Caller**: a holder of shares. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `NotEnoughShares`, `OwnContract`.
    Transfer {
        /// The account that receives them.
        recipient: String,
        /// How many shares, in base units.
        amount: Uint128,
    },
    /// Gives shares to a contract, with a message.
    ///
    /// - **Caller**: a holder of shares. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `NotEnoughShares`, `OwnContract`.
    Send {
        /// The contract that receives them.
        contract: String,
        /// How many shares, in base units.
        amount: Uint128,
        /// The message that the contract gets.
        msg: Binary,
    },
    /// Gives somebody's shares to another.
    ///
    /// - **Caller**: whom the owner allows it. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `NotEnoughShares`, `InsufficientAllowance`, `AllowanceExpired`, `OwnContract`.
    TransferFrom {
        /// The account whose shares are moved.
        owner: String,
        /// The account that receives them.
        recipient: String,
        /// How many shares, in base units.
        amount: Uint128,
    },
    /// Gives somebody's shares to a contract, with a message.
    ///
    /// - **Caller**: whom the owner allows it. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: as `transfer_from`.
    SendFrom {
        /// The account whose shares are moved.
        owner: String,
        /// The contract that receives them.
        contract: String,
        /// How many shares, in base units.
        amount: Uint128,
        /// The message that the contract gets.
        msg: Binary,
    },
    /// Allows somebody to move more of the sender's shares.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `OwnAllowance`, `PastExpiration`, `AllowanceOverflow`.
    IncreaseAllowance {
        /// The account that may move them.
        spender: String,
        /// How many more.
        amount: Uint128,
        /// Until when; as before by default.
        expires: Option<Expiration>,
    },
    /// Allows somebody to move fewer of the sender's shares.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `OwnAllowance`, `PastExpiration`, `InsufficientAllowance`.
    DecreaseAllowance {
        /// The account that may move them.
        spender: String,
        /// How many fewer.
        amount: Uint128,
        /// Until when; as before by default.
        expires: Option<Expiration>,
    },
}

/// What LST is sent with.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// Puts the LST in. It waits, unprotected, until it is activated or cancelled.
    ///
    /// - **Caller**: anyone, through the LST's `send`.
    /// - **Emits**: `action = deposit`, `deposit_id`, `owner`, `lst`, `ready_at`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `NotAttached`, `Paused`, `Zero`, `OwnContract`.
    Deposit {
        /// Whose it is; the sender's by default.
        receiver: Option<String>,
    },
}
