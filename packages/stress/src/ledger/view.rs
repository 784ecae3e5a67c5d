//! Queries to a suite and its extensions; lists are read to their end.

use crate::Kind;
use ballast_scenario::Runner;
use ballast_testing::{Chain, Contracts};
use cosmwasm_std::{to_json_binary, Addr};
use serde::Serialize;
use serde_json::{json, Value};

/// Rows of a page: the most that a contract gives.
const PAGE: usize = 100;

/// A list that a contract answers in pages.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The query.
    query: &'static str,
    /// The field of the answer with the rows.
    rows: &'static str,
    /// The field of a row after which the next page starts.
    key: &'static str,
}

impl List {
    /// The queue's batches, the open one last.
    pub const BATCHES: Self = Self::of("batches", "batch_id");
    /// The queue's tickets of an owner.
    pub const TICKETS: Self = Self::of("tickets", "ticket_id");
    /// The hub's records of losses.
    pub const LOSSES: Self = Self::of("losses", "id");
    /// The vault's bonds.
    pub const BONDS: Self = Self::of("bonds", "validator");
    /// The vault's requested exits of an owner.
    pub const EXITS: Self = Self::of("exits", "exit_id");
    /// An oracle's feeds.
    pub const FEEDS: Self = Self::of("feeds", "id");
    /// An oracle's reporters.
    pub const REPORTERS: Self = Self::of("reporters", "address");
    /// A market's positions.
    pub const POSITIONS: Self = Self::of("positions", "owner");
    /// A restake contract's redemptions of an owner.
    pub const REDEMPTIONS: Self = Self::of("redemptions", "redemption_id");
    /// A hedge's waiting deposits of an owner.
    pub const DEPOSITS: Self = Self::of("deposits", "deposit_id");
    /// A series' offers of a writer.
    pub const OFFERS_OF: Self = Self {
        query: "offers_of",
        rows: "offers",
        key: "offer_id",
    };
    /// A lever's orders.
    pub const ORDERS: Self = Self::of("orders", "order_id");
    /// A lever's orders of an owner.
    pub const ORDERS_OF: Self = Self {
        query: "orders_of",
        rows: "orders",
        key: "order_id",
    };

    /// A list whose rows are in the field with the query's name.
    const fn of(query: &'static str, key: &'static str) -> Self {
        Self {
            query,
            rows: query,
            key,
        }
    }

    /// All rows. The list ends with a page of fewer than 100 rows, or when a page ends with the row
    /// after which it was asked for: a contract that ignores `start_after` is asked twice.
    fn read(self, about: Value, ask: impl Fn(&Value) -> Value) -> Vec<Value> {
        let mut question = about;
        question["limit"] = json!(PAGE);
        let mut all = vec![];
        loop {
            let mut answer = ask(&json!({self.query: question}));
            let Value::Array(page) = answer[self.rows].take() else {
                return all;
            };
            let is_full = page.len() >= PAGE;
            let last = page.last().map(|row| row[self.key].clone());
            all.extend(page);
            match last {
                Some(last) if is_full && last != question["start_after"] => {
                    question["start_after"] = last;
                }
                _ => return all,
            }
        }
    }
}

/// A contract outside the suite.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Its name in the scenario.
    pub name: String,
    /// The name of its code: `market`.
    pub code: String,
    /// Its address.
    pub at: Addr,
}

impl Guest {
    /// Its extension, if its code is one.
    pub fn kind(&self) -> Option<Kind> {
        Kind::of(&self.code)
    }
}

/// A suite and its extensions on an embedded chain, for queries.
pub struct View<'a> {
    /// The embedded chain.
    pub chain: &'a Chain,
    /// The six contracts.
    pub suite: &'a Contracts,
    /// Contracts outside the suite: extensions and others.
    pub guests: Vec<Guest>,
}

impl<'a> View<'a> {
    /// The view of a scenario as it is now; none before it has deployed a suite.
    pub fn of(runner: &'a Runner) -> Option<Self> {
        let (chain, suite) = runner.chain().zip(runner.contracts())?;
        let guests = runner.others().iter().map(|(name, at)| Guest {
            name: name.clone(),
            code: runner.code_of(name).unwrap_or_default().to_string(),
            at: at.clone(),
        });
        Some(Self {
            chain,
            suite,
            guests: guests.collect(),
        })
    }

    /// Queries a contract, with its query type or with JSON.
    ///
    /// # Errors
    /// The contract's refusal.
    pub fn ask(&self, at: &Addr, msg: &impl Serialize) -> Result<Value, String> {
        let msg = to_json_binary(msg).map_err(|err| err.to_string())?;
        self.chain.query(at, msg)
    }

    /// [`View::ask`]; null if the contract refuses.
    pub fn answer(&self, at: &Addr, msg: &impl Serialize) -> Value {
        self.ask(at, msg).unwrap_or_default()
    }

    /// All rows of a list, to its end; none if the contract refuses. `about` has the query's other
    /// fields; with a `start_after` in it the list begins after that row.
    pub fn list(&self, at: &Addr, list: List, about: Value) -> Vec<Value> {
        list.read(about, |question| self.answer(at, question))
    }

    /// All contracts of an extension.
    pub fn each(&self, code: impl AsRef<str>) -> impl Iterator<Item = &Guest> + '_ {
        let code = code.as_ref().to_string();
        self.guests.iter().filter(move |guest| guest.code == code)
    }

    /// Names and addresses of accounts.
    pub fn accounts(&self) -> impl Iterator<Item = (&'a str, &'a Addr)> {
        self.chain
            .accounts()
            .iter()
            .map(|(name, at)| (name.as_str(), at))
    }
}

#[cfg(test)]
mod tests {
    use super::List;
    use serde_json::{json, Value};

    /// What a lever that has so many orders answers, from the order after which it is asked.
    fn orders(count: u64, question: &Value) -> Value {
        let asked = &question["orders_of"];
        assert_eq!(
            (&asked["owner"], &asked["limit"]),
            (&json!("alice"), &json!(100))
        );
        let first = asked["start_after"].as_u64().map_or(1, |last| last + 1);
        let rows: Vec<Value> = (first..=count)
            .take(100)
            .map(|id| json!({"order_id": id}))
            .collect();
        json!({"orders": rows})
    }

    #[test]
    fn a_list_is_read_to_its_end() {
        for count in [0, 1, 99, 100, 101, 250] {
            let about = json!({"owner": "alice"});
            let all = List::ORDERS_OF.read(about, |question| orders(count, question));
            let ids: Vec<u64> = all
                .iter()
                .filter_map(|row| row["order_id"].as_u64())
                .collect();
            assert_eq!(ids, (1..=count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_list_begins_where_it_is_asked_to() {
        let about = json!({"owner": "alice", "start_after": 248});
        let all = List::ORDERS_OF.read(about, |question| orders(250, question));
        assert_eq!(all, [json!({"order_id": 249}), json!({"order_id": 250})]);
    }

    #[test]
    fn a_list_that_is_refused_is_empty_and_one_that_turns_in_a_circle_ends() {
        assert!(List::LOSSES.read(json!({}), |_| Value::Null).is_empty());
        let same = |_: &Value| json!({"losses": vec![json!({"id": 7}); 100]});
        assert_eq!(List::LOSSES.read(json!({}), same).len(), 200);
    }
}
