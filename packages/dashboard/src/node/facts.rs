//! What the chain says of itself, out of a node's shapes into those of a snapshot.

use super::answers::Latest;
use super::Node;
use crate::world::{is_address, to_json};
use crate::{ChainFact, World, WorldError};
use ballast_risk::{ContractInfo, SlashingParams, StakingParams, StakingPool};
use base64::{engine::general_purpose::STANDARD, Engine};
use cosmwasm_std::Uint128;
use serde::de::DeserializeOwned;
use serde::Deserialize;
use serde_json::{json, Value};

/// Base64 of the key under which contracts keep what they are, by cw2.
const CW2_KEY: &str = "Y29udHJhY3RfaW5mbw==";

/// The row of cw2.
#[derive(Deserialize)]
struct Says {
    contract: String,
    version: String,
}

/// Asks the node for a fact about the chain.
pub fn fact(node: &Node, what: &ChainFact) -> Result<Value, WorldError> {
    match what {
        ChainFact::Id => id(node),
        ChainFact::Staking => {
            let params = node.get("/cosmos/staking/v1beta1/params")?["params"].take();
            let secs = params["unbonding_time"].as_str().unwrap_or_default();
            to_json(&StakingParams {
                unbonding_secs: seconds(secs).ok_or_else(|| odd(node, "staking params"))?,
                max_entries: params["max_entries"]
                    .as_u64()
                    .ok_or_else(|| odd(node, "staking params, max_entries"))?,
                power_reduction: power_reduction(node),
            })
        }
        ChainFact::Pool => {
            let pool = node.get("/cosmos/staking/v1beta1/pool")?["pool"].take();
            to_json(&read::<StakingPool>(
                node,
                &json!({"bonded_tokens": pool["bonded_tokens"]}),
            )?)
        }
        ChainFact::Slashing => {
            let params = node.get("/cosmos/slashing/v1beta1/params")?["params"].take();
            to_json(&read::<SlashingParams>(
                node,
                &json!({
                    "slash_fraction_double_sign": params["slash_fraction_double_sign"],
                    "slash_fraction_downtime": params["slash_fraction_downtime"],
                }),
            )?)
        }
        ChainFact::Contract(address) => contract(node, address),
        ChainFact::Governance => {
            let account = node.get("/cosmos/auth/v1beta1/module_accounts/gov")?;
            let base = &account["account"]["base_account"]["address"];
            let value = &account["account"]["value"]["address"];
            let address = base.as_str().or(value.as_str());
            let address = address.ok_or_else(|| odd(node, "the account of governance"))?;
            Ok(json!({ "address": address }))
        }
    }
}

/// Base units that make one unit of voting power: the power of ten by which the largest validator's
/// tokens give the largest power. None where the node does not show its set, or they give none.
fn power_reduction(node: &Node) -> Option<Uint128> {
    let height = node.block().ok()?.height;
    let path =
        format!("/cosmos/base/tendermint/v1beta1/validatorsets/{height}?pagination.limit=100");
    let answer = node.get(&path).ok()?;
    let powers = answer["validators"].as_array()?.iter();
    let powers = powers.filter_map(|one| one["voting_power"].as_str()?.parse::<u128>().ok());
    let power = powers.max().filter(|power| *power > 0)?;
    let all = node.validators().ok()?.into_iter();
    let tokens = all
        .filter(|one| one.standing == "bonded")
        .map(|one| one.tokens.u128())
        .max()?;
    // the set is of a block or two before: what was staked since then may be in the tokens and not
    // in the power
    let is_near = |found: u128| found.abs_diff(power) <= power / 2;
    let mut tens = (0..=24).filter_map(|n| 10u128.checked_pow(n));
    tens.find(|ten| is_near(tokens / ten)).map(Uint128::new)
}

fn id(node: &Node) -> Result<Value, WorldError> {
    let height = node.block()?.height;
    let path = format!("/cosmos/base/tendermint/v1beta1/blocks/{height}");
    let header = node.rest.read::<Latest>(&path, node.height)?.block.header;
    match header.chain_id.is_empty() {
        true => Err(odd(node, "the header of a block")),
        false => Ok(Value::String(header.chain_id.chars().take(80).collect())),
    }
}

fn contract(node: &Node, address: &str) -> Result<Value, WorldError> {
    if !is_address(address) {
        return Err(WorldError::BadInput(format!(
            "`{}` is no address",
            crate::amount::clipped(address)
        )));
    }
    let path = format!("/cosmwasm/wasm/v1/contract/{address}");
    let info = match node.get(&path) {
        Ok(mut answer) => answer["contract_info"].take(),
        // nodes say it in several ways
        Err(WorldError::Refused(why)) if is_missing(&why) => return Ok(Value::Null),
        Err(other) => return Err(other),
    };
    let code_id = info["code_id"].as_str().and_then(|id| id.parse().ok());
    let code_id: u64 = code_id.ok_or_else(|| odd(node, "a contract's info"))?;
    let admin = info["admin"].as_str().filter(|admin| !admin.is_empty());
    let says = node.get(&format!("{path}/raw/{CW2_KEY}")).ok();
    let says = says.and_then(|answer| {
        let bytes = STANDARD.decode(answer["data"].as_str()?).ok()?;
        serde_json::from_slice::<Says>(&bytes).ok()
    });
    let code = node.get(&format!("/cosmwasm/wasm/v1/code-info/{code_id}"));
    let checksum = code.ok().and_then(|code| {
        let hash = code["checksum"].as_str().or(code["data_hash"].as_str())?;
        Some(hex(hash))
    });
    to_json(&ContractInfo {
        code_id,
        admin: admin.map(ToString::to_string),
        checksum,
        name: says
            .as_ref()
            .map(|says| says.contract.chars().take(80).collect()),
        version: says.map(|says| says.version.chars().take(40).collect()),
    })
}

fn is_missing(why: &str) -> bool {
    let why = why.to_lowercase();
    ["not found", "no such contract", "unknown address"]
        .iter()
        .any(|text| why.contains(text))
}

/// A checksum as hex in small letters: nodes say it in base64 or in hex.
fn hex(text: &str) -> String {
    let is_hex = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    match (is_hex, STANDARD.decode(text)) {
        (false, Ok(bytes)) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        _ => text.to_lowercase().chars().take(64).collect(),
    }
}

/// `1814400s` as seconds.
fn seconds(text: &str) -> Option<u64> {
    let digits = text.strip_suffix('s')?;
    let whole = digits.split('.').next()?;
    whole.parse().ok()
}

fn read<T: DeserializeOwned>(node: &Node, value: &Value) -> Result<T, WorldError> {
    T::deserialize(value).map_err(|err| odd(node, &err.to_string()))
}

/// What the node said of this is not what a node says.
pub(super) fn odd(node: &Node, what: &str) -> WorldError {
    WorldError::Unreachable(format!(
        "{}: it does not answer as a node does: {what}",
        node.rest.shown
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_checksums_of_nodes_are_read() {
        assert_eq!(seconds("1814400s"), Some(1_814_400));
        assert_eq!(seconds("1.5s"), Some(1));
        assert_eq!(seconds("1814400"), None);
        assert_eq!(hex("AAEC"), "000102");
        assert_eq!(hex(&"AB".repeat(32)), "ab".repeat(32));
    }
}
