//! Answers to queries, by the code of the messages, as of this block.

mod orders;
mod previews;
mod state;

pub use orders::{order, orders, orders_of};
pub use previews::{
    preview_buy_down, preview_deposit, preview_fill, preview_rebalance, preview_redeem,
};
pub use state::{config, convert_to_assets, convert_to_shares, paused, solvency, state};
