//! Leaving: when, and out of the suite; `extensions.rs` has each extension's own way out.

mod extensions;

use super::Play;
use crate::ledger::{part_floor, Ledger, Role};
use ballast_testing::lst_of;
use ballast_tool::answer::{list, number};
use ballast_tool::CliError;
use cosmwasm_std::Addr;
use serde::Serialize;
use serde_json::{json, Value};

/// How often all ask out, how long they then wait, and how often something is done meanwhile, in seconds.
const ROUNDS: u64 = 12;
const A_ROUND: u64 = 2_592_000;
const A_TURN: u64 = 432_000;

/// An account that leaves.
struct Account {
    name: String,
    at: Addr,
}

/// One account's part of something, in 1/10,000.
#[derive(Clone, Copy)]
struct Part(u64);

impl Part {
    fn of(self, amount: u128) -> u128 {
        part_floor(amount, self.0.into(), 10_000)
    }

    fn is_all(self) -> bool {
        self.0 == 10_000
    }
}

impl Play {
    /// Every account asks such a part out of everything: first out of the extensions, then what LST
    /// it then has beside the rest that it keeps. What a contract refuses stays.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn leave(&mut self, bps: u64) -> Result<(), CliError> {
        let accounts: Vec<Account> = {
            let view = self.view()?;
            let all = view.accounts().map(|(name, at)| Account {
                name: name.to_string(),
                at: at.clone(),
            });
            all.collect()
        };
        let part = Part(bps);
        for who in &accounts {
            let had = self.lst(&who.at)?;
            self.leave_extensions(who, part)?;
            self.leave_vault(who, part)?;
            let keeps = had - part.of(had);
            let out = self.lst(&who.at)?.saturating_sub(keeps);
            if out > 0 {
                self.send_lst(&who.name, "${queue}", out, &json!({"unbond": {}}))?;
            }
        }
        self.watch_batches()
    }

    /// Everybody leaves everything, again and again, until nobody has anything but coins, or a year
    /// has passed; reporters last, whose prices others need. Returns what is left.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn all_leave(&mut self) -> Result<Ledger, CliError> {
        for round in 0..ROUNDS {
            self.stays = round < ROUNDS / 3;
            self.leave(10_000)?;
            self.pass_by(A_ROUND, A_TURN)?;
            let ledger = self.ledger()?;
            let all = ledger.claims.values().flatten();
            if all
                .into_iter()
                .all(|(role, amount)| *role == Role::Coins || *amount <= 0)
            {
                break;
            }
        }
        self.stays = false;
        self.ledger()
    }

    fn lst(&self, at: &Addr) -> Result<u128, CliError> {
        let view = self.view()?;
        Ok(lst_of(view.chain, view.suite, at).u128())
    }

    fn ask(&self, contract: &Addr, msg: &impl Serialize) -> Result<Value, CliError> {
        Ok(self.view()?.answer(contract, msg))
    }

    /// Whether what somebody asked out has waited long enough.
    fn is_ready(&self, row: &Value) -> bool {
        let now = self.now();
        row["ready_at"].as_u64().is_some_and(|ready| ready <= now)
    }

    fn leave_vault(&mut self, who: &Account, part: Part) -> Result<(), CliError> {
        let vault = self.view()?.suite.vault.clone();
        let position = self.ask(&vault, &json!({"position": {"owner": who.at}}))?;
        for exit in list(&position["exits"]) {
            if self.is_ready(exit) {
                let msg = json!({"exit": {"exit_id": exit["exit_id"]}});
                self.send(&who.name, "vault", &msg, "")?;
            }
        }
        let pool = (json!("pool"), number(&position["pool"]["shares"]));
        let bonds = list(&position["bonds"]);
        let bonds = bonds.iter().map(|bond| {
            let layer = json!({"bond": {"validator": bond["validator"]}});
            (layer, number(&bond["shares"]))
        });
        for (layer, shares) in std::iter::once(pool).chain(bonds) {
            let shares = part.of(shares);
            if shares > 0 {
                let msg = json!({"request_exit": {"layer": layer, "shares": shares.to_string()}});
                self.send(&who.name, "vault", &msg, "")?;
            }
        }
        Ok(())
    }
}
