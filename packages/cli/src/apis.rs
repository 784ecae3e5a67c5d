//! What every contract can be told and asked, and what it answers.

use ballast_types::{collector, deploy, hub, queue, registry, token, vault};
use cosmwasm_schema::{generate_api, Api};

/// What a contract of the suite, or an extension, can be told and asked.
pub fn api_of(name: &str) -> Option<Api> {
    all().into_iter().find(|api| api.contract_name == name)
}

/// The messages and answers of all contracts.
pub fn all() -> Vec<Api> {
    let suite = [
        generate_api! {
            name: "hub", instantiate: hub::InstantiateMsg, execute: hub::ExecuteMsg,
            query: hub::QueryMsg, migrate: hub::MigrateMsg,
        },
        generate_api! {
            name: "token", instantiate: token::InstantiateMsg, execute: token::ExecuteMsg,
            query: token::QueryMsg, migrate: deploy::MigrateMsg,
        },
        generate_api! {
            name: "registry", instantiate: registry::InstantiateMsg,
            execute: registry::ExecuteMsg, query: registry::QueryMsg, migrate: deploy::MigrateMsg,
        },
        generate_api! {
            name: "queue", instantiate: queue::InstantiateMsg, execute: queue::ExecuteMsg,
            query: queue::QueryMsg, migrate: deploy::MigrateMsg,
        },
        generate_api! {
            name: "collector", instantiate: collector::InstantiateMsg,
            execute: collector::ExecuteMsg, query: collector::QueryMsg,
            migrate: deploy::MigrateMsg,
        },
        generate_api! {
            name: "vault", instantiate: vault::InstantiateMsg, execute: vault::ExecuteMsg,
            query: vault::QueryMsg, migrate: deploy::MigrateMsg,
        },
    ];
    let extensions = ballast_extensions::ALL.iter();
    suite
        .into_iter()
        .chain(extensions.map(|extension| extension.api()))
        .collect()
}
