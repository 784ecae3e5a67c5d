//! How often the rules of blame are right, over 100,000 histories of a small chain whose truth is known.
//!
//! The rules see what a contract sees: who moved how much, who is in the bonded set, who was seen
//! out of it. The history knows who did it. The table is in `docs/AUDITORS.md`, and this test holds
//! it to these numbers.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::needless_range_loop,
    clippy::unwrap_used,
    missing_docs
)]

use ballast_accounting::{Amount, Blame, Native, Source, Suspicion};

const VALIDATORS: usize = 4;
const HISTORIES: u64 = 100_000;
const STEPS: u64 = 24;

/// xorshift64*: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % sides
    }
}

#[derive(Clone, Copy, Default)]
struct Validator {
    stake: u128,
    booked: u128,
    out: bool,
    tombstoned: bool,
    seen_out_at: Option<u64>,
}

#[derive(Clone, Copy)]
struct Move {
    from: usize,
    to: usize,
    at: u64,
    amount: u128,
    charged: u128,
}

#[derive(Default)]
struct World {
    now: u64,
    right_at: u64,
    validators: [Validator; VALIDATORS],
    moves: Vec<Move>,
    /// Lost where, by whose fault, and not booked yet.
    truth: [[u128; VALIDATORS]; VALIDATORS],
}

impl World {
    fn lose(&mut self, at: usize, by: usize, amount: u128) {
        let amount = amount.min(self.validators[at].stake);
        self.validators[at].stake -= amount;
        self.truth[at][by] += amount;
    }

    fn relocate(&mut self, dice: &mut Dice) {
        let (from, to) = (dice.roll(4) as usize, dice.roll(4) as usize);
        let amount = match dice.roll(3) {
            0 => self.validators[from].stake,
            _ => self.validators[from].stake / 3,
        };
        // the gate: the books are right when the hub moves stake, and it gives none to a validator that is out
        let is_locked = self.moves.iter().any(|open| open.to == from);
        if from == to || amount == 0 || is_locked || self.validators[to].out {
            return;
        }
        self.sync(&mut Table::default());
        let bonded = !self.validators[from].out;
        self.validators[from].stake -= amount;
        self.validators[from].booked -= amount;
        self.validators[to].stake += amount;
        self.validators[to].booked += amount;
        if bonded {
            self.moves.push(Move {
                from,
                to,
                at: self.now,
                amount,
                charged: 0,
            });
        }
    }

    /// Two blocks signed at `since`: 5 % of what is there, and of what has left since.
    fn double_sign(&mut self, by: usize, since: u64) {
        if self.validators[by].tombstoned {
            return;
        }
        let own = self.validators[by].stake / 20;
        self.lose(by, by, own);
        for open in self.moves.clone() {
            if open.from == by && open.at >= since {
                self.lose(open.to, by, open.amount / 20);
            }
        }
        self.validators[by].out = true;
        self.validators[by].tombstoned = true;
    }

    fn downtime(&mut self, by: usize) {
        if !self.validators[by].out {
            let own = self.validators[by].stake / 100;
            self.lose(by, by, own);
            self.validators[by].out = true;
        }
    }

    fn observe(&mut self) {
        for validator in &mut self.validators {
            validator.seen_out_at = match validator.out {
                true => validator.seen_out_at.or(Some(self.now)),
                false => None,
            };
        }
    }

    /// Books what the chain shows, by the rules, and compares with the truth.
    fn sync(&mut self, table: &mut Table) {
        for at in 0..VALIDATORS {
            let loss = self.validators[at].booked - self.validators[at].stake;
            if loss == 0 {
                continue;
            }
            let mut sources = [Source::default(); VALIDATORS];
            for open in self.moves.iter().filter(|open| open.to == at) {
                let from = &self.validators[open.from];
                let suspicion = Suspicion {
                    bonded_then: true,
                    bonded_now: !from.out,
                    seen_out_at: from.seen_out_at,
                };
                if suspicion.may_have_caused(self.right_at) {
                    let source = &mut sources[open.from];
                    source.moved = source.moved.checked_add(Native::new(open.amount)).unwrap();
                    source.charged = source
                        .charged
                        .checked_add(Native::new(open.charged))
                        .unwrap();
                }
            }
            let bonded = !self.validators[at].out;
            let blame = Blame::split_floor(Native::new(loss), bonded, &sources).unwrap();
            let mut charged: Vec<u128> =
                blame.sources.iter().map(|part| part.raw().u128()).collect();
            for (from, part) in charged.iter().enumerate() {
                let mut left = *part;
                for open in self
                    .moves
                    .iter_mut()
                    .filter(|open| (open.from, open.to) == (from, at))
                {
                    let taken = left.min(open.amount - open.charged);
                    open.charged += taken;
                    left -= taken;
                }
            }
            charged[at] += blame.destination.raw().u128();
            table.add(at, &self.truth[at], &charged);
            self.truth[at] = [0; VALIDATORS];
            self.validators[at].booked = self.validators[at].stake;
        }
        // a booking looks at the set as well
        self.observe();
        self.right_at = self.now;
    }
}

/// Native by who was at fault and who was charged. `right` is charged to who did it.
#[derive(Debug, Default, PartialEq)]
struct Table {
    destination_right: u128,
    destination_on_source: u128,
    source_right: u128,
    source_on_destination: u128,
    source_on_other: u128,
}

impl Table {
    fn add(&mut self, at: usize, truth: &[u128; VALIDATORS], charged: &[u128]) {
        let (mut truth, mut charged) = (*truth, charged.to_vec());
        for who in 0..VALIDATORS {
            let right = truth[who].min(charged[who]);
            match who == at {
                true => self.destination_right += right,
                false => self.source_right += right,
            }
            truth[who] -= right;
            charged[who] -= right;
        }
        for guilty in 0..VALIDATORS {
            for payer in 0..VALIDATORS {
                let part = truth[guilty].min(charged[payer]);
                truth[guilty] -= part;
                charged[payer] -= part;
                match (guilty == at, payer == at) {
                    (true, _) => self.destination_on_source += part,
                    (false, true) => self.source_on_destination += part,
                    (false, false) => self.source_on_other += part,
                }
            }
        }
    }

    fn add_all(&mut self, other: &Self) {
        self.destination_right += other.destination_right;
        self.destination_on_source += other.destination_on_source;
        self.source_right += other.source_right;
        self.source_on_destination += other.source_on_destination;
        self.source_on_other += other.source_on_other;
    }

    /// Rows of the page: at fault, then what was charged to whom, in per cent with a decimal.
    fn rows(&self) -> [String; 2] {
        let part = |amount: u128, of: u128| {
            let tenths = (amount * 1_000 + of / 2) / of;
            format!("{}.{} %", tenths / 10, tenths % 10)
        };
        let own = self.destination_right + self.destination_on_source;
        let moved = self.source_right + self.source_on_destination + self.source_on_other;
        [
            format!(
                "| the destination | {} | {} | - |",
                part(self.destination_right, own),
                part(self.destination_on_source, own)
            ),
            format!(
                "| a source | {} | {} | {} |",
                part(self.source_on_destination, moved),
                part(self.source_right, moved),
                part(self.source_on_other, moved)
            ),
        ]
    }
}

fn history(seed: u64) -> Table {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut world = World::default();
    let mut table = Table::default();
    for validator in &mut world.validators {
        (validator.stake, validator.booked) = (1_000_000, 1_000_000);
    }
    for _ in 0..STEPS {
        world.now += 1;
        let who = dice.roll(VALIDATORS as u64) as usize;
        match dice.roll(12) {
            0..=3 => world.relocate(&mut dice),
            4 => {
                let since = world.now - dice.roll(world.now);
                world.double_sign(who, since);
            }
            5 | 6 => world.downtime(who),
            7 | 8 if !world.validators[who].tombstoned => world.validators[who].out = false,
            9 => world.observe(),
            _ => world.sync(&mut table),
        }
    }
    world.sync(&mut table);
    table
}

#[test]
fn the_page_for_auditors_says_how_often_blame_is_right() {
    let mut table = Table::default();
    for seed in 1..=HISTORIES {
        table.add_all(&history(seed));
    }
    let page = include_str!("../../../docs/AUDITORS.md");
    for row in table.rows() {
        assert!(
            page.contains(&row),
            "docs/AUDITORS.md has no row `{row}`: {table:?}"
        );
    }
}
