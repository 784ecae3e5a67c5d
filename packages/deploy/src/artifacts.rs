//! The six wasm files of this commit, and what they ask of a chain.

use ballast_daemon::parse::hex;
use ballast_tool::CliError;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use wasmparser::{Parser, Payload};

/// The contracts, in the order in which they are stored: the hub last, since it knows the others' codes.
pub const CONTRACTS: [&str; 6] = {
    let [hub, siblings @ ..] = ballast_types::deploy::CONTRACTS;
    let [token, registry, queue, vault, collector] = siblings;
    [token, registry, queue, vault, collector, hub]
};

/// The folder of the wasm files, unless a flag names another.
pub const ARTIFACTS: &str = "artifacts";

/// The folder, where it has to be named because it is not the default.
pub fn named(folder: &Path) -> Option<&Path> {
    (folder != Path::new(ARTIFACTS)).then_some(folder)
}

/// A wasm file of this commit.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// The contract that it is the code of.
    pub name: &'static str,
    /// The file.
    pub path: PathBuf,
    /// SHA-256, lower-case hex.
    pub checksum: String,
    /// How long it is, bytes.
    pub size: usize,
    /// What it asks of a chain: `staking`, `cosmwasm_2_0`, …
    pub requires: Vec<String>,
}

impl Artifact {
    /// Reads a file, and what it requires of a chain.
    ///
    /// # Errors
    /// It is missing, or no wasm.
    pub fn read(name: &'static str, path: &Path) -> Result<Self, CliError> {
        let shown = path.display();
        let bytes = std::fs::read(path).map_err(|err| {
            CliError::bad(format!("{shown}: {err}; `scripts/build-wasm` makes it"))
        })?;
        let requires =
            requires(&bytes).map_err(|err| CliError::bad(format!("{shown} is not wasm: {err}")))?;
        Ok(Self {
            name,
            checksum: hex(&Sha256::digest(&bytes)),
            size: bytes.len(),
            requires,
            path: path.to_path_buf(),
        })
    }
}

/// Several of them: the six, or others.
#[derive(Clone, Debug)]
pub struct Artifacts(Vec<Artifact>);

impl Artifacts {
    /// A set of files that were read one by one.
    pub const fn of(all: Vec<Artifact>) -> Self {
        Self(all)
    }

    /// Reads a folder made by `scripts/build-wasm`.
    ///
    /// # Errors
    /// A file that is missing, is no wasm, or is not the one that `checksums.txt` lists.
    pub fn read(folder: &Path) -> Result<Self, CliError> {
        let list = folder.join("checksums.txt");
        let build = "`scripts/build-wasm` makes it";
        let text = std::fs::read_to_string(&list)
            .map_err(|err| CliError::bad(format!("{}: {err}; {build}", list.display())))?;
        let listed = |file: &str| {
            text.lines().find_map(|line| {
                let (sum, name) = line.split_once(char::is_whitespace)?;
                let name = name.trim().trim_start_matches('*').rsplit('/').next()?;
                (name == file).then(|| sum.to_lowercase())
            })
        };
        let read = |name: &'static str| {
            let file = format!("ballast_{name}.wasm");
            let artifact = Artifact::read(name, &folder.join(&file))?;
            match listed(&file) {
                Some(sum) if sum == artifact.checksum => Ok(artifact),
                Some(sum) => Err(CliError::bad(format!(
                    "{} has checksum {}, but checksums.txt lists {sum}: build anew with `scripts/build-wasm`",
                    artifact.path.display(),
                    artifact.checksum
                ))),
                None => {
                    let line = format!("{} lists no {file}; {build}", list.display());
                    Err(CliError::bad(line))
                }
            }
        };
        CONTRACTS
            .into_iter()
            .map(read)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// All of them, in the order in which they are stored.
    pub fn iter(&self) -> impl Iterator<Item = &Artifact> {
        self.0.iter()
    }

    /// The file of a contract.
    ///
    /// # Errors
    /// No contract has this name.
    pub fn get(&self, name: &str) -> Result<&Artifact, CliError> {
        let found = self.0.iter().find(|artifact| artifact.name == name);
        found.ok_or_else(|| unknown(name))
    }

    /// What the suite asks of a chain.
    pub fn requires(&self) -> Vec<String> {
        let mut all: Vec<String> = self.0.iter().flat_map(|one| one.requires.clone()).collect();
        all.sort();
        all.dedup();
        all
    }
}

/// The error for a name that is of no contract.
pub fn unknown(name: &str) -> CliError {
    CliError::bad(format!(
        "`{name}` is not a contract of the suite: {}",
        CONTRACTS.join(", ")
    ))
}

/// The capabilities that a contract's exports name.
fn requires(wasm: &[u8]) -> Result<Vec<String>, wasmparser::BinaryReaderError> {
    let mut found = vec![];
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(exports) = payload? {
            for export in exports {
                if let Some(capability) = export?.name.strip_prefix("requires_") {
                    found.push(capability.to_string());
                }
            }
        }
    }
    Ok(found)
}

/// The first x/wasm release line that offers a capability.
pub fn offered_since(capability: &str) -> Option<(u64, u64)> {
    match capability {
        "iterator" | "staking" | "stargate" => Some((0, 16)),
        "cosmwasm_1_1" => Some((0, 29)),
        "cosmwasm_1_2" => Some((0, 31)),
        "cosmwasm_1_3" => Some((0, 41)),
        "cosmwasm_1_4" => Some((0, 42)),
        "cosmwasm_2_0" => Some((0, 51)),
        "cosmwasm_2_1" => Some((0, 52)),
        "cosmwasm_2_2" => Some((0, 54)),
        _ => None,
    }
}
