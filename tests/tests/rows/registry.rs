//! The rows of the registry.

use super::hub::{suite, SUITE};
use super::Rows;
use ballast_registry::{
    standing::{Fault, Standing},
    state::{self as registry_state, Breach, Record, Role},
};
use ballast_types::{
    registry::{self as validators, Kind, Roster, Seat, Status},
    Amount, Native,
};
use cosmwasm_std::{Decimal, Uint128};

pub fn rows(rows: &mut Rows) {
    rows.item("registry", &registry_state::SUITE, &suite(), SUITE);
    let params = validators::Params {
        max_commission: Decimal::percent(50),
        min_bond: Uint128::new(1),
        max_validators: 2,
        cap_bps: 3,
        require_bonds: false,
        open: true,
        leverage: Decimal::percent(250),
        min_stake: Uint128::new(4),
        probation_secs: 5,
    };
    let bytes = "03302e35 0131 02 03 00 01 03322e35 0134 05";
    rows.item("registry", &registry_state::PARAMS, &params, bytes);

    roster(rows);
    records(rows);
    breaches(rows);
    rows.item("registry", &registry_state::LOOKED, &3, "03");
    rows.variants("Role", &[Role::Owner, Role::Operator], |role| match role {
        Role::Owner => 0,
        Role::Operator => 1,
    });
    faults(rows);
    standings(rows);
}

/// Who may be delegated to, and how much.
fn roster(rows: &mut Rows) {
    let roster = Roster {
        cap_bps: 1,
        leverage: Decimal::percent(250),
        min_stake: Uint128::new(2),
        require_bonds: true,
        least_bond: Uint128::new(6),
        seats: vec![Seat {
            address: "v".to_string(),
            weight: 3,
            cap_bps: Some(4),
            status: Status::Leaving,
            kind: Kind::Bonded,
            out_since: Some(5),
        }],
    };
    let bytes = "01 03322e35 0132 01 0136 01 0176 03 0104 03 01 0105";
    rows.item("registry", &validators::ROSTER, &roster, bytes);
    rows.variants("Kind", &[Kind::Curated, Kind::Bonded], |kind| match kind {
        Kind::Curated => 0,
        Kind::Bonded => 1,
    });
    let all = [
        Status::Active,
        Status::Probation,
        Status::Paused,
        Status::Leaving,
    ];
    rows.variants("Status", &all, |status| match status {
        Status::Active => 0,
        Status::Probation => 1,
        Status::Paused => 2,
        Status::Leaving => 3,
    });
}

/// A commission that is not the one that was promised.
fn commission() -> Fault {
    Fault::Commission {
        seen: Decimal::percent(50),
        promised: Decimal::percent(250),
    }
}

/// What is known of a validator.
fn records(rows: &mut Rows) {
    let record = Record {
        promise: Some(Decimal::percent(750)),
        standing: Standing::Recovering {
            fault: commission(),
            out_since: 4,
            healed_at: 5,
        },
        paused: Some(Role::Owner),
        removed: Some(Role::Operator),
        since: 6,
        pledge: Decimal::percent(850),
        good_at: 7,
        owed: Native::new(8u128),
    };
    let key = ("val", r"\x00\x07recordsval");
    let bytes = "0103372e35 03 01 03302e35 03322e35 04 05 0100 0101 06 03382e35 07 08";
    rows.map("registry", &registry_state::RECORDS, key, &record, bytes);
}

/// A promise that was broken.
fn breaches(rows: &mut Rows) {
    let breach = Breach {
        count: 1,
        since: 3,
        fault: commission(),
        seen_at: 2,
    };
    let key = ("val", r"\x00\x08breachesval");
    let bytes = "01 03 01 03302e35 03322e35 02";
    rows.map("registry", &registry_state::BREACHES, key, &breach, bytes);
}

fn faults(rows: &mut Rows) {
    let bond = Fault::Bond {
        least: Uint128::new(2),
    };
    let all = [
        Fault::NotBonded,
        commission(),
        Fault::Gone,
        bond,
        Fault::NoBond,
    ];
    rows.variants("Fault", &all, |fault| match fault {
        Fault::NotBonded => 0,
        Fault::Commission { .. } => 1,
        Fault::Gone => 2,
        Fault::Bond { .. } => 3,
        Fault::NoBond => 4,
    });
}

fn standings(rows: &mut Rows) {
    let (out_since, healed_at) = (4, 5);
    let all = [
        Standing::Good,
        Standing::Faulty {
            fault: Fault::Gone,
            out_since,
        },
        Standing::Expelled {
            fault: Fault::Gone,
            out_since,
        },
        Standing::Recovering {
            fault: Fault::Gone,
            out_since,
            healed_at,
        },
    ];
    rows.variants("Standing", &all, |standing| match standing {
        Standing::Good => 0,
        Standing::Faulty { .. } => 1,
        Standing::Expelled { .. } => 2,
        Standing::Recovering { .. } => 3,
    });
}
