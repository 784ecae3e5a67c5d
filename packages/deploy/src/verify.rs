//! What is on the chain, compared with what should be.

mod contracts;
mod report;
mod settings;

pub use report::{judge, Report};

use crate::artifacts::Artifacts;
use crate::chain_flags::{Deployed, Reach};
use crate::record::Record;
use crate::suite::addresses;
use crate::survey::standing;
use ballast_daemon::Daemon;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a suite should be, by its record or by the plan of its deployment.
pub struct Expected<'a> {
    /// Where the hub is.
    pub hub: &'a str,
    /// Who instantiated it.
    pub creator: &'a str,
    /// The staking denom.
    pub denom: &'a str,
    /// The LST's ticker.
    pub symbol: &'a str,
    /// Who may migrate.
    pub admin: Option<&'a str>,
    /// Owner, guardian, treasury.
    pub roles: [(&'static str, &'a str); 3],
    /// Parameters by contract.
    pub params: &'a BTreeMap<String, Value>,
    /// Validators that must be listed.
    pub validators: Vec<&'a str>,
    /// Whether roles and parameters may have changed since: then a difference is told, and is no fault.
    pub since_deployment: bool,
}

impl<'a> Expected<'a> {
    /// What the record of a deployment says.
    ///
    /// # Errors
    /// The record names no hub.
    pub fn of(record: &'a Record) -> Result<Self, CliError> {
        let hub = record.contracts.get("hub");
        let hub = hub.ok_or_else(|| CliError::bad("the deployment names no hub"))?;
        Ok(Self {
            hub: &hub.address,
            creator: &record.creator,
            denom: &record.denom,
            symbol: &record.symbol,
            admin: record.admin.as_deref(),
            roles: [
                ("owner", &record.owner),
                ("guardian", &record.guardian),
                ("treasury", &record.treasury),
            ],
            params: &record.params,
            validators: vec![],
            since_deployment: true,
        })
    }
}

/// Compares a deployment with this commit's wasm files.
///
/// # Errors
/// A difference that is not the owner's to make; as [`standing`].
pub fn verify_record(
    reach: &Reach,
    deployment: Option<&PathBuf>,
    wasm: &Path,
    out: &Output,
) -> Result<(), CliError> {
    let Deployed {
        settings, record, ..
    } = reach.with_record(deployment)?;
    let artifacts = Artifacts::read(wasm)?;
    let daemon = Daemon::new(settings);
    standing(&daemon)?;
    let report = inspect(&daemon, &artifacts, &Expected::of(&record)?)?;
    judge(&report, out)
}

/// Asks every contract of a suite for everything it was told at birth.
///
/// # Errors
/// There is no hub, or the node can't be asked.
pub fn inspect(
    daemon: &Daemon,
    artifacts: &Artifacts,
    expected: &Expected<'_>,
) -> Result<Report, CliError> {
    let config = daemon.smart(expected.hub, &json!({"config": {}}))?;
    let mut inspection = Inspection {
        daemon,
        artifacts,
        expected,
        addresses: addresses(expected.hub, &config)?,
        config,
        report: Report::default(),
    };
    inspection.must_in_config("its own address", "hub", expected.hub);
    inspection.codes()?;
    inspection.must_in_config("denom", "denom", expected.denom);
    inspection.roles();
    inspection.siblings()?;
    inspection.token()?;
    inspection.params()?;
    inspection.validators()?;
    inspection.books()?;
    Ok(inspection.report)
}

/// A suite that is looked at.
struct Inspection<'a> {
    daemon: &'a Daemon,
    artifacts: &'a Artifacts,
    expected: &'a Expected<'a>,
    /// The six contracts, as the hub names them.
    addresses: BTreeMap<String, String>,
    /// The configuration of the hub.
    config: Value,
    report: Report,
}

impl Inspection<'_> {
    /// A field of the hub's configuration that never changes.
    fn must_in_config(&mut self, what: &str, field: &str, expected: &str) {
        let found = text(&self.config[field]);
        self.report.must(format!("hub: {what}"), expected, found);
    }

    /// What the owner may have changed since a deployment, which is no fault then.
    fn may_differ(&mut self, what: String, expected: impl ToString, found: String) {
        let is_fault = !self.expected.since_deployment;
        self.report.push(what, expected, found, is_fault);
    }

    /// Where rewards go, and whether the hub's books hold.
    fn books(&mut self) -> Result<(), CliError> {
        let hub = self.expected.hub;
        let what = "chain: the hub's rewards go to";
        let collector = &self.addresses["collector"];
        match self.daemon.withdraw_address(hub) {
            Some(to) => self.report.must(what, collector, to),
            None => self.report.untold(what, collector),
        }
        let books = self.daemon.smart(hub, &json!({"solvency": {}}))?;
        self.report
            .must("hub: the books hold", "true", text(&books["ok"]));
        Ok(())
    }
}

/// A value as a report shows it.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "nothing".to_string(),
        other => other.to_string(),
    }
}
