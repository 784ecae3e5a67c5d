//! What an outsider sees of a suite: balances, stake and raw storage. No contract is queried.

use crate::{Chain, Contracts};
use ballast_types::hub::{Books, Params, BOOKS, CONFIG};
use ballast_types::queue::{Batch, OpenBatch, BATCHES, OPEN_BATCH};
use cosmwasm_std::{Addr, Order, Uint128};
use cw20_base::state::{BALANCES, TOKEN_INFO};
use std::collections::BTreeMap;

/// One look at everything that the invariants compare.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Height of the running block.
    pub height: u64,
    /// Its time, unix seconds.
    pub now: u64,
    /// Native that the hub holds.
    pub hub_native: Uint128,
    /// Native that the queue holds.
    pub queue_native: Uint128,
    /// LST that the queue holds.
    pub queue_lst: Uint128,
    /// The supply, by the token's own row.
    pub supply: Uint128,
    /// The sum of all balances of LST.
    pub held: Uint128,
    /// The hub's stake by operator address, by the chain.
    pub stake: BTreeMap<String, Uint128>,
    /// The number of the hub's open unbonding entries by operator address, by the chain.
    pub entries: BTreeMap<String, u64>,
    /// The most open unbonding entries of a delegator at a validator that the chain allows, and the
    /// most redelegations of a triple.
    pub chain_max_entries: u32,
    /// The hub's books, which are checked.
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
    /// Storage that is missing, or not of the documented shape.
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

/// The LST of one holder, by one read of the token's storage.
pub fn lst_of(chain: &Chain, contracts: &Contracts, holder: &Addr) -> Uint128 {
    let token = chain.storage_of(&contracts.token);
    BALANCES
        .may_load(&*token, holder)
        .ok()
        .flatten()
        .unwrap_or_default()
}
