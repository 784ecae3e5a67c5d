//! Questions to a REST endpoint that may be slow, stall, or lie: each has its time and its size,
//! and so have all that belong to one view.

use super::Endpoint;
use crate::WorldError;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use ureq::http::{header, Response, StatusCode};
use ureq::{Agent, Body};

/// How long one answer may take.
const ANSWER: Duration = Duration::from_secs(15);
/// Where a node says of which height its answer is.
const HEIGHT: &str = "grpc-metadata-x-cosmos-block-height";
/// Redirects that are followed, on the endpoint's own host.
const REDIRECTS: usize = 3;
/// The longest answer that is kept as it is, bytes.
const MOST_BYTES: u64 = 1024 * 1024;
/// The longest answer of which only a few fields are kept, bytes: a block may hold transactions
/// that store a code.
const LONGEST_BYTES: u64 = 16 * 1024 * 1024;
/// Values in one answer: 100 rows of our longest lists have 3,000.
const MOST_VALUES: usize = 20_000;
/// Values in all answers of one view, and for each further time that a view may take.
const ALL_VALUES: usize = 120_000;
/// The time of a view, seconds.
const VIEW_SECS: u64 = 20;

/// What one view, or one other question of a browser, may cost.
#[derive(Debug)]
struct Allowance {
    until: Instant,
    given: Duration,
    values: AtomicUsize,
}

/// A REST endpoint.
#[derive(Clone)]
pub(super) struct Rest {
    agent: Agent,
    base: String,
    /// The same for people, without a name and a password.
    pub(super) shown: String,
    /// `https://host:port` of the base, where redirects have to stay.
    origin: String,
    allowance: Arc<Mutex<Arc<Allowance>>>,
    /// Answers about a height that did not say of which they are.
    silent: Arc<AtomicUsize>,
}

impl Rest {
    /// For an address that begins with http:// or https://.
    pub(super) fn new(base: &str) -> Self {
        let agent = Agent::config_builder()
            .timeout_global(Some(ANSWER))
            .http_status_as_error(false)
            .max_redirects(0)
            .build();
        let Endpoint { shown, origin } = Endpoint::parse(base);
        Self {
            shown,
            agent: agent.into(),
            base: base.to_string(),
            origin,
            allowance: Arc::new(Mutex::new(Arc::new(Allowance::of(ANSWER * 2)))),
            silent: Arc::default(),
        }
    }

    /// The same endpoint for somebody else, who has time and room of their own.
    pub(super) fn apart(&self) -> Self {
        Self {
            allowance: Arc::new(Mutex::new(Arc::new(Allowance::of(ANSWER)))),
            ..self.clone()
        }
    }

    /// All that is asked from here on is answered within this time, and within its room.
    pub(super) fn within(&self, time: Duration) {
        if let Ok(mut allowance) = self.allowance.lock() {
            *allowance = Arc::new(Allowance::of(time));
        }
    }

    /// How many answers about a height did not say of which they are.
    pub(super) fn silent(&self) -> usize {
        self.silent.load(Ordering::Relaxed)
    }

    fn lost(&self, why: impl std::fmt::Display) -> WorldError {
        WorldError::Unreachable(format!("{}: {why}", self.shown))
    }

    fn allowance(&self) -> Result<Arc<Allowance>, WorldError> {
        let allowance = self.allowance.lock();
        allowance
            .map(|one| Arc::clone(&one))
            .map_err(|_| self.lost("a question before this one broke"))
    }

    /// An answer as it is.
    pub(super) fn get(&self, path: &str, height: Option<u64>) -> Result<Value, WorldError> {
        let (status, text) = self.text(path, height, MOST_BYTES)?;
        let values = values(&text);
        let allowance = self.allowance()?;
        let all = allowance.values.fetch_add(values, Ordering::Relaxed) + values;
        let most = allowance.most_values();
        if values > MOST_VALUES || all > most {
            return Err(self.lost(format!(
                "an answer of {values} values, {all} with those before it: a chain's are shorter ({MOST_VALUES}, {most})"
            )));
        }
        match serde_json::from_str::<Value>(&text) {
            Ok(body) if status.is_success() => Ok(body),
            Ok(body) if body["message"].is_string() => {
                let said = body["message"].as_str().unwrap_or_default();
                Err(WorldError::Refused(plain(said).to_string()))
            }
            _ => Err(self.lost(format!("it answered {status} and no JSON to {path}"))),
        }
    }

    /// A few fields of an answer that may be long.
    pub(super) fn read<T: DeserializeOwned>(
        &self,
        path: &str,
        height: Option<u64>,
    ) -> Result<T, WorldError> {
        let (status, text) = self.text(path, height, LONGEST_BYTES)?;
        let odd = || {
            self.lost(format!(
                "it answered {status} and not as a node does to {path}"
            ))
        };
        match status.is_success() {
            true => serde_json::from_str(&text).map_err(|_| odd()),
            false => Err(odd()),
        }
    }

    fn text(
        &self,
        path: &str,
        height: Option<u64>,
        most: u64,
    ) -> Result<(StatusCode, String), WorldError> {
        let mut url = format!("{}{path}", self.base);
        for _ in 0..=REDIRECTS {
            let mut answer = self.call(&url, height)?;
            if !answer.status().is_redirection() {
                self.ensure_height(&answer, height)?;
                let text = answer.body_mut().with_config().limit(most).read_to_string();
                return Ok((answer.status(), text.map_err(|err| self.lost(err))?));
            }
            let to = answer.headers().get(header::LOCATION);
            let to = to.and_then(|to| to.to_str().ok()).unwrap_or_default();
            url = self.own(to).ok_or_else(|| {
                let shown: String = to.chars().take(200).collect();
                self.lost(format!(
                    "it redirects to `{shown}`, which is elsewhere: give that address if it is meant"
                ))
            })?;
        }
        Err(self.lost(format!("it redirects more than {REDIRECTS} times")))
    }

    fn call(&self, url: &str, height: Option<u64>) -> Result<Response<Body>, WorldError> {
        let allowance = self.allowance()?;
        let left = allowance.until.saturating_duration_since(Instant::now());
        let late = || {
            let secs = allowance.given.as_secs();
            self.lost(format!("not all was answered within {secs} s"))
        };
        if left.is_zero() {
            return Err(late());
        }
        let mut request = self.agent.get(url);
        if let Some(height) = height {
            request = request.header("x-cosmos-block-height", height.to_string());
        }
        let request = request
            .config()
            .timeout_global(Some(left.min(ANSWER)))
            .build();
        request.call().map_err(|err| match err {
            ureq::Error::Timeout(_) if left < ANSWER => late(),
            err => self.lost(err),
        })
    }

    /// That an answer is of the height that was asked for, where the node says of which it is.
    fn ensure_height(
        &self,
        answer: &Response<Body>,
        height: Option<u64>,
    ) -> Result<(), WorldError> {
        let said = answer.headers().get(HEIGHT);
        let said = said.and_then(|text| text.to_str().ok()?.parse::<u64>().ok());
        match (height, said) {
            (Some(height), Some(said)) if said != height => Err(self.lost(format!(
                "it was asked about height {height} and answered about {said}: it ignores x-cosmos-block-height"
            ))),
            (Some(_), None) if answer.status().is_success() => {
                self.silent.fetch_add(1, Ordering::Relaxed);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A redirect's address, if it is on the same host.
    fn own(&self, to: &str) -> Option<String> {
        let rest = match to.strip_prefix(&self.origin) {
            Some(rest) => rest,
            None => to,
        };
        (rest.starts_with('/') && !rest.starts_with("//")).then(|| format!("{}{rest}", self.origin))
    }
}

impl Allowance {
    fn of(given: Duration) -> Self {
        Self {
            until: Instant::now() + given,
            given,
            values: AtomicUsize::new(0),
        }
    }

    /// Values that all answers may have: what may take longer may have more.
    fn most_values(&self) -> usize {
        let times = usize::try_from(self.given.as_secs() / VIEW_SECS).unwrap_or(1);
        ALL_VALUES.saturating_mul(times.max(1))
    }
}

/// How many values a text of JSON has at most, told before it becomes a tree, which takes many
/// times its room.
fn values(text: &str) -> usize {
    let (mut inside, mut escaped, mut count) = (false, false, 1usize);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            b'{' | b'[' | b',' if !inside => count += 1,
            _ => {}
        }
    }
    count
}

/// The contract's own words, out of the node's wrapping.
fn plain(text: &str) -> &str {
    let text = text.trim_end_matches(": unknown request");
    text.strip_suffix(": query wasm contract failed")
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn values_are_counted_outside_of_strings() {
        assert_eq!(values("7"), 1);
        assert_eq!(values(r#"{"a": "x,[{\",", "b": [1, 2]}"#), 5);
        assert!(values(&"[".repeat(1_000)) > 1_000);
    }

    /// Before, they were in each error, and on the page for every browser.
    #[test]
    fn a_password_in_the_address_is_not_shown() {
        let rest = Rest::new("https://me:secret@rest.example.org/x@y");

        let lost = rest.lost("no answer").to_string();

        assert!(lost.contains("https://rest.example.org/x@y"), "{lost}");
        assert!(!lost.contains("secret"), "{lost}");
    }

    /// Before, any redirect was followed, to machines that only this one reaches.
    #[test]
    fn redirects_stay_on_the_host() {
        let rest = Rest::new("https://rest.example.org:1317/osmosis");
        let own = |to: &str| rest.own(to);
        assert_eq!(
            own("/x?y=1").unwrap(),
            "https://rest.example.org:1317/x?y=1"
        );
        assert_eq!(
            own("https://rest.example.org:1317/x").unwrap(),
            "https://rest.example.org:1317/x"
        );
        for elsewhere in [
            "",
            "//evil.example/x",
            "x",
            "https://rest.example.org:1318/x",
            "https://rest.example.org:1317.evil.example/x",
            "https://rest.example.org:1317@evil.example/x",
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
        ] {
            assert_eq!(own(elsewhere), None, "{elsewhere}");
        }
    }
}
