//! Accounts by name. Of the recorded addresses only their order matters, so any in this order do.

use std::collections::BTreeMap;

use ballast_chain_sim::{valoper, ChainDriver, SimApp};
use bech32::{Bech32, Hrp};
use cosmwasm_std::Addr;
use serde_json::Value;

pub struct Names {
    validators: Vec<String>,
    accounts: Vec<String>,
    /// By account and by operator address.
    names: BTreeMap<String, String>,
}

impl Names {
    pub fn new(line: &Value) -> Self {
        let list = |key: &str| -> Vec<String> {
            let all = line["by_address"][key].as_array().unwrap();
            all.iter()
                .map(|name| name.as_str().unwrap().to_string())
                .collect()
        };
        let (validators, accounts) = (list("validators"), list("accounts"));
        let among: Vec<_> = accounts
            .iter()
            .filter(|name| validators.contains(name))
            .collect();
        assert!(among.into_iter().eq(&validators), "one order for both");
        let mut names = Self {
            validators,
            accounts,
            names: BTreeMap::new(),
        };
        for name in names.accounts.clone() {
            names
                .names
                .insert(names.account(&name).to_string(), name.clone());
            names.names.insert(names.operator(&name), name);
        }
        names
    }

    pub fn validators(&self) -> impl Iterator<Item = &str> {
        self.validators.iter().map(String::as_str)
    }

    pub fn accounts(&self) -> impl Iterator<Item = &str> {
        self.accounts.iter().map(String::as_str)
    }

    /// Its place in the order is the first byte; the faucet, which is in none, comes last.
    pub fn account(&self, name: &str) -> Addr {
        let place = self
            .accounts
            .iter()
            .position(|other| other == name)
            .unwrap_or(200);
        let mut bytes = [7; 20];
        bytes[0] = u8::try_from(place).unwrap();
        let hrp = Hrp::parse("wasm").unwrap();
        Addr::unchecked(bech32::encode::<Bech32>(hrp, &bytes).unwrap())
    }

    pub fn operator(&self, name: &str) -> String {
        valoper(&self.account(name)).unwrap()
    }

    /// The name of an address; what is none stays.
    pub fn of(&self, address: &str) -> String {
        self.names
            .get(address)
            .cloned()
            .unwrap_or_else(|| address.to_string())
    }

    /// The files write `<distribution>` for the module's address.
    pub fn hide_modules(&self, app: &SimApp, log: &str) -> String {
        let module = app.module_accounts().unwrap().distribution;
        log.replace(module.as_str(), "<distribution>")
    }
}
