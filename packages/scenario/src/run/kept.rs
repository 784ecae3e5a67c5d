//! A scenario at work as bytes, to go on later without carrying its commands out again.

use super::{Counts, Runner};
use ballast_testing::{contracts, extension, Chain, Contracts, Genesis, Moment};
use cosmwasm_std::Addr;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that is not the chain's.
#[derive(Serialize, Deserialize)]
struct Kept {
    genesis: Genesis,
    codes: Vec<(String, u64)>,
    broken: Vec<String>,
    contracts: Option<Contracts>,
    others: BTreeMap<String, Addr>,
    codes_of_others: BTreeMap<String, String>,
    /// By name, in the order in which they were made.
    watched: Vec<String>,
    saved: BTreeMap<String, String>,
    marks: BTreeMap<String, u64>,
    unchecked: bool,
    started: bool,
    commands: u64,
    expectations: u64,
}

impl Runner {
    /// All of it as bytes, which [`Runner::from_kept`] takes; none before genesis, after
    /// [`Runner::begin_block`], and where contracts do not run on the codes that this program has.
    ///
    /// How many invariants were checked is not of it, nor is what the next step would be compared with.
    pub fn keep(&self) -> Option<Vec<u8>> {
        let chain = self.chain.as_ref()?;
        if self.begun || contracts::are_provided() {
            return None;
        }
        let name_of = |at: &Addr| self.others.iter().find(|(_, other)| *other == at);
        let watched = self
            .watcher
            .watched()
            .map(|at| Some(name_of(at)?.0.clone()));
        let codes = chain.codes().into_iter();
        let kept = Kept {
            genesis: chain.genesis().clone(),
            codes: codes.map(|(name, id)| (name.to_string(), id)).collect(),
            broken: chain.broken().map(ToString::to_string).collect(),
            contracts: self.contracts.clone(),
            others: self.others.clone(),
            codes_of_others: self.codes.clone(),
            watched: watched.collect::<Option<_>>()?,
            saved: self.saved.clone(),
            marks: self.marks.clone(),
            unchecked: self.unchecked,
            started: self.started,
            commands: self.counts.commands,
            expectations: self.counts.expectations,
        };
        let head = serde_json::to_vec(&kept).ok()?;
        let mut bytes = (head.len() as u64).to_le_bytes().to_vec();
        bytes.extend(head);
        bytes.extend(chain.moment().to_bytes());
        Some(bytes)
    }

    /// Goes on where [`Runner::keep`] was called, in the same program. None of bytes that it did
    /// not write, as far as that shows: whoever keeps them in a file has to know that it is the
    /// same one.
    pub fn from_kept(bytes: &[u8]) -> Option<Self> {
        if contracts::are_provided() {
            return None;
        }
        let (long, rest) = bytes.split_first_chunk::<8>()?;
        let long = usize::try_from(u64::from_le_bytes(*long)).ok()?;
        let (head, moment) = rest.split_at_checked(long)?;
        let kept: Kept = serde_json::from_slice(head).ok()?;
        let moment = Moment::from_bytes(moment)?;

        let mut chain = Chain::start(&kept.genesis).ok()?;
        for (name, id) in &kept.codes {
            if chain.code_named(name).ok()? != *id {
                return None;
            }
        }
        for name in &kept.broken {
            chain.break_contract(name, true).ok()?;
        }
        chain.return_to(&moment);
        let mut runner = Self {
            chain: Some(chain),
            contracts: kept.contracts,
            others: kept.others,
            codes: kept.codes_of_others,
            saved: kept.saved,
            marks: kept.marks,
            unchecked: kept.unchecked,
            started: kept.started,
            counts: Counts {
                commands: kept.commands,
                expectations: kept.expectations,
                invariants: 0,
            },
            ..Self::default()
        };
        for name in &kept.watched {
            let (at, code) = (runner.others.get(name)?, runner.codes.get(name)?);
            let extension = extension::named(code)?;
            runner.watcher.watch(at.clone(), extension);
        }
        Some(runner)
    }
}
