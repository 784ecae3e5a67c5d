//! What a contract's test brings to the bench.

use crate::Modules;
use ballast_types::deploy::MigrateMsg;
use ballast_wire::Wire;
use core::fmt::{Debug, Display};
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// A contract on the bench.
pub trait Contract {
    /// Its name in the suite.
    const NAME: &'static str;
    /// The message that creates it.
    type Birth;
    /// Its messages.
    type Message;
    /// Its questions.
    type Question;
    /// Its errors.
    type Error: Debug + Display + PartialEq;
    /// What it asks the chain's modules; `()` where it asks them nothing.
    type Modules: Modules;

    /// Creates it.
    fn instantiate(
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Wire<Self::Birth>,
    ) -> Result<Response, Self::Error>;

    /// Runs a message.
    fn execute(
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Wire<Self::Message>,
    ) -> Result<Response, Self::Error>;

    /// Answers a question.
    fn query(deps: Deps<'_>, env: Env, msg: Wire<Self::Question>) -> Result<Binary, Self::Error>;

    /// Takes over the state of another version.
    fn migrate(deps: DepsMut<'_>, env: Env, msg: Wire<MigrateMsg>)
        -> Result<Response, Self::Error>;
}

/// Declares `Desk`: a [`Bench`](crate::Bench) for one contract, to which its tests add what they need.
///
/// `desk!(crate, name, modules)`, where `ballast_types::name` has the messages and `modules` are
/// the [`Modules`] that it asks. A fourth argument takes the place of its `execute`.
#[macro_export]
macro_rules! desk {
    ($code:ident, $name:ident, $modules:ty) => {
        $crate::desk!($code, $name, $modules, $code::contract::execute);
    };
    ($code:ident, $name:ident, $modules:ty, $execute:path) => {
        pub struct Code;

        impl $crate::Contract for Code {
            const NAME: &'static str = stringify!($name);
            type Birth = ballast_types::$name::InstantiateMsg;
            type Message = ballast_types::$name::ExecuteMsg;
            type Question = ballast_types::$name::QueryMsg;
            type Error = $code::ContractError;
            type Modules = $modules;

            fn instantiate(
                deps: cosmwasm_std::DepsMut<'_>,
                env: cosmwasm_std::Env,
                info: cosmwasm_std::MessageInfo,
                msg: $crate::Wire<Self::Birth>,
            ) -> Result<cosmwasm_std::Response, Self::Error> {
                $code::contract::instantiate(deps, env, info, msg)
            }

            fn execute(
                deps: cosmwasm_std::DepsMut<'_>,
                env: cosmwasm_std::Env,
                info: cosmwasm_std::MessageInfo,
                msg: $crate::Wire<Self::Message>,
            ) -> Result<cosmwasm_std::Response, Self::Error> {
                $execute(deps, env, info, msg)
            }

            fn query(
                deps: cosmwasm_std::Deps<'_>,
                env: cosmwasm_std::Env,
                msg: $crate::Wire<Self::Question>,
            ) -> Result<cosmwasm_std::Binary, Self::Error> {
                $code::contract::query(deps, env, msg)
            }

            fn migrate(
                deps: cosmwasm_std::DepsMut<'_>,
                env: cosmwasm_std::Env,
                msg: $crate::Wire<ballast_types::deploy::MigrateMsg>,
            ) -> Result<cosmwasm_std::Response, Self::Error> {
                $code::contract::migrate(deps, env, msg)
            }
        }

        pub struct Desk($crate::Bench<Code>);

        impl core::ops::Deref for Desk {
            type Target = $crate::Bench<Code>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl core::ops::DerefMut for Desk {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.0
            }
        }
    };
}
