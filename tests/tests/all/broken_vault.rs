//! A vault that errors, or lies: sync still books, the suite is solvent, the story goes on.

use super::kit::{refused, HubError, VaultError, DAY};
use ballast_testing::{
    contracts::{self, Code},
    Suite,
};
use ballast_types::vault::{CoverAnswer, ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_types::{Amount, Native};
use ballast_wire::Wire;
use cosmwasm_std::{
    to_json_binary, Binary, Decimal, Deps, DepsMut, Env, MessageInfo, Response, StdError, WasmMsg,
};
use cw_multi_test::ContractWrapper;
use std::cell::Cell;

#[derive(Clone, Copy, PartialEq)]
enum Fault {
    None,
    Errors,
    Lies,
    Misreports,
    Mute,
}

thread_local! {
    static FAULT: Cell<Fault> = const { Cell::new(Fault::None) };
}

fn execute(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, StdError> {
    let failed = || StdError::parse_err("vault", "out of order");
    if let ExecuteMsg::Cover(cover) = &msg {
        match FAULT.get() {
            Fault::Errors | Fault::Mute => return Err(failed()),
            Fault::Lies => {
                let lie = ballast_accounting::Cover {
                    bond: ballast_types::Amount::new(1_000_000u128),
                    pool: ballast_types::Amount::new(1_000_000u128),
                };
                let answer = CoverAnswer {
                    burned: cover.losses.iter().map(|_| lie).collect(),
                };
                return Ok(Response::new().set_data(to_json_binary(&answer)?));
            }
            Fault::None | Fault::Misreports => {}
        }
    }
    let answer = ballast_vault::contract::execute(deps, env, info, Wire(msg))
        .map_err(|err| StdError::parse_err("vault", err.to_string()))?;
    Ok(match FAULT.get() {
        Fault::Misreports => answer.set_data(to_json_binary(&CoverAnswer { burned: vec![] })?),
        _ => answer,
    })
}

fn query(deps: Deps<'_>, env: Env, msg: QueryMsg) -> Result<Binary, StdError> {
    if FAULT.get() == Fault::Mute {
        return Err(StdError::parse_err("vault", "out of order"));
    }
    ballast_vault::contract::query(deps, env, Wire(msg))
        .map_err(|err| StdError::parse_err("vault", err.to_string()))
}

fn vault() -> Code {
    let instantiate = |deps: DepsMut<'_>, env: Env, info: MessageInfo, msg: InstantiateMsg| {
        ballast_vault::contract::instantiate(deps, env, info, Wire(msg))
    };
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

/// 30 of value, a fifth of a token as bond of `val0`, so much of underwriters, and a vault in order.
fn insured(underwritten: u128) -> Suite {
    FAULT.set(Fault::None);
    let mut suite = Suite::builder().code("vault", vault()).build();
    suite.bond("alice", 29_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.block(4);
    suite.post_bond("alice", "val0", 200_000).unwrap();
    suite.underwrite("alice", underwritten).unwrap();
    suite
}

/// A loss of half a token at `val0`, cover for all of it, and a vault with `fault`.
fn struck(fault: Fault) -> Suite {
    let mut suite = insured(1_000_000);
    // the checks ask the vault
    suite.set_checks(fault != Fault::Mute);
    FAULT.set(fault);
    suite.double_sign("val0").unwrap();
    suite
}

fn rate_is_whole_again(suite: &Suite) {
    let off = Decimal::one().abs_diff(suite.rate());
    assert!(
        off <= Decimal::bps(1) / cosmwasm_std::Uint128::new(1_000),
        "{}",
        suite.rate()
    );
    assert!(suite.rate() <= Decimal::one());
}

#[test]
pub(crate) fn a_vault_that_fails_owes_the_cover_and_bonding_waits() {
    for fault in [Fault::Errors, Fault::Lies, Fault::Mute] {
        let mut suite = struck(fault);
        let tx = suite.sync("keeper").unwrap();
        assert_eq!((tx.amount("loss"), tx.amount("covered")), (500_000, 0));
        assert_eq!(suite.state().pending_cover.to_string(), "500000");
        assert_eq!(suite.state().value.to_string(), "29500000");

        refused(
            suite.bond("bob", 1_000_000),
            HubError::CoverPending {
                pending: Native::new(500_000u128),
            },
        );
        refused(
            suite.underwrite("alice", 1_000),
            VaultError::CoverPending {
                pending: Native::new(500_000u128),
            },
        );
        suite.advance("keeper").unwrap();
        FAULT.set(Fault::None);
        let tx = suite.retry_cover("bob", 1).unwrap();
        assert_eq!(tx.amount("burned"), 500_000);

        rate_is_whole_again(&suite);
        assert_eq!(suite.state().pending_cover.to_string(), "0");
        let loss = &suite.losses()[0];
        assert_eq!(loss.paid_by_bond.to_string(), "200000");
        assert_eq!(loss.uncovered.to_string(), "0");
        suite.bond("bob", 1_000_000).unwrap();
        refused(
            suite.retry_cover("bob", 1),
            HubError::NothingOwed { loss_id: 1 },
        );
    }
}

/// No pause keeps insurers from paying what they owe.
#[test]
fn an_owed_cover_is_paid_during_a_pause() {
    use ballast_types::hub::PauseScope::{Bond, Cranks, Unbond};
    let mut suite = struck(Fault::Errors);
    suite.sync("keeper").unwrap();
    for scope in [Bond, Unbond, Cranks] {
        suite.pause("owner", scope, None).unwrap();
    }
    FAULT.set(Fault::None);
    assert_eq!(
        suite.retry_cover("bob", 1).unwrap().amount("burned"),
        500_000
    );
    rate_is_whole_again(&suite);
}

/// Part of the loss fell on stake that is on its way out: what insurers pay late is their part, and
/// the parts add up to the loss.
#[test]
fn a_late_cover_pays_what_was_asked_of_insurers() {
    let mut suite = insured(50_000);
    for name in ["val0", "val1", "val2"] {
        suite.fail(name, "undelegate", true).unwrap();
    }
    suite.unbond("alice", 10_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    FAULT.set(Fault::Errors);
    suite.double_sign("val0").unwrap();
    suite.sync("keeper").unwrap();
    let loss = suite.losses()[0].clone();
    assert!(!loss.by_exits.is_zero() && !loss.cover_owed.is_zero());

    FAULT.set(Fault::None);
    suite.retry_cover("bob", 1).unwrap();

    let loss = suite.losses()[0].clone();
    assert_eq!(loss.cover_owed.to_string(), "0");
    let paid = loss.paid_by_bond.raw() + loss.paid_by_pool.raw();
    assert_eq!(paid + loss.uncovered.raw(), loss.amount.raw(), "{loss:?}");
    assert!(paid.u128() > 240_000, "{loss:?}");
}

/// A vault that burns what it should and says that it burned nothing: what was burned has paid.
#[test]
fn what_was_burned_pays_whatever_the_vault_says() {
    let mut suite = struck(Fault::Misreports);

    let tx = suite.sync("keeper").unwrap();

    assert_eq!(
        (tx.amount("loss"), tx.amount("covered")),
        (500_000, 500_000)
    );
    let loss = &suite.losses()[0];
    let paid = loss.paid_by_bond.raw() + loss.paid_by_pool.raw();
    assert_eq!(paid.to_string(), "500000");
    assert_eq!(loss.cover_owed.to_string(), "0");
    assert_eq!(suite.state().pending_cover.to_string(), "0");
    rate_is_whole_again(&suite);
}

/// Half the pool leaves unrepaired and takes its part of the repair with it: a retry lifts the rate
/// to what it was, never above.
#[test]
pub(crate) fn a_retry_after_leavers_never_lifts_the_rate_above_what_it_was() {
    let mut suite = struck(Fault::Errors);
    suite.sync("keeper").unwrap();
    suite.unbond("alice", 15_000_000).unwrap();
    suite.advance_secs(DAY);
    let owed = suite.submit_batch("keeper").unwrap().amount("owed");
    assert_eq!(owed, 14_750_000);
    assert_eq!(suite.state().pending_cover.to_string(), "250000");
    FAULT.set(Fault::None);
    suite.retry_cover("bob", 1).unwrap();

    rate_is_whole_again(&suite);
    assert_eq!(suite.state().pending_cover.to_string(), "0");
}

#[test]
fn an_owed_cover_lapses_after_thirty_days() {
    let mut suite = struck(Fault::Errors);
    suite.sync("keeper").unwrap();
    suite.advance_secs(31 * DAY);
    refused(
        suite.bond("bob", 1_000_000),
        HubError::CoverPending {
            pending: Native::new(500_000u128),
        },
    );

    let tx = suite.advance("keeper").unwrap();
    assert_eq!(tx.events_named("ballast-cover-lapsed").count(), 1);
    let loss = &suite.losses()[0];
    assert_eq!(
        (loss.uncovered.to_string(), loss.cover_owed.to_string()),
        ("500000".into(), "0".into())
    );
    suite.bond("bob", 1_000_000).unwrap();
}

/// A vault that answers nothing stops no exit.
#[test]
pub(crate) fn a_mute_vault_stops_no_exit() {
    let mut suite = struck(Fault::Mute);
    suite.unbond("alice", 5_000_000).unwrap();
    let waits = suite.submit_batch("keeper").unwrap();
    assert!(waits.attr("waiting").unwrap().contains("cover of"));
    suite.advance_secs(DAY);
    suite.submit_batch("keeper").unwrap();
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();
    suite.settle("keeper").unwrap();

    assert!(suite.claim("alice", 1).unwrap().amount("amount") > 4_900_000);
    FAULT.set(Fault::None);
}

/// The vault is repaired by a migration, and what it owes is paid then.
#[test]
fn a_vault_can_be_repaired_by_migration() {
    let mut suite = struck(Fault::Errors);
    suite.sync("keeper").unwrap();
    suite.chain_mut().store_code("repaired", contracts::vault());
    let migrate = WasmMsg::Migrate {
        contract_addr: suite.addr("vault").into_string(),
        new_code_id: suite.chain().code_id("repaired").unwrap(),
        msg: to_json_binary(&ballast_types::deploy::MigrateMsg {}).unwrap(),
    };
    let (owner, stranger) = (suite.addr("owner"), suite.addr("bob"));
    suite.chain_mut().next_block(5).unwrap();
    refused(
        suite.chain_mut().send(&stranger, migrate.clone().into()),
        "Only admin can migrate contract",
    );
    suite.chain_mut().send(&owner, migrate.into()).unwrap();

    suite.retry_cover("bob", 1).unwrap();
    rate_is_whole_again(&suite);
    suite.bond("bob", 1_000_000).unwrap();
}
