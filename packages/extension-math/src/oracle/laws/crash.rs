//! Markets that jump: who is fined, and how far less than two thirds of the weight move a price.

use super::*;

/// What a xorshift gives.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u128) -> u128 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u128::from(self.0) % bound
    }
}

/// A round in which the market jumps by up to 70 %: reporters who lag, and liars with less than a third of the weight.
struct Crash {
    now: u128,
    weights: Vec<u128>,
    liars: Vec<u32>,
    /// What honest reporters say.
    honest: Vec<u128>,
    said: Vec<model::Said>,
}

/// Within half a percent of `price`.
fn near(dice: &mut Dice, price: u128) -> u128 {
    price * (9_950 + dice.below(101)) / 10_000
}

impl Crash {
    fn draw(dice: &mut Dice) -> Self {
        let now = WAD * (3 + dice.below(15));
        let count = 4 + dice.below(17) as u32;
        let weights: Vec<u128> = (0..count).map(|_| 1 + dice.below(10)).collect();
        let mut crash = Self {
            now,
            liars: liars(dice, &weights),
            weights,
            honest: vec![],
            said: vec![],
        };
        for who in 0..count {
            let price = crash.price_of(dice, who);
            let weight = crash.weights[who as usize];
            crash.said.push((who, price, weight));
        }
        crash
    }

    fn price_of(&mut self, dice: &mut Dice, who: u32) -> u128 {
        match (self.liars.contains(&who), dice.below(10)) {
            (true, lie) if lie < 3 => 1,
            (true, lie) if lie < 5 => 10u128.pow(30),
            (true, lie) if lie < 8 => self.now * (50 + dice.below(101)) / 100,
            (true, _) => TEN,
            (false, lag) => {
                let moved = if lag < 4 { dice.below(1_001) } else { 1_000 };
                let seen = (TEN * (1_000 - moved) + self.now * moved) / 1_000;
                let price = near(dice, seen);
                self.honest.push(price);
                price
            }
        }
    }

    fn row(&self, round: u64, said: &[model::Said]) -> Row {
        Row {
            round,
            active: Shares::new(self.weights.iter().sum::<u128>()),
            reports: reports(said),
        }
    }

    /// Everybody says what the market says now.
    fn after(&self, dice: &mut Dice) -> Vec<model::Said> {
        let weights = (0u32..).zip(&self.weights);
        weights
            .map(|(who, weight)| (who, near(dice, self.now), *weight))
            .collect()
    }
}

/// Some of the reporters, with less than a third of the weight.
fn liars(dice: &mut Dice, weights: &[u128]) -> Vec<u32> {
    let all: u128 = weights.iter().sum();
    let (mut liars, mut weight) = (vec![], 0);
    for _ in 0..2 * weights.len() {
        let who = dice.below(weights.len() as u128) as u32;
        if !liars.contains(&who) && 3 * (weight + weights[who as usize]) < all {
            weight += weights[who as usize];
            liars.push(who);
        }
    }
    liars
}

/// 20,000 crashes and pumps of up to 70 % in a round, with laggards and with liars under a third:
/// the price is among the honest ones' prices, and no honest reporter is at fault, in that round or
/// in the next.
#[test]
fn no_honest_reporter_is_fined_in_a_crash() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut priced, mut void, mut early, mut caught) = (0, 0, 0, 0);
    for _ in 0..20_000 {
        let crash = Crash::draw(&mut dice);
        let mut track = Track {
            observed: Some(Observed::first(Quote::new(TEN), 0)),
            ..Track::default()
        };
        let how = (&TERMS, &anything());
        let first = close(&mut track, &crash.row(1, &crash.said), 60, 3, how).unwrap();
        let Ok(price) = first.price else {
            void += 1;
            continue;
        };
        priced += 1;
        let (least, most) = (crash.honest.iter().min(), crash.honest.iter().max());
        assert!((*least.unwrap()..=*most.unwrap()).contains(&price.raw().u128()));
        assert!(first.faults.is_empty());
        let suspects = track.suspects.iter();
        early += suspects
            .filter(|one| !crash.liars.contains(&one.who))
            .count();
        let next = crash.after(&mut dice);
        let second = close(&mut track, &crash.row(2, &next), 120, 3, how).unwrap();
        assert!(second.price.is_ok());
        for fault in &second.faults {
            assert!(crash.liars.contains(&fault.suspect.who), "{fault:?}");
        }
        caught += second.faults.len();
    }
    println!("{priced} rounds priced among the honest, {void} void; no honest reporter fined, {early} of them suspects for a round; {caught} lies fined");
    assert!(priced > 10_000 && early > 0 && caught > 10_000);
}

/// Between a half and two thirds jump, against a still market, and with up to a third silent half
/// of those who speak: the round is void.
#[test]
fn less_than_two_thirds_do_not_jump() {
    for (liars, honest) in (51..67u32)
        .map(|share| (share, 100 - share))
        .chain([(34, 33), (40, 40)])
    {
        for target in [
            1,
            TEN / 10,
            TEN * 94 / 100,
            TEN * 106 / 100,
            2 * TEN,
            u128::MAX,
        ] {
            let mut track = Track {
                observed: Some(Observed::first(Quote::new(TEN), 0)),
                ..Track::default()
            };
            let before = track.observed;
            let lies = (0..liars).map(|who| (who, target, 1));
            let said = lies.chain((100..100 + honest).map(|who| (who, TEN, 1)));
            let row = Row {
                round: 1,
                active: Shares::new(100u128),
                reports: reports(&said.collect::<Vec<_>>()),
            };
            let closed = close(&mut track, &row, 60, 3, (&TERMS, &anything())).unwrap();
            assert!(closed.price.is_err(), "{liars} of 100 jump to {target}");
            assert_eq!(track.observed, before);
        }
    }
}

/// Between a half and two thirds, against a still market: the walk ends at two bands, then the feed
/// stops. With less than a half nothing moves.
#[test]
fn less_than_two_thirds_walk_two_bands() {
    let mut worst = 0;
    for share in 49..67u128 {
        let mut track = Track {
            observed: Some(Observed::first(Quote::new(TEN), 0)),
            ..Track::default()
        };
        let mut price = TEN;
        for round in 1..50u64 {
            let said = price * 10_500 / 10_000;
            let liars = (0..share).map(|who| (who as u32, said, 1));
            let honest = (share..100).map(|who| (who as u32, TEN, 1));
            let row = Row {
                round,
                active: Shares::new(100u128),
                reports: reports(&liars.chain(honest).collect::<Vec<_>>()),
            };
            let how = (&TERMS, &anything());
            let closed = close(&mut track, &row, round * 60, 3, how).unwrap();
            assert!(closed
                .faults
                .iter()
                .all(|fault| u128::from(fault.suspect.who) < share));
            match closed.price {
                Ok(next) => price = next.raw().u128(),
                Err(_) => break,
            }
        }
        assert!(share >= 51 || price == TEN, "{share} of 100 moved it");
        worst = worst.max(price);
    }
    assert_eq!(worst, 11_025_000_000_000_000_000);
}
