//! Random people, losses and gifts: the books hold after every step, and nobody gains by moving.

use crate::kit::*;
use ballast_types::{registry::Kind, vault::*, Amount, LayerShares};
use ballast_vault::state::{BONDS, POOL};
use cosmwasm_std::Order;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    Underwrite(usize, u128),
    PostBond(usize, u128, u8),
    Request(usize, u8, u8),
    Cancel(u64),
    Exit(u64),
    Give(u128),
    Cover(u8, u128),
    Stake(u8, u128),
    Refresh(u8),
    Wait(u64),
}

const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];

fn step() -> impl Strategy<Value = Step> {
    let amount = || (0..=24u32, any::<u128>()).prop_map(|(bits, noise)| 1 + noise % (1 << bits));
    prop_oneof![
        4 => (0..3usize, amount()).prop_map(|(who, lst)| Step::Underwrite(who, lst)),
        3 => (0..3usize, amount(), 1..=2u8).prop_map(|(who, lst, n)| Step::PostBond(who, lst, n)),
        4 => (0..3usize, 0..=2u8, 1..=4u8).prop_map(|(who, layer, quarters)| Step::Request(who, layer, quarters)),
        1 => (1..20u64).prop_map(Step::Cancel),
        3 => (1..20u64).prop_map(Step::Exit),
        1 => amount().prop_map(Step::Give),
        2 => (1..=3u8, amount()).prop_map(|(n, lost)| Step::Cover(n, lost)),
        1 => (1..=2u8, amount()).prop_map(|(n, stake)| Step::Stake(n, stake)),
        1 => (1..=2u8).prop_map(Step::Refresh),
        3 => (0..=3_000_000u64).prop_map(Step::Wait),
    ]
}

fn layer(kit: &Kit, n: u8) -> LayerId {
    match n {
        0 => LayerId::Pool,
        n => kit.bond_of(n),
    }
}

fn shares_of(kit: &Kit, who: &str, layer: &LayerId) -> u128 {
    let position = kit.position(who);
    match layer {
        LayerId::Pool => position.pool.shares,
        LayerId::Bond { validator } => position
            .bonds
            .iter()
            .find(|bond| bond.validator == *validator)
            .map(|bond| bond.shares)
            .unwrap_or_default(),
    }
    .raw()
    .u128()
}

/// All that someone has: in hand, in layers, on the way out.
fn wealth(kit: &Kit, who: &str) -> u128 {
    let position = kit.position(who);
    let bonds = position.bonds.iter().map(|bond| bond.lst);
    let exits = position.exits.iter().map(|exit| exit.lst);
    let locked: u128 = bonds
        .chain(exits)
        .chain([position.pool.lst])
        .map(|lst| lst.raw().u128())
        .sum();
    kit.has(who) + locked
}

/// What one share costs at most, in any layer: the most that a rounding can leave to others.
fn dearest(kit: &Kit) -> u128 {
    let storage = kit.app.contract_storage(&kit.vault);
    let pool = POOL.load(storage.as_ref()).unwrap().layer;
    BONDS
        .range(storage.as_ref(), None, None, Order::Ascending)
        .map(|row| row.unwrap().1.layer)
        .chain([pool])
        .flat_map(|layer| [layer.active, layer.exiting])
        .map(|bucket| (bucket.assets.raw().u128() + 1) / (bucket.shares.raw().u128() + 1_000))
        .max()
        .unwrap_or_default()
}

fn run(kit: &mut Kit, loss_id: &mut u64, step: Step) {
    let before = PEOPLE.map(|who| wealth(kit, who));
    let dear = dearest(kit);
    let gives = matches!(step, Step::Give(_) | Step::Wait(_) | Step::Cover(..));
    match step {
        Step::Underwrite(who, lst) => {
            let _ = kit.send(PEOPLE[who], lst, &underwrite());
        }
        Step::PostBond(who, lst, n) => {
            let validator = kit.val(n);
            let _ = kit.send(PEOPLE[who], lst, &ReceiveMsg::PostBond { validator });
        }
        Step::Request(who, n, quarters) => {
            let layer = layer(kit, n);
            let shares = shares_of(kit, PEOPLE[who], &layer) * u128::from(quarters) / 4;
            let shares = LayerShares::new(shares);
            let _ = kit.exec(PEOPLE[who], &ExecuteMsg::RequestExit { layer, shares });
        }
        Step::Cancel(exit_id) => {
            for who in PEOPLE {
                let _ = kit.exec(who, &ExecuteMsg::CancelExit { exit_id });
            }
        }
        Step::Exit(exit_id) => {
            let _ = kit.exit(exit_id);
        }
        Step::Give(lst) => {
            kit.give("mallory", lst);
            kit.refresh(1);
        }
        Step::Cover(n, lost) => {
            *loss_id += 1;
            kit.cover(*loss_id, n, lost);
        }
        Step::Stake(n, stake) => {
            let validator = kit.val(n);
            kit.stake(&validator, stake);
        }
        Step::Refresh(n) => {
            kit.refresh(n);
        }
        Step::Wait(secs) => kit.wait(secs),
    }
    kit.check();
    if !gives {
        for (who, had) in PEOPLE.iter().zip(before) {
            let has = wealth(kit, who);
            // one unit for each layer, and what roundings leave to the others
            let most = 6 + 2 * dear.max(dearest(kit));
            assert!(has <= had + most, "{who} had {had}, has {has}");
            assert!(has + most >= had, "{who} had {had}, has {has}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_books_hold_and_nobody_gains_by_moving(steps in prop::collection::vec(step(), 1..60)) {
        let mut kit = Kit::default();
        let (one, two) = (kit.val(1), kit.val(2));
        kit.list(false, &[(&one, Kind::Bonded), (&two, Kind::Curated)]);
        let mut loss_id = 0;
        for step in steps {
            run(&mut kit, &mut loss_id, step);
        }
        // in the end everyone can leave
        for n in 0..=2 {
            let layer = layer(&kit, n);
            if n > 0 {
                let validator = kit.val(n);
                kit.stake(&validator, 0);
            }
            for who in PEOPLE {
                let shares = LayerShares::new(shares_of(&kit, who, &layer));
                let layer = layer.clone();
                let _ = kit.exec(who, &ExecuteMsg::RequestExit { layer, shares });
            }
        }
        for n in 1..=2 {
            kit.refresh(n);
        }
        kit.wait(2 * COOLDOWN);
        for who in PEOPLE {
            for exit in kit.position(who).exits {
                // what roundings of others leave may add a unit
                let paid = kit.exit(exit.exit_id).unwrap();
                let shown = exit.lst.raw().u128();
                prop_assert!((shown..=shown + 3 + dearest(&kit)).contains(&paid), "{paid} of {shown}");
            }
        }
    }
}
