//! The embedded chain as a world.

use super::{
    to_json, Block, ChainFact, ChainValidator, Contract, Guest, Person, World, WorldError,
};
use ballast_risk::{ContractInfo, SlashingParams, StakingParams, StakingPool};
use ballast_testing::{Chain, Contracts, Suite};
use cosmwasm_std::Addr;
use serde_json::Value;

/// An embedded chain and the suite on it.
#[derive(Clone, Copy)]
pub struct Deployed<'a> {
    /// The chain.
    pub chain: &'a Chain,
    /// The contracts of the suite.
    pub contracts: &'a Contracts,
}

impl<'a> From<&'a Suite> for Deployed<'a> {
    fn from(suite: &'a Suite) -> Self {
        Self {
            chain: suite.chain(),
            contracts: suite.contracts(),
        }
    }
}

/// Who owns an embedded chain with a suite, and carries out commands of the scenario language on
/// it.
pub trait Stage {
    /// The chain and the suite.
    ///
    /// # Errors
    /// There is no chain yet, or no suite on it.
    fn deployed(&self) -> Result<Deployed<'_>, WorldError>;

    /// Whether one can act here.
    fn acts(&self) -> bool {
        true
    }

    /// Takes in what others did meanwhile; whether there was something.
    ///
    /// # Errors
    /// Commands that cannot be read any more.
    fn catch_up(&mut self) -> Result<bool, WorldError> {
        Ok(false)
    }

    /// Carries out one command.
    ///
    /// # Errors
    /// Bad input, refusals; then nothing changed.
    fn run(&mut self, command: &Value) -> Result<Value, WorldError>;

    /// Contracts that stand on the suite.
    fn guests(&self) -> Vec<Guest> {
        vec![]
    }
}

/// A chain that is only looked at, between two steps of a story.
impl Stage for Deployed<'_> {
    fn deployed(&self) -> Result<Deployed<'_>, WorldError> {
        Ok(*self)
    }

    fn acts(&self) -> bool {
        false
    }

    fn run(&mut self, _: &Value) -> Result<Value, WorldError> {
        Err(WorldError::ReadOnly)
    }
}

/// A [`Stage`] as a [`World`].
pub struct Embedded<S>(pub S);

impl<S: Stage> World for Embedded<S> {
    fn guests(&self) -> Vec<Guest> {
        self.0.guests()
    }

    fn ask_at(&self, address: &str, msg: &Value) -> Result<Value, WorldError> {
        let Deployed { chain, .. } = self.0.deployed()?;
        let at = Addr::unchecked(address);
        chain
            .query(&at, msg.to_string().into_bytes().into())
            .map_err(WorldError::Refused)
    }

    fn chain(&self, what: &ChainFact) -> Result<Value, WorldError> {
        fact(self.0.deployed()?.chain, what)
    }

    fn place(&self) -> String {
        "embedded chain".to_string()
    }

    fn acts(&self) -> bool {
        self.0.acts()
    }

    fn catch_up(&mut self) -> Result<bool, WorldError> {
        self.0.catch_up()
    }

    fn block(&self) -> Result<Block, WorldError> {
        let Deployed { chain, .. } = self.0.deployed()?;
        Ok(Block {
            height: chain.height(),
            time: chain.now(),
        })
    }

    fn ask(&self, contract: Contract, msg: &Value) -> Result<Value, WorldError> {
        ask(self.0.deployed()?, contract, msg)
    }

    fn validators(&self) -> Result<Vec<ChainValidator>, WorldError> {
        Ok(validators(self.0.deployed()?.chain))
    }

    fn people(&self) -> Vec<Person> {
        let deployed = self.0.deployed();
        deployed.map_or(vec![], |deployed| people(deployed.chain))
    }

    fn balance(&self, address: &str, denom: &str) -> Result<u128, WorldError> {
        balance(self.0.deployed()?.chain, address, denom)
    }

    fn run(&mut self, command: &Value) -> Result<Value, WorldError> {
        self.0.run(command)
    }
}

fn ask(deployed: Deployed<'_>, contract: Contract, msg: &Value) -> Result<Value, WorldError> {
    let Deployed { chain, contracts } = deployed;
    let at = match contract {
        Contract::Hub => &contracts.hub,
        Contract::Token => &contracts.token,
        Contract::Registry => &contracts.registry,
        Contract::Queue => &contracts.queue,
        Contract::Vault => &contracts.vault,
        Contract::Collector => &contracts.collector,
    };
    chain
        .query(at, msg.to_string().into_bytes().into())
        .map_err(WorldError::Refused)
}

fn validators(chain: &Chain) -> Vec<ChainValidator> {
    let named = chain.validators().iter();
    let views = named.filter_map(|(name, operator)| Some((name, chain.validator(operator)?)));
    let shown = views.map(|(name, view)| ChainValidator {
        address: view.address,
        name: name.clone(),
        standing: view.status,
        tokens: view.tokens,
        jailed: view.jailed,
        tombstoned: view.tombstoned,
        commission: view.commission,
    });
    shown.collect()
}

/// Accounts by name, then operators.
fn people(chain: &Chain) -> Vec<Person> {
    let accounts = chain.accounts().iter();
    let people = accounts.map(|(name, address)| Person {
        name: name.clone(),
        address: address.to_string(),
    });
    let operators = chain.validators();
    let (operators, others): (Vec<_>, Vec<_>) =
        people.partition(|person| operators.contains_key(&person.name));
    [others, operators].concat()
}

fn balance(chain: &Chain, address: &str, denom: &str) -> Result<u128, WorldError> {
    if !chain.is_address(address) {
        let shown = crate::amount::clipped(address);
        return Err(WorldError::BadInput(format!("`{shown}` is no address")));
    }
    let coins = chain.balances(&Addr::unchecked(address));
    Ok(coins.get(denom).map(|n| n.u128()).unwrap_or_default())
}

fn fact(chain: &Chain, what: &ChainFact) -> Result<Value, WorldError> {
    let params = || {
        let params = chain.params();
        params.map_err(|err| WorldError::Refused(err.to_string()))
    };
    match what {
        ChainFact::Id => Ok(Value::String(chain.id())),
        ChainFact::Staking => {
            let params = params()?;
            to_json(&StakingParams {
                unbonding_secs: params.unbonding_secs,
                max_entries: params.max_entries.into(),
                power_reduction: Some(params.power_reduction),
            })
        }
        ChainFact::Pool => {
            let bonded = validators(chain).into_iter();
            let bonded = bonded.filter(|one| one.standing == "bonded");
            to_json(&StakingPool {
                bonded_tokens: bonded.map(|one| one.tokens).sum(),
            })
        }
        ChainFact::Slashing => {
            let params = params()?;
            to_json(&SlashingParams {
                slash_fraction_double_sign: params.slash_double_sign,
                slash_fraction_downtime: params.slash_downtime,
            })
        }
        ChainFact::Contract(address) => {
            let found = chain.contract(&Addr::unchecked(address));
            to_json(&found.map(|found| ContractInfo {
                code_id: found.code_id,
                admin: found.admin,
                checksum: None,
                name: found.name,
                version: found.version,
            }))
        }
        ChainFact::Governance => Err(WorldError::BadInput(
            "an embedded chain has no governance".to_string(),
        )),
    }
}
