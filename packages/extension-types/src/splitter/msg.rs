//! Messages.

use super::answers::{
    ConfigResponse, LstResponse, PositionResponse, PreviewSplitResponse, SolvencyResponse,
    StateResponse, ValueResponse,
};
use super::state::Principal;
use ballast_types::{deploy::Suite, Shares};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Binary, Uint128};
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, Expiration, Logo, MinterResponse, TokenInfoResponse,
};

/// Makes a splitter. Anyone may, against any hub. Names of PT and YT follow from the LST and the
/// day of maturity, so they cannot lie.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum InstantiateMsg {
    /// A splitter, which makes its PT itself.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = instantiate`, `hub`, `lst`, `pt`, `maturity`, `mark`.
    /// - **Fails**: `NoHub`, `Bounds`, `NoPrice`.
    Split {
        /// The hub's address.
        hub: String,
        /// From when on PT redeems alone, unix seconds: in a day at the earliest, in 5 years at the latest.
        maturity: u64,
    },
    /// A PT: sent by a splitter to its own code. Whoever sends it is its minter, so one that
    /// anybody else makes is nobody's PT.
    Principal {
        /// The name, as cw20 has it.
        name: String,
        /// The symbol, as cw20 has it.
        symbol: String,
        /// The decimals, as cw20 has them.
        decimals: u8,
        /// At the contracts of this suite PT would be lost.
        suite: Suite,
    },
}

/// Everything that can be asked of a splitter, or of its PT. No message takes coins.
///
/// A PT takes `transfer` to `decrease_allowance` from a holder of PT, `mint` and `burn` from its
/// splitter, and refuses all others.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST or PT, sent by its contract: see [`LstMsg`] and [`PtMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Pays the yield that an owner's YT have earned, in whole LST.
    ///
    /// - **Caller**: anyone; the owner is paid. **Funds**: none.
    /// - **Emits**: `action = claim`, `owner`, `lst`, `mark`.
    /// - **Fails**: `NothingToClaim`.
    Claim {
        /// Whose; the sender's by default.
        owner: Option<String>,
    },
    /// Looks at the hub. The first look at or after maturity fixes the mark; being late neither pays nor costs.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = touch`, `mark`, `final`.
    /// - **Fails**: never.
    Touch {},
    /// Makes the PT. A splitter sends it to itself, once.
    ///
    /// - **Caller**: the splitter itself. **Funds**: none.
    /// - **Fails**: `Unauthorized`.
    Begin {
        /// As in the message by which it was made.
        hub: String,
        /// As in the message by which it was made.
        maturity: u64,
    },
    /// Gives YT, or PT, to somebody. What YT earned before stays the giver's.
    ///
    /// - **Caller**: their holder. **Funds**: none.
    /// - **Emits**: as cw20, and of YT `mark`.
    /// - **Fails**: `NotEnoughShares`, `OwnContract`.
    Transfer {
        /// The account that receives them.
        recipient: String,
        /// How many tokens, in base units.
        amount: Uint128,
    },
    /// Gives YT, or PT, to a contract, with a message.
    ///
    /// - **Caller**: their holder. **Funds**: none.
    /// - **Emits**: as cw20, and of YT `mark`.
    /// - **Fails**: `NotEnoughShares`, `OwnContract`.
    Send {
        /// The contract that receives them.
        contract: String,
        /// How many tokens, in base units.
        amount: Uint128,
        /// The message that the contract gets.
        msg: Binary,
    },
    /// Gives somebody's YT, or PT, to another.
    ///
    /// - **Caller**: whom the owner allows it. **Funds**: none.
    /// - **Emits**: as cw20, and of YT `mark`.
    /// - **Fails**: `NotEnoughShares`, `InsufficientAllowance`, `AllowanceExpired`, `OwnContract`.
    TransferFrom {
        /// The account whose tokens are moved.
        owner: String,
        /// The account that receives them.
        recipient: String,
        /// How many tokens, in base units.
        amount: Uint128,
    },
    /// Gives somebody's YT, or PT, to a contract, with a message.
    ///
    /// - **Caller**: whom the owner allows it. **Funds**: none.
    /// - **Emits**: as cw20, and of YT `mark`.
    /// - **Fails**: as `transfer_from`.
    SendFrom {
        /// The account whose tokens are moved.
        owner: String,
        /// The contract that receives them.
        contract: String,
        /// How many tokens, in base units.
        amount: Uint128,
        /// The message that the contract gets.
        msg: Binary,
    },
    /// Allows somebody to move more of the sender's YT, or PT.
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
    /// Allows somebody to move fewer of the sender's YT, or PT.
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
    /// Makes PT; of YT, nobody does.
    ///
    /// - **Caller**: the splitter, of its PT. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `Unauthorized`; of YT `Refused`.
    Mint {
        /// The account that receives them.
        recipient: String,
        /// How many tokens, in base units.
        amount: Uint128,
    },
    /// Destroys PT that were sent to the splitter; of YT, nobody does.
    ///
    /// - **Caller**: the splitter, of its PT. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `Unauthorized`; of YT `Refused`.
    Burn {
        /// How many tokens, in base units.
        amount: Uint128,
    },
    /// Nobody does: `Refused`.
    BurnFrom {
        /// The account whose tokens are burned.
        owner: String,
        /// How many tokens, in base units.
        amount: Uint128,
    },
    /// Nobody does: `Refused`.
    UpdateMinter {
        /// The account that may mint from now on.
        new_minter: Option<String>,
    },
    /// Nobody does: `Refused`.
    UpdateMarketing {
        /// The project's address, as cw20 has it.
        project: Option<String>,
        /// What it is, as cw20 has it.
        description: Option<String>,
        /// The account that may change this, as cw20 has it.
        marketing: Option<String>,
    },
    /// Nobody does: `Refused`.
    UploadLogo(Logo),
}

/// What LST is sent with.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum LstMsg {
    /// Splits the LST, at the mark: `lst x 10^27 / mark` PT, and as many YT.
    ///
    /// - **Caller**: anyone, through the LST's `send`.
    /// - **Emits**: `action = split`, `sender`, `receiver`, `lst`, `pt`, `mark`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `Matured`, `DustLst`, `OwnContract`.
    Split {
        /// Who gets both; the sender by default.
        receiver: Option<String>,
    },
}

/// What PT is sent with. With `send_from` the sender is the spender: the YT are the spender's, and the spender is paid.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum PtMsg {
    /// Burns the PT, and as many YT of the sender, for `pt x mark / 10^27` LST. Before maturity, at any time.
    ///
    /// - **Caller**: anyone, through the PT's `send`.
    /// - **Emits**: `action = merge`, `sender`, `receiver`, `pt`, `lst`, `mark`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `Matured`, `NotEnoughYield`, `DustPrincipal`, `OwnContract`.
    Merge {
        /// Who is paid; the sender by default.
        receiver: Option<String>,
    },
    /// Burns the PT for `pt x mark / 10^27` LST. From maturity on.
    ///
    /// - **Caller**: anyone, through the PT's `send`.
    /// - **Emits**: `action = redeem`, `sender`, `receiver`, `pt`, `lst`, `mark`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `NotMatured`, `HubSilent`, `DustPrincipal`, `OwnContract`.
    Redeem {
        /// Who is paid; the sender by default.
        receiver: Option<String>,
    },
}

/// Questions. A PT answers those of a cw20, `balance` to `all_accounts`.
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// What it splits and until when.
    #[returns(ConfigResponse)]
    Config {},
    /// The mark, what backs PT and YT, and how many there are.
    #[returns(StateResponse)]
    State {},
    /// What a split would give now, or why not.
    #[returns(PreviewSplitResponse)]
    PreviewSplit {
        /// How much LST, in base units.
        lst: Shares,
    },
    /// What a merge would pay now, or why not.
    #[returns(LstResponse)]
    PreviewMerge {
        /// How many PT, and as many YT.
        pt: Principal,
    },
    /// What a redemption would pay now, or why not.
    #[returns(LstResponse)]
    PreviewRedeem {
        /// How much PT, in base units.
        pt: Principal,
    },
    /// What `claim` would pay now; nothing is an answer.
    #[returns(LstResponse)]
    Claimable {
        /// The account that has the YT.
        owner: String,
    },
    /// What PT is worth, with no discount for time; refused where the hub says no price.
    #[returns(ValueResponse)]
    Value {
        /// How much PT, in base units.
        pt: Principal,
    },
    /// What somebody has.
    #[returns(PositionResponse)]
    Position {
        /// The account whose position it is.
        owner: String,
    },
    /// Whether the books hold: S-1 to S-4.
    #[returns(SolvencyResponse)]
    Solvency {},
    /// Who mints: the splitter, of both.
    #[returns(MinterResponse)]
    Minter {},
    /// YT, or PT, of somebody.
    #[returns(BalanceResponse)]
    Balance {
        /// The account that has the tokens.
        address: String,
    },
    /// What it is called, and how many there are.
    #[returns(TokenInfoResponse)]
    TokenInfo {},
    /// How many of one another may move.
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
    /// Who has some, 30 on a page.
    #[returns(AllAccountsResponse)]
    AllAccounts {
        /// After whom to start.
        start_after: Option<String>,
        /// 30 at most.
        limit: Option<u32>,
    },
}
