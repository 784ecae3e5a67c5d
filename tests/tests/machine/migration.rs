//! Upgrades: from the version before, of every contract, with 10,000 open tickets; never from another
//! contract, never down, never by anyone but the admin.

use ballast_testing::{Suite, Tx, TxError};
use cosmwasm_std::{Binary, WasmMsg};
use cw2::{get_contract_version, set_contract_version};

const CONTRACTS: [&str; 6] = ["hub", "token", "registry", "queue", "vault", "collector"];
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes a contract's state look as if another code or version had written it.
fn pretend(suite: &mut Suite, contract: &str, name: &str, version: &str) {
    let address = suite.addr(contract);
    let app = suite.chain_mut().app_mut();
    let mut storage = app.contract_storage_mut(&address);
    set_contract_version(&mut *storage, name, version).unwrap();
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

fn version(suite: &Suite, contract: &str) -> (String, String) {
    let storage = suite.chain().storage_of(&suite.addr(contract));
    let info = get_contract_version(&*storage).unwrap();
    (info.contract, info.version)
}

fn full_name(contract: &str) -> String {
    format!("crates.io:ballast-{contract}")
}

#[test]
fn every_contract_migrates_from_the_version_before_with_ten_thousand_open_tickets() {
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

    for contract in CONTRACTS {
        pretend(&mut suite, contract, &full_name(contract), "0.0.9");
        migrate(&mut suite, "owner", contract, contract).unwrap();
        assert_eq!(
            version(&suite, contract),
            (full_name(contract), VERSION.to_string())
        );
    }

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

    for contract in CONTRACTS {
        pretend(&mut suite, contract, &full_name(contract), "0.0.9");
        migrate(&mut suite, "owner", contract, contract).unwrap();
    }

    suite.check_invariants().unwrap();
    assert_eq!((suite.batch(1), suite.ticket(1)), (batch, ticket));
    suite.double_sign("val0").unwrap();
    let tx = suite.sync("keeper").unwrap();
    assert!(tx.amount("covered") > 0, "{tx}");
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();
    suite.claim("bob", 1).unwrap();
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
            pretend(&mut suite, contract, other, "0.0.9");
            let error = migrate(&mut suite, "owner", contract, contract).unwrap_err();
            assert!(
                error.text().contains("migrate"),
                "{contract} from {other}: {error}"
            );
        }
        // from a later version, in every part of its number
        for later in ["99.0.0", "0.99.0", "0.1.99"] {
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
    for contract in CONTRACTS {
        pretend(&mut suite, contract, &full_name(contract), "0.0.9");
        for who in ["alice", "dave", "hub"] {
            migrate(&mut suite, who, contract, contract).unwrap_err();
        }
        assert_eq!(version(&suite, contract).1, "0.0.9");
    }
}
