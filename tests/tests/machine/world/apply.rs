//! What a step that the contracts carried out does to the model.

use super::{event, number, said, Checked, Exit, World};
use crate::model::{q, Rates, Seen, Ticket, Q};
use crate::words::{Deed, Word};
use num_traits::{ToPrimitive, Zero};
use serde_json::Value;

impl World {
    /// What a step that was carried out does to the model.
    pub(super) fn apply(&mut self, word: &Word, answer: &Value, before: &Seen) -> Checked {
        self.note_exits(&word.deed, answer)?;
        if self.blind {
            return Ok(());
        }
        self.gate(&word.deed, answer, before)?;
        let model = &mut self.model;
        match word.deed.clone() {
            Deed::Nothing => {}
            Deed::Bond { receiver, amount } => drop(model.bond(&receiver, q(amount))),
            Deed::Unbond { who, owner, shares } => {
                self.open_ticket(&who, owner, q(shares), answer)?
            }
            Deed::Cancel(id) => self.close_ticket(id),
            Deed::Claim(ids) => self.claim(&ids, answer)?,
            Deed::GiveTicket { ticket, to } => {
                if let Some(ticket) = model.tickets.get_mut(&ticket) {
                    ticket.owner = to;
                }
            }
            Deed::GiveLst { from, to, amount } => self.transfer_lst(&from, &to, q(amount)),
            Deed::Enter { who, layer, lst } => model.enter(&who, &layer, q(lst)),
            Deed::Request { who, layer, part } => {
                let id = number(said(answer, "vault", "exit_id").first().copied())?;
                model.request(&who, &layer, &part, id as u64);
            }
            Deed::CancelExit(id) => {
                let exit = self.exits.remove(&id).ok_or("an exit nobody knows")?;
                model.cancel_exit(&exit.owner, &exit.layer, id);
            }
            Deed::Exit(id) => self.exit(id, answer)?,
            Deed::Observe => model.fine(&fines(answer)?, before.earned_since),
            Deed::Settle => model.settle(before, &self.seen),
            Deed::Submit => self.submit(answer)?,
            Deed::Delegate | Deed::Undelegate => model.pay_from_buffer(),
            Deed::Distribute => self.distribute(answer, before)?,
            Deed::Retry(id) => model.retry(id),
            Deed::Refresh => model.look(),
            Deed::Params(params) => {
                self.distribute_before(answer, before)?;
                self.model.params = params;
            }
            Deed::Treasury(who) => model.treasury = who,
            Deed::BreakVault(on) => model.vault_broken = on,
            Deed::Advance => self.advance(answer, before)?,
        }
        // stake moves only by messages: what blocks did to it is for the next comparison to find
        if self.seen.synced {
            self.model.follow(before, &self.seen);
        }
        Ok(())
    }

    /// What the chain showed is booked before anything is priced.
    fn gate(&mut self, deed: &Deed, answer: &Value, before: &Seen) -> Checked {
        let model = &mut self.model;
        if self.seen.synced && model.synced.0 != model.block {
            model.gate(before);
            self.number_losses(answer);
        } else if matches!(deed, Deed::Bond { .. } | Deed::Submit | Deed::Advance) {
            return Err("something was priced and the chain was not asked".to_string());
        }
        Ok(())
    }

    /// LST is transferred; to the vault it is a gift.
    fn transfer_lst(&mut self, from: &str, to: &str, amount: Q) {
        *self.model.holds(from) -= &amount;
        *self.model.holds(to) += &amount;
        if to == "vault" {
            self.model.surplus += amount;
        }
    }

    /// LST goes to the queue, and a ticket for it to `owner`.
    fn open_ticket(&mut self, who: &str, owner: String, shares: Q, answer: &Value) -> Checked {
        let id = number(said(answer, "queue", "ticket_id").first().copied())?;
        *self.model.holds(who) -= &shares;
        *self.model.holds("queue") += &shares;
        let ticket = Ticket {
            owner,
            batch: None,
            shares,
            claimed: Q::zero(),
        };
        self.model.tickets.insert(id as u64, ticket);
        Ok(())
    }

    /// A ticket's LST goes back to its owner.
    fn close_ticket(&mut self, id: u64) {
        if let Some(ticket) = self.model.tickets.remove(&id) {
            *self.model.holds("queue") -= &ticket.shares;
            *self.model.holds(&ticket.owner) += &ticket.shares;
        }
    }

    /// An underwriter takes out what its exit is worth.
    fn exit(&mut self, id: u64, answer: &Value) -> Checked {
        let exit = self.exits.remove(&id).ok_or("an exit nobody knows")?;
        let paid = self.model.exit(&exit.owner, &exit.layer, id);
        let lst = number(said(answer, "vault", "lst").first().copied())?;
        self.near(&paid, lst, self.tolerance().1, "the exit")
    }

    /// What is there is distributed before rates are changed.
    fn distribute_before(&mut self, answer: &Value, before: &Seen) -> Checked {
        self.distribute(answer, before)?;
        // rates were changed, and nothing was split
        if said(answer, "collector", "rewards").first() == Some(&"0") {
            self.model.wait(self.seen.collector);
        }
        Ok(())
    }

    /// The steps that a keeper's call did, in their order.
    pub(super) fn advance(&mut self, answer: &Value, before: &Seen) -> Checked {
        let mut has_undelegated = false;
        for did in said(answer, "hub", "did") {
            has_undelegated |= ["submit_batch", "undelegate"].contains(&did);
            match did {
                "settle" => self.model.settle(before, &self.seen),
                "retry_cover" => {
                    let id = number(said(answer, "hub", "loss_id").first().copied())?;
                    self.model.retry(id as u64);
                }
                "observe" => self.model.fine(&fines(answer)?, before.earned_since),
                "submit_batch" => self.submit(answer)?,
                "undelegate" => self.model.pay_from_buffer(),
                "delegate" => {
                    if has_undelegated {
                        // what earlier steps of this call undelegated waits no more
                        self.model.undelegated(before, &self.seen);
                    }
                    self.model.pay_from_buffer();
                    // what is placed now pays no batch that closes later in this call
                    self.model.delegated(before, &self.seen);
                }
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

    /// Losses have the contracts' numbers, so that both speak of the same.
    fn number_losses(&mut self, answer: &Value) {
        let events = answer["events"].as_array().into_iter().flatten();
        for event in events.filter(|event| event["type"] == "wasm-ballast-loss") {
            let of = |key: &str| {
                let mut pairs = event["attributes"].as_array().into_iter().flatten();
                let pair = pairs.find(|pair| pair[0] == key)?;
                pair[1].as_str()
            };
            let id = number(of("loss_id"));
            let mut losses = self.model.losses.iter_mut();
            let same = losses
                .find(|loss| loss.id == 0 && Some(loss.validator.as_str()) == of("validator"));
            match (same, id) {
                (Some(loss), Ok(id)) => loss.id = id as u64,
                // so small that the model takes it for rounding: the vault was asked all the same,
                // and looked at its LST
                (None, Ok(_)) if !self.model.vault_broken => self.model.look(),
                (None | Some(_), _) => {}
            }
        }
    }

    pub(super) fn submit(&mut self, answer: &Value) -> Checked {
        if let Some(id) = event(answer, "ballast-batch", "batch_id") {
            let id = number(Some(id))?;
            self.model.close_batch(id as u64);
        }
        Ok(())
    }

    pub(super) fn distribute(&mut self, answer: &Value, before: &Seen) -> Checked {
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
        let rates = then.rates(rewards);
        let exact: Vec<Q> = rates
            .iter()
            .map(|rates| then.premium_bps(rates.premium_max_bps))
            .collect();
        let shown = number(said(answer, "collector", "premium").first().copied())?;
        let premium = |bps: &[u64]| -> u128 {
            let parts = rates.iter().zip(bps);
            parts
                .map(|(part, bps)| part.rewards * u128::from(*bps) / 10_000)
                .sum()
        };
        let just_lost = self
            .model
            .losses
            .last()
            .is_some_and(|loss| loss.at == self.model.second());
        let found = choices(&exact)
            .into_iter()
            .find(|bps| premium(bps) == shown);
        let bps = match found {
            Some(bps) => bps,
            // coverage is taken before a loss that this very step books is covered
            None if just_lost => vec![(shown * 10_000).div_ceil(rewards) as u64; rates.len()],
            None => {
                return Err(format!(
                    "of {rewards} a premium of {shown} was taken, the model says {exact:?} bps"
                ))
            }
        };
        let parts: Vec<(Rates, u64)> = rates.into_iter().zip(bps).collect();
        let since = self.earned_since(before);
        self.model.distribute(&parts, since);
        Ok(())
    }

    /// Since when what a step distributes was earned: steps of a keeper's call that come before may
    /// have had a validator pay what it owed.
    fn earned_since(&self, before: &Seen) -> u64 {
        let owes = &self.seen.owes;
        let paid = before.owes.iter().filter(|(id, _)| !owes.contains_key(*id));
        let oldest = paid.map(|(_, since)| *since).min();
        before.earned_since.min(oldest.unwrap_or(u64::MAX))
    }

    pub(super) fn claim(&mut self, ids: &[u64], answer: &Value) -> Checked {
        let mut paid = Q::zero();
        for id in ids {
            let Some(ticket) = self.model.tickets.get(id) else {
                continue;
            };
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

    pub(super) fn done_tickets(&self, answer: &Value) -> Vec<u64> {
        let events = answer["events"].as_array().into_iter().flatten();
        let claims = events.filter(|event| event["type"] == "wasm-ballast-claim");
        claims
            .filter_map(|event| {
                let pairs = event["attributes"].as_array()?;
                let of = |key: &str| {
                    pairs
                        .iter()
                        .find(|p| p[0] == key)
                        .and_then(|p| p[1].as_str())
                };
                (of("done")? == "true").then(|| of("ticket_id")?.parse().ok())?
            })
            .collect()
    }

    pub(super) fn note_exits(&mut self, deed: &Deed, answer: &Value) -> Checked {
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
}

/// What bonds paid for commission above their promises.
fn fines(answer: &Value) -> Result<Vec<(String, u128)>, String> {
    let events = answer["events"].as_array().into_iter().flatten();
    events
        .filter(|event| event["type"] == "wasm-ballast-fine-paid")
        .map(|event| {
            let of = |key: &str| {
                let mut pairs = event["attributes"].as_array().into_iter().flatten();
                pairs.find(|pair| pair[0] == key)?[1].as_str()
            };
            let validator = of("validator").ok_or("a fine of nobody")?;
            Ok((validator.to_string(), number(of("burned"))?))
        })
        .collect()
}

/// The whole basis points that each rate may have come to: at an edge the contracts' roundings
/// decide.
fn choices(exact: &[Q]) -> Vec<Vec<u64>> {
    let edge = q(1u128) / q(100u128);
    exact.iter().fold(vec![vec![]], |lists, exact| {
        let bps = exact.to_integer().to_u64().unwrap_or_default();
        let near = exact - exact.floor();
        let mut all = vec![bps];
        if near > q(1u128) - &edge {
            all.push(bps + 1);
        }
        if near < edge && bps > 0 {
            all.push(bps - 1);
        }
        let with = |list: &Vec<u64>, one: u64| [list.clone(), vec![one]].concat();
        lists
            .iter()
            .flat_map(|list| all.iter().map(|one| with(list, *one)))
            .collect()
    })
}
