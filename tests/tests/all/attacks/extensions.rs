//! Attacks on the extensions: `lever_exits` is of the lever, and about exits.

mod basket_parts;
mod basket_shares;
mod basket_trims;
mod calls_exercise;
mod calls_payments;
mod calls_writers;
mod hedge_backer;
mod hedge_deposits;
mod hedge_losses;
mod lever_deposits;
mod lever_exits;
mod lever_market;
mod lever_sales;
mod market_liquidations;
mod market_loans;
mod market_prices;
mod market_restakers;
mod market_roles;
mod market_suppliers;
mod oracle_faults;
mod oracle_lst;
mod oracle_reporters;
mod oracle_sources;
mod restake_exits;
mod restake_shares;
mod restake_slashes;
mod splitter_growth;
mod splitter_hub;
mod splitter_losses;
mod splitter_maturity;
mod splitter_tokens;
mod timelock_exits;
mod timelock_operations;
mod timelock_votes;

use super::*;
