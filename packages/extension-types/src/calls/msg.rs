//! Messages.

use super::answers::{
    ConfigResponse, OfferResponse, OffersResponse, PositionResponse, PreviewBuyResponse,
    PreviewExerciseResponse, SolvencyResponse, StateResponse,
};
use super::state::Quote;
use ballast_types::Shares;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Binary, Uint128};
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, Expiration, TokenInfoResponse,
};

/// Makes a series. Anyone may, against any hub; nothing of it can change afterwards. Its name
/// follows from the LST and the day of expiry; strike and coin are in `config`.
///
/// Emits: `action = instantiate`, `hub`, `lst`, `quote`, `strike`, `exercise_from`, `expiry`.
/// Fails: `NoHub`, `Bounds`, `QuoteIsNative`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The hub's address.
    pub hub: String,
    /// The coin in which options and strikes are paid: none but the native one may be named. Nobody
    /// checks that there is such a coin.
    pub quote: String,
    /// What one whole native token costs at exercise, in base units of that coin: 1 at the least.
    pub strike: Quote,
    /// When exercise begins: in 3,600 s at the earliest, in 31,536,000 at the latest.
    pub exercise_from: u64,
    /// When it ends: 86,400 to 604,800 s later.
    pub expiry: u64,
}

/// Everything that can be asked of it. Only `buy` and `exercise` take coins.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST, sent by the token: see [`ReceiveMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Buys options on LST of an offer. The writer is paid at once, what is too much comes back.
    ///
    /// - **Caller**: anyone. **Funds**: exactly one coin of the quote denom, the cost at the least.
    /// - **Emits**: `action = buy`, `offer_id`, `buyer`, `writer`, `lst`, `price`, `cost`, `refund`.
    /// - **Fails**: `UnknownOffer`, `Closed`, `ZeroAmount`, `MoreThanOffered`, `MaxPrice`, `TooLittle`, `WrongCoin`.
    Buy {
        /// The offer's number.
        offer_id: u64,
        /// How much LST.
        lst: Shares,
        /// The most that the buyer pays for one whole token; anything by default.
        max_price: Option<Quote>,
    },
    /// Takes back what of an offer was not bought. At any time, also after expiry.
    ///
    /// - **Caller**: its writer. **Funds**: none.
    /// - **Emits**: `action = cancel`, `offer_id`, `lst`.
    /// - **Fails**: `UnknownOffer`, `Unauthorized`.
    Cancel {
        /// The offer's number.
        offer_id: u64,
    },
    /// Gives up options, and as much of what the sender has written, for the LST. Before exercise begins.
    ///
    /// - **Caller**: an account that has both sides. **Funds**: none.
    /// - **Emits**: `action = close`, `writer`, `lst`.
    /// - **Fails**: `Closed`, `ZeroAmount`, `NotEnough`.
    Close {
        /// The LST to close, in base units.
        lst: Shares,
    },
    /// Pays the strike for what the LST is worth now, and gets the LST. What is too much comes back.
    ///
    /// - **Caller**: a holder of options. **Funds**: exactly one coin of the quote denom, what
    ///   `preview_exercise` says at the least.
    /// - **Emits**: `action = exercise`, `holder`, `receiver`, `lst`, `native`, `paid`, `refund`.
    /// - **Fails**: `NotYet`, `Expired`, `ZeroAmount`, `NotEnough`, `NoPrice`, `TooLittle`, `WrongCoin`, `OwnContract`.
    Exercise {
        /// How much LST.
        lst: Shares,
        /// Who gets it; the sender by default.
        receiver: Option<String>,
    },
    /// Pays a writer's part of the LST that was not exercised, and of the strike money. From expiry on.
    ///
    /// - **Caller**: anyone; the writer is paid. **Funds**: none.
    /// - **Emits**: `action = redeem`, `writer`, `written`, `lst`, `quote`.
    /// - **Fails**: `NotExpired`, `NothingToRedeem`.
    Redeem {
        /// Whose part; the sender's by default.
        writer: Option<String>,
    },
    /// Gives options to somebody.
    ///
    /// - **Caller**: a holder of options. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `NotEnoughShares`, `OwnContract`.
    Transfer {
        /// The account that receives them.
        recipient: String,
        /// How many options, in base units.
        amount: Uint128,
    },
    /// Gives options to a contract, with a message.
    ///
    /// - **Caller**: a holder of options. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `NotEnoughShares`, `OwnContract`.
    Send {
        /// The contract that receives them.
        contract: String,
        /// How many options, in base units.
        amount: Uint128,
        /// The message that the contract gets.
        msg: Binary,
    },
    /// Gives somebody's options to another.
    ///
    /// - **Caller**: whom the owner allows it. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `NotEnoughShares`, `InsufficientAllowance`, `AllowanceExpired`, `OwnContract`.
    TransferFrom {
        /// The account whose options are moved.
        owner: String,
        /// The account that receives them.
        recipient: String,
        /// How many options, in base units.
        amount: Uint128,
    },
    /// Gives somebody's options to a contract, with a message.
    ///
    /// - **Caller**: whom the owner allows it. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: as `transfer_from`.
    SendFrom {
        /// The account whose options are moved.
        owner: String,
        /// The contract that receives them.
        contract: String,
        /// How many options, in base units.
        amount: Uint128,
        /// The message that the contract gets.
        msg: Binary,
    },
    /// Allows somebody to move more of the sender's options.
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
    /// Allows somebody to move fewer of the sender's options.
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
    /// Nobody does: `Refused`.
    Mint {
        /// The account that receives them.
        recipient: String,
        /// How many options, in base units.
        amount: Uint128,
    },
    /// Nobody does: `Refused`.
    Burn {
        /// How many options, in base units.
        amount: Uint128,
    },
    /// Nobody does: `Refused`.
    BurnFrom {
        /// The account whose options are burned.
        owner: String,
        /// How many options, in base units.
        amount: Uint128,
    },
}

/// What LST is sent with.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// Puts options on the LST up for sale. With `send_from` the offer is the spender's.
    ///
    /// - **Caller**: anyone, through the LST's `send`.
    /// - **Emits**: `action = offer`, `offer_id`, `writer`, `lst`, `price`, `end_price`, `ends_at`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `Closed`, `ZeroAmount`, `Price`, `Ends`.
    Offer {
        /// What the option on one whole token costs now.
        price: Quote,
        /// What it costs in the end: it falls on a straight line, or stays. As now by default.
        end_price: Option<Quote>,
        /// When that is: when exercise begins at the latest. Now by default, if it stays.
        ends_at: Option<u64>,
    },
}

/// Questions.
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// What the series is of.
    #[returns(ConfigResponse)]
    Config {},
    /// Where it is, and what is in it.
    #[returns(StateResponse)]
    State {},
    /// An offer, or that there is none.
    #[returns(OfferResponse)]
    Offer {
        /// The offer's number.
        offer_id: u64,
    },
    /// All offers, by number.
    #[returns(OffersResponse)]
    Offers {
        /// The number after which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Offers of a writer, by number.
    #[returns(OffersResponse)]
    OffersOf {
        /// The account that offers.
        writer: String,
        /// The number after which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// What `buy` would cost now, or why not.
    #[returns(PreviewBuyResponse)]
    PreviewBuy {
        /// The offer's number.
        offer_id: u64,
        /// How much LST.
        lst: Shares,
    },
    /// What `exercise` would pay now, in whatever phase.
    #[returns(PreviewExerciseResponse)]
    PreviewExercise {
        /// How much LST.
        lst: Shares,
    },
    /// What somebody has.
    #[returns(PositionResponse)]
    Position {
        /// The account whose position it is.
        owner: String,
    },
    /// Whether the books hold: K-1, K-2, K-4 and K-5.
    #[returns(SolvencyResponse)]
    Solvency {},
    /// Options of somebody.
    #[returns(BalanceResponse)]
    Balance {
        /// The account that has the options.
        address: String,
    },
    /// What the option is called, and how many there are.
    #[returns(TokenInfoResponse)]
    TokenInfo {},
    /// How many options of one another may move.
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
    /// Who has options, 30 on a page.
    #[returns(AllAccountsResponse)]
    AllAccounts {
        /// After whom to start.
        start_after: Option<String>,
        /// 30 at most.
        limit: Option<u32>,
    },
}
