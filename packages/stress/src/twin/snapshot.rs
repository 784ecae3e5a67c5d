//! A snapshot of an embedded chain, in the format that risk reports and twins are made from.

use crate::ledger::{lists, Guest, View};
use crate::Kind;
use ballast_answers::pages::{End, List};
use cosmwasm_std::Addr;
use serde_json::{json, Map, Value};

/// The format of a snapshot, as `ballast-risk` declares it. This crate does not depend on that one.
pub const SNAPSHOT_SCHEMA: &str = "ballast.snapshot/1";

/// Queries without arguments, by contract.
const PLAIN: [(&str, &[&str]); 6] = [
    (
        "hub",
        &[
            "config",
            "state",
            "exchange_rate",
            "freshness",
            "due",
            "solvency",
            "paused",
            "ownership",
        ],
    ),
    ("registry", &["config", "targets"]),
    ("queue", &["open_batch"]),
    ("vault", &["config", "coverage", "pool", "premium"]),
    ("collector", &["config", "pending"]),
    ("token", &["token_info"]),
];
/// Lists, by contract.
const LISTS: [(&str, List); 6] = [
    ("hub", List::new("delegations", "validator")),
    (
        "hub",
        List {
            rows: "entries",
            ..List::new("unbonding", "id")
        },
    ),
    ("hub", lists::LOSSES),
    ("registry", List::new("validators", "address")),
    ("queue", lists::BATCHES),
    ("vault", lists::BONDS),
];

/// The queries to an extension's contract, besides `config`.
struct Questions {
    /// Queries without arguments.
    plain: &'static [&'static str],
    /// Lists.
    lists: &'static [List],
}

impl Questions {
    fn of(kind: Kind) -> Self {
        let (plain, lists): (&[&str], &[List]) = match kind {
            Kind::Market => (&["market", "exposure"], &[lists::POSITIONS]),
            Kind::Oracle => (&[], &[lists::FEEDS, lists::REPORTERS]),
            Kind::Restake => (&["state", "slashable"], &[]),
            Kind::Lever | Kind::Splitter | Kind::Hedge | Kind::Calls => (&["state"], &[]),
            Kind::Basket => (&["state", "parts"], &[]),
            Kind::Timelock => (&["exit_window"], &[]),
        };
        Self { plain, lists }
    }
}

/// A snapshot in the making.
struct Taken<'a> {
    view: &'a View<'a>,
    answers: Vec<Value>,
    /// What is not known, and why.
    partial: Vec<Value>,
}

/// A snapshot of the suite, the chain and the extensions. `partial` names each query that a contract
/// refused, and each list that was not read to its end, with the reason.
pub fn snapshot_of(view: &View<'_>) -> Value {
    let suite = view.suite;
    let mut taken = Taken {
        view,
        answers: vec![],
        partial: vec![],
    };
    let at = |of: &str| {
        let mut six = suite.contracts().into_iter();
        six.find(|(name, _)| *name == of).map(|(_, at)| at.clone())
    };
    for (of, queries) in PLAIN {
        for query in queries {
            if let Some(at) = at(of) {
                taken.ask(of, &at, query, &json!({*query: {}}));
            }
        }
    }
    for (of, list) in LISTS {
        if let Some(at) = at(of) {
            taken.list(of, &at, &list);
        }
    }
    for (_, at) in suite.contracts() {
        taken.contract(at);
    }
    let known: Vec<&Guest> = view
        .guests
        .iter()
        .filter(|guest| guest.kind().is_some())
        .collect();
    for guest in &known {
        taken.guest(guest);
    }
    taken.chain();
    let extensions = known.iter().map(|guest| {
        (
            guest.name.clone(),
            json!({"kind": guest.code, "address": guest.at}),
        )
    });
    json!({
        "schema": SNAPSHOT_SCHEMA, "chain_id": "embedded", "height": view.chain.height(), "time": view.chain.now(),
        "suite": suite, "answers": taken.answers, "history": [], "partial": taken.partial, "extensions": extensions.collect::<Map<_, _>>(),
    })
}

impl Taken<'_> {
    /// Keeps an answer to `query` of the contract or module `of`; `about` is the address that the
    /// query was about, or empty.
    fn keep(&mut self, of: &str, query: &str, about: &str, answer: Value) {
        self.answers
            .push(json!({"of": of, "query": query, "about": about, "answer": answer}));
    }

    /// Keeps that an answer is missing, or not whole, and why.
    fn gap(&mut self, of: &str, query: &str, about: &str, why: &str) {
        let what = format!("{of}.{query} {about}");
        self.partial
            .push(json!({"what": what.trim_end(), "why": why}));
    }

    /// Queries a contract and keeps the answer. Of a refused query the reason is kept, and it returns
    /// null.
    fn ask(&mut self, of: &str, at: &Addr, query: &str, msg: &Value) -> Value {
        match self.view.ask(at, msg) {
            Ok(answer) => {
                self.keep(of, query, "", answer.clone());
                answer
            }
            Err(why) => {
                self.gap(of, query, "", &why);
                Value::Null
            }
        }
    }

    /// Keeps the rows of a list, and why they are not all.
    fn list(&mut self, of: &str, at: &Addr, list: &List) {
        let read = list.read(json!({}), |page| self.view.ask(at, page));
        self.keep(of, list.query, "", json!({list.rows: read.rows}));
        if let Some(why) = why_cut(&read.end) {
            self.gap(of, list.query, "", &why);
        }
    }

    /// Keeps a contract's LST, code id and admin.
    fn contract(&mut self, at: &Addr) {
        let query = json!({"balance": {"address": at}});
        match self.view.ask(&self.view.suite.token, &query) {
            Ok(lst) => self.keep("token", "balance", at.as_str(), lst),
            Err(why) => self.gap("token", "balance", at.as_str(), &why),
        }
        match self.view.chain.app().contract_data(at) {
            Ok(found) => {
                let found = json!({"code_id": found.code_id, "admin": found.admin});
                self.keep("wasm", "contract", at.as_str(), found);
            }
            Err(why) => self.gap("wasm", "contract", at.as_str(), &why.to_string()),
        }
    }

    /// Keeps the answers of an extension's contract, and of the contract that backs it or that it
    /// backs.
    fn guest(&mut self, guest: &Guest) {
        let Some(kind) = guest.kind() else {
            return;
        };
        let Guest { name, at, .. } = guest;
        let Questions { plain, lists } = Questions::of(kind);
        self.contract(at);
        let config = self.ask(name, at, "config", &json!({"config": {}}));
        for query in plain {
            self.ask(name, at, query, &json!({*query: {}}));
        }
        for list in lists {
            self.list(name, at, list);
        }
        // the restake contract behind a market, and the consumer of a restake contract
        let (query, other, msg) = match kind {
            Kind::Market => ("backing", &config["restake"]["address"], "slashable"),
            Kind::Restake => (
                "consumer_exposure",
                &config["ratio"]["consumer"],
                "exposure",
            ),
            _ => return,
        };
        if let Some(other) = other.as_str() {
            let other = Addr::unchecked(other);
            self.ask(name, &other, query, &json!({msg: {}}));
        }
    }

    /// Keeps the chain's validators and the parameters of its modules.
    fn chain(&mut self) {
        let chain = self.view.chain;
        let rows: Vec<_> = chain
            .validators()
            .values()
            .filter_map(|operator| chain.validator(operator))
            .collect();
        let bonded: u128 = rows
            .iter()
            .filter(|row| row.status == "bonded")
            .map(|row| row.tokens.u128())
            .sum();
        let validators = rows.iter().map(|row| {
            json!({
                "address": row.address, "name": chain.name_of(&row.address), "standing": row.status, "tokens": row.tokens,
                "jailed": row.jailed, "tombstoned": row.tombstoned, "commission": row.commission,
            })
        });
        let validators = json!({"validators": validators.collect::<Vec<_>>()});
        self.keep("staking", "validators", "", validators);
        self.keep(
            "staking",
            "pool",
            "",
            json!({"bonded_tokens": bonded.to_string()}),
        );
        match chain.params() {
            Ok(params) => {
                let staking = json!({
                    "unbonding_secs": params.unbonding_secs, "max_entries": params.max_entries,
                    "power_reduction": chain.genesis().power_reduction,
                });
                self.keep("staking", "params", "", staking);
                let slashing = json!({
                    "slash_fraction_double_sign": params.slash_double_sign, "slash_fraction_downtime": params.slash_downtime,
                });
                self.keep("slashing", "params", "", slashing);
            }
            Err(why) => {
                for of in ["staking", "slashing"] {
                    self.gap(of, "params", "", &why.to_string());
                }
            }
        }
    }
}

/// Why the rows of a list are not all; none where they are.
fn why_cut(end: &End<String>) -> Option<String> {
    match end {
        End::Last => None,
        End::NoAnswer(why) => Some(why.clone()),
        End::NoList => Some("the answer has no list".to_string()),
        End::Circle | End::Most => Some("the list does not end".to_string()),
    }
}
