//! What a chain still allows between two validators.

/// What a chain allows between two places. It remembers a number of redelegations of a pair, and allows no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// Any.
    Free,
    /// Some are left, for moves that count.
    Few,
    /// None.
    Closed,
}

impl Pair {
    /// By how many of `most` are open: the first half is for any move.
    pub fn of(open: u64, most: u64) -> Self {
        if open >= most {
            Self::Closed
        } else if open < most / 2 {
            Self::Free
        } else {
            Self::Few
        }
    }
}
