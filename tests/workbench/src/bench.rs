//! The bench itself.

use crate::{
    account, api,
    siblings::{write_hub, Sibling},
    suite, Contract, Counted, Sender, Siblings,
};
use ballast_types::{
    deploy::{MigrateMsg, Suite},
    hub,
};
use ballast_wire::Wire;
use cosmwasm_std::{
    from_json,
    testing::{message_info, mock_env, MockApi},
    Addr, Coin, Deps, DepsMut, Env, QuerierWrapper, Record, Response,
};
use serde::de::DeserializeOwned;

/// A contract's storage, what it may ask, and the block it is in.
pub struct Bench<C: Contract> {
    /// Its storage.
    pub storage: Counted,
    /// The chain's rules for addresses.
    pub api: MockApi,
    /// What it may ask.
    pub siblings: Siblings<C::Modules>,
    /// The block, and the contract's own address.
    pub env: Env,
    /// The suite it belongs to.
    pub suite: Suite,
}

impl<C: Contract> Bench<C> {
    /// An empty storage beside nothing: no sibling may be asked yet.
    pub fn new(modules: C::Modules) -> Self {
        let mut env = mock_env();
        env.contract.address = account(C::NAME);
        Self {
            storage: Counted::default(),
            api: api(),
            siblings: Siblings::new(modules),
            env,
            suite: suite(),
        }
    }

    /// The same with a hub, which can be read and which the account `owner` owns.
    pub fn beside_a_hub(modules: C::Modules, params: hub::ParamsUpdate) -> Self {
        let mut bench = Self::new(modules);
        let suite = bench.suite.clone();
        let rows = &mut bench.sibling("hub").rows;
        write_hub(rows, &suite, &account("owner"), params);
        bench
    }

    /// The contract of a name beside this one, which from now on may be asked.
    pub fn sibling(&mut self, name: &str) -> &mut Sibling {
        self.siblings.at(&account(name))
    }

    /// The contract's own view of the chain, to change it.
    pub fn deps_mut(&mut self) -> DepsMut<'_> {
        DepsMut {
            storage: &mut self.storage,
            api: &self.api,
            querier: QuerierWrapper::new(&self.siblings),
        }
    }

    /// The contract's own view of the chain, to read it.
    pub fn deps(&self) -> Deps<'_> {
        Deps {
            storage: &self.storage,
            api: &self.api,
            querier: QuerierWrapper::new(&self.siblings),
        }
    }

    /// The account of a name.
    pub fn who(&self, name: &str) -> Addr {
        account(name)
    }

    /// Block time in seconds, rounded down.
    pub fn now(&self) -> u64 {
        self.env.block.time.seconds()
    }

    /// The next block, so many seconds later.
    pub fn pass(&mut self, secs: u64) {
        self.env.block.time = self.env.block.time.plus_seconds(secs);
        self.env.block.height += 1;
    }

    /// Creates the contract. A refusal may leave rows behind: on a chain there is no contract then.
    pub fn instantiate(
        &mut self,
        sender: impl Sender,
        msg: C::Birth,
    ) -> Result<Response, C::Error> {
        let info = message_info(&sender.address(), &[]);
        let env = self.env.clone();
        C::instantiate(self.deps_mut(), env, info, Wire(msg))
    }

    /// Runs a message without coins.
    pub fn run(&mut self, sender: impl Sender, msg: C::Message) -> Result<Response, C::Error> {
        self.run_with(sender, &[], msg)
    }

    /// Runs a message with coins.
    pub fn run_with(
        &mut self,
        sender: impl Sender,
        funds: &[Coin],
        msg: C::Message,
    ) -> Result<Response, C::Error> {
        let info = message_info(&sender.address(), funds);
        self.change(|deps, env| C::execute(deps, env, info, Wire(msg)))
    }

    /// Sees a message refused with `expected`.
    pub fn refuses(&mut self, sender: impl Sender, msg: C::Message, expected: C::Error) {
        self.refuses_with(sender, &[], msg, expected);
    }

    /// Sees a message with coins refused with `expected`.
    pub fn refuses_with(
        &mut self,
        sender: impl Sender,
        funds: &[Coin],
        msg: C::Message,
        expected: C::Error,
    ) {
        let refused = self.run_with(sender, funds, msg).unwrap_err();
        assert_eq!(refused, expected);
    }

    /// Migrates the contract after cw2 was told that its state is of this contract and version.
    pub fn migrate_from(&mut self, name: &str, version: &str) -> Result<Response, C::Error> {
        cw2::set_contract_version(&mut self.storage, name, version).unwrap();
        self.change(|deps, env| C::migrate(deps, env, Wire(MigrateMsg {})))
    }

    /// Asks the contract.
    pub fn ask<T: DeserializeOwned>(&self, question: C::Question) -> Result<T, C::Error> {
        let answer = C::query(self.deps(), self.env.clone(), Wire(question))?;
        Ok(from_json(answer).unwrap())
    }

    /// All rows of the contract.
    pub fn dump(&self) -> Vec<Record> {
        self.storage.dump()
    }

    /// Calls an entry point. What it refuses must leave every byte as it was.
    fn change(
        &mut self,
        call: impl FnOnce(DepsMut<'_>, Env) -> Result<Response, C::Error>,
    ) -> Result<Response, C::Error> {
        self.storage.remember();
        let env = self.env.clone();
        let result = call(self.deps_mut(), env);
        if let Err(refused) = &result {
            let is_unchanged = self.storage.is_unchanged();
            assert!(is_unchanged, "`{refused}` left something behind");
        }
        result
    }
}
