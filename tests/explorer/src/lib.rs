//! Hub, queue and vault as a model that is small enough to be explored whole.
//!
//! Two stakers, one underwriter, one validator, a few blocks, a slash or two: every order in which their
//! transactions can come, with every amount computed by `ballast-accounting` itself. What is modelled here
//! is the protocol around it: who may do what when, what is compared, booked, paid, and believed.
//!
//! [`Protocol::properties`] are what must hold in each state. [`Rule`]s can be taken out one by one: each
//! of them then has a counterexample, or it would not be needed.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a model: a panic in it is a finding"
)]

mod properties;
mod rules;
mod steps;
mod world;

pub use rules::{Rule, Rules};
pub use steps::{Slash, Step};
pub use world::{Budget, World};

use stateright::{Model, Property};

/// The protocol, with a budget and with all rules or all but one.
#[derive(Clone, Debug)]
pub struct Protocol {
    /// What may happen in all.
    pub budget: Budget,
    /// The rules in force.
    pub rules: Rules,
}

impl Model for Protocol {
    type State = World;
    type Action = Step;

    fn init_states(&self) -> Vec<World> {
        vec![World::new(self.budget.clone())]
    }

    fn actions(&self, world: &World, actions: &mut Vec<Step>) {
        if world.truth.stuck.is_some() {
            return;
        }
        for who in [0, 1] {
            actions.push(Step::Bond(who));
            actions.extend([true, false].map(|half| Step::Unbond { who, half }));
        }
        actions.extend((0..world.open.len()).map(Step::Cancel));
        for (batch, closed) in world.closed.iter().enumerate() {
            let tickets = 0..closed.tickets.len();
            actions.extend(tickets.map(|ticket| Step::Claim { batch, ticket }));
        }
        actions.extend([
            Step::Submit,
            Step::Undelegate,
            Step::Delegate,
            Step::Sync,
            Step::Settle,
            Step::Retry,
            Step::Underwrite,
            Step::Request,
            Step::Exit,
            Step::Reward,
            Step::VaultWorks(true),
            Step::VaultWorks(false),
            Step::Block(Slash::Nothing),
            Step::Block(Slash::Stake),
            Step::Block(Slash::StakeAndEntries),
        ]);
    }

    fn next_state(&self, world: &World, step: Step) -> Option<World> {
        world.after(self.rules, step)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        properties::all()
    }
}
