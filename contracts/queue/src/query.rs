//! Answers. They change nothing and read only this contract, but for `open_batch`.

pub mod batches;
pub mod nft;
pub mod tickets;
