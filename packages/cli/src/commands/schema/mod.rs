//! `ballast schema`: the IDL of every contract.

use crate::output::Output;
use crate::CliError;
use ballast_types::{collector, deploy, hub, queue, registry, token, vault};
use cosmwasm_schema::generate_api;
use std::fs;
use std::path::Path;

pub fn schema(folder: &Path, check: bool, out: &Output) -> Result<(), CliError> {
    let mut stale = vec![];
    for (name, text) in all()? {
        let path = folder.join(format!("{name}.json"));
        let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", path.display()));
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        if check {
            stale.push(path.display().to_string());
            continue;
        }
        fs::create_dir_all(folder).map_err(failed)?;
        fs::write(&path, text).map_err(failed)?;
        match out.json {
            true => out.json(&serde_json::json!({"written": path})),
            false => out.line(format!("wrote {}", path.display())),
        }
    }
    match stale.is_empty() {
        true => Ok(()),
        false => {
            let files = stale.join(", ");
            Err(CliError::failed(format!(
                "stale: {files}; run `ballast schema` and commit"
            )))
        }
    }
}

/// Each contract's schema as text, by its name.
fn all() -> Result<Vec<(&'static str, String)>, CliError> {
    let apis = [
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
    let names = ["hub", "token", "registry", "queue", "collector", "vault"];
    let texts = apis.into_iter().zip(names).map(|(api, name)| {
        let text = api.render().to_string();
        let text = text.map_err(|err| CliError::failed(format!("{name}: {err}")))?;
        Ok((name, text + "\n"))
    });
    texts.collect()
}
