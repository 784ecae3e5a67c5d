//! What can happen, by the real arithmetic. Each step is one transaction of the suite, or a block.

mod exits;
mod losses;
mod vault;

use crate::world::{native, raw, World, DEPOSITS};
use crate::{Rule, Rules};
use ballast_accounting::{AccountingError, NumberError};

/// Native of a reward, and the blocks over which it drips.
const REWARD: (u128, u64) = (7, 2);

/// A transaction or a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Bond(usize),
    Unbond { who: usize, half: bool },
    Cancel(usize),
    Submit,
    Undelegate,
    Delegate,
    Sync,
    Settle,
    Retry,
    Claim { batch: usize, ticket: usize },
    Underwrite,
    Request,
    Exit,
    Reward,
    VaultWorks(bool),
    Block(Slash),
}

/// What a block begins with: half of the stake is burned, or half of what is on its way out, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slash {
    Nothing,
    Stake,
    StakeAndEntries,
}

/// Why a step does not happen: it makes no sense here, or the arithmetic refused.
#[derive(Debug)]
pub enum No {
    Sense,
    Arithmetic(AccountingError),
}

impl From<NumberError> for No {
    fn from(err: NumberError) -> Self {
        AccountingError::from(err).into()
    }
}

impl From<AccountingError> for No {
    fn from(err: AccountingError) -> Self {
        Self::Arithmetic(err)
    }
}

type Done = Result<(), No>;

fn sense(makes: bool) -> Done {
    makes.then_some(()).ok_or(No::Sense)
}

impl World {
    /// What comes of a step; nothing where it makes no sense or is a refused wish. A crank or a claim that
    /// the arithmetic refuses is remembered as stuck.
    pub fn after(&self, rules: Rules, step: Step) -> Option<Self> {
        let mut world = self.clone();
        match world.take(rules, step) {
            Ok(()) if world == *self => None,
            Ok(()) => Some(world),
            Err(No::Sense) => None,
            Err(No::Arithmetic(err)) if is_wish(step) && is_refusal(&err) => None,
            Err(No::Arithmetic(err)) => {
                let mut stuck = self.clone();
                stuck.truth.stuck = Some(format!("{step:?}: {err}"));
                Some(stuck)
            }
        }
    }

    fn take(&mut self, rules: Rules, step: Step) -> Done {
        match step {
            Step::Bond(who) => self.bond(rules, who),
            Step::Unbond { who, half } => self.unbond(who, half),
            Step::Cancel(ticket) => self.cancel(ticket),
            Step::Submit => self.submit(rules),
            Step::Undelegate => self.undelegate(rules),
            Step::Delegate => self.delegate(rules),
            Step::Sync => self.sync(rules),
            Step::Settle => self.settle(rules),
            Step::Retry => self.retry(rules),
            Step::Claim { batch, ticket } => self.claim(batch, ticket),
            Step::Underwrite => self.underwrite(),
            Step::Request => self.request(),
            Step::Exit => self.exit(rules),
            Step::Reward => self.reward(rules),
            Step::VaultWorks(works) => self.vault_works(works),
            Step::Block(slash) => self.block(slash),
        }
    }

    fn bond(&mut self, rules: Rules, who: usize) -> Done {
        sense(self.left.bonds[who] > 0)?;
        self.left.bonds[who] -= 1;
        self.gate(rules)?;
        sense(self.books.owed.is_empty() || !rules.keep(Rule::NoBondWhileOwed))?;
        self.truth.priced_stale |= self.truth.unbooked > 0;
        let amount = DEPOSITS[who];
        let time = self.time();
        let shares = self.books.pool.bond(native(amount), time)?;
        self.lst[who] += raw(shares);
        self.hub_native += amount;
        self.truth.came += amount;
        Ok(())
    }

    fn delegate(&mut self, rules: Rules) -> Done {
        self.gate(rules)?;
        self.pay_from_buffer()?;
        let amount = raw(self.books.pool.buffer);
        sense(amount > 0)?;
        self.books.pool.delegate(native(amount))?;
        self.hub_native -= amount;
        self.stake += amount;
        self.books.shows_since.get_or_insert(self.now);
        Ok(())
    }

    fn take_gift(&mut self, amount: u128) -> Done {
        let time = self.time();
        Ok(self
            .books
            .pool
            .add_rewards(native(amount), REWARD.1, time)?)
    }

    fn reward(&mut self, rules: Rules) -> Done {
        sense(self.left.rewards > 0)?;
        self.left.rewards -= 1;
        self.gate(rules)?;
        sense(self.books.owed.is_empty())?;
        self.hub_native += REWARD.0;
        self.truth.came += REWARD.0;
        self.take_gift(REWARD.0)
    }

    /// The block ends: what is due is paid. The next one begins with a slash, or without.
    fn block(&mut self, slash: Slash) -> Done {
        sense(self.left.blocks > 0)?;
        self.left.blocks -= 1;
        self.next_block();
        if slash == Slash::Nothing {
            return Ok(());
        }
        sense(self.left.slashes > 0 && self.stake > 0)?;
        self.left.slashes -= 1;
        let burned = self.stake.div_ceil(2);
        self.stake -= burned;
        self.truth.unbooked += burned;
        self.truth.burned += burned;
        if slash == Slash::StakeAndEntries {
            for entry in self.entries.iter_mut().filter(|entry| !entry.paid) {
                let burned = entry.balance.div_ceil(2);
                entry.balance -= burned;
                self.truth.burned += burned;
                self.truth.entries_burned += burned;
            }
        }
        Ok(())
    }

    /// The clock moves on, whatever the budget says.
    pub fn next_block(&mut self) {
        for entry in &mut self.entries {
            if entry.due <= self.now && !entry.paid {
                entry.paid = true;
                self.hub_native += entry.balance;
            }
        }
        self.now += 1;
    }
}

/// A step that is somebody's wish and may be refused; the others are needed by everyone.
fn is_wish(step: Step) -> bool {
    use Step::*;
    matches!(step, Bond(_) | Underwrite | Request)
}

/// What a user is told, and not a sign that the books are broken.
fn is_refusal(err: &AccountingError) -> bool {
    use AccountingError::*;
    matches!(
        err,
        NoPrice { .. } | DustAmount { .. } | Number(NumberError::Dust { .. })
    )
}
