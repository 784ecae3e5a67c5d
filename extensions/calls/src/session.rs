//! What every message begins with: the terms of the series, its books and the time; and the rows of its holders.

use crate::ContractError;
use ballast_extension_math::{calls::Terms, time::Now};
use ballast_extension_share as share;
use ballast_extension_types::calls::{
    Books, Config, Listing, Offer, BOOKS, CONFIG, OFFERS, OFFERS_OF, WRITTEN,
};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{Addr, Empty, Env, StdResult, Storage};

/// The books, and what they are of.
pub struct Session {
    /// What the series is of.
    pub config: Config,
    /// The terms of it that decide amounts and times.
    pub terms: Terms,
    /// The books.
    pub books: Books,
    /// Block time, rounded down.
    pub now: u64,
}

impl Session {
    /// Reads them.
    pub fn open(storage: &dyn Storage, env: &Env) -> StdResult<Self> {
        let config = CONFIG.load(storage)?;
        Ok(Self {
            terms: config.terms(),
            config,
            books: BOOKS.load(storage)?,
            now: Now::from(env.block.time).floor,
        })
    }

    /// Writes the books back.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        BOOKS.save(storage, &self.books)
    }
}

/// An offer of which something is left.
///
/// # Errors
/// `UnknownOffer`.
pub fn listing(storage: &dyn Storage, offer_id: u64) -> Result<Listing, ContractError> {
    let listing = OFFERS.may_load(storage, offer_id)?;
    listing.ok_or(ContractError::UnknownOffer { offer_id })
}

/// Writes what is left of an offer; one of which nothing is left is gone.
pub fn save_offer(
    storage: &mut dyn Storage,
    (writer, offer_id): (&Addr, u64),
    offer: Offer,
) -> StdResult<()> {
    if offer.lst.is_zero() {
        OFFERS.remove(storage, offer_id);
        OFFERS_OF.remove(storage, (writer, offer_id));
        return Ok(());
    }
    let writer = writer.clone();
    OFFERS_OF.save(storage, (&writer, offer_id), &Empty {})?;
    OFFERS.save(storage, offer_id, &Listing { writer, offer })
}

/// The options that an account has.
pub fn options(storage: &dyn Storage, owner: &Addr) -> StdResult<Shares> {
    Ok(Shares::new(share::balance(storage, owner)?))
}

/// The LST that a writer has sold options on, and was not paid for yet.
pub fn written(storage: &dyn Storage, writer: &Addr) -> StdResult<Shares> {
    Ok(WRITTEN.may_load(storage, writer)?.unwrap_or(Shares::ZERO))
}

/// Writes it; a row of nothing is removed.
pub fn save_written(storage: &mut dyn Storage, writer: &Addr, lst: Shares) -> StdResult<()> {
    match lst.is_zero() {
        true => WRITTEN.remove(storage, writer),
        false => WRITTEN.save(storage, writer, &lst)?,
    }
    Ok(())
}
