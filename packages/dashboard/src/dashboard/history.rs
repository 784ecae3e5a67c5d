//! What the books were, over time.

use serde::Serialize;

/// Samples that are kept; beyond it every other one without a mark goes.
const MOST: usize = 600;

/// One look at the books.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sample {
    /// Height of the block.
    pub height: u64,
    /// Its time, unix seconds.
    pub time: u64,
    /// Native per LST, a decimal.
    pub rate: String,
    /// What all LST is worth, native.
    pub value: String,
    /// The underwriters' pool over what is insured, in 1/10,000.
    pub coverage_bps: u64,
    /// What the pool is worth, native.
    pub pool: String,
    /// What the bonds are worth, native.
    pub bonds: String,
    /// What leavers wait for: the open batch at its price now, and what closed ones lack, native.
    pub waiting: String,
    /// Something that happened here, as a mark in the chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
}

/// Samples, oldest first.
#[derive(Clone, Debug, Default)]
pub struct History(Vec<Sample>);

impl History {
    /// Adds a sample. One of the same height replaces the last, whose mark stays.
    pub fn push(&mut self, mut sample: Sample) {
        if let Some(last) = self
            .0
            .last_mut()
            .filter(|last| last.height == sample.height)
        {
            sample.mark = sample.mark.or_else(|| last.mark.take());
            *last = sample;
            return;
        }
        self.0.push(sample);
        if self.0.len() > MOST {
            self.thin();
        }
    }

    /// All samples.
    pub fn samples(&self) -> &[Sample] {
        &self.0
    }

    /// Forgets every other sample of the older half, but for the first and those with marks.
    fn thin(&mut self) {
        let half = self.0.len() / 2;
        let mut number = 0;
        self.0.retain(|sample| {
            number += 1;
            number == 1 || number > half || number % 2 == 0 || sample.mark.is_some()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(height: u64, mark: Option<&str>) -> Sample {
        Sample {
            height,
            time: height * 5,
            rate: "1".to_string(),
            value: String::new(),
            coverage_bps: 0,
            pool: String::new(),
            bonds: String::new(),
            waiting: String::new(),
            mark: mark.map(ToString::to_string),
        }
    }

    #[test]
    fn a_long_history_stays_short_and_keeps_its_ends_and_its_marks() {
        let mut history = History::default();
        for height in 1..=10_000 {
            history.push(sample(height, (height == 77).then_some("slash")));
        }

        let samples = history.samples();

        assert!(samples.len() <= MOST, "{}", samples.len());
        assert_eq!(samples.first().map(|s| s.height), Some(1));
        assert_eq!(samples.last().map(|s| s.height), Some(10_000));
        assert!(samples.iter().any(|s| s.mark.is_some()));
        assert!(samples
            .windows(2)
            .all(|pair| pair[0].height < pair[1].height));
    }

    #[test]
    fn one_block_has_one_sample() {
        let mut history = History::default();
        history.push(sample(1, Some("slash")));
        history.push(sample(1, None));

        assert_eq!(history.samples().len(), 1);
        assert_eq!(history.samples()[0].mark.as_deref(), Some("slash"));
    }
}
