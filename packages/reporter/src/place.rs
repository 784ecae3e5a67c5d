//! An oracle as a place to keep: what is to do is the report of the round.

use crate::Prices;
use ballast_keep::{Errand, Errands, Figures, Look, Place, Sent};
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// When in a round it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// So many seconds after its start; the middle where a round is no longer.
    After(u64),
    /// In its middle: fresh, and in time.
    Middle,
}

/// What is known of the oracle and of the reporter, once it was asked.
struct Known {
    round_secs: u64,
    /// Feeds that are reported.
    feeds: BTreeSet<String>,
    address: String,
}

/// An oracle, and where it stands.
pub struct ReportPlace<P> {
    inner: P,
    oracle: String,
    prices: Prices,
    timing: Timing,
    known: Option<Known>,
    /// The last round that was reported, or found to be.
    done: Option<u64>,
    /// The round of the errand that was given out last.
    given: Option<u64>,
    /// The time of the last block that was seen, unix seconds.
    time: u64,
    /// What people should know.
    words: Vec<String>,
}

impl<P: Place> ReportPlace<P> {
    /// The oracle at this address, reached as `inner` reaches the hub.
    pub fn new(inner: P, oracle: String, prices: Prices, timing: Timing) -> Self {
        Self {
            inner,
            oracle,
            prices,
            timing,
            known: None,
            done: None,
            given: None,
            time: 0,
            words: vec![],
        }
    }

    fn ask_oracle(&mut self, msg: &Value) -> Result<Value, CliError> {
        let oracle = self.oracle.clone();
        self.inner.ask(&oracle, msg)
    }

    /// The oracle's terms, asked once; its feeds anew where a price has no feed, since feeds are added.
    fn meet(&mut self) -> Result<&Known, CliError> {
        if self.known.is_none() {
            let config = self.ask_oracle(&json!({"config": {}}))?;
            let round_secs = config["round_secs"].as_u64().filter(|secs| *secs > 0);
            let round_secs = round_secs.ok_or_else(|| {
                CliError::bad(format!("{} does not answer as an oracle", self.oracle))
            })?;
            let address = self.inner.signer()?;
            self.known = Some(Known {
                round_secs,
                feeds: BTreeSet::new(),
                address,
            });
            self.learn()?;
        }
        self.known
            .as_ref()
            .ok_or_else(|| CliError::bad("the oracle is not known"))
    }

    /// Which feeds are reported.
    fn learn(&mut self) -> Result<(), CliError> {
        let feeds = self.ask_oracle(&json!({"feeds": {"limit": 100}}))?;
        let feeds = feeds["feeds"].as_array().into_iter().flatten();
        let feeds = feeds.filter(|feed| feed["source"] == json!("reported"));
        let feeds = feeds.filter_map(|feed| Some(feed["id"].as_str()?.to_string()));
        let feeds = feeds.collect();
        if let Some(known) = &mut self.known {
            known.feeds = feeds;
        }
        Ok(())
    }

    /// How the reporter stands: a message that brings him back, or nothing; `Err` where he cannot report, in words.
    fn standing(&mut self) -> Result<Result<Option<Value>, String>, CliError> {
        let address = self.meet()?.address.clone();
        let reporter = self.ask_oracle(&json!({"reporter": {"address": address}}))?;
        if let Some(until) = reporter["suspended_until"].as_u64() {
            return Ok(match until <= self.time {
                true => Ok(Some(json!({"resume": {}}))),
                false => Err(format!("suspended until {until}: nothing is reported")),
            });
        }
        let weighs = reporter["weight"].as_str().is_some_and(|text| text != "0");
        Ok(match weighs {
            true => Ok(None),
            false => Err(format!(
                "no pledge of {address} counts in this round: nothing is reported"
            )),
        })
    }

    /// Feeds that he has reported in a round already: asked for after a start, when it is not known.
    fn reported(&mut self, round: u64) -> Result<BTreeSet<String>, CliError> {
        if self.done.is_some() {
            return Ok(BTreeSet::new());
        }
        let Known { feeds, address, .. } = self.meet()?;
        let (feeds, address) = (feeds.clone(), json!(address));
        let mut reported = BTreeSet::new();
        for feed in feeds {
            let shown = self.ask_oracle(&json!({"round": {"feed": feed}}))?;
            let reports = shown["reports"].as_array().into_iter().flatten();
            let mut of = reports.map(|report| &report["reporter"]);
            if shown["round"].as_u64() == Some(round) && of.any(|reporter| *reporter == address) {
                reported.insert(feed);
            }
        }
        Ok(reported)
    }

    /// The report of a round, if there is anything to say.
    fn report(&mut self, round: u64) -> Result<Option<Errand>, CliError> {
        let quotes = self.prices.read()?;
        let unknown = |known: &Known| quotes.keys().any(|feed| !known.feeds.contains(feed));
        if unknown(self.meet()?) {
            self.learn()?;
        }
        let reported = self.reported(round)?;
        let known = self.meet()?;
        let missing: Vec<&String> = known
            .feeds
            .iter()
            .filter(|feed| !quotes.contains_key(*feed))
            .collect();
        let words = missing.iter().map(|feed| format!("no price of {feed}"));
        let words: Vec<String> = words.collect();
        let said = quotes
            .iter()
            .filter(|(feed, _)| known.feeds.contains(*feed) && !reported.contains(*feed));
        let said: Vec<Value> = said
            .map(|(feed, price)| json!({"feed": feed, "price": price}))
            .collect();
        self.words.extend(words);
        if said.is_empty() {
            self.done = Some(round);
            return Ok(None);
        }
        Ok(Some(Errand {
            contract: self.oracle.clone(),
            what: format!("report {} prices for round {round}", said.len()),
            msg: json!({"report": {"prices": said, "round": round}}),
            funds: vec![],
        }))
    }
}

impl<P: Place> Place for ReportPlace<P> {
    /// What the hub has to do is a keeper's business.
    fn look(&mut self) -> Result<Look, CliError> {
        let look = self.inner.look()?;
        self.time = look.time;
        Ok(Look {
            due: vec![],
            ..look
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        Err(CliError::bad("a reporter does not send `advance`"))
    }

    fn errands(&mut self) -> Result<Errands, CliError> {
        self.words.clear();
        let round_secs = self.meet()?.round_secs;
        let round = self.time / round_secs;
        let into = self.time - round * round_secs;
        let from = match self.timing {
            Timing::After(secs) if secs < round_secs => secs,
            Timing::After(_) | Timing::Middle => round_secs / 2,
        };
        // the next block may be of the next round, where this report is refused
        let too_late = round_secs - round_secs / 10;
        if self.done == Some(round) || into < from.min(too_late - 1) || into >= too_late {
            return Ok(Errands::default());
        }
        self.given = Some(round);
        match self.standing()? {
            Err(words) => {
                self.words.push(words);
                Ok(Errands::default())
            }
            Ok(Some(resume)) => Ok(Errands::of(vec![Errand {
                contract: self.oracle.clone(),
                what: "resume after a suspension".to_string(),
                msg: resume,
                funds: vec![],
            }])),
            Ok(None) => Ok(Errands::of(self.report(round)?.into_iter().collect())),
        }
    }

    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        let sent = self.inner.run(errand);
        let is_over = match &sent {
            Ok(_) => true,
            // another bot of the same key, or a report that got in although it was given up
            Err(error) => error.message.contains("was reported in this round already"),
        };
        if is_over {
            self.done = self.given;
        }
        sent
    }

    /// A report is of use in its round, which may be over before a pause is.
    fn is_urgent(&self) -> bool {
        true
    }

    fn warnings(&mut self) -> Vec<String> {
        self.words.clone()
    }

    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        self.inner.ask(contract, msg)
    }

    fn signer(&mut self) -> Result<String, CliError> {
        self.inner.signer()
    }

    fn figures(&mut self) -> Result<Option<Figures>, CliError> {
        self.inner.figures()
    }

    fn take_fees(&mut self) -> u128 {
        self.inner.take_fees()
    }

    fn limit_fees(&mut self, most: Option<u128>) {
        self.inner.limit_fees(most);
    }

    fn pass(&mut self, secs: u64) -> Result<(), CliError> {
        self.inner.pass(secs)
    }
}
