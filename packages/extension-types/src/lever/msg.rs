//! Messages.

use super::*;
use ballast_types::{Native, Shares};
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Binary, Uint128};
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, Expiration, TokenInfoResponse,
};

/// Makes one, on a market whose loan coin is the staking token of the market's hub. Anyone may; nothing of it can change afterwards.
///
/// Fails: `NoMarket`, `WrongMarket`, `Bounds`, `Name`, `Symbol`, `OwnContract`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The market's address.
    pub market: String,
    /// Where a rebalance and a buy-down lead, in bps of equity; 30,000 by default.
    pub target_bps: Option<u64>,
    /// Under it `rebalance` is open: 11,000 to 500 under the target; 27,000 by default.
    pub min_bps: Option<u64>,
    /// Over it `buy_down` is open: 500 over the target to 2,000 under the ripcord; 34,000 by default.
    pub max_bps: Option<u64>,
    /// Where the discount is whole; its LTV is 97 % of the market's opening LTV at the most; 40,000 by default.
    pub ripcord_bps: Option<u64>,
    /// The whole discount, in bps of what is paid: 1 to under the market's incentive, and with (target - 1) times it at the most 50 %; 150 by
    /// default.
    pub max_discount_bps: Option<u64>,
    /// Nothing is borrowed over this rate of a year, and debt is sold where the market's rate at target is over it: 1 to 40,000 bps; 2,000 by
    /// default.
    pub max_rate_bps: Option<u64>,
    /// What all callers of `rebalance` together get a year, in bps of all shares: 0 to 50; 10 by default.
    pub keeper_bps: Option<u64>,
    /// How long the discount of an order rises, seconds: 3,600 to 604,800; 86,400 by default.
    pub ramp_secs: Option<u64>,
    /// Who may let nobody in for 14 days at most; nobody by default.
    pub guardian: Option<String>,
    /// What the share is called.
    pub share: ShareMsg,
}

/// What the share is called. It has 3 decimals more than the LST, 18 at most.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct ShareMsg {
    /// 3 to 50 bytes.
    pub name: String,
    /// 3 to 12 letters, digits and dashes.
    pub symbol: String,
}

/// Everything that can be asked of it.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST, sent by the token: see [`ReceiveMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Bonds coins; the LST becomes collateral, for shares. Nothing is borrowed for it: leverage falls a little, and `rebalance` restores it.
    ///
    /// - **Caller**: anyone. **Funds**: the staking coin.
    /// - **Emits**: `action = deposit`, `sender`, `receiver`, `amount`, `lst`, `shares`.
    /// - **Fails**: `Paused`, `CoverPending`, `NoPrice`, `MinShares`, `Dust`, `OwnContract`; and as the hub's `bond` does.
    Deposit {
        /// Who gets the shares; the sender by default.
        receiver: Option<String>,
        /// The fewest that the sender accepts.
        min_shares: Option<Uint128>,
    },
    /// Leaves in kind: shares and the debt of their slice for its LST, at once. Never paused, at any leverage. No price is asked but where too
    /// small a debt would be left: then all of it is repaid, and LST for the rest comes too, at the rate; none if there is no price.
    ///
    /// - **Caller**: whoever has shares. **Funds**: the staking coin, as much as the slice owes or more, what is too much comes back; none if
    ///   nothing is owed.
    /// - **Emits**: `action = redeem`, `owner`, `receiver`, `shares`, `paid`, `lst`, `refund`.
    /// - **Fails**: `NotEnoughShares`, `TooLittle`, `MinLst`, `Dust`, `OwnContract`.
    Redeem {
        /// How many.
        shares: Uint128,
        /// Who gets the LST; the sender by default.
        receiver: Option<String>,
        /// The least LST that the sender accepts.
        min_lst: Option<Shares>,
    },
    /// Puts shares on offer: whoever pays the debt of their slice gets LST for it at a discount that rises from nothing to the most, and the
    /// rest of the slice's LST goes to the receiver at once.
    ///
    /// - **Caller**: whoever has shares. **Funds**: none.
    /// - **Emits**: `action = order`, `order_id`, `owner`, `shares`.
    /// - **Fails**: `NotEnoughShares`, `Bounds`, `Dust`, `OwnContract`.
    Order {
        /// How many.
        shares: Uint128,
        /// The most discount on the debt that the sender accepts, in bps: 0 to 500; 200 by default.
        most_bps: Option<u64>,
        /// Who gets the LST; the sender by default.
        receiver: Option<String>,
    },
    /// Takes back what is left of an order.
    ///
    /// - **Caller**: its owner. **Funds**: none.
    /// - **Emits**: `action = cancel`, `order_id`, `owner`, `shares`.
    /// - **Fails**: `UnknownOrder`, `Unauthorized`.
    Cancel {
        /// Its number.
        order_id: u64,
    },
    /// Buys an order, or as much of it as the coins pay for. Where nothing is owed it takes no coins, and all LST is the receiver's.
    ///
    /// - **Caller**: anyone. **Funds**: the staking coin; what is too much comes back.
    /// - **Emits**: `action = fill`, `order_id`, `owner`, `shares`, `paid`, `lst`, `to_owner`, `discount_bps`, `left`.
    /// - **Fails**: `UnknownOrder`, `MinLst`, `Insolvent`, `Dust`, `NoPrice`, `OwnContract`.
    Fill {
        /// Its number.
        order_id: u64,
        /// Who gets the LST; the sender by default.
        receiver: Option<String>,
        /// The least LST that the sender accepts.
        min_lst: Option<Shares>,
    },
    /// Repays debt for LST at a discount that rises with leverage, down to the target and not below; while the market's rate at target is
    /// over the most, down to no debt, at a discount that rises with that.
    ///
    /// - **Caller**: anyone. **Funds**: the staking coin; what is too much comes back.
    /// - **Emits**: `action = buy_down`, `paid`, `lst`, `discount_bps`, `leverage_bps`.
    /// - **Fails**: `NotAbove`, `Insolvent`, `MinLst`, `Dust`, `NoPrice`, `OwnContract`.
    BuyDown {
        /// Who gets the LST; the sender by default.
        receiver: Option<String>,
        /// The least LST that the sender accepts.
        min_lst: Option<Shares>,
    },
    /// Borrows, bonds and adds what is lacking to the target, or what the market lends of it. The caller gets new shares: by the time since the
    /// last one.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = rebalance`, `borrowed`, `lst`, `tip`, `leverage_bps`.
    /// - **Fails**: `NotBelow`, `Rate`, `NoRoom`, `DustDebt`, `NoPrice`; and as the market's `borrow_call` does.
    Rebalance {},
    /// Lets nobody in for a while. As long as that, and at least 7 days, no other pause can follow.
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
    /// - **Caller**: whoever has shares. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `NotEnoughShares`, `OwnContract`.
    Transfer {
        /// To whom.
        recipient: String,
        /// How many.
        amount: Uint128,
    },
    /// Gives shares to a contract, with a message.
    ///
    /// - **Caller**: whoever has shares. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `NotEnoughShares`, `OwnContract`.
    Send {
        /// To which.
        contract: String,
        /// How many.
        amount: Uint128,
        /// What it is sent.
        msg: Binary,
    },
    /// Gives somebody's shares to another.
    ///
    /// - **Caller**: whom the owner allows it. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `NotEnoughShares`, `InsufficientAllowance`, `AllowanceExpired`, `OwnContract`.
    TransferFrom {
        /// Whose.
        owner: String,
        /// To whom.
        recipient: String,
        /// How many.
        amount: Uint128,
    },
    /// Gives somebody's shares to a contract, with a message.
    ///
    /// - **Caller**: whom the owner allows it. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: as `transfer_from`.
    SendFrom {
        /// Whose.
        owner: String,
        /// To which.
        contract: String,
        /// How many.
        amount: Uint128,
        /// What it is sent.
        msg: Binary,
    },
    /// Allows somebody to move more of the sender's shares.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: as cw20.
    /// - **Fails**: `AllowanceOverflow`.
    IncreaseAllowance {
        /// Whom.
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
    /// - **Fails**: `InsufficientAllowance`.
    DecreaseAllowance {
        /// Whom.
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
    /// The LST becomes collateral, for shares. As `deposit`, without a bond.
    ///
    /// - **Caller**: anyone, through the LST's `send`.
    /// - **Emits**: as `deposit`; `amount` is what the LST is worth.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `Paused`, `CoverPending`, `NoPrice`, `MinShares`, `Dust`, `OwnContract`.
    Deposit {
        /// Who gets the shares; the sender by default.
        receiver: Option<String>,
        /// The fewest that the sender accepts.
        min_shares: Option<Uint128>,
    },
}

/// Everything it answers.
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// Terms and roles.
    #[returns(Config)]
    Config {},
    /// The position, the band, and what anyone could do.
    #[returns(StateResponse)]
    State {},
    /// Equity that shares stand for now. It can fall by leverage times a slash in a block.
    #[returns(AssetsResponse)]
    ConvertToAssets {
        /// How many.
        shares: Uint128,
    },
    /// Shares for equity, whether anyone is let in or not.
    #[returns(SharesResponse)]
    ConvertToShares {
        /// How much.
        native: Native,
    },
    /// What `deposit` would do now, or why not. One of both.
    #[returns(PreviewDepositResponse)]
    PreviewDeposit {
        /// Coins.
        amount: Option<Native>,
        /// LST.
        lst: Option<Shares>,
    },
    /// What `redeem` would take and give now, or why not.
    #[returns(PreviewRedeemResponse)]
    PreviewRedeem {
        /// How many.
        shares: Uint128,
    },
    /// What `fill` would do now, or why not.
    #[returns(PreviewFillResponse)]
    PreviewFill {
        /// The order.
        order_id: u64,
        /// The coins; as many as are taken by default.
        pay: Option<Native>,
    },
    /// What `buy_down` would do now, or why not.
    #[returns(PreviewBuyDownResponse)]
    PreviewBuyDown {
        /// The coins; as many as are taken by default.
        pay: Option<Native>,
    },
    /// What `rebalance` would do now, or why not.
    #[returns(PreviewRebalanceResponse)]
    PreviewRebalance {},
    /// One order.
    #[returns(OrderResponse)]
    Order {
        /// Its number.
        order_id: u64,
    },
    /// All orders, by number.
    #[returns(OrdersResponse)]
    Orders {
        /// After which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Orders of somebody, by number.
    #[returns(OrdersResponse)]
    OrdersOf {
        /// Whose.
        owner: String,
        /// After which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Whether deposits are paused, and until when.
    #[returns(PausedResponse)]
    Paused {},
    /// What shares stand for, and what is here.
    #[returns(SolvencyResponse)]
    Solvency {},
    /// Shares of somebody.
    #[returns(BalanceResponse)]
    Balance {
        /// Who.
        address: String,
    },
    /// What the share is called, and how many there are.
    #[returns(TokenInfoResponse)]
    TokenInfo {},
    /// How many shares of one another may move.
    #[returns(AllowanceResponse)]
    Allowance {
        /// Whose.
        owner: String,
        /// Who may.
        spender: String,
    },
    /// What somebody allows others, 30 on a page.
    #[returns(AllAllowancesResponse)]
    AllAllowances {
        /// Who.
        owner: String,
        /// The spender after whom to start.
        start_after: Option<String>,
        /// 30 at most.
        limit: Option<u32>,
    },
    /// What others allow somebody, 30 on a page.
    #[returns(AllSpenderAllowancesResponse)]
    AllSpenderAllowances {
        /// Who.
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
