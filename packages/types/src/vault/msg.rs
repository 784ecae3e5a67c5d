//! What the vault can be told and asked.

use super::answers::{
    BackingResponse, BondsResponse, ConfigResponse, CoverageResponse, ExitsResponse, PoolResponse,
    PositionResponse, PremiumResponse, PreviewExitResponse, PreviewUnderwriteResponse,
};
use super::layer::LayerId;
use super::params::ParamsUpdate;
use crate::{deploy::Suite, LayerShares, Native, Shares};
use ballast_accounting::Totals;
use cosmwasm_schema::{cw_serde, QueryResponses};
use cw20::Cw20ReceiveMsg;

/// Sent by the hub when it creates the vault.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// The suite it belongs to.
    pub suite: Suite,
    /// The least cooldown, by the hub's parameters.
    pub exit_secs: u64,
    /// Parameters that differ from their defaults.
    pub params: ParamsUpdate,
}

/// What can be asked of the vault.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST sent with a [`ReceiveMsg`].
    ///
    /// - **Caller**: the token, for its holder. **Funds**: none.
    /// - **Emits**: `action = underwrite` or `post_bond`, `receiver, lst, shares`.
    /// - **Fails**: `Unauthorized` for any other cw20, `LossPending`, `CoverPending`, `MinShares`,
    ///   `Dust`, `OwnContract`.
    Receive(Cw20ReceiveMsg),
    /// Starts a leave. The shares stay liable until they are taken out, earn nothing and back no quota.
    ///
    /// - **Caller**: who holds the shares. **Funds**: none.
    /// - **Emits**: `action = request_exit`, `exit_id, owner, shares, lst, ready_at`, and `backing`: whether
    ///   the pool's stake still needs the bond. Then `ready_at` is only the earliest.
    /// - **Fails**: `LossPending`, `CoverPending`, `NotEnoughShares`, `ZeroShares`, `Dust`.
    RequestExit {
        /// Out of which layer.
        layer: LayerId,
        /// Shares of the layer, not LST.
        shares: LayerShares,
    },
    /// Takes a request back: the LST buys shares of the layer again, at their price now.
    ///
    /// - **Caller**: who made the request. **Funds**: none.
    /// - **Emits**: `action = cancel_exit`, `exit_id, owner, shares, lst`.
    /// - **Fails**: `LossPending`, `CoverPending`, `UnknownExit`, `Void`.
    CancelExit {
        /// The exit request's number.
        exit_id: u64,
    },
    /// Takes out what the shares are worth now.
    ///
    /// - **Caller**: anyone; who made the request is paid. **Funds**: none.
    /// A request whose layer was wiped out pays 0, at any time.
    ///
    /// - **Emits**: `action = exit`, `exit_id, owner, lst`.
    /// - **Fails**: `NotReady`, `StillBacking`, `NotNoted`, `LossPending`, `CoverPending`, `UnknownExit`.
    Exit {
        /// The exit request's number.
        exit_id: u64,
    },
    /// Notes what anyone can see: premium that has come starts to drip, and if a validator is named,
    /// since when the pool's stake with it fits the quota of what remains of its bond. From then on the
    /// cooldown of requests to leave the bond runs; if it fits no longer, it starts again.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = refresh`, `premium`, and with a validator `validator, stake, backed, fits_since`.
    /// - **Fails**: `LossPending`, `CoverPending`, malformed addresses.
    Refresh {
        /// Operator address; none to look at the premium only.
        validator: Option<String>,
    },
    /// Burns insurers' LST for losses.
    ///
    /// A loss that was covered once burns nothing when it comes again.
    ///
    /// - **Caller**: the hub. **Funds**: none.
    /// - **Emits**: `action = cover`, `loss_id, burned` for each, and an event `ballast-cover` for each;
    ///   `ballast-wiped-out` for shares that became void.
    Cover(CoverMsg),
    /// Burns LST of bonds for commission above a promise: what was asked, or all there is.
    ///
    /// - **Caller**: the hub. **Funds**: none.
    /// - **Emits**: `action = fine`, `burned`; `ballast-fine-paid` for each, `ballast-wiped-out`
    ///   for shares that became void.
    Fine(FineMsg),
    /// Changes parameters, inside their bounds.
    ///
    /// - **Caller**: the owner. **Funds**: none.
    UpdateConfig(ParamsUpdate),
}

/// All fines of one `observe`.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct FineMsg {
    /// Value and shares of the pool.
    pub totals: Totals,
    /// Each of them.
    pub fines: Vec<FineToPay>,
}

/// What is to be burned of one bond.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct FineToPay {
    /// Operator address.
    pub validator: String,
    /// At most so much.
    pub lst: Shares,
}

/// All losses of one sync.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct CoverMsg {
    /// Value and shares before the first of them.
    pub before: Totals,
    /// Each of them.
    pub losses: Vec<LossToCover>,
}

/// One loss to cover.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct LossToCover {
    /// Its number.
    pub loss_id: u64,
    /// Whose bond pays first.
    pub validator: String,
    /// The native to cover.
    pub amount: Native,
}

/// What `cover` answers as data: what each loss burned.
#[cw_serde]
pub struct CoverAnswer {
    /// One for each loss, in order.
    pub burned: Vec<ballast_accounting::Cover>,
}

/// What LST is sent to the vault for.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// Joins the underwriters' pool.
    Underwrite {
        /// Who gets the shares; the sender by default.
        receiver: Option<String>,
        /// The least shares of the layer to accept.
        min_shares: Option<LayerShares>,
    },
    /// Adds to a validator's bond. The shares are the sender's.
    PostBond {
        /// Operator address.
        validator: String,
    },
}

/// What the vault answers.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Addresses and parameters.
    #[returns(ConfigResponse)]
    Config {},
    /// What someone has in the vault.
    #[returns(PositionResponse)]
    Position {
        /// The account whose position it is.
        owner: String,
    },
    /// Someone's requests to leave, by number.
    #[returns(ExitsResponse)]
    Exits {
        /// The account that asked out.
        owner: String,
        /// The request after which to start.
        start_after: Option<u64>,
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// The underwriters' pool.
    #[returns(PoolResponse)]
    Pool {},
    /// Bonds, in the order of validators.
    #[returns(BondsResponse)]
    Bonds {
        /// The validator after which to start.
        start_after: Option<String>,
        /// Rows at most: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// How well the pool's stake is insured.
    #[returns(CoverageResponse)]
    Coverage {},
    /// The premium in force.
    #[returns(PremiumResponse)]
    Premium {},
    /// What `underwrite` would give now. Fails where it would.
    #[returns(PreviewUnderwriteResponse)]
    PreviewUnderwrite {
        /// LST to send.
        lst: Shares,
    },
    /// What `exit` of shares would give, were they asked out and paid now. Fails while a loss is pending.
    #[returns(PreviewExitResponse)]
    PreviewExit {
        /// Out of which layer.
        layer: LayerId,
        /// Shares of the layer.
        shares: LayerShares,
    },
    /// What losses would burn now, by the rule that `cover` follows.
    #[returns(CoverAnswer)]
    PreviewCover(CoverMsg),
    /// LST of some validators' bonds that backs a quota, in the order asked.
    #[returns(BackingResponse)]
    Backing {
        /// Operator addresses, at most 100.
        validators: Vec<String>,
    },
}
