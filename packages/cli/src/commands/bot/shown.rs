//! Where bots are seen from elsewhere: figures for Prometheus, and alarms to a URL.

use super::webhook::Webhook;
use ballast_dashboard::{pages, Page};
use ballast_keep::{Monitor, Post, CONTENT_TYPE};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;

/// Where bots are seen from elsewhere.
#[derive(Default)]
pub struct Shown {
    /// What `--metrics` serves, if it was given.
    pub monitor: Option<Arc<Monitor>>,
    webhook: Option<Webhook>,
}

impl Shown {
    /// Begins to listen, where an address is given.
    ///
    /// # Errors
    /// The address cannot be listened on; the text is no URL.
    pub fn new(
        address: Option<SocketAddr>,
        url: Option<&str>,
        out: &Output,
    ) -> Result<Self, CliError> {
        let webhook = url.map(Webhook::new).transpose()?;
        let Some(address) = address else {
            return Ok(Self {
                monitor: None,
                webhook,
            });
        };
        let monitor = Arc::new(Monitor::default());
        let shown = Arc::clone(&monitor);
        let page = move |path: &str| match path {
            "/metrics" => Some(Page {
                is_well: true,
                kind: CONTENT_TYPE,
                text: shown.metrics(),
            }),
            "/healthz" => {
                let health = shown.health();
                Some(Page {
                    is_well: health.is_well,
                    kind: "application/json",
                    text: format!("{}\n", health.shown),
                })
            }
            _ => None,
        };
        let at = pages(address, Arc::new(page))
            .map_err(|err| CliError::bad(format!("--metrics {address}: {err}")))?;
        match out.json {
            true => out.json(&json!({"metrics": format!("http://{at}/metrics")})),
            false => out.line(format!("figures at http://{at}/metrics and /healthz")),
        }
        Ok(Self {
            monitor: Some(monitor),
            webhook,
        })
    }

    pub fn post(&self) -> Option<&dyn Post> {
        self.webhook
            .as_ref()
            .map(|webhook| -> &dyn Post { webhook })
    }
}
