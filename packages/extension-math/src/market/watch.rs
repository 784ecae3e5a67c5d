//! The position that is watched. Price and interest move all LTVs by one factor, so who owes most
//! for his collateral stays so until somebody acts; one position tells whether restakers owe
//! something.

use super::{sale::Health, Levels, Pool, Position, Quote, Refusal, Result, SUCCESSOR_SECS};
use crate::time::Now;
use ballast_accounting::{Amount, Shares};
use ballast_wire::writes;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;

/// A position as it was when it was noted. What its owner does later does not change this.
#[cw_serde]
pub struct Watched {
    /// Whose.
    pub owner: Addr,
    /// Collateral and debt then.
    pub position: Position,
}

writes!(struct Watched { owner, position });

/// Who follows a watched position that has become better.
#[cw_serde]
pub struct Successor {
    /// Who; none: nobody owes anything.
    pub named: Option<Watched>,
    /// When the watch of this position begins, unix seconds.
    pub ready_at: u64,
}

writes!(struct Successor { named, ready_at });

/// Who is watched, and who may follow.
#[cw_serde]
#[derive(Default)]
pub struct Watch {
    /// The worst position that was seen.
    pub watched: Option<Watched>,
    /// Who may follow.
    pub successor: Option<Successor>,
}

writes!(struct Watch { watched, successor });

impl Watched {
    /// LST that a liquidation of it would take of restakers now: what its debt buys beyond its
    /// collateral, if it is insolvent.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn due(&self, pool: &Pool, quote: &Quote, levels: &Levels) -> Result<Shares> {
        match Health::of(&self.position, pool, quote, levels)? {
            Health::Insolvent { need, .. } => Ok(need.saturating_sub(self.position.collateral)),
            Health::Healthy { .. } | Health::Solvent { .. } => Ok(Shares::ZERO),
        }
    }
}

fn is_worse(position: &Position, than: Option<&Watched>) -> bool {
    match than {
        Some(than) => position.is_worse_than(&than.position),
        None => !position.scaled.is_zero(),
    }
}

impl Watch {
    /// A position that ends worse than the one watched takes its place; one that ends worse than
    /// who may follow takes that. Whether it did either.
    pub fn note(&mut self, owner: &Addr, position: &Position) -> bool {
        let noted = || {
            Some(Watched {
                owner: owner.clone(),
                position: *position,
            })
        };
        if is_worse(position, self.watched.as_ref()) {
            self.watched = noted();
            self.successor = None;
            return true;
        }
        match &mut self.successor {
            Some(successor) if is_worse(position, successor.named.as_ref()) => {
                successor.named = noted();
                true
            }
            _ => false,
        }
    }

    /// Names the position of `owner`. `current` is what the watched owner has now.
    ///
    /// # Errors
    /// `NotWorse`.
    pub fn name(
        &mut self,
        owner: &Addr,
        position: &Position,
        current: &Position,
        now: Now,
    ) -> Result<()> {
        let Some(watched) = self.watched.as_ref() else {
            return match self.note(owner, position) {
                true => Ok(()),
                false => Err(Refusal::NotWorse.into()),
            };
        };
        // first of all: a worse one needs no wait
        if position.is_worse_than(&watched.position) {
            self.note(owner, position);
            return Ok(());
        }
        // the watched one is as bad as it was
        if !current.scaled.is_zero() && !watched.position.is_worse_than(current) {
            return Err(Refusal::NotWorse.into());
        }
        let candidate = (!position.scaled.is_zero()).then(|| Watched {
            owner: owner.clone(),
            position: *position,
        });
        match &mut self.successor {
            None => {
                self.successor = Some(Successor {
                    named: candidate,
                    ready_at: now.ceil.saturating_add(SUCCESSOR_SECS),
                });
            }
            Some(successor) => {
                let replaces = is_worse(position, successor.named.as_ref());
                if replaces {
                    successor.named = candidate;
                }
                if now.floor >= successor.ready_at {
                    self.watched = successor.named.take();
                    self.successor = None;
                } else if !replaces {
                    return Err(Refusal::NotWorse.into());
                }
            }
        }
        Ok(())
    }
}

impl Watch {
    /// What restakers owe this second, by the watched position; nothing where nobody owes anything.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn due(&self, pool: &Pool, quote: &Quote, levels: &Levels) -> Result<Shares> {
        match &self.watched {
            Some(watched) if !pool.scaled.is_zero() => watched.due(pool, quote, levels),
            _ => Ok(Shares::ZERO),
        }
    }
}
