//! Random histories: what goes in, what comes out, and what the chain burned always add up.
//!
//! Everyday runs take a few thousand steps, with every invariant after each. `BALLAST_STEPS=100000
//! BALLAST_SEED=77 cargo test -p ballast-tests --test all simulation -- --nocapture` takes more of
//! them, money counted after each and invariants checked 2,000 times.

use super::dice::{asked, asked_or, Xorshift};
use super::kit::number;
use ballast_testing::Suite;
use ballast_types::vault::{self, LayerId};
use cosmwasm_std::Decimal;

const WHO: [&str; 5] = ["alice", "bob", "carol", "dave", "erin"];
const VALS: [&str; 5] = ["val0", "val1", "val2", "val3", "val4"];

/// An amount from 1 to `most`; 0 if that is 0.
fn amount(dice: &mut Xorshift, most: u128) -> u128 {
    match most {
        0 => 0,
        most => 1 + u128::from(dice.below(u64::MAX)) % most,
    }
}

/// Money that went in less money that came out, and what the chain burned of it.
struct Ledger {
    suite: Suite,
    dice: Xorshift,
    inside: u128,
    burned: u128,
    slashes: u128,
    dust: u128,
    requests: u64,
}

impl Ledger {
    /// All native of the suite, wherever it is.
    fn assets(&self) -> u128 {
        let chain = self.suite.chain();
        let hub = self.suite.addr("hub");
        let staked: u128 = self.suite.stake().values().sum();
        let unbonding: u128 = chain
            .unbondings(&hub)
            .iter()
            .map(|e| e.balance.u128())
            .sum();
        let held = ["hub", "queue", "collector"].map(|name| self.suite.balance(name));
        staked + unbonding + held.iter().sum::<u128>()
    }

    /// All native of the suite, as the hub and the queue have it in their books.
    fn books(&self) -> u128 {
        let state = self.suite.state();
        let rows = self.suite.unbonding();
        let unbonding: u128 = rows.iter().map(|row| number(row.amount)).sum();
        let hub = number(state.value) + number(state.exiting) + number(state.dripping);
        hub + unbonding + self.suite.balance("queue")
    }

    /// What is there is what went in, less what was burned, but for units that the chain truncates:
    /// at most one for each message to a validator that was slashed, and a step sends 20 at most.
    fn check(&mut self, at: &str) {
        let there = self.assets() + self.burned;
        let off = there.abs_diff(self.inside);
        assert!(
            off <= 20,
            "{at}: {there} there or burned, {} went in",
            self.inside
        );
        self.dust += off;
        self.inside = there;
    }

    fn slash(&mut self, val: &str, fraction: Decimal) {
        self.suite.chain_mut().next_block(5).unwrap();
        let infraction = self.suite.height().saturating_sub(self.dice.below(200));
        let before = self.assets();
        if self
            .suite
            .chain_mut()
            .slash(val, fraction, Some(infraction.max(2)))
            .is_ok()
        {
            self.burned += before - self.assets();
            self.slashes += 1;
        }
    }

    /// The first ticket of someone is paid what has arrived for it.
    fn claim(&mut self, who: &str) {
        let before: u128 = self.suite.balance("queue");
        let tickets = self.suite.tickets(who);
        if let Some(ticket) = tickets.first() {
            let _ = self.suite.claim("keeper", &ticket.ticket_id);
        }
        self.inside -= before - self.suite.balance("queue");
    }

    fn request_exit(&mut self, who: &str, val: &str) {
        let layer = match self.dice.below(2) {
            0 => LayerId::Pool,
            _ => LayerId::Bond {
                validator: self.suite.operator(val),
            },
        };
        let shares = amount(&mut self.dice, 1_000_000_000);
        drop(self.suite.request_exit(who, layer, shares));
    }

    fn step(&mut self) {
        let who = self.dice.one_of(&WHO);
        let val = self.dice.one_of(&VALS);
        let shares = self.suite.shares(who);
        match self.dice.below(24) {
            0..=4 => {
                let amount = amount(&mut self.dice, 20_000_000);
                if self.suite.bond(who, amount).is_ok() {
                    self.inside += amount;
                }
            }
            5..=7 => drop(self.suite.unbond(who, amount(&mut self.dice, shares / 2))),
            8 => drop(
                self.suite
                    .cancel(who, 1 + self.dice.below(self.requests.max(1))),
            ),
            9..=10 => self.claim(who),
            11..=12 => drop(
                self.suite
                    .underwrite(who, amount(&mut self.dice, shares / 4)),
            ),
            13 => drop(
                self.suite
                    .post_bond(who, val, amount(&mut self.dice, shares / 4)),
            ),
            14 => self.request_exit(who, val),
            15 => drop(self.suite.exit("keeper", 1 + self.dice.below(30))),
            16 => {
                let amount = amount(&mut self.dice, 1_000);
                if self.suite.bank_send(who, "hub", amount).is_ok() {
                    self.inside += amount;
                }
            }
            17 => {
                let bps = 1 + self.dice.below(300);
                self.slash(val, Decimal::bps(bps));
            }
            18..=19 => {
                let days = 1 + self.dice.below(4);
                self.suite.advance_secs(days * 86_400);
            }
            _ => drop(self.suite.advance("keeper").unwrap()),
        }
        self.requests = self.suite.open_batch().tickets.max(self.requests) + 1;
    }
}

fn history(seed: u64, steps: u64) {
    let suite = Suite::builder()
        .without_inflation()
        .validators(5)
        .params(|params| params.collector.tip_bps = Some(0))
        .build();
    let seed_money = 1_000_000;
    let mut ledger = Ledger {
        suite,
        dice: Xorshift(seed),
        inside: seed_money,
        burned: 0,
        slashes: 0,
        dust: 0,
        requests: 0,
    };
    // looking at everything after each step takes long once there is much: a long run looks now and
    // then
    let every = 1 + steps / 2_000;
    for step in 0..steps {
        if every > 1 {
            ledger.suite.set_checks(step % every == 0);
        }
        ledger.step();
        ledger.check(&format!("seed {seed}, step {step}"));
    }

    ledger.suite.set_checks(true);
    // everything that is on its way arrives: then what is owed is what is there
    for _ in 0..12 {
        ledger.suite.advance_secs(5 * 86_400);
        ledger.suite.advance("keeper").unwrap();
    }
    ledger.suite.advance_all("keeper");
    ledger.check("the end");
    let books = ledger.books();
    let off = books.abs_diff(ledger.assets());
    let most = 10 + 3 * ledger.slashes;
    println!(
        "seed {seed}: {steps} steps, {} slashes burned {}, {} units of dust, books off by {off}",
        ledger.slashes, ledger.burned, ledger.dust
    );
    assert!(off <= most, "books {books}, there is {}", ledger.assets());
    let pool: vault::PoolResponse = ledger
        .suite
        .query(&ledger.suite.addr("vault"), &vault::QueryMsg::Pool {});
    assert!(number(pool.lst) <= ledger.suite.shares("vault"));
}

#[test]
fn money_is_conserved_in_random_histories() {
    let steps = asked_or("BALLAST_STEPS", 1_500);
    match asked("BALLAST_SEED") {
        Some(seed) => history(seed, steps),
        None => [0x5EED_0001, 0x5EED_0002]
            .into_iter()
            .for_each(|seed| history(seed, steps)),
    }
}
