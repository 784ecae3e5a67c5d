//! What every message and every question begins with: the book, as it is now.

use crate::ContractError;
use ballast_extension_math::{
    hedge::{Refusal, Terms},
    time::Now,
};
use ballast_extension_types::hedge::{Book, Config, BOOK, CONFIG};
use ballast_types::{token::Token, Amount, Shares};
use cosmwasm_std::{Addr, Deps, Env, StdResult, Storage};

/// The book, and the terms it is under.
pub struct Session {
    /// Roles and terms.
    pub config: Config,
    /// The terms of it that decide amounts and times.
    pub terms: Terms,
    /// The book: premium until now is taken off.
    pub book: Book,
    /// Block time.
    pub now: Now,
}

impl Session {
    /// Reads all of it, and asks no other contract.
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

    /// The backer.
    ///
    /// # Errors
    /// `NotAttached`.
    pub fn backer(&self) -> Result<&Addr, ContractError> {
        let backer = self.config.backer.as_ref();
        backer.ok_or(ContractError::NotAttached)
    }

    /// LST that is here and not accounted for: it was merely transferred.
    pub fn gifts(&self, deps: Deps, env: &Env) -> Result<Shares, ContractError> {
        let here = balance(deps, &self.config.lst, &env.contract.address)?;
        let booked = self.book.booked().map_err(Refusal::from)?;
        Ok(here.saturating_sub(booked))
    }

    /// Writes the book back.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        BOOK.save(storage, &self.book)
    }
}

/// LST of a holder: one storage read.
pub fn balance(deps: Deps, lst: &Addr, holder: &Addr) -> StdResult<Shares> {
    Token(lst.clone()).balance(&deps.querier, holder)
}
