//! What will be sent, what it costs, whether it is there.

mod show;

use crate::artifacts::{Artifact, Artifacts};
use crate::codes::{missing, store_gas, Found};
use crate::gas::fee;
use crate::problem::Problem;
use crate::suite::Blueprint;
use crate::survey::Survey;
use ballast_daemon::Daemon;
use ballast_tool::amount::Coin;
use ballast_tool::CliError;
use std::collections::BTreeMap;

/// Gas that instantiating the suite takes at most (1.04 million were seen on wasmd 0.70): what a node
/// simulates goes into the transaction.
pub const INSTANTIATE_GAS: u64 = 1_500_000;

/// What a deployment costs.
#[derive(Default)]
struct Cost {
    /// The first deposit, whose shares stay with the hub for ever.
    seed: Option<Coin>,
    /// Gas that is asked for.
    gas: u64,
    /// What that gas costs, where its price is known.
    fees: Option<Coin>,
}

/// What of a deployment is on the chain, and what is still to be sent.
pub struct Plan<'a> {
    /// What the chain says of itself.
    pub survey: Survey,
    /// The suite that is to be.
    pub blueprint: Blueprint,
    /// The wasm files.
    pub artifacts: &'a Artifacts,
    /// Codes that need not be stored.
    pub codes: Found,
    /// Whether the hub is there.
    pub deployed: bool,
    /// Whether the codes are all that is asked for.
    pub codes_only: bool,
}

impl Plan<'_> {
    /// The codes to store.
    pub fn missing(&self) -> Vec<&Artifact> {
        missing(self.artifacts, &self.codes).collect()
    }

    /// Whether codes have to be stored and the account may not.
    pub fn needs_governance(&self) -> bool {
        let survey = &self.survey;
        let may = survey.upload.allows(&survey.sender) && survey.instantiates_freely();
        !may && !self.deployed && !self.missing().is_empty()
    }

    /// What the account must hold, by denom: the seed, and fees for gas at its price.
    pub fn needs(&self, daemon: &Daemon) -> BTreeMap<String, u128> {
        let mut needed = BTreeMap::new();
        let Cost { seed, fees, .. } = self.cost(daemon);
        for Coin { amount, denom } in seed.into_iter().chain(fees) {
            *needed.entry(denom).or_insert(0) += amount;
        }
        needed
    }

    /// What it costs, in its two parts.
    fn cost(&self, daemon: &Daemon) -> Cost {
        if self.deployed {
            return Cost::default();
        }
        let stored = match self.needs_governance() {
            true => 0,
            false => self.missing().into_iter().map(store_gas).sum(),
        };
        let gas = match self.codes_only {
            true => stored,
            false => stored + INSTANTIATE_GAS,
        };
        let seed = Coin::new(self.blueprint.seed, &self.blueprint.denom);
        Cost {
            seed: (!self.codes_only).then_some(seed),
            gas,
            fees: fee(daemon.settings.gas_prices.as_deref(), gas),
        }
    }

    /// Who will hold which role, by their names in the configuration; an immutable suite has no admin.
    fn roles(&self) -> [(&'static str, Option<&str>); 4] {
        let blueprint = &self.blueprint;
        [
            ("owner", Some(blueprint.owner.as_str())),
            ("guardian", Some(blueprint.guardian.as_str())),
            ("treasury", Some(blueprint.treasury.as_str())),
            ("admin", blueprint.admin.as_deref()),
        ]
    }

    /// A warning where one account that is no contract holds every role.
    fn one_key(&self, daemon: &Daemon) -> Option<String> {
        let owner = &self.blueprint.owner;
        let mut held = self.roles().into_iter().filter_map(|(_, who)| who);
        let is_contract = || daemon.contract(owner).is_ok_and(|found| found.is_some());
        (held.all(|who| who == owner) && !is_contract()).then(|| {
            format!(
                "one key holds every role: whoever gets {owner} lists validators, pauses, takes the fee and changes the code. \
                 Name a multisig or a DAO under [suite], or hand the roles over afterwards (docs/DEPLOY.md)"
            )
        })
    }

    /// What the chain would refuse: too little money, validators that can't be listed.
    ///
    /// # Errors
    /// The node can't be asked.
    pub fn lacks(&self, daemon: &Daemon) -> Result<Vec<Problem>, CliError> {
        let mut problems = vec![];
        let sender = &self.survey.sender;
        for (denom, needed) in self.needs(daemon) {
            let held = daemon.balance(sender, &denom)?;
            if held < needed {
                let seed = match denom == self.blueprint.denom && !self.codes_only {
                    true => format!("the seed of {} and fees", self.blueprint.seed),
                    false => "fees".to_string(),
                };
                problems.push(Problem::chain(format!(
                    "{sender} holds {held}{denom}, about {needed}{denom} are needed for {seed}: send it \
                     {} more, or ask the testnet's faucet",
                    needed - held
                )));
            }
        }
        if !self.deployed {
            problems.extend(self.unlistable(daemon)?);
        }
        Ok(problems)
    }

    fn unlistable(&self, daemon: &Daemon) -> Result<Vec<Problem>, CliError> {
        let mut problems = vec![];
        let most = &self.blueprint.params["registry"]["max_commission"];
        let most: cosmwasm_std::Decimal = serde_json::from_value(most.clone()).unwrap_or_default();
        for listed in self.blueprint.validators() {
            let address = &listed.address;
            let allowed = listed.max_commission.unwrap_or(most);
            let text = match daemon.validator(address)? {
                None => format!(
                    "validator {address} does not exist on `{}`",
                    self.survey.chain_id
                ),
                Some(found) if found.jailed => format!("validator {address} is jailed"),
                Some(found) if !found.bonded => {
                    format!("validator {address} is not in the bonded set")
                }
                Some(found) if found.commission > allowed.atomics().u128() => format!(
                    "validator {address} takes {} % commission, more than the promised {} %",
                    found.commission / 10u128.pow(16),
                    allowed.atomics().u128() / 10u128.pow(16)
                ),
                Some(_) => continue,
            };
            problems.push(Problem::input(format!(
                "{text}: take it out of suite.validators"
            )));
        }
        Ok(problems)
    }
}

impl Survey {
    /// Whether an upload may let anyone instantiate it.
    pub fn instantiates_freely(&self) -> bool {
        matches!(
            self.instantiate_default.as_str(),
            "Everybody" | "ACCESS_TYPE_EVERYBODY" | ""
        )
    }
}
