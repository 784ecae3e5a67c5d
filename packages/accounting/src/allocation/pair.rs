//! How many more redelegations a chain allows between two validators.

/// Whether a chain allows a redelegation between two places. It keeps a limited number of open
/// redelegations for each pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// It allows any.
    Free,
    /// It allows some more, which are kept for moves that count.
    Few,
    /// It allows none.
    Closed,
}

impl Pair {
    /// The state of a pair with `open` of at most `most` redelegations. The first half is for any
    /// move.
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
