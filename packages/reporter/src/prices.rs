//! Where a reporter has its prices from.

use ballast_tool::CliError;
use cosmwasm_std::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Prices by feed.
pub type Quotes = BTreeMap<String, Decimal>;

/// A file, or a command that prints: a JSON object of names and prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prices {
    /// A file that something else writes.
    File(PathBuf),
    /// What a shell runs.
    Command {
        /// The line.
        line: String,
        /// How long it may take.
        limit: Duration,
    },
}

impl Prices {
    /// Reads them anew.
    ///
    /// # Errors
    /// No such file, a command that fails or takes too long, what is no object of prices above 0.
    pub fn read(&self) -> Result<Quotes, CliError> {
        let (shown, text) = match self {
            Self::File(path) => {
                let shown = path.display().to_string();
                let text = fs::read_to_string(path);
                let text = text.map_err(|err| CliError::failed(format!("{shown}: {err}")))?;
                (shown, text)
            }
            Self::Command { line, limit } => (line.clone(), run(line, *limit)?),
        };
        quotes(&text).map_err(|why| CliError::failed(format!("the prices of `{shown}`: {why}")))
    }
}

/// What a command prints.
fn run(line: &str, limit: Duration) -> Result<String, CliError> {
    let failed = |why: String| CliError::failed(format!("`{line}`: {why}"));
    let mut shell = Command::new("sh");
    shell.args(["-c", line]);
    shell.stdin(Stdio::null()).stdout(Stdio::piped());
    shell.stderr(Stdio::inherit());
    let child = shell.spawn().map_err(|err| failed(err.to_string()))?;
    let id = child.id();
    let (done, ended) = mpsc::channel();
    thread::spawn(move || {
        // after the time limit the receiver is gone
        let _ = done.send(child.wait_with_output());
    });
    let Ok(output) = ended.recv_timeout(limit) else {
        let _ = Command::new("kill").arg(id.to_string()).status();
        return Err(failed(format!("no answer within {} s", limit.as_secs())));
    };
    let output = output.map_err(|err| failed(err.to_string()))?;
    match output.status.success() {
        true => String::from_utf8(output.stdout).map_err(|err| failed(err.to_string())),
        false => Err(failed(format!("it ended with {}", output.status))),
    }
}

/// `{"atom/usd":"10.5","osmo/usd":0.45}`: numbers are taken as they are written.
fn quotes(text: &str) -> Result<Quotes, String> {
    let value: Value = serde_json::from_str(text).map_err(|err| err.to_string())?;
    let object = value
        .as_object()
        .ok_or("no JSON object of names and prices")?;
    let price = |(feed, price): (&String, &Value)| {
        let text = match price {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            other => return Err(format!("{feed}: {other} is not a price")),
        };
        let price = text
            .parse::<Decimal>()
            .map_err(|err| format!("{feed}: `{text}` is not a price: {err}"))?;
        match price.is_zero() {
            true => Err(format!("{feed}: 0 is not a price: leave it out")),
            false => Ok((feed.clone(), price)),
        }
    };
    object.iter().map(price).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_an_object_of_numbers_above_nothing() {
        let read = quotes(r#"{"atom/usd":"10.5","osmo/usd":0.45}"#).unwrap();
        assert_eq!(read["atom/usd"].to_string(), "10.5");
        assert_eq!(read["osmo/usd"].to_string(), "0.45");
        for (text, why) in [
            ("", "EOF"),
            ("[1]", "no JSON object"),
            (r#"{"a":"0"}"#, "0 is not a price"),
            (r#"{"a":"-1"}"#, "`-1` is not a price"),
            (r#"{"a":1e30}"#, "is not a price"),
            (r#"{"a":null}"#, "null is not a price"),
            (r#"{"a":"ten"}"#, "`ten` is not a price"),
        ] {
            let error = quotes(text).unwrap_err();
            assert!(error.contains(why), "{text}: {error}");
        }
    }

    #[test]
    fn a_command_prints_them_in_time() {
        let of = |line: &str| Prices::Command {
            line: line.to_string(),
            limit: Duration::from_millis(500),
        };
        let read = of(r#"echo '{"atom/usd":"10.5"}'"#).read().unwrap();
        assert_eq!(read.len(), 1);
        for (line, why) in [
            ("exit 3", "ended with"),
            ("sleep 5", "no answer within"),
            ("echo x", "the prices of"),
        ] {
            let error = of(line).read().unwrap_err();
            assert!(error.message.contains(why), "{line}: {}", error.message);
        }
    }

    #[test]
    fn a_file_is_read_anew() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("prices.json");
        let prices = Prices::File(file.clone());
        assert!(prices.read().is_err());
        for price in ["1", "2"] {
            fs::write(&file, format!(r#"{{"a/b":"{price}"}}"#)).unwrap();
            assert_eq!(prices.read().unwrap()["a/b"].to_string(), price);
        }
    }
}
