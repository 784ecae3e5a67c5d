//! An oracle as a place to keep: what is to do is the report of the round.

use crate::answers::{Config, Feed, Reporter, Round};
use crate::{Prices, Quotes};
use ballast_answers::pages::List;
use ballast_keep::{Errand, Errands, Look, Place, Sent};
use ballast_tool::{CliError, Kind};
use serde::de::DeserializeOwned;
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// The oracle's feeds, by name.
const FEEDS: List = List::new("feeds", "id");

/// What the oracle's refusal says of a feed that the reporter has reported in this round.
pub(crate) const WAS_REPORTED: &str = "was reported in this round already";

/// When in a round it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// So many seconds after its start; the middle where a round is no longer.
    After(u64),
    /// In its middle: fresh, and in time.
    Middle,
}

/// The oracle's terms, its feeds and the reporter, once they were asked for.
#[derive(Clone)]
struct Known {
    round_secs: u64,
    /// Feeds that are reported.
    feeds: BTreeSet<String>,
    /// The reporter.
    address: String,
}

/// Whether the reporter can report in this round.
enum Readiness {
    /// It can.
    Ready,
    /// It can after this message, which ends its suspension.
    Resumes(Value),
    /// It can't, for this reason.
    Silent(String),
}

/// An oracle, and where it stands.
pub struct ReportPlace<P> {
    inner: P,
    oracle: String,
    prices: Prices,
    timing: Timing,
    /// Nothing before the oracle was asked for the first time.
    known: Option<Known>,
    /// The last round that was reported, or found to be.
    reported_round: Option<u64>,
    /// The round of the errand that was given out last.
    errand_round: Option<u64>,
    /// The time of the last block that was seen, unix seconds.
    time: u64,
    /// What people should know.
    warnings: Vec<String>,
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
            reported_round: None,
            errand_round: None,
            time: 0,
            warnings: vec![],
        }
    }

    /// The oracle's answer to a query that has these fields.
    fn ask_oracle<T: DeserializeOwned>(
        &mut self,
        query: &str,
        fields: Value,
    ) -> Result<T, CliError> {
        let answer = self.inner.ask(&self.oracle, &json!({ query: fields }))?;
        self.typed(query, answer)
    }

    fn typed<T: DeserializeOwned>(&self, query: &str, answer: Value) -> Result<T, CliError> {
        serde_json::from_value(answer).map_err(|err| {
            CliError::failed(format!(
                "{} does not answer `{query}` as an oracle: {err}",
                self.oracle
            ))
        })
    }

    /// What is known; asked for by the first call only.
    fn known(&mut self) -> Result<Known, CliError> {
        if let Some(known) = &self.known {
            return Ok(known.clone());
        }
        // a wrong address is bad input, and found by the first question
        let config = self.ask_oracle("config", json!({}));
        let Config { round_secs } = config.map_err(|error| match error.kind {
            Kind::Failed => CliError::bad(error.message),
            _ => error,
        })?;
        if round_secs == 0 {
            let oracle = &self.oracle;
            return Err(CliError::bad(format!(
                "{oracle} does not answer as an oracle: its rounds have no length"
            )));
        }
        let known = Known {
            round_secs,
            address: self.inner.signer()?,
            feeds: self.ask_feeds()?,
        };
        Ok(self.known.insert(known).clone())
    }

    /// Asks which feeds are reported.
    fn ask_feeds(&mut self) -> Result<BTreeSet<String>, CliError> {
        let read = FEEDS.read(json!({}), |msg| self.inner.ask(&self.oracle, msg));
        let read = read.answered()?;
        if read.is_cut() {
            return Err(CliError::failed(format!(
                "{} does not answer as an oracle: its list of feeds has no end after {} rows",
                self.oracle,
                read.rows.len()
            )));
        }
        let feeds = read.rows.into_iter().map(|row| self.typed("feeds", row));
        let feeds = feeds.collect::<Result<Vec<Feed>, _>>()?;
        let reported = feeds.into_iter().filter(Feed::is_reported);
        Ok(reported.map(|feed| feed.id).collect())
    }

    /// The feeds that are reported: asked for again where a price has none, since feeds are added.
    fn feeds_for(&mut self, quotes: &Quotes) -> Result<BTreeSet<String>, CliError> {
        let known = self.known()?;
        if quotes.keys().all(|feed| known.feeds.contains(feed)) {
            return Ok(known.feeds);
        }
        let feeds = self.ask_feeds()?;
        self.known = Some(Known {
            feeds: feeds.clone(),
            ..known
        });
        Ok(feeds)
    }

    fn readiness(&mut self) -> Result<Readiness, CliError> {
        let address = self.known()?.address;
        let reporter: Reporter = self.ask_oracle("reporter", json!({ "address": address }))?;
        if let Some(until) = reporter.suspended_until {
            return Ok(match until <= self.time {
                true => Readiness::Resumes(json!({"resume": {}})),
                false => Readiness::Silent(format!("suspended until {until}: nothing is reported")),
            });
        }
        Ok(match reporter.weight.is_zero() {
            false => Readiness::Ready,
            true => Readiness::Silent(format!(
                "no pledge of {address} counts in this round: nothing is reported"
            )),
        })
    }

    /// Feeds that the reporter has reported in a round already: asked for after a start, when it is not known. A feed
    /// whose round is refused, or cannot be read, is taken for one that is not reported, and told: it keeps nothing of
    /// the other feeds back, and the oracle refuses a second report.
    fn reported(
        &mut self,
        feeds: &BTreeSet<String>,
        round: u64,
    ) -> Result<BTreeSet<String>, CliError> {
        if self.reported_round.is_some() {
            return Ok(BTreeSet::new());
        }
        let address = self.known()?.address;
        let mut reported = BTreeSet::new();
        for feed in feeds {
            let shown: Round = match self.ask_oracle("round", json!({ "feed": feed })) {
                Ok(shown) => shown,
                Err(error) if error.kind == Kind::Unanswered => return Err(error),
                Err(error) => {
                    self.warnings.push(error.message);
                    continue;
                }
            };
            let mut reports = shown.reports.iter();
            let is_reported = reports.any(|report| report.reporter.as_ref() == Some(&address));
            if shown.round == round && is_reported {
                reported.insert(feed.clone());
            }
        }
        Ok(reported)
    }

    /// The report of a round, if there is anything to say.
    fn report(&mut self, round: u64) -> Result<Option<Errand>, CliError> {
        let quotes = self.prices.read()?;
        let feeds = self.feeds_for(&quotes)?;
        let reported = self.reported(&feeds, round)?;
        let missing = feeds.iter().filter(|feed| !quotes.contains_key(*feed));
        let missing = missing.map(|feed| format!("no price of {feed}"));
        self.warnings.extend(missing);
        let said = quotes
            .iter()
            .filter(|(feed, _)| feeds.contains(*feed) && !reported.contains(*feed));
        let said: Vec<Value> = said
            .map(|(feed, price)| json!({"feed": feed, "price": price}))
            .collect();
        if said.is_empty() {
            self.reported_round = Some(round);
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
    fn inner(&mut self) -> Option<&mut dyn Place> {
        Some(&mut self.inner)
    }

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
        self.warnings.clear();
        let round_secs = self.known()?.round_secs;
        let round = self.time / round_secs;
        let into = self.time - round * round_secs;
        let from = match self.timing {
            Timing::After(secs) if secs < round_secs => secs,
            Timing::After(_) | Timing::Middle => round_secs / 2,
        };
        // the next block may be of the next round, where this report is refused
        let too_late = round_secs - round_secs / 10;
        if self.reported_round == Some(round) || into < from.min(too_late - 1) || into >= too_late {
            return Ok(Errands::default());
        }
        self.errand_round = Some(round);
        let errand = match self.readiness()? {
            Readiness::Ready => self.report(round)?,
            Readiness::Resumes(msg) => Some(Errand {
                contract: self.oracle.clone(),
                what: "resume after a suspension".to_string(),
                msg,
                funds: vec![],
            }),
            Readiness::Silent(why) => {
                self.warnings.push(why);
                None
            }
        };
        Ok(Errands::of(errand.into_iter().collect()))
    }

    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        let sent = self.inner.run(errand);
        let is_over = match &sent {
            Ok(_) => true,
            // another bot of the same key, or a report that got in although it was given up
            Err(error) => error.message.contains(WAS_REPORTED),
        };
        if is_over {
            self.reported_round = self.errand_round;
        }
        sent
    }

    /// A report is of use in its round, which may be over before a pause is.
    fn is_urgent(&self) -> bool {
        true
    }

    fn warnings(&mut self) -> Vec<String> {
        self.warnings.clone()
    }
}
