//! Nobody stretches another's exit from a bond: whoever else posts, asks out, is slashed, locked,
//! capped or removed, and whatever the owner sets, it is paid at the latest one unbonding time, a
//! day and the cooldown fixed at the request later.

use super::super::dice::Dice;
use super::{apply, configure, leave_bond, remove, stake, take_bond, vault, DAY, UNIT};
use ballast_testing::{Suite, Tx, TxError};
use ballast_types::{registry::ParamsUpdate, vault::LayerId, Amount};
use cosmwasm_std::Decimal;

/// How long an exit took, and the bound.
struct Exit {
    took: u64,
    bound: u64,
    /// The stake that was there when it was paid was more than what was left of the bond backs.
    insured_by_the_pool_alone: bool,
}

/// A suite with any terms, and how many validators and which unbonding time it has.
fn founded(dice: &mut Dice) -> (Suite, u32, u64) {
    let validators = 4 + dice.below(4) as u32;
    let unbonding = [7 * DAY, 21 * DAY][dice.below(2) as usize];
    let leverage = 1 + dice.below(30);
    let (cap, band) = (2_500 + dice.below(7_501), dice.below(500));
    let entries = 3 + dice.below(5);
    let suite = Suite::builder()
        .validators(validators)
        .unbonding_secs(unbonding)
        .max_entries(entries as u32)
        .weights(&[("val1", 1), ("val2", 2)])
        .params(|params| {
            params.registry.open = Some(true);
            params.registry.cap_bps = Some(cap);
            params.registry.leverage = Some(Decimal::from_ratio(leverage, 1u128));
            params.hub.rebalance_band_bps = Some(band);
        })
        .checks(false)
        .build();
    (suite, validators, unbonding)
}

/// Bonds of many behind one validator, and what happens before one of them leaves.
fn peopled(suite: &mut Suite, dice: &mut Dice) {
    suite.bond("alice", 500 * UNIT).unwrap();
    for who in ["bob", "carol", "dave", "val0"] {
        suite.lst_transfer("alice", who, 50 * UNIT).unwrap();
    }
    suite.post_bond("val0", "val0", 2 * UNIT).unwrap();
    apply(suite, "val0", "val0").unwrap();
    suite
        .post_bond("carol", "val0", (1 + dice.below(20)) as u128 * UNIT)
        .unwrap();
    for who in ["bob", "dave"] {
        suite
            .post_bond(who, "val0", u128::from(1 + dice.below(20_000_000)))
            .unwrap();
    }
    for _ in 0..dice.below(6) {
        suite.advance_secs(DAY);
        suite.advance("keeper").unwrap();
    }
    // a redelegation into it may have locked it: another is removed, so that its stake goes
    // somewhere
    if dice.one_in(2) {
        remove(suite, "owner", "val1").unwrap();
        suite.advance("keeper").unwrap();
    }
    if dice.one_in(4) {
        remove(suite, "val0", "val0").unwrap();
    }
}

fn trial(seed: u64) -> Exit {
    let mut dice = Dice(seed);
    let (mut suite, validators, unbonding) = founded(&mut dice);
    peopled(&mut suite, &mut dice);

    let began = suite.now();
    let exit_id = leave_bond(&mut suite, "carol", "val0").unwrap();
    let cooldown = {
        let storage = suite.chain().storage_of(&suite.contracts().vault);
        ballast_vault::state::REQUESTS
            .load(&*storage, exit_id)
            .unwrap()
            .cooldown_secs
    };
    let bound = unbonding + DAY.min(unbonding) + cooldown;
    loop {
        for _ in 0..dice.below(4) {
            disturb(&mut suite, &mut dice, validators);
        }
        suite.advance_secs(DAY / 2);
        suite.advance("keeper").unwrap();
        let stake = stake(&suite, "val0");
        // one that is forgotten backs nothing
        let listed = suite.validator("val0");
        let backed = listed.map_or(0, |val0| val0.quota.raw().u128());
        if take_bond(&mut suite, exit_id).is_ok() {
            return Exit {
                took: suite.now() - began,
                bound,
                insured_by_the_pool_alone: stake > backed + 1_000,
            };
        }
        let took = suite.now() - began;
        assert!(
            took < bound + 30 * DAY,
            "seed {seed}: not paid after {took} s, the bound is {bound}"
        );
    }
}

/// What others may do at the same time.
fn disturb(suite: &mut Suite, dice: &mut Dice, validators: u32) {
    let who = ["bob", "dave", "val0"][dice.below(3) as usize];
    let lst = [1, 1_000, u128::from(1 + dice.below(5_000_000))][dice.below(3) as usize];
    let any = format!("val{}", dice.below(validators.into()));
    // what is refused is refused
    match dice.below(12) {
        0..=2 => drop(suite.post_bond(who, "val0", lst)),
        3 | 4 => {
            let layer = LayerId::Bond {
                validator: suite.operator("val0"),
            };
            drop(suite.request_exit(who, layer, lst * 1_000));
        }
        5 => drop(suite.bond("alice", lst * 10)),
        6 => drop(suite.unbond("alice", lst)),
        7 if dice.one_in(4) => drop(suite.slash(&any, Decimal::permille(1 + dice.below(20)))),
        8 => {
            let update = ParamsUpdate {
                cap_bps: Some(2_500 + dice.below(7_501)),
                leverage: Some(Decimal::from_ratio(1 + dice.below(30), 1u128)),
                ..ParamsUpdate::default()
            };
            configure(suite, update);
        }
        9 if dice.one_in(4) => drop(remove(suite, "owner", &any)),
        10 => drop(suite.rebalance(who)),
        11 => drop(refresh_or_not(suite)),
        _ => drop(apply(suite, &any, &any)),
    }
}

fn refresh_or_not(suite: &mut Suite) -> Result<Tx, TxError> {
    let validator = Some(suite.operator("val0"));
    vault(suite, "bob", &vault::ExecuteMsg::Refresh { validator })
}

fn trials(first: u64, count: u64) {
    let (mut longest, mut nearest, mut alone, mut sum) = (0, (0, 0), 0, 0);
    for seed in first..first + count {
        let exit = trial(seed);
        // the keeper looks twice a day
        assert!(
            exit.took <= exit.bound + DAY / 2 + 600,
            "seed {seed}: {} s, the bound is {} s",
            exit.took,
            exit.bound
        );
        longest = longest.max(exit.took);
        if exit.took * 1_000 / exit.bound > nearest.0 {
            nearest = (exit.took * 1_000 / exit.bound, seed);
        }
        alone += u64::from(exit.insured_by_the_pool_alone);
        sum += exit.took * 1_000 / exit.bound;
    }
    println!(
        "{count} exits: the longest took {:.1} days; {}.{} % of its bound was the nearest (seed {}), {}.{} % the mean; {alone} were \
         paid while more stake was there than the rest of the bond backs",
        longest as f64 / DAY as f64,
        nearest.0 / 10,
        nearest.0 % 10,
        nearest.1,
        sum / count / 10,
        sum / count % 10,
    );
}

#[test]
fn an_exit_from_a_bond_takes_no_longer_than_its_bound() {
    trials(1, 10);
}

/// 500 sets of co-posters, caps, bands, locks and slashes.
#[test]
#[ignore = "long: run by hand"]
fn five_hundred_exits_take_no_longer_than_their_bounds() {
    trials(1_000, 500);
}
