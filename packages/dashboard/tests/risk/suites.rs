//! Suites that are made by chance, the same for the same seed.

use ballast_testing::Suite;
use cosmwasm_std::Decimal;

/// splitmix64: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn amount(&mut self, most: u64) -> u128 {
        u128::from(self.below(most) + 1)
    }
}

/// A suite with stake, bonds, underwriters and exits in flight; the same for the same seed.
pub fn random_suite(seed: u64) -> Suite {
    let mut dice = Dice(seed);
    let validators = 2 + dice.below(6) as u32;
    let names: Vec<String> = (0..validators).map(|n| format!("val{n}")).collect();
    let weights: Vec<(&str, u64)> = names
        .iter()
        .map(|name| (name.as_str(), 1 + dice.below(9)))
        .collect();
    let drip_secs = [0, 86_400][dice.below(2) as usize];
    let mut suite = Suite::builder()
        .validators(validators)
        .weights(&weights)
        .without_inflation()
        .checks(false)
        .params(|params| {
            params.hub.drip_secs = Some(drip_secs);
            params.registry.cap_bps = Some(10_000);
        })
        .build();
    suite
        .bond("alice", 1_000_000_000 + dice.amount(20_000_000_000))
        .unwrap();
    suite.advance_all("keeper");
    // shares that are no tokens any more
    if dice.below(2) == 0 {
        let name = &names[dice.below(u64::from(validators)) as usize];
        suite
            .slash(name, Decimal::permille(dice.below(40) + 1))
            .unwrap();
        suite.sync("keeper").unwrap();
    }
    insure(&mut suite, &names, &mut dice);
    close_batches(&mut suite, &mut dice);
    suite.bond("bob", dice.amount(50_000_000)).unwrap();
    // what was delegated has its vote, and votes have been counted for a whole window
    suite.block(110);
    suite
}

/// Underwriters, and bonds of some validators.
fn insure(suite: &mut Suite, names: &[String], dice: &mut Dice) {
    if dice.below(4) != 0 {
        suite.underwrite("alice", dice.amount(60_000_000)).unwrap();
    }
    for name in names {
        if dice.below(2) == 0 {
            suite
                .post_bond("alice", name, dice.amount(40_000_000))
                .unwrap();
        }
    }
}

/// Batches that are closed and not undelegated, and some that are.
fn close_batches(suite: &mut Suite, dice: &mut Dice) {
    for _ in 0..dice.below(3) {
        suite.unbond("alice", dice.amount(300_000_000)).unwrap();
        suite.pass_batch_interval();
        suite.submit_batch("keeper").unwrap();
        if dice.below(2) == 0 {
            suite.undelegate("keeper").unwrap();
        }
    }
}
