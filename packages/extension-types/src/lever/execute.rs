//! What a lever can be told to do.

use ballast_types::Shares;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, Uint128};
use cw20::Expiration;

/// Everything that can be asked of it.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST, sent by the token: see [`ReceiveMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Bonds coins; the LST becomes collateral, for shares. Nothing is borrowed for it: leverage
    /// falls a little, and `rebalance` restores it.
    ///
    /// - **Caller**: anyone. **Funds**: the staking coin.
    /// - **Emits**: `action = deposit`, `sender`, `receiver`, `amount`, `lst`, `shares`.
    /// - **Fails**: `Paused`, `CoverPending`, `NoPrice`, `MinShares`, `Dust`, `OwnContract`; and as
    ///   the hub's `bond` does.
    Deposit {
        /// Who gets the shares; the sender by default.
        receiver: Option<String>,
        /// The fewest that the sender accepts.
        min_shares: Option<Uint128>,
    },
    /// Leaves in kind: shares and the debt of their slice for its LST, at once. Never paused, at
    /// any leverage. No price is asked but where too small a debt would be left: then all of it is
    /// repaid, and LST for the rest comes too, at the rate; none if there is no price.
    ///
    /// - **Caller**: a holder of shares. **Funds**: the staking coin, as much as the slice owes or
    ///   more, what is too much comes back; none if nothing is owed.
    /// - **Emits**: `action = redeem`, `owner`, `receiver`, `shares`, `paid`, `lst`, `refund`.
    /// - **Fails**: `NotEnoughShares`, `TooLittle`, `MinLst`, `Dust`, `OwnContract`.
    Redeem {
        /// How many shares, in base units.
        shares: Uint128,
        /// Who gets the LST; the sender by default.
        receiver: Option<String>,
        /// The least LST that the sender accepts.
        min_lst: Option<Shares>,
    },
    /// Puts shares on offer: a buyer who pays the debt of their slice gets LST for it at a discount
    /// that rises from nothing to the most, and the rest of the slice's LST goes to the receiver at
    /// once.
    ///
    /// - **Caller**: a holder of shares. **Funds**: none.
    /// - **Emits**: `action = order`, `order_id`, `owner`, `shares`.
    /// - **Fails**: `NotEnoughShares`, `Bounds`, `Dust`, `OwnContract`.
    Order {
        /// How many shares, in base units.
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
        /// The order's number.
        order_id: u64,
    },
    /// Buys an order, or as much of it as the coins pay for. Where nothing is owed it takes no
    /// coins, and all LST is the receiver's.
    ///
    /// - **Caller**: anyone. **Funds**: the staking coin; what is too much comes back.
    /// - **Emits**: `action = fill`, `order_id`, `owner`, `shares`, `paid`, `lst`, `to_owner`, `discount_bps`, `left`.
    /// - **Fails**: `UnknownOrder`, `MinLst`, `Insolvent`, `Dust`, `NoPrice`, `OwnContract`.
    Fill {
        /// The order's number.
        order_id: u64,
        /// Who gets the LST; the sender by default.
        receiver: Option<String>,
        /// The least LST that the sender accepts.
        min_lst: Option<Shares>,
    },
    /// Repays debt for LST at a discount that rises with leverage, down to the target and not
    /// below; while the market's rate at target is over the most, down to no debt, at a discount
    /// that rises with that.
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
    /// Borrows, bonds and adds what is lacking to the target, or what the market lends of it. The
    /// caller gets new shares: by the time since the last one.
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
    /// The LST becomes collateral, for shares. As `deposit`, without a bond.
    ///
    /// - **Caller**: anyone, through the LST's `send`.
    /// - **Emits**: as `deposit`; `amount` is what the LST is worth.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `Paused`, `CoverPending`, `NoPrice`,
    ///   `MinShares`, `Dust`, `OwnContract`.
    Deposit {
        /// Who gets the shares; the sender by default.
        receiver: Option<String>,
        /// The fewest that the sender accepts.
        min_shares: Option<Uint128>,
    },
}
