//! A transaction in steps: generated, signed, its hash known, and only then sent.
//!
//! The hash of a signed transaction is known before anyone has seen it, so it can be written down first;
//! and the same bytes can be sent again, because an account's sequence lets them in only once.

use crate::parse::{hex, number, text};
use crate::{Daemon, Failure, TxResult};
use ballast_tool::stop;
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::time::{Duration, Instant};

/// Who a transaction is from.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The address.
    pub address: String,
    /// The key's name, if the keyring has it.
    pub key: Option<String>,
}

/// A transaction that is not signed.
#[derive(Clone, Debug)]
pub struct Unsigned {
    /// As the daemon signs it.
    pub json: Value,
    /// Its gas: what a simulation used, with the adjustment.
    pub gas: u64,
    /// Its fee: `125000ustake`.
    pub fee: String,
}

/// A transaction that is signed.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Its hash, upper-case hex, as explorers show it.
    pub hash: String,
}

/// What the node said to a transaction that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broadcast {
    /// It takes it, or has it already.
    Taken,
    /// The account has sent something else with this sequence: these bytes can never get in.
    Outrun,
    /// The account is expected to send other transactions first.
    Early,
    /// It refuses it.
    Refused(String),
}

impl Broadcast {
    /// Of what a node answers.
    pub fn of(answer: &Value) -> Self {
        let log = text(&answer["raw_log"]).unwrap_or_default();
        let codespace = answer["codespace"]
            .as_str()
            .filter(|space| !space.is_empty());
        match (
            number(&answer["code"]).unwrap_or(0),
            codespace.unwrap_or("sdk"),
        ) {
            (0, _) | (19, "sdk") => Self::Taken,
            (32, "sdk") => match sequences(&log) {
                Some((expected, got)) if got < expected => Self::Outrun,
                Some(_) => Self::Early,
                None => Self::Refused(log),
            },
            _ => Self::Refused(log),
        }
    }
}

/// A simulation leaves out what the signature and the account cost. Where that is most of it, as
/// with a change of an admin, the adjustment does not make up for it (55,931 were used where 42,400
/// were simulated).
const LEAST_GAS: u64 = 100_000;

impl Daemon {
    /// Builds a transaction and simulates it. `args` are those of `tx`, without the flags that every
    /// transaction has. Simulating takes the key's public half: without it the gas is `estimate`.
    ///
    /// # Errors
    /// What the chain would refuse, with the chain's words.
    pub fn generate(
        &self,
        from: &Signer,
        args: &[&str],
        estimate: u64,
    ) -> Result<Unsigned, Failure> {
        let Some(key) = &from.key else {
            return self.built(&from.address, args, &estimate.to_string());
        };
        let simulated = self.built(key, args, "auto")?;
        match simulated.gas < LEAST_GAS {
            true => self.built(key, args, &LEAST_GAS.to_string()),
            false => Ok(simulated),
        }
    }

    fn built(&self, signer: &str, args: &[&str], gas: &str) -> Result<Unsigned, Failure> {
        let settings = &self.settings;
        let mut all = vec!["tx"];
        all.extend(args);
        let fixed = [
            "--from",
            signer,
            "--chain-id",
            &settings.chain_id,
            "--node",
            &settings.node,
            "--gas",
            gas,
            "--generate-only",
            "--output",
            "json",
        ];
        all.extend(fixed);
        all.extend([
            "--gas-adjustment",
            settings.gas_adjustment.as_deref().unwrap_or("1.3"),
        ]);
        if let Some(prices) = &settings.gas_prices {
            all.extend(["--gas-prices", prices]);
        }
        let said = self.with_keys(&all).map_err(|failure| Failure {
            call: self.brief(args),
            ..failure
        })?;
        let json: Value = serde_json::from_str(said.trim())
            .map_err(|_| Failure::odd(self.brief(args), "no transaction came back"))?;
        let fee = &json["auth_info"]["fee"];
        let coins = fee["amount"].as_array().into_iter().flatten();
        let coins: Vec<String> = coins
            .filter_map(|coin| Some(text(&coin["amount"])? + coin["denom"].as_str()?))
            .collect();
        Ok(Unsigned {
            gas: number(&fee["gas_limit"]).unwrap_or(0),
            fee: coins.join(","),
            json,
        })
    }

    /// Has the daemon sign what `unsigned` holds, into `signed`.
    ///
    /// # Errors
    /// The key is not there, or its owner declined.
    pub fn sign(&self, by: &Signer, unsigned: &Path, signed: &Path) -> Result<Signed, Failure> {
        let key = by.key.as_deref().unwrap_or(&by.address);
        let (from, to) = (unsigned.display().to_string(), signed.display().to_string());
        let settings = &self.settings;
        let chain = ["--chain-id", &settings.chain_id, "--node", &settings.node];
        let mut args = vec!["tx", "sign", &from, "--from", key, "--output-document", &to];
        args.extend(chain);
        self.with_keys(&args)?;
        let encoded = self.plain(&["tx", "encode", &to])?;
        let bytes = STANDARD.decode(encoded.trim()).map_err(|_| {
            Failure::odd(format!("{} tx encode", self.name()), "no base64 came back")
        })?;
        let hash = hex(&Sha256::digest(bytes)).to_uppercase();
        Ok(Signed { hash })
    }

    /// Sends what `signed` holds. Sending the same bytes again does nothing twice.
    pub fn broadcast(&self, signed: &Path) -> Result<Broadcast, Failure> {
        let file = signed.display().to_string();
        let args = ["tx", "broadcast", &file, "--broadcast-mode", "sync"];
        let answer = match self.ask(&args) {
            Ok(answer) => answer,
            Err(failure) if failure.says(&["already exists in cache"]) => {
                return Ok(Broadcast::Taken)
            }
            Err(failure) => return Err(failure),
        };
        Ok(Broadcast::of(&answer))
    }

    /// Waits until a transaction is in a block; `None` if it was not within `patience`, or before a
    /// signal ended the wait.
    pub fn wait(&self, hash: &str, patience: Duration) -> Result<Option<TxResult>, Failure> {
        let from = Instant::now();
        loop {
            match self.tx(hash) {
                Ok(Some(result)) => return Ok(Some(result)),
                Ok(None) => {}
                Err(failure) if failure.is_unreachable() => {}
                Err(failure) => return Err(failure),
            }
            if from.elapsed() >= patience || stop::is_over() {
                return Ok(None);
            }
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    fn brief(&self, args: &[&str]) -> String {
        let words = args
            .iter()
            .take_while(|arg| !arg.starts_with('-') && arg.len() < 70);
        let words: Vec<&str> = words.copied().collect();
        format!("{} tx {}", self.name(), words.join(" "))
    }
}

/// `account sequence mismatch, expected 5, got 4`.
fn sequences(log: &str) -> Option<(u64, u64)> {
    let after = |word: &str| {
        let (_, rest) = log.split_once(word)?;
        let digits: String = rest
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().ok()
    };
    Some((after("expected")?, after("got")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_read() {
        let log = "account sequence mismatch, expected 5, got 4: incorrect account sequence";
        assert_eq!(sequences(log), Some((5, 4)));
        assert_eq!(sequences("signature verification failed"), None);
    }
}
