//! How messages and answers of the hub are read: their fields and variants, as in `msg.rs`,
//! `params.rs` and `answers.rs`.

use super::answers::{ExchangeRateResponse, FreshnessResponse, PreviewBondResponse, StateResponse};
use super::execute::{ExecuteMsg, Fine, MintOrder, PauseScope, Work};
use super::instantiate::{CodeIds, InstantiateMsg, MigrateMsg, SuiteParams, TokenInfo};
use super::params::ParamsUpdate;
use super::query::QueryMsg;
use ballast_wire::reads;

reads! {
    struct InstantiateMsg {
        owner,
        guardian,
        treasury,
        admin,
        immutable: or_default,
        denom,
        token,
        code_ids,
        validators: or_default,
        params: or_default,
    }
}

reads!(struct TokenInfo { name, symbol, decimals, marketing });

reads!(struct CodeIds { token, registry, queue, vault, collector });

reads! {
    struct SuiteParams {
        hub: or_default,
        registry: or_default,
        vault: or_default,
        collector: or_default,
    }
}

reads! {
    struct ParamsUpdate {
        unbonding_secs,
        max_entries,
        batch_interval_secs,
        drip_secs,
        max_ops,
        min_bond,
        rebalance_band_bps,
        netting_bps,
        min_move,
        gate_every_call,
    }
}

reads! {
    enum ExecuteMsg {
        bond: Bond { receiver, min_shares },
        advance: Advance { limit },
        sync: Sync {},
        settle: Settle { limit },
        submit_batch: SubmitBatch {},
        undelegate: Undelegate { limit },
        delegate: Delegate { limit },
        rebalance: Rebalance { limit },
        harvest: Harvest { start_after, limit },
        retry_cover: RetryCover { loss_id },
        add_rewards: AddRewards { mint },
        fine: Fine { fines },
        update_config: UpdateConfig (_),
        pause: Pause { scope, secs },
        unpause: Unpause { scope },
        set_guardian: SetGuardian { address },
        set_treasury: SetTreasury { address },
        prove_depth: ProveDepth { deeper },
        advance_step: AdvanceStep { step, caller },
        update_ownership: UpdateOwnership (_),
    }
}

reads!(struct MintOrder { to, amount });

reads!(struct Fine { validator, amount });

reads! {
    enum PauseScope {
        bond: Bond (),
        unbond: Unbond (),
        cranks: Cranks (),
    }
}

reads! {
    enum Work {
        sync: Sync (),
        settle: Settle (),
        retry_cover: RetryCover (),
        observe: Observe (),
        rebalance: Rebalance (),
        submit_batch: SubmitBatch (),
        undelegate: Undelegate (),
        harvest: Harvest (),
        distribute: Distribute (),
        delegate: Delegate (),
    }
}

reads! {
    enum QueryMsg {
        config: Config {},
        state: State {},
        exchange_rate: ExchangeRate {},
        preview_bond: PreviewBond { amount },
        preview_unbond: PreviewUnbond { shares },
        delegations: Delegations { start_after, limit },
        unbonding: Unbonding { start_after, limit },
        losses: Losses { start_after, limit },
        due: Due {},
        solvency: Solvency {},
        position: Position { address },
        paused: Paused {},
        freshness: Freshness {},
        redemption_rate: RedemptionRate { denom, params },
        probe_depth: ProbeDepth { deeper },
        ownership: Ownership {},
    }
}

reads!(
    struct MigrateMsg {}
);

reads! {
    open struct StateResponse {
        native_denom,
        value,
        shares,
        buffer,
        bonded,
        exiting,
        dripping,
        rate,
        pending_loss,
        pending_cover,
        last_sync_height,
        last_batch_at,
        next_batch_at,
    }
}

reads!(open struct ExchangeRateResponse { rate, value, shares, updated_at, pending_cover });

reads!(open struct PreviewBondResponse { shares });

reads!(open struct FreshnessResponse { pending_loss, pending_cover, value, shares });
