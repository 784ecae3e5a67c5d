//! Messages.

use super::*;
use ballast_types::Shares;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cosmwasm_std::{Binary, Uint128};
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, Expiration, TokenInfoResponse,
};

/// Makes one, against a hub, for one service. Anyone may; nothing of it can change afterwards.
///
/// Fails: `NoHub`, `NotAContract`, `Destination`, `SameRole`, `Bounds`, `Name`, `Symbol`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The hub's address.
    pub hub: String,
    /// Name of the share, 3 to 50 bytes.
    pub name: String,
    /// Symbol of the share: 3 to 12 letters, digits and dashes. It has 3 decimals more than the LST, 18 at most.
    pub symbol: String,
    /// The service: who may slash. A contract, in instant mode.
    pub slasher: String,
    /// Where slashed LST goes; the slasher by default. None of the suite's six but the vault, where it is a gift to the underwriters.
    pub destination: Option<String>,
    /// Whether a slash takes at once, or waits for a veto.
    pub mode: ModeMsg,
    /// From asking out to being ready: 86,400 to 7,776,000; in veto mode a day more at the least than a slash request lives and the time
    /// without any after it; 1,814,400 by default.
    pub cooldown_secs: Option<u64>,
    /// The window in which slashes add up to the cap: 3,600 to 2,592,000; 604,800 by default. Around its edge two caps can meet.
    pub window_secs: Option<u64>,
    /// The most that slashes take in a window, in bps of what was held: 1 to 10,000, which is no cap; 3,000 by default.
    pub max_slash_bps: Option<u64>,
    /// What a slash leaves at the least, in LST: 1,000 or more; one whole LST by default.
    pub floor: Option<Shares>,
    /// Over how long a gift counts: 3,600 to 2,592,000; 604,800 by default.
    pub drip_secs: Option<u64>,
    /// A contract that may hold ready redemptions for a while; none by default.
    pub ratio: Option<RatioMsg>,
    /// Who may let nobody in for 14 days at most; nobody by default.
    pub guardian: Option<String>,
}

/// How a slash takes.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ModeMsg {
    /// At once.
    Instant,
    /// After a time in which the resolver may veto it.
    Veto {
        /// Who may; not the slasher.
        resolver: String,
        /// How long: 3,600 to 1,209,600; 259,200 by default.
        veto_secs: Option<u64>,
        /// How long anyone may execute it after that: 3,600 to 1,209,600; 259,200 by default.
        execute_secs: Option<u64>,
    },
}

/// A contract that says how much it needs slashable.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct RatioMsg {
    /// The contract; it answers `{"exposure":{}}` and does not call back.
    pub consumer: String,
    /// What has to stay slashable, in bps of its exposure: 0 to 100,000; 10,000 by default.
    pub ratio_bps: Option<u64>,
    /// How long in a row it can hold a ready redemption: 0 to 3,888,000; 604,800 by default.
    pub hold_secs: Option<u64>,
}

/// Everything that can be asked of it. No message takes coins.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST, sent by the token: see [`ReceiveMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Gives shares up for what they are worth, which is paid after the cooldown. Until it is taken out it can be slashed, and earns
    /// nothing. Never paused, never refused, and there is no way back.
    ///
    /// - **Caller**: whoever has shares. **Funds**: none.
    /// - **Emits**: `action = redeem`, `redemption_id`, `owner`, `lst`, `units`, `ready_at`.
    /// - **Fails**: `NotEnoughShares`, `LayerDust`, `OwnContract`.
    Redeem {
        /// How many.
        shares: Uint128,
        /// Who is paid; the sender by default.
        receiver: Option<String>,
    },
    /// Takes out what redemptions are worth now, all or none.
    ///
    /// - **Caller**: the owner of each. **Funds**: none.
    /// - **Emits**: `action = withdraw`, `owner`, `lst`, `redemptions`.
    /// - **Fails**: `NotReady`, `SlashPending`, `SlashDue`, `Held`, `UnknownRedemption`, `Redemptions`.
    Withdraw {
        /// 1 to 30, none twice.
        redemption_ids: Vec<u64>,
    },
    /// Gives a redemption, or a part of it, to somebody else. What it is given keeps its time.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    /// - **Emits**: `action = transfer_redemption`, `redemption_id`, `new_id`, `units`, `receiver`.
    /// - **Fails**: `UnknownRedemption`, `Underflow`, `OwnContract`.
    TransferRedemption {
        /// Its number.
        redemption_id: u64,
        /// How many of its units; all by default, which keeps the number.
        units: Option<Uint128>,
        /// To whom.
        receiver: String,
    },
    /// Slashes: takes active and redeeming LST by one fraction, all that is slashable at the most, and sends it to the destination; in
    /// veto mode asks for that.
    ///
    /// - **Caller**: the slasher. **Funds**: none.
    /// - **Emits**: `action = slash`, `memo`; at once the event `ballast-slash`, and `{"taken":"…"}` as data; in veto mode `request_id`,
    ///   `amount`, `veto_until`, `expires`.
    /// - **Fails**: `Unauthorized`, `ZeroAmount`, `MemoTooLong`; in veto mode `RequestOpen`, `Quiet`.
    Slash {
        /// How much. More than is slashable takes what is slashable.
        amount: Shares,
        /// Why, 256 bytes at most.
        memo: Option<String>,
    },
    /// Ends a slash request without a slash.
    ///
    /// - **Caller**: the resolver. **Funds**: none.
    /// - **Emits**: `action = veto`, `request_id`.
    /// - **Fails**: `Unauthorized`, `NoRequest`, `VetoOver`.
    Veto {
        /// Its number.
        request_id: u64,
    },
    /// Slashes by a request that was not vetoed in time.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = execute_slash`, the event `ballast-slash`, and `{"taken":"…"}` as data.
    /// - **Fails**: `NoRequest`, `NotYet`.
    ExecuteSlash {
        /// Its number.
        request_id: u64,
    },
    /// Bonds the native coins that are here: their LST is a gift to whoever is active. Gifts drip from the first message on that finds
    /// them; this one finds LST that came where nobody else sends one.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = bond_rewards`, `amount`.
    /// - **Fails**: `NothingToBond`; and as the hub's `bond` does, if no LST came: the coins wait. If LST came they wait too, and it begins to
    ///   drip.
    BondRewards {},
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
    /// Puts the LST behind the service, for shares.
    ///
    /// - **Caller**: anyone, through the LST's `send`.
    /// - **Emits**: `action = deposit`, `sender`, `receiver`, `lst`, `shares`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `Paused`, `SlashPending`, `SlashDue`, `Spent`, `LayerDust`, `MinShares`, `OwnContract`.
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
    /// Roles and terms.
    #[returns(Config)]
    Config {},
    /// What there is, and what is open.
    #[returns(StateResponse)]
    State {},
    /// What a slash would take now at the most. A slasher that asks for no more gets what it asks for.
    #[returns(SlashableResponse)]
    Slashable {},
    /// Shares that LST would buy, rounded down, whether it is let in or not.
    #[returns(SharesResponse)]
    ConvertToShares {
        /// How much.
        lst: Shares,
    },
    /// What shares are worth, rounded down.
    #[returns(LstResponse)]
    ConvertToAssets {
        /// How many.
        shares: Uint128,
    },
    /// What a deposit would do now, or why not.
    #[returns(SharesResponse)]
    PreviewDeposit {
        /// How much.
        lst: Shares,
    },
    /// What `redeem` would do now, or why not.
    #[returns(PreviewRedeemResponse)]
    PreviewRedeem {
        /// How many.
        shares: Uint128,
    },
    /// What `withdraw` of one redemption would pay now, or why not.
    #[returns(LstResponse)]
    PreviewWithdraw {
        /// Its number.
        redemption_id: u64,
    },
    /// What a slash would take if it took now.
    #[returns(PreviewSlashResponse)]
    PreviewSlash {
        /// How much.
        amount: Shares,
    },
    /// What somebody has.
    #[returns(PositionResponse)]
    Position {
        /// Who.
        owner: String,
    },
    /// Redemptions of somebody, by number.
    #[returns(RedemptionsResponse)]
    Redemptions {
        /// Who.
        owner: String,
        /// The number after which to start.
        start_after: Option<u64>,
        /// 30 by default, 100 at most.
        limit: Option<u32>,
    },
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
