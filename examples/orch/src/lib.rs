//! The six contracts of a suite as [cw-orch](https://orchestrator.abstract.money) knows contracts. What a script does to a mock
//! by these, it does to a chain by the same lines: a `Daemon` in place of the `Mock`, and the built wasm in place of a wrapper.

use ballast_types::{collector, deploy::MigrateMsg, hub, queue, registry, token, vault};
use cosmwasm_std::{coins, Addr, Uint128};
use cw_orch::{interface, prelude::*};

/// Declares a contract of `ballast-$package` by the messages of `ballast_types::$types`.
macro_rules! contract {
    ($(#[doc = $doc:literal])+ $name:ident, $types:ident, $package:ident $(, $reply:ident)?) => {
        $(#[doc = $doc])+
        #[interface($types::InstantiateMsg, $types::ExecuteMsg, $types::QueryMsg, MigrateMsg)]
        pub struct $name;

        impl<Chain> Uploadable for $name<Chain> {
            fn wasm(_chain: &ChainInfoOwned) -> WasmPath {
                // what scripts/build-wasm makes
                let file = concat!("../../artifacts/", stringify!($package), ".wasm");
                WasmPath::new(file).expect("artifacts are built")
            }

            fn wrapper() -> Box<dyn MockContract<Empty, Empty>> {
                use $package::contract as code;
                let contract = ContractWrapper::new_with_empty(code::execute, code::instantiate, code::query);
                Box::new(contract $(.$reply(code::reply))? .with_migrate(code::migrate))
            }
        }
    };
}

contract!(
    /// The hub: its birth makes the other five.
    Hub, hub, ballast_hub, with_reply
);
contract!(
    /// The LST.
    Token, token, ballast_token
);
contract!(
    /// Who is delegated to.
    Registry, registry, ballast_registry, with_reply
);
contract!(
    /// Who asked out.
    Queue, queue, ballast_queue, with_reply
);
contract!(
    /// Who pays for slashes.
    Vault, vault, ballast_vault
);
contract!(
    /// Where rewards arrive.
    Collector, collector, ballast_collector
);

/// A suite.
pub struct Ballast<Chain> {
    /// The hub.
    pub hub: Hub<Chain>,
    /// The LST.
    pub token: Token<Chain>,
    /// Who is delegated to.
    pub registry: Registry<Chain>,
    /// Who asked out.
    pub queue: Queue<Chain>,
    /// Who pays for slashes.
    pub vault: Vault<Chain>,
    /// Where rewards arrive.
    pub collector: Collector<Chain>,
}

/// What a suite is made with: everything else has a default.
pub struct Birth {
    /// The coin that is staked.
    pub denom: String,
    /// Name, symbol and decimals of the LST.
    pub token: hub::TokenInfo,
    /// Validators to begin with.
    pub validators: Vec<String>,
    /// What the first holder bonds at birth, base units.
    pub seed: Uint128,
}

impl<Chain: CwEnv> Ballast<Chain> {
    /// Names six contracts: none of them is there yet.
    pub fn new(chain: Chain) -> Self {
        Self {
            hub: Hub::new("ballast:hub", chain.clone()),
            token: Token::new("ballast:token", chain.clone()),
            registry: Registry::new("ballast:registry", chain.clone()),
            queue: Queue::new("ballast:queue", chain.clone()),
            vault: Vault::new("ballast:vault", chain.clone()),
            collector: Collector::new("ballast:collector", chain),
        }
    }

    /// Stores six codes.
    ///
    /// # Errors
    /// What the chain says.
    pub fn upload(&self) -> Result<(), CwOrchError> {
        self.hub.upload()?;
        self.token.upload()?;
        self.registry.upload()?;
        self.queue.upload()?;
        self.vault.upload()?;
        self.collector.upload()?;
        Ok(())
    }

    /// Makes the suite in one message to the hub, and remembers where its contracts are.
    ///
    /// # Errors
    /// What the chain or the hub says.
    pub fn instantiate(&self, birth: &Birth) -> Result<hub::ConfigResponse, CwOrchError> {
        let validators = birth
            .validators
            .iter()
            .map(|address| registry::NewValidator {
                address: address.clone(),
                weight: Some(1),
                cap_bps: None,
                max_commission: None,
            });
        let msg = hub::InstantiateMsg {
            owner: None,
            guardian: None,
            treasury: None,
            admin: None,
            immutable: false,
            denom: Some(birth.denom.clone()),
            token: birth.token.clone(),
            code_ids: hub::CodeIds {
                token: self.token.code_id()?,
                registry: self.registry.code_id()?,
                queue: self.queue.code_id()?,
                vault: self.vault.code_id()?,
                collector: self.collector.code_id()?,
            },
            validators: validators.collect(),
            params: hub::SuiteParams::default(),
        };
        self.hub
            .instantiate(&msg, None, &coins(birth.seed.u128(), &birth.denom))?;
        let config: hub::ConfigResponse = self.hub.query(&hub::QueryMsg::Config {})?;
        self.token.set_address(&Addr::unchecked(&config.token));
        self.registry
            .set_address(&Addr::unchecked(&config.registry));
        self.queue.set_address(&Addr::unchecked(&config.queue));
        self.vault.set_address(&Addr::unchecked(&config.vault));
        self.collector
            .set_address(&Addr::unchecked(&config.collector));
        Ok(config)
    }
}
