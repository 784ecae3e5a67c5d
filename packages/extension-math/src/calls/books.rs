//! What a series remembers, and each step of it.

use super::{Offer, Phase, Quote, Refusal, Terms};
use ballast_accounting::{mul_div_ceil, Amount, Native, Shares, Totals};
use cosmwasm_schema::cw_serde;

/// All of a series but who has what.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct Books {
    /// LST on which options were sold.
    pub lst: Shares,
    /// What of it writers have not been paid for: falls as they are.
    pub written: Shares,
    /// Strike money.
    pub quote: Quote,
    /// LST in offers: no part of the pool.
    pub offered: Shares,
    /// The number of the last offer; 0 before the first.
    pub offers: u64,
}

/// What LST is worth at exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// Value and LST, after any loss that the chain shows.
    pub totals: Totals,
    /// What the vault still owes of losses: it will lift the value by as much.
    pub cover: Native,
}

/// What a purchase costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bought {
    /// For a whole token.
    pub price: Quote,
    /// For all of it, rounded up: the writer's.
    pub cost: Quote,
}

/// What an exercise pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exercised {
    /// What the LST is worth, owed cover included, rounded up.
    pub native: Native,
    /// What that costs at the strike, rounded up.
    pub pays: Quote,
}

/// What a writer gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redeemed {
    /// LST of which the options lapsed.
    pub lst: Shares,
    /// Strike money.
    pub quote: Quote,
}

impl Price {
    /// What `lst` is worth, rounded up; and what that costs.
    ///
    /// # Errors
    /// `NoPrice`; more than fits 128 bits.
    pub fn of_ceil(&self, lst: Shares, terms: &Terms) -> Result<Exercised, Refusal> {
        let Totals { value, shares } = self.totals;
        if value.is_zero() || shares.is_zero() {
            return Err(Refusal::NoPrice { value, shares });
        }
        let value = value.checked_add(self.cover)?;
        let native = value.portion_ceil(lst, shares)?;
        let pays = mul_div_ceil(native.raw(), terms.strike.raw(), terms.unit)?;
        Ok(Exercised {
            native,
            pays: Quote::new(pays),
        })
    }
}

impl Books {
    /// Takes an offer in; its number.
    ///
    /// # Errors
    /// A sum that does not fit 128 bits.
    pub fn offer(&mut self, offer: &Offer) -> Result<u64, Refusal> {
        self.offered = self.offered.checked_add(offer.lst)?;
        self.offers = self.offers.saturating_add(1);
        Ok(self.offers)
    }

    /// Sells options on `lst` of an offer.
    ///
    /// # Errors
    /// `Closed`, `ZeroAmount`, `MoreThanOffered`; more than fits 128 bits.
    pub fn buy_ceil(
        &mut self,
        offer: &mut Offer,
        lst: Shares,
        terms: &Terms,
        now: u64,
    ) -> Result<Bought, Refusal> {
        terms.ensure_open(now)?;
        ensure_some(lst)?;
        let offered = offer.lst;
        if lst > offered {
            return Err(Refusal::MoreThanOffered { lst, offered });
        }
        let left = offered.checked_sub(lst)?;
        let price = offer.price_ceil(now)?;
        let cost = Quote::new(mul_div_ceil(lst.raw(), price.raw(), terms.unit)?);
        let (pool, written) = (self.lst.checked_add(lst)?, self.written.checked_add(lst)?);
        self.offered = self.offered.checked_sub(lst)?;
        offer.lst = left;
        (self.lst, self.written) = (pool, written);
        Ok(Bought { price, cost })
    }

    /// Gives back what of an offer was not bought. At any time.
    ///
    /// # Errors
    /// None: an offer's LST is part of what is offered.
    pub fn cancel(&mut self, offer: &Offer) -> Result<(), Refusal> {
        self.offered = self.offered.checked_sub(offer.lst)?;
        Ok(())
    }

    /// Undoes `lst` of what was written, by whoever has both sides.
    ///
    /// # Errors
    /// `Closed`, `ZeroAmount`, `NotEnough`.
    pub fn close(
        &mut self,
        lst: Shares,
        (options, written): (Shares, Shares),
        terms: &Terms,
        now: u64,
    ) -> Result<(), Refusal> {
        terms.ensure_open(now)?;
        ensure_some(lst)?;
        if lst > options || lst > written {
            return Err(Refusal::NotEnough {
                lst,
                options,
                written: Some(written),
            });
        }
        let pool = self.lst.checked_sub(lst)?;
        self.written = self.written.checked_sub(lst)?;
        self.lst = pool;
        Ok(())
    }

    /// Takes the strike money for `lst`, of which the holder has options.
    ///
    /// # Errors
    /// `NotYet`, `Expired`, `ZeroAmount`, `NotEnough`, `NoPrice`.
    pub fn exercise_ceil(
        &mut self,
        lst: Shares,
        options: Shares,
        price: &Price,
        terms: &Terms,
        now: u64,
    ) -> Result<Exercised, Refusal> {
        let (exercise_from, expiry) = (terms.exercise_from, terms.expiry);
        match terms.phase(now) {
            Phase::Open => return Err(Refusal::NotYet { exercise_from, now }),
            Phase::Window => {}
            Phase::Expired => return Err(Refusal::Expired { expiry, now }),
        }
        ensure_some(lst)?;
        if lst > options {
            return Err(Refusal::NotEnough {
                lst,
                options,
                written: None,
            });
        }
        let exercised = price.of_ceil(lst, terms)?;
        let pool = self.lst.checked_sub(lst)?;
        self.quote = self.quote.checked_add(exercised.pays)?;
        self.lst = pool;
        Ok(exercised)
    }

    /// Pays a writer its part of LST and strike money, rounded down: the last takes what rounding
    /// left.
    ///
    /// # Errors
    /// `NotExpired`, `NothingToRedeem`.
    pub fn redeem_floor(
        &mut self,
        written: Shares,
        terms: &Terms,
        now: u64,
    ) -> Result<Redeemed, Refusal> {
        let expiry = terms.expiry;
        match terms.phase(now) {
            Phase::Open | Phase::Window => return Err(Refusal::NotExpired { expiry, now }),
            Phase::Expired => {}
        }
        if written.is_zero() {
            return Err(Refusal::NothingToRedeem);
        }
        let redeemed = self.part_floor(written)?;
        let left = self.written.checked_sub(written)?;
        self.lst = self.lst.checked_sub(redeemed.lst)?;
        self.quote = self.quote.checked_sub(redeemed.quote)?;
        self.written = left;
        Ok(redeemed)
    }

    /// The part of a writer, rounded down; nothing where nothing is written.
    ///
    /// # Errors
    /// None: a part is no more than all.
    pub fn part_floor(&self, written: Shares) -> Result<Redeemed, Refusal> {
        match self.written.is_zero() {
            true => Ok(Redeemed {
                lst: Shares::ZERO,
                quote: Quote::ZERO,
            }),
            false => Ok(Redeemed {
                lst: self.lst.portion_floor(written, self.written)?,
                quote: self.quote.portion_floor(written, self.written)?,
            }),
        }
    }
}

fn ensure_some(lst: Shares) -> Result<(), Refusal> {
    match lst.is_zero() {
        true => Err(Refusal::ZeroAmount),
        false => Ok(()),
    }
}
