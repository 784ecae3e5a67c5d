//! Exits of accounts from the suite; `extensions.rs` has the exits from each extension.

mod extensions;
mod waiting;

use super::Play;
use crate::ledger::{lists, part_floor, units, Ledger, Role};
use crate::StressError;
use ballast_testing::lst_of;
use ballast_types::vault::{ExitRequest, LayerId, PositionResponse, QueryMsg};
use cosmwasm_std::Addr;
use serde_json::json;

/// The most rounds of [`Play::all_leave`], in each of which all accounts ask out.
const ROUNDS: u64 = 12;
/// How long a round is, seconds: 30 days.
const ROUND_SECS: u64 = 2_592_000;
/// The time between two turns of a round, seconds: five days.
const TURN_SECS: u64 = 432_000;
/// The whole of an amount, in 1/10,000.
const ALL: u64 = 10_000;

/// An account that exits.
struct Account {
    name: String,
    at: Addr,
}

/// Shares of an account in a layer of the vault.
struct Layer {
    id: LayerId,
    shares: u128,
}

/// The part of each amount that an account takes out, in 1/10,000.
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
    /// Every account asks to take this part of all that it has out of every contract: first of the
    /// extensions, then of the vault, and last it unbonds the LST that it has above what it keeps:
    /// the rest of its own LST, and what came back of offers and deposits above their part. What a
    /// contract refuses stays there.
    ///
    /// # Errors
    /// A broken invariant or law; a contract that does not answer.
    pub fn leave(&mut self, bps: u64) -> Result<(), StressError> {
        let part = Part(bps);
        for who in &self.accounts()? {
            let had = self.lst(&who.at)?;
            let too_much = self.leave_extensions(who, part)?;
            self.leave_vault(who, part)?;
            let keeps = had - part.of(had) + too_much;
            let out = self.lst(&who.at)?.saturating_sub(keeps);
            if out > 0 {
                self.send_lst(&who.name, "${queue}", out, &json!({"unbond": {}}))?;
            }
        }
        self.watch_batches()
    }

    /// All accounts exit from everything, again and again, until they have only coins or 12 rounds
    /// of 30 days have passed. Reporters keep their pledges for four rounds, because the others
    /// need their prices. Returns what is left.
    ///
    /// # Errors
    /// A broken invariant or law; a contract that does not answer.
    pub fn all_leave(&mut self) -> Result<Ledger, StressError> {
        for round in 0..ROUNDS {
            self.reporters_stay = round < ROUNDS / 3;
            self.leave(ALL)?;
            self.pass_by(ROUND_SECS, TURN_SECS)?;
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

    fn accounts(&self) -> Result<Vec<Account>, StressError> {
        let view = self.view()?;
        let all = view.accounts().map(|(name, at)| Account {
            name: name.to_string(),
            at: at.clone(),
        });
        Ok(all.collect())
    }

    fn lst(&self, at: &Addr) -> Result<u128, StressError> {
        let view = self.view()?;
        Ok(lst_of(view.chain, view.suite, at).u128())
    }

    /// Whether a waiting time is over; an exit that has not begun to wait has none.
    fn is_over(&self, ready_at: Option<u64>) -> Result<bool, StressError> {
        let now = self.now()?;
        Ok(ready_at.is_some_and(|ready| ready <= now))
    }

    /// Takes exits whose waiting time is over out of the vault, and requests the exit of a part of
    /// the remaining shares.
    fn leave_vault(&mut self, who: &Account, part: Part) -> Result<(), StressError> {
        let vault = self.view()?.suite.vault.clone();
        let owner = who.at.to_string();
        let position: PositionResponse = self.ask(&vault, &QueryMsg::Position { owner })?;
        let about = json!({"owner": who.at});
        for exit in self.list::<ExitRequest>(&vault, lists::EXITS, about)? {
            if self.is_over(exit.ready_at)? {
                let msg = json!({"exit": {"exit_id": exit.exit_id}});
                self.send(&who.name, "vault", &msg, "")?;
            }
        }
        let pool = Layer {
            id: LayerId::Pool,
            shares: units(position.pool.shares),
        };
        let bonds = position.bonds.into_iter().map(|bond| Layer {
            id: LayerId::Bond {
                validator: bond.validator,
            },
            shares: units(bond.shares),
        });
        for layer in std::iter::once(pool).chain(bonds) {
            let shares = part.of(layer.shares);
            if shares > 0 {
                let msg =
                    json!({"request_exit": {"layer": layer.id, "shares": shares.to_string()}});
                self.send(&who.name, "vault", &msg, "")?;
            }
        }
        Ok(())
    }
}
