//! `tests/models/oracle.py` line by line: how a round is settled, and the mean and the variance of a
//! feed.

use cosmwasm_std::Uint512;

pub const WAD: u128 = 1_000_000_000_000_000_000;
pub(super) const BPS: u128 = 10_000;

fn big(number: u128) -> Uint512 {
    Uint512::from(number)
}

fn small(number: Uint512) -> u128 {
    number
        .try_into()
        .map_or(u128::MAX, |n: cosmwasm_std::Uint128| n.u128())
}

fn md(a: u128, b: u128, c: u128) -> u128 {
    small(big(a) * big(b) / big(c))
}

pub(super) fn mdc(a: u128, b: u128, c: u128) -> u128 {
    small((big(a) * big(b) + big(c) - Uint512::one()) / big(c))
}

/// Who, the price, the weight.
pub type Said = (u32, u128, u128);

pub fn median(reports: &[Said]) -> Option<u128> {
    let mut rows = reports.to_vec();
    rows.sort_by_key(|row| (row.1, row.0));
    let half: u128 = rows.iter().map(|row| row.2).sum();
    let mut acc = 0;
    for (_, price, weight) in rows {
        acc += weight;
        if 2 * acc >= half && half > 0 {
            return Some(price);
        }
    }
    None
}

/// Prices of one feed.
#[derive(Clone, Debug)]
pub struct Feed {
    pub band: u128,
    pub fault: u128,
    pub tau: u64,
    pub price: Option<u128>,
    pub at: u64,
    pub ema: u128,
    pub var: u128,
    pub reference: u128,
    pub ref_at: u64,
    /// Who, the price, the interval.
    pub suspects: Vec<(u32, u128, u128, u128)>,
}

/// The price, who is at fault, who is good.
pub type Settled = (Option<u128>, Vec<u32>, Vec<u32>);

impl Feed {
    pub fn new(band: u128, fault: u128, tau: u64) -> Self {
        Self {
            band,
            fault,
            tau,
            price: None,
            at: 0,
            ema: 0,
            var: 0,
            reference: 0,
            ref_at: 0,
            suspects: vec![],
        }
    }

    fn is_inside(&self, price: u128, a: u128, b: u128) -> bool {
        md(a, BPS - self.fault, BPS) <= price && price <= mdc(b, BPS + self.fault, BPS)
    }

    /// Closes a round of `active` weight that began at `at`.
    pub fn settle(
        &mut self,
        reports: &[Said],
        active: u128,
        at: u64,
        min_reports: usize,
    ) -> Settled {
        let none = (None, vec![], vec![]);
        let Some(m) = median(reports) else {
            return none;
        };
        if reports.len() < min_reports {
            return none;
        }
        let prev = self.price.unwrap_or(m);
        let (a, b) = (prev.min(m), prev.max(m));
        let near = |p: u128| big(p.abs_diff(m)) * big(BPS) <= big(self.band) * big(m);
        let old = |p: u128| self.is_inside(p, prev, prev);
        let stays = |p: u128| !old(m) && old(p) && !near(p);
        let inside = |report: &&Said| self.is_inside(report.1, a, b) && !stays(report.1);
        let inside: Vec<&Said> = reports.iter().filter(inside).collect();
        let weight: u128 = inside.iter().map(|report| report.2).sum();
        if big(weight) * big(3) < big(active) * big(2) || inside.len() < min_reports {
            return none;
        }
        let faulty = self.suspects.iter();
        let faulty = faulty.filter(|(_, p, a, b)| !self.is_inside(*p, *a.min(&m), *b.max(&m)));
        let faulty = faulty.map(|suspect| suspect.0).collect();
        let outside = reports.iter().filter(|r| !self.is_inside(r.1, a, b));
        self.suspects = outside.map(|r| (r.0, r.1, a, b)).collect();
        let good = reports.iter().filter(|r| near(r.1)).map(|r| r.0).collect();
        self.observe(m, at);
        (Some(m), faulty, good)
    }

    pub fn observe(&mut self, p: u128, at: u64) {
        if self.price.is_none() {
            (self.ema, self.reference, self.ref_at) = (p, p, at);
        } else {
            self.ema = self.mean(at);
            let dv = at - self.ref_at;
            if dv >= 600 {
                let moved = p.abs_diff(self.reference);
                let r = WAD.min(md(moved, WAD, self.reference));
                let sum = big(self.var) * big(604_800) + big(r) * big(r);
                self.var = small(sum / big(604_800 + u128::from(dv)));
                (self.reference, self.ref_at) = (p, at);
            }
        }
        (self.price, self.at) = (Some(p), at);
    }

    pub fn mean(&self, now: u64) -> u128 {
        let d = u128::from((now - self.at).min(600));
        let (tau, price) = (u128::from(self.tau), self.price.unwrap_or_default());
        small((big(self.ema) * big(tau) + big(price) * big(d)) / big(tau + d))
    }

    /// The root, by halving.
    pub fn sigma(&self, secs: u64) -> u128 {
        let square = big(self.var) * big(secs.into());
        let (mut low, mut high) = (0u128, u128::MAX / 2);
        while low < high {
            let mid = low + (high - low).div_ceil(2);
            match big(mid) * big(mid) <= square {
                true => low = mid,
                false => high = mid - 1,
            }
        }
        low
    }
}
