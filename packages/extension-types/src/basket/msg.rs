//! Messages.

use super::answers::{
    DueResponse, LstResponse, PartsResponse, PreviewDepositResponse, PreviewRedeemResponse,
    SharesResponse, StateResponse,
};
use super::state::Config;
use ballast_types::Shares;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Addr, Binary, Uint128};
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, Expiration, TokenInfoResponse,
};
use cw_ownable::{Action, Ownership};

/// Makes one, against a hub, over parts that are there.
///
/// Fails: `NoHub`, `Bounds`, `Weights`, `Twice`, `TooMany`, `PartCode`, `PartAdmin`, `PartLst`, `Name`, `Symbol`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The hub's address.
    pub hub: String,
    /// Name of the share, 3 to 50 bytes.
    pub name: String,
    /// Symbol of the share: 3 to 12 letters, digits and dashes. It has 3 decimals more than the LST, 18 at most.
    pub symbol: String,
    /// Who announces parts, and nothing else: a DAO behind a timelock.
    pub owner: String,
    /// Who may let nobody in for 14 days at most, and drop what was announced; nobody by default.
    pub guardian: Option<String>,
    /// The code that every part has: the restake contract's, as the chain numbers it. Fixed.
    pub part_code_id: u64,
    /// Who may migrate parts; nobody by default. Fixed.
    pub part_admin: Option<String>,
    /// The first parts, 1 to 8; weights sum to 10,000.
    pub parts: Vec<TargetMsg>,
    /// From announcing parts to their use: 259,200 to 2,592,000; 604,800 by default.
    pub notice_secs: Option<u64>,
}

/// A part, as it is asked for.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct TargetMsg {
    /// The restake contract.
    pub address: String,
    /// What of NAV it should have, in bps.
    pub weight_bps: u64,
    /// What it may have at the most, in LST; whatever by default.
    pub cap: Option<Shares>,
}

/// Everything that can be asked of it. No message takes coins.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST, sent by the token: see [`ReceiveMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Gives shares up for their fraction of everything: loose LST at once, a redemption of the
    /// receiver's own in each part, and a piece of each trim under way. Never paused; nobody can
    /// refuse it but a part, which can be skipped.
    ///
    /// - **Caller**: a holder of shares. **Funds**: none.
    /// - **Emits**: `action = redeem`, `receiver`, `shares`, `lst`; for each part the event `ballast-basket-redeem`.
    /// - **Fails**: `NotEnoughShares`, `OwnContract`, `UnknownPart`; and as a part does that is not skipped.
    Redeem {
        /// How many shares, in base units.
        shares: Uint128,
        /// Who gets all of it; the sender by default.
        receiver: Option<String>,
        /// Parts whose piece is given up: it stays with the others. Each once.
        skip: Option<Vec<String>>,
    },
    /// Puts loose LST into a part, as much as its target and its cap leave. LST that was merely
    /// transferred here goes to the part as a gift.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = allocate`, `part`, `lst`, `shares`, `gifts`.
    /// - **Fails**: `UnknownPart`, `PartSilent`, `PartCode`, `NotUnder`, `PartPrice`; and as the part's deposit does.
    Allocate {
        /// The part's address.
        part: String,
    },
    /// Asks LST out of a part that has more than 200 bps of NAV too much, or all of it where its
    /// weight is 0; shares that are worth less than a unit of LST are given up then.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = trim`, `part`, `lst`, and `redemption_id` if there is one.
    /// - **Fails**: `UnknownPart`, `PartSilent`, `TrimOpen`, `NotOver`, `Dust`.
    Trim {
        /// The part's address.
        part: String,
    },
    /// Takes a trim in that is ready.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = gather`, `part`, `lst`.
    /// - **Fails**: `UnknownPart`, `NothingToGather`; and as the part's withdraw does.
    Gather {
        /// The part's address.
        part: String,
    },
    /// Notes that a part's stake cannot be read, or that it can again. 30 days after the first it counts as nothing.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = note`, `part`, `silent_since` where it cannot be read.
    /// - **Fails**: `UnknownPart`.
    Note {
        /// The part's address.
        part: String,
    },
    /// Announces parts that are to replace those in force; replaces what was announced before.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = set_parts`, `at`.
    /// - **Fails**: `Ownership`, `Weights`, `Shift`, `PartCode`, `PartAdmin`, `PartLst`, `TooMany`, `Twice`.
    SetParts {
        /// The parts, with their weights.
        parts: Vec<TargetMsg>,
    },
    /// Puts announced parts in force once their notice is over.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = apply_parts`.
    /// - **Fails**: `NothingAnnounced`, `Notice`, and as `set_parts`.
    ApplyParts {},
    /// Forgets what was announced.
    ///
    /// - **Caller**: the owner, the guardian. **Funds**: none.
    /// - **Emits**: `action = drop_announced`.
    /// - **Fails**: `Unauthorized`, `NothingAnnounced`.
    DropAnnounced {},
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
    /// Hands ownership over, in two steps, or gives it up.
    ///
    /// - **Caller**: the owner; to accept, the nominated account. **Funds**: none.
    /// - **Emits**: `action = update_ownership`, and as cw-ownable.
    /// - **Fails**: `Ownership`.
    UpdateOwnership(Action),
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
    /// Puts the LST in, for shares. It is loose until somebody allocates it.
    ///
    /// - **Caller**: anyone, through the LST's `send`.
    /// - **Emits**: `action = deposit`, `sender`, `receiver`, `lst`, `shares`, `nav`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `Paused`, `PartSilent`, `PartPending`,
    ///   `Dust`, `MinShares`, `OwnContract`.
    Deposit {
        /// Who gets the shares; the sender by default.
        receiver: Option<String>,
        /// The fewest that the sender accepts.
        min_shares: Option<Uint128>,
        /// Come in although a part may be slashed for what was before; false by default.
        despite_pending: Option<bool>,
    },
}

/// Everything it answers.
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// What never changes.
    #[returns(Config)]
    Config {},
    /// What there is, and whether deposits come in.
    #[returns(StateResponse)]
    State {},
    /// Every part, as it is now.
    #[returns(PartsResponse)]
    Parts {},
    /// What a deposit would do now, or why not.
    #[returns(PreviewDepositResponse)]
    PreviewDeposit {
        /// How much LST, in base units.
        lst: Shares,
        /// As in the message; false by default.
        despite_pending: Option<bool>,
    },
    /// What `redeem` without `skip` would give now.
    #[returns(PreviewRedeemResponse)]
    PreviewRedeem {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// Shares that LST would buy, rounded down, whether it is let in or not.
    #[returns(SharesResponse)]
    ConvertToShares {
        /// How much LST, in base units.
        lst: Shares,
    },
    /// What shares are worth, rounded down: what their pieces are worth in sum, to a unit a holding.
    #[returns(LstResponse)]
    ConvertToAssets {
        /// How many shares, in base units.
        shares: Uint128,
    },
    /// What anybody can do now.
    #[returns(DueResponse)]
    Due {},
    /// Who owns it.
    #[returns(Ownership<Addr>)]
    Ownership {},
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
