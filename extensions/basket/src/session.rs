//! What every message and every question begins with.

use crate::ContractError;
use ballast_extension_math::time::Now;
use ballast_extension_share as share;
use ballast_extension_types::basket::{Book, Config, Part, BOOK, CONFIG};
use ballast_types::{address::account, token::Token, Amount, LayerShares, Shares};
use cosmwasm_std::{Addr, Deps, Env, StdResult, Storage};

/// The book, and what never changes.
pub struct Session {
    /// What never changes.
    pub config: Config,
    /// The book.
    pub book: Book,
    /// Shares that there are.
    pub supply: LayerShares,
    /// This contract.
    pub this: Addr,
    /// Block time.
    pub now: Now,
}

impl Session {
    /// Reads all of it, and asks no other contract.
    pub fn open(storage: &dyn Storage, env: &Env) -> Result<Self, ContractError> {
        Ok(Self {
            config: CONFIG.load(storage)?,
            book: BOOK.load(storage)?,
            supply: LayerShares::new(share::supply(storage)?),
            this: env.contract.address.clone(),
            now: Now::from(env.block.time),
        })
    }

    /// The part that `text` names: its place, and what the basket has in it.
    ///
    /// # Errors
    /// `UnknownPart`; text that is no address.
    pub fn part(&self, deps: Deps, text: &str) -> Result<(usize, Part), ContractError> {
        let address = account(deps.api, text)?;
        let found = self
            .book
            .find(&address)
            .map(|(at, part)| (at, part.clone()));
        found.ok_or(ContractError::UnknownPart { part: address })
    }

    /// What the basket has in the part at this place of the book.
    ///
    /// # Errors
    /// `NoPlace`.
    pub fn place(&self, at: usize) -> Result<&Part, ContractError> {
        let parts = self.book.parts.len();
        let part = self.book.parts.get(at);
        part.ok_or(ContractError::NoPlace { at, parts })
    }

    /// LST that is here.
    pub fn balance(&self, deps: Deps) -> StdResult<Shares> {
        balance(deps, &self.config.lst, &self.this)
    }

    /// LST that is here and not booked: it was merely transferred.
    pub fn gifts(&self, deps: Deps) -> StdResult<Shares> {
        Ok(self.balance(deps)?.saturating_sub(self.book.loose))
    }

    /// Writes the book back.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        BOOK.save(storage, &self.book)
    }

    /// Replaces what the basket has in the part at this place of the book.
    ///
    /// # Errors
    /// `NoPlace`.
    pub fn put(&mut self, at: usize, part: Part) -> Result<(), ContractError> {
        let parts = self.book.parts.len();
        let place = self.book.parts.get_mut(at);
        *place.ok_or(ContractError::NoPlace { at, parts })? = part;
        Ok(())
    }
}

/// LST of a holder: one storage read.
pub fn balance(deps: Deps, lst: &Addr, holder: &Addr) -> StdResult<Shares> {
    Token(lst.clone()).balance(&deps.querier, holder)
}
