//! `ballast schema`: the IDL of every contract, and the list of them.

mod describe;
mod events;

use crate::apis;
use ballast_tool::output::Output;
use ballast_tool::{files, CliError};
use ballast_types::deploy;
use cosmwasm_schema::Api;
use describe::Borrowed;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

pub fn schema(folder: &Path, check: bool, out: &Output) -> Result<(), CliError> {
    let mut stale = vec![];
    for SchemaFile { name, text } in all()?.into_iter().chain([list(), events::list()?]) {
        let path = folder.join(format!("{name}.json"));
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            continue;
        }
        if check {
            stale.push(path.display().to_string());
            continue;
        }
        files::write(&path, &text)?;
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

/// A file of the folder.
struct SchemaFile {
    /// Its name, without `.json`.
    name: String,
    text: String,
}

/// The names of all contracts, for scripts, the TypeScript client and the real chain's driver.
fn list() -> SchemaFile {
    let extensions: Vec<&str> = ballast_extensions::ALL
        .iter()
        .map(|extension| extension.name())
        .collect();
    let names = serde_json::json!({ "suite": deploy::CONTRACTS, "extensions": extensions });
    SchemaFile {
        name: "contracts".to_string(),
        text: format!("{names:#}\n"),
    }
}

/// Each contract's schema.
fn all() -> Result<Vec<SchemaFile>, CliError> {
    let mut borrowed = Borrowed::read().map_err(|err| CliError::failed(err.to_string()))?;
    let mut files = vec![];
    for api in apis::all() {
        let name = api.contract_name.clone();
        let failed = |err: String| CliError::failed(format!("{name}: {err}"));
        let api = described(api, &mut borrowed).map_err(|err| failed(err.to_string()))?;
        let text = api.render().to_string();
        let text = text.map_err(|err| failed(err.to_string()))? + "\n";
        files.push(SchemaFile { name, text });
    }
    match borrowed.unused().as_slice() {
        [] => Ok(files),
        unused => Err(CliError::failed(format!(
            "borrowed.json describes what is not there, or is described already: {}",
            unused.join(", ")
        ))),
    }
}

/// The same with descriptions for what is borrowed.
fn described(mut api: Api, borrowed: &mut Borrowed) -> Result<Api, serde_json::Error> {
    let parts = [
        (&mut api.instantiate, "InstantiateMsg"),
        (&mut api.execute, "ExecuteMsg"),
        (&mut api.query, "QueryMsg"),
        (&mut api.migrate, "MigrateMsg"),
    ];
    let messages = parts
        .into_iter()
        .filter_map(|(part, name)| Some((part.as_mut()?, Some(name))));
    let answers = api.responses.iter_mut().flat_map(BTreeMap::values_mut);
    for (schema, name) in messages.chain(answers.map(|schema| (schema, None))) {
        let mut value = serde_json::to_value(&*schema)?;
        borrowed.describe(&mut value, name);
        *schema = serde_json::from_value(value)?;
    }
    Ok(api)
}
