//! What every message and every question begins with: the books, as a look at the hub leaves them.

use crate::{look, ContractError};
use ballast_extension_math::{
    splitter::{Books, Holder, Mark, Principal, Term},
    time::Now,
};
use ballast_extension_share as share;
use ballast_extension_types::splitter::{Config, BOOKS, HOLDERS};
use ballast_types::Amount;
use cosmwasm_std::{Addr, Deps, Env, StdResult, Storage};

/// The books, and what they are of.
pub struct Session {
    /// What is split, and until when.
    pub config: Config,
    /// The books: the mark is today's.
    pub books: Books,
    /// As they are stored.
    pub stored: Books,
    /// Maturity, and block time.
    pub term: Term,
}

impl Session {
    /// Reads them, and looks at the hub unless that was done in this second, or the mark is final.
    pub fn open(deps: Deps<'_>, env: &Env, config: Config) -> Result<Self, ContractError> {
        let stored = BOOKS.load(deps.storage)?;
        let term = Term {
            maturity: config.maturity,
            now: Now::from(env.block.time).floor,
        };
        let mut books = stored;
        if !books.is_fresh(term.now) {
            books.touch(look::ask(deps, &config.suite.hub), term)?;
        }
        Ok(Self {
            config,
            books,
            stored,
            term,
        })
    }

    /// The mark that serves.
    pub const fn mark(&self) -> Mark {
        self.books.mark
    }

    /// What `owner` has earned up to now, and has in YT.
    pub fn holder(
        &self,
        storage: &dyn Storage,
        owner: &Addr,
    ) -> Result<(Holder, Principal), ContractError> {
        let yt = Principal::new(share::balance(storage, owner)?);
        let row = HOLDERS.may_load(storage, owner)?;
        let mut holder = row.unwrap_or(Holder::new(self.mark()));
        holder.accrue(yt, self.mark())?;
        Ok((holder, yt))
    }

    /// Credits `owner` with what its YT earned, before they change.
    pub fn accrue(&self, storage: &mut dyn Storage, owner: &Addr) -> Result<(), ContractError> {
        let (holder, _) = self.holder(storage, owner)?;
        if HOLDERS.may_load(storage, owner)? != Some(holder) {
            HOLDERS.save(storage, owner, &holder)?;
        }
        Ok(())
    }

    /// Writes the books back, if they are not as they were.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        match self.books == self.stored {
            true => Ok(()),
            false => BOOKS.save(storage, &self.books),
        }
    }
}
