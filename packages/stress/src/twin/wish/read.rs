//! Reads a [`Wish`] from the answers of a snapshot.

use super::{Batch, Chain, Entry, Fractions, Insurance, Pool, Seat, Token, Unnamed, Wish};
use crate::twin::SNAPSHOT_SCHEMA;
use ballast_answers::fields::{some_amount, some_number, some_text, text};
use cosmwasm_std::Decimal;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use thiserror::Error;

/// Base units of a unit of voting power, where the chain does not show it.
const USUAL_POWER_REDUCTION: u128 = 1_000_000;

/// Answers that are looked for first, so that a snapshot of something else is refused for lack of
/// the hub's.
const NEEDED: [(&str, &str); 7] = [
    ("hub", "config"),
    ("hub", "state"),
    ("token", "token_info"),
    ("staking", "params"),
    ("slashing", "params"),
    ("queue", "open_batch"),
    ("vault", "pool"),
];

/// Why a text is not a snapshot that a twin can be built of.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SnapshotError {
    /// It is not JSON.
    #[error("the snapshot is malformed JSON: {0}")]
    Malformed(String),
    /// It is of another format.
    #[error("the snapshot is of format `{0}`, not {SNAPSHOT_SCHEMA}: ballast risk --snapshot FILE writes one")]
    Format(String),
    /// It lacks an answer.
    #[error("the snapshot has no answer `{of}.{query}`: a twin needs it")]
    NoAnswer {
        /// The contract or module.
        of: &'static str,
        /// The query.
        query: &'static str,
    },
    /// A field of an answer is missing, or is not what it should be.
    #[error(
        "the snapshot's answer `{of}.{query}` has no `{field}` that can be read: take a new one"
    )]
    NoField {
        /// The contract or module.
        of: &'static str,
        /// The query.
        query: &'static str,
        /// The field.
        field: &'static str,
    },
    /// It does not say when it was taken.
    #[error("the snapshot has no `time` that can be read: take a new one")]
    NoTime,
}

/// What a contract or module answered to a query, or a row of it.
#[derive(Clone, Copy)]
struct Said<'a> {
    of: &'static str,
    query: &'static str,
    value: &'a Value,
}

impl<'a> Said<'a> {
    /// A field, if `read` can read it.
    fn field<T>(
        self,
        field: &'static str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<T, SnapshotError> {
        let Self { of, query, value } = self;
        let error = SnapshotError::NoField { of, query, field };
        read(&value[field]).ok_or(error)
    }

    /// An amount.
    fn amount(self, field: &'static str) -> Result<u128, SnapshotError> {
        self.field(field, some_amount)
    }

    /// A time, a count or an id.
    fn whole(self, field: &'static str) -> Result<u64, SnapshotError> {
        self.field(field, some_whole)
    }

    /// A text.
    fn text(self, field: &'static str) -> Result<String, SnapshotError> {
        self.field(field, some_text)
    }

    /// A decimal, as the text that it is.
    fn decimal(self, field: &'static str) -> Result<String, SnapshotError> {
        let is_decimal = |text: &String| text.parse::<Decimal>().is_ok();
        self.field(field, |value| some_text(value).filter(is_decimal))
    }

    /// The rows of a list.
    fn rows(self, field: &'static str) -> Result<impl Iterator<Item = Self>, SnapshotError> {
        let Self { of, query, .. } = self;
        let rows = self.field(field, Value::as_array)?.iter();
        Ok(rows.map(move |value| Self { of, query, value }))
    }
}

/// A time, a count or an id, as a number or as a text.
fn some_whole(value: &Value) -> Option<u64> {
    some_number(value)?.try_into().ok()
}

/// A snapshot, as JSON.
struct Answers(Value);

impl Answers {
    /// The answer of a contract or module to a query, about an address or about none (`""`).
    fn find(&self, of: &'static str, query: &'static str, about: &str) -> Option<Said<'_>> {
        let all = self.0["answers"].as_array()?;
        let found = all.iter().find(|one| {
            one["of"] == of
                && one["query"] == query
                && one["about"].as_str().unwrap_or_default() == about
        });
        let value = &found?["answer"];
        Some(Said { of, query, value })
    }

    /// The answer of a contract or module to a query about no address.
    fn need(&self, of: &'static str, query: &'static str) -> Result<Said<'_>, SnapshotError> {
        let found = self.find(of, query, "");
        found.ok_or(SnapshotError::NoAnswer { of, query })
    }

    /// LST of an address; none if the snapshot does not have it.
    fn lst_of(&self, address: &str) -> Result<Option<u128>, SnapshotError> {
        let found = self.find("token", "balance", address);
        found.map(|said| said.amount("balance")).transpose()
    }
}

impl Wish {
    /// Reads what a twin of this snapshot rebuilds.
    ///
    /// # Errors
    /// The text is not a snapshot, or lacks an answer or a field that a twin needs.
    pub fn read(snapshot: &str) -> Result<Self, SnapshotError> {
        let value: Value = serde_json::from_str(snapshot)
            .map_err(|err| SnapshotError::Malformed(err.to_string()))?;
        let schema = text(&value["schema"]);
        if schema != SNAPSHOT_SCHEMA {
            let found: String = schema.chars().take(80).collect();
            return Err(SnapshotError::Format(found));
        }
        Self::of(&Answers(value))
    }

    fn of(all: &Answers) -> Result<Self, SnapshotError> {
        for (of, query) in NEEDED {
            all.need(of, query)?;
        }
        let seats = seats(all)?;
        let (batches, unnamed) = batches(all, &seats)?;
        Ok(Self {
            time: some_whole(&all.0["time"]).ok_or(SnapshotError::NoTime)?,
            chain: Chain::of(all)?,
            token: Token::of(all)?,
            params: params(all)?,
            batches,
            unnamed,
            seats,
            pool: Pool::of(all)?,
            insurance: Insurance::of(all)?,
            open: all.need("queue", "open_batch")?.amount("shares")?,
            next_batch_at: all.need("hub", "state")?.whole("next_batch_at")?,
            held: held(all)?,
        })
    }
}

impl Chain {
    fn of(all: &Answers) -> Result<Self, SnapshotError> {
        let staking = all.need("staking", "params")?;
        let slashing = all.need("slashing", "params")?;
        Ok(Self {
            denom: all.need("hub", "config")?.text("denom")?,
            unbonding_secs: staking.whole("unbonding_secs")?,
            max_entries: staking.whole("max_entries")?,
            power_reduction: staking.field("power_reduction", |value| match value {
                // a node may not show it
                Value::Null => Some(USUAL_POWER_REDUCTION),
                value => some_number(value).filter(|reduction| *reduction > 0),
            })?,
            fractions: Fractions {
                double_sign: slashing.decimal("slash_fraction_double_sign")?,
                downtime: slashing.decimal("slash_fraction_downtime")?,
            },
            all_bonded: all.need("staking", "pool")?.amount("bonded_tokens")?,
        })
    }
}

impl Token {
    fn of(all: &Answers) -> Result<Self, SnapshotError> {
        let info = all.need("token", "token_info")?;
        Ok(Self {
            name: info.text("name")?,
            symbol: info.text("symbol")?,
            decimals: info.field("decimals", |value| some_whole(value)?.try_into().ok())?,
        })
    }
}

impl Pool {
    fn of(all: &Answers) -> Result<Self, SnapshotError> {
        let state = all.need("hub", "state")?;
        let hub = all.need("hub", "config")?.text("hub")?;
        Ok(Self {
            buffer: state.amount("buffer")?,
            dripping: state.amount("dripping")?,
            shares: state.amount("shares")?,
            seed: all.lst_of(&hub)?.unwrap_or_default(),
            unbooked: state.amount("pending_loss")?,
            owed_cover: state.amount("pending_cover")?,
        })
    }
}

impl Insurance {
    fn of(all: &Answers) -> Result<Self, SnapshotError> {
        let pool = all.need("vault", "pool")?;
        Ok(Self {
            lst: pool.amount("lst")?.saturating_add(pool.amount("dripping")?),
            leaving: pool.amount("exiting_lst")?,
        })
    }
}

/// The parameters of the four contracts that have some, by contract.
fn params(all: &Answers) -> Result<BTreeMap<&'static str, Map<String, Value>>, SnapshotError> {
    let mut params = BTreeMap::new();
    for contract in ["hub", "registry", "vault", "collector"] {
        let answer = all.need(contract, "config")?;
        let of_contract = answer.field("params", Value::as_object)?;
        params.insert(contract, of_contract.clone());
    }
    Ok(params)
}

/// LST of contracts outside the suite, by name.
fn held(all: &Answers) -> Result<BTreeMap<String, u128>, SnapshotError> {
    let mut held = BTreeMap::new();
    for (name, one) in all.0["extensions"].as_object().into_iter().flatten() {
        let lst = all.lst_of(&text(&one["address"]))?.unwrap_or_default();
        if lst > 0 {
            held.insert(name.clone(), lst);
        }
    }
    Ok(held)
}

/// The validators that are listed, have the suite's stake or have a bond, by address.
fn seats(all: &Answers) -> Result<Vec<Seat>, SnapshotError> {
    let mut seats: BTreeMap<String, Seat> = BTreeMap::new();
    let mut of = |address: String, change: &dyn Fn(&mut Seat)| {
        let seat = seats.entry(address.clone()).or_insert_with(|| Seat {
            address,
            commission: "0".to_string(),
            ..Seat::default()
        });
        change(seat);
    };
    for row in all.need("registry", "validators")?.rows("validators")? {
        let listed = row.value;
        of(row.text("address")?, &|seat| {
            seat.listed = Some(listed.clone())
        });
    }
    for row in all.need("hub", "delegations")?.rows("delegations")? {
        let stake = row.amount("actual")?;
        of(row.text("validator")?, &|seat| seat.stake = stake);
    }
    for row in all.need("vault", "bonds")?.rows("bonds")? {
        let (bond, leaving) = (row.amount("lst")?, row.amount("exiting_lst")?);
        of(row.text("validator")?, &|seat| {
            seat.bond = bond;
            seat.bond_leaving = leaving;
        });
    }
    for row in all.need("staking", "validators")?.rows("validators")? {
        if let Some(seat) = seats.get_mut(&row.text("address")?) {
            seat.tokens = row.amount("tokens")?;
            // older snapshots do not have it
            if !matches!(row.value["commission"].as_str(), None | Some("")) {
                seat.commission = row.decimal("commission")?;
            }
        }
    }
    Ok(seats.into_values().collect())
}

/// The unbonding entries by batch, the batch that is paid first before the others; and the entries
/// that have no seat.
fn batches(all: &Answers, seats: &[Seat]) -> Result<(Vec<Batch>, Unnamed), SnapshotError> {
    let mut batches: BTreeMap<u64, Batch> = BTreeMap::new();
    let mut unnamed = Unnamed::default();
    for row in all.need("hub", "unbonding")?.rows("entries")? {
        let validator = row.text("validator")?;
        let amount = row.amount("amount")?;
        let completes_at = row.whole("completes_at")?;
        let batch_id = row.whole("batch_id")?;
        let Some(seat) = seats.iter().position(|seat| seat.address == validator) else {
            unnamed.entries += 1;
            unnamed.amount = unnamed.amount.saturating_add(amount);
            continue;
        };
        let batch = batches.entry(batch_id).or_insert_with(|| Batch {
            completes_at,
            entries: vec![],
        });
        batch.entries.push(Entry { seat, amount });
    }
    let mut batches: Vec<Batch> = batches.into_values().collect();
    batches.sort_by_key(|batch| batch.completes_at);
    Ok((batches, unnamed))
}
