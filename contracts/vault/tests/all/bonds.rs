use crate::kit::*;
use ballast_types::{registry::Kind, vault::*, Amount, Native, Shares};
use ballast_vault::ContractError;

/// One bonded validator with a bond of 1,000, and stake of the pool.
pub fn bonded(stake: u128) -> Kit {
    let mut kit = Kit::default();
    kit.post_bond("alice", 1_000, 1);
    let validator = kit.val(1);
    kit.list(false, &[(&validator, Kind::Bonded)]);
    kit.stake(&validator, stake);
    kit
}

pub fn set_stake(kit: &mut Kit, stake: u128) {
    let validator = kit.val(1);
    kit.stake(&validator, stake);
}

pub fn ask(kit: &mut Kit, shares: u128) -> u64 {
    let layer = kit.bond_of(1);
    kit.request("alice", layer, shares)
}

/// When what was asked out at `asked_at` is ready at the latest.
fn latest_at(asked_at: u64) -> u64 {
    asked_at + 1_900_800 + COOLDOWN
}

fn backing_refusal(
    kit: &Kit,
    exit_id: u64,
    stake: u128,
    bond: u128,
    backed: u128,
    asked_at: u64,
) -> ContractError {
    ContractError::StillBacking {
        exit_id,
        // the unbonding time and a day, and then the cooldown
        latest_at: latest_at(asked_at),
        validator: kit.val(1),
        stake: Native::new(stake),
        bond: Shares::new(bond),
        backed: Native::new(backed),
    }
}

#[test]
fn a_bond_that_is_asked_out_backs_nothing() {
    let mut kit = bonded(10_000);

    ask(&mut kit, 300_000);

    assert_eq!(kit.backing(1), 700);
    let bonds: BondsResponse = kit.ask(&QueryMsg::Bonds {
        start_after: None,
        limit: None,
    });
    let bond = &bonds.bonds[0];
    assert_eq!(
        (bond.shares.to_string(), bond.lst.to_string()),
        ("1000000".into(), "1000".into())
    );
    assert_eq!(
        (
            bond.exiting_shares.to_string(),
            bond.exiting_lst.to_string()
        ),
        ("300000".into(), "300".into())
    );
}

/// The stake fits what remains: 10,000 <= 20 x 500.
#[test]
fn a_part_that_no_stake_needs_leaves_after_the_cooldown() {
    let mut kit = bonded(10_000);
    let exit = ask(&mut kit, 500_000);
    let ready_at = kit.now() + COOLDOWN;
    assert_eq!(kit.position("alice").exits[0].ready_at, Some(ready_at));

    kit.wait(COOLDOWN);

    assert_eq!(kit.exit(exit), Ok(500));
}

#[test]
fn a_bond_that_still_backs_stake_stays_until_a_cooldown_after_it_fits() {
    let mut kit = bonded(10_002);
    let exit = ask(&mut kit, 500_000);
    assert_eq!(kit.position("alice").exits[0].ready_at, None);
    let asked_at = kit.now();
    let refusal = backing_refusal(&kit, exit, 10_002, 500, 10_000, asked_at);

    kit.wait(1_000);
    let text = refusal.to_string();
    assert_eq!(kit.exit(exit), Err(refusal));
    assert_eq!(
        text,
        format!(
            "exit 1 is still backing stake: the pool has 10002 with {}, and the 500 LST that remain of its bond back \
             10000; the cooldown runs from when it fits, and is over at {} at the latest",
            kit.val(1),
            latest_at(asked_at)
        )
    );
    assert_eq!(kit.refresh(1), "none");

    // it fits, but nobody has said so
    set_stake(&mut kit, 10_000);
    assert_eq!(
        kit.exit(exit),
        Err(ContractError::NotNoted {
            exit_id: exit,
            validator: kit.val(1),
            cooldown_secs: COOLDOWN
        })
    );
    let now = kit.now();
    assert_eq!(kit.refresh(1), now.to_string());
    kit.wait(100);
    assert_eq!(
        kit.refresh(1),
        now.to_string(),
        "looking again changes nothing"
    );
    kit.wait(COOLDOWN - 101);
    assert!(
        matches!(kit.exit(exit), Err(ContractError::NotReady { ready_at, .. }) if ready_at == now + COOLDOWN)
    );
    kit.wait(1);
    assert_eq!(kit.exit(exit), Ok(500));
}

/// Once the stake was seen to fit without it, a request is free: nothing that comes later starts
/// its clock anew. A later request waits for its own.
#[test]
fn nothing_starts_the_clock_of_a_request_anew() {
    let mut kit = bonded(10_000);
    let exit = ask(&mut kit, 500_000);
    kit.wait(COOLDOWN - 10);
    set_stake(&mut kit, 10_002);
    assert_eq!(kit.refresh(1), "none");
    kit.post_bond("bob", 1, 1);
    let later = kit.request("bob", kit.bond_of(1), 1_000);
    assert_eq!(kit.position("bob").exits[0].ready_at, None);

    kit.wait(9);
    assert!(matches!(
        kit.exit(exit),
        Err(ContractError::NotReady { .. })
    ));
    kit.wait(1);
    assert_eq!(kit.exit(exit), Ok(500));
    assert!(matches!(
        kit.exit(later),
        Err(ContractError::StillBacking { .. })
    ));
}

/// Strangers who ask out and take it back hold nobody: what was seen is remembered, four times over.
#[test]
fn strangers_who_come_and_go_hold_no_bond() {
    let mut kit = bonded(0);
    let exit = ask(&mut kit, 1_000_000);
    let ready_at = Some(kit.now() + COOLDOWN);
    kit.post_bond("bob", 1, 1);
    for _ in 0..9 {
        set_stake(&mut kit, 20);
        let dust = kit.request("bob", kit.bond_of(1), 1_000);
        assert_eq!(kit.position("alice").exits[0].ready_at, ready_at);
        kit.exec("bob", &ExecuteMsg::CancelExit { exit_id: dust })
            .unwrap();
        set_stake(&mut kit, 0);
        kit.refresh(1);
        assert_eq!(kit.position("alice").exits[0].ready_at, ready_at);
    }
    kit.wait(COOLDOWN);
    assert_eq!(kit.exit(exit), Ok(1_000));
}

/// Stake that nobody can take holds a bond for the unbonding time, a day and the cooldown; no longer.
#[test]
fn a_bond_is_free_on_its_last_day() {
    let mut kit = bonded(10_000);
    let asked_at = kit.now();
    let exit = ask(&mut kit, 1_000_000);
    kit.wait(latest_at(asked_at) - asked_at - 1);
    let refusal = backing_refusal(&kit, exit, 10_000, 0, 0, asked_at);
    assert_eq!(kit.exit(exit), Err(refusal));
    kit.wait(1);
    assert_eq!(kit.exit(exit), Ok(1_000));
}

/// Asking out more leaves less: the second request waits, and goes on backing the stake; the first does not.
#[test]
fn a_second_request_that_leaves_too_little_waits_alone() {
    let mut kit = bonded(10_000);
    let first = ask(&mut kit, 500_000);
    let second = ask(&mut kit, 500_000);
    let asked_at = kit.now();
    kit.wait(COOLDOWN);

    assert_eq!(kit.exit(first), Ok(500));
    let refusal = backing_refusal(&kit, second, 10_000, 0, 0, asked_at);
    assert_eq!(kit.exit(second), Err(refusal));
}

#[test]
fn another_bond_takes_its_place() {
    let mut kit = bonded(20_000);
    let exit = ask(&mut kit, 1_000_000);
    kit.wait(50);
    kit.post_bond("bob", 1_000, 1);
    let ready_at = kit.now() + COOLDOWN;

    assert_eq!(kit.position("alice").exits[0].ready_at, Some(ready_at));
    kit.wait(COOLDOWN);
    assert_eq!(kit.exit(exit), Ok(1_000));
    assert_eq!(kit.backing(1), 1_000);
}

/// The owner's validators need no bond, unless the registry says so; and that touches no request that is under way.
#[test]
fn a_bond_that_no_quota_needs_waits_for_the_cooldown_alone() {
    let mut kit = bonded(1_000_000);
    let validator = kit.val(1);
    kit.list(false, &[(&validator, Kind::Curated)]);
    let exit = ask(&mut kit, 1_000_000);
    kit.wait(COOLDOWN);

    kit.list(true, &[(&validator, Kind::Curated)]);
    assert_eq!(kit.exit(exit), Ok(1_000));
}

/// Who asks out hears when it will be ready, and whether the bond is still needed.
#[test]
fn a_request_says_when_it_will_be_ready() {
    for (stake, backing) in [(0, "false"), (1_000_000, "true")] {
        let mut kit = bonded(stake);
        let msg = ExecuteMsg::RequestExit {
            layer: kit.bond_of(1),
            shares: Amount::new(1_000_000u128),
        };

        let done = kit.exec("alice", &msg).unwrap();

        assert_eq!(attr(&done, "ready_at"), (kit.now() + COOLDOWN).to_string());
        assert_eq!(attr(&done, "backing"), backing);
    }
}

/// An operator who leaves is drained and forgotten; only then does the cooldown of the bond run.
#[test]
fn a_validator_that_is_not_listed_may_have_no_stake() {
    let mut kit = bonded(2);
    kit.list(false, &[]);
    let exit = ask(&mut kit, 1_000_000);
    let asked_at = kit.now();
    kit.wait(COOLDOWN);
    let refusal = backing_refusal(&kit, exit, 2, 0, 0, asked_at);
    assert_eq!(kit.exit(exit), Err(refusal));

    // a unit is the chain's rounding, which no message moves
    set_stake(&mut kit, 1);
    kit.refresh(1);
    kit.wait(COOLDOWN);
    assert_eq!(kit.exit(exit), Ok(1_000));
}
