//! Queries of the other contracts of the suite.

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

/// Value and shares of the hub's pool. Fails while a loss is not booked or a cover is owed: nobody
/// may enter or leave the vault then.
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

/// Times that follow from the hub's parameters and from the unbonding time that it has seen.
pub struct Times {
    /// The least cooldown, in seconds.
    pub least_cooldown: u64,
    /// The longest time that stake takes to leave a validator, in seconds.
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

/// The registry's list of validators.
pub fn roster(querier: &QuerierWrapper<'_>, suite: &Suite) -> StdResult<Roster> {
    Registry(suite.registry.clone()).roster(querier)
}

/// The pool's stake with a validator, compared with what a bond backs.
pub struct BondFit {
    /// The stake by the hub's book.
    pub stake: Native,
    /// How much of it is ignored: the tolerance, which covers the chain's roundings.
    pub rounding: Native,
    /// The stake that the bond backs; `None` if the validator needs no bond.
    pub backed: Option<Native>,
}

impl BondFit {
    /// The fit of a bond of `bond` LST. A validator that is not listed needs a bond for any stake;
    /// a curated one needs a bond only if `require_bonds` is set.
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

    /// Whether the bond backs the stake, less the tolerance.
    pub fn fits(&self) -> bool {
        let stake = self.stake.saturating_sub(self.rounding);
        self.backed.is_none_or(|backed| stake <= backed)
    }
}
