//! A session, with which each message and query begins: the book as of now.

use crate::ContractError;
use ballast_extension_math::{
    hedge::{Refusal, Terms},
    time::Now,
};
use ballast_extension_types::hedge::{Book, Config, BOOK, CONFIG};
use ballast_types::{token::Token, Amount, Shares};
use cosmwasm_std::{Addr, Deps, Env, StdResult, Storage};

/// The book, with its terms.
pub struct Session {
    /// The config: roles and terms.
    pub config: Config,
    /// The terms that decide amounts and times.
    pub terms: Terms,
    /// The book, with the premium until now taken off.
    pub book: Book,
    /// Block time.
    pub now: Now,
}

impl Session {
    /// Reads config and book; asks no other contract.
    pub fn open(storage: &dyn Storage, env: &Env) -> Result<Self, ContractError> {
        let config = CONFIG.load(storage)?;
        let mut book = BOOK.load(storage)?;
        let now = Now::from(env.block.time);
        book.accrue(now)?;
        Ok(Self {
            terms: config.terms(),
            config,
            book,
            now,
        })
    }

    /// The backer that is attached.
    ///
    /// # Errors
    /// `NotAttached` if there is none.
    pub fn backer(&self) -> Result<&Addr, ContractError> {
        let backer = self.config.backer.as_ref();
        backer.ok_or(ContractError::NotAttached)
    }

    /// LST that the hedge holds beyond its books: it came by a plain transfer.
    pub fn gifts(&self, deps: Deps, env: &Env) -> Result<Shares, ContractError> {
        let here = balance(deps, &self.config.lst, &env.contract.address)?;
        let booked = self.book.booked().map_err(Refusal::from)?;
        Ok(here.saturating_sub(booked))
    }

    /// Writes the book.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        BOOK.save(storage, &self.book)
    }
}

/// The LST balance of a holder, by one storage read.
pub fn balance(deps: Deps, lst: &Addr, holder: &Addr) -> StdResult<Shares> {
    Token(lst.clone()).balance(&deps.querier, holder)
}
