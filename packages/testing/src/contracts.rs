//! The codes of a suite: compiled for this machine, or other codes in their place.

#[cfg(feature = "strangers")]
pub mod strangers;

use cosmwasm_std::Empty;
use cw_multi_test::{Contract, ContractWrapper};
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

/// A contract as the embedded chain runs it.
pub type Code = Box<dyn Contract<Empty>>;

/// Makes the code of the contract with this name; `None` for the native one.
pub type Provider = fn(&str) -> Option<Code>;

static PROVIDER: OnceLock<Provider> = OnceLock::new();

/// Makes all suites of this process run on the codes of `provider`, or on the native code where it
/// has none. With this switch every test also runs on built wasm. Only the first call counts.
pub fn provide(provider: Provider) {
    PROVIDER.get_or_init(|| provider);
}

/// Whether suites of this process run on other codes than the native ones.
pub fn are_provided() -> bool {
    PROVIDER.get().is_some()
}

/// Makes one contract's code.
pub type Make = fn() -> Code;

/// Contracts outside the suite that come with this kit.
#[cfg(feature = "strangers")]
const OTHERS: &[(&str, Make)] = &strangers::CODES;
#[cfg(not(feature = "strangers"))]
const OTHERS: &[(&str, Make)] = &[];

/// Makes the code of one contract, by what its extension says.
type Maker = Box<dyn Fn() -> Code + Send>;

/// These contracts, and those that other crates have added.
static ADDED: LazyLock<Mutex<BTreeMap<&'static str, Maker>>> = LazyLock::new(|| {
    let ours = OTHERS
        .iter()
        .map(|(name, make)| (*name, Box::new(*make) as Maker));
    Mutex::new(ours.collect())
});

/// Adds a contract outside the suite: for the rest of this process [`Chain::code_named`] and the
/// scenario command `instantiate` know it by this name.
///
/// [`Chain::code_named`]: crate::Chain::code_named
pub fn add(name: &'static str, make: impl Fn() -> Code + Send + 'static) {
    let mut added = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
    added.insert(name, Box::new(make));
}

/// The names of the contracts outside the suite.
pub fn others() -> Vec<&'static str> {
    let added = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
    added.keys().copied().collect()
}

/// The code of a contract outside the suite, with its name.
pub fn other(name: &str) -> Option<(&'static str, Code)> {
    let added = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
    let (name, make) = added.get_key_value(name)?;
    let code = provided(name, make);
    #[cfg(feature = "strangers")]
    let code = strangers::guarded(name, code);
    Some((*name, code))
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

fn provided(name: &str, native: impl Fn() -> Code) -> Code {
    let other = PROVIDER.get().and_then(|provider| provider(name));
    other.unwrap_or_else(native)
}

/// The code of the hub.
pub fn hub() -> Code {
    provided("hub", native::hub)
}

/// The code of the LST.
pub fn token() -> Code {
    provided("token", native::token)
}

/// The code of the registry.
pub fn registry() -> Code {
    provided("registry", native::registry)
}

/// The code of the queue.
pub fn queue() -> Code {
    provided("queue", native::queue)
}

/// The code of the vault.
pub fn vault() -> Code {
    provided("vault", native::vault)
}

/// The code of the collector.
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
        use ballast_registry::contract::{execute, instantiate, migrate, query, reply};
        Box::new(
            ContractWrapper::new(execute, instantiate, query)
                .with_migrate(migrate)
                .with_reply(reply),
        )
    }

    pub(super) fn queue() -> Code {
        use ballast_queue::contract::{execute, instantiate, migrate, query, reply};
        Box::new(
            ContractWrapper::new(execute, instantiate, query)
                .with_migrate(migrate)
                .with_reply(reply),
        )
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
