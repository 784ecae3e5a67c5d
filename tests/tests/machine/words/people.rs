//! Bonding, leaving, claiming, giving.

use super::{exec, send, word, Deed, May, Must, MustNot, Word, USERS};
use crate::commands::{Command, Kind};
use crate::model::{q, Q};
use crate::world::World;
use num_traits::{Signed, Zero};
use serde_json::json;

impl World {
    /// The line of a staker's step, if it is one.
    pub(super) fn staker_word(&self, command: Command) -> Option<Word> {
        let Command {
            kind, a, b, part, ..
        } = command;
        let who = USERS[usize::from(a) % USERS.len()];
        let other = USERS[usize::from(b) % USERS.len()];
        // now and then to a contract, which is refused
        let or = |contract| match part.is_multiple_of(5) {
            true => contract,
            false => other,
        };
        Some(match kind {
            Kind::Bond => self.bond(who, who, part),
            Kind::BondFor => self.bond(who, or("queue"), part),
            Kind::Unbond => self.unbond(who, who, part),
            Kind::UnbondFor => self.unbond(who, or("vault"), part),
            Kind::Cancel => self.cancel(who, a, b),
            Kind::Claim => self.claims(1, b),
            Kind::ClaimMany => self.claims(10, b),
            Kind::GiveTicket => self.give_ticket(a, other),
            Kind::GiveLst => self.give_lst(who, other, part),
            Kind::LstToVault => self.give_lst(who, "vault", part / 8),
            Kind::BurnLst => {
                let msg = json!({"burn": {"amount": "1"}});
                word(exec(who, "token", msg), Deed::Nothing, MustNot)
            }
            _ => return None,
        })
    }

    pub(super) fn bond(&self, who: &str, receiver: &str, part: u16) -> Word {
        let amount = self.amount(part);
        let receiver_field = (receiver != who).then(|| format!("${{{receiver}}}"));
        let mut line = exec(who, "hub", json!({"bond": {"receiver": receiver_field}}));
        line["funds"] = json!(amount.to_string());
        let shares = match self.model.value().is_positive() {
            true => q(amount) * &self.model.supply / self.model.value(),
            false => Q::zero(),
        };
        let verdict = if receiver == "queue" || self.is_paused("bond") || self.is_owed() {
            MustNot
        } else if shares > q(2u128) && amount >= self.min_bond && !self.is_doubtful() {
            Must
        } else {
            May
        };
        let deed = Deed::Bond {
            receiver: receiver.to_string(),
            amount,
        };
        word(line, deed, verdict)
    }

    pub(super) fn unbond(&self, who: &str, owner: &str, part: u16) -> Word {
        let have = self.lst_of(who);
        let shares = self.part_of(have, part);
        let receiver = (owner != who).then(|| format!("${{{owner}}}"));
        let line = send(
            who,
            "queue",
            shares,
            json!({"unbond": {"receiver": receiver}}),
        );
        let refused = owner == "vault" || self.is_paused("unbond") || shares > have || shares == 0;
        let deed = Deed::Unbond {
            who: who.to_string(),
            owner: owner.to_string(),
            shares,
        };
        word(line, deed, if refused { MustNot } else { Must })
    }

    pub(super) fn some_ticket(&self, n: u8) -> u64 {
        let ids: Vec<u64> = self.model.tickets.keys().copied().collect();
        match ids.len() {
            0 => u64::from(n),
            len => ids[usize::from(n) % len],
        }
    }

    pub(super) fn cancel(&self, who: &str, a: u8, b: u8) -> Word {
        let id = self.some_ticket(b);
        let ticket = self.model.tickets.get(&id);
        // mostly the owner, sometimes somebody
        let from = match ticket {
            Some(ticket) if !a.is_multiple_of(4) => ticket.owner.as_str(),
            _ => who,
        };
        let mine = ticket.is_some_and(|t| t.batch.is_none() && t.owner == from);
        let line = exec(
            from,
            "queue",
            json!({"cancel": {"ticket_id": id.to_string()}}),
        );
        word(line, Deed::Cancel(id), if mine { Must } else { MustNot })
    }

    pub(super) fn claims(&self, most: usize, b: u8) -> Word {
        let ids: Vec<u64> = match most {
            1 => vec![self.some_ticket(b)],
            _ => self.model.tickets.keys().copied().take(most).collect(),
        };
        let tickets: Vec<_> = ids
            .iter()
            .filter_map(|id| self.model.tickets.get(id))
            .collect();
        let certain = |t: &&&crate::model::Ticket| {
            self.model.reached(t) - &t.claimed > &self.tolerance().0 + q(2u128)
        };
        let verdict = match tickets.len() == ids.len() && !ids.is_empty() {
            false => MustNot,
            // I-12: whatever else is broken, paused or late
            true if tickets.iter().any(|t| certain(&t)) => Must,
            true if tickets.iter().all(|t| t.batch.is_none()) => MustNot,
            true => May,
        };
        let texts: Vec<String> = ids.iter().map(u64::to_string).collect();
        let line = exec("keeper", "queue", json!({"claim": {"ticket_ids": texts}}));
        word(line, Deed::Claim(ids), verdict)
    }

    pub(super) fn give_ticket(&self, a: u8, to: &str) -> Word {
        let id = self.some_ticket(a);
        let from = self
            .model
            .tickets
            .get(&id)
            .map_or("alice", |t| t.owner.as_str());
        let msg = json!({"transfer_nft": {"recipient": format!("${{{to}}}"), "token_id": id.to_string()}});
        let known = self.model.tickets.contains_key(&id);
        let deed = Deed::GiveTicket {
            ticket: id,
            to: to.to_string(),
        };
        word(
            exec(from, "queue", msg),
            deed,
            if known { May } else { MustNot },
        )
    }

    pub(super) fn give_lst(&self, from: &str, to: &str, part: u16) -> Word {
        let have = self.lst_of(from);
        let amount = self.part_of(have, part);
        let msg =
            json!({"transfer": {"recipient": format!("${{{to}}}"), "amount": amount.to_string()}});
        let deed = Deed::GiveLst {
            from: from.to_string(),
            to: to.to_string(),
            amount,
        };
        word(
            exec(from, "token", msg),
            deed,
            if amount > have { MustNot } else { May },
        )
    }
}
