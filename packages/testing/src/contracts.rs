//! The codes of a suite.

use cosmwasm_std::Empty;
use cw_multi_test::{Contract, ContractWrapper};

/// A contract as the embedded chain runs it.
pub type Code = Box<dyn Contract<Empty>>;

/// The codes that are stored before a suite is deployed, each under its contract's name.
pub fn all() -> Vec<(&'static str, Code)> {
    vec![
        ("hub", hub()),
        ("token", token()),
        ("registry", registry()),
        ("queue", queue()),
        ("vault", vault()),
        ("collector", collector()),
    ]
}

/// The pool.
pub fn hub() -> Code {
    use ballast_hub::contract::{execute, instantiate, migrate, query, reply};
    let code = ContractWrapper::new(execute, instantiate, query);
    Box::new(code.with_reply(reply).with_migrate(migrate))
}

/// The LST.
pub fn token() -> Code {
    use ballast_token::contract::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
}

/// The validators.
pub fn registry() -> Code {
    use ballast_registry::contract::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
}

/// Exits.
pub fn queue() -> Code {
    use ballast_queue::contract::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
}

/// Insurance.
pub fn vault() -> Code {
    use ballast_vault::contract::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
}

/// Rewards.
pub fn collector() -> Code {
    use ballast_collector::contract::{execute, instantiate, migrate, query};
    Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
}
