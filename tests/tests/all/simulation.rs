//! Random histories: what goes in, what comes out, and what the chain burned always add up.
//!
//! Everyday runs take a few thousand steps, with every invariant after each. `BALLAST_STEPS=100000
//! BALLAST_SEED=77 cargo test -p ballast-tests --test all simulation -- --nocapture` takes more of
//! them, money counted after each and invariants checked 2,000 times.

use ballast_testing::Suite;
use ballast_types::vault::{self, LayerId};
use cosmwasm_std::Decimal;

const WHO: [&str; 5] = ["alice", "bob", "carol", "dave", "erin"];
const VALS: [&str; 5] = ["val0", "val1", "val2", "val3", "val4"];

/// A generator that anyone can replay: xorshift.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap()]
    }

    fn amount(&mut self, most: u128) -> u128 {
        match most {
            0 => 0,
            most => 1 + u128::from(self.roll(u64::MAX)) % most,
        }
    }
}

/// Money that went in less money that came out, and what the chain burned of it.
struct Ledger {
    suite: Suite,
    dice: Dice,
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
        let infraction = self.suite.height().saturating_sub(self.dice.roll(200));
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

    fn step(&mut self) {
        let who = self.dice.pick(&WHO);
        let val = self.dice.pick(&VALS);
        let shares = self.suite.shares(who);
        match self.dice.roll(24) {
            0..=4 => {
                let amount = self.dice.amount(20_000_000);
                if self.suite.bond(who, amount).is_ok() {
                    self.inside += amount;
                }
            }
            5..=7 => drop(self.suite.unbond(who, self.dice.amount(shares / 2))),
            8 => drop(
                self.suite
                    .cancel(who, 1 + self.dice.roll(self.requests.max(1))),
            ),
            9..=10 => {
                let before: u128 = self.suite.balance("queue");
                let tickets = self.suite.tickets(who);
                if let Some(ticket) = tickets.first() {
                    let _ = self.suite.claim("keeper", &ticket.ticket_id);
                }
                self.inside -= before - self.suite.balance("queue");
            }
            11..=12 => drop(self.suite.underwrite(who, self.dice.amount(shares / 4))),
            13 => drop(self.suite.post_bond(who, val, self.dice.amount(shares / 4))),
            14 => {
                let layer = match self.dice.roll(2) {
                    0 => LayerId::Pool,
                    _ => LayerId::Bond {
                        validator: self.suite.operator(val),
                    },
                };
                let shares = self.dice.amount(1_000_000_000);
                drop(self.suite.request_exit(who, layer, shares));
            }
            15 => drop(self.suite.exit("keeper", 1 + self.dice.roll(30))),
            16 => {
                let amount = self.dice.amount(1_000);
                if self.suite.bank_send(who, "hub", amount).is_ok() {
                    self.inside += amount;
                }
            }
            17 => {
                let bps = 1 + self.dice.roll(300);
                self.slash(val, Decimal::bps(bps));
            }
            18..=19 => {
                let days = 1 + self.dice.roll(4);
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
        dice: Dice(seed),
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
    let state = ledger.suite.state();
    let number = |text: String| text.parse::<u128>().unwrap();
    let books = number(state.value.to_string())
        + number(state.exiting.to_string())
        + number(state.dripping.to_string())
        + ledger
            .suite
            .unbonding()
            .iter()
            .map(|e| number(e.amount.to_string()))
            .sum::<u128>()
        + ledger.suite.balance("queue");
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
    assert!(number(pool.lst.to_string()) <= ledger.suite.shares("vault"));
}

#[test]
fn money_is_conserved_in_random_histories() {
    let from_env = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let steps = from_env("BALLAST_STEPS").unwrap_or(1_500);
    match from_env("BALLAST_SEED") {
        Some(seed) => history(seed, steps),
        None => [0x5EED_0001, 0x5EED_0002]
            .into_iter()
            .for_each(|seed| history(seed, steps)),
    }
}
