//! A handover that others sign.

use super::{show, Handover, Options, STEP_GAS};
use crate::check::check_record;
use crate::plan::{Act, Step};
use ballast_daemon::Signer;
use ballast_deploy::{search, to_signers, Artifact, Found, Round, UnsignedStep};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use std::path::Path;

impl Handover<'_> {
    /// Shows the steps, and, where a folder is named, writes what can be signed.
    pub(super) fn passively(
        &self,
        options: &Options,
        signer: &Signer,
        out: &Output,
    ) -> Result<(), CliError> {
        let steps = self.steps()?;
        show(&steps, out);
        self.remember(options)?;
        match &options.suite.generate_only {
            Some(folder) => self.write_unsigned(&steps, folder, options, signer, out),
            None => {
                out.line("nothing was sent: this was a dry run");
                Ok(())
            }
        }
    }

    /// Writes what can be signed: codes first, then, once they are stored, the rest.
    fn write_unsigned(
        &self,
        steps: &[Step],
        folder: &Path,
        options: &Options,
        signer: &Signer,
        out: &Output,
    ) -> Result<(), CliError> {
        let left: Vec<&Step> = steps.iter().filter(|step| !step.is_done).collect();
        let unsigned = self.unsigned(&left)?;
        if left.is_empty() {
            out.line("everything is done: nothing is to be signed");
            return check_record(self.daemon, self.record, &options.suite.artifacts, out);
        }
        // without a key nothing is simulated: each step needs the one before it
        let blind = Signer {
            key: None,
            ..signer.clone()
        };
        let round = Round {
            folder,
            steps: unsigned,
            again: &options.again(),
        };
        to_signers(round, self.daemon, &blind, out)
    }

    /// Codes that are not stored yet; if there are none, the steps up to the first that waits.
    fn unsigned(&self, left: &[&Step]) -> Result<Vec<UnsignedStep>, CliError> {
        let anybody = |_: &str, code: &ballast_daemon::Code| code.access.is_everybody();
        let mut codes = Found::new();
        search(self.daemon, self.artifacts, &anybody, &mut codes)?;
        let needed = |artifact: &&Artifact| {
            let is_used = |step: &&Step| matches!(&step.act, Act::Make { code, .. } if *code == artifact.name);
            left.iter().any(is_used) && !codes.contains_key(artifact.name)
        };
        let absent = self.artifacts.iter().filter(needed);
        let absent: Vec<UnsignedStep> = absent.map(UnsignedStep::store).collect();
        if !absent.is_empty() {
            return Ok(absent);
        }
        let next = left.iter().take_while(|step| step.waits.is_none());
        let next = next.map(|step| {
            Ok(UnsignedStep {
                name: step.name.clone(),
                args: self.args(&step.act, &codes)?,
                gas: STEP_GAS,
            })
        });
        next.collect()
    }
}
