//! The contracts of `tests/contracts`, which a suite may meet on a chain and which may misbehave;
//! and contracts for votes, as they were published.
//!
//! The embedded chain has no limit on call depth: there `deep` nests as deep as it is told. It has
//! neither gas limits of sub-messages nor authz: a stranger that asks for one ends the transaction
//! ([`Ended`]), past all contracts that swallow errors, so that no test passes only because the
//! feature is missing. A stranger that burns all gas ends it too, as on a chain, unless the message
//! has a gas limit of its own.

use super::{Code, Make};
use crate::Ended;
use ballast_stranger_common::StrangerError;
use cosmwasm_std::{
    Binary, Checksum, CosmosMsg, Deps, DepsMut, Empty, Env, MessageInfo, Reply, Response,
};
use cw_multi_test::error::{AnyError, AnyResult};
use cw_multi_test::{Contract, ContractWrapper};
use std::panic::resume_unwind;

/// The native codes, each under its contract's name.
/// [`Chain::code_named`](crate::Chain::code_named) stores them.
pub const CODES: [(&str, Make); 9] = [
    ("adapter", adapter),
    ("borrower", borrower),
    ("consumer", consumer),
    ("cw3_flex", cw3_flex),
    ("cw4_group", cw4_group),
    ("cw4_stake", cw4_stake),
    ("deep", deep),
    ("low_gas", low_gas),
    ("price", price),
];

fn adapter() -> Code {
    use ballast_stranger_adapter::contract::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

fn borrower() -> Code {
    use ballast_stranger_borrower::contract::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

fn consumer() -> Code {
    use ballast_stranger_consumer::contract::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
}

fn cw3_flex() -> Code {
    use cw3_flex_multisig::contract::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

fn cw4_group() -> Code {
    use cw4_group::contract::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

fn cw4_stake() -> Code {
    use cw4_stake::contract::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

fn deep() -> Code {
    use ballast_stranger_deep::contract::{execute, instantiate, query, reply};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_reply(reply))
}

fn low_gas() -> Code {
    use ballast_stranger_low_gas::contract::{execute, instantiate, query, reply};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_reply(reply))
}

fn price() -> Code {
    use ballast_stranger_price::contract::{execute, instantiate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

/// A stranger's code, native or built, that refuses what the embedded chain does not have; any
/// other code unchanged.
pub(super) fn guarded(name: &str, code: Code) -> Code {
    match CODES.iter().any(|(stranger, _)| *stranger == name) {
        true => Box::new(Guarded(code)),
        false => code,
    }
}

struct Guarded(Code);

/// The contract's answer; ends the transaction if the contract burned all gas.
fn with_gas<T>(answer: AnyResult<T>) -> AnyResult<T> {
    match answer {
        Err(error) if is_out_of_gas(&error) => end(Ended::OutOfGas),
        other => other,
    }
}

fn is_out_of_gas(error: &AnyError) -> bool {
    let native = error.downcast_ref::<StrangerError>() == Some(&StrangerError::OutOfGas);
    native || error.downcast_ref::<Ended>() == Some(&Ended::OutOfGas)
}

/// The contract's answer; ends the transaction if it asks for what the embedded chain does not
/// have.
fn allowed(answer: AnyResult<Response>) -> AnyResult<Response> {
    let response = with_gas(answer)?;
    for submsg in &response.messages {
        if let Some(limit) = submsg.gas_limit {
            end(Ended::GasLimit { limit })
        }
        if let CosmosMsg::Any(any) = &submsg.msg {
            let type_url = any.type_url.clone();
            end(Ended::NoModule { type_url })
        }
    }
    Ok(response)
}

/// Ends the transaction.
fn end(why: Ended) -> ! {
    resume_unwind(Box::new(why))
}

impl Contract<Empty> for Guarded {
    fn instantiate(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        allowed(self.0.instantiate(deps, env, info, msg))
    }

    fn execute(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        allowed(self.0.execute(deps, env, info, msg))
    }

    fn query(&self, deps: Deps<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Binary> {
        with_gas(self.0.query(deps, env, msg))
    }

    fn reply(&self, deps: DepsMut<'_>, env: Env, msg: Reply) -> AnyResult<Response> {
        allowed(self.0.reply(deps, env, msg))
    }

    fn sudo(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        allowed(self.0.sudo(deps, env, msg))
    }

    fn migrate(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        allowed(self.0.migrate(deps, env, msg))
    }

    fn checksum(&self) -> Option<Checksum> {
        self.0.checksum()
    }
}
