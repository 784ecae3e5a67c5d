//! Every execute message of the suite, and who may send it.

use super::super::root;
use serde_json::Value;
use std::collections::BTreeSet;
use Who::{Anyone, Holder, Itself, Owner, Sibling};

/// Who may send a message.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    /// Anyone.
    Anyone,
    /// Whoever holds what it is about.
    Holder,
    /// The owner; the guardian or an operator where the message says so.
    Owner,
    /// Another contract of the suite.
    Sibling,
    /// The contract itself, or nobody.
    Itself,
}

/// Every execute message of every contract.
const MESSAGES: [(&str, &[(&str, Who)]); 6] = [
    (
        "hub",
        &[
            ("bond", Anyone),
            ("advance", Anyone),
            ("sync", Anyone),
            ("settle", Anyone),
            ("submit_batch", Anyone),
            ("undelegate", Anyone),
            ("delegate", Anyone),
            ("rebalance", Anyone),
            ("harvest", Anyone),
            ("retry_cover", Anyone),
            ("add_rewards", Sibling),
            ("fine", Sibling),
            ("update_config", Owner),
            ("pause", Owner),
            ("unpause", Owner),
            ("set_guardian", Owner),
            ("set_treasury", Owner),
            ("advance_step", Itself),
            ("prove_depth", Itself),
            ("update_ownership", Owner),
        ],
    ),
    (
        "token",
        &[
            ("transfer", Holder),
            ("send", Holder),
            ("transfer_from", Holder),
            ("send_from", Holder),
            ("increase_allowance", Holder),
            ("decrease_allowance", Holder),
            ("mint", Sibling),
            ("burn", Sibling),
            ("burn_from", Itself),
            ("update_minter", Itself),
            ("update_marketing", Holder),
            ("upload_logo", Holder),
        ],
    ),
    (
        "registry",
        &[
            ("add_validator", Owner),
            ("apply", Holder),
            ("update_validator", Owner),
            ("remove_validator", Owner),
            ("observe", Anyone),
            ("update_config", Owner),
        ],
    ),
    (
        "queue",
        &[
            ("receive", Sibling),
            ("cancel", Holder),
            ("claim", Anyone),
            ("close_batch", Sibling),
            ("fund", Sibling),
            ("transfer_nft", Holder),
            ("send_nft", Holder),
            ("approve", Holder),
            ("revoke", Holder),
            ("approve_all", Holder),
            ("revoke_all", Holder),
        ],
    ),
    (
        "vault",
        &[
            ("receive", Sibling),
            ("request_exit", Holder),
            ("cancel_exit", Holder),
            ("exit", Anyone),
            ("refresh", Anyone),
            ("cover", Sibling),
            ("fine", Sibling),
            ("update_config", Owner),
        ],
    ),
    (
        "collector",
        &[
            ("distribute", Anyone),
            ("sweep", Anyone),
            ("update_config", Owner),
        ],
    ),
];

/// The published schema of a contract.
pub fn schema(contract: &str) -> Value {
    let path = root().join(format!("schema/{contract}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The messages above are those of the schemas: whoever adds one says who may send it.
pub fn every_message_is_known() {
    for (contract, messages) in MESSAGES {
        let schema = schema(contract);
        let variants = schema["execute"]["oneOf"].as_array().unwrap().iter();
        let published: BTreeSet<String> = variants
            .flat_map(|variant| {
                let named = variant["enum"]
                    .as_array()
                    .or(variant["required"].as_array());
                let names = named.unwrap().iter();
                names.map(|name| name.as_str().unwrap().to_string())
            })
            .collect();
        let known: BTreeSet<String> = messages.iter().map(|(name, _)| name.to_string()).collect();
        assert_eq!(published, known, "{contract}");
    }
}

/// Those of the owner: contract and name.
pub fn owners() -> impl Iterator<Item = (&'static str, &'static str)> {
    MESSAGES.into_iter().flat_map(|(contract, messages)| {
        let of_owner = messages.iter().filter(|(_, who)| *who == Owner);
        of_owner.map(move |(name, _)| (contract, *name))
    })
}
