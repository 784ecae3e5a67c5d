//! What happens in a year, from a seed: the same in every world.

use rand_chacha::rand_core::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

/// Who underwrites, and whose bonds stand for all operators.
pub const INSURER: &str = "erin";

/// Names of those who stake.
pub const STAKERS: [&str; 4] = ["alice", "bob", "carol", "dave"];

/// What a year should be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Wish {
    /// The seed: the same seed is the same year.
    pub seed: u64,
    /// How many validators there are.
    pub validators: u32,
    /// Slashes in the year.
    pub slashes: u32,
    /// How many days the year has.
    pub days: u64,
}

/// Something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A validator is slashed.
    Slash {
        /// The day, from 0.
        day: u64,
        /// The number of the validator.
        validator: u32,
        /// The part of its stake, in 1/10,000.
        bps: u64,
        /// Days since the infraction: stake that has left since pays too.
        late: u64,
    },
    /// Somebody bonds so many tokens.
    Bond {
        /// The day, from 0.
        day: u64,
        /// Which of the stakers.
        who: usize,
        /// How much, whole tokens.
        tokens: u64,
    },
    /// Somebody leaves with such a part of the LST held.
    Unbond {
        /// The day, from 0.
        day: u64,
        /// Which of the stakers.
        who: usize,
        /// The part of the LST held, in 1/10,000.
        bps: u64,
    },
}

impl Event {
    /// The day on which it happens, from 0.
    pub fn day(&self) -> u64 {
        match self {
            Self::Slash { day, .. } | Self::Bond { day, .. } | Self::Unbond { day, .. } => *day,
        }
    }
}

/// A year: what happens in it, day by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What was wished for.
    pub wish: Wish,
    /// What happens in it, in the order of days.
    pub events: Vec<Event>,
}

impl Plan {
    /// The year of a seed.
    pub fn new(wish: Wish) -> Self {
        let mut dice = ChaCha8Rng::seed_from_u64(wish.seed);
        let mut roll = |sides: u64| dice.next_u64() % sides.max(1);
        // a first month in peace, so that there is something to lose
        let begin = (wish.days / 12).min(30);
        let mut events: Vec<Event> = (0..wish.slashes)
            .map(|_| Event::Slash {
                day: begin + roll(wish.days.saturating_sub(begin)),
                validator: roll(u64::from(wish.validators)) as u32,
                // downtime where it is dear, double signs, and something in between
                bps: [10, 100, 100, 500, 500][roll(5) as usize],
                late: roll(8),
            })
            .collect();
        for day in 1..wish.days {
            if roll(4) == 0 {
                let (who, tokens) = (roll(STAKERS.len() as u64) as usize, 100 + roll(4_000));
                events.push(Event::Bond { day, who, tokens });
            }
            if roll(4) == 0 {
                let (who, bps) = (roll(STAKERS.len() as u64) as usize, 20 + roll(200));
                events.push(Event::Unbond { day, who, bps });
            }
        }
        events.sort_by_key(Event::day);
        Self { wish, events }
    }

    /// The same year, were nobody slashed.
    pub fn without_slashes(&self) -> Self {
        let mut calm = self.clone();
        calm.events
            .retain(|event| !matches!(event, Event::Slash { .. }));
        calm
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WISH: Wish = Wish {
        seed: 7,
        validators: 8,
        slashes: 12,
        days: 365,
    };

    #[test]
    fn a_seed_is_a_year() {
        let year = Plan::new(WISH);

        assert_eq!(year, Plan::new(WISH));
        assert_ne!(year, Plan::new(Wish { seed: 8, ..WISH }));
        let slashes = year
            .events
            .iter()
            .filter(|d| matches!(d, Event::Slash { .. }));
        assert_eq!(slashes.count(), 12);
        assert!(year
            .events
            .windows(2)
            .all(|pair| pair[0].day() <= pair[1].day()));
        assert!(year.events.iter().all(|event| event.day() < 365));
    }
}
