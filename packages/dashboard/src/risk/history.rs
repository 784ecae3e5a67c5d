//! The rate at earlier heights, as far back as the node remembers.

use crate::world::Pace;
use crate::{Block, Contract, World};
use ballast_risk::Sample;
use ballast_tool::answer::list;
use cosmwasm_std::Uint128;
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// Days back that growth is told for.
const PERIODS: [u64; 4] = [7, 30, 90, 365];
const DAY: u64 = 86_400;

/// Samples at heights that are spread evenly over a year, with those of the periods and around each
/// loss; oldest first. Heights that the node has forgotten are left out.
pub fn samples(world: &dyn World, now: Block, most: u64) -> Vec<Sample> {
    if most == 0 {
        return vec![];
    }
    let mut kept = vec![];
    for height in heights(world, now, most).into_iter().rev() {
        match sample(world, height) {
            Some(sample) => kept.push(sample),
            // a node forgets from some height on
            None => break,
        }
    }
    kept.reverse();
    kept
}

/// Heights of which a sample is wanted; none where the node does not remember a thousand blocks.
fn heights(world: &dyn World, now: Block, most: u64) -> BTreeSet<u64> {
    let Some(pace) = Pace::of(world, now) else {
        return BTreeSet::new();
    };
    let periods = PERIODS.iter().map(|days| days * DAY);
    let step = (365 * DAY).div_ceil(most).max(1);
    let spread = (1..=most).map(|n| n * step);
    let ago = periods
        .chain(spread)
        .filter_map(|secs| pace.height_ago(secs));
    let mut all: BTreeSet<u64> = ago.chain(around_losses(world)).collect();
    all.retain(|height| *height < now.height);
    all
}

/// The height before each booking, and that of it.
fn around_losses(world: &dyn World) -> Vec<u64> {
    let losses = world.ask(Contract::Hub, &json!({"losses": {"limit": 100}}));
    let losses = losses.unwrap_or_default();
    let rows = list(&losses["losses"]).iter();
    let heights = rows.filter_map(|loss| loss["height"].as_u64());
    heights
        .flat_map(|height| [height.saturating_sub(1), height])
        .filter(|height| *height > 0)
        .collect()
}

fn sample(world: &dyn World, height: u64) -> Option<Sample> {
    let then = world.at_height(height).ok()?;
    let block = then.block().ok()?;
    let rate = then
        .ask(Contract::Hub, &json!({"exchange_rate": {}}))
        .ok()?;
    let amount = |value: &Value| value.as_str()?.parse::<u128>().ok().map(Uint128::new);
    // one that answers as of now is no sample of then
    let is_then = rate["updated_at"].as_u64() == Some(block.time);
    let sample = Sample {
        height: block.height,
        time: block.time,
        value: amount(&rate["value"])?,
        shares: amount(&rate["shares"])?,
    };
    is_then.then_some(sample)
}
