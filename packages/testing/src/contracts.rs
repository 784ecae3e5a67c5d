//! The codes of a suite.

use cosmwasm_std::Empty;
use cw_multi_test::Contract;

/// A contract as the embedded chain runs it.
pub type Code = Box<dyn Contract<Empty>>;

/// The codes that are stored before a suite is deployed, each under its contract's name.
pub fn all() -> Vec<(&'static str, Code)> {
    vec![
        ("hub", hub()),
        ("token", token()),
        ("registry", registry()),
        ("queue", queue()),
        ("collector", collector()),
    ]
}

fn hub() -> Code {
    Box::new(absent::Absent("hub"))
}

fn token() -> Code {
    Box::new(absent::Absent("token"))
}

fn registry() -> Code {
    Box::new(absent::Absent("registry"))
}

fn queue() -> Code {
    Box::new(absent::Absent("queue"))
}

fn collector() -> Code {
    Box::new(absent::Absent("collector"))
}

mod absent {
    use cosmwasm_std::{Binary, Deps, DepsMut, Empty, Env, MessageInfo, Reply, Response};
    use cw_multi_test::error::{bail, AnyResult};
    use cw_multi_test::Contract;

    pub struct Absent(pub &'static str);

    impl Absent {
        fn no<T>(&self) -> AnyResult<T> {
            bail!("ballast-{} is not built yet", self.0)
        }
    }

    impl Contract<Empty> for Absent {
        fn execute(&self, _: DepsMut, _: Env, _: MessageInfo, _: Vec<u8>) -> AnyResult<Response> {
            self.no()
        }
        fn instantiate(
            &self,
            _: DepsMut,
            _: Env,
            _: MessageInfo,
            _: Vec<u8>,
        ) -> AnyResult<Response> {
            self.no()
        }
        fn query(&self, _: Deps, _: Env, _: Vec<u8>) -> AnyResult<Binary> {
            self.no()
        }
        fn sudo(&self, _: DepsMut, _: Env, _: Vec<u8>) -> AnyResult<Response> {
            self.no()
        }
        fn reply(&self, _: DepsMut, _: Env, _: Reply) -> AnyResult<Response> {
            self.no()
        }
        fn migrate(&self, _: DepsMut, _: Env, _: Vec<u8>) -> AnyResult<Response> {
            self.no()
        }
    }
}
