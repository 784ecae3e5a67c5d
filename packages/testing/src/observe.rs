//! What an outsider sees of a suite: balances, stake, raw storage. Nothing here is a contract's answer.

use crate::{Chain, Contracts};
use ballast_types::hub::{Books, Params, BOOKS, CONFIG};
use ballast_types::queue::{Batch, OpenBatch, BATCHES, OPEN_BATCH};
use cosmwasm_std::{Addr, Order, Uint128};
use cw20_base::state::{BALANCES, TOKEN_INFO};
use std::collections::BTreeMap;

/// One look at everything the invariants speak of.
#[derive(Clone, Debug)]
pub struct Observation {
    /// The running block.
    pub height: u64,
    /// Its time, unix seconds.
    pub now: u64,
    /// Native in the hub.
    pub hub_native: Uint128,
    /// Native in the queue.
    pub queue_native: Uint128,
    /// LST in the queue.
    pub queue_lst: Uint128,
    /// The token's own total.
    pub supply: Uint128,
    /// The sum of all holders' LST.
    pub held: Uint128,
    /// The hub's stake by operator address, as the chain shows it.
    pub stake: BTreeMap<String, Uint128>,
    /// The hub's open unbondings by operator address, as the chain counts them.
    pub entries: BTreeMap<String, u64>,
    /// Open unbondings of a delegator at a validator, and redelegations of a triple, that the chain takes at most.
    pub chain_max_entries: u32,
    /// The books that are on trial.
    pub books: Books,
    /// The hub's parameters.
    pub params: Params,
    /// The batch that takes new exits.
    pub open: OpenBatch,
    /// Closed batches.
    pub batches: BTreeMap<u64, Batch>,
}

impl Observation {
    /// Looks at a suite.
    ///
    /// # Errors
    /// Storage that is not there or not of the documented shape.
    pub fn take(chain: &Chain, contracts: &Contracts) -> Result<Self, String> {
        let text = |err: cosmwasm_std::StdError| err.to_string();
        let hub = chain.storage_of(&contracts.hub);
        let queue = chain.storage_of(&contracts.queue);
        let token = chain.storage_of(&contracts.token);
        let mut held = Uint128::zero();
        for row in BALANCES.range(&*token, None, None, Order::Ascending) {
            held += row.map_err(text)?.1;
        }
        let mut entries = BTreeMap::new();
        for entry in chain.unbondings(&contracts.hub) {
            *entries.entry(entry.validator).or_default() += 1;
        }
        Ok(Self {
            height: chain.height(),
            now: chain.now(),
            hub_native: chain.balance(&contracts.hub).into(),
            queue_native: chain.balance(&contracts.queue).into(),
            queue_lst: lst_of(chain, contracts, &contracts.queue),
            supply: TOKEN_INFO.load(&*token).map_err(text)?.total_supply,
            held,
            stake: chain.delegations(&contracts.hub),
            entries,
            chain_max_entries: chain.params().map_err(|err| err.to_string())?.max_entries,
            books: BOOKS.load(&*hub).map_err(text)?,
            params: CONFIG.load(&*hub).map_err(text)?.params,
            open: OPEN_BATCH.load(&*queue).map_err(text)?,
            batches: BATCHES
                .range(&*queue, None, None, Order::Ascending)
                .collect::<Result<_, _>>()
                .map_err(text)?,
        })
    }

    /// All of the hub's stake.
    pub fn staked(&self) -> Uint128 {
        self.stake.values().sum()
    }
}

/// The LST of one holder: one read of the token's storage.
pub fn lst_of(chain: &Chain, contracts: &Contracts, holder: &Addr) -> Uint128 {
    let token = chain.storage_of(&contracts.token);
    BALANCES
        .may_load(&*token, holder)
        .ok()
        .flatten()
        .unwrap_or_default()
}
