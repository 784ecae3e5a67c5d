//! A snapshot of an embedded chain, in the format that risk reports and twins are made from.

use crate::ledger::{Guest, View};
use crate::Kind;
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
/// The rows of each list that a snapshot has: one page.
const ROWS: u32 = 100;
/// Lists, by contract.
const LISTS: [(&str, &str); 6] = [
    ("hub", "delegations"),
    ("hub", "unbonding"),
    ("hub", "losses"),
    ("registry", "validators"),
    ("queue", "batches"),
    ("vault", "bonds"),
];

/// The queries to an extension's contract, besides `config`.
struct Questions {
    /// Queries without arguments.
    plain: &'static [&'static str],
    /// Lists.
    lists: &'static [&'static str],
}

impl Questions {
    fn of(kind: Kind) -> Self {
        let (plain, lists): (&[&str], &[&str]) = match kind {
            Kind::Market => (&["market", "exposure"], &["positions"]),
            Kind::Oracle => (&[], &["feeds", "reporters"]),
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
}

/// A snapshot of the suite, the chain and the extensions. It has the first 100 rows of each list:
/// use `ballast risk --snapshot` for a suite with more.
pub fn snapshot_of(view: &View<'_>) -> Value {
    let suite = view.suite;
    let mut taken = Taken {
        view,
        answers: vec![],
    };
    let at = |of: &str| {
        suite
            .contracts()
            .into_iter()
            .find(|(name, _)| *name == of)
            .map(|(_, at)| at.clone())
    };
    for (of, queries) in PLAIN {
        for query in queries {
            taken.ask(of, at(of).as_ref(), query, &json!({*query: {}}));
        }
    }
    for (of, list) in LISTS {
        taken.ask(of, at(of).as_ref(), list, &json!({list: {"limit": ROWS}}));
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
        "suite": suite, "answers": taken.answers, "history": [], "partial": [], "extensions": extensions.collect::<Map<_, _>>(),
    })
}

impl Taken<'_> {
    /// Keeps an answer to `query` of the contract or module `of`; `about` is the address that the
    /// query was about, or empty.
    fn keep(&mut self, of: &str, query: &str, about: &str, answer: Value) {
        self.answers
            .push(json!({"of": of, "query": query, "about": about, "answer": answer}));
    }

    /// Queries a contract and keeps the answer. A refused query is not kept, and returns null.
    fn ask(&mut self, of: &str, at: Option<&Addr>, query: &str, msg: &Value) -> Value {
        let said = at.and_then(|at| self.view.ask(at, msg).ok());
        if let Some(answer) = &said {
            self.keep(of, query, "", answer.clone());
        }
        said.unwrap_or_default()
    }

    /// Keeps a contract's LST, code id and admin.
    fn contract(&mut self, at: &Addr) {
        let query = json!({"balance": {"address": at}});
        if let Ok(lst) = self.view.ask(&self.view.suite.token, &query) {
            self.keep("token", "balance", at.as_str(), lst);
        }
        if let Ok(found) = self.view.chain.app().contract_data(at) {
            let found = json!({"code_id": found.code_id, "admin": found.admin});
            self.keep("wasm", "contract", at.as_str(), found);
        }
    }

    /// Keeps the answers of an extension's contract, and of the contract that backs it or that it
    /// backs.
    fn guest(&mut self, guest: &Guest) {
        let Some(kind) = guest.kind() else {
            return;
        };
        let Questions { plain, lists } = Questions::of(kind);
        self.contract(&guest.at);
        let config = self.ask(
            &guest.name,
            Some(&guest.at),
            "config",
            &json!({"config": {}}),
        );
        for query in plain {
            self.ask(&guest.name, Some(&guest.at), query, &json!({*query: {}}));
        }
        for list in lists {
            self.ask(
                &guest.name,
                Some(&guest.at),
                list,
                &json!({*list: {"limit": ROWS}}),
            );
        }
        // the restake contract behind a market, and the consumer of a restake contract
        let (query, at, msg) = match kind {
            Kind::Market => ("backing", &config["restake"]["address"], "slashable"),
            Kind::Restake => (
                "consumer_exposure",
                &config["ratio"]["consumer"],
                "exposure",
            ),
            _ => return,
        };
        if let Some(at) = at.as_str() {
            self.ask(
                &guest.name,
                Some(&Addr::unchecked(at)),
                query,
                &json!({msg: {}}),
            );
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
        if let Ok(params) = chain.params() {
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
    }
}
