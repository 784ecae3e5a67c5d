//! Upgrades: to a later version, of every contract, with 10,000 open tickets; never from another
//! contract or from a version that stored rows in another shape, never down, and by the admin
//! alone.

use ballast_testing::{contracts::Code, Suite, Tx, TxError};
use ballast_types::deploy::CONTRACTS;
use ballast_types::{
    deploy::MigrateMsg,
    version::{self, MigrateError},
};
use cosmwasm_std::{Binary, DepsMut, Env, Response, WasmMsg};
use cw2::{get_contract_version, set_contract_version};
use cw_multi_test::ContractWrapper;

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// A later version, whose rows have the same shapes.
const NEXT: &str = "0.99.0";
/// The codes of that version, in the order of `CONTRACTS`.
const NEXT_CODES: [&str; 6] = [
    "next hub",
    "next token",
    "next registry",
    "next queue",
    "next vault",
    "next collector",
];

/// Makes a contract's state look as if another code or version had written it.
fn pretend(suite: &mut Suite, contract: &str, name: &str, version: &str) {
    let address = suite.addr(contract);
    let app = suite.chain_mut().app_mut();
    let mut storage = app.contract_storage_mut(&address);
    set_contract_version(&mut *storage, name, version).unwrap();
}

/// The code of a contract, as a later version.
macro_rules! next {
    ($contract:ident $(, $reply:ident)?) => {{
        use $contract::contract::{execute, instantiate, query};
        fn migrate(deps: DepsMut<'_>, _: Env, _: MigrateMsg) -> Result<Response, MigrateError> {
            let stored = get_contract_version(deps.storage)?;
            version::migrate(deps.storage, &stored.contract, NEXT)
        }
        let code = ContractWrapper::new(execute, instantiate, query).with_migrate(migrate);
        $(let code = code.with_reply($contract::contract::$reply);)?
        Box::new(code) as Code
    }};
}

fn store_next(suite: &mut Suite) {
    let codes = [
        next!(ballast_hub, reply),
        next!(ballast_token),
        next!(ballast_registry),
        next!(ballast_queue),
        next!(ballast_vault),
        next!(ballast_collector),
    ];
    for (name, code) in NEXT_CODES.into_iter().zip(codes) {
        suite.chain_mut().store_code(name, code);
    }
}

fn migrate(suite: &mut Suite, who: &str, contract: &str, code: &str) -> Result<Tx, TxError> {
    let msg = WasmMsg::Migrate {
        contract_addr: suite.addr(contract).to_string(),
        new_code_id: suite.chain().code_id(code).unwrap(),
        msg: Binary::from(b"{}"),
    };
    let sender = suite.addr(who);
    suite.chain_mut().next_block(5).unwrap();
    suite.chain_mut().send(&sender, msg.into())
}

/// Every contract moves to the later code, and says so.
fn migrate_all(suite: &mut Suite) {
    store_next(suite);
    for (contract, code) in CONTRACTS.into_iter().zip(NEXT_CODES) {
        migrate(suite, "owner", contract, code).unwrap();
        let after = (full_name(contract), NEXT.to_string());
        assert_eq!(version(suite, contract), after);
    }
}

fn version(suite: &Suite, contract: &str) -> (String, String) {
    let storage = suite.chain().storage_of(&suite.addr(contract));
    let info = get_contract_version(&*storage).unwrap();
    (info.contract, info.version)
}

fn full_name(contract: &str) -> String {
    format!("crates.io:ballast-{contract}")
}

#[test]
fn every_contract_migrates_to_a_later_version_with_ten_thousand_open_tickets() {
    const TICKETS: u128 = 10_000;
    let mut suite = Suite::builder().checks(false).build();
    suite.bond("alice", 900_000_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    for _ in 0..TICKETS {
        suite.same_block().unbond("alice", 1_000_000).unwrap();
    }
    let state = suite.state();
    let open = suite.open_batch();
    assert_eq!(u128::from(open.tickets), TICKETS);

    migrate_all(&mut suite);

    let after = suite.state();
    assert_eq!((state.value, state.shares), (after.value, after.shares));
    assert_eq!(suite.open_batch(), open);
    suite.set_checks(true);
    suite.check_invariants().unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();
    let before = suite.balance("alice");
    for id in [1, 5_000, TICKETS] {
        suite.claim("bob", id).unwrap();
    }
    assert_eq!(suite.balance("alice") - before, 3_000_000);
}

#[test]
fn a_closed_batch_and_what_insurers_hold_live_through_a_migration() {
    let mut suite = Suite::default();
    suite.bond("alice", 10_000_000).unwrap();
    suite.advance("keeper").unwrap();
    suite.underwrite("alice", 1_000_000).unwrap();
    suite.unbond("alice", 2_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let (batch, ticket) = (suite.batch(1), suite.ticket(1));

    migrate_all(&mut suite);

    suite.check_invariants().unwrap();
    assert_eq!((suite.batch(1), suite.ticket(1)), (batch, ticket));
    suite.double_sign("val0").unwrap();
    let tx = suite.sync("keeper").unwrap();
    assert!(tx.amount("covered") > 0, "{tx}");
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();
    suite.claim("bob", 1).unwrap();
}

/// Every contract says which rows, whichever contract they are of: each reads the others' rows.
#[test]
fn no_contract_takes_over_a_state_of_another_shape() {
    let mut suite = Suite::default();
    for contract in CONTRACTS {
        for older in ["0.1.0", "0.0.9"] {
            pretend(&mut suite, contract, &full_name(contract), older);
            let error = migrate(&mut suite, "owner", contract, contract).unwrap_err();
            for word in [older, version::CHANGES[0].rows, "deploy a new suite"] {
                assert!(error.text().contains(word), "{contract}: {error}");
            }
            assert_eq!(version(&suite, contract).1, older);
        }
        pretend(&mut suite, contract, &full_name(contract), VERSION);
        migrate(&mut suite, "owner", contract, contract).unwrap();
    }
    suite.check_invariants().unwrap();
}

#[test]
fn no_contract_becomes_another_or_goes_back() {
    let mut suite = Suite::default();
    for contract in CONTRACTS {
        let (name, now) = version(&suite, contract);
        // to any other contract's code
        for other in CONTRACTS.into_iter().filter(|other| *other != contract) {
            let error = migrate(&mut suite, "owner", contract, other).unwrap_err();
            assert!(!error.is_panic(), "{contract} to {other}: {error}");
        }
        // from any other contract's state, older or not
        for other in ["crates.io:ballast-steak", "crates.io:cw20-base", ""] {
            for version in ["0.0.9", VERSION] {
                pretend(&mut suite, contract, other, version);
                let error = migrate(&mut suite, "owner", contract, contract).unwrap_err();
                assert!(
                    error.text().contains("the state is of `"),
                    "{contract} from {other}: {error}"
                );
            }
        }
        // from a later version, in every part of its number
        for later in ["99.0.0", "0.99.0", "0.2.99"] {
            pretend(&mut suite, contract, &name, later);
            let error = migrate(&mut suite, "owner", contract, contract).unwrap_err();
            assert!(
                error.text().contains(later),
                "{contract} from {later}: {error}"
            );
            assert_eq!(version(&suite, contract).1, later);
        }
        pretend(&mut suite, contract, &name, &now);
    }
    suite.check_invariants().unwrap();
}

#[test]
fn only_the_admin_migrates() {
    let mut suite = Suite::builder().guardian("dave").build();
    store_next(&mut suite);
    for (contract, code) in CONTRACTS.into_iter().zip(NEXT_CODES) {
        for who in ["alice", "dave", "hub"] {
            let error = migrate(&mut suite, who, contract, code).unwrap_err();
            assert!(error.text().contains("admin"), "{contract}: {error}");
        }
        assert_eq!(version(&suite, contract).1, VERSION);
    }
}
