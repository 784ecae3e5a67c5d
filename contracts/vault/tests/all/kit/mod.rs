//! The vault with a real cw20, beside siblings that are rows and fixed answers.
//!
//! It stands in an `App`, and not on the bench of the other contracts: LST really moves and really burns here.

mod asks;
mod orders;
mod siblings;

pub use asks::{attr, event};
pub use orders::{par, underwrite};

use ballast_types::{
    address::operator_address,
    birth::BirthError,
    deploy::Suite,
    vault::{ExecuteMsg, InstantiateMsg, LayerId, ParamsUpdate},
    Amount, Shares,
};
use ballast_vault::{
    contract,
    state::{BONDS, LEDGER, POOL},
    ContractError,
};
use cosmwasm_std::{Addr, Empty, Order, Timestamp, Uint128};
use cw20::Cw20Coin;
use cw_multi_test::{App, AppResponse, ContractWrapper, Executor};

/// Unbonding time, batch interval and a day.
pub const COOLDOWN: u64 = 2_203_200;
/// Everyone begins with this much LST.
pub const WEALTH: u128 = 1_000_000_000_000;

pub struct Kit {
    pub app: App,
    pub suite: Suite,
    pub vault: Addr,
}

impl Default for Kit {
    fn default() -> Self {
        Self::new(ParamsUpdate::default())
    }
}

impl Kit {
    pub fn new(params: ParamsUpdate) -> Self {
        let mut app = App::default();
        // whole seconds, so that numbers can be checked by head; `clock` stories have the others
        app.update_block(|block| block.time = Timestamp::from_seconds(block.time.seconds()));
        let owner = app.api().addr_make("owner");
        let fake = app.store_code(siblings::code());
        let [hub, registry, queue, collector] = [(); 4].map(|()| {
            app.instantiate_contract(fake, owner.clone(), &Empty {}, &[], "fake", None)
                .unwrap()
        });
        let token = create_token(&mut app, &owner);
        let mut suite = Suite {
            hub,
            token,
            registry,
            queue,
            vault: owner.clone(),
            collector,
        };
        suite.vault = create_vault(&mut app, &owner, &suite, params);
        let vault = suite.vault.clone();
        let mut kit = Self { app, suite, vault };
        kit.furnish(&owner);
        kit
    }

    pub fn who(&self, name: &str) -> Addr {
        self.app.api().addr_make(name)
    }

    /// An operator address.
    pub fn val(&self, n: u8) -> String {
        operator_address(&[n; 20], self.vault.as_str()).unwrap()
    }

    pub fn bond_of(&self, n: u8) -> LayerId {
        LayerId::Bond {
            validator: self.val(n),
        }
    }

    pub fn now(&self) -> u64 {
        self.app.block_info().time.seconds()
    }

    pub fn wait(&mut self, secs: u64) {
        self.app.update_block(|block| {
            block.height += 1;
            block.time = block.time.plus_seconds(secs);
        });
    }

    pub fn exec(&mut self, who: &str, msg: &ExecuteMsg) -> Result<AppResponse, ContractError> {
        let sender = match who {
            "hub" => self.suite.hub.clone(),
            who => self.who(who),
        };
        self.exec_as(sender, msg)
    }

    /// Whatever is refused leaves the storage byte by byte as it was.
    pub fn exec_as(&mut self, who: Addr, msg: &ExecuteMsg) -> Result<AppResponse, ContractError> {
        let before = self.app.dump_wasm_raw(&self.vault);
        let vault = self.vault.clone();
        let done = self
            .app
            .execute_contract(who, vault, msg, &[])
            .map_err(|err| err.downcast().unwrap());
        self.settled(done.is_ok(), before);
        done
    }

    fn settled(&self, done: bool, before: Vec<(Vec<u8>, Vec<u8>)>) {
        if !done {
            assert_eq!(self.app.dump_wasm_raw(&self.vault), before);
        }
        self.check();
    }

    /// I-1: the vault has what its layers say, and the ledger is their sum.
    pub fn check(&self) {
        let storage = self.app.contract_storage(&self.vault);
        let ledger = LEDGER.load(storage.as_ref()).unwrap();
        let pool = POOL.load(storage.as_ref()).unwrap();
        let mut bonds = Shares::ZERO;
        for row in BONDS.range(storage.as_ref(), None, None, Order::Ascending) {
            let layer = row.unwrap().1.layer;
            bonds = bonds.checked_add(layer.held().unwrap()).unwrap();
        }
        assert_eq!(ledger.bonds, bonds);
        assert_eq!(
            ledger.held,
            bonds.checked_add(pool.held().unwrap()).unwrap()
        );
        let has = self.balance(&self.vault);
        assert!(has >= ledger.held.raw().u128(), "{has} of {}", ledger.held);
    }
}

/// A cw20 of which everyone has [`WEALTH`].
fn create_token(app: &mut App, owner: &Addr) -> Addr {
    let code = app.store_code(Box::new(ContractWrapper::new(
        cw20_base::contract::execute,
        cw20_base::contract::instantiate,
        cw20_base::contract::query,
    )));
    let people = ["alice", "bob", "carol", "mallory"].map(|name| app.api().addr_make(name));
    let birth = cw20_base::msg::InstantiateMsg {
        name: "Ballast".into(),
        symbol: "bLST".into(),
        decimals: 6,
        initial_balances: people
            .iter()
            .map(|who| Cw20Coin {
                address: who.to_string(),
                amount: Uint128::new(WEALTH),
            })
            .collect(),
        mint: None,
        marketing: None,
    };
    app.instantiate_contract(code, owner.clone(), &birth, &[], "token", None)
        .unwrap()
}

/// A vault of this suite, which names another address as its vault.
fn create_vault(app: &mut App, owner: &Addr, suite: &Suite, params: ParamsUpdate) -> Addr {
    let code = app.store_code(Box::new(
        ContractWrapper::new(contract::execute, contract::instantiate, contract::query)
            .with_migrate(contract::migrate),
    ));
    let mut birth = InstantiateMsg {
        suite: suite.clone(),
        exit_secs: 2_203_200,
        params,
    };
    // an instantiation that fails leaves no trace but the address it would have had
    let hub = suite.hub.clone();
    let born = app.instantiate_contract(code, hub.clone(), &birth, &[], "vault", None);
    let Err(ContractError::Birth(BirthError::NotThisContract { this, .. })) =
        born.map_err(|err| err.downcast().unwrap())
    else {
        panic!("it should have refused")
    };
    birth.suite.vault = this;
    let admin = Some(owner.to_string());
    app.instantiate_contract(code, hub, &birth, &[], "vault", admin)
        .unwrap()
}
