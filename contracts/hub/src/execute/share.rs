//! How the messages of one `advance` are shared out among its steps.

use super::harvest;
use crate::{hub_state::HubState, ContractError};
use ballast_accounting::{Amount, Native};
use ballast_types::hub::Work;
use cosmwasm_std::Deps;

/// How many of the messages that are `left` a step may send: it leaves one for each step after it
/// that has some, and harvesting, which is never done for good, half of them. A call of its own
/// would be needed to keep one of them waiting for ever, and there is no such call: the share does
/// not depend on what was called before.
pub fn message_share(
    deps: Deps<'_>,
    hub: &HubState,
    step: Work,
    left: u32,
) -> Result<u32, ContractError> {
    let later = Work::ALL
        .into_iter()
        .skip_while(|other| *other != step)
        .skip(1);
    let mut kept: u32 = 0;
    for other in later {
        if has_messages(deps, hub, other)? {
            kept = kept.saturating_add(1);
        }
    }
    if step == Work::Harvest && kept > 0 {
        kept = kept.max(left / 2);
    }
    Ok(left.saturating_sub(kept).max(1))
}

/// Whether a step has messages to send, by what is in the books: cheaper than asking whether it is
/// due, and never "no" where it is.
fn has_messages(deps: Deps<'_>, hub: &HubState, step: Work) -> Result<bool, ContractError> {
    let pool = &hub.books.pool;
    let free = pool.buffer.saturating_sub(pool.exiting);
    Ok(match step {
        Work::SubmitBatch => {
            hub.now >= hub.next_batch_at()
                && !hub.queue().open_batch(&deps.querier)?.shares.is_zero()
        }
        Work::Undelegate => !pool.exiting.is_zero(),
        Work::Harvest => harvest::harvest_due(deps.storage, hub)?,
        Work::Delegate => free >= Native::new(hub.config.params.min_move),
        // the others send none, or are never asked: nothing that sends comes before `rebalance`
        Work::Sync
        | Work::Settle
        | Work::RetryCover
        | Work::Observe
        | Work::Rebalance
        | Work::Distribute => false,
    })
}
