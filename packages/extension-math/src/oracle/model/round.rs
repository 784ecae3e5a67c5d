//! Rounds: what a report does, and what is settled when a round closes.

use super::{
    feed::{mdc, Feed, BPS},
    Oracle, Refused, Row,
};

impl Oracle {
    /// Closes a row that is over.
    fn settle(&mut self, id: &'static str, row: &Row, now: u64) -> Option<u128> {
        let men = 0..self.men.len() as u32;
        let weighed: Vec<u32> = men
            .clone()
            .filter(|who| self.weight(*who, row.round) > 0)
            .collect();
        let mut out = vec![];
        let said: u128 = row.reports.iter().map(|report| report.2).sum();
        let most = 2 * said > row.active;
        for who in men.filter(|_| most) {
            let is_in = row.reports.iter().any(|report| report.0 == who);
            let rows = self.missed.remove(&(id, who)).unwrap_or_default() + 1;
            if weighed.contains(&who) && !is_in {
                if rows >= self.terms.max_missed {
                    out.push(who);
                } else {
                    self.missed.insert((id, who), rows);
                }
            }
        }
        let at = row.round * self.terms.round_secs;
        let feed = self.feeds.get_mut(id).expect("a feed");
        let (price, faulty, good) =
            feed.settle(&row.reports, row.active, at, self.terms.min_reports);
        let voids = self.voids.entry(id).or_default();
        *voids = if price.is_some() { 0 } else { *voids + 1 };
        for who in good {
            if self.terms.reward > 0 && self.pot >= self.terms.reward {
                self.pot -= self.terms.reward;
                self.men[who as usize].owed += self.terms.reward;
            }
        }
        for who in faulty {
            let man = &mut self.men[who as usize];
            let fine = mdc(man.at_stake(), self.terms.fine_bps, BPS);
            let of_pledge = fine.min(man.pledge());
            man.take(of_pledge, false);
            man.leaving -= fine - of_pledge;
            self.fines += fine;
            self.suspend(who, now);
        }
        for who in out {
            self.suspend(who, now);
        }
        price
    }

    pub fn close(&mut self, id: &'static str, now: u64) -> Result<Option<u128>, Refused> {
        match self.rows.get(id).cloned() {
            Some(row) if row.round < self.round(now) => {
                self.rows.remove(id);
                Ok(self.settle(id, &row, now))
            }
            _ => Err("NothingToClose"),
        }
    }

    pub fn report(
        &mut self,
        who: u32,
        prices: &[(&'static str, u128)],
        now: u64,
    ) -> Result<(), Refused> {
        let round = self.round(now);
        if self.men[who as usize].out.is_some() {
            return Err("Suspended");
        }
        for (id, _) in prices {
            let row = self.rows.get(id).filter(|row| row.round == round);
            if row.is_some_and(|row| row.reports.iter().any(|report| report.0 == who)) {
                return Err("Reported");
            }
        }
        for (id, _) in prices {
            if let Some(row) = self.rows.get(id).filter(|row| row.round < round).cloned() {
                self.rows.remove(id);
                self.settle(id, &row, now);
            }
        }
        if self.men[who as usize].out.is_some() {
            return Err("Suspended");
        }
        let (weight, active) = (self.weight(who, round), self.active(round));
        if weight == 0 {
            return Err("NoWeight");
        }
        for (id, price) in prices {
            let row = self.rows.entry(id).or_insert(Row {
                round,
                active: 0,
                reports: vec![],
            });
            row.active = row.active.max(active);
            row.reports.push((who, *price, weight));
        }
        Ok(())
    }

    /// What a reader sees: the row that is over is closed in its head.
    pub fn read(&self, id: &'static str, now: u64) -> Feed {
        let mut feed = self.feeds[id].clone();
        if let Some(row) = self.rows.get(id).filter(|row| row.round < self.round(now)) {
            let at = row.round * self.terms.round_secs;
            feed.settle(&row.reports, row.active, at, self.terms.min_reports);
        }
        feed
    }
}
