//! Messages.

use super::answers::{
    DepositsResponse, ExposureResponse, LstResponse, PositionResponse, PreviewActivateResponse,
    PreviewTopUpResponse, QuoteResponse, SharesResponse, StateResponse, WaitingResponse,
};
use super::state::Config;
use super::state::Premium;
use ballast_types::Shares;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Binary, Uint128};
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, Expiration, TokenInfoResponse,
};

/// Makes one, against a hub. Anyone may; nothing of it can change afterwards, but that its maker
/// attaches the backer, once.
///
/// Fails: `NoHub`, `Bounds`, `Premium`, `Name`, `Symbol`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The hub's address.
    pub hub: String,
    /// Name of the share, 3 to 50 bytes.
    pub name: String,
    /// Symbol of the share: 3 to 12 letters, digits and dashes. It has 3 decimals more than the LST, 18 at most.
    pub symbol: String,
    /// What it protects against.
    pub trigger: TriggerMsg,
    /// The most that protected LST may call on, in bps of it: 100 to 20,000. To make a drop `d`
    /// whole beyond the deductible `x` takes `(1 - x) / (1 - d) - 1`.
    pub reserve_bps: u64,
    /// How long a deposit waits before it can be activated: 86,400 to 7,776,000; by default as long
    /// as the chain unbonds, to which chains set the life of evidence.
    pub waiting_secs: Option<u64>,
    /// What protection costs.
    pub premium: Premium,
    /// The code that the backer has to have: the restake contract's, as the chain numbers it.
    pub restake_code_id: u64,
    /// Who may keep deposits out for 14 days at most; nobody by default.
    pub guardian: Option<String>,
}

/// What it protects against.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum TriggerMsg {
    /// The price of the LST, by the hub's totals, falls by losses.
    RateDrop {
        /// The part of a drawdown that holders bear, in bps: 10 to 2,000; 150 by default.
        deductible_bps: Option<u64>,
        /// How long losses add up to one drawdown: 604,800 to 7,776,000; 2,592,000 by default.
        event_secs: Option<u64>,
    },
}

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

/// Everything it answers.
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// Roles and terms.
    #[returns(Config)]
    Config {},
    /// What there is, what it costs, what is due.
    #[returns(StateResponse)]
    State {},
    /// What has to stay slashable, and what could be slashed now or may soon: the backer asks it.
    #[returns(ExposureResponse)]
    Exposure {},
    /// What `activate` would do now, or why not.
    #[returns(PreviewActivateResponse)]
    PreviewActivate {
        /// The deposit's number.
        deposit_id: u64,
    },
    /// What `redeem` would pay now, or why not.
    #[returns(LstResponse)]
    PreviewRedeem {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// What `top_up` would do now, or why not.
    #[returns(PreviewTopUpResponse)]
    PreviewTopUp {},
    /// What protection of some more LST would cost, and how much more there is capital for.
    #[returns(QuoteResponse)]
    Quote {
        /// How much LST, in base units.
        lst: Shares,
    },
    /// What somebody has.
    #[returns(PositionResponse)]
    Position {
        /// The account whose position it is.
        owner: String,
    },
    /// Waiting deposits of somebody, by number.
    #[returns(DepositsResponse)]
    Deposits {
        /// The account whose deposits they are.
        owner: String,
        /// The number after which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Waiting deposits of everybody, by number: for keepers, who activate them.
    #[returns(WaitingResponse)]
    Waiting {
        /// The number after which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Shares that LST would buy if it were activated now, rounded down.
    #[returns(SharesResponse)]
    ConvertToShares {
        /// How much LST, in base units.
        lst: Shares,
    },
    /// What shares are worth, rounded down: without what is due.
    #[returns(LstResponse)]
    ConvertToAssets {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// Shares of somebody.
    #[returns(BalanceResponse)]
    Balance {
        /// The account that has the shares.
        address: String,
    },
    /// What the share is called, and how many there are.
    #[returns(TokenInfoResponse)]
    TokenInfo {},
    /// How many shares of one another may move.
    #[returns(AllowanceResponse)]
    Allowance {
        /// The account that allows it.
        owner: String,
        /// The account that may move them.
        spender: String,
    },
    /// What somebody allows others, 30 on a page.
    #[returns(AllAllowancesResponse)]
    AllAllowances {
        /// The account that allows it.
        owner: String,
        /// The spender after whom to start.
        start_after: Option<String>,
        /// 30 at most.
        limit: Option<u32>,
    },
    /// What others allow somebody, 30 on a page.
    #[returns(AllSpenderAllowancesResponse)]
    AllSpenderAllowances {
        /// The account that is allowed it.
        spender: String,
        /// The owner after whom to start.
        start_after: Option<String>,
        /// 30 at most.
        limit: Option<u32>,
    },
    /// Who has shares, 30 on a page.
    #[returns(AllAccountsResponse)]
    AllAccounts {
        /// After whom to start.
        start_after: Option<String>,
        /// 30 at most.
        limit: Option<u32>,
    },
}
