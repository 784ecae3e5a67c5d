//! How messages and answers of the registry are read: their fields and variants, as in `msg.rs`,
//! `params.rs` and `state.rs`.

use super::msg::{
    ExecuteMsg, InstantiateMsg, NewValidator, QueryMsg, Target, TargetsResponse,
    UnobservedResponse, ValidatorResponse,
};
use super::params::ParamsUpdate;
use super::state::{Kind, Status};
use ballast_wire::reads;

reads!(struct InstantiateMsg { suite, validators, params });

reads!(struct NewValidator { address, weight, cap_bps, max_commission });

reads! {
    struct ParamsUpdate {
        max_commission,
        min_bond,
        max_validators,
        cap_bps,
        require_bonds,
        open,
        leverage,
        min_stake,
        probation_secs,
    }
}

reads! {
    enum ExecuteMsg {
        add_validator: AddValidator { address, weight, cap_bps, max_commission },
        apply: Apply { address, max_commission },
        update_validator: UpdateValidator { address, weight, cap_bps, max_commission, paused },
        remove_validator: RemoveValidator { address },
        observe: Observe { start_after, limit },
        update_config: UpdateConfig (_),
    }
}

reads! {
    enum QueryMsg {
        config: Config {},
        validator: Validator { address },
        validators: Validators { start_after, limit },
        unobserved: Unobserved {},
        targets: Targets {},
    }
}

reads! {
    enum Kind {
        curated: Curated (),
        bonded: Bonded (),
    }
}

reads! {
    enum Status {
        active: Active (),
        probation: Probation (),
        paused: Paused (),
        leaving: Leaving (),
    }
}

reads! {
    open struct ValidatorResponse {
        address,
        kind,
        status,
        reason,
        weight,
        cap_bps,
        max_commission,
        quota,
        bond,
        since,
        breaches,
        owed,
    }
}

reads!(open struct UnobservedResponse { changes, looked_at });

reads!(open struct TargetsResponse { targets, unplaced });

reads!(open struct Target { address, target, quota });
