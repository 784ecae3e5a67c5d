//! An endowment: it holds LST, lives on what the LST gains, and leaves through the queue.
//!
//! - LST comes in by a cw20 `send`, tickets by a cw721 `send_nft`.
//! - `spend` sends LST to the queue: the ticket is the endowment's, and its id is read in the reply.
//! - `collect` claims, and pays the beneficiary what coins are here. Anyone may have claimed before: what
//!   is paid is the balance, not what this contract asked for.

pub mod contract;
pub mod msg;
pub mod state;

pub use msg::ContractError;
