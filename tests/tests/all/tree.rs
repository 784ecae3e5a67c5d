//! Who may use whom, by what cargo says of the workspace.

use super::attacks::root;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// A crate of the workspace: its folder, and what it is built of (its tests may use more).
struct Package {
    folder: String,
    uses: Vec<String>,
}

impl Package {
    fn is_in(&self, folder: &str) -> bool {
        self.folder.starts_with(folder)
    }

    fn is_contract(&self) -> bool {
        self.is_in("contracts/") || self.is_in("extensions/")
    }
}

fn packages() -> BTreeMap<String, Package> {
    let root = root();
    let cargo = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args([
            "metadata",
            "--offline",
            "--locked",
            "--no-deps",
            "--format-version",
            "1",
        ])
        .current_dir(&root)
        .output()
        .unwrap();
    assert!(
        cargo.status.success(),
        "{}",
        String::from_utf8_lossy(&cargo.stderr)
    );
    let all: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_string();
    let packages = all["packages"].as_array().unwrap().iter().map(|package| {
        let manifest = text(&package["manifest_path"]);
        let folder = Path::new(&manifest).parent().unwrap();
        let folder = folder.strip_prefix(&root).unwrap().display().to_string();
        let dependencies = package["dependencies"].as_array().unwrap();
        let built_of = dependencies.iter().filter(|used| used["kind"].is_null());
        let uses = built_of.map(|used| text(&used["name"])).collect();
        (text(&package["name"]), Package { folder, uses })
    });
    packages.collect()
}

/// The names of who uses what it must not, with what that is.
fn forbidden(is_forbidden: impl Fn(&Package, &str, &Package) -> bool) -> Vec<String> {
    let packages = packages();
    let mut found = vec![];
    for (name, package) in &packages {
        for used in &package.uses {
            if packages
                .get(used)
                .is_some_and(|other| is_forbidden(package, used, other))
            {
                found.push(format!("{name} uses {used}"));
            }
        }
    }
    found
}

#[test]
fn contracts_never_use_contracts() {
    let found = forbidden(|package, _, used| package.is_contract() && used.is_contract());
    assert_eq!(found, [""; 0]);
}

#[test]
fn nothing_in_the_core_names_an_extension() {
    let core = [
        "accounting",
        "base",
        "numbers",
        "types",
        "wire",
        "chain-sim",
        "testing",
    ];
    let core = core.map(|name| format!("packages/{name}"));
    let found = forbidden(|package, name, used| {
        let is_core = package.is_in("contracts/") || core.contains(&package.folder);
        is_core && (used.is_in("extensions/") || name.starts_with("ballast-extension"))
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn one_list_names_the_extensions() {
    let found = forbidden(|package, _, used| {
        used.is_in("extensions/") && package.folder != "packages/extensions"
    });
    assert_eq!(found, [""; 0]);
}

#[test]
fn arithmetic_knows_no_storage_no_messages_and_no_chain() {
    let pure = [
        "ballast-accounting",
        "ballast-extension-math",
        "ballast-numbers",
    ];
    let io = [
        "cw-storage-plus",
        "cw-multi-test",
        "cw2",
        "cw20",
        "ballast-types",
        "ballast-base",
    ];
    for (name, package) in packages() {
        if pure.contains(&name.as_str()) {
            let found: Vec<_> = package
                .uses
                .iter()
                .filter(|used| io.contains(&used.as_str()))
                .collect();
            assert!(found.is_empty(), "{name} uses {found:?}");
        }
    }
}
