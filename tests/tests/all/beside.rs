//! Histories of random steps on a contract and on its model, side by side.

use super::dice::asked_or;
use ballast_testing::Suite;
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Display};

/// A refusal of a model, by its name.
pub type Refused = &'static str;
/// What the contract says where the model refuses by these names.
pub type Words = &'static [(Refused, &'static str)];

/// What happened in a history, or in all of them.
pub struct Tally {
    words: Words,
    /// How often each step was carried out, and refused.
    steps: BTreeMap<&'static str, [u64; 2]>,
    /// How often each reason was one.
    why: BTreeMap<Refused, u64>,
    /// How often a step had a result that its name does not tell.
    seen: BTreeMap<&'static str, u64>,
}

impl Tally {
    pub fn new(words: Words) -> Self {
        Self {
            words,
            steps: BTreeMap::new(),
            why: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// A step was carried out, and there was nothing to compare.
    pub fn done(&mut self, what: &'static str) {
        self.count(what, true);
    }

    /// A step was carried out, or refused by whatever words.
    pub fn count(&mut self, what: &'static str, is_done: bool) {
        self.steps.entry(what).or_default()[usize::from(!is_done)] += 1;
    }

    /// A result was seen so many times, which may be none.
    pub fn see(&mut self, what: &'static str, times: u64) {
        *self.seen.entry(what).or_default() += times;
    }

    /// Both did the same, or both refused for the same reason; whether they did it.
    pub fn same<T: PartialEq + Debug>(
        &mut self,
        what: &'static str,
        ours: Result<T, impl ToString>,
        theirs: Result<T, Refused>,
    ) -> bool {
        match (ours.map_err(|error| error.to_string()), theirs) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{what}");
                self.done(what);
                true
            }
            (Err(error), Err(refused)) => {
                let words = self.words_of(refused);
                assert!(error.contains(words), "{what}: {refused}, and `{error}`");
                *self.why.entry(refused).or_default() += 1;
                self.count(what, false);
                false
            }
            (ours, theirs) => panic!("{what}: ours {ours:?}, the model's {theirs:?}"),
        }
    }

    fn words_of(&self, refused: Refused) -> &'static str {
        let row = self.words.iter().find(|(name, _)| *name == refused);
        row.unwrap_or_else(|| panic!("no words for {refused}")).1
    }

    fn add(&mut self, other: &Self) {
        for (what, [done, refused]) in &other.steps {
            let sum = self.steps.entry(*what).or_default();
            *sum = [sum[0] + done, sum[1] + refused];
        }
        for (sums, counts) in [(&mut self.why, &other.why), (&mut self.seen, &other.seen)] {
            for (what, times) in counts {
                *sums.entry(*what).or_default() += times;
            }
        }
    }
}

/// A contract and its model, and random steps on both. A seed repeats all of it.
pub trait History: Sized {
    type Model;
    /// Steps of a history at the most.
    const STEPS: u64 = 250;

    fn new(seed: u64) -> Self;

    /// One random step, compared.
    fn step(&mut self);

    fn suite(&self) -> &Suite;

    fn beside(&mut self) -> (&mut Self::Model, &mut Tally);

    /// Asked after each step: there is little left to be tried.
    fn is_over(&mut self) -> bool {
        false
    }

    /// What is done after the last step.
    fn end(&mut self) {}

    /// Both did the same, or both refused for the same reason, and then the model is as it was
    /// `before`: what was refused changed nothing. Whether they did it.
    fn same<T: PartialEq + Debug>(
        &mut self,
        what: &'static str,
        before: Self::Model,
        ours: Result<T, impl ToString>,
        theirs: Result<T, Refused>,
    ) -> bool {
        let (model, tally) = self.beside();
        let is_done = tally.same(what, ours, theirs);
        if !is_done {
            *model = before;
        }
        is_done
    }
}

/// What the histories of a test came to.
pub struct Played {
    steps: u64,
    pub histories: u64,
    /// How many invariants and laws were checked.
    checked: u64,
    tally: Tally,
}

impl Played {
    /// Every kind of step was carried out at least once, and there are so many kinds.
    pub fn carried_out_all(&self, kinds: usize) {
        let steps = &self.tally.steps;
        let is_tried = steps.values().all(|[done, _]| *done > 0);
        assert!(is_tried && steps.len() == kinds, "{steps:?}");
    }

    /// Each of these steps was carried out at least once.
    pub fn carried_out(&self, kinds: &[&str]) {
        for what in kinds {
            let row = self.tally.steps.get(what);
            assert!(row.is_some_and(|[done, _]| *done > 0), "no {what}");
        }
    }

    /// Each of these results was seen at least once.
    pub fn saw(&self, results: &[&str]) {
        for what in results {
            let times = self.tally.seen.get(what);
            assert!(times.is_some_and(|times| *times > 0), "no {what}");
        }
    }
}

impl Display for Played {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            steps,
            histories,
            checked,
            tally,
        } = self;
        write!(
            f,
            "{steps} steps, {histories} histories, {checked} invariants, carried out and refused: \
             {:?}, for {:?}, seen: {:?}",
            tally.steps, tally.why, tally.seen
        )
    }
}

/// Plays histories until there were as many steps as `BALLAST_STEPS` asks for, or 5,000. The seed
/// of each is `seed_of` its number, from 0.
pub fn played<H: History>(seed_of: impl Fn(u64) -> u64) -> Played {
    let most = asked_or("BALLAST_STEPS", 5_000);
    let mut played = Played {
        steps: 0,
        histories: 0,
        checked: 0,
        tally: Tally::new(&[]),
    };
    while played.steps < most {
        let mut history = H::new(seed_of(played.histories));
        played.histories += 1;
        for _ in 0..H::STEPS {
            history.step();
            played.steps += 1;
            if history.is_over() {
                break;
            }
        }
        history.end();
        played.checked += history.suite().checked();
        played.tally.add(history.beside().1);
    }
    println!("{played}");
    played
}

/// The seed of a history: `BALLAST_SEED`, or 1, chooses which million of them is played.
pub fn seed_of(history: u64) -> u64 {
    asked_or("BALLAST_SEED", 1) * 1_000_000 + history
}

/// What a preview says in a block is what happens in it: as much, or a refusal for its reason.
pub fn previewed<T: PartialEq + Debug>(
    preview: &Result<T, String>,
    ours: &Result<T, impl ToString + Debug>,
) {
    match (preview, ours) {
        (Ok(preview), Ok(ours)) => assert_eq!(preview, ours),
        (Err(preview), Err(ours)) => {
            let why = preview.rsplit(": ").next().unwrap_or_default();
            let ours = ours.to_string();
            assert!(ours.contains(why), "`{preview}`, then `{ours}`");
        }
        (preview, ours) => panic!("{preview:?}, then {ours:?}"),
    }
}

/// The same, whatever the reason of a refusal.
pub fn alike<T: PartialEq + Debug>(preview: &Result<T, String>, done: &Result<T, impl Debug>) {
    match (preview, done) {
        (Ok(preview), Ok(done)) => assert_eq!(preview, done),
        (Err(_), Err(_)) => {}
        (preview, done) => panic!("previewed {preview:?}, done {done:?}"),
    }
}
