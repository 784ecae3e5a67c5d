//! From one block to the next.

use cosmwasm_std::{Api, BlockInfo, CustomMsg, CustomQuery, Storage};
use cw_multi_test::CosmosRouter;

use crate::blocks::BlockEvents;
use crate::chain::{Bank, Chain, RouterBank};
use crate::clock::{note_quiet, quiet_blocks, Head};
use crate::error::Res;
use crate::overlay::atomically;
use crate::state::config;

/// How the next block follows the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// As the next block of the same chain.
    Block,
    /// As the first block of a chain that starts from this one's state.
    Restart,
}

/// EndBlock of the current block, if it is still to come, and BeginBlock of `new`: completely or
/// not at all.
pub(crate) fn make_block<ExecC, QueryC>(
    api: &dyn Api,
    store: &mut dyn Storage,
    router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
    new: &BlockInfo,
    next: Next,
) -> Res<BlockEvents>
where
    ExecC: CustomMsg,
    QueryC: CustomQuery,
{
    let head = Head::load(store)?;
    follow(api, store, router, head, new, next)
}

/// The same, if the chain's current block is known.
pub(crate) fn follow<ExecC, QueryC>(
    api: &dyn Api,
    store: &mut dyn Storage,
    router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
    head: Head,
    new: &BlockInfo,
    next: Next,
) -> Res<BlockEvents>
where
    ExecC: CustomMsg,
    QueryC: CustomQuery,
{
    let span = new.time.nanos().saturating_sub(head.time.nanos());
    let follows = new.height == head.height.saturating_add(1);
    if next == Next::Block && follows && skip(api, store, router, head, new, 1, span)? == 1 {
        return Ok(BlockEvents::idle(new));
    }
    atomically(store, |store| step(api, store, router, new, next))
}

/// Makes up to `n` blocks, `span` nanoseconds apart, in which nothing can happen, and returns how
/// many. `block` is needed only to ask the bank.
pub(crate) fn skip<ExecC, QueryC>(
    api: &dyn Api,
    store: &mut dyn Storage,
    router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
    mut head: Head,
    block: &BlockInfo,
    n: u64,
    span: u64,
) -> Res<u64>
where
    ExecC: CustomMsg,
    QueryC: CustomQuery,
{
    let n = quiet_blocks(store, &head, span).min(n);
    if n == 0 {
        return Ok(0);
    }
    let fees = config(store)?.accounts.fee_collector.clone();
    let bank = RouterBank { api, router, block };
    let has_fees = bank
        .balances(store, &fees)?
        .iter()
        .any(|c| !c.amount.is_zero());
    if has_fees || !head.skip(store, n, span)? {
        return Ok(0);
    }
    head.save(store);
    Ok(n)
}

fn step<ExecC, QueryC>(
    api: &dyn Api,
    store: &mut dyn Storage,
    router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
    new: &BlockInfo,
    next: Next,
) -> Res<BlockEvents>
where
    ExecC: CustomMsg,
    QueryC: CustomQuery,
{
    let head = Head::load(store)?;
    let bank = RouterBank {
        api,
        router,
        block: new,
    };
    let mut events = BlockEvents::idle(new);
    let old = BlockInfo {
        height: head.height,
        time: head.time,
        chain_id: String::new(),
    };
    let mut chain = Chain::open(store, api, &bank, &old)?;
    if !head.ended {
        chain.end_block()?;
        events.ended = std::mem::take(&mut chain.events);
    }
    if next == Next::Restart {
        chain.export()?;
    }
    let mut chain = Chain::open(store, api, &bank, new)?;
    match next {
        Next::Block => chain.begin_block(new)?,
        Next::Restart => chain.begin_first_block(new)?,
    }
    let has_inflation = !chain.config.params.inflation.is_zero();
    events.begun = chain.close()?;
    if !has_inflation {
        note_quiet(store)?;
    }
    Ok(events)
}
