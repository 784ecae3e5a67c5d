//! Ten thousand redemptions: a slash reads and writes what it reads and writes with one.

use super::*;
use ballast_extension_types::restake::{save_redemption, Redemption, OWNERS, REDEMPTIONS, STAKE};
use ballast_types::{Amount, LayerShares};

/// Keys of the restake contract that a slash changed, and how long they are.
fn written(dex: &mut Dex) -> Vec<(Vec<u8>, usize)> {
    let before = dex.suite.chain().storage_of(&dex.at).range(None, None, cosmwasm_std::Order::Ascending).collect::<Vec<_>>();
    dex.take(UNIT);
    let after = dex.suite.chain().storage_of(&dex.at).range(None, None, cosmwasm_std::Order::Ascending).collect::<Vec<_>>();
    let changed = after.into_iter().filter(|row| !before.contains(row));
    changed.map(|(key, value)| (key, value.len())).collect()
}
