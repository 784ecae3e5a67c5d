//! What a suite and its keeper have, for the page of metrics and for alarms.

use ballast_tool::answer;
use ballast_tool::output::Units;
use serde_json::Value;

/// Figures of one look. Amounts are base units, times unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The staking denom.
    pub denom: String,
    /// What all LST together is worth.
    pub value: u128,
    /// All LST.
    pub shares: u128,
    /// Native per LST, as the hub writes it.
    pub rate: String,
    /// Liquid native of the pool.
    pub buffer: u128,
    /// Delegated native.
    pub bonded: u128,
    /// Owed to closed batches, not undelegated yet.
    pub exiting: u128,
    /// Rewards that do not count yet.
    pub dripping: u128,
    /// A loss that the chain shows and that is not booked yet.
    pub unbooked_loss: u128,
    /// Losses whose cover the vault still owes.
    pub owed_cover: u128,
    /// When the open batch may be priced.
    pub next_batch_at: u64,
    /// What the keeper holds of the denom that it pays fees in.
    pub balance: u128,
    /// The denom that it pays fees in.
    pub fee_denom: String,
}

impl Figures {
    /// Of the hub's `state`, and what the keeper holds.
    pub fn of(state: &Value, balance: u128, fee_denom: &str) -> Self {
        let amount = |key: &str| answer::amount(&state[key]);
        let text = |key: &str| answer::text(&state[key]);
        Self {
            denom: text("native_denom"),
            value: amount("value"),
            shares: amount("shares"),
            rate: text("rate"),
            buffer: amount("buffer"),
            bonded: amount("bonded"),
            exiting: amount("exiting"),
            dripping: amount("dripping"),
            unbooked_loss: amount("pending_loss"),
            owed_cover: amount("pending_cover"),
            next_batch_at: state["next_batch_at"].as_u64().unwrap_or_default(),
            balance,
            fee_denom: fee_denom.to_string(),
        }
    }

    /// Whether fees are paid in what tips are paid in, so that they can be compared.
    pub fn is_comparable(&self) -> bool {
        self.fee_denom.is_empty() || self.fee_denom == self.denom
    }

    /// An amount of the fees' denom, in words.
    pub fn fees(&self, amount: u128, units: &Units) -> String {
        match self.is_comparable() {
            true => units.tokens(amount),
            // the decimals of other denoms are not known here
            false => format!("{amount}{}", self.fee_denom),
        }
    }
}
