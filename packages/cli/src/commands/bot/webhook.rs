//! Alarms to a URL.

use ballast_keep::Post;
use ballast_tool::CliError;
use serde_json::Value;
use std::time::Duration;
use ureq::Agent;

/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(10);

/// Where alarms are posted, as JSON with a field `text`, which chats show.
pub struct Webhook {
    agent: Agent,
    url: String,
}

impl Webhook {
    /// For a URL that begins with http:// or https://.
    ///
    /// # Errors
    /// The text is no such URL.
    pub fn new(url: &str) -> Result<Self, CliError> {
        let fits = ["http://", "https://"].iter().any(|scheme| {
            let rest = url.strip_prefix(scheme);
            rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        });
        if !fits || url.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(CliError::bad(format!(
                "--webhook {url}: write a URL, https://chat.example.org/hooks/…"
            )));
        }
        let agent = Agent::config_builder()
            .timeout_global(Some(ANSWER))
            // a URL with a secret in it is not sent elsewhere
            .max_redirects(0)
            .build();
        Ok(Self {
            agent: agent.into(),
            url: url.to_string(),
        })
    }
}

impl Post for Webhook {
    fn post(&self, body: &Value) -> Result<(), CliError> {
        let request = self
            .agent
            .post(&self.url)
            .header("content-type", "application/json");
        let sent = request.send(body.to_string());
        // the URL may hold a secret, so it is not told
        sent.map(drop)
            .map_err(|err| CliError::failed(format!("the webhook: {err}")))
    }
}
