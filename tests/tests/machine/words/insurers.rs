//! Entering the vault and leaving it.

use super::{exec, send, word, Deed, May, Must, MustNot, Word, USERS, VALIDATORS};
use crate::commands::{Command, Kind};
use crate::model::q;
use crate::world::World;
use serde_json::json;

impl World {
    /// The line of an insurer's step, if it is one.
    pub(super) fn insurer_word(&self, command: Command) -> Option<Word> {
        let Command {
            kind, a, b, part, ..
        } = command;
        let who = USERS[usize::from(a) % USERS.len()];
        let validator = VALIDATORS[usize::from(b) % VALIDATORS.len()];
        Some(match kind {
            Kind::Underwrite => self.enter(who, "pool", part),
            Kind::PostBond => self.enter(who, validator, part),
            Kind::RequestExit => self.request(a, b, part),
            Kind::CancelExit => self.with_exit(b, "cancel_exit"),
            Kind::Exit => self.with_exit(b, "exit"),
            Kind::Refresh => {
                let msg = json!({"refresh": {"validator": format!("${{{validator}}}")}});
                word(exec(who, "vault", msg), Deed::Refresh, May)
            }
            _ => return None,
        })
    }

    pub(super) fn enter(&self, who: &str, layer: &str, part: u16) -> Word {
        let have = self.lst_of(who);
        let lst = self.part_of(have, part);
        let inner = match layer {
            "pool" => json!({"underwrite": {}}),
            bond => json!({"post_bond": {"validator": format!("${{{bond}}}")}}),
        };
        let verdict = if self.vault_shut() || lst > have {
            MustNot
        } else if lst > 10_000 && !self.is_doubtful() {
            Must
        } else {
            May
        };
        let deed = Deed::Enter {
            who: who.to_string(),
            layer: self.layer_name(layer),
            lst,
        };
        word(send(who, "vault", lst, inner), deed, verdict)
    }

    /// Somebody who is in, out of a layer that somebody is in.
    pub(super) fn request(&self, a: u8, b: u8, part: u16) -> Word {
        let bonds = self
            .model
            .bonds
            .iter()
            .map(|(name, layer)| (name.as_str(), layer));
        let positions: Vec<(&str, &str)> = [("pool", &self.model.pool)]
            .into_iter()
            .chain(bonds)
            .flat_map(|(name, layer)| {
                layer
                    .active
                    .shares
                    .keys()
                    .map(move |who| (name, who.as_str()))
            })
            .collect();
        let Some((layer, who)) = positions.get(usize::from(a ^ b) % positions.len().max(1)) else {
            let msg = json!({"request_exit": {"layer": "pool", "shares": "1"}});
            return word(exec("alice", "vault", msg), Deed::Nothing, MustNot);
        };
        let have = self.vault_shares(who, layer);
        let shares = self.part_of(have, part);
        let named = match *layer {
            "pool" => json!("pool"),
            bond => json!({"bond": {"validator": bond}}),
        };
        let msg = json!({"request_exit": {"layer": named, "shares": shares.to_string()}});
        let refused = self.vault_shut() || shares > have || shares == 0;
        let deed = Deed::Request {
            who: who.to_string(),
            layer: layer.to_string(),
            part: q(shares) / q(have.max(1)),
        };
        word(
            exec(who, "vault", msg),
            deed,
            if refused { MustNot } else { May },
        )
    }

    pub(super) fn with_exit(&self, b: u8, what: &str) -> Word {
        let ids: Vec<u64> = self.exits.keys().copied().collect();
        let id = match ids.len() {
            0 => u64::from(b),
            len => ids[usize::from(b) % len],
        };
        let msg = json!({what: {"exit_id": id}});
        let Some(exit) = self.exits.get(&id) else {
            return word(exec("alice", "vault", msg), Deed::Nothing, MustNot);
        };
        let void = !self
            .layer_of(&exit.layer)
            .is_some_and(|l| l.exiting.shares.contains_key(&id));
        let pool = exit.layer == "pool";
        let verdict = match what {
            _ if void => May,
            _ if self.vault_shut() => MustNot,
            "exit" if self.next_second() < exit.ready_at => MustNot,
            "exit" if pool && !self.is_doubtful() => Must,
            _ => May,
        };
        let from = exit.owner.as_str();
        match what {
            "exit" => word(exec("keeper", "vault", msg), Deed::Exit(id), verdict),
            _ => word(exec(from, "vault", msg), Deed::CancelExit(id), verdict),
        }
    }
}
