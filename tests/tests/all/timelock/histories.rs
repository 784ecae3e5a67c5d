//! The promise of the timelock against an owner and a guardian who do all they may, on the
//! contracts.
//!
//! Every run is one slow operation among random exits, pauses, batches, absent keepers and fast
//! operations. Two things stand beside the contract: the page's rule, computed again from what can
//! be seen from outside, which has to come to the same; and two rules that were not taken, to see
//! what they would have done.
//!
//! `BALLAST_RUNS=2000 cargo test --release -p ballast-tests --test all timelock::histories --
//! --nocapture` prints the page's table.

use super::super::{
    dice::{asked_or, Dice},
    guest::Guest,
};
use super::{House, CLAIM, DAY, NOTICE, UNIT};
use ballast_extension_types::timelock::{OpResponse, QueryMsg, Status};
use ballast_testing::Suite;
use ballast_types::{hub::PauseScope, queue::BatchStatus, Amount};
use serde_json::json;
use std::collections::BTreeMap;

/// Hours of a step.
const STEP: u64 = 6 * 3_600;
const LAST_RESORT: u64 = 180 * DAY;

/// The page's rule, from outside.
#[derive(Default)]
struct Beside {
    noted: Option<u64>,
    ready_at: Option<u64>,
}

/// What a rule did in a run.
#[derive(Default, Clone, Copy)]
struct Tally {
    executed: u64,
    unpaid: u64,
    last_resort: u64,
}

struct Run {
    house: House,
    dice: Dice,
    id: u64,
    scheduled_at: u64,
    /// When each exit was asked for, and its batch.
    asked: Vec<(u64, u64)>,
    /// When each batch was first seen paid.
    paid_at: BTreeMap<u64, u64>,
    /// When the last pause of exits ended or will.
    pause_ends: u64,
    beside: Beside,
    steps: u64,
}

impl Run {
    fn new(seed: u64) -> Self {
        let builder = Suite::builder().checks(false).params(|params| {
            params.hub.netting_bps = Some(1_000);
            params.hub.drip_secs = Some(0);
        });
        let mut house = House::of(builder, None);
        let mut dice = Dice(seed);
        // batches from before, some of them not paid
        for _ in 0..dice.below(3) {
            house.suite.unbond("carol", UNIT / 2).unwrap();
            house.suite.pass_batch_interval();
            house.suite.submit_batch("keeper").unwrap();
        }
        let id = vec![house.migrate()];
        let id = house.schedule(id);
        let scheduled_at = house.op(id).scheduled_at;
        Self {
            house,
            dice,
            id,
            scheduled_at,
            asked: vec![],
            paid_at: BTreeMap::new(),
            pause_ends: 0,
            beside: Beside::default(),
            steps: 0,
        }
    }

    fn now(&self) -> u64 {
        self.house.suite.now()
    }

    /// A random step of everybody but the operation itself.
    fn others(&mut self) {
        self.house.after(STEP).suite.block(1);
        self.owner_and_guardian();
        self.people();
        if self.dice.percent(40) {
            let _ = self.house.suite.advance("keeper");
        }
        self.run_others();
    }

    /// Pauses of exits and of cranks, and batches that come at another interval.
    fn owner_and_guardian(&mut self) {
        let Self { house, dice, .. } = self;
        if dice.percent(4) {
            let secs = 1 + dice.below(14 * DAY);
            if house
                .suite
                .pause("dave", PauseScope::Unbond, Some(secs))
                .is_ok()
            {
                self.pause_ends = house.suite.now() + secs;
            }
        }
        if dice.percent(4) {
            let secs = 1 + dice.below(14 * DAY);
            let _ = house.suite.pause("dave", PauseScope::Cranks, Some(secs));
        }
        if dice.percent(3) {
            let secs = dice.one_of(&[302_400, 720_000, 1_905_120]);
            let msg = json!({"update_config": {"batch_interval_secs": secs}});
            let msg = house.call("hub", &msg);
            house.schedule(vec![msg]);
        }
    }

    /// One bonds, one asks to leave.
    fn people(&mut self) {
        let Self { house, dice, .. } = self;
        if dice.percent(10) {
            house
                .suite
                .bond("bob", (1 + u128::from(dice.below(4))) * UNIT)
                .unwrap();
        }
        if dice.percent(15) {
            let shares = 1 + u128::from(dice.below(UNIT as u64));
            if let Ok(tx) = house.suite.unbond("alice", shares) {
                let batch = tx.attr_of(&house.suite.addr("queue"), "batch_id");
                let batch = batch.unwrap().parse().unwrap();
                self.asked.push((house.suite.now(), batch));
            }
        }
    }

    /// Operations that are not watched are executed as soon as they may be.
    fn run_others(&mut self) {
        let house = &mut self.house;
        for other in self.id + 1.. {
            let asked: Result<OpResponse, _> = house
                .suite
                .try_query(&house.at, &QueryMsg::Op { id: other });
            match asked.map(|op| op.status) {
                Ok(Status::Ready) => drop(house.run(other)),
                Ok(_) => {}
                Err(_) => break,
            }
        }
    }

    /// Looks at the queue from outside.
    fn look(&mut self) {
        let now = self.now();
        let open = self.house.suite.open_batch().batch_id;
        for batch in 1..open {
            if self.paid_at.contains_key(&batch) {
                continue;
            }
            if self.house.suite.batch(batch).status == BatchStatus::Settled {
                self.paid_at.insert(batch, now);
            }
        }
    }

    fn all_paid(&self, up_to: u64) -> bool {
        (1..=up_to).all(|batch| self.paid_at.contains_key(&batch))
    }

    /// Exits that were asked for until then and are not paid.
    fn unpaid(&self, asked_until: u64) -> bool {
        let asked = self.asked.iter().filter(|(at, _)| *at <= asked_until);
        asked
            .into_iter()
            .any(|(_, batch)| !self.paid_at.contains_key(batch))
    }

    /// The operation is advanced, by the contract and beside it.
    fn advance(&mut self) {
        self.look();
        self.house.advance(self.id);
        // the call was in a block of its own, in which nothing of the suite moved
        let now = self.now();
        self.look();
        let beside = &mut self.beside;
        if beside.noted.is_none() && now >= self.pause_ends {
            let since = self.scheduled_at.max(self.pause_ends);
            if now >= since + NOTICE {
                let open = self.house.suite.open_batch();
                beside.noted = Some(open.batch_id - u64::from(open.shares.is_zero()));
            }
        }
        if let (Some(noted), None) = (self.beside.noted, self.beside.ready_at) {
            if self.all_paid(noted) {
                self.beside.ready_at = Some((now + CLAIM).min(self.scheduled_at + LAST_RESORT));
            }
        }
        let op = self.house.op(self.id);
        assert_eq!(op.batch, self.beside.noted, "{:?}", op);
        assert_eq!(op.ready_at, self.beside.ready_at, "{:?}", op);
    }

    /// Until it is executed: what a fixed delay, the noted batch alone, and the contract did.
    fn go(mut self) -> ([Tally; 3], u64, u64) {
        let fixed = self.scheduled_at + 21 * DAY + 302_400 + NOTICE;
        let mut tallies = [Tally::default(); 3];
        let mut noticed = None;
        loop {
            self.steps += 1;
            self.others();
            self.look();
            if tallies[0].executed == 0 && self.now() >= fixed {
                tallies[0].executed = 1;
                tallies[0].unpaid = u64::from(self.unpaid(self.scheduled_at + NOTICE));
            }
            if self.dice.percent(70) {
                self.advance();
            }
            if let (Some(noted), None) = (self.beside.noted, noticed) {
                noticed = Some((noted, self.now()));
            }
            if let (Some((noted, until)), 0) = (noticed, tallies[1].executed) {
                if noted == 0 || self.paid_at.contains_key(&noted) {
                    tallies[1].executed = 1;
                    tallies[1].unpaid = u64::from(self.unpaid(until));
                }
            }
            if self.house.run(self.id).is_ok() {
                let (now, until) = (self.now(), noticed.map_or(0, |(_, until)| until));
                let was_last = now >= self.scheduled_at + LAST_RESORT;
                tallies[2].executed = 1;
                tallies[2].last_resort = u64::from(was_last);
                let in_time = |batch: &u64| {
                    let at = self.paid_at.get(batch);
                    at.is_some_and(|at| at + CLAIM <= now)
                };
                let mut waited_for = self.asked.iter().filter(|(at, _)| *at <= until);
                let all_in_time = waited_for.all(|(_, batch)| in_time(batch));
                tallies[2].unpaid = u64::from(!was_last && !all_in_time);
                // where ours was first, the fixed delay comes after all were paid
                tallies[0].executed = 1;
                let secs = now - self.scheduled_at;
                return (tallies, secs, self.steps);
            }
            assert!(
                self.now() < self.scheduled_at + LAST_RESORT + DAY,
                "it never runs"
            );
        }
    }
}

#[test]
fn t01_nobody_is_left_unpaid_by_an_owner_and_a_guardian_who_do_all_they_may() {
    let (runs, seed) = (asked_or("BALLAST_RUNS", 40), asked_or("BALLAST_SEED", 1));
    let (mut sums, mut days, mut steps) = ([Tally::default(); 3], vec![], 0);
    for run in 0..runs {
        let (tallies, secs, taken) = Run::new(seed * 1_000_000 + run).go();
        for (sum, tally) in sums.iter_mut().zip(tallies) {
            sum.executed += tally.executed;
            sum.unpaid += tally.unpaid;
            sum.last_resort += tally.last_resort;
        }
        days.push(secs / DAY);
        steps += taken;
        assert_eq!(sums[2].unpaid, 0, "run {run} of seed {seed}");
    }
    days.sort_unstable();
    for (rule, sum) in ["a fixed delay", "the noted batch alone", "ours"]
        .iter()
        .zip(sums)
    {
        println!(
            "{rule}: executed {} of {runs}, with leavers unpaid {}, by the last resort {}",
            sum.executed, sum.unpaid, sum.last_resort
        );
    }
    let (median, most) = (days[days.len() / 2], days[days.len() - 1]);
    println!("{steps} steps, days: median {median}, most {most}");
}
