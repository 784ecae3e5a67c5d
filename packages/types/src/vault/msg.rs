//! The messages and queries of the vault.

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
    /// The suite that the vault belongs to.
    pub suite: Suite,
    /// The least cooldown by the hub's parameters, in seconds.
    pub exit_secs: u64,
    /// Parameters that differ from their defaults.
    pub params: ParamsUpdate,
}

/// The messages of the vault.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// LST arrives with a [`ReceiveMsg`], and buys shares of a layer.
    ///
    /// - **Caller**: the token, for its holder. **Funds**: none.
    /// - **Emits**: `action = underwrite` or `post_bond`, `receiver, lst, shares`.
    /// - **Fails**: `Unauthorized` for any other cw20, `LossPending`, `CoverPending`, `MinShares`,
    ///   `Dust`, `OwnContract`.
    Receive(Cw20ReceiveMsg),
    /// Requests to leave a layer. The shares stay liable until they are paid out; they earn nothing
    /// and back no quota.
    ///
    /// - **Caller**: the holder of the shares. **Funds**: none.
    /// - **Emits**: `action = request_exit`, `exit_id, owner, shares, lst, ready_at`, and
    ///   `backing`: whether the pool's stake still needs the bond, in which case `ready_at` is only
    ///   the earliest time.
    /// - **Fails**: `LossPending`, `CoverPending`, `NotEnoughShares`, `ZeroShares`, `Dust`.
    RequestExit {
        /// The layer to leave.
        layer: LayerId,
        /// Shares of the layer, not LST.
        shares: LayerShares,
    },
    /// Cancels a request: its LST buys shares of the layer again, at the price of now.
    ///
    /// - **Caller**: the account that made the request. **Funds**: none.
    /// - **Emits**: `action = cancel_exit`, `exit_id, owner, shares, lst`.
    /// - **Fails**: `LossPending`, `CoverPending`, `UnknownExit`, `Void`.
    CancelExit {
        /// The exit request's number.
        exit_id: u64,
    },
    /// Pays a request that is ready what its shares are worth now. A request whose layer was wiped
    /// out pays 0, at any time.
    ///
    /// - **Caller**: anyone; the account that made the request is paid. **Funds**: none.
    ///
    /// - **Emits**: `action = exit`, `exit_id, owner, lst`.
    /// - **Fails**: `NotReady`, `StillBacking`, `NotNoted`, `LossPending`, `CoverPending`, `UnknownExit`.
    Exit {
        /// The exit request's number.
        exit_id: u64,
    },
    /// Takes in premium that has come, which then drips. If a validator is named, records since
    /// when the pool's stake with it fits the quota of what remains of its bond. From then on the
    /// cooldown of requests to leave the bond runs; if the stake no longer fits, the cooldown of
    /// later requests waits until it fits again.
    ///
    /// - **Caller**: anyone. **Funds**: none.
    /// - **Emits**: `action = refresh`, `premium`, and with a validator `validator, stake, backed, fits_since`.
    /// - **Fails**: `LossPending`, `CoverPending`, malformed addresses.
    Refresh {
        /// Operator address; left out to look at the premium only.
        validator: Option<String>,
    },
    /// Burns insurers' LST for losses.
    ///
    /// A loss that was covered before burns nothing.
    ///
    /// - **Caller**: the hub. **Funds**: none.
    /// - **Emits**: `action = cover`, `loss_id, burned` for each, and an event `ballast-cover` for each;
    ///   `ballast-wiped-out` for shares that became void.
    Cover(CoverMsg),
    /// Burns LST of bonds for commission above a promise: the fine, or the whole bond if that is
    /// less.
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
    /// The fine of each bond.
    pub fines: Vec<FineToPay>,
}

/// A fine, as LST of one bond.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct FineToPay {
    /// Operator address.
    pub validator: String,
    /// The most LST to burn.
    pub lst: Shares,
}

/// All losses of one sync.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct CoverMsg {
    /// Value and shares before the first of them.
    pub before: Totals,
    /// The losses, in the order in which they are covered.
    pub losses: Vec<LossToCover>,
}

/// One loss to cover.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct LossToCover {
    /// The loss's number.
    pub loss_id: u64,
    /// The validator whose bond pays first.
    pub validator: String,
    /// Native to cover.
    pub amount: Native,
}

/// The data of the response to `cover`: what each loss burned.
#[cw_serde]
pub struct CoverAnswer {
    /// One for each loss, in order.
    pub burned: Vec<ballast_accounting::Cover>,
}

/// The inner messages with which LST is sent to the vault.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// Joins the underwriters' pool.
    Underwrite {
        /// The account that gets the shares; the sender by default.
        receiver: Option<String>,
        /// The least shares of the layer to accept.
        min_shares: Option<LayerShares>,
    },
    /// Adds to a validator's bond. The sender gets the shares.
    PostBond {
        /// Operator address.
        validator: String,
    },
}

/// The queries of the vault.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Addresses and parameters.
    #[returns(ConfigResponse)]
    Config {},
    /// What an owner has in the vault.
    #[returns(PositionResponse)]
    Position {
        /// The owner.
        owner: String,
    },
    /// An owner's requests to leave, by number.
    #[returns(ExitsResponse)]
    Exits {
        /// The owner.
        owner: String,
        /// The request after which to start.
        start_after: Option<u64>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// The underwriters' pool.
    #[returns(PoolResponse)]
    Pool {},
    /// Bonds, in the order of validators' addresses.
    #[returns(BondsResponse)]
    Bonds {
        /// The validator after which to start.
        start_after: Option<String>,
        /// The most rows: 30 by default, 100 at most.
        limit: Option<u32>,
    },
    /// How well the pool's stake is insured.
    #[returns(CoverageResponse)]
    Coverage {},
    /// The premium in force.
    #[returns(PremiumResponse)]
    Premium {},
    /// The shares that `underwrite` would give now. Fails if `underwrite` would.
    #[returns(PreviewUnderwriteResponse)]
    PreviewUnderwrite {
        /// LST to send.
        lst: Shares,
    },
    /// The LST that `exit` would pay for shares if they were requested and paid now. Fails while a
    /// loss is not booked or a cover is owed, and for more shares than there are.
    #[returns(PreviewExitResponse)]
    PreviewExit {
        /// The layer.
        layer: LayerId,
        /// Shares of the layer.
        shares: LayerShares,
    },
    /// What losses would burn now, by the code of `cover`.
    #[returns(CoverAnswer)]
    PreviewCover(CoverMsg),
    /// LST of validators' bonds that backs quotas, in the order asked.
    #[returns(BackingResponse)]
    Backing {
        /// Operator addresses, at most 100.
        validators: Vec<String>,
    },
}
