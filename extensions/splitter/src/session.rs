//! A session, with which each message and query begins: the books after a look at the hub.

use crate::{look, ContractError};
use ballast_extension_math::{
    splitter::{Books, Holder, Mark, Principal, Term},
    time::Now,
};
use ballast_extension_share as share;
use ballast_extension_types::splitter::{Config, BOOKS, HOLDERS};
use ballast_types::Amount;
use cosmwasm_std::{Addr, Deps, Env, StdResult, Storage};

/// The books of a splitter, with its config.
pub struct Session {
    /// The config: what is split, and until when.
    pub config: Config,
    /// The books, with the mark of this block.
    pub books: Books,
    /// The books as they are stored.
    pub stored: Books,
    /// Maturity and block time.
    pub term: Term,
}

impl Session {
    /// Reads the books, and looks at the hub unless that was done in this second or the mark is
    /// final.
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

    /// The mark that applies in this block.
    pub const fn mark(&self) -> Mark {
        self.books.mark
    }

    /// What `owner` has earned until now, and its YT.
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

    /// Credits `owner` with what its YT have earned, before its YT change.
    pub fn accrue(&self, storage: &mut dyn Storage, owner: &Addr) -> Result<(), ContractError> {
        let (holder, _) = self.holder(storage, owner)?;
        if HOLDERS.may_load(storage, owner)? != Some(holder) {
            HOLDERS.save(storage, owner, &holder)?;
        }
        Ok(())
    }

    /// Writes the books if they have changed.
    pub fn save(&self, storage: &mut dyn Storage) -> StdResult<()> {
        match self.books == self.stored {
            true => Ok(()),
            false => BOOKS.save(storage, &self.books),
        }
    }
}
