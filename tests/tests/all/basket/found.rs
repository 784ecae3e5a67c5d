//! Attempts of an outside reader that the attacks of the page do not have: what it found is mended,
//! what held is kept as it was tried.

mod holders;
mod parts;

use super::Bag;
use ballast_extension_types::restake::{Stake, STAKE};
use cosmwasm_std::to_json_binary;
use serde_json::{json, Value};

impl Bag {
    /// The part's admin gives it other code; what is stored there stays.
    fn migrate(&mut self, part: usize) {
        let (owner, part) = (self.suite.addr("owner"), self.parts[part].clone());
        let chain = self.suite.chain_mut();
        let code = chain.code_named("consumer").unwrap();
        let none = to_json_binary(&json!({})).unwrap();
        chain.migrate(&owner, &part, code, none).unwrap();
    }

    /// A part says this of its stake.
    fn lies(&mut self, part: usize, change: impl FnOnce(&mut Stake)) {
        let part = self.parts[part].clone();
        let app = self.suite.chain_mut().app_mut();
        let mut storage = app.contract_storage_mut(&part);
        let mut stake = STAKE.load(&*storage).unwrap();
        change(&mut stake);
        STAKE.save(&mut *storage, &stake).unwrap();
    }

    fn work(&self) -> Vec<Value> {
        let due: Value = self.suite.query(&self.at, &json!({"due": {}}));
        due["work"].as_array().unwrap().clone()
    }
}
