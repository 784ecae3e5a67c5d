//! What a twin is to be: the answers of a snapshot, as far as a twin is about them.

#[cfg(test)]
mod tests;

use super::snapshot::SNAPSHOT_SCHEMA;
use crate::ledger::whole;
use ballast_tool::answer::{list, number, text};
use ballast_tool::CliError;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a twin is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// When the snapshot was taken, unix seconds.
    pub time: u64,
    /// The chain below the suite.
    pub chain: Chain,
    /// What the LST is called.
    pub token: Token,
    /// Parameters of hub, registry, vault and collector.
    pub params: BTreeMap<&'static str, Map<String, Value>>,
    /// Validators that the suite lists or has stake with.
    pub seats: Vec<Seat>,
    /// The hub's totals.
    pub pool: Pool,
    /// The underwriters' pool.
    pub insurance: Insurance,
    /// LST in the open batch.
    pub open: u128,
    /// When the next batch may be priced.
    pub next_batch_at: u64,
    /// What unbonds, by the time at which it began, oldest first.
    pub batches: Vec<Batch>,
    /// LST that contracts beside the suite hold, by name.
    pub held: BTreeMap<String, u128>,
}

/// The chain of a suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The staking token.
    pub denom: String,
    /// How long it unbonds.
    pub unbonding_secs: u64,
    /// Entries of one validator at most.
    pub max_entries: u64,
    /// Base units of one unit of power.
    pub power_reduction: u128,
    /// What a double sign and downtime cost.
    pub fractions: Fractions,
    /// Tokens that are bonded on it.
    pub all_bonded: u128,
}

/// What an LST is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its name in words.
    pub name: String,
    /// Its ticker.
    pub symbol: String,
    /// Decimals of it and of the staking token.
    pub decimals: u8,
}

/// Totals of a hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Native that is liquid.
    pub buffer: u128,
    /// Rewards that do not count yet.
    pub dripping: u128,
    /// The supply of LST.
    pub shares: u128,
    /// LST of the first deposit, which the hub holds.
    pub seed: u128,
    /// What the chain shows as lost and nobody has booked.
    pub unbooked: u128,
    /// What the vault still owes for losses that were booked.
    pub owed_cover: u128,
}

/// The underwriters' pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insurance {
    /// Its LST, with premium that drips.
    pub lst: u128,
    /// What of it is on the way out.
    pub leaving: u128,
}

/// Parts of stake that the chain takes, as decimals in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fractions {
    /// Of a validator that signed twice.
    pub double_sign: String,
    /// Of a validator that missed too many blocks.
    pub downtime: String,
}

/// A validator that the suite lists or has stake with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// Operator address there.
    pub address: String,
    /// The suite's stake.
    pub stake: u128,
    /// All stake with it.
    pub tokens: u128,
    /// Its commission.
    pub commission: String,
    /// As the registry lists it; none where it does not.
    pub listed: Option<Value>,
    /// LST of its bond.
    pub bond: u128,
    /// What of the bond is on the way out.
    pub bond_leaving: u128,
}

/// Undelegations that were sent together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// When they are paid, unix seconds there.
    pub completes_at: u64,
    /// How much of which seat.
    pub entries: Vec<Entry>,
}

/// An undelegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The seat that it is from, by its place in [`Wish::seats`].
    pub seat: usize,
    /// How much, native.
    pub amount: u128,
}

impl Batch {
    /// What they undelegated together.
    pub fn amount(&self) -> u128 {
        self.entries.iter().map(|entry| entry.amount).sum()
    }
}

/// Answers that are looked for first: where a snapshot is of something else, the hub's is missing.
const NEEDED: [(&str, &str); 7] = [
    ("hub", "config"),
    ("hub", "state"),
    ("token", "token_info"),
    ("staking", "params"),
    ("slashing", "params"),
    ("queue", "open_batch"),
    ("vault", "pool"),
];

/// A snapshot, as JSON.
struct Answers(Value);

impl Answers {
    fn find(&self, of: &str, query: &str, about: &str) -> Option<&Value> {
        let all = self.0["answers"].as_array()?;
        let found = all.iter().find(|one| {
            one["of"] == of
                && one["query"] == query
                && one["about"].as_str().unwrap_or_default() == about
        });
        found.map(|one| &one["answer"])
    }

    fn need(&self, of: &str, query: &str) -> Result<&Value, CliError> {
        self.find(of, query, "").ok_or_else(|| {
            CliError::bad(format!(
                "the snapshot has no answer `{of}.{query}`: a twin needs it"
            ))
        })
    }
}

impl Wish {
    /// What a twin of this snapshot is to be.
    ///
    /// # Errors
    /// The text is no snapshot, or lacks an answer that a twin needs.
    pub fn read(snapshot: &str) -> Result<Self, CliError> {
        let value: Value = serde_json::from_str(snapshot)
            .map_err(|err| CliError::bad(format!("the snapshot is malformed JSON: {err}")))?;
        let schema = text(&value["schema"]);
        if schema != SNAPSHOT_SCHEMA {
            let found: String = schema.chars().take(80).collect();
            return Err(CliError::bad(format!(
                "the snapshot is of format `{found}`, not {SNAPSHOT_SCHEMA}: ballast risk --snapshot FILE writes one"
            )));
        }
        Self::of(&Answers(value))
    }

    fn of(all: &Answers) -> Result<Self, CliError> {
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

    /// How long rewards drip.
    pub fn drip_secs(&self) -> u64 {
        self.params
            .get("hub")
            .and_then(|hub| hub["drip_secs"].as_u64())
            .unwrap_or_default()
    }

    /// All of the suite's stake.
    pub fn bonded(&self) -> u128 {
        self.seats.iter().map(|seat| seat.stake).sum()
    }

    /// What all LST is worth.
    pub fn value(&self) -> u128 {
        (self.pool.buffer + self.bonded()).saturating_sub(self.pool.dripping)
    }

    /// Whether a twin can be built.
    ///
    /// # Errors
    /// Why none can.
    pub fn check(&self) -> Result<(), CliError> {
        let refuse = |why: String| Err(CliError::failed(format!("no twin can be built: {why}")));
        let Pool {
            shares,
            unbooked,
            owed_cover,
            ..
        } = self.pool;
        let seed = 10u128.pow(u32::from(self.token.decimals.max(6)));
        if shares < seed || self.value() == 0 {
            return refuse(format!("{shares} LST are worth {}", self.value()));
        }
        // insurers still have the LST that these will burn: a twin would insure the next loss with
        // it
        if unbooked > 0 {
            return refuse(format!(
                "a loss of {unbooked} is not booked: send `sync` to the hub, and take the snapshot after it"
            ));
        }
        if owed_cover > 0 {
            return refuse(format!(
                "the vault owes a cover of {owed_cover}: take the snapshot after `retry_cover`, or after the cover has lapsed"
            ));
        }
        if self.seats.is_empty() || self.chain.unbonding_secs == 0 {
            return refuse("the snapshot has no validator or no unbonding time".to_string());
        }
        let bonds: u128 = self.seats.iter().map(|seat| seat.bond).sum();
        let held: u128 = self.held.values().sum();
        let named = self.insurance.lst + self.open + bonds + held;
        match named <= shares {
            true => Ok(()),
            false => refuse(format!(
                "{named} LST are insured, leaving or with contracts, of {shares}"
            )),
        }
    }
}

impl Chain {
    fn of(all: &Answers) -> Result<Self, CliError> {
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
    fn of(all: &Answers) -> Result<Self, CliError> {
        let info = all.need("token", "token_info")?;
        Ok(Self {
            name: text(&info["name"]),
            symbol: text(&info["symbol"]),
            decimals: number(&info["decimals"]) as u8,
        })
    }
}

impl Pool {
    fn of(all: &Answers) -> Result<Self, CliError> {
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
    fn of(all: &Answers) -> Result<Self, CliError> {
        let pool = all.need("vault", "pool")?;
        Ok(Self {
            lst: number(&pool["lst"]) + number(&pool["dripping"]),
            leaving: number(&pool["exiting_lst"]),
        })
    }
}

/// Parameters of those contracts that have some.
fn params(all: &Answers) -> Result<BTreeMap<&'static str, Map<String, Value>>, CliError> {
    let mut params = BTreeMap::new();
    for contract in ["hub", "registry", "vault", "collector"] {
        let answer = &all.need(contract, "config")?["params"];
        params.insert(contract, answer.as_object().cloned().unwrap_or_default());
    }
    Ok(params)
}

/// LST of contracts beside the suite, by name.
fn held(all: &Answers) -> BTreeMap<String, u128> {
    let extensions = all.0["extensions"].as_object().into_iter().flatten();
    let held = extensions.filter_map(|(name, one)| {
        let lst = all.find("token", "balance", one["address"].as_str()?)?;
        Some((name.clone(), number(&lst["balance"])))
    });
    held.filter(|(_, lst)| *lst > 0).collect()
}

/// Validators by address: listed, with stake, or with a bond.
fn seats(all: &Answers) -> Result<Vec<Seat>, CliError> {
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

/// Entries that unbond, by batch, the one that is paid first before the others.
fn batches(all: &Answers, seats: &[Seat]) -> Result<Vec<Batch>, CliError> {
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
