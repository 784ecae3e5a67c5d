//! Checks a suite after each step.

use crate::invariants::{self, Violation};
use crate::step::Step;
use crate::{Chain, Contracts, Extension, Life, Observation, Snapshot, Tx};
use ballast_types::hub::{ExecuteMsg, PreviewBondResponse, PreviewUnbondResponse, QueryMsg};
use ballast_types::{event, Amount, Native};
use cosmwasm_std::{from_json, Addr, Binary, Coin, Uint128};

/// Compares each step of a suite with the one before.
#[derive(Default)]
pub struct Watcher {
    before: Option<Observation>,
    checked: u64,
    guests: Vec<(Addr, &'static dyn Extension)>,
}

/// What a preview promised for a call that comes next (I-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// Shares that a bond mints.
    Bond(Uint128),
    /// Native that the open batch is owed.
    Batch(Uint128),
}

/// A call of a contract that comes next.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    /// The contract.
    pub contract: &'a Addr,
    /// The message.
    pub msg: &'a Binary,
    /// The attached coins.
    pub funds: &'a [Coin],
}

impl Watcher {
    /// The number of checks so far.
    pub fn checked(&self) -> u64 {
        self.checked
    }

    /// Checks the laws of `extension` for the contract `at` from now on.
    pub fn watch(&mut self, at: Addr, extension: &'static dyn Extension) {
        self.guests.push((at, extension));
    }

    /// The contracts whose extensions' laws are checked, in the order in which they were added.
    pub fn watched(&self) -> impl Iterator<Item = &Addr> {
        self.guests.iter().map(|(at, _)| at)
    }

    /// Queries the previews for a call. Has to be called in the block of the call, before it.
    pub fn forecast(chain: &Chain, contracts: &Contracts, call: Call<'_>) -> Option<Forecast> {
        // a query cannot know that the vault will fail when it is called
        if call.contract != contracts.hub || chain.is_broken("vault") {
            return None;
        }
        let ask = chain.querier();
        match from_json::<ExecuteMsg>(call.msg).ok()? {
            ExecuteMsg::Bond { .. } => {
                let [coin] = call.funds else { return None };
                let amount = Native::new(coin.amount);
                let query = QueryMsg::PreviewBond { amount };
                let answer: PreviewBondResponse =
                    ask.query_wasm_smart(&contracts.hub, &query).ok()?;
                Some(Forecast::Bond(answer.shares.raw()))
            }
            ExecuteMsg::SubmitBatch {} => {
                let queue = chain.storage_of(&contracts.queue);
                let open = ballast_types::queue::OPEN_BATCH.load(&*queue).ok()?;
                let query = QueryMsg::PreviewUnbond {
                    shares: open.shares,
                };
                let answer: PreviewUnbondResponse =
                    ask.query_wasm_smart(&contracts.hub, &query).ok()?;
                Some(Forecast::Batch(answer.amount.raw()))
            }
            // no preview covers these messages
            ExecuteMsg::Advance { .. }
            | ExecuteMsg::AdvanceStep { .. }
            | ExecuteMsg::Sync {}
            | ExecuteMsg::Settle { .. }
            | ExecuteMsg::Undelegate { .. }
            | ExecuteMsg::Delegate { .. }
            | ExecuteMsg::Rebalance { .. }
            | ExecuteMsg::Harvest { .. }
            | ExecuteMsg::RetryCover { .. }
            | ExecuteMsg::AddRewards { .. }
            | ExecuteMsg::Fine { .. }
            | ExecuteMsg::ProveDepth { .. }
            | ExecuteMsg::UpdateConfig(_)
            | ExecuteMsg::Pause { .. }
            | ExecuteMsg::Unpause { .. }
            | ExecuteMsg::SetGuardian { .. }
            | ExecuteMsg::SetTreasury { .. }
            | ExecuteMsg::UpdateOwnership(_) => None,
        }
    }

    /// Checks everything after a step; `tx` is the transaction, if the step was one and was carried
    /// out.
    ///
    /// # Errors
    /// The first invariant that is broken.
    pub fn check(
        &mut self,
        chain: &Chain,
        contracts: &Contracts,
        tx: Option<&Tx>,
        forecast: Option<Forecast>,
    ) -> Result<u32, Violation> {
        let after = Observation::take(chain, contracts).map_err(|detail| Violation {
            id: "storage",
            detail,
        })?;
        let before = self.before.take();
        let step = Step {
            chain,
            contracts,
            before: before.as_ref(),
            after: &after,
            tx,
        };
        let outcome = invariants::check(&step).and_then(|count| {
            let mut laws = 0;
            for (at, extension) in &self.guests {
                for law in extension.laws() {
                    let life = Life { step: &step, at };
                    (law.holds)(&life).map_err(|detail| Violation { id: law.id, detail })?;
                    laws += 1;
                }
            }
            Ok(count + laws)
        });
        self.before = Some(after);
        let mut count = outcome?;
        if let (Some(forecast), Some(tx)) = (forecast, tx) {
            forecast_came_true(forecast, contracts, tx)?;
            count += 1;
        }
        self.checked += u64::from(count);
        Ok(count)
    }

    /// Forgets the state before the next step, so that no comparison is made: checks were off in
    /// between.
    pub fn forget(&mut self) {
        self.before = None;
    }

    /// Checks that a refused step left everything as it was (I-14).
    ///
    /// # Errors
    /// The keys that changed.
    pub fn refused(&mut self, before: &Snapshot, chain: &Chain) -> Result<(), Violation> {
        let after = chain.snapshot();
        self.checked += 1;
        if *before == after {
            return Ok(());
        }
        let detail = format!(
            "a refused step wrote {}",
            before.differences(&after).join(", ")
        );
        Err(Violation { id: "I-14", detail })
    }
}

/// I-11: the message does in the same block what its preview said.
fn forecast_came_true(forecast: Forecast, contracts: &Contracts, tx: &Tx) -> Result<(), Violation> {
    let said = |key| {
        tx.attr_of(&contracts.hub, key)
            .and_then(|text| text.parse::<Uint128>().ok())
    };
    let (what, promised, came) = match forecast {
        Forecast::Bond(shares) => ("preview_bond", shares, said("shares")),
        // too early or empty: no batch was priced
        Forecast::Batch(_) if tx.events_named(event::BATCH).next().is_none() => return Ok(()),
        Forecast::Batch(owed) => ("preview_unbond", owed, said("owed")),
    };
    match came == Some(promised) {
        true => Ok(()),
        false => {
            let detail = format!("{what} said {promised}, then came {came:?}");
            Err(Violation { id: "I-11", detail })
        }
    }
}
