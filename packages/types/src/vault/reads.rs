//! How messages and answers of the vault are read: their fields and variants, as in `msg.rs` and
//! `params.rs`.

use super::layer::LayerId;
use super::msg::{
    CoverAnswer, CoverMsg, ExecuteMsg, FineMsg, FineToPay, InstantiateMsg, LossToCover, QueryMsg,
    ReceiveMsg,
};
use super::params::ParamsUpdate;
use ballast_wire::reads;

reads!(struct InstantiateMsg { suite, exit_secs, params });

reads!(struct ParamsUpdate { cooldown_secs, target_coverage_bps });

reads! {
    open enum LayerId {
        pool: Pool (),
        bond: Bond { validator },
    }
}

reads! {
    enum ExecuteMsg {
        receive: Receive (_),
        request_exit: RequestExit { layer, shares },
        cancel_exit: CancelExit { exit_id },
        exit: Exit { exit_id },
        refresh: Refresh { validator },
        cover: Cover (_),
        fine: Fine (_),
        update_config: UpdateConfig (_),
    }
}

reads!(struct FineMsg { totals, fines });

reads!(struct FineToPay { validator, lst });

reads!(struct CoverMsg { before, losses });

reads!(struct LossToCover { loss_id, validator, amount });

reads!(open struct CoverAnswer { burned });

reads! {
    enum ReceiveMsg {
        underwrite: Underwrite { receiver, min_shares },
        post_bond: PostBond { validator },
    }
}

reads! {
    enum QueryMsg {
        config: Config {},
        position: Position { owner },
        exits: Exits { owner, start_after, limit },
        pool: Pool {},
        bonds: Bonds { start_after, limit },
        coverage: Coverage {},
        premium: Premium {},
        preview_underwrite: PreviewUnderwrite { lst },
        preview_exit: PreviewExit { layer, shares },
        preview_cover: PreviewCover (_),
        backing: Backing { validators },
    }
}
