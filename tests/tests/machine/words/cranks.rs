//! What anyone may send, so that the suite goes on.

use super::{exec, word, Deed, May, Must, MustNot, Word, USERS};
use crate::commands::{Command, Kind};
use crate::world::World;
use num_traits::Signed;
use serde_json::json;

impl World {
    /// The line of a crank, if it is one.
    pub(super) fn crank_word(&self, command: Command) -> Option<Word> {
        let Command { kind, a, part, .. } = command;
        let who = USERS[usize::from(a) % USERS.len()];
        let crank = |name: &str| exec("keeper", "hub", json!({name: {}}));
        Some(match kind {
            Kind::Advance => word(crank("advance"), Deed::Advance, Must),
            Kind::Sync => word(crank("sync"), Deed::Nothing, Must),
            // now and then the first transaction in weeks: what matured since arrives when its
            // block ends. Not so for cranks that move stake: the hub's grace for redelegations that
            // end with the block is an hour
            Kind::Settle => word(crank("settle"), Deed::Settle, Must),
            Kind::Undelegate => word(crank("undelegate"), Deed::Undelegate, Must),
            Kind::SubmitBatch => word(crank("submit_batch"), Deed::Submit, self.crank_verdict()),
            Kind::Delegate => word(crank("delegate"), Deed::Delegate, self.crank_verdict()),
            Kind::Rebalance => word(crank("rebalance"), Deed::Nothing, self.crank_verdict()),
            Kind::Harvest => word(crank("harvest"), Deed::Nothing, self.crank_verdict()),
            Kind::Distribute => {
                let paused = self.crank_verdict() == MustNot;
                let line = exec("keeper", "collector", json!({"distribute": {}}));
                word(line, Deed::Distribute, if paused { MustNot } else { May })
            }
            Kind::Observe => {
                let line = exec(who, "registry", json!({"observe": {}}));
                word(line, Deed::Observe, May)
            }
            Kind::RetryCover => {
                let mut losses = self.model.losses.iter();
                let owed = losses.find(|loss| loss.owed.is_positive());
                let id = owed.map_or(u64::from(part % 9), |loss| loss.id);
                let line = exec(who, "hub", json!({"retry_cover": {"loss_id": id}}));
                word(line, Deed::Retry(id), May)
            }
            Kind::Sweep => {
                let line = exec(who, "collector", json!({"sweep": {"denom": "uatom"}}));
                word(line, Deed::Nothing, Must)
            }
            _ => return None,
        })
    }
}
