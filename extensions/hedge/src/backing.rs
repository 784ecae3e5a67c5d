//! What backs protected LST: the backer's stake, read raw and computed by the backer's own
//! functions.

pub use ballast_extension_math::hedge::Backing;

use crate::{
    session::{balance, Session},
    ContractError,
};
use ballast_extension_math::hedge::{capital, Refusal};
use ballast_extension_types::restake::STAKE;
use ballast_types::{Amount, Shares};
use cosmwasm_std::Deps;

/// There is no backer, or it can pay nothing.
const NONE: Backing = Backing {
    slashable: Shares::ZERO,
    capital: Shares::ZERO,
};

/// Reads the backer's stake. `None` if there is no backer, or its stake cannot be read.
pub fn read(deps: Deps, session: &Session) -> Result<Option<Backing>, ContractError> {
    let config = &session.config;
    let (Some(backer), Some(terms)) = (&config.backer, &config.backer_terms) else {
        return Ok(None);
    };
    let Ok(mut stake) = STAKE.query(&deps.querier, backer) else {
        return Ok(None);
    };
    let here = balance(deps, &config.lst, backer)?;
    let restake = terms.terms();
    let reckoned = stake.accrue(here, &restake, session.now);
    reckoned.map_err(Refusal::from)?;
    Ok(Some(Backing {
        slashable: stake
            .slashable(&restake, session.now)
            .map_err(Refusal::from)?,
        capital: capital(&stake, terms.floor).map_err(Refusal::from)?,
    }))
}

/// As [`read`], with 0 LST instead of `None`.
pub fn read_or_none(deps: Deps, session: &Session) -> Result<Backing, ContractError> {
    Ok(read(deps, session)?.unwrap_or(NONE))
}

/// Sets the protection premium by the use of what is slashable now; it is charged from this block
/// on.
pub fn set_rate(deps: Deps, session: &mut Session) -> Result<(), ContractError> {
    let backing = read_or_none(deps, session)?;
    Ok(session.book.set_rate(backing.slashable, &session.terms)?)
}
