//! A key of one's own: where it is read from, and the address that follows from it.

use ballast_tool::{files, CliError};
use cosmrs::crypto::secp256k1::SigningKey;
use cosmrs::AccountId;
use std::path::Path;

/// The variable that may hold the key.
const VARIABLE: &str = "BALLAST_KEEPER_KEY";

/// A secp256k1 key.
pub struct Key(k256::ecdsa::SigningKey);

impl Key {
    /// Of a file of 64 hexadecimal digits that only its owner reads.
    ///
    /// # Errors
    /// No such file, others may read it, it holds no key.
    pub fn of_file(path: &Path) -> Result<Self, CliError> {
        let shown = path.display();
        let text = files::read_secret(path)?;
        Self::of_hex(text.trim(), &shown.to_string())
    }

    /// Of the variable `BALLAST_KEEPER_KEY`, if it is set.
    ///
    /// # Errors
    /// It holds no key.
    pub fn of_environment() -> Result<Option<Self>, CliError> {
        let text = std::env::var(VARIABLE).ok();
        let key = text.map(|text| Self::of_hex(text.trim(), VARIABLE));
        key.transpose()
    }

    fn of_hex(text: &str, place: &str) -> Result<Self, CliError> {
        // never what stands there: it may be another secret
        let bad = || {
            CliError::bad(format!(
                "{place} holds no key: 64 hexadecimal digits, as `keys export NAME --unarmored-hex --unsafe` of the chain's \
                 daemon prints them"
            ))
        };
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(bad());
        }
        let pairs = (0..32).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16));
        let bytes: Vec<u8> = pairs.collect::<Result<_, _>>().map_err(|_| bad())?;
        let key = k256::ecdsa::SigningKey::from_slice(&bytes);
        key.map(Self).map_err(|_| bad())
    }

    pub(super) fn signing(&self) -> SigningKey {
        SigningKey::new(Box::new(self.0.clone()))
    }

    pub(super) fn address(&self, prefix: &str) -> Result<AccountId, CliError> {
        let made = self.signing().public_key().account_id(prefix);
        made.map_err(|err| CliError::bad(format!("the prefix `{prefix}`: {err}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballast_daemon::parse;

    const HEX: &str = "0000000000000000000000000000000000000000000000000000000000000001";

    /// The generator's address, of the key 1: hash160 751e76e8199196d454941c45d1b3a323f1433bd6.
    #[test]
    fn an_address_follows_from_the_key_and_the_chains_prefix() {
        let key = Key::of_hex(HEX, "here").unwrap();
        let address = key.address("wasm").unwrap();
        let bytes = parse::hex(&address.to_bytes());
        assert_eq!(bytes, "751e76e8199196d454941c45d1b3a323f1433bd6");
        assert_eq!(address.prefix(), "wasm");
    }

    #[test]
    fn what_is_no_key_is_refused_and_not_repeated() {
        for text in [
            "",
            "secret words",
            &"0".repeat(64),
            &"g".repeat(64),
            &format!("{HEX}0"),
        ] {
            let Err(error) = Key::of_hex(text, "here") else {
                panic!("{text} is a key");
            };
            assert_eq!(error.exit_code(), 2);
            assert!(text.is_empty() || !error.message.contains(text), "{error}");
        }
    }
}
