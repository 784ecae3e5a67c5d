//! What a slash would take.
//!
//! The event is a slash of one validator by a fraction, at once. Exits that wait for undelegation
//! bear their part. Of the pool's part the validator's bond pays first, then the underwriters (as
//! the vault's `preview_cover` says), and the rest lowers the rate.

use crate::answers::{Bond, Burned, CoverPreview, Delegation, HubState, Pool};
use crate::suite::{ask, ListOf, Suite};
use crate::Event;
use ballast_tool::CliError;
use ballast_types::vault::LayerId;
use cosmwasm_std::{Decimal, Uint128};
use serde_json::json;

/// The event, and what it costs whom.
pub struct Slash {
    pub event: Event,
    pub fraction: Decimal,
    /// All LST, before the slash.
    pub all: Totals,
    /// What holders bear together, native.
    uncovered: Uint128,
    /// Value of the LST that is left to bear it.
    bearing: Uint128,
    /// LST burned of each layer.
    burned: Layers,
    /// LST in each layer.
    held: Layers,
}

/// Amounts of the validator's bond and of the underwriters' pool.
#[derive(Clone, Copy, Default)]
struct Layers {
    bond: Uint128,
    pool: Uint128,
}

impl Layers {
    /// What is left of an amount once both are taken off.
    fn left_of(self, whole: Uint128) -> Uint128 {
        whole.saturating_sub(self.bond).saturating_sub(self.pool)
    }
}

/// How much LST there is, and what it is worth, native.
#[derive(Clone, Copy)]
pub struct Totals {
    value: Uint128,
    shares: Uint128,
}

impl Totals {
    /// What an amount of LST is worth, rounded down.
    pub fn worth_floor(self, lst: Uint128) -> Uint128 {
        part_floor(lst, self.value, self.shares)
    }
}

impl Slash {
    /// A slash of the validator with most of the pool's stake.
    ///
    /// # Errors
    /// What a contract refuses; an answer that lacks what a suite's has.
    pub fn of_worst(suite: &mut dyn Suite, fraction: Decimal) -> Result<Self, CliError> {
        let state: HubState = ask(suite, "hub", "state", json!({}))?;
        let all = Totals {
            value: state.value,
            shares: state.shares,
        };
        let worst = worst(suite)?;
        let loss = worst.as_ref().map(|worst| worst.actual.mul_floor(fraction));
        let loss = loss.unwrap_or_default();
        let validator = worst.map(|worst| worst.validator);

        let exiting = state.exiting.min(state.bonded);
        let of_exits = part_floor(loss, exiting, state.bonded);
        let of_pool = loss.saturating_sub(of_exits).min(all.value);
        let held = held(suite, validator.as_deref())?;
        let burned = match &validator {
            Some(validator) if !of_pool.is_zero() => burned(suite, all, validator, of_pool)?,
            _ => Layers::default(),
        };
        let paid = Layers {
            bond: all.worth_floor(burned.bond),
            pool: all.worth_floor(burned.pool),
        };
        Ok(Self {
            event: Event {
                validator,
                fraction: fraction.to_string(),
                loss,
                of_exits,
                of_pool,
                paid_by_bond: paid.bond.min(of_pool),
                paid_by_pool: paid.pool.min(of_pool),
            },
            fraction,
            all,
            uncovered: paid.left_of(of_pool),
            bearing: paid.left_of(all.value),
            burned,
            held,
        })
    }

    /// What holders of this much value bear, rounded down.
    pub fn of_value_floor(&self, value: Uint128) -> Uint128 {
        part_floor(self.uncovered, value, self.bearing)
    }

    /// What this much value in a layer loses, rounded down: its part of the burn, and what holders
    /// bear on the rest.
    pub fn of_layer_floor(&self, layer: &LayerId, value: Uint128) -> Uint128 {
        let (burned, held) = match layer {
            LayerId::Pool => (self.burned.pool, self.held.pool),
            LayerId::Bond { validator } if self.event.validator.as_ref() == Some(validator) => {
                (self.burned.bond, self.held.bond)
            }
            LayerId::Bond { .. } => (Uint128::zero(), Uint128::zero()),
        };
        let gone = part_floor(value, burned.min(held), held);
        gone.saturating_add(self.of_value_floor(value.saturating_sub(gone)))
    }
}

/// The validator with most of the pool's stake; none where nothing is delegated.
fn worst(suite: &mut dyn Suite) -> Result<Option<Delegation>, CliError> {
    let delegations: Vec<Delegation> = ListOf::DELEGATIONS.read(suite)?;
    let worst = delegations.into_iter().max_by_key(|row| row.actual);
    Ok(worst.filter(|row| !row.actual.is_zero()))
}

/// LST in the validator's bond and in the underwriters' pool.
fn held(suite: &mut dyn Suite, validator: Option<&str>) -> Result<Layers, CliError> {
    let bonds: Vec<Bond> = ListOf::BONDS.read(suite)?;
    let bond = bonds
        .iter()
        .find(|bond| Some(bond.validator.as_str()) == validator);
    let pool: Pool = ask(suite, "vault", "pool", json!({}))?;
    Ok(Layers {
        bond: bond.map_or(Uint128::zero(), |bond| bond.lst),
        pool: pool.lst,
    })
}

/// LST that the vault would burn of each layer for a loss of the pool's.
fn burned(
    suite: &mut dyn Suite,
    before: Totals,
    validator: &str,
    loss: Uint128,
) -> Result<Layers, CliError> {
    let question = json!({
        "before": {"value": before.value, "shares": before.shares},
        // 0: a loss that has no number yet
        "losses": [{"loss_id": 0, "validator": validator, "amount": loss}],
    });
    let answer: CoverPreview = ask(suite, "vault", "preview_cover", question)?;
    let Some(Burned { bond, pool }) = answer.burned.first() else {
        return Err(CliError::failed(
            "the vault's answer to `preview_cover` has no row for the loss: this is not a suite, or the node answers wrongly",
        ));
    };
    Ok(Layers {
        bond: *bond,
        pool: *pool,
    })
}

/// `amount x of / whole`, rounded down; 0 of nothing.
pub fn part_floor(amount: Uint128, of: Uint128, whole: Uint128) -> Uint128 {
    match whole.is_zero() {
        true => Uint128::zero(),
        // only a node that lies says more than there can be
        false => amount
            .checked_multiply_ratio(of, whole)
            .unwrap_or(Uint128::MAX),
    }
}
