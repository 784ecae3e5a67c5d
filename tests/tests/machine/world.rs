//! The contracts and the model side by side: one command, two answers, compared.

use crate::commands::{Command, Mood};
use crate::model::layer::Layer;
use crate::model::{q, Entry, Model, Params, Seen, Ticket, Q};
use crate::words::{Deed, Verdict, Word, USERS, VALIDATORS};
use ballast_cli::scenario::{parse_line, Runner};
use ballast_testing::{lst_of, Chain, Contracts, Observation};
use ballast_types::hub::{LossesResponse, QueryMsg, UnbondingResponse, PAUSES};
use ballast_types::vault::{self, BondsResponse, PoolResponse, PositionResponse};
use ballast_types::Amount;
use num_traits::{Signed, ToPrimitive, Zero};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// What a history begins with.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    pub mood: Mood,
    /// Decimals of the token: 6 or 18.
    pub decimals: u8,
    /// What a double sign costs, in hundredths.
    pub double_sign: u8,
}

impl Setup {
    /// One token, in base units.
    pub fn unit(&self) -> u128 {
        10u128.pow(self.decimals.into())
    }

    fn genesis(&self) -> Value {
        let rich = (1_000_000 * self.unit()).to_string();
        let names = USERS.into_iter();
        let names = names.chain(["erin", "keeper", "owner", "guardian", "treasury"]);
        let accounts: BTreeMap<&str, &String> = names.map(|name| (name, &rich)).collect();
        json!({
            "cmd": "genesis", "validators": VALIDATORS.len(), "accounts": accounts,
            "self_stake": (1_000 * self.unit()).to_string(),
            "power_reduction": self.unit().to_string(), "commission": "0.05", "window": 20,
            "slash_downtime": "0.01", "slash_double_sign": format!("0.{:02}", self.double_sign),
        })
    }

    fn deployment(&self) -> Value {
        let listed = VALIDATORS[..4].iter().enumerate();
        let listed: Vec<Value> = listed
            .map(|(i, name)| json!({"address": format!("${{{name}}}"), "weight": 1 + i}))
            .collect();
        json!({
            "cmd": "deploy", "from": "owner", "funds": self.unit().to_string(),
            "msg": {
                "guardian": "${guardian}", "treasury": "${treasury}", "validators": listed,
                "token": {"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": self.decimals},
            },
        })
    }
}

/// A request to leave the vault.
pub struct Exit {
    pub owner: String,
    pub layer: String,
    pub ready_at: u64,
}

/// A history under way.
pub struct World {
    pub setup: Setup,
    pub model: Model,
    pub seen: Seen,
    pub exits: BTreeMap<u64, Exit>,
    pub min_bond: u128,
    runner: Runner,
    /// What was done, as a scenario that can be run again.
    lines: Vec<String>,
    /// The price is out of all proportion after losses: only invariants are checked.
    blind: bool,
    /// Steps that were compared with the model.
    pub compared: u64,
}

/// What went wrong, and a scenario that shows it.
pub struct Failure {
    pub what: String,
    pub scenario: String,
}

type Checked = Result<(), String>;

fn ensure(holds: bool, what: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(what()) }
}

/// An attribute that a contract emitted, in order.
fn said<'a>(answer: &'a Value, contract: &str, key: &str) -> Vec<&'a str> {
    let events = answer["events"].as_array().into_iter().flatten();
    events
        .filter(|event| event["type"] == "wasm" && event["contract"] == contract)
        .flat_map(|event| event["attributes"].as_array().into_iter().flatten())
        .filter(|pair| pair[0] == key)
        .filter_map(|pair| pair[1].as_str())
        .collect()
}

/// The first attribute of the first event of a name.
fn event<'a>(answer: &'a Value, name: &str, key: &str) -> Option<&'a str> {
    let mut events = answer["events"].as_array()?.iter();
    let found = events.find(|event| event["type"] == json!(format!("wasm-{name}")))?;
    let pair = found["attributes"].as_array()?.iter().find(|pair| pair[0] == key)?;
    pair[1].as_str()
}

fn number(text: Option<&str>) -> Result<u128, String> {
    let parsed = text.and_then(|text| text.parse().ok());
    parsed.ok_or_else(|| format!("{text:?} is no number"))
}

impl World {
    /// A chain and a suite.
    pub fn new(setup: Setup) -> Self {
        let mut world = Self {
            setup,
            model: Model::new(
                Params {
                    drip_secs: 86_400,
                    fee_bps: 500,
                    tip_bps: 20,
                    premium_max_bps: 1_000,
                    target_bps: 500,
                },
                "treasury",
                setup.unit(),
                &Seen::default(),
            ),
            seen: Seen::default(),
            exits: BTreeMap::new(),
            min_bond: 1,
            runner: Runner::default(),
            lines: vec![],
            blind: false,
            compared: 0,
        };
        for line in [setup.genesis(), setup.deployment()] {
            let done = world.run(&line).and_then(|answer| answer);
            done.expect("a suite can be deployed");
            world.lines.push(line.to_string());
        }
        world.seen = world.look(false).expect("a suite can be looked at");
        world.model.now = world.seen.now;
        world.model.synced = (0, world.seen.now);
        world
    }

    /// The scenario so far.
    pub fn scenario(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// One step, on both sides.
    pub fn take(&mut self, command: Command) -> Result<(), Failure> {
        let mut word = self.word(command);
        let plain = word.line.to_string();
        word.line["may_fail"] = json!(true);
        let outcome = self.step(&word);
        let recorded = match &outcome {
            Ok(true) => plain,
            // refused, and it has to be again
            Ok(false) => {
                let mut line = word.line.clone();
                line.as_object_mut().expect("an object").remove("may_fail");
                line["fails"] = json!("");
                line.to_string()
            }
            Err(_) => word.line.to_string(),
        };
        self.lines.push(recorded);
        outcome.map(drop).map_err(|what| Failure {
            scenario: self.scenario(),
            what: format!("{what}\nafter {command:?}: {}", word.line),
        })
    }

    /// The chain and the suite, as they are.
    pub fn into_parts(self) -> (Chain, Contracts) {
        self.runner.into_parts().expect("a suite")
    }

    /// What is dearer to look at, once at the end.
    pub fn finish(&mut self) -> Result<(), Failure> {
        let end = self.compare_all();
        end.map_err(|what| Failure {
            scenario: self.scenario(),
            what: format!("{what}\nat the end"),
        })
    }

    /// Runs a line: its answer or its refusal, or the invariant that broke.
    fn run(&mut self, line: &Value) -> Result<Result<Value, String>, String> {
        let line = parse_line(&line.to_string(), self.lines.len() + 1);
        let line = line.map_err(|err| err.to_string())?;
        let report = self.runner.step(&line, false);
        report.map(|report| report.answer).map_err(|err| {
            let details = err.details.join("; ");
            format!("{err} {details}")
        })
    }

    fn step(&mut self, word: &Word) -> Result<bool, String> {
        let answer = self.run(&word.line);
        let slashing = ["slash", "double_sign", "absent"].map(|cmd| json!(cmd));
        let after = self.look(slashing.contains(&word.line["cmd"]))?;
        let before = std::mem::replace(&mut self.seen, after);
        let answer = answer?;
        self.model.height = self.seen.height;
        self.model.now = self.seen.now;
        if !self.blind {
            match &answer {
                Ok(_) if word.verdict == Verdict::MustNot => {
                    return Err("the model refuses what the contracts did".to_string())
                }
                Err(error) if word.verdict == Verdict::Must => {
                    return Err(format!("the model does what the contracts refused: {error}"))
                }
                _ => {}
            }
        }
        if let Ok(answer) = &answer {
            self.apply(word, answer, &before)?;
            self.look_away();
        }
        if !self.blind {
            self.compare()?;
            self.compared += 1;
        }
        Ok(answer.is_ok())
    }

    /// What a step that was carried out does to the model.
    fn apply(&mut self, word: &Word, answer: &Value, before: &Seen) -> Checked {
        self.note_exits(&word.deed, answer)?;
        if self.blind {
            return Ok(());
        }
        let model = &mut self.model;
        let hub = model.height == self.seen.synced_height && model.synced.0 != model.height;
        if hub {
            model.gate(before);
        } else if matches!(word.deed, Deed::Bond { .. } | Deed::Submit | Deed::Advance) {
            return Err("something was priced and the chain was not asked".to_string());
        }
        match word.deed.clone() {
            Deed::Nothing => {}
            Deed::Bond { receiver, amount } => drop(model.bond(&receiver, q(amount))),
            Deed::Unbond { who, owner, shares } => {
                *model.holds(&who) -= q(shares);
                *model.holds("queue") += q(shares);
                let id = number(said(answer, "queue", "ticket_id").first().copied())?;
                let ticket = Ticket { owner, batch: None, shares: q(shares), claimed: Q::zero() };
                model.tickets.insert(id as u64, ticket);
            }
            Deed::Cancel(id) => {
                if let Some(ticket) = model.tickets.remove(&id) {
                    *model.holds("queue") -= &ticket.shares;
                    *model.holds(&ticket.owner) += &ticket.shares;
                }
            }
            Deed::Claim(ids) => self.claim(&ids, answer)?,
            Deed::GiveTicket { ticket, to } => {
                if let Some(ticket) = model.tickets.get_mut(&ticket) {
                    ticket.owner = to;
                }
            }
            Deed::GiveLst { from, to, amount } => {
                *model.holds(&from) -= q(amount);
                *model.holds(&to) += q(amount);
                if to == "vault" {
                    model.surplus += q(amount);
                }
            }
            Deed::Enter { who, layer, lst } => model.enter(&who, &layer, q(lst)),
            Deed::Request { who, layer, part } => {
                let id = number(said(answer, "vault", "exit_id").first().copied())?;
                model.request(&who, &layer, &part, id as u64);
            }
            Deed::CancelExit(id) => {
                let exit = self.exits.remove(&id).ok_or("an exit nobody knows")?;
                model.cancel_exit(&exit.owner, &exit.layer, id);
            }
            Deed::Exit(id) => {
                let exit = self.exits.remove(&id).ok_or("an exit nobody knows")?;
                let paid = model.exit(&exit.owner, &exit.layer, id);
                let lst = number(said(answer, "vault", "lst").first().copied())?;
                self.near(&paid, lst, self.tolerance().1, "the exit")?;
            }
            Deed::Settle => model.settle(before, &self.seen),
            Deed::Submit => self.submit(answer)?,
            Deed::Delegate | Deed::Undelegate => model.pay_from_buffer(),
            Deed::Distribute => self.distribute(answer, before)?,
            Deed::Retry(id) => model.retry(id as usize - 1),
            Deed::Refresh => model.look(),
            Deed::Params(params) => {
                self.distribute(answer, before)?;
                self.model.params = params;
            }
            Deed::Treasury(who) => model.treasury = who,
            Deed::BreakVault(on) => model.vault_broken = on,
            Deed::Advance => self.advance(answer, before)?,
        }
        // stake moves only by messages: what blocks did to it is for the next comparison to find
        if self.seen.synced_height == self.seen.height {
            self.model.follow(before, &self.seen);
        }
        Ok(())
    }

    /// The steps that a keeper's call did, in their order.
    fn advance(&mut self, answer: &Value, before: &Seen) -> Checked {
        for did in said(answer, "hub", "did") {
            match did {
                "settle" => self.model.settle(before, &self.seen),
                "retry_cover" => {
                    let id = number(said(answer, "hub", "loss_id").first().copied())?;
                    self.model.retry(id as usize - 1);
                }
                "submit_batch" => self.submit(answer)?,
                "undelegate" | "delegate" => self.model.pay_from_buffer(),
                "distribute" => {
                    self.distribute(answer, before)?;
                    if !self.model.vault_broken {
                        self.model.look();
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn submit(&mut self, answer: &Value) -> Checked {
        if let Some(id) = event(answer, "ballast-batch", "batch_id") {
            let id = number(Some(id))?;
            self.model.close_batch(id as u64);
        }
        Ok(())
    }

    fn distribute(&mut self, answer: &Value, before: &Seen) -> Checked {
        let Some(rewards) = said(answer, "collector", "rewards").first().copied() else {
            return Ok(());
        };
        let rewards = number(Some(rewards))?;
        if rewards == 0 {
            return Ok(());
        }
        // the vault takes in what has dripped before it says how well the pool is covered
        let mut then = self.model.clone();
        then.look();
        let exact = then.premium_bps();
        let near = &exact - exact.floor();
        let mut bps = exact.to_integer().to_u64().unwrap_or_default();
        let shown = number(said(answer, "collector", "premium").first().copied())?;
        let part = |bps: u64| rewards * u128::from(bps) / 10_000;
        if shown != part(bps) {
            let edge = q(1u128) / q(100u128);
            let (up, down) = (near > q(1u128) - &edge, near < edge);
            // coverage is taken before a loss that this very step books is covered
            let just_lost = self.model.losses.last().is_some_and(|loss| loss.at == self.model.now);
            bps = match shown {
                shown if up && shown == part(bps + 1) => bps + 1,
                shown if down && bps > 0 && shown == part(bps - 1) => bps - 1,
                shown if just_lost => (shown * 10_000).div_ceil(rewards) as u64,
                _ => return Err(format!("of {rewards} a premium of {shown} was taken, the model says {exact} bps")),
            };
        }
        self.model.distribute(rewards, bps, before.earned_since);
        Ok(())
    }

    fn claim(&mut self, ids: &[u64], answer: &Value) -> Checked {
        let mut paid = Q::zero();
        for id in ids {
            let Some(ticket) = self.model.tickets.get(id) else { continue };
            let reached = self.model.reached(ticket);
            paid += &reached - &ticket.claimed;
            if let Some(ticket) = self.model.tickets.get_mut(id) {
                ticket.claimed = reached;
            }
        }
        let done: Vec<u64> = self.done_tickets(answer);
        self.model.tickets.retain(|id, _| !done.contains(id));
        self.model.rounded(ids.len());
        let amount = number(said(answer, "queue", "amount").first().copied())?;
        self.near(&paid, amount, self.tolerance().0, "the claim")
    }

    fn done_tickets(&self, answer: &Value) -> Vec<u64> {
        let events = answer["events"].as_array().into_iter().flatten();
        let claims = events.filter(|event| event["type"] == "wasm-ballast-claim");
        claims
            .filter_map(|event| {
                let pairs = event["attributes"].as_array()?;
                let of = |key: &str| pairs.iter().find(|p| p[0] == key).and_then(|p| p[1].as_str());
                (of("done")? == "true").then(|| of("ticket_id")?.parse().ok())?
            })
            .collect()
    }

    fn note_exits(&mut self, deed: &Deed, answer: &Value) -> Checked {
        if let Deed::Request { who, layer, .. } = deed {
            let first = |key| number(said(answer, "vault", key).first().copied());
            let exit = Exit {
                owner: who.clone(),
                layer: layer.clone(),
                ready_at: first("ready_at")? as u64,
            };
            self.exits.insert(first("exit_id")? as u64, exit);
        }
        Ok(())
    }

    /// After losses beyond all proportion a unit is worth too much for rounding to be stated.
    fn look_away(&mut self) {
        let (value, supply) = (self.model.value(), self.model.supply.clone());
        let least = &self.model.slack * q(1_000u128);
        let million = q(1_000_000u128);
        let far = value < least || supply < least || value > &supply * &million || supply > value * million;
        self.blind |= far;
    }

    /// Roundings so far, in native and in LST.
    pub fn tolerance(&self) -> (Q, Q) {
        let (value, supply) = (self.model.value(), &self.model.supply);
        let one = q(1u128);
        match value.is_positive() && supply.is_positive() {
            true => {
                let rate = &value / supply;
                (&self.model.slack * (&one + &rate), &self.model.slack * (&one + one.clone() / rate))
            }
            false => (self.model.slack.clone(), self.model.slack.clone()),
        }
    }

    fn near(&self, model: &Q, contracts: u128, tolerance: Q, what: &str) -> Checked {
        ensure((model - q(contracts)).abs() <= tolerance, || {
            format!("{what}: {contracts} in the contracts, {:.3} in the model, of which {:.0} may be rounding",
                model.to_f64().unwrap_or(f64::NAN), tolerance.to_f64().unwrap_or(f64::NAN))
        })
    }

    /// Every number of the suite.
    fn compare(&self) -> Checked {
        let (chain, suite) = (self.chain(), self.suite());
        let seen = Observation::take(chain, suite)?;
        let pool = &seen.books.pool;
        let raw = |amount: ballast_types::Native| amount.raw().u128();
        let (native, lst) = self.tolerance();
        let model = &self.model;
        // leavers lose of an entry what the chain burned of it, and nothing because a coin is late
        let burned: u128 = self.seen.burned.values().map(|(burned, _)| burned).sum();
        ensure(model.missing <= q(burned) + &native, || {
            format!("entries were settled short of {}, slashes burned {burned} of them", model.missing)
        })?;
        let value = pool.value(seen.now).map_err(|err| err.to_string())?;
        let pairs = [
            ("value", model.value(), raw(value)),
            ("buffer", model.buffer.clone(), raw(pool.buffer)),
            ("bonded", model.bonded(), raw(pool.bonded)),
            ("exiting", model.exiting(), raw(pool.exiting)),
            ("pending_cover", model.pending_cover(), raw(seen.books.pending_cover)),
        ];
        for (what, model, contracts) in pairs {
            self.near(&model, contracts, native.clone(), what)?;
        }
        self.near(&model.supply, pool.shares.raw().u128(), lst.clone(), "supply")?;
        let open = seen.open.shares.raw().u128();
        self.near(&model.open_shares(), open, lst.clone(), "the open batch")?;
        for (id, batch) in &seen.batches {
            let Some(ours) = model.batches.get(id) else {
                return Err(format!("the model knows no batch {id}"));
            };
            self.near(&ours.owed, raw(batch.owed), native.clone(), &format!("owed of batch {id}"))?;
            self.near(&ours.funded, raw(batch.funded), native.clone(), &format!("funded of batch {id}"))?;
        }
        for (who, ours) in &model.lst {
            let theirs = lst_of(chain, suite, &self.address(who)).u128();
            self.near(ours, theirs, lst.clone(), &format!("LST of {who}"))?;
        }
        let pool: PoolResponse = self.ask(&suite.vault, &vault::QueryMsg::Pool {})?;
        let held = pool.lst.raw() + pool.dripping.raw();
        let ours = model.pool.held() + &model.surplus;
        self.near(&ours, held.u128(), lst.clone(), "the underwriters' pool")
    }

    /// What is dearer to ask for: bonds, positions, losses, tickets.
    fn compare_all(&self) -> Checked {
        if self.blind {
            return Ok(());
        }
        let (native, lst) = self.tolerance();
        let suite = self.suite();
        let bonds = vault::QueryMsg::Bonds { start_after: None, limit: Some(100) };
        let bonds: BondsResponse = self.ask(&suite.vault, &bonds)?;
        for bond in bonds.bonds {
            let ours = self.model.bonds.get(&bond.validator).map_or(Q::zero(), Layer::held);
            self.near(&ours, bond.lst.raw().u128(), lst.clone(), &format!("the bond of {}", bond.validator))?;
        }
        for who in USERS {
            let owner = self.address(who).to_string();
            let position: PositionResponse = self.ask(&suite.vault, &vault::QueryMsg::Position { owner })?;
            let mut then = self.model.clone();
            then.look();
            let ours = then.pool.active.worth(&who.to_string());
            self.near(&ours, position.pool.lst.raw().u128(), lst.clone(), &format!("the position of {who}"))?;
        }
        let losses = QueryMsg::Losses { start_after: None, limit: Some(100) };
        let losses: LossesResponse = self.ask(&suite.hub, &losses)?;
        for (ours, theirs) in self.model.losses.iter().zip(&losses.losses) {
            let pairs = [
                ("amount", &ours.amount, theirs.amount),
                ("exits' part", &ours.by_exits, theirs.by_exits),
                ("bond's part", &ours.by_bond, theirs.paid_by_bond),
                ("pool's part", &ours.by_pool, theirs.paid_by_pool),
            ];
            for (what, ours, theirs) in pairs {
                self.near(ours, theirs.raw().u128(), native.clone(), &format!("the {what} of a loss"))?;
            }
        }
        Ok(())
    }

    fn chain(&self) -> &Chain {
        self.runner.chain().expect("a chain")
    }

    fn suite(&self) -> &Contracts {
        self.runner.contracts().expect("a suite")
    }

    fn address(&self, who: &str) -> cosmwasm_std::Addr {
        self.runner.address(who).expect("a name")
    }

    fn ask<T: serde::de::DeserializeOwned>(
        &self,
        contract: &cosmwasm_std::Addr,
        msg: &impl serde::Serialize,
    ) -> Result<T, String> {
        let answer = self.chain().querier().query_wasm_smart(contract, msg);
        answer.map_err(|err| err.to_string())
    }

    /// What the chain shows, after a step in which it may have slashed.
    fn look(&self, slashing: bool) -> Result<Seen, String> {
        let (chain, suite) = (self.chain(), self.suite());
        let seen = Observation::take(chain, suite)?;
        let raw = |amount: ballast_types::Native| amount.raw().u128();
        let unbonding = QueryMsg::Unbonding { start_after: None, limit: Some(100) };
        let unbonding: UnbondingResponse = self.ask(&suite.hub, &unbonding)?;
        let height = seen.height;
        let entries = unbonding.entries.into_iter().map(|entry| {
            let known = self.model.entries.get(&entry.id);
            let entry_of = Entry {
                batch: entry.batch_id,
                amount: raw(entry.amount),
                height: known.map_or(height, |known| known.height),
                due: entry.completes_at,
                validator: entry.validator,
            };
            (entry.id, entry_of)
        });
        let views = chain.validators().values();
        let slashed = views.filter_map(|at| chain.validator(at));
        // entries that are gone were burned as they were last seen
        let mut shown: BTreeMap<(String, u64), (u128, u128)> = BTreeMap::new();
        for entry in chain.unbondings(&suite.hub) {
            let key = (entry.validator, entry.height);
            let (burned, initial) = shown.entry(key).or_default();
            *burned += (entry.initial - entry.balance).u128();
            *initial += entry.initial.u128();
        }
        let mut burned = self.seen.burned.clone();
        let alive = shown.keys().cloned().collect();
        for (key, (burned, initial)) in &mut burned {
            // slashed and paid within one step: nobody saw by how much
            if slashing && self.seen.alive.contains(key) && !shown.contains_key(key) {
                *burned = *initial;
            }
        }
        burned.extend(shown);
        let redelegations = chain.redelegations(&suite.hub).into_iter();
        Ok(Seen {
            height,
            now: seen.now,
            synced_height: seen.books.synced_height,
            entries: entries.collect(),
            stake: seen.stake.iter().map(|(at, n)| (at.clone(), n.u128())).collect(),
            bonded: chain.bonded_validators().into_iter().collect(),
            hub_native: seen.hub_native.u128(),
            redelegations: redelegations
                .map(|r| (r.from, r.to, r.height, r.initial.u128(), r.completes_at))
                .collect(),
            buffer: raw(seen.books.pool.buffer),
            drip_until: seen.books.pool.drip.until,
            exiting: raw(seen.books.pool.exiting),
            earned_since: seen.books.earned_since,
            burned,
            alive,
            slashed: slashed.into_iter().any(|view| !view.has_whole_shares()),
        })
    }

    /// Whether a scope was paused when the next transaction runs.
    pub fn is_paused(&self, scope: &str) -> bool {
        let hub = self.chain().storage_of(&self.suite().hub);
        let pauses = PAUSES.load(&*hub).expect("pauses");
        let scope = serde_json::from_value(json!(scope)).expect("a scope");
        pauses.until(scope, self.seen.now + 5).is_some()
    }

    pub fn crank_verdict(&self) -> Verdict {
        match self.is_paused("cranks") {
            true => Verdict::MustNot,
            false => Verdict::Must,
        }
    }

    /// A loss that the chain shows and nobody has booked.
    fn is_unbooked(&self) -> bool {
        let mut book = self.model.book.iter();
        book.any(|(at, n)| n - q(self.seen.stake.get(at).copied().unwrap_or_default()) > q(200u128))
    }

    /// Whether a cover is owed, or will be as soon as the books are looked at.
    pub fn is_owed(&self) -> bool {
        let owed = self.model.pending_cover() > self.tolerance().0;
        owed || (self.model.vault_broken && self.is_unbooked() && self.insured())
    }

    /// Whether any of an unbooked loss would be asked of insurers.
    fn insured(&self) -> bool {
        self.model.value() > self.tolerance().0 && self.model.exiting().is_zero()
    }

    /// Whether the vault lets nobody in or out.
    pub fn vault_shut(&self) -> bool {
        self.model.vault_broken || self.is_unbooked() || self.model.pending_cover() > self.tolerance().0
    }

    /// Whether something is so small that rounding decides what happens.
    pub fn is_doubtful(&self) -> bool {
        let booked = self.model.book.iter();
        let mut short = booked.map(|(at, n)| n - q(self.seen.stake.get(at).copied().unwrap_or_default()));
        short.any(|short| short.is_positive()) || self.model.pending_cover().is_positive() || self.model.vault_broken
    }

    pub fn lst_of(&self, who: &str) -> u128 {
        lst_of(self.chain(), self.suite(), &self.address(who)).u128()
    }

    /// A layer's name in the model: `pool`, or an operator address.
    pub fn layer_name(&self, layer: &str) -> String {
        match layer {
            "pool" => "pool".to_string(),
            name => self.chain().operator(name).expect("a validator"),
        }
    }

    pub fn layer_of(&self, layer: &str) -> Option<&Layer> {
        match layer {
            "pool" => Some(&self.model.pool),
            bond => self.model.bonds.get(bond),
        }
    }

    /// Active shares of someone in a layer, by the vault.
    pub fn vault_shares(&self, who: &str, layer: &str) -> u128 {
        let owner = self.address(who).to_string();
        let position: Result<PositionResponse, _> =
            self.ask(&self.suite().vault, &vault::QueryMsg::Position { owner });
        let Ok(position) = position else { return 0 };
        let bonds = position.bonds.iter();
        match layer {
            "pool" => position.pool.shares.raw().u128(),
            at => bonds.filter(|b| b.validator == at).map(|b| b.shares.raw().u128()).sum(),
        }
    }
}
