//! The extensions whose contracts a run looks at.

/// An extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// LST in several restake contracts, by weight.
    Basket,
    /// Covered calls.
    Calls,
    /// LST that is protected against slashing.
    Hedge,
    /// LST bought with borrowed coins.
    Lever,
    /// Loans against LST.
    Market,
    /// Prices from reporters.
    Oracle,
    /// LST that also backs another contract.
    Restake,
    /// Separates LST into principal and yield.
    Splitter,
    /// Delays the acts of an owner.
    Timelock,
}

impl Kind {
    /// All of them, by name: those of `ballast_extensions::ALL`, which a test of the command line
    /// holds them to.
    pub const ALL: [Self; 9] = [
        Self::Basket,
        Self::Calls,
        Self::Hedge,
        Self::Lever,
        Self::Market,
        Self::Oracle,
        Self::Restake,
        Self::Splitter,
        Self::Timelock,
    ];

    /// The extension whose code has this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The name of its code in scenarios.
    pub fn code(self) -> &'static str {
        match self {
            Self::Basket => "basket",
            Self::Calls => "calls",
            Self::Hedge => "hedge",
            Self::Lever => "lever",
            Self::Market => "market",
            Self::Oracle => "oracle",
            Self::Restake => "restake",
            Self::Splitter => "splitter",
            Self::Timelock => "timelock",
        }
    }
}

impl AsRef<str> for Kind {
    fn as_ref(&self) -> &str {
        self.code()
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn a_kind_is_known_by_its_code_and_others_are_none() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.code()), Some(kind));
        }
        assert_eq!(Kind::of("cw3_flex"), None);
    }
}
