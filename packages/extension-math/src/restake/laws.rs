//! Random histories beside the model, and the laws that are about two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod acts;
mod both;

use super::{model::Rules, Report, Stake};
use crate::time::Now;
use acts::{act, later, rules, Act, DAY};
use ballast_accounting::{Amount, Shares};
use both::{numbers, Both};
use cosmwasm_std::Uint512;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

fn product(a: u128, b: u128) -> Uint512 {
    Uint512::from(a) * Uint512::from(b)
}

/// of one act between two states. `touched` is the state before with time passed to
/// the act.
fn laws(act: &Act, touched: &Stake, both: &Both) {
    let [a0, as0, r0, rs0, ..] = numbers(touched);
    let [a1, as1, r1, rs1, ..] = numbers(&both.stake);
    let held = a0 + r0;
    let is_slash = matches!(act, Act::Execute)
        || (matches!(act, Act::Slash { .. }) && both.terms.veto.is_none());
    if is_slash {
        let taken = held - (a1 + r1);
        for (before, after) in [(a0, a1), (r0, r1)] {
            let (lost, share) = (product(before - after, held), product(taken, before));
            let twice = lost.abs_diff(share) * Uint512::from(2u128);
            assert!(twice <= Uint512::from(held), "R-5");
        }
        if taken > 0 {
            assert!(
                a1 + r1 >= both.model.rules.floor.max(held.div_ceil(1_000)),
                "R-7"
            );
        }
        return;
    }
    match act {
        Act::Slash { .. } | Act::Veto | Act::Gift { .. } => {
            assert_eq!((a0, r0), (a1, r1), "R-8, R-10")
        }
        _ => {}
    }
    if as1 > 0 {
        assert!(
            product(a1 + 1, as0 + 1_000) >= product(a0 + 1, as1 + 1_000),
            "R-9: active, {act:?}"
        );
    }
    if rs1 > 0 {
        assert!(
            product(r1 + 1, rs0 + 1_000) >= product(r0 + 1, rs1 + 1_000),
            "R-9: redeeming, {act:?}"
        );
    }
}

fn history(rules: Rules, acts: &[(u64, Act)]) -> u64 {
    let mut both = Both::new(rules);
    let (mut done, mut taken) = (0, vec![]);
    for (later, act) in acts {
        both.now += later;
        let mut touched = both.stake;
        let (here, now) = (Shares::new(both.model.here), Now::at(both.now));
        touched.accrue(here, &both.terms, now).unwrap();
        let held = raw(touched.held().unwrap());
        if both.act(act) {
            laws(act, &touched, &both);
            done += 1;
            if matches!(act, Act::Slash { .. } | Act::Execute) {
                let took = held.saturating_sub(raw(both.stake.held().unwrap()));
                taken.push((both.now, took, held));
            }
        }
        both.check();
    }
    ensure_capped(&both, &taken);
    everybody_leaves(both);
    done
}

/// in any span as long as a window at most twice the cap of the most that was ever held in it,
/// gains by what came in between left aside: the cap of a window is of what was held at its last
/// slash and what it took before.
fn ensure_capped(both: &Both, taken: &[(u64, u128, u128)]) {
    for (at, (from, ..)) in taken.iter().enumerate() {
        let span = taken[at..]
            .iter()
            .take_while(|(when, ..)| *when < from + both.terms.window_secs);
        let (mut sum, mut most) = (0, 0);
        for (_, took, held) in span {
            most = most.max(held + sum);
            sum += took;
        }
        assert!(
            sum <= 2 * (most * both.model.rules.max_bps / 10_000),
            "R-7: {sum} of {most}"
        );
    }
}

/// R-11, whatever happened: everybody asks out, and is paid.
fn everybody_leaves(mut both: Both) {
    let now = Now::at(both.now);
    both.stake
        .accrue(Shares::new(both.model.here), &both.terms, now)
        .unwrap();
    both.model.touch(both.now, 0);
    for who in ["0", "1", "2", "3"] {
        let (before, has) = (both.model.clone(), both.model.shares_of(who));
        let (ours, theirs) = both.redeem(who, 0, now);
        assert_eq!(ours.is_ok(), theirs.is_ok(), "{ours:?}");
        if ours.is_err() {
            both.model = before;
            let lst = both.model.active.worth(has);
            assert!(lst <= 1, "{lst} LST cannot leave: {ours:?}");
        }
    }
    let (terms, cycle) = (
        both.terms,
        both.terms
            .ratio
            .map_or(1, |ratio| ratio.hold_secs + both.terms.open_secs()),
    );
    let hold = terms.ratio.map_or(0, |ratio| ratio.hold_secs);
    for (_, row) in std::mem::take(&mut both.rows) {
        let since = both.now.max(row.ready_at) - row.ready_at;
        let opening = row.ready_at + since - since % cycle + hold + cycle + terms.request_secs();
        both.now = both.now.max(opening);
        let now = Now::at(both.now);
        let here = Shares::new(both.model.here);
        both.stake.accrue(here, &terms, now).unwrap();
        let paid = both
            .stake
            .withdraw_floor(&row, &terms, Some(Report::Fails), now)
            .unwrap();
        both.model.here -= raw(paid);
    }
    assert_eq!(numbers(&both.stake)[2..4], [0, 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// After every act both say the same, every law holds, and at the end everybody leaves.
    #[test]
    fn the_model_says_the_same(rules in rules(), acts in prop::collection::vec((later(), act()), 1..120)) {
        history(rules, &acts);
    }
}

/// How the slasher and the resolver behave in one run of [`shut_out`].
struct Plot {
    /// How long before an opening requests begin to be filed.
    eager: u64,
    /// A resolver who helps ends some of them early.
    ends_early: bool,
}

/// Numbers that a seed repeats.
struct Picks(u64);

impl Picks {
    fn one_of(&mut self, of: &[u64]) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        of[(self.0 >> 33) as usize % of.len()]
    }

    /// A stake with one redemption, and a consumer that says everything is due.
    fn stake(&mut self) -> Both {
        let lives = [3_600, DAY, 3 * DAY, 14 * DAY];
        let (veto, execute) = (self.one_of(&lives), self.one_of(&lives));
        let hold = self.one_of(&[0, 7 * DAY, 35 * DAY, 45 * DAY]);
        let mut both = Both::new(Rules {
            cooldown: veto + execute + DAY.max(veto + execute) + DAY,
            window: 7 * DAY,
            max_bps: 3_000,
            floor: 1_000,
            drip: 7 * DAY,
            veto: Some((veto, execute)),
            ratio: Some((10_000, hold)),
        });
        let (who, lst) = (0, 1_000_000_000);
        assert!(both.act(&Act::Deposit { who, lst }));
        assert!(both.act(&Act::Redeem { who, part: 0 }));
        both.model.report = Some((u128::MAX, 1));
        both
    }

    fn plot(&mut self, both: &Both, cycle: u64) -> Plot {
        let (veto, execute) = both.model.rules.veto.unwrap();
        let lives = veto + execute;
        Plot {
            eager: self.one_of(&[0, 1, 1_800, DAY, veto, lives - 1, lives, cycle]),
            ends_early: self.one_of(&[0, 0, 1]) == 1,
        }
    }
}

/// R-11 against a slasher and a consumer who work together: the consumer always says that a slash
/// is due, and the slasher files requests at the worst moments that the rules allow. In every cycle
/// of a ready redemption there is a moment at which it is paid. How much of a cycle has passed at
/// the latest, in thousandths.
fn shut_out(seed: u64) -> u64 {
    let mut picks = Picks(seed);
    let mut both = picks.stake();
    let row = both.rows[&1];
    let (_, hold) = both.model.rules.ratio.unwrap();
    let cycle = hold + both.terms.open_secs();
    let plot = picks.plot(&both, cycle);
    let (mut first_open, mut at) = (BTreeMap::new(), both.now);
    while at < row.ready_at + 4 * cycle {
        both.now = at;
        let now = Now::at(at);
        let here = Shares::new(both.model.here);
        both.stake.accrue(here, &both.terms, now).unwrap();
        let in_cycle = (at + 64 * cycle - row.ready_at) % cycle;
        if in_cycle + plot.eager >= hold {
            let _ = both
                .stake
                .request_slash(Shares::new(1u128), &both.terms, now);
        }
        if plot.ends_early && picks.one_of(&[0, 0, 0, 1]) == 1 {
            let id = both.stake.request.map_or(0, |request| request.id);
            let _ = both.stake.veto(id, &both.terms, now);
        }
        let mut tried = both.stake;
        let paid = tried.withdraw_floor(&row, &both.terms, both.report(), now);
        if paid.is_ok() {
            first_open
                .entry((at - row.ready_at) / cycle)
                .or_insert(in_cycle);
        }
        at += 1_800;
    }
    assert!(
        first_open.keys().copied().eq(0..4),
        "seed {seed}: {first_open:?}"
    );
    first_open.values().max().unwrap() * 1_000 / cycle
}

#[test]
fn nobody_is_held_for_ever() {
    let asked = std::env::var("BALLAST_RUNS").ok();
    let sets = asked.and_then(|text| text.parse().ok()).unwrap_or(300);
    let worst = (0..sets).map(shut_out).max().unwrap();
    println!("{sets} sets of terms: paid after {worst} thousandths of a cycle at the latest");
}
