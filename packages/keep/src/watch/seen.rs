//! What was seen up to now, and what is alarming about it.

use crate::ledger::Sums;
use crate::{About, Figures, Ledger, Limits, Turn};
use ballast_tool::output::Units;

/// Messages that a balance should be enough for.
const MESSAGES: u128 = 20;

/// What was seen up to now.
#[derive(Default)]
pub(super) struct Seen {
    figures: Option<Figures>,
    units: Units,
    /// What the dearest message has cost, base units.
    dearest: u128,
}

impl Seen {
    /// Takes a turn into account that could be made. Without figures what was known stays.
    pub(super) fn see(&mut self, turn: &Turn, figures: Option<&Figures>) {
        self.units = turn.look.units.clone();
        let sent = turn.sent.iter().filter_map(|sent| sent.fee.as_ref());
        let dearest = sent.map(|fee| fee.amount).max().unwrap_or_default();
        self.dearest = self.dearest.max(dearest);
        if let Some(figures) = figures {
            self.figures = Some(figures.clone());
        }
    }

    /// The staking denom, once it is known.
    pub(super) fn denom(&self) -> Option<String> {
        self.figures.as_ref().map(|figures| figures.denom.clone())
    }

    /// In words, if more than a tenth of the pool is in the buffer and not owed to exits.
    pub(super) fn idle(&self, units: &Units) -> Option<String> {
        let figures = self.figures.as_ref()?;
        let free = figures.buffer.saturating_sub(figures.exiting);
        (free > figures.value / 10).then(|| {
            format!(
                "{} of {} lie idle in the buffer",
                units.tokens(free),
                units.tokens(figures.value)
            )
        })
    }

    /// A key that holds less than its limit, or than twenty messages cost: in words. Of real chains only.
    pub(super) fn low_balance(
        &self,
        about: &About,
        limits: &Limits,
        units: &Units,
    ) -> Option<String> {
        let figures = self.figures.as_ref().filter(|_| about.is_real)?;
        let enough = self.dearest.saturating_mul(MESSAGES);
        let least = limits.low_balance.unwrap_or(enough);
        // a keeper that pays no fees needs none; one that has nothing can pay none
        (figures.balance < least || figures.balance == 0).then(|| {
            format!(
                "{} holds {}, less than {}: send it more",
                about.from,
                figures.fees(figures.balance, units),
                figures.fees(least.max(1), units)
            )
        })
    }

    /// A week's fees that are too many times its tips: in words. Fees in another coin than tips are
    /// held against nothing.
    pub(super) fn losing(&self, now: u64, ledger: &Ledger, limits: &Limits) -> Option<String> {
        let is_comparable = self.figures.as_ref().is_none_or(Figures::is_comparable);
        if !is_comparable || !ledger.is_too_dear(now, limits) {
            return None;
        }
        let Sums { fees, tips } = ledger.week();
        Some(format!(
            "fees of {} in seven days, and tips of {}",
            self.units.tokens(fees),
            self.units.tokens(tips)
        ))
    }
}
