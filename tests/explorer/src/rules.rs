//! The rules that can be taken out, one at a time, to see what each is for.

use crate::Budget;

/// A rule of the suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Before anything is priced the books are compared with the chain.
    GateFirst,
    /// Nobody leaves the vault while a loss is unbooked or a cover owed.
    FreshExits,
    /// What was asked out of the vault is liable until it is taken out.
    LiableWhileLeaving,
    /// A cover that was paid is struck off what is owed.
    StrikeOff,
    /// Nobody bonds while a cover is owed.
    NoBondWhileOwed,
    /// Stake that is to be undelegated bears its part of a loss, and so does what the batch is owed.
    ExitsBearLosses,
    /// A shortfall is only believed in a block after the one that saw the entries due.
    WaitForCoins,
}

impl Rule {
    /// All of them.
    pub const ALL: [Rule; 7] = [
        Rule::GateFirst,
        Rule::FreshExits,
        Rule::LiableWhileLeaving,
        Rule::StrikeOff,
        Rule::NoBondWhileOwed,
        Rule::ExitsBearLosses,
        Rule::WaitForCoins,
    ];
}

/// The rules in force: all but the one that was taken out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules {
    /// Taken out.
    pub without: Option<Rule>,
}

impl Rules {
    /// Whether a rule is in force.
    pub fn keep(self, rule: Rule) -> bool {
        self.without != Some(rule)
    }
}

impl Rule {
    /// A budget that is enough to see what the rule is for.
    pub fn budget(self) -> Budget {
        let small = Budget::small();
        match self {
            Rule::StrikeOff | Rule::NoBondWhileOwed => Budget {
                // enough to pay a loss of half of the stake, and more than once
                capital: 40,
                breaks: 1,
                unbonds: 0,
                ..small
            },
            _ => small,
        }
    }
}

impl Budget {
    /// One staker more than one, one slash, no rewards.
    pub fn small() -> Self {
        Self {
            capital: 13,
            bonds: [1, 1],
            unbonds: 1,
            underwrites: 1,
            slashes: 1,
            breaks: 0,
            rewards: 0,
            blocks: 4,
        }
    }

    /// What is explored: each with more of one kind of thing.
    pub fn all() -> Vec<(&'static str, Self)> {
        let small = Self::small();
        vec![
            ("small", small.clone()),
            (
                "two exits",
                Self {
                    unbonds: 2,
                    ..small.clone()
                },
            ),
            (
                "two slashes",
                Self {
                    slashes: 2,
                    ..small.clone()
                },
            ),
            (
                "a vault that breaks",
                Self {
                    breaks: 1,
                    ..small.clone()
                },
            ),
            (
                "cover that is enough",
                Self {
                    capital: 40,
                    breaks: 1,
                    unbonds: 0,
                    ..small.clone()
                },
            ),
            (
                "rewards",
                Self {
                    rewards: 1,
                    ..small.clone()
                },
            ),
            ("long", Self { blocks: 6, ..small }),
        ]
    }
}
