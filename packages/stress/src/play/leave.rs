//! Leaving: when, and out of the suite; `extensions.rs` has each extension's own way out.

mod extensions;

use super::Play;
use crate::ledger::{part_floor, Ledger, List, Role};
use ballast_testing::lst_of;
use ballast_tool::answer::{list, number};
use ballast_tool::CliError;
use cosmwasm_std::Addr;
use serde_json::{json, Value};

/// How often all ask out.
const ROUNDS: u64 = 12;
/// How long they wait each time, seconds: 30 days.
const A_ROUND: u64 = 2_592_000;
/// How often something is done meanwhile, seconds: every five days.
const A_TURN: u64 = 432_000;
/// All of something, in 1/10,000.
const ALL: u64 = 10_000;

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
        part_floor(amount, self.0.into(), ALL.into())
    }

    fn is_all(self) -> bool {
        self.0 == ALL
    }
}

impl Play {
    /// Every account asks such a part out of everything: first out of the extensions, then what LST
    /// it then has beside the rest that it keeps. What a contract refuses stays.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn leave(&mut self, bps: u64) -> Result<(), CliError> {
        let part = Part(bps);
        for who in &self.accounts()? {
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
            self.reporters_stay = round < ROUNDS / 3;
            self.leave(ALL)?;
            self.pass_by(A_ROUND, A_TURN)?;
            let ledger = self.ledger()?;
            let mut all = ledger.claims.values().flatten();
            let is_out = all.all(|(role, amount)| *role == Role::Coins || *amount <= 0);
            if is_out {
                break;
            }
        }
        self.reporters_stay = false;
        self.ledger()
    }

    fn accounts(&self) -> Result<Vec<Account>, CliError> {
        let view = self.view()?;
        let all = view.accounts().map(|(name, at)| Account {
            name: name.to_string(),
            at: at.clone(),
        });
        Ok(all.collect())
    }

    fn lst(&self, at: &Addr) -> Result<u128, CliError> {
        let view = self.view()?;
        Ok(lst_of(view.chain, view.suite, at).u128())
    }

    /// Whether what somebody asked out has waited long enough.
    fn is_ready(&self, row: &Value) -> bool {
        let now = self.now();
        row["ready_at"].as_u64().is_some_and(|ready| ready <= now)
    }

    /// What has waited long enough is taken out of the vault, and a part of the rest is asked out.
    fn leave_vault(&mut self, who: &Account, part: Part) -> Result<(), CliError> {
        let vault = self.view()?.suite.vault.clone();
        let position = self.ask(&vault, &json!({"position": {"owner": who.at}}))?;
        for exit in self.list(&vault, List::EXITS, json!({"owner": who.at}))? {
            if self.is_ready(&exit) {
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
