//! What an outside reader tried, by its numbers, beside the attacks of the page: what it found is
//! mended, what held and is tested nowhere else is kept.

mod liquidations;
mod loans;
