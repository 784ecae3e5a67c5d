//! Builds a chain with a suite.

use super::Suite;
use crate::{
    contracts::Code, genesis::Validators, keys, Chain, Extension, Genesis, TxError, Watcher,
};
use ballast_types::hub::{CodeIds, InstantiateMsg, SuiteParams, TokenInfo, CONFIG};
use ballast_types::registry::NewValidator;
use cosmwasm_std::{coins, to_json_binary, Decimal, Uint128};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Accounts that every suite has, each with a million tokens.
pub const ACCOUNTS: [&str; 6] = ["alice", "bob", "carol", "dave", "erin", "keeper"];

/// An account that every suite has and that owns nothing, for attackers.
pub const POOR: &str = "mallory";

/// A chain and a suite to be built. Everything has a default that works: three validators of equal
/// weight, an unbonding time of 21 days, and the rich [`ACCOUNTS`].
pub struct SuiteBuilder {
    genesis: Genesis,
    decimals: u8,
    named_denom: Option<String>,
    owner: String,
    guardian: Option<String>,
    treasury: Option<String>,
    params: SuiteParams,
    listed: Option<Vec<NewValidator>>,
    seed: Option<u128>,
    codes: Vec<(&'static str, Code)>,
    extensions: Vec<&'static dyn Extension>,
    checks: bool,
}

/// How every chain of this process begins, if not as [`Genesis::default`] says.
static BEGINNING: OnceLock<fn(&mut Genesis)> = OnceLock::new();

/// Makes all suites of this process begin on a chain with this change; what a test sets on its
/// builder still counts. With this switch every test also runs with rewards in every block. Only
/// the first call counts.
pub fn begin_with(change: fn(&mut Genesis)) {
    BEGINNING.get_or_init(|| change);
}

impl Default for SuiteBuilder {
    fn default() -> Self {
        let mut genesis = Genesis::default();
        if let Some(change) = BEGINNING.get() {
            change(&mut genesis);
        }
        Self {
            genesis,
            decimals: 6,
            named_denom: None,
            owner: "owner".to_string(),
            guardian: None,
            treasury: None,
            params: SuiteParams::default(),
            listed: None,
            seed: None,
            codes: vec![],
            extensions: vec![],
            checks: true,
        }
    }
}

impl SuiteBuilder {
    /// This number of validators, `val0` and on, all listed with weight 1.
    #[must_use]
    pub fn validators(mut self, n: u32) -> Self {
        self.genesis.validators = Validators::Alike(n);
        self
    }

    /// The validators to list, instead of all of them with weight 1.
    #[must_use]
    pub fn listed(mut self, validators: Vec<NewValidator>) -> Self {
        self.listed = Some(validators);
        self
    }

    /// Lists the validators of these names with these weights.
    #[must_use]
    pub fn weights(self, weights: &[(&str, u64)]) -> Self {
        let listed = weights.iter().map(|(name, weight)| NewValidator {
            address: keys::operator(name),
            weight: Some(*weight),
            cap_bps: None,
            max_commission: None,
        });
        let listed = listed.collect();
        self.listed(listed)
    }

    /// Adds an account with this amount of the denom, in base units.
    #[must_use]
    pub fn account(mut self, name: &str, amount: u128) -> Self {
        self.genesis
            .accounts
            .insert(name.to_string(), amount.to_string());
        self
    }

    /// Adds an account with coins: `"5ustake,3uatom"`.
    #[must_use]
    pub fn account_with(mut self, name: &str, coins: &str) -> Self {
        self.genesis
            .accounts
            .insert(name.to_string(), coins.to_string());
        self
    }

    /// The bonded denom; `ustake` by default.
    #[must_use]
    pub fn denom(mut self, denom: &str) -> Self {
        self.genesis.denom = denom.to_string();
        self
    }

    /// The denom that the hub's message names. By default it names none, and the hub takes the
    /// chain's.
    #[must_use]
    pub fn names_denom(mut self, denom: &str) -> Self {
        self.named_denom = Some(denom.to_string());
        self
    }

    /// Decimals of the LST, and of the native token; 6 by default.
    #[must_use]
    pub fn decimals(mut self, decimals: u8) -> Self {
        self.decimals = decimals;
        if decimals > 6 {
            self.genesis.power_reduction = Uint128::new(10u128.pow(u32::from(decimals)));
            self.genesis.self_stake = Uint128::new(1_000 * 10u128.pow(u32::from(decimals)));
        }
        self
    }

    /// The chain's unbonding time, and the hub's.
    #[must_use]
    pub fn unbonding_secs(mut self, secs: u64) -> Self {
        self.genesis.unbonding_secs = secs;
        self.params.hub.unbonding_secs = Some(secs);
        self
    }

    /// The most open unbonding entries per validator, of the chain and of the hub.
    #[must_use]
    pub fn max_entries(mut self, entries: u32) -> Self {
        self.genesis.max_entries = entries;
        self.params.hub.max_entries = Some(entries.into());
        self
    }

    /// The fractions that downtime and a double sign slash.
    #[must_use]
    pub fn slash_fractions(mut self, downtime: Decimal, double_sign: Decimal) -> Self {
        self.genesis.slash_downtime = downtime;
        self.genesis.slash_double_sign = double_sign;
        self
    }

    /// Changes anything else of the genesis.
    #[must_use]
    pub fn genesis(mut self, change: impl FnOnce(&mut Genesis)) -> Self {
        change(&mut self.genesis);
        self
    }

    /// A chain without inflation, whatever [`begin_with`] says: for tests whose numbers hold only
    /// if no other rewards come than those that the test pays.
    #[must_use]
    pub fn without_inflation(self) -> Self {
        self.genesis(|genesis| genesis.inflation = Decimal::zero())
    }

    /// Changes parameters of the contracts.
    #[must_use]
    pub fn params(mut self, change: impl FnOnce(&mut SuiteParams)) -> Self {
        change(&mut self.params);
        self
    }

    /// The owner; `owner` by default.
    #[must_use]
    pub fn owner(mut self, name: &str) -> Self {
        self.owner = name.to_string();
        self
    }

    /// The guardian; the owner by default.
    #[must_use]
    pub fn guardian(mut self, name: &str) -> Self {
        self.guardian = Some(name.to_string());
        self
    }

    /// The treasury; the owner by default.
    #[must_use]
    pub fn treasury(mut self, name: &str) -> Self {
        self.treasury = Some(name.to_string());
        self
    }

    /// The seed, in base units; the least that the hub accepts by default.
    #[must_use]
    pub fn seed(mut self, amount: u128) -> Self {
        self.seed = Some(amount);
        self
    }

    /// Replaces the code of one of our contracts: with a broken registry or a next version, for
    /// example.
    #[must_use]
    pub fn code(mut self, name: &'static str, code: Code) -> Self {
        self.codes.push((name, code));
        self
    }

    /// Adds an extension: the suite's owner creates one contract of it after the deployment,
    /// [`Suite::addr`] knows it by the extension's name, and its laws are checked after every step.
    #[must_use]
    pub fn extend(mut self, extension: &'static dyn Extension) -> Self {
        self.extensions.push(extension);
        self
    }

    /// Whether invariants are checked after each step; they are by default.
    #[must_use]
    pub fn checks(mut self, on: bool) -> Self {
        self.checks = on;
        self
    }

    /// Starts the chain and deploys the suite by one message to the hub.
    ///
    /// # Panics
    /// If the hub refuses; [`SuiteBuilder::try_build`] returns the reason.
    pub fn build(self) -> Suite {
        self.try_build()
            .unwrap_or_else(|err| panic!("the suite was not deployed: {err}"))
    }

    /// Starts the chain and deploys the suite by one message to the hub.
    ///
    /// # Errors
    /// The hub refuses.
    ///
    /// # Panics
    /// If a chain would not accept the genesis.
    pub fn try_build(mut self) -> Result<Suite, TxError> {
        self.fund_accounts();
        let mut chain = Chain::start(&self.genesis).expect("a genesis that a chain takes");
        for (name, code) in std::mem::take(&mut self.codes) {
            chain.store_code(name, code);
        }
        let seed = self
            .seed
            .unwrap_or(10u128.pow(u32::from(self.decimals.max(6))));
        let msg = to_json_binary(&self.message(&chain)).expect("messages can be written");
        let funds = coins(seed, &self.genesis.denom);
        let owner = keys::account(&self.owner);
        let hub_code = chain.code_id("hub").expect("stored at the start");
        chain.next_block(crate::BLOCK_SECS).expect("a block");
        let tx = chain.instantiate(&owner, hub_code, msg, &funds, "ballast")?;
        let hub = tx.contract.clone().expect("an address");
        let config = CONFIG
            .query(&chain.querier(), &hub)
            .expect("the hub's config");
        let mut suite = Suite {
            chain,
            contracts: config.suite,
            watcher: Watcher::default(),
            checks: self.checks,
            same_block: false,
            after: None,
            owner: self.owner,
            guests: BTreeMap::new(),
        };
        suite.check_after("deployment");
        for extension in self.extensions {
            suite.bring(extension)?;
        }
        Ok(suite)
    }

    /// Gives their coins to the accounts that every suite has, unless the genesis says otherwise.
    fn fund_accounts(&mut self) {
        let unit = 10u128.pow(u32::from(self.decimals));
        let named = ACCOUNTS
            .iter()
            .map(ToString::to_string)
            .chain([self.owner.clone()]);
        for name in named {
            let rich = (1_000_000 * unit).to_string();
            self.genesis.accounts.entry(name).or_insert(rich);
        }
        let named = [&self.guardian, &self.treasury].into_iter().flatten();
        for name in named.chain([&POOR.to_string()]) {
            let poor = || "0".to_string();
            self.genesis
                .accounts
                .entry(name.clone())
                .or_insert_with(poor);
        }
    }

    fn message(&self, chain: &Chain) -> InstantiateMsg {
        let id = |name| chain.code_id(name).expect("stored at the start");
        let everyone = || {
            let all = self
                .genesis
                .each_validator()
                .into_iter()
                .map(|(name, _, _)| NewValidator {
                    address: keys::operator(&name),
                    weight: Some(1),
                    cap_bps: None,
                    max_commission: None,
                });
            all.collect()
        };
        let address = |name: &Option<String>| name.as_ref().map(|n| keys::account(n).to_string());
        InstantiateMsg {
            owner: None,
            guardian: address(&self.guardian),
            treasury: address(&self.treasury),
            admin: None,
            immutable: false,
            denom: self.named_denom.clone(),
            token: TokenInfo {
                name: "Ballast STAKE".to_string(),
                symbol: "bSTAKE".to_string(),
                decimals: self.decimals,
                marketing: None,
            },
            code_ids: CodeIds {
                token: id("token"),
                registry: id("registry"),
                queue: id("queue"),
                vault: id("vault"),
                collector: id("collector"),
            },
            validators: self.listed.clone().unwrap_or_else(everyone),
            params: self.params.clone(),
        }
    }
}
