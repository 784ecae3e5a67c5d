//! Random histories beside the model, and the laws that are about two states.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::{model::*, Report, Stake, Terms};
use crate::{
    restake::{RatioTerms, VetoTerms},
    time::Now,
};
use ballast_accounting::{Amount, LayerShares, Shares};
use cosmwasm_std::Uint512;
use proptest::prelude::*;
use std::collections::BTreeMap;

const DAY: u64 = 86_400;

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

fn terms(rules: &Rules) -> Terms {
    Terms {
        cooldown_secs: rules.cooldown,
        window_secs: rules.window,
        max_slash_bps: rules.max_bps as u64,
        floor: Shares::new(rules.floor),
        drip_secs: rules.drip,
        veto: rules.veto.map(|(veto_secs, execute_secs)| VetoTerms {
            veto_secs,
            execute_secs,
        }),
        ratio: rules.ratio.map(|(bps, hold_secs)| RatioTerms {
            ratio_bps: bps as u64,
            hold_secs,
        }),
    }
}

fn rules() -> impl Strategy<Value = Rules> {
    let times = (
        prop::sample::select(vec![DAY, 7 * DAY, 21 * DAY]),
        prop::sample::select(vec![3_600, 7 * DAY]),
        prop::sample::select(vec![3_600, 7 * DAY]),
    );
    let slash = (
        prop::sample::select(vec![1u128, 100, 3_000, 9_999, 10_000]),
        prop::sample::select(vec![1_000u128, 1_000_000]),
    );
    let veto = prop::option::of((
        prop::sample::select(vec![3_600, DAY, 3 * DAY]),
        prop::sample::select(vec![3_600, 3 * DAY]),
    ));
    let ratio = prop::option::of((
        prop::sample::select(vec![0u128, 5_000, 10_000, 100_000]),
        prop::sample::select(vec![0, 7 * DAY, 45 * DAY]),
    ));
    (times, slash, veto, ratio).prop_map(
        |((cooldown, window, drip), (max_bps, floor), veto, ratio)| Rules {
            cooldown,
            window,
            max_bps,
            floor,
            drip,
            veto,
            ratio,
        },
    )
}

#[derive(Clone, Debug)]
enum Act {
    Deposit { who: u8, lst: u128 },
    Redeem { who: u8, part: u8 },
    Withdraw { first: u8, many: u8 },
    Split { which: u8, part: u8, to: u8 },
    Slash { lst: u128 },
    Veto,
    Execute,
    Gift { lst: u128 },
    Say { exposure: u128, due: u128 },
    Fail,
    Pause { secs: u64 },
}

fn act() -> impl Strategy<Value = Act> {
    let amounts = prop::sample::select(vec![
        1u128,
        7,
        999,
        1_000_000,
        1_000_000_000,
        1_000_000_000_000,
    ]);
    prop_oneof![
        4 => (0..4u8, amounts.clone()).prop_map(|(who, lst)| Act::Deposit { who, lst }),
        3 => (0..4u8, any::<u8>()).prop_map(|(who, part)| Act::Redeem { who, part }),
        3 => (any::<u8>(), 1..4u8).prop_map(|(first, many)| Act::Withdraw { first, many }),
        1 => (any::<u8>(), any::<u8>(), 0..4u8).prop_map(|(which, part, to)| Act::Split { which, part, to }),
        3 => amounts.clone().prop_map(|lst| Act::Slash { lst }),
        1 => Just(Act::Veto),
        2 => Just(Act::Execute),
        2 => amounts.clone().prop_map(|lst| Act::Gift { lst }),
        1 => (amounts, prop::sample::select(vec![0u128, 0, 0, 1, u128::MAX])).prop_map(|(exposure, due)| Act::Say { exposure, due }),
        1 => Just(Act::Fail),
        1 => (0..20 * DAY).prop_map(|secs| Act::Pause { secs }),
    ]
}

fn later() -> impl Strategy<Value = u64> {
    prop::sample::select(vec![0, 0, 1, 5, 600, DAY, 3 * DAY, 8 * DAY])
}

/// Both, and who owns what.
struct Both {
    stake: Stake,
    model: Model,
    terms: Terms,
    now: u64,
    rows: BTreeMap<u64, super::Redemption>,
}

/// The numbers that both have.
fn numbers(stake: &Stake) -> [u128; 6] {
    let layer = &stake.pool.layer;
    [
        raw(layer.active.assets),
        raw(layer.active.shares),
        raw(layer.exiting.assets),
        raw(layer.exiting.shares),
        raw(stake.pool.unreleased()),
        raw(stake.window.taken),
    ]
}

impl Both {
    fn new(rules: Rules) -> Self {
        let mut model = Model::new(rules.clone(), 1_700_000_000);
        for who in ["0", "1", "2", "3", "gift"] {
            model.lst.insert(who.to_string(), 10u128.pow(15));
        }
        Self {
            stake: Stake::default(),
            terms: terms(&rules),
            model,
            now: 1_700_000_000,
            rows: BTreeMap::new(),
        }
    }

    fn report(&self) -> Option<Report> {
        self.terms.ratio?;
        Some(
            self.model
                .report
                .map_or(Report::Fails, |(exposure, due)| Report::Says {
                    exposure: exposure.into(),
                    due: due.into(),
                }),
        )
    }

    /// One act by both: whether both refused it, or both did it.
    fn act(&mut self, act: &Act) -> bool {
        let now = Now::at(self.now);
        let before = (self.stake, self.model.clone(), self.rows.clone());
        let here = Shares::new(self.model.here);
        self.stake.accrue(here, &self.terms, now).unwrap();
        self.model.touch(self.now, 0);
        let (ours, theirs): (Result<u128, String>, Result<u128, Refused>) = match act {
            Act::Deposit { who, lst } => {
                let ours = self
                    .stake
                    .deposit_floor(Shares::new(*lst), self.report(), now);
                (
                    name(ours.map(raw)),
                    self.model.deposit(&who.to_string(), *lst, self.now),
                )
            }
            Act::Redeem { who, part } => self.redeem(&who.to_string(), *part, now),
            Act::Withdraw { first, many } => self.withdraw(*first, *many, now),
            Act::Split { which, part, to } => self.split(*which, *part, &to.to_string()),
            Act::Slash { lst } => {
                let theirs = self
                    .model
                    .slash(*lst, self.now, "svc")
                    .map(|took| took.map_or(0, |took| took.0));
                let ours = match self.terms.veto {
                    None => self
                        .stake
                        .slash(Shares::new(*lst), &self.terms, now)
                        .map(|took| raw(took.taken)),
                    Some(_) => self
                        .stake
                        .request_slash(Shares::new(*lst), &self.terms, now)
                        .map(|_| 0),
                };
                (name(ours), theirs)
            }
            Act::Veto => {
                let id = self.stake.request.map_or(0, |request| request.id);
                let ours = self.stake.veto(id, &self.terms, now).map(|()| 0);
                (name(ours), self.model.veto(self.now).map(|()| 0))
            }
            Act::Execute => {
                let id = self.stake.request.map_or(0, |request| request.id);
                let ours = self
                    .stake
                    .execute_slash(id, &self.terms, now)
                    .map(|took| raw(took.taken));
                (
                    name(ours),
                    self.model.execute(self.now, "svc").map(|took| took.0),
                )
            }
            Act::Gift { lst } => (Ok(0), self.model.give("gift", *lst).map(|()| 0)),
            Act::Say { exposure, due } => {
                self.model.report = Some((*exposure, *due));
                (Ok(0), Ok(0))
            }
            Act::Fail => {
                self.model.report = None;
                (Ok(0), Ok(0))
            }
            Act::Pause { secs } => {
                let ours = self.stake.begin_pause(Some(*secs), now).map(|_| 0);
                (
                    name(ours),
                    self.model.begin_pause(*secs, self.now).map(|()| 0),
                )
            }
        };
        match (ours, theirs) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{act:?}");
                true
            }
            (Err(_), Err(_)) => {
                (self.stake, self.model, self.rows) = before;
                false
            }
            (ours, theirs) => panic!("{act:?}: ours {ours:?}, the model's {theirs:?}"),
        }
    }

    fn redeem(
        &mut self,
        who: &str,
        part: u8,
        now: Now,
    ) -> (Result<u128, String>, Result<u128, Refused>) {
        let has = self.model.shares_of(who);
        let shares = match part {
            0..8 => has,
            8..16 => 1,
            part => has / 256 * u128::from(part),
        };
        if shares > has {
            return (Err(String::new()), Err("NotEnoughShares"));
        }
        let theirs = self.model.redeem(who, shares, self.now);
        let ours = self
            .stake
            .redeem_floor(LayerShares::new(shares), &self.terms, now);
        if let Ok(redeemed) = &ours {
            self.rows.insert(redeemed.id, redeemed.redemption);
        }
        (
            name(ours.map(|redeemed| raw(redeemed.lst))),
            theirs.map(|(_, lst)| lst),
        )
    }

    /// Several of one owner, in one message.
    fn withdraw(
        &mut self,
        first: u8,
        many: u8,
        now: Now,
    ) -> (Result<u128, String>, Result<u128, Refused>) {
        let ids: Vec<u64> = self.rows.keys().copied().collect();
        let Some(first) = ids.get(usize::from(first) % ids.len().max(1)) else {
            return (Err(String::new()), Err("none"));
        };
        let owner = self.model.redemptions[first].owner.clone();
        let ids: Vec<u64> = ids
            .iter()
            .copied()
            .filter(|id| id >= first && self.model.redemptions[id].owner == owner)
            .take(many.into())
            .collect();
        let theirs = self.model.withdraw(&ids, self.now);
        let report = self.report();
        let ours = ids.iter().try_fold(0, |sum, id| {
            let row = self.rows.remove(id).unwrap();
            let paid = self.stake.withdraw_floor(&row, &self.terms, report, now)?;
            Ok::<_, super::Refusal>(sum + raw(paid))
        });
        (name(ours), theirs)
    }

    fn split(
        &mut self,
        which: u8,
        part: u8,
        to: &str,
    ) -> (Result<u128, String>, Result<u128, Refused>) {
        let ids: Vec<u64> = self.rows.keys().copied().collect();
        let Some(id) = ids.get(usize::from(which) % ids.len().max(1)).copied() else {
            return (Err(String::new()), Err("none"));
        };
        let row = self.rows[&id];
        let units = raw(row.units) / 255 * u128::from(part);
        let theirs = self.model.split(id, units, to);
        let ours = row.split(Some(LayerShares::new(units)));
        if let Ok((kept, given)) = &ours {
            let new = match kept {
                Some(kept) => {
                    self.rows.insert(id, *kept);
                    self.stake.next_id += 1;
                    self.stake.next_id - 1
                }
                None => id,
            };
            self.rows.insert(new, *given);
        }
        (name(ours.map(|_| 0)), theirs.map(|_| 0))
    }

    /// Both say the same of everything.
    fn check(&self) {
        let model = &self.model;
        let theirs = [
            model.active.lst,
            model.active.shares,
            model.redeeming.lst,
            model.redeeming.shares,
            model.unreleased(),
            model.window.1,
        ];
        assert_eq!(numbers(&self.stake), theirs);
        let request = self
            .stake
            .request
            .map(|request| (raw(request.amount), request.veto_until, request.expires));
        let asked = model
            .request
            .as_ref()
            .map(|request| (request.amount, request.veto_until, request.expires));
        assert_eq!(request, asked);
        assert_eq!(self.stake.quiet_until, model.quiet_until);
        assert_eq!(self.stake.spent().is_some(), model.is_spent());
        let slashable = self
            .stake
            .slashable(&self.terms, Now::at(self.now))
            .unwrap();
        assert_eq!(raw(slashable), model.slashable(self.now));
        model.check();
    }
}

fn name(ours: Result<u128, super::Refusal>) -> Result<u128, String> {
    ours.map_err(|refusal| refusal.to_string())
}

fn product(a: u128, b: u128) -> Uint512 {
    Uint512::from(a) * Uint512::from(b)
}

/// of one act between two states. `touched` is the state before with time passed to the act.
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

/// in any span as long as a window at most twice the cap of the most that was ever held in it, gains by what came in between left
/// aside: the cap of a window is of what was held at its last slash and what it took before.
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

/// R-11 against a slasher and a consumer who work together: the consumer always says that a slash is due, and the slasher files
/// requests at the worst moments that the rules allow. In every cycle of a ready redemption there is a moment at which it is paid. How
/// much of a cycle has passed at the latest, in thousandths.
fn shut_out(seed: u64) -> u64 {
    let mut dice = seed;
    let mut pick = |of: &[u64]| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        of[(dice >> 33) as usize % of.len()]
    };
    let lives = [3_600, DAY, 3 * DAY, 14 * DAY];
    let (veto, execute) = (pick(&lives), pick(&lives));
    let hold = pick(&[0, 7 * DAY, 35 * DAY, 45 * DAY]);
    let rules = Rules {
        cooldown: veto + execute + DAY.max(veto + execute) + DAY,
        window: 7 * DAY,
        max_bps: 3_000,
        floor: 1_000,
        drip: 7 * DAY,
        veto: Some((veto, execute)),
        ratio: Some((10_000, hold)),
    };
    let mut both = Both::new(rules);
    assert!(both.act(&Act::Deposit {
        who: 0,
        lst: 1_000_000_000
    }));
    assert!(both.act(&Act::Redeem { who: 0, part: 0 }));
    both.model.report = Some((u128::MAX, 1));
    let row = both.rows[&1];
    let cycle = hold + both.terms.open_secs();
    // how long before an opening requests begin to be filed; and whether a resolver who helps ends some of them early
    let eager = pick(&[
        0,
        1,
        1_800,
        DAY,
        veto,
        veto + execute - 1,
        veto + execute,
        cycle,
    ]);
    let ends_early = pick(&[0, 0, 1]) == 1;
    let (mut first_open, mut at) = (BTreeMap::new(), both.now);
    while at < row.ready_at + 4 * cycle {
        both.now = at;
        let now = Now::at(at);
        let here = Shares::new(both.model.here);
        both.stake.accrue(here, &both.terms, now).unwrap();
        let in_cycle = (at + 64 * cycle - row.ready_at) % cycle;
        if in_cycle + eager >= hold {
            let _ = both
                .stake
                .request_slash(Shares::new(1u128), &both.terms, now);
        }
        if ends_early && pick(&[0, 0, 0, 1]) == 1 {
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
