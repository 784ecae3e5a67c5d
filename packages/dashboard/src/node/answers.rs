//! The fields of a node's answers that are read.

use crate::ChainValidator;
use cosmwasm_std::Uint128;
use serde::Deserialize;
use std::time::UNIX_EPOCH;

/// A block.
#[derive(Deserialize)]
pub(super) struct Latest {
    pub(super) block: Inner,
}

#[derive(Deserialize)]
pub(super) struct Inner {
    pub(super) header: Header,
}

#[derive(Deserialize)]
pub(super) struct Header {
    pub(super) height: String,
    pub(super) time: String,
    #[serde(default)]
    pub(super) chain_id: String,
}

/// A node's description of itself.
#[derive(Deserialize)]
pub(super) struct NodeInfo {
    pub(super) default_node_info: Network,
}

#[derive(Deserialize)]
pub(super) struct Network {
    pub(super) network: String,
}

/// A page of validators.
#[derive(Deserialize)]
pub(super) struct Page {
    pub(super) validators: Vec<Row>,
    #[serde(default)]
    pub(super) pagination: Option<Next>,
}

#[derive(Deserialize)]
pub(super) struct Next {
    pub(super) next_key: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) operator_address: String,
    #[serde(default)]
    pub(super) status: String,
    #[serde(default)]
    pub(super) jailed: bool,
    pub(super) tokens: Uint128,
    #[serde(default)]
    pub(super) description: Description,
    #[serde(default)]
    pub(super) commission: Commission,
}

#[derive(Default, Deserialize)]
pub(super) struct Description {
    #[serde(default)]
    pub(super) moniker: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Commission {
    #[serde(default)]
    pub(super) commission_rates: Rates,
}

#[derive(Default, Deserialize)]
pub(super) struct Rates {
    #[serde(default)]
    pub(super) rate: String,
}

impl From<Row> for ChainValidator {
    fn from(row: Row) -> Self {
        let standing = match row.status.as_str() {
            "BOND_STATUS_BONDED" => "bonded",
            "BOND_STATUS_UNBONDING" => "unbonding",
            _ => "unbonded",
        };
        Self {
            address: row.operator_address,
            name: row.description.moniker.chars().take(80).collect(),
            standing: standing.to_string(),
            tokens: row.tokens,
            jailed: row.jailed,
            tombstoned: false,
            commission: row.commission.commission_rates.rate,
        }
    }
}

/// `2023-11-14T22:13:20.123Z` as unix seconds.
pub(super) fn unix_seconds(text: &str) -> Option<u64> {
    let at = humantime::parse_rfc3339(text).ok()?;
    Some(at.duration_since(UNIX_EPOCH).ok()?.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_blocks_are_read() {
        assert_eq!(unix_seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(unix_seconds("2023-11-14T22:13:20.5Z"), Some(1_700_000_000));
        assert_eq!(
            unix_seconds("2024-02-29T12:00:00.000000001Z"),
            Some(1_709_208_000)
        );
        for bad in [
            "",
            "x",
            "2023-13-01T00:00:00Z",
            "2023-11-14",
            "1969-12-31T23:59:59Z",
            // before, these ended the thread that answers
            "9999-12-31T9223372036854775807:00:00Z",
            "2023-11-14T00:9223372036854775807:00Z",
            "999999999999-01-01T00:00:00Z",
        ] {
            assert_eq!(unix_seconds(bad), None, "{bad}");
        }
    }
}
