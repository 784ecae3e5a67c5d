//! Counts a contract's reads and writes, for tests that a number does not grow.

use crate::contracts::Code;
use cosmwasm_std::{
    Api, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Order, QuerierWrapper, Record, Reply,
    Response, Storage,
};
use cw_multi_test::{error::AnyResult, Contract};
use std::cell::Cell;
use std::rc::Rc;

/// The reads and writes of a contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Keys that were read, including steps of iterators.
    pub reads: u64,
    /// Keys that were written or removed.
    pub writes: u64,
}

/// The counts of one contract since they were last taken.
#[derive(Clone, Debug, Default)]
pub struct Meter(Rc<Cell<Count>>);

impl Meter {
    /// The counts since the last call.
    pub fn take(&self) -> Count {
        self.0.take()
    }

    /// The code, with its reads and writes counted by this meter.
    pub fn on(&self, code: Code) -> Code {
        Box::new(Metered {
            code,
            meter: self.clone(),
        })
    }

    fn read(&self) {
        let count = self.0.get();
        self.0.set(Count {
            reads: count.reads + 1,
            ..count
        });
    }

    fn write(&self) {
        let count = self.0.get();
        self.0.set(Count {
            writes: count.writes + 1,
            ..count
        });
    }
}

struct Metered {
    code: Code,
    meter: Meter,
}

struct Reading<'a> {
    inner: &'a dyn Storage,
    meter: &'a Meter,
}

struct Writing<'a> {
    inner: &'a mut dyn Storage,
    meter: &'a Meter,
}

macro_rules! reading {
    () => {
        fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
            self.meter.read();
            self.inner.get(key)
        }

        fn range<'b>(
            &'b self,
            start: Option<&[u8]>,
            end: Option<&[u8]>,
            order: Order,
        ) -> Box<dyn Iterator<Item = Record> + 'b> {
            let rows = self.inner.range(start, end, order);
            Box::new(rows.inspect(|_| self.meter.read()))
        }
    };
}

impl Storage for Reading<'_> {
    reading!();

    fn set(&mut self, _: &[u8], _: &[u8]) {
        unreachable!("a query writes nothing")
    }

    fn remove(&mut self, _: &[u8]) {
        unreachable!("a query removes nothing")
    }
}

impl Storage for Writing<'_> {
    reading!();

    fn set(&mut self, key: &[u8], value: &[u8]) {
        self.meter.write();
        self.inner.set(key, value);
    }

    fn remove(&mut self, key: &[u8]) {
        self.meter.write();
        self.inner.remove(key);
    }
}

impl Metered {
    fn run<T>(
        &self,
        deps: DepsMut<'_, Empty>,
        act: impl FnOnce(DepsMut<'_, Empty>) -> AnyResult<T>,
    ) -> AnyResult<T> {
        let mut storage = Writing {
            inner: deps.storage,
            meter: &self.meter,
        };
        act(DepsMut {
            storage: &mut storage,
            api: deps.api,
            querier: deps.querier,
        })
    }
}

impl Contract<Empty> for Metered {
    fn instantiate(
        &self,
        deps: DepsMut<'_, Empty>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response<Empty>> {
        self.run(deps, |deps| self.code.instantiate(deps, env, info, msg))
    }

    fn execute(
        &self,
        deps: DepsMut<'_, Empty>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response<Empty>> {
        self.run(deps, |deps| self.code.execute(deps, env, info, msg))
    }

    fn query(&self, deps: Deps<'_, Empty>, env: Env, msg: Vec<u8>) -> AnyResult<Binary> {
        let storage = Reading {
            inner: deps.storage,
            meter: &self.meter,
        };
        let (api, querier): (&dyn Api, QuerierWrapper<'_, Empty>) = (deps.api, deps.querier);
        self.code.query(
            Deps {
                storage: &storage,
                api,
                querier,
            },
            env,
            msg,
        )
    }

    fn sudo(&self, deps: DepsMut<'_, Empty>, env: Env, msg: Vec<u8>) -> AnyResult<Response<Empty>> {
        self.run(deps, |deps| self.code.sudo(deps, env, msg))
    }

    fn reply(&self, deps: DepsMut<'_, Empty>, env: Env, msg: Reply) -> AnyResult<Response<Empty>> {
        self.run(deps, |deps| self.code.reply(deps, env, msg))
    }

    fn migrate(
        &self,
        deps: DepsMut<'_, Empty>,
        env: Env,
        msg: Vec<u8>,
    ) -> AnyResult<Response<Empty>> {
        self.run(deps, |deps| self.code.migrate(deps, env, msg))
    }
}
