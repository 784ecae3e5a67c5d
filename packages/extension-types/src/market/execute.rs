//! What a market can be told to do.

use super::borrower::Then;
use super::state::Loan;
use ballast_types::Shares;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, Uint128};
use cw20::Expiration;
use cw_ownable::cw_ownable_execute;

/// What a pause stops.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum PauseScope {
    /// It stops deposits.
    Deposit,
    /// It stops loans.
    Borrow,
}

/// Everything that can be asked of it. Inside `borrow_call` all but `add_collateral` and `repay`
/// fail with `Busy`, inside `liquidate` all.
#[cw_ownable_execute]
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST, sent by the token: see [`ReceiveMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Lends coins for shares.
    ///
    /// - **Caller**: anyone. **Funds**: the loan coin.
    /// - **Emits**: `action = deposit`, `sender`, `receiver`, `amount`, `shares`.
    /// - **Fails**: `Paused`, `WipedOut`, `MinShares`, `Dust`, `OwnContract`.
    Deposit {
        /// Who gets the shares; the sender by default.
        receiver: Option<String>,
        /// The fewest that the sender accepts.
        min_shares: Option<Uint128>,
    },
    /// Gives shares back for what they are worth now, out of cash. Never paused; asks no price.
    ///
    /// - **Caller**: a holder of shares. **Funds**: none.
    /// - **Emits**: `action = redeem`, `owner`, `receiver`, `shares`, `amount`.
    /// - **Fails**: `NotEnoughShares`, `InsufficientCash`, `MinAmount`, `Dust`, `OwnContract`.
    Redeem {
        /// How many shares, in base units.
        shares: Uint128,
        /// Who is paid; the sender by default.
        receiver: Option<String>,
        /// The least that the sender accepts.
        min_amount: Option<Loan>,
    },
    /// Takes collateral out; what stays must be under the opening LTV. Without debt no price is asked.
    ///
    /// - **Caller**: the owner, a manager. **Funds**: none.
    /// - **Emits**: `action = remove_collateral`, `owner`, `receiver`, `lst`.
    /// - **Fails**: `Unauthorized`, `NotEnough`, `OpenLtv`, `OwnContract`; with debt `NoPrice` and
    ///   as the price source does.
    RemoveCollateral {
        /// The LST to take out, in base units.
        lst: Shares,
        /// Whose; the sender's by default.
        owner: Option<String>,
        /// Who gets it; the owner by default.
        receiver: Option<String>,
    },
    /// Borrows coins against the collateral.
    ///
    /// - **Caller**: the owner, a manager. **Funds**: none.
    /// - **Emits**: `action = borrow`, `owner`, `receiver`, `amount`, `debt`.
    /// - **Fails**: `Unauthorized`, `Paused`, `OpenLtv`, `BorrowCap`, `InsufficientCash`,
    ///   `DustDebt`, `OwnContract`, `NoPrice`, and as the price source does.
    Borrow {
        /// The coins to borrow, in base units.
        amount: Loan,
        /// Whose debt; the sender's by default.
        owner: Option<String>,
        /// Who gets the coins; the owner by default.
        receiver: Option<String>,
    },
    /// Borrows coins and puts them to work first; the position is checked at the end. With `bond`
    /// it is leverage in one message.
    ///
    /// - **Caller**: the owner, a manager; for `call` a contract. **Funds**: none.
    /// - **Emits**: `action = borrow_call`, `owner`, `amount`; at the end `debt`, and `lst` if it was bonded.
    /// - **Fails**: as `borrow`; `NotBondable`, `MinShares`; as the hub's `bond`, or the contract that is called.
    BorrowCall {
        /// The coins to borrow, in base units.
        amount: Loan,
        /// Whose debt; the sender's by default.
        owner: Option<String>,
        /// What becomes of it.
        then: Then,
    },
    /// Repays, and with `remove` takes collateral out in the same step: allowed where the LTV is
    /// not above what it was, which asks no price, or else is under the opening LTV. What is more
    /// than is owed comes back to the sender.
    ///
    /// - **Caller**: the owner, a manager. **Funds**: the loan coin.
    /// - **Emits**: `action = repay`, `owner`, `amount`, `refund`, `debt`, `lst`.
    /// - **Fails**: `Unauthorized`, `NoDebt`, `Dust`, `DustDebt`; with `remove` also `NotEnough`,
    ///   `OpenLtv`, `OwnContract`, and as `remove_collateral`.
    Repay {
        /// Whose debt; the sender's by default.
        owner: Option<String>,
        /// LST to take out.
        remove: Option<Shares>,
        /// Who gets the LST; the owner by default.
        receiver: Option<String>,
    },
    /// Sells collateral of a position over the liquidation LTV at a discount: no more than brings
    /// it back under, or a slice of an insolvent one, where restakers pay what collateral lacks and
    /// suppliers bear the rest.
    ///
    /// - **Caller**: anyone. **Funds**: the loan coin, the most to be paid; the rest comes back.
    /// - **Emits**: `action = liquidate`, `owner`, `liquidator`, `repaid`, `lst`, `from_restake`,
    ///   `bad_debt`, `refund`; the event `ballast-bad-debt` where suppliers bear something,
    ///   `ballast-skipped` where the restake contract failed.
    /// - **Fails**: `Healthy`, `TooSmall`, `MinLst`, `NoPrice`, `OwnContract`, and as the price source does.
    Liquidate {
        /// The account whose position it is.
        owner: String,
        /// Who gets the LST; the sender by default.
        receiver: Option<String>,
        /// The least LST that the sender accepts.
        min_lst: Option<Shares>,
    },
    /// Names the restake contract that pays what collateral lacks: once, and again only when the
    /// one that is attached is spent.
    ///
    /// - **Caller**: the owner, the deployer. **Funds**: none.
    /// - **Emits**: `action = attach`, `restake`.
    /// - **Fails**: `Unauthorized`, `Attached`, `NotOurs`.
    Attach {
        /// Its address. Instant mode; slasher, destination and consumer are this market, the LST is the collateral.
        restake: String,
    },
    /// Has the position of `owner` watched, if it owes more for its collateral than the one that
    /// is; or, if that one has become better since, names it as the successor, who follows a day
    /// later, by the next such message.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = watch`, `owner`, `watched`.
    /// - **Fails**: `NotWorse`.
    Watch {
        /// The account whose position it is.
        owner: String,
    },
    /// Lets an address act for the sender's position.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = approve`, `manager`, `until`.
    /// - **Fails**: `Bounds`.
    Approve {
        /// The account that may act for the position.
        manager: String,
        /// Until when, unix seconds: within a year.
        until: u64,
    },
    /// Ends that.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = revoke`, `manager`.
    Revoke {
        /// Who may no more.
        manager: String,
    },
    /// Books interest to now, as every message about money does.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = accrue`, `interest`, `fee_shares`.
    Accrue {},
    /// Pays the fees: redeems their shares; where the loan coin is the staking token both parts are
    /// bonded for who gets them, else the treasury gets coins.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = collect`, `amount`, `to_restake`, `to_treasury`.
    /// - **Fails**: `InsufficientCash`, `Dust`; and as the hub's `bond` does, then the shares wait.
    Collect {},
    /// Changes what touches new loans only.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = update_config`.
    /// - **Fails**: `Bounds`.
    UpdateConfig {
        /// 1,000 to 99 % of the lower of the liquidation LTV now and the one it moves to.
        open_ltv_bps: Option<u64>,
        /// Debt of all is at most this after a loan.
        borrow_cap: Option<Loan>,
        /// 0 to 2,500, from now on.
        fee_bps: Option<u64>,
    },
    /// Moves the liquidation LTV along a straight line.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = ramp`, `from`, `to`, `until`.
    /// - **Fails**: `Bounds`, `Ramping`.
    Ramp {
        /// 5,000, and not under what the opening LTV allows, to 9,400, to 9,000 with an oracle.
        liq_ltv_bps: u64,
        /// How long it takes: 604,800 to 31,536,000.
        secs: u64,
    },
    /// Stops deposits or loans for a while. As long as that, and at least 7 days, no other pause of
    /// the same can follow.
    ///
    /// - **Caller**: the guardian, the owner. **Funds**: none.
    /// - **Emits**: `action = pause`, `scope`, `until`.
    /// - **Fails**: `Unauthorized`, `PauseTooLong`, `PauseTooSoon`.
    Pause {
        /// What it stops.
        scope: PauseScope,
        /// How long: 259,200 by default, 1,209,600 at most.
        secs: Option<u64>,
    },
    /// Ends a pause early.
    ///
    /// - **Caller**: the guardian, the owner. **Funds**: none.
    /// - **Emits**: `action = unpause`, `scope`.
    /// - **Fails**: `Unauthorized`.
    Unpause {
        /// What it stops.
        scope: PauseScope,
    },
    /// Names who is paid fees.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = set_treasury`, `treasury`.
    /// - **Fails**: `OwnContract`.
    SetTreasury {
        /// The account that receives fees from now on.
        address: String,
    },
    /// Names who may pause.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = set_guardian`, `guardian`.
    /// - **Fails**: `OwnContract`.
    SetGuardian {
        /// The account that may pause from now on.
        address: String,
    },
    /// Does nothing, `deeper` calls further down: the market sends it to itself where a restake
    /// contract failed, to prove that the depth of the call was not the reason.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = prove_depth`.
    ProveDepth {
        /// How many calls more.
        deeper: u32,
    },
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
    /// Adds to the collateral of a position. Asks no price, and is never paused.
    ///
    /// - **Caller**: the owner, a manager, through the LST's `send`.
    /// - **Emits**: `action = add_collateral`, `owner`, `lst`, `collateral`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `NotEnough` for none.
    AddCollateral {
        /// Whose; the sender's by default.
        owner: Option<String>,
    },
}
