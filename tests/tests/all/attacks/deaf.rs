//! A hub that cannot hear the chain.

use ballast_testing::contracts::{self, Code};
use cosmwasm_std::{
    from_json, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Querier, QuerierResult,
    QuerierWrapper, QueryRequest, Reply, Response, StakingQuery, SystemError, SystemResult,
};
use cw_multi_test::{error::AnyResult, Contract};
use std::cell::Cell;

thread_local! {
    static DEAF: Cell<bool> = const { Cell::new(false) };
}

/// From now on the query for all delegations fails, or no longer does.
pub fn to_delegations(on: bool) {
    DEAF.set(on);
}

/// The hub, between which and the chain that query can fail.
pub fn hub() -> Code {
    Box::new(Deaf(contracts::hub()))
}

struct Deaf(Code);

struct Ear<'a>(QuerierWrapper<'a>);

impl Querier for Ear<'_> {
    fn raw_query(&self, request: &[u8]) -> QuerierResult {
        let staking = matches!(
            from_json::<QueryRequest<Empty>>(request),
            Ok(QueryRequest::Staking(StakingQuery::AllDelegations { .. }))
        );
        match DEAF.get() && staking {
            true => SystemResult::Err(SystemError::InvalidResponse {
                error: "out of order".to_string(),
                response: Binary::default(),
            }),
            false => self.0.raw_query(request),
        }
    }
}

impl Deaf {
    fn run<T>(
        &self,
        deps: DepsMut<'_>,
        act: impl FnOnce(DepsMut<'_>) -> AnyResult<T>,
    ) -> AnyResult<T> {
        let ear = Ear(deps.querier);
        act(DepsMut {
            storage: deps.storage,
            api: deps.api,
            querier: QuerierWrapper::new(&ear),
        })
    }
}

impl Contract<Empty> for Deaf {
    fn instantiate(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        self.0.instantiate(deps, env, info, msg)
    }

    fn execute(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        self.run(deps, |deps| self.0.execute(deps, env, info, msg))
    }

    fn query(&self, deps: Deps<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Binary> {
        self.0.query(deps, env, msg)
    }

    fn sudo(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        self.0.sudo(deps, env, msg)
    }

    fn reply(&self, deps: DepsMut<'_>, env: Env, msg: Reply) -> AnyResult<Response> {
        self.run(deps, |deps| self.0.reply(deps, env, msg))
    }

    fn migrate(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        self.0.migrate(deps, env, msg)
    }
}
