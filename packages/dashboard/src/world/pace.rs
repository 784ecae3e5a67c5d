//! How fast blocks come: at which height it was how long ago.

use super::{Block, World};

/// Blocks over which their length is measured.
const MEASURED: u64 = 1_000;

/// How fast the last blocks came.
pub(crate) struct Pace {
    now: Block,
    blocks: u128,
    secs: u128,
}

impl Pace {
    /// Measured over the last thousand blocks; none where the world does not remember the first of
    /// them.
    pub(crate) fn of(world: &dyn World, now: Block) -> Option<Self> {
        let back = now.height.saturating_sub(MEASURED).max(1);
        let then = world.at_height(back).ok()?.block().ok()?;
        Some(Self::between(then, now))
    }

    fn between(then: Block, now: Block) -> Self {
        Self {
            now,
            blocks: u128::from(now.height.saturating_sub(then.height)).max(1),
            secs: u128::from(now.time.saturating_sub(then.time)).max(1),
        }
    }

    /// The height at which it was at least so many seconds earlier, by this pace; none before the
    /// first block.
    pub(crate) fn height_ago(&self, secs: u64) -> Option<u64> {
        let blocks = (u128::from(secs) * self.blocks).div_ceil(self.secs);
        let height = self.now.height.checked_sub(u64::try_from(blocks).ok()?)?;
        (height > 0).then_some(height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_height_is_at_least_as_long_ago_as_was_asked() {
        let block = |height, time| Block { height, time };
        // a block every six seconds
        let pace = Pace::between(block(1_000, 4_000), block(2_000, 10_000));
        for (secs, height) in [(0, Some(2_000)), (6, Some(1_999)), (7, Some(1_998))] {
            assert_eq!(pace.height_ago(secs), height, "{secs} s");
        }
        assert_eq!(pace.height_ago(1_999 * 6), Some(1));
        assert_eq!(pace.height_ago(2_000 * 6), None);
        assert_eq!(pace.height_ago(u64::MAX), None);
    }

    #[test]
    fn the_first_block_has_no_past() {
        let first = Block { height: 1, time: 5 };
        assert_eq!(Pace::between(first, first).height_ago(60), None);
    }
}
