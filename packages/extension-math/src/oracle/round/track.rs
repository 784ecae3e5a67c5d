//! What is remembered of a feed between rounds.

use super::faults::Suspect;
use super::row::Row;
use crate::oracle::Observed;
use cosmwasm_schema::cw_serde;

/// Rows in a row in which a reporter was missing.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Missed {
    /// The reporter's number.
    pub who: u32,
    /// How many.
    pub rows: u32,
}

/// What is remembered of a feed.
#[cw_serde]
#[derive(Default, Eq)]
pub struct Track {
    /// Its prices; none before the first.
    pub observed: Option<Observed>,
    /// Of a feed that asks a contract: how old the answer was that was observed last, unix seconds.
    pub source_at: u64,
    /// Void rounds in a row.
    pub voids: u32,
    /// Reports that wait for the next price.
    pub suspects: Vec<Suspect>,
    /// Who was missing in the last rows, and in how many.
    pub missed: Vec<Missed>,
}

impl Track {
    /// Counts who of those that weighed in a row were missing from it; answers who is out for it,
    /// having been missing `max_missed` times in a row. A row that no more than half of all weight
    /// is in counts for nobody: it is the feed that is missing there, and to put the others out
    /// would hand all feeds to a minority.
    pub fn miss(
        &mut self,
        row: &Row,
        weighed: impl IntoIterator<Item = u32>,
        max_missed: u32,
    ) -> Vec<u32> {
        let (mut missed, mut out) = (vec![], vec![]);
        if !row.is_most() {
            return out;
        }
        for who in weighed {
            if row.has(who) {
                continue;
            }
            let last = self.missed.iter().find(|missed| missed.who == who);
            let rows = last.map_or(0, |missed| missed.rows).saturating_add(1);
            match rows >= max_missed {
                true => out.push(who),
                false => missed.push(Missed { who, rows }),
            }
        }
        self.missed = missed;
        out
    }
}
