//! A node's past, for the charts: samples of earlier heights, as far as the node remembers them.

use super::Node;
use crate::world::Pace;
use crate::{Observer, World, WorldError};
use std::thread;
use std::time::Duration;

/// How long the node may take to say how it was, before the page is served.
const LOOK_BACK: Duration = Duration::from_secs(20);
/// How far back a chart looks, hours.
const BACK: [u64; 14] = [
    6, 12, 24, 48, 72, 120, 168, 240, 312, 384, 456, 528, 624, 720,
];

impl Node {
    /// Takes samples of the last 30 days, as far back as the node remembers and as it answers in
    /// time.
    ///
    /// # Errors
    /// A node that does not answer about now.
    pub fn look_back(&self, observer: &mut Observer) -> Result<(), WorldError> {
        self.rest.within(LOOK_BACK);
        let now = self.block()?;
        let Some(pace) = Pace::of(self, now) else {
            return Ok(());
        };
        let heights = BACK.iter();
        let heights = heights.map_while(|hours| pace.height_ago(hours * 3_600));
        let heights = heights.filter(|height| *height < now.height);
        let heights: Vec<u64> = heights.collect();
        let glances: Vec<_> = thread::scope(|scope| {
            let asked: Vec<_> = heights
                .iter()
                .map(|height| scope.spawn(|| Observer::glance(&self.at(*height))))
                .collect();
            asked.into_iter().map(|one| one.join()).collect()
        });
        // a node forgets from some height on, or while it is asked: then the chart begins later
        let kept = glances.into_iter().map_while(|glance| glance.ok()?.ok());
        let kept: Vec<_> = kept.collect();
        for sample in kept.into_iter().rev() {
            observer.remember(sample);
        }
        Ok(())
    }
}
