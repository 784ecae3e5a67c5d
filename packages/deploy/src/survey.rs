//! What the chain is, read before anything is sent, and whether a suite can live there.

use crate::artifacts::{offered_since, Artifacts};
use crate::config::Config;
use crate::known::ensure_may_fit;
use crate::problem::Problem;
use ballast_daemon::{CodeAccess, Daemon, Failure, Module, Signer, Staking, Status, Versions};
use ballast_tool::CliError;

/// What our dearest call may take, by the goals of `docs/GAS.md`.
const LEAST_BLOCK_GAS: u64 = 10_000_000;

/// What a chain says of itself, and who deploys there.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The chain's id.
    pub chain_id: String,
    /// The height of its last block.
    pub height: u64,
    /// The prefix of its addresses: `osmo`.
    pub prefix: String,
    /// The address that deploys.
    pub sender: String,
    /// The sender's address, and the key that signs for it.
    pub signer: Signer,
    /// Its denom, unbonding time and entries.
    pub staking: Staking,
    /// Who may upload codes.
    pub upload: CodeAccess,
    /// Who may instantiate codes, unless the upload says less.
    pub instantiate_default: String,
    /// The x/wasm that the node runs, where it tells.
    pub wasmd: Option<String>,
    /// The node's program, where it tells.
    pub app: Option<String>,
    /// What should be known and blocks nothing.
    pub warnings: Vec<String>,
}

/// Asks who the node is and who signs; whatever is wrong here makes every other question pointless.
///
/// # Errors
/// As [`standing`]; the key is unknown; an address without a key where something has to be signed.
pub fn identify(daemon: &Daemon, key: &str, signs: bool) -> Result<(Status, Signer), CliError> {
    let status = standing(daemon)?;
    let signer = signer(daemon, key)?;
    if signs && signer.key.is_none() {
        return Err(CliError::bad(format!(
            "{} has no key for {key}, so it can't sign: --generate-only writes what others sign",
            daemon.name()
        )));
    }
    Ok((status, signer))
}

/// Asks the node for its last block.
///
/// # Errors
/// No node answers, another chain answers, the node is behind.
pub fn standing(daemon: &Daemon) -> Result<Status, CliError> {
    let settings = &daemon.settings;
    let status = daemon
        .status()
        .map_err(|failure| match failure.is_unreachable() {
            true => CliError::unanswered(format!(
                "no answer from {}: is the node running? --node names another",
                settings.node
            ))
            .detail(failure.to_string()),
            false => failure.into(),
        })?;
    if status.chain_id != settings.chain_id {
        return Err(CliError::bad(format!(
            "the node {} is on chain `{}`, not `{}`: give its --chain-id, or another --node; nothing was sent",
            settings.node, status.chain_id, settings.chain_id
        )));
    }
    if status.catching_up {
        return Err(CliError::unanswered(format!(
            "the node {} is still catching up, at height {}: wait for it, or use another --node",
            settings.node, status.height
        )));
    }
    Ok(status)
}

/// A key by its name, or an address, whose key may be elsewhere.
fn signer(daemon: &Daemon, key: &str) -> Result<Signer, CliError> {
    if bech32::decode(key).is_ok() {
        return Ok(Signer {
            key: daemon.key_of(key),
            address: key.to_string(),
        });
    }
    let found = daemon.address_of(key).map(|address| Signer {
        address,
        key: Some(key.to_string()),
    });
    found.map_err(|failure| {
        let backend = daemon.settings.keyring_backend.as_deref();
        let backend = backend.map_or("its default keyring".to_string(), |name| {
            format!("keyring `{name}`")
        });
        let name = daemon.name();
        CliError::bad(format!(
            "{name} has no key `{key}` in {backend}: `{name} keys list` shows those there are, \
             --keyring-backend and --home name another keyring"
        ))
        .detail(failure.to_string())
    })
}

/// Reads the chain's rules and collects whatever makes a suite impossible there.
///
/// # Errors
/// The node can't be asked, the chain is known not to carry a suite, or it has no x/staking or x/wasm at all.
pub fn survey(
    daemon: &Daemon,
    height: u64,
    signer: &Signer,
    artifacts: &Artifacts,
) -> Result<(Survey, Vec<Problem>), CliError> {
    let chain_id = daemon.settings.chain_id.clone();
    ensure_may_fit(&chain_id)?;
    let staking = daemon.staking().map_err(|err| {
        without(
            &chain_id,
            "x/staking",
            "contracts have nothing to stake with",
            err,
        )
    })?;
    let wasm = daemon
        .wasm_params()
        .map_err(|err| without(&chain_id, "x/wasm", "it runs no contracts", err))?;
    let sender = &signer.address;
    let (prefix, _) = bech32::decode(sender)
        .map_err(|err| CliError::bad(format!("`{sender}` is not an address: {err}")))?;
    let (app, modules) = match daemon.versions() {
        Some(Versions { program, modules }) => (Some(program), modules),
        None => (None, vec![]),
    };
    let wasmd = module(&modules, "/wasmd").map(|wasmd| wasmd.version.clone());
    let warnings = holds(&chain_id, &modules);
    let survey = Survey {
        chain_id,
        height,
        prefix: prefix.to_string(),
        sender: sender.clone(),
        signer: signer.clone(),
        staking,
        upload: wasm.upload,
        instantiate_default: wasm.instantiate_default,
        wasmd,
        app,
        warnings: warnings.into_iter().collect(),
    };
    let problems = survey.obstacles(daemon, artifacts)?;
    Ok((survey, problems))
}

impl Survey {
    fn obstacles(&self, daemon: &Daemon, artifacts: &Artifacts) -> Result<Vec<Problem>, CliError> {
        let chain = &self.chain_id;
        let mut found = vec![];
        if daemon.has_epochs() {
            found.push(Problem::chain(format!(
                "chain `{chain}` has x/epoching: it delays every delegation to the end of an epoch and \
                 answers contracts nothing, so a suite can't work there"
            )));
        }
        if let Some(blocks @ 2..) = self.staking.epoch_length {
            found.push(Problem::chain(format!(
                "chain `{chain}` changes its bonded set every {blocks} blocks (epoch_length in x/staking): \
                 a jailed validator stays in it for as long, and the wrong bond would be charged"
            )));
        }
        if daemon.bonded_tokens()? == 0 {
            found.push(Problem::chain(format!(
                "on chain `{chain}` nothing is staked with bonded validators: there is nobody to \
                 delegate to"
            )));
        }
        if let Some(gas) = daemon.block_gas().filter(|gas| *gas < LEAST_BLOCK_GAS) {
            found.push(Problem::chain(format!(
                "a block of chain `{chain}` takes {gas} gas, and the dearest call of a suite up to \
                 {LEAST_BLOCK_GAS}: with many validators nobody could turn its cranks (docs/GAS.md)"
            )));
        }
        let may_be_set = daemon
            .withdraw_address_may_be_set()
            .map_err(|err| without(chain, "x/distribution", "stake earns the hub nothing", err))?;
        if !may_be_set {
            found.push(Problem::chain(format!(
                "chain `{chain}` forbids withdraw addresses (withdraw_addr_enabled is false in \
                 x/distribution): the hub could not send its rewards to the collector"
            )));
        }
        for capability in artifacts.requires() {
            found.extend(self.lacks(&capability));
        }
        Ok(found)
    }

    /// By the version that the node tells; a simulated upload finds the rest.
    fn lacks(&self, capability: &str) -> Option<Problem> {
        let version = self.wasmd.as_deref()?;
        let since = offered_since(capability)?;
        (line(version)? < since).then(|| {
            Problem::chain(format!(
                "chain `{}` runs wasmd {version}, which lacks the capability `{capability}` that the \
                 contracts require: wasmd {}.{} is the first that has it",
                self.chain_id, since.0, since.1
            ))
        })
    }

    /// What the configuration expects and the chain is not.
    pub fn unlike(&self, config: &Config) -> Vec<Problem> {
        let expected = &config.chain;
        let seconds = |secs: u64| format!("{secs} s");
        let rows = [
            ("chain_id", expected.chain_id.clone(), self.chain_id.clone()),
            ("prefix", expected.prefix.clone(), self.prefix.clone()),
            (
                "denom",
                expected.denom.clone(),
                self.staking.bond_denom.clone(),
            ),
            (
                "unbonding_secs",
                expected.unbonding_secs.map(seconds),
                seconds(self.staking.unbonding_secs),
            ),
            (
                "max_entries",
                expected.max_entries.map(|n| n.to_string()),
                self.staking.max_entries.to_string(),
            ),
        ];
        let differs = rows.into_iter().filter_map(|(name, expected, found)| {
            let expected = expected?;
            (expected != found).then(|| {
                Problem::input(format!(
                    "the configuration says chain.{name} = {expected}, the chain has {found}: correct \
                     the configuration if the chain is the one that is meant"
                ))
            })
        });
        let mut problems: Vec<Problem> = differs.collect();
        problems.extend(self.schedule(config));
        problems
    }

    /// The hub's schedule must fit the chain's rules.
    fn schedule(&self, config: &Config) -> Vec<Problem> {
        let hub = &config.params.hub;
        let mut problems = vec![];
        if let Some(secs) = hub
            .unbonding_secs
            .filter(|secs| *secs < self.staking.unbonding_secs)
        {
            problems.push(Problem::input(format!(
                "params.hub.unbonding_secs = {secs} is less than the chain's {}: batches would come \
                 faster than entries get free; leave it out to take the chain's",
                self.staking.unbonding_secs
            )));
        }
        if let Some(entries) = hub.max_entries.filter(|n| *n > self.staking.max_entries) {
            problems.push(Problem::input(format!(
                "params.hub.max_entries = {entries} is more than the chain's {}: the chain would \
                 refuse undelegations; leave it out to take the chain's",
                self.staking.max_entries
            )));
        }
        problems
    }
}

/// A question that a chain without a module does not know, and what follows of that.
fn without(chain: &str, module: &str, why: &str, failure: Failure) -> CliError {
    match failure.is_unknown_command() {
        true => CliError::failed(format!(
            "chain `{chain}` has no {module}, so {why}: a suite can't work there; nothing was sent"
        ))
        .detail(failure.to_string()),
        false => failure.into(),
    }
}

/// Whether the node is built with a module that has held unbondings back: `x/ccv/provider` did
/// until every consumer chain had matured them, before version 6 of interchain security.
fn holds(chain: &str, modules: &[Module]) -> Option<String> {
    let version = &module(modules, "/interchain-security")?.version;
    let is_old = line(version).is_none_or(|(major, _)| major < 6);
    is_old.then(|| {
        format!(
            "chain `{chain}` is built with interchain security {version}, and before v6 a provider chain \
             holds unbondings back until its consumer chains have matured them. Leavers are then paid late; coins that \
             come more than seven days after they were due go to all holders (docs/AUDITORS.md)"
        )
    })
}

/// A module whose path has this in it.
fn module<'a>(modules: &'a [Module], name: &str) -> Option<&'a Module> {
    modules.iter().find(|module| module.path.contains(name))
}

/// `v0.53.2-osmo` is of line 0.53.
fn line(version: &str) -> Option<(u64, u64)> {
    let mut parts = version.trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_versions() {
        assert_eq!(line("v0.53.2-osmo.1"), Some((0, 53)));
        assert_eq!(line("0.60.0"), Some((0, 60)));
        assert_eq!(line("(devel)"), None);
    }

    #[test]
    fn a_provider_that_holds_unbondings_back_is_named() {
        let built_with = |path: &str, version: &str| {
            let module = Module {
                path: format!("github.com/cosmos/{path}"),
                version: version.to_string(),
            };
            holds("c-1", &[module])
        };
        let said = built_with("interchain-security/v4", "v4.3.1-lsm").unwrap();
        assert!(
            said.contains("v4.3.1-lsm") && said.contains("seven"),
            "{said}"
        );
        assert!(built_with("interchain-security", "(devel)").is_some());
        assert_eq!(built_with("interchain-security/v6", "v6.4.0"), None);
        assert_eq!(built_with("ibc-go/v8", "v8.1.0"), None);
    }
}
