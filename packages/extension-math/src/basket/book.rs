//! What there is, and who comes and goes.

use super::{Refusal, MOST_ROWS, SILENT_SECS};
use crate::{
    pause::{self, Pause},
    restake::Stake,
    time::Now,
};
use ballast_accounting::{mul_div_floor, Amount, Bucket, LayerShares, NumberError, Shares, OFFSET};
use ballast_wire::writes;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;

/// All that a basket remembers beside who owns what.
#[cw_serde]
#[derive(Default, Eq)]
pub struct Book {
    /// LST in no part.
    pub loose: Shares,
    /// Parts in force, and those that are not empty yet.
    pub parts: Vec<Part>,
    /// What is to follow them.
    pub announced: Option<Announced>,
    /// The last pause of deposits.
    pub pause: Option<Pause>,
}

/// What a basket has in one restake contract.
#[cw_serde]
#[derive(Eq)]
pub struct Part {
    /// The contract.
    pub address: Addr,
    /// What of NAV it should have, in bps; 0: it is to be emptied.
    pub weight_bps: u64,
    /// What it may have at the most, in LST; none: whatever.
    pub cap: Option<Shares>,
    /// Its shares.
    pub shares: LayerShares,
    /// The redemption there by which LST is trimmed off.
    pub trim: Option<u64>,
    /// Since when its stake cannot be read, as far as that was noted, unix seconds.
    pub silent_since: Option<u64>,
    /// What of its terms matters here.
    pub terms: PartTerms,
}

/// What of a restake contract's terms matters here: none of it can change there.
#[cw_serde]
#[derive(Eq)]
pub struct PartTerms {
    /// Over how long a gift counts, seconds.
    pub drip_secs: u64,
    /// From asking out to being ready, seconds.
    pub cooldown_secs: u64,
    /// How long slashes add up to a window's, seconds.
    pub window_secs: u64,
    /// The most that slashes take in a window, in bps.
    pub max_slash_bps: u64,
    /// Who may hold redemptions, and could slash.
    pub consumer: Option<Addr>,
}

/// Parts that were announced.
#[cw_serde]
#[derive(Eq)]
pub struct Announced {
    /// Which.
    pub parts: Vec<Target>,
    /// From when on anyone may put them in force, unix seconds.
    pub at: u64,
}

writes!(struct Announced { parts, at });

/// A part, as it is asked for.
#[cw_serde]
#[derive(Eq)]
pub struct Target {
    /// The contract.
    pub address: Addr,
    /// What of NAV it should have, in bps.
    pub weight_bps: u64,
    /// What it may have at the most, in LST.
    pub cap: Option<Shares>,
}

writes!(struct Target { address, weight_bps, cap });

/// What a basket's holdings in one part are worth, each rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// Its shares.
    pub of_shares: Shares,
    /// What is being trimmed off.
    pub of_trim: Shares,
}

/// What all is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Rounded down.
    pub nav: Shares,
    /// A unit more for each holding: what nobody who comes in pays too little by.
    pub ceil: Shares,
}

impl Sum {
    /// Shares that `lst` buys, rounded down, by what all is worth, rounded up.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn to_shares_floor(
        &self,
        lst: Shares,
        supply: LayerShares,
    ) -> Result<LayerShares, NumberError> {
        all(self.ceil, supply).price().to_shares_floor(lst)
    }

    /// What `shares` are worth, rounded down.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn to_assets_floor(
        &self,
        shares: LayerShares,
        supply: LayerShares,
    ) -> Result<Shares, NumberError> {
        all(self.nav, supply).price().to_assets_floor(shares)
    }
}

fn all(assets: Shares, shares: LayerShares) -> Bucket {
    Bucket {
        epoch: 0,
        assets,
        shares,
    }
}

impl Worth {
    /// Of so many shares and units of a part, whose stake is as it is now.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn floor(
        stake: &Stake,
        shares: LayerShares,
        units: LayerShares,
    ) -> Result<Self, NumberError> {
        let layer = &stake.pool.layer;
        Ok(Self {
            of_shares: layer.active.price().to_assets_floor(shares)?,
            of_trim: layer.exiting.price().to_assets_floor(units)?,
        })
    }

    /// Both.
    ///
    /// # Errors
    /// A sum that does not fit 128 bits.
    pub fn all(&self) -> Result<Shares, NumberError> {
        self.of_shares.checked_add(self.of_trim)
    }
}

impl Part {
    /// Whether the basket has anything in it.
    pub fn is_empty(&self) -> bool {
        self.shares.is_zero() && self.trim.is_none()
    }

    /// Whether it cannot be read for so long that it counts as nothing.
    pub fn is_lost(&self, now: Now) -> bool {
        let since = self.silent_since;
        since.is_some_and(|since| now.floor.saturating_sub(since) >= SILENT_SECS)
    }

    /// How many holdings it is: shares, a trim.
    fn holdings(&self) -> u128 {
        u128::from(!self.shares.is_zero()).saturating_add(u128::from(self.trim.is_some()))
    }
}

impl Book {
    /// What all is worth, by what each part is: none where its stake cannot be read, and then it
    /// counts as nothing.
    ///
    /// # Errors
    /// A sum that does not fit 128 bits.
    pub fn sum(&self, worths: &[Option<Worth>]) -> Result<Sum, NumberError> {
        let (mut nav, mut more) = (self.loose, 0_u128);
        for (part, worth) in self.parts.iter().zip(worths) {
            if let Some(worth) = worth {
                nav = nav.checked_add(worth.all()?)?;
                more = more.saturating_add(part.holdings());
            }
        }
        Ok(Sum {
            nav,
            ceil: nav.checked_add(Shares::new(more))?,
        })
    }

    /// Takes `lst` in, which is loose at first, and returns the shares it buys, rounded down: by
    /// what all is worth, rounded up.
    ///
    /// # Errors
    /// `Paused`; `Dust` where it buys none.
    pub fn deposit_floor(
        &mut self,
        lst: Shares,
        supply: LayerShares,
        sum: &Sum,
        now: Now,
    ) -> Result<LayerShares, Refusal> {
        self.ensure_unpaused(now)?;
        let shares = sum.to_shares_floor(lst, supply)?;
        if shares.is_zero() {
            return Err(Refusal::Number(NumberError::Dust {
                amount: lst.raw(),
                assets: sum.ceil.raw(),
                shares: supply.raw(),
            }));
        }
        self.loose = self.loose.checked_add(lst)?;
        Ok(shares)
    }

    /// That deposits are not paused.
    ///
    /// # Errors
    /// `Paused`.
    pub fn ensure_unpaused(&self, now: Now) -> Result<(), Refusal> {
        match pause::paused_until(self.pause, now) {
            Some(until) => Err(Refusal::Paused {
                until,
                now: now.floor,
            }),
            None => Ok(()),
        }
    }

    /// Keeps deposits out for a while.
    ///
    /// # Errors
    /// `PauseTooLong`, `PauseTooSoon`.
    pub fn begin_pause(&mut self, secs: Option<u64>, now: Now) -> Result<u64, Refusal> {
        let begun = pause::begin(self.pause, secs, now)?;
        self.pause = Some(begun);
        Ok(begun.until)
    }

    /// How many parts count towards the most there may be, and how many rows there are.
    pub(super) fn rows(&self, now: Now) -> (usize, usize) {
        let counted = self.parts.iter().filter(|part| !part.is_lost(now));
        (
            counted.count(),
            self.parts.len().min(MOST_ROWS.saturating_add(1)),
        )
    }
}

/// The piece of something that goes with `shares` of a `supply`, rounded down: a leaver's, by the
/// offset never all of it.
///
/// # Errors
/// What does not fit 128 bits.
pub fn piece_floor<A: Amount>(
    of: A,
    shares: LayerShares,
    supply: LayerShares,
) -> Result<A, NumberError> {
    let all = supply.checked_add(LayerShares::new(OFFSET))?;
    mul_div_floor(of.raw(), shares.raw(), all.raw()).map(A::new)
}
