//! Answers to queries, by the code of the messages, as of this block.

mod market;
mod people;
mod previews;
mod solvency;

pub use market::{config, convert_to_assets, convert_to_shares, exposure, market, paused, watched};
pub use people::{debt, managers, position, positions};
pub use previews::{
    max_redeem, preview_borrow, preview_deposit, preview_liquidate, preview_redeem, preview_repay,
};
pub use solvency::solvency;
