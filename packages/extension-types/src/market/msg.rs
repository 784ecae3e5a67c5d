//! Messages.

use super::*;
use ballast_types::Shares;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Binary, Uint128};
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, Expiration, TokenInfoResponse,
};
use cw_ownable::{cw_ownable_execute, cw_ownable_query};

/// Makes one, against a hub, for one loan coin. Anyone may.
///
/// Fails: `NoHub`, `LoanOracle`, `Bounds`, `Name`, `Symbol`, `OwnContract`, and where the oracle does not answer both questions.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// May move LTVs, the borrow cap and the fee within bounds; nobody by default, for ever.
    pub owner: Option<String>,
    /// May pause deposits and loans for 14 days at most; nobody by default.
    pub guardian: Option<String>,
    /// Is paid fees; the sender by default.
    pub treasury: Option<String>,
    /// The hub's address: its LST is the collateral.
    pub hub: String,
    /// What is lent.
    pub loan: LoanCoin,
    /// The price; absent where the loan coin is the hub's staking token, and there only.
    pub oracle: Option<OracleMsg>,
    /// Debt of all is at most this many times the worth of what is slashable, if a restake contract is attached: 1 to 100; 20 by default.
    pub max_debt_ratio: Option<u64>,
    /// 1,000 to 99 % of the liquidation LTV; 8,800 by default, 7,000 with an oracle.
    pub open_ltv_bps: Option<u64>,
    /// 5,000 to 9,400, to 9,000 with an oracle; 9,200 by default, 8,000 with an oracle.
    pub liq_ltv_bps: Option<u64>,
    /// By how many standard deviations of a day the opening LTV is lower: 0 to 6; 2 by default.
    pub vol_sigmas: Option<u64>,
    /// The least debt of a position: 1,000 or more; 100 whole coins by default.
    pub min_debt: Option<Loan>,
    /// Debt of all is at most this after a loan; no limit by default.
    pub borrow_cap: Option<Loan>,
    /// The part of interest that is the fee: 0 to 2,500; 1,000 by default.
    pub fee_bps: Option<u64>,
    /// The part of fees that restakers get: 0 to 10,000; 5,000 by default.
    pub restake_part_bps: Option<u64>,
    /// The code of a restake contract that may be attached; none by default.
    pub restake_code_id: Option<u64>,
    /// What the share is called.
    pub share: ShareMsg,
}

/// A feed of a price source.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct OracleMsg {
    /// The contract; it answers `price` and `safe_price`.
    pub address: String,
    /// Whole loan coins for one whole LST.
    pub feed: String,
}

/// What the share is called. It has 3 decimals more than the loan coin, 18 at most.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct ShareMsg {
    /// 3 to 50 bytes.
    pub name: String,
    /// 3 to 12 letters, digits and dashes.
    pub symbol: String,
}

/// What becomes of a loan before it is checked.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum Then {
    /// It is bonded with the hub, and the LST becomes collateral. Only where the loan coin is the staking token.
    Bond {
        /// The fewest LST that the sender accepts.
        min_shares: Option<Shares>,
    },
    /// It is sent to the sender, a contract, with [`BorrowerMsg::OnBorrow`]: he may add collateral and repay until he returns.
    Call {
        /// What he is sent.
        msg: Binary,
    },
}

/// What a contract that calls `borrow_call` with `call` is sent, with the coins.
#[cw_serde]
pub enum BorrowerMsg {
    /// The loan is here; the position is checked when this is over.
    OnBorrow {
        /// Whose debt it is.
        owner: String,
        /// How much was lent.
        amount: Loan,
        /// As the caller gave it.
        msg: Binary,
    },
}

/// What a pause stops.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum PauseScope {
    /// Deposits.
    Deposit,
    /// Loans.
    Borrow,
}

/// Everything that can be asked of it. Inside `borrow_call` all but `add_collateral` and `repay` fail with `Busy`, inside `liquidate` all.
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
    /// - **Caller**: whoever has shares. **Funds**: none.
    /// - **Emits**: `action = redeem`, `owner`, `receiver`, `shares`, `amount`.
    /// - **Fails**: `NotEnoughShares`, `InsufficientCash`, `MinAmount`, `Dust`, `OwnContract`.
    Redeem {
        /// How many.
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
    /// - **Fails**: `Unauthorized`, `NotEnough`, `OpenLtv`, `OwnContract`; with debt `NoPrice` and as the price source does.
    RemoveCollateral {
        /// How much.
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
    /// - **Fails**: `Unauthorized`, `Paused`, `OpenLtv`, `BorrowCap`, `InsufficientCash`, `DustDebt`, `OwnContract`, `NoPrice`, and as the price source
    ///   does.
    Borrow {
        /// How much.
        amount: Loan,
        /// Whose debt; the sender's by default.
        owner: Option<String>,
        /// Who gets the coins; the owner by default.
        receiver: Option<String>,
    },
    /// Borrows coins and puts them to work first; the position is checked at the end. With `bond` it is leverage in one message.
    ///
    /// - **Caller**: the owner, a manager; for `call` a contract. **Funds**: none.
    /// - **Emits**: `action = borrow_call`, `owner`, `amount`; at the end `debt`, and `lst` if it was bonded.
    /// - **Fails**: as `borrow`; `NotBondable`, `MinShares`; as the hub's `bond`, or the contract that is called.
    BorrowCall {
        /// How much.
        amount: Loan,
        /// Whose debt; the sender's by default.
        owner: Option<String>,
        /// What becomes of it.
        then: Then,
    },
    /// Repays, and with `remove` takes collateral out in the same step: allowed where the LTV is not above what it was, which asks no price,
    /// or else is under the opening LTV. What is more than is owed comes back to the sender.
    ///
    /// - **Caller**: the owner, a manager. **Funds**: the loan coin.
    /// - **Emits**: `action = repay`, `owner`, `amount`, `refund`, `debt`, `lst`.
    /// - **Fails**: `Unauthorized`, `NoDebt`, `Dust`, `DustDebt`; with `remove` also `NotEnough`, `OpenLtv`, `OwnContract`, and as `remove_collateral`.
    Repay {
        /// Whose debt; the sender's by default.
        owner: Option<String>,
        /// LST to take out.
        remove: Option<Shares>,
        /// Who gets the LST; the owner by default.
        receiver: Option<String>,
    },
    /// Sells collateral of a position over the liquidation LTV at a discount: no more than brings it back under, or a slice of an
    /// insolvent one, where restakers pay what collateral lacks and suppliers bear the rest.
    ///
    /// - **Caller**: anyone. **Funds**: the loan coin, the most that he pays; the rest comes back.
    /// - **Emits**: `action = liquidate`, `owner`, `liquidator`, `repaid`, `lst`, `from_restake`, `bad_debt`, `refund`; the event `ballast-bad-debt`
    ///   where suppliers bear something, `ballast-skipped` where the restake contract failed.
    /// - **Fails**: `Healthy`, `TooSmall`, `MinLst`, `NoPrice`, `OwnContract`, and as the price source does.
    Liquidate {
        /// Whose position.
        owner: String,
        /// Who gets the LST; the sender by default.
        receiver: Option<String>,
        /// The least LST that the sender accepts.
        min_lst: Option<Shares>,
    },
    /// Names the restake contract that pays what collateral lacks: once, and again only when the one that is attached is spent.
    ///
    /// - **Caller**: the owner, the deployer. **Funds**: none.
    /// - **Emits**: `action = attach`, `restake`.
    /// - **Fails**: `Unauthorized`, `Attached`, `NotOurs`.
    Attach {
        /// Its address. Instant mode; slasher, destination and consumer are this market, the LST is the collateral.
        restake: String,
    },
    /// Has the position of `owner` watched, if it owes more for its collateral than the one that is; or, if that one has become better
    /// since, names it as the successor, who follows a day later, by the next such message.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = watch`, `owner`, `watched`.
    /// - **Fails**: `NotWorse`.
    Watch {
        /// Whose position.
        owner: String,
    },
    /// Lets an address act for the sender's position.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = approve`, `manager`, `until`.
    /// - **Fails**: `Bounds`.
    Approve {
        /// Who may.
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
    /// Pays the fees: redeems their shares; where the loan coin is the staking token both parts are bonded for who gets them, else the
    /// treasury gets coins.
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
    /// Stops deposits or loans for a while. As long as that, and at least 7 days, no other pause of the same can follow.
    ///
    /// - **Caller**: the guardian, the owner. **Funds**: none.
    /// - **Emits**: `action = pause`, `scope`, `until`.
    /// - **Fails**: `Unauthorized`, `PauseTooLong`, `PauseTooSoon`.
    Pause {
        /// Which.
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
        /// Which.
        scope: PauseScope,
    },
    /// Names who is paid fees.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = set_treasury`, `treasury`.
    /// - **Fails**: `OwnContract`.
    SetTreasury {
        /// Who.
        address: String,
    },
    /// Names who may pause.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = set_guardian`, `guardian`.
    /// - **Fails**: `OwnContract`.
    SetGuardian {
        /// Who.
        address: String,
    },
    /// Does nothing, `deeper` calls further down: the market sends it to itself where a restake contract failed, to prove that the depth of the
    /// call was not the reason.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = prove_depth`.
    ProveDepth {
        /// How many calls more.
        deeper: u32,
    },
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

/// Everything it answers.
#[cw_ownable_query]
#[cw_serde]
#[serde(deny_unknown_fields)]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// Terms, limits, roles.
    #[returns(ConfigResponse)]
    Config {},
    /// Totals, rates, limits.
    #[returns(MarketResponse)]
    Market {},
    /// What somebody has and owes, and what he could do.
    #[returns(PositionResponse)]
    Position {
        /// Who.
        owner: String,
    },
    /// What somebody has and owes; asks no price.
    #[returns(DebtResponse)]
    Debt {
        /// Who.
        owner: String,
    },
    /// All positions, by owner.
    #[returns(PositionsResponse)]
    Positions {
        /// After whom to start.
        start_after: Option<String>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Who may act for somebody.
    #[returns(ManagersResponse)]
    Managers {
        /// For whom.
        owner: String,
        /// After whom to start.
        start_after: Option<String>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Shares that coins would buy, rounded down, whether they are let in or not.
    #[returns(SharesResponse)]
    ConvertToShares {
        /// How many.
        amount: Loan,
    },
    /// What shares are worth, rounded down, whether there is cash or not.
    #[returns(AmountResponse)]
    ConvertToAssets {
        /// How many.
        shares: Uint128,
    },
    /// What `deposit` would do now, or why not.
    #[returns(SharesResponse)]
    PreviewDeposit {
        /// How much.
        amount: Loan,
    },
    /// What `redeem` would do now, or why not.
    #[returns(AmountResponse)]
    PreviewRedeem {
        /// How many.
        shares: Uint128,
    },
    /// What somebody could redeem now at the most.
    #[returns(MaxRedeemResponse)]
    MaxRedeem {
        /// Who.
        owner: String,
    },
    /// What `borrow`, or `borrow_call` with `bond`, would do now, or why not.
    #[returns(PreviewBorrowResponse)]
    PreviewBorrow {
        /// Whose debt.
        owner: String,
        /// How much.
        amount: Loan,
        /// Whether it is bonded; no by default.
        bond: Option<bool>,
    },
    /// What `repay` would do now, or why not.
    #[returns(PreviewRepayResponse)]
    PreviewRepay {
        /// Whose debt.
        owner: String,
        /// The coins.
        amount: Loan,
        /// LST to take out.
        remove: Option<Shares>,
    },
    /// What `liquidate` would do now, or why not.
    #[returns(PreviewLiquidateResponse)]
    PreviewLiquidate {
        /// Whose position.
        owner: String,
        /// The coins; as many as are taken by default.
        amount: Option<Loan>,
    },
    /// What must stay slashable, and what restakers owe this second.
    #[returns(ExposureResponse)]
    Exposure {},
    /// Who is watched, and who may follow.
    #[returns(Watch)]
    Watched {},
    /// What is paused, and until when.
    #[returns(PausedResponse)]
    Paused {},
    /// What is booked beside what is there.
    #[returns(SolvencyResponse)]
    Solvency {
        /// After whom to start.
        start_after: Option<String>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// Shares of somebody.
    #[returns(BalanceResponse)]
    Balance {
        /// Who.
        address: String,
    },
    /// What the share is called, and how many there are, without those of fees.
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
