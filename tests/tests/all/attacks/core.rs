//! Attacks on the six contracts. The letter of a file is that of its section in `docs/ATTACKS.md`.

mod a_accounting;
mod a_books;
mod b_rates;
mod c_booking;
mod c_losses;
mod d_batches;
mod d_queue;
mod e_rewards;
mod f_validators;
mod g_calls;
mod g_order;
mod h_access;
mod h_messages;
mod h_upgrades;
mod i_addresses;
mod k_insurance;
mod m_queries;
mod n_bytes;
mod o_economy;
mod p_liveness;
mod p_settlement;
mod q_hub;
mod q_siblings;
