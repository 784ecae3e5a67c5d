//! The price of LST for a lending market: native per LST, and whether to lend on it.
//!
//! What can go wrong with a rate, and what is done about it:
//!
//! | risk | rule |
//! |---|---|
//! | a loss that nobody has booked | `exchange_rate` has it already; a fall is taken at once |
//! | an owed cover: the rate will jump up when it is paid | guarded: no new loans |
//! | bonding paused: the owner or guardian sees something | guarded |
//! | a rise faster than rewards can make it | capped by `max_growth_bps` a day above the anchor |
//! | an anchor that nobody renewed | guarded after `max_age_secs` |
//! | no answer, no price (`value` or `shares` zero) | an error: lend nothing, liquidate nothing |
//!
//! The rate is what an exit is owed in three weeks, not what the LST sells for today: the market's own
//! haircut has to cover that difference.

pub mod contract;
pub mod msg;

pub use msg::ContractError;
