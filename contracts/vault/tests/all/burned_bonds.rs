//! Bonds of which a part was burned for a loss.

use crate::bonds::{ask, bonded, set_stake};
use crate::kit::COOLDOWN;
use ballast_types::{vault::*, Amount};
use ballast_vault::ContractError;

/// An operator who signs twice, is drained, and is found out then: its bond pays, whether it asked to
/// leave before, in, or after the block of the slash.
#[test]
fn a_bond_on_its_way_out_pays() {
    let mut before = bonded(0);
    let mut after = bonded(0);
    let exit = ask(&mut before, 1_000_000);
    for kit in [&mut before, &mut after] {
        kit.underwrite("bob", 1_000);
        kit.wait(COOLDOWN);
        kit.pending(600, 0);
    }
    assert!(matches!(
        before.exit(exit),
        Err(ContractError::LossPending { .. })
    ));

    assert_eq!(before.cover(1, 1, 600), (600, 0));
    assert_eq!(after.cover(1, 1, 600), (600, 0));

    before.pending(0, 0);
    after.pending(0, 0);
    assert_eq!(before.exit(exit), Ok(400));
    let exit = ask(&mut after, 1_000_000);
    after.wait(COOLDOWN);
    assert_eq!(after.exit(exit), Ok(400));
}

/// A burn can leave less than the stake needs: who asked out before goes on, what he leaves behind
/// is lessened by the burn, and a cover never fails for it.
#[test]
fn a_burn_that_leaves_too_little_holds_nobody_who_was_free() {
    let mut kit = bonded(10_000);
    let exit = ask(&mut kit, 500_000);
    kit.wait(COOLDOWN - 1);
    set_stake(&mut kit, 9_500);
    kit.cover(1, 1, 500);
    let later = ask(&mut kit, 100_000);

    kit.wait(1);
    assert_eq!(kit.exit(exit), Ok(250));
    assert!(matches!(
        kit.exit(later),
        Err(ContractError::StillBacking { .. })
    ));
    set_stake(&mut kit, 4_000);
    assert!(matches!(
        kit.exit(later),
        Err(ContractError::NotNoted { .. })
    ));
    kit.refresh(1);
    kit.wait(COOLDOWN);
    assert_eq!(kit.exit(later), Ok(50));
}

#[test]
fn a_cover_needs_nothing_of_the_registry() {
    let mut kit = bonded(10_000);
    ask(&mut kit, 500_000);
    let registry = kit.suite.registry.clone();
    kit.write(&registry, |storage| storage.remove(b"roster"));

    assert_eq!(kit.cover(1, 1, 100), (100, 0));

    let bonds: BondsResponse = kit.ask(&QueryMsg::Bonds {
        start_after: None,
        limit: None,
    });
    assert_eq!(bonds.bonds.len(), 1);
    assert!(
        kit.position("alice").exits[0].ready_at.is_some(),
        "what was seen before stays seen"
    );
}

/// An emptied bond is forgotten, and what roundings left of it goes to the underwriters.
#[test]
fn a_bond_that_everybody_left_leaves_no_row() {
    let mut kit = bonded(0);
    kit.underwrite("bob", 1_000);
    kit.cover(1, 1, 333);
    let exit = ask(&mut kit, 1_000_000);
    kit.wait(COOLDOWN);

    let paid = kit.exit(exit).unwrap();

    assert!((666..=667).contains(&paid));
    let bonds: BondsResponse = kit.ask(&QueryMsg::Bonds {
        start_after: None,
        limit: None,
    });
    assert!(bonds.bonds.is_empty());
    let pool = kit.pool();
    assert_eq!(pool.dripping.raw().u128() + paid, 667);
}
