//! A session, with which each message begins: the terms of the series, its books and the time. Also
//! the rows of its holders.

use crate::ContractError;
use ballast_extension_math::{calls::Terms, time::Now};
use ballast_extension_share as share;
use ballast_extension_types::calls::{
    Books, Config, Listing, Offer, BOOKS, CONFIG, OFFERS, OFFERS_OF, WRITTEN,
};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{Addr, Empty, Env, StdResult, Storage};

/// The books of a series, with its terms.
pub struct Session {
    /// The config of the series.
    pub config: Config,
    /// The terms that decide amounts and times.
    pub terms: Terms,
    /// The books.
    pub books: Books,
    /// Block time, unix seconds, rounded down.
    pub now: u64,
}

impl Session {
    /// Reads config and books.
    pub fn open(storage: &dyn Storage, env: &Env) -> StdResult<Self> {
        let config = CONFIG.load(storage)?;
        Ok(Self {
            terms: config.terms(),
            config,
            books: BOOKS.load(storage)?,
            now: Now::from(env.block.time).floor,
        })
    }

    /// Writes the books.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        BOOKS.save(storage, &self.books)
    }
}

/// An offer that is not sold out or cancelled.
///
/// # Errors
/// `UnknownOffer` if there is none of this number.
pub fn listing(storage: &dyn Storage, offer_id: u64) -> Result<Listing, ContractError> {
    let listing = OFFERS.may_load(storage, offer_id)?;
    listing.ok_or(ContractError::UnknownOffer { offer_id })
}

/// Writes what is left of an offer, or deletes it if nothing is left.
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

/// The options of an account, in units of LST.
pub fn options(storage: &dyn Storage, owner: &Addr) -> StdResult<Shares> {
    Ok(Shares::new(share::balance(storage, owner)?))
}

/// The LST that a writer has sold options on and is not paid for yet.
pub fn written(storage: &dyn Storage, writer: &Addr) -> StdResult<Shares> {
    Ok(WRITTEN.may_load(storage, writer)?.unwrap_or(Shares::ZERO))
}

/// Writes that amount, or deletes the row if it is 0.
pub fn save_written(storage: &mut dyn Storage, writer: &Addr, lst: Shares) -> StdResult<()> {
    match lst.is_zero() {
        true => WRITTEN.remove(storage, writer),
        false => WRITTEN.save(storage, writer, &lst)?,
    }
    Ok(())
}
