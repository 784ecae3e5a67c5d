//! What a slash would take.
//!
//! The event is a slash of one validator by a fraction, at once. Exits that wait for undelegation bear their part; of
//! the pool's part the bond pays first, then the underwriters (as the vault's `preview_cover` says), and what
//! remains lowers the rate.

use super::ask::{amount, pages, part, Ask};
use super::Event;
use ballast_tool::CliError;
use cosmwasm_std::{Decimal, Uint128};
use serde_json::json;

/// The event, and what it costs whom.
pub struct Slash {
    pub event: Event,
    pub fraction: Decimal,
    /// What all LST is worth before the slash, native.
    pub value: Uint128,
    pub shares: Uint128,
    /// What holders bear together.
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

/// What all LST is worth, native, and how much there is.
#[derive(Clone, Copy)]
struct Totals {
    value: Uint128,
    shares: Uint128,
}

impl Totals {
    /// What an amount of LST is worth.
    fn worth(self, lst: Uint128) -> Uint128 {
        part(lst, self.value, self.shares)
    }
}

/// The stake that the pool has with the validator that has most of it.
struct Worst {
    validator: Option<String>,
    stake: Uint128,
}

impl Slash {
    /// A slash of the validator with most of the pool's stake.
    ///
    /// # Errors
    /// What a contract refuses.
    pub fn of_worst(chain: &mut dyn Ask, fraction: Decimal) -> Result<Self, CliError> {
        let state = chain.ask("hub", json!({"state": {}}))?;
        let totals = Totals {
            value: amount(&state["value"]),
            shares: amount(&state["shares"]),
        };
        let Worst { validator, stake } = worst(chain)?;
        let loss = stake.mul_floor(fraction);
        let (exiting, bonded) = (amount(&state["exiting"]), amount(&state["bonded"]));
        let of_exits = match bonded.is_zero() {
            true => Uint128::zero(),
            false => part(loss, exiting.min(bonded), bonded),
        };
        let of_pool = loss.saturating_sub(of_exits).min(totals.value);
        let burned = match (&validator, of_pool.is_zero()) {
            (Some(validator), false) => burned(chain, totals, validator, of_pool)?,
            _ => Layers::default(),
        };
        let paid = Layers {
            bond: totals.worth(burned.bond),
            pool: totals.worth(burned.pool),
        };
        let bond = bond_of(chain, validator.as_deref())?;
        let pool = chain.ask("vault", json!({"pool": {}}))?;
        Ok(Self {
            event: Event {
                validator,
                fraction: fraction.to_string(),
                loss,
                paid_by_bond: paid.bond.min(of_pool),
                paid_by_pool: paid.pool.min(of_pool),
            },
            fraction,
            value: totals.value,
            shares: totals.shares,
            uncovered: paid.left_of(of_pool),
            bearing: paid.left_of(totals.value),
            burned,
            held: Layers {
                bond,
                pool: amount(&pool["lst"]),
            },
        })
    }

    /// What holders of this much value bear.
    pub fn of_value(&self, value: Uint128) -> Uint128 {
        part(self.uncovered, value, self.bearing)
    }

    /// What this much value in a layer loses: its part of the burn, and what holders bear on the rest.
    pub fn of_layer(&self, layer: &str, value: Uint128) -> Uint128 {
        let (burned, all) = match layer {
            "pool" => (self.burned.pool, self.held.pool),
            bond if self.event.validator.as_deref() == Some(bond) => {
                (self.burned.bond, self.held.bond)
            }
            _ => (Uint128::zero(), Uint128::one()),
        };
        let gone = part(value, burned.min(all), all);
        gone.saturating_add(self.of_value(value.saturating_sub(gone)))
    }
}

fn worst(chain: &mut dyn Ask) -> Result<Worst, CliError> {
    let rows = pages(chain, "hub", "delegations", "validator")?;
    let worst = rows.iter().max_by_key(|row| amount(&row["actual"]));
    let stake = worst.map_or(Uint128::zero(), |row| amount(&row["actual"]));
    let worst = worst.filter(|_| !stake.is_zero());
    let validator = worst.and_then(|row| row["validator"].as_str());
    Ok(Worst {
        validator: validator.map(ToString::to_string),
        stake,
    })
}

/// LST that the vault would burn of each layer.
fn burned(
    chain: &mut dyn Ask,
    totals: Totals,
    validator: &str,
    loss: Uint128,
) -> Result<Layers, CliError> {
    let question = json!({"preview_cover": {
        "before": {"value": totals.value, "shares": totals.shares},
        // 0: a loss that has no number yet
        "losses": [{"loss_id": 0, "validator": validator, "amount": loss}],
    }});
    let answer = chain.ask("vault", question)?;
    let burned = &answer["burned"][0];
    Ok(Layers {
        bond: amount(&burned["bond"]),
        pool: amount(&burned["pool"]),
    })
}

/// LST in a validator's bond.
fn bond_of(chain: &mut dyn Ask, validator: Option<&str>) -> Result<Uint128, CliError> {
    let bonds = pages(chain, "vault", "bonds", "validator")?;
    let bond = bonds
        .iter()
        .find(|bond| bond["validator"].as_str() == validator);
    Ok(bond.map_or(Uint128::zero(), |bond| amount(&bond["lst"])))
}
