//! What is asked of the other contracts.

use crate::error::ContractError;
use ballast_accounting::backed_floor;
use ballast_types::{
    deploy::Suite,
    hub::{Hub, BOOK, BOOKS, CONFIG},
    registry::{Registry, Roster},
    Amount, Native, Shares,
};
use ballast_types::{hub::FreshnessResponse, Totals};
use cosmwasm_std::{Addr, QuerierWrapper, StdResult};

/// Value and shares of the pool, if the hub's books are right: nobody enters or leaves the vault while a loss
/// is unbooked or a cover owed.
pub fn fresh(querier: &QuerierWrapper<'_>, suite: &Suite) -> Result<Totals, ContractError> {
    let FreshnessResponse {
        pending_loss,
        pending_cover,
        value,
        shares,
    } = Hub(suite.hub.clone()).freshness(querier)?;
    if !pending_loss.is_zero() {
        return Err(ContractError::LossPending {
            pending: pending_loss,
        });
    }
    if !pending_cover.is_zero() {
        return Err(ContractError::CoverPending {
            pending: pending_cover,
        });
    }
    Ok(Totals { value, shares })
}

/// How long things take, by the hub's parameters and what it has seen of the chain.
pub struct Times {
    /// The least cooldown.
    pub least_cooldown: u64,
    /// How long stake takes at the longest to leave a validator.
    pub longest_drain: u64,
}

impl Times {
    pub fn look(querier: &QuerierWrapper<'_>, suite: &Suite) -> StdResult<Self> {
        let params = CONFIG.query(querier, &suite.hub)?.params;
        let seen = BOOKS.query(querier, &suite.hub)?.unbonding_seen;
        Ok(Self {
            least_cooldown: params.least_cooldown(seen),
            longest_drain: params.longest_drain(seen),
        })
    }
}

/// What the registry lists.
pub fn roster(querier: &QuerierWrapper<'_>, suite: &Suite) -> StdResult<Roster> {
    Registry(suite.registry.clone()).roster(querier)
}

/// The pool's stake with a validator, against what a bond backs.
pub struct BondFit {
    /// By the hub's book.
    pub stake: Native,
    /// What of it counts as nothing: the chain's roundings, which no message moves.
    pub rounding: Native,
    /// What the bond backs; none if the validator needs no bond.
    pub backed: Option<Native>,
}

impl BondFit {
    /// The fit of a bond of `bond`, by what the registry lists. A validator that is not
    /// listed needs a bond for whatever stake it has; one that is curated only where the registry says so.
    pub fn of(
        querier: &QuerierWrapper<'_>,
        hub: &Addr,
        roster: &Roster,
        validator: &str,
        bond: Shares,
        totals: Totals,
    ) -> StdResult<Self> {
        let needs = roster
            .seats
            .iter()
            .find(|seat| seat.address == validator)
            .is_none_or(|seat| seat.needs_bond(roster.require_bonds));
        let row = BOOK.query(querier, hub, validator)?.unwrap_or_default();
        Ok(Self {
            stake: row.stake,
            rounding: row.tolerance(),
            backed: needs.then(|| backed_floor(totals, bond, roster.leverage)),
        })
    }

    /// Whether the bond backs the stake.
    pub fn fits(&self) -> bool {
        let stake = self.stake.saturating_sub(self.rounding);
        self.backed.is_none_or(|backed| stake <= backed)
    }
}
