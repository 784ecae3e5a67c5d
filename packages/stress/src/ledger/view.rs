//! Queries to a suite and its extensions, and their typed answers; lists are read to their end.

use crate::{Cause, Kind, StressError};
use ballast_answers::pages::{End, List};
use ballast_scenario::Runner;
use ballast_testing::{Chain, Contracts};
use cosmwasm_std::{to_json_binary, Addr};
use serde::{de::DeserializeOwned, Serialize};
use serde_json::{from_value, to_value, Value};

/// Lists that contracts answer in pages.
pub mod lists {
    use ballast_answers::pages::List;

    /// The queue's batches, the open one last.
    pub const BATCHES: List = List::new("batches", "batch_id");
    /// The queue's tickets of an owner.
    pub const TICKETS: List = List::new("tickets", "ticket_id");
    /// The hub's records of losses.
    pub const LOSSES: List = List::new("losses", "id");
    /// The vault's bonds.
    pub const BONDS: List = List::new("bonds", "validator");
    /// The vault's requested exits of an owner.
    pub const EXITS: List = List::new("exits", "exit_id");
    /// An oracle's feeds.
    pub const FEEDS: List = List::new("feeds", "id");
    /// An oracle's reporters.
    pub const REPORTERS: List = List::new("reporters", "address");
    /// A market's positions.
    pub const POSITIONS: List = List::new("positions", "owner");
    /// A restake contract's redemptions of an owner.
    pub const REDEMPTIONS: List = List::new("redemptions", "redemption_id");
    /// A hedge's waiting deposits of an owner.
    pub const DEPOSITS: List = List::new("deposits", "deposit_id");
    /// A series' offers of a writer.
    pub const OFFERS_OF: List = List {
        query: "offers_of",
        ..List::new("offers", "offer_id")
    };
    /// A lever's orders.
    pub const ORDERS: List = List::new("orders", "order_id");
    /// A lever's orders of an owner.
    pub const ORDERS_OF: List = List {
        query: "orders_of",
        ..ORDERS
    };
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
    pub fn ask(&self, at: &Addr, query: &impl Serialize) -> Result<Value, String> {
        let query = to_json_binary(query).map_err(|err| err.to_string())?;
        self.chain.query(at, query)
    }

    /// The answer to a query that a contract does not refuse.
    ///
    /// # Errors
    /// It refuses all the same, or its answer is not a `T`: the error names contract and query.
    pub fn answer<T: DeserializeOwned>(
        &self,
        at: &Addr,
        query: &impl Serialize,
    ) -> Result<T, StressError> {
        let answer = self.ask(at, query);
        let answer = answer.and_then(|value| from_value(value).map_err(|err| err.to_string()));
        answer.map_err(|why| self.no_answer(at, query, why))
    }

    /// The answer to a query that a contract may refuse; none if it does.
    ///
    /// # Errors
    /// The answer is not a `T`.
    pub fn answer_if_any<T: DeserializeOwned>(
        &self,
        at: &Addr,
        query: &impl Serialize,
    ) -> Result<Option<T>, StressError> {
        match self.ask(at, query) {
            Ok(value) => match from_value(value) {
                Ok(answer) => Ok(Some(answer)),
                Err(err) => Err(self.no_answer(at, query, err.to_string())),
            },
            Err(_) => Ok(None),
        }
    }

    /// All rows of a list, to its end. `about` has the query's other fields; with a `start_after`
    /// in it the list begins after that row.
    ///
    /// # Errors
    /// The contract refuses a page, the list has no end, or a row is not a `T`.
    pub fn list<T: DeserializeOwned>(
        &self,
        at: &Addr,
        list: List,
        about: Value,
    ) -> Result<Vec<T>, StressError> {
        let read = list.read(about, |page| self.ask(at, page));
        let rows = match read.end {
            End::Last => from_value(Value::Array(read.rows)).map_err(|err| err.to_string()),
            End::NoAnswer(why) => Err(why),
            End::NoList => Err("it has no list".to_string()),
            End::Most | End::Circle => Err("the list does not end".to_string()),
        };
        rows.map_err(|why| self.no_answer(at, &list.query, why))
    }

    /// The error of a query that was refused, or whose answer is not what was expected.
    pub(crate) fn no_answer(&self, at: &Addr, query: &impl Serialize, why: String) -> StressError {
        let cause = Cause::NoAnswer {
            contract: self.name_of(at),
            query: to_value(query).unwrap_or_default().to_string(),
            why,
        };
        cause.into()
    }

    /// A contract's name in the scenario; its address if it has none.
    fn name_of(&self, at: &Addr) -> String {
        let suite = self.suite.contracts();
        let mut suite = suite.iter().filter(|(_, address)| *address == at);
        let mut guests = self.guests.iter().filter(|guest| guest.at == *at);
        match (suite.next(), guests.next()) {
            (Some((name, _)), _) => (*name).to_string(),
            (None, Some(guest)) => guest.name.clone(),
            (None, None) => at.to_string(),
        }
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
