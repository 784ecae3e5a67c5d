//! Reads a [`Wish`] from the answers of a snapshot.

use super::{Batch, Chain, Entry, Fractions, Insurance, Pool, Seat, Token, Wish};
use crate::twin::SNAPSHOT_SCHEMA;
use ballast_tool::answer::{list, number, text};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use thiserror::Error;

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
}

/// A snapshot, as JSON.
struct Answers(Value);

impl Answers {
    /// The answer of a contract or module to a query, about an address or about none (`""`).
    fn find(&self, of: &str, query: &str, about: &str) -> Option<&Value> {
        let all = self.0["answers"].as_array()?;
        let found = all.iter().find(|one| {
            one["of"] == of
                && one["query"] == query
                && one["about"].as_str().unwrap_or_default() == about
        });
        found.map(|one| &one["answer"])
    }

    /// The answer of a contract or module to a query about no address.
    fn need(&self, of: &'static str, query: &'static str) -> Result<&Value, SnapshotError> {
        let found = self.find(of, query, "");
        found.ok_or(SnapshotError::NoAnswer { of, query })
    }
}

impl Wish {
    /// Reads what a twin of this snapshot rebuilds.
    ///
    /// # Errors
    /// The text is not a snapshot, or lacks an answer that a twin needs.
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
        let state = all.need("hub", "state")?;
        let open = all.need("queue", "open_batch")?;
        let seats = seats(all)?;
        Ok(Self {
            time: whole(&all.0["time"]),
            chain: Chain::of(all)?,
            token: Token::of(all)?,
            params: params(all)?,
            batches: batches(all, &seats)?,
            seats,
            pool: Pool::of(all)?,
            insurance: Insurance::of(all)?,
            open: number(&open["shares"]),
            next_batch_at: whole(&state["next_batch_at"]),
            held: held(all),
        })
    }
}

impl Chain {
    fn of(all: &Answers) -> Result<Self, SnapshotError> {
        let staking = all.need("staking", "params")?;
        let slashing = all.need("slashing", "params")?;
        Ok(Self {
            denom: text(&all.need("hub", "config")?["denom"]),
            unbonding_secs: whole(&staking["unbonding_secs"]),
            max_entries: whole(&staking["max_entries"]),
            power_reduction: match number(&staking["power_reduction"]) {
                0 => 1_000_000,
                reduction => reduction,
            },
            fractions: Fractions {
                double_sign: text(&slashing["slash_fraction_double_sign"]),
                downtime: text(&slashing["slash_fraction_downtime"]),
            },
            all_bonded: number(&all.need("staking", "pool")?["bonded_tokens"]),
        })
    }
}

impl Token {
    fn of(all: &Answers) -> Result<Self, SnapshotError> {
        let info = all.need("token", "token_info")?;
        Ok(Self {
            name: text(&info["name"]),
            symbol: text(&info["symbol"]),
            decimals: u8::try_from(number(&info["decimals"])).unwrap_or_default(),
        })
    }
}

impl Pool {
    fn of(all: &Answers) -> Result<Self, SnapshotError> {
        let state = all.need("hub", "state")?;
        let hub = text(&all.need("hub", "config")?["hub"]);
        let seed = all.find("token", "balance", &hub);
        Ok(Self {
            buffer: number(&state["buffer"]),
            dripping: number(&state["dripping"]),
            shares: number(&state["shares"]),
            seed: seed.map_or(0, |lst| number(&lst["balance"])),
            unbooked: number(&state["pending_loss"]),
            owed_cover: number(&state["pending_cover"]),
        })
    }
}

impl Insurance {
    fn of(all: &Answers) -> Result<Self, SnapshotError> {
        let pool = all.need("vault", "pool")?;
        Ok(Self {
            lst: number(&pool["lst"]) + number(&pool["dripping"]),
            leaving: number(&pool["exiting_lst"]),
        })
    }
}

/// The parameters of the four contracts that have some, by contract.
fn params(all: &Answers) -> Result<BTreeMap<&'static str, Map<String, Value>>, SnapshotError> {
    let mut params = BTreeMap::new();
    for contract in ["hub", "registry", "vault", "collector"] {
        let answer = &all.need(contract, "config")?["params"];
        params.insert(contract, answer.as_object().cloned().unwrap_or_default());
    }
    Ok(params)
}

/// A time or an id in an answer; 0 for any other value.
fn whole(value: &Value) -> u64 {
    u64::try_from(number(value)).unwrap_or_default()
}

/// LST of contracts outside the suite, by name.
fn held(all: &Answers) -> BTreeMap<String, u128> {
    let extensions = all.0["extensions"].as_object().into_iter().flatten();
    let held = extensions.filter_map(|(name, one)| {
        let lst = all.find("token", "balance", one["address"].as_str()?)?;
        Some((name.clone(), number(&lst["balance"])))
    });
    held.filter(|(_, lst)| *lst > 0).collect()
}

/// The validators that are listed, have the suite's stake or have a bond, by address.
fn seats(all: &Answers) -> Result<Vec<Seat>, SnapshotError> {
    let mut seats: BTreeMap<String, Seat> = BTreeMap::new();
    let mut of = |address: &Value, change: &dyn Fn(&mut Seat)| {
        let address = text(address);
        let seat = seats.entry(address.clone()).or_insert_with(|| Seat {
            address,
            commission: "0".to_string(),
            ..Seat::default()
        });
        change(seat);
    };
    for row in list(&all.need("registry", "validators")?["validators"]) {
        of(&row["address"], &|seat| seat.listed = Some(row.clone()));
    }
    for row in list(&all.need("hub", "delegations")?["delegations"]) {
        of(&row["validator"], &|seat| {
            seat.stake = number(&row["actual"])
        });
    }
    for row in list(&all.need("vault", "bonds")?["bonds"]) {
        of(&row["validator"], &|seat| {
            seat.bond = number(&row["lst"]);
            seat.bond_leaving = number(&row["exiting_lst"]);
        });
    }
    for row in list(&all.need("staking", "validators")?["validators"]) {
        if let Some(seat) = seats.get_mut(&text(&row["address"])) {
            seat.tokens = number(&row["tokens"]);
            if let Some(commission) = row["commission"].as_str().filter(|text| !text.is_empty()) {
                seat.commission = commission.to_string();
            }
        }
    }
    Ok(seats.into_values().collect())
}

/// The unbonding entries by batch, the batch that is paid first before the others.
fn batches(all: &Answers, seats: &[Seat]) -> Result<Vec<Batch>, SnapshotError> {
    let mut batches: BTreeMap<u64, Batch> = BTreeMap::new();
    for row in list(&all.need("hub", "unbonding")?["entries"]) {
        let completes_at = whole(&row["completes_at"]);
        let seat = seats
            .iter()
            .position(|seat| row["validator"] == seat.address.as_str());
        let Some(seat) = seat else { continue };
        let batch = batches
            .entry(whole(&row["batch_id"]))
            .or_insert_with(|| Batch {
                completes_at,
                entries: vec![],
            });
        batch.entries.push(Entry {
            seat,
            amount: number(&row["amount"]),
        });
    }
    let mut batches: Vec<Batch> = batches.into_values().collect();
    batches.sort_by_key(|batch| batch.completes_at);
    Ok(batches)
}
