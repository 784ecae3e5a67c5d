//! Watches a suite step by step.

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

/// What a preview promised for a call that is about to be made (I-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// Shares that a bond mints.
    Bond(Uint128),
    /// Native that the open batch is owed.
    Batch(Uint128),
}

/// A call to a contract that is about to be made.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    /// Who is called.
    pub contract: &'a Addr,
    /// With what.
    pub msg: &'a Binary,
    /// With which coins.
    pub funds: &'a [Coin],
}

impl Watcher {
    /// How many invariants were checked so far.
    pub fn checked(&self) -> u64 {
        self.checked
    }

    /// From here on a contract is held to the laws of the extension that it is one of.
    pub fn watch(&mut self, at: Addr, extension: &'static dyn Extension) {
        self.guests.push((at, extension));
    }

    /// The contracts that are held to an extension's laws, in the order in which they were named.
    pub fn watched(&self) -> impl Iterator<Item = &Addr> {
        self.guests.iter().map(|(at, _)| at)
    }

    /// Asks the previews about a call. To be called in the call's own block, before it.
    pub fn forecast(chain: &Chain, contracts: &Contracts, call: Call<'_>) -> Option<Forecast> {
        // a vault that answers and does not act is nothing that a query can know of
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
            // no preview says what these will do
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

    /// Checks everything after a step: `tx` if it was a transaction that was carried out.
    ///
    /// # Errors
    /// The invariant that broke.
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

    /// Forgets the step before, so that the next is not compared with it: checks were off in between.
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

/// I-11: a preview is what then happens in the same block.
fn forecast_came_true(forecast: Forecast, contracts: &Contracts, tx: &Tx) -> Result<(), Violation> {
    let said = |key| {
        tx.attr_of(&contracts.hub, key)
            .and_then(|text| text.parse::<Uint128>().ok())
    };
    let (what, promised, came) = match forecast {
        Forecast::Bond(shares) => ("preview_bond", shares, said("shares")),
        // too early or empty: nothing was priced
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
