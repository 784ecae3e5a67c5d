//! What the owner may change: roles, parameters, validators.

use super::{text, Inspection};
use ballast_tool::CliError;
use serde_json::json;

impl Inspection<'_> {
    /// Owner, guardian and treasury.
    pub fn roles(&mut self) {
        for (role, who) in self.expected.roles {
            let found = text(&self.config[role]);
            self.may_differ(format!("hub: {role}"), who, found);
        }
    }

    /// Parameters of the contracts that have any.
    pub fn params(&mut self) -> Result<(), CliError> {
        for (contract, params) in self.expected.params {
            let answer = match contract.as_str() {
                "hub" => self.config.clone(),
                name => {
                    let address = &self.addresses[name];
                    self.daemon.smart(address, &json!({"config": {}}))?
                }
            };
            for (field, value) in params.as_object().into_iter().flatten() {
                let found = text(&answer["params"][field]);
                self.may_differ(format!("{contract}: {field}"), text(value), found);
            }
        }
        Ok(())
    }

    /// Validators that were listed from the start.
    pub fn validators(&mut self) -> Result<(), CliError> {
        let expected = self.expected;
        for operator in &expected.validators {
            let question = json!({"validator": {"address": operator}});
            let found = match self.daemon.smart(&self.addresses["registry"], &question) {
                Ok(answer) => text(&answer["address"]),
                Err(silence) if silence.is_unreachable() || silence.is_stopped() => {
                    return Err(silence.into())
                }
                Err(_) => "not listed".to_string(),
            };
            self.may_differ(format!("registry: lists {operator}"), operator, found);
        }
        Ok(())
    }
}
