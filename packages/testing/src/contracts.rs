//! The codes of a suite: as the compiler of this machine built them, or others in their place.

use cosmwasm_std::Empty;
use cw_multi_test::{Contract, ContractWrapper};
use std::sync::OnceLock;

/// A contract as the embedded chain runs it.
pub type Code = Box<dyn Contract<Empty>>;

/// Makes the code of the contract that has this name.
pub type Provider = fn(&str) -> Option<Code>;

static PROVIDER: OnceLock<Provider> = OnceLock::new();

/// From here on, in this process, suites run on the codes that `provider` makes; where it makes none, on the native one.
/// The switch by which every story runs on built wasm too. Only the first call counts.
pub fn provide(provider: Provider) {
    PROVIDER.get_or_init(|| provider);
}

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

fn provided(name: &str, native: fn() -> Code) -> Code {
    let other = PROVIDER.get().and_then(|provider| provider(name));
    other.unwrap_or_else(native)
}

/// The pool.
pub fn hub() -> Code {
    provided("hub", native::hub)
}

/// The LST.
pub fn token() -> Code {
    provided("token", native::token)
}

/// The validators.
pub fn registry() -> Code {
    provided("registry", native::registry)
}

/// Exits.
pub fn queue() -> Code {
    provided("queue", native::queue)
}

/// Insurance.
pub fn vault() -> Code {
    provided("vault", native::vault)
}

/// Rewards.
pub fn collector() -> Code {
    provided("collector", native::collector)
}

mod native {
    use super::{Code, ContractWrapper};

    pub(super) fn hub() -> Code {
        use ballast_hub::contract::{execute, instantiate, migrate, query, reply};
        let code = ContractWrapper::new(execute, instantiate, query);
        Box::new(code.with_reply(reply).with_migrate(migrate))
    }

    pub(super) fn token() -> Code {
        use ballast_token::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    pub(super) fn registry() -> Code {
        use ballast_registry::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    pub(super) fn queue() -> Code {
        use ballast_queue::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    pub(super) fn vault() -> Code {
        use ballast_vault::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    pub(super) fn collector() -> Code {
        use ballast_collector::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }
}
