//! Attempts of an outside reader that the attacks of the page do not have: what it found is mended,
//! what held is kept as it was tried.

mod liquidations;
mod loans;
