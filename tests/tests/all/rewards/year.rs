//! A year with one `advance` a day, and two months with none.

use super::super::kit::{any, refused, QueueError};
use super::{number, total, unharvested, DAY};
use ballast_chain_sim::ChainDriver;
use ballast_testing::{tx::attribute, Suite, Tx};
use ballast_types::{Amount, Native};
use cosmwasm_std::Uint128;
use std::collections::BTreeSet;

const VALIDATORS: u32 = 20;
const STAKERS: u128 = 50;
/// Whole tokens that each staker comes with.
const WEALTH: u128 = 20_000_000_000;

/// What came and went, in native, as events say.
#[derive(Default, Debug)]
struct Ledger {
    /// What the chain allotted to the hub's stake, to a unit for each validator and day.
    earned: u128,
    /// Of it, on the last day.
    earned_last: u128,
    bonded: u128,
    stakers: BTreeSet<u128>,
    /// Owed to leavers when they were priced.
    left: u128,
    tip: u128,
    fee: u128,
    premium: u128,
    restake: u128,
    distributed: u128,
    /// What idle coins would have earned beside the stake.
    idle: u128,
}

impl Ledger {
    fn book(&mut self, suite: &Suite, tx: &Tx) {
        let sum = |key| total(suite, tx, "collector", key);
        self.tip += sum("tip");
        self.fee += sum("fee");
        self.premium += sum("premium");
        self.restake += sum("restake");
        self.distributed += sum("rewards");
        for batch in tx.events_named("ballast-batch") {
            self.left += attribute(batch, "owed").unwrap().parse::<u128>().unwrap();
        }
    }

    /// A day's rewards on the chain: about 0.03 % of all stake.
    fn day_of_rewards(&mut self, suite: &mut Suite) {
        let before = unharvested(suite);
        let all: u128 = (0..VALIDATORS)
            .map(|n| suite.operator(format!("val{n}")))
            .filter_map(|at| suite.chain().validator(&at))
            .map(|validator| validator.tokens.u128())
            .sum();
        suite.reward(all * 3 / 10_000).unwrap();
        let earned = unharvested(suite) - before;
        self.earned += earned;
        self.earned_last = earned;
        let staked: u128 = suite.stake().values().sum();
        let idle = number(suite.state().value).saturating_sub(staked);
        let on_idle = Uint128::new(earned).multiply_ratio(idle, staked.max(1));
        self.idle += on_idle.u128();
    }
}

/// Somebody comes, or somebody goes, by a fixed shuffle.
fn come_and_go(suite: &mut Suite, ledger: &mut Ledger, day: u128) {
    for turn in 0..2 {
        let n = (day * 2 + turn) * 37 % STAKERS;
        let who = format!("staker{n}");
        let shares = suite.shares(&who);
        if (day + turn).is_multiple_of(3) && shares > 1_000_000 {
            suite.unbond(&who, shares / 2 + 1).unwrap();
        } else if suite.balance(&who) > 3_000_000_000 {
            let amount = 1_000_000_000 + n * 7_654_321 + day;
            suite.bond(&who, amount).unwrap();
            ledger.bonded += amount;
            ledger.stakers.insert(n);
        }
        if day.is_multiple_of(5) {
            let paid: Vec<_> = suite
                .tickets(&who)
                .into_iter()
                .filter(|ticket| ticket.claimable.is_some_and(|amount| number(amount) > 0))
                .map(|ticket| ticket.ticket_id)
                .collect();
            if !paid.is_empty() {
                suite.claim_many(&who, &paid).unwrap();
            }
        }
    }
}

/// Prints amounts.
fn told(rows: &[(&str, u128)]) {
    for (what, amount) in rows {
        println!("{what:<20} {amount:>14}");
    }
}

/// Prints amounts, and what part of `all` each is.
fn told_of(all: u128, rows: &[(&str, u128)]) {
    for (what, amount) in rows {
        let ppm = amount * 1_000_000 / all;
        println!("{what:<20} {amount:>14}  {ppm} ppm");
    }
}

/// 20 validators and 50 stakers with coins, none of which is staked yet.
fn founded() -> Suite {
    let mut builder = Suite::builder()
        .without_inflation()
        .validators(VALIDATORS)
        .treasury("treasury");
    for n in 0..STAKERS {
        builder = builder.account(&format!("staker{n}"), WEALTH);
    }
    builder.checks(false).build()
}

/// People come and go, the chain pays, and a keeper calls once. How many kinds of work wait for the
/// next call.
fn a_day(suite: &mut Suite, ledger: &mut Ledger, day: u128) -> usize {
    come_and_go(suite, ledger, day);
    ledger.day_of_rewards(suite);
    suite.advance_secs(DAY);
    // once a day every invariant, over the call that does the work
    suite.set_checks(true);
    suite.check_invariants().unwrap();
    let tx = suite.advance("keeper").unwrap();
    suite.set_checks(false);
    ledger.book(suite, &tx);
    suite.due().len()
}

/// What became of a year's rewards.
struct Parts {
    /// All but fee and premium.
    net: u128,
    /// What holders gained.
    gained: u128,
    in_flight: u128,
    /// In the collector.
    waiting: u128,
    unharvested: u128,
    /// What is in no part, or in two.
    dust: u128,
}

impl Parts {
    /// `begin` is the pool's value before anything happened.
    fn look(suite: &Suite, ledger: &Ledger, begin: u128) -> Self {
        let end = suite.state();
        let (in_flight, waiting) = (number(end.dripping), suite.balance("collector"));
        let unharvested: u128 = unharvested(suite);
        let net = ledger.earned - ledger.fee - ledger.premium;
        // all value there is, and was paid out, but for what was put in
        let put_in = ledger.bonded + ledger.fee + ledger.premium + begin;
        let gained = number(end.value) + ledger.left - put_in;
        let named = ledger.tip + in_flight + waiting + unharvested;
        Self {
            net,
            gained,
            in_flight,
            waiting,
            unharvested,
            dust: net.abs_diff(gained + named),
        }
    }

    fn print(&self, ledger: &Ledger) {
        told(&[
            ("paid by the chain", ledger.earned),
            ("fee", ledger.fee),
            ("premium", ledger.premium),
        ]);
        told_of(
            self.net,
            &[
                ("after both", self.net),
                ("holders' yield", self.gained),
                ("drip in flight", self.in_flight),
                ("tip", ledger.tip),
                ("not harvested yet", self.unharvested + self.waiting),
                ("dust", self.dust),
                ("idle would have made", ledger.idle),
            ],
        );
    }

    /// Every unit: the sum of parts is what arrived, and what arrived is what the chain paid, to its
    /// own roundings.
    fn assert_complete(&self, ledger: &Ledger) {
        let parts = ledger.tip + ledger.fee + ledger.premium + ledger.restake;
        assert_eq!(parts, ledger.distributed);
        let arrived = ledger.distributed + self.waiting + self.unharvested;
        assert!(arrived.abs_diff(ledger.earned) <= 365 * u128::from(VALIDATORS));
        // the law: within 0.01 %, and the dust is a unit or so for each validator and day
        let dust = self.dust;
        assert!(dust * 10_000 <= self.net, "{dust} of {}", self.net);
        assert!(dust <= 365 * u128::from(VALIDATORS), "{dust}");
    }

    /// The named parts are what they should be: the rewards of one round of harvesting, which takes
    /// two calls where other work uses up the messages of one; a tip of 0.2 %; what waits for a
    /// call.
    fn assert_small(&self, ledger: &Ledger) {
        let Self {
            in_flight,
            waiting,
            unharvested,
            ..
        } = self;
        assert!(*in_flight <= 2 * ledger.earned_last, "{in_flight}");
        assert!(
            unharvested + waiting <= ledger.earned_last,
            "{unharvested} + {waiting}"
        );
        assert!(ledger.tip <= ledger.earned * 20 / 10_000);
        assert!(ledger.idle <= self.net / 20, "{}", ledger.idle);
    }
}

/// 20 validators, 50 stakers, underwriters, one `advance` a day for 365 days.
#[test]
fn a_year_of_rewards_arrives_at_the_holders() {
    let mut suite = founded();
    let mut ledger = Ledger::default();
    let begin = suite.state();
    suite.bond("alice", 50_000_000_000).unwrap();
    ledger.bonded += 50_000_000_000;
    suite.underwrite("alice", 2_000_000_000).unwrap();
    let keeper = suite.balance("keeper");
    let days = 0..365;
    let waited = days.map(|day| a_day(&mut suite, &mut ledger, day)).max();

    let parts = Parts::look(&suite, &ledger, number(begin.value));
    parts.print(&ledger);
    println!("rate {} -> {}", begin.rate, suite.state().rate);

    assert!(ledger.premium > 0 && ledger.fee > 0 && ledger.left > 0);
    assert_eq!(ledger.stakers.len() as u128, STAKERS);
    parts.assert_complete(&ledger);
    parts.assert_small(&ledger);
    assert_eq!(suite.balance("keeper") - keeper, ledger.tip);
    let worst = waited.unwrap();
    assert!(worst <= 3, "{worst} kinds of work waited for the next call");
    suite.set_checks(true);
    suite.check_invariants().unwrap();
    suite.chain().app().check_balances().unwrap();
}

/// The most calls of `advance` that bring a suite of `validators` up to date, however long nobody
/// came: for each kind of work that goes by validators (undelegate, harvest, delegate, rebalance)
/// as many calls as its messages need, and two for what these make possible.
fn bound(validators: u32, max_ops: u32) -> u32 {
    4 * validators.div_ceil(max_ops) + 2
}

/// No keeper for 60 days: what was funded is paid all the same, and one keeper catches up.
#[test]
fn after_sixty_days_without_a_keeper_a_few_calls_bring_everything_up_to_date() {
    for validators in [20, 45] {
        let mut suite = Suite::builder()
            .without_inflation()
            .validators(validators)
            .build();
        suite.bond("alice", 100_000_000_000).unwrap();
        suite.bond("bob", 50_000_000_000).unwrap();
        suite.advance_all("keeper");
        suite.unbond("alice", 10_000_000_000).unwrap();
        suite.advance_secs(DAY);
        suite.advance_all("keeper");
        suite.pass_unbonding();
        suite.advance_all("keeper");
        suite.unbond("alice", 5_000_000_000).unwrap();
        suite.advance_all("keeper");
        suite.unbond("bob", 20_000_000_000).unwrap();

        for _ in 0..20 {
            suite.reward(50_000_000).unwrap();
            suite.advance_secs(3 * DAY);
        }
        suite.bond("carol", 1_000_000_000).unwrap();

        let paid = suite.claim("dave", 1).unwrap().amount("amount");
        assert!(paid >= 10_000_000_000, "{paid}");
        refused(
            suite.claim("bob", 2),
            QueueError::NothingToClaim {
                tickets: "2".to_string(),
                ticket_id: "2".to_string(),
                batch_id: 2,
                claimed: Native::ZERO,
                funded: Native::ZERO,
                owed: any(),
            },
        );
        assert_eq!(suite.batch(2).funded.to_string(), "0", "nobody settled");
        let calls = suite.advance_all("keeper");
        let most = bound(validators, 20);
        println!("{validators} validators: {calls} calls, at most {most}");
        assert!(calls <= most, "{validators} validators: {calls} calls");
        assert_eq!(suite.due(), []);
        assert_eq!(suite.batch(2).funded, suite.batch(2).owed);
        suite.claim("bob", 2).unwrap();
        assert_eq!(unharvested(&suite), 0);

        suite.pass_unbonding();
        suite.advance_all("keeper");
        suite.claim("bob", 3).unwrap();
        assert!(suite.solvency().ok);
    }
}
