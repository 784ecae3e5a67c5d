//! What a restake contract can be told to do.

use ballast_types::Shares;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, Uint128};
use cw20::Expiration;

/// Everything that can be asked of it. No message takes coins.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST, sent by the token: see [`ReceiveMsg`].
    Receive(cw20::Cw20ReceiveMsg),
    /// Gives shares up for what they are worth, which is paid after the cooldown. Until it is taken
    /// out it can be slashed, and earns nothing. Never paused, never refused, and there is no way
    /// back.
    ///
    /// - **Caller**: a holder of shares. **Funds**: none.
    /// - **Emits**: `action = redeem`, `redemption_id`, `owner`, `lst`, `units`, `ready_at`.
    /// - **Fails**: `NotEnoughShares`, `Dust`, `OwnContract`.
    Redeem {
        /// How many shares, in base units.
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
        /// The redemption's number.
        redemption_id: u64,
        /// How many of its units; all by default, which keeps the number.
        units: Option<Uint128>,
        /// The account that has it from then on.
        receiver: String,
    },
    /// Slashes: takes active and redeeming LST by one fraction, all that is slashable at the most,
    /// and sends it to the destination; in veto mode asks for that.
    ///
    /// - **Caller**: the slasher. **Funds**: none.
    /// - **Emits**: `action = slash`, `memo`; at once the event `ballast-slash`, and
    ///   `{"taken":"…"}` as data; in veto mode `request_id`, `amount`, `veto_until`, `expires`.
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
        /// The slash request's number.
        request_id: u64,
    },
    /// Slashes by a request that was not vetoed in time.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = execute_slash`, the event `ballast-slash`, and `{"taken":"…"}` as data.
    /// - **Fails**: `NoRequest`, `NotYet`.
    ExecuteSlash {
        /// The slash request's number.
        request_id: u64,
    },
    /// Bonds the native coins that are here: their LST is a gift to the active stake. Gifts drip
    /// from the first message on that finds them; this one finds LST that came where nobody else
    /// sends one.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = bond_rewards`, `amount`.
    /// - **Fails**: `NothingToBond`; and as the hub's `bond` does, if no LST came: the coins wait.
    ///   If LST came they wait too, and it begins to drip.
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
    /// Puts the LST behind the service, for shares.
    ///
    /// - **Caller**: anyone, through the LST's `send`.
    /// - **Emits**: `action = deposit`, `sender`, `receiver`, `lst`, `shares`.
    /// - **Fails**: `Unauthorized`, `InvalidReceive`, `Paused`, `SlashPending`, `SlashDue`,
    ///   `Spent`, `Dust`, `MinShares`, `OwnContract`.
    Deposit {
        /// Who gets the shares; the sender by default.
        receiver: Option<String>,
        /// The fewest that the sender accepts.
        min_shares: Option<Uint128>,
    },
}
