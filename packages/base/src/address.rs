//! Addresses of accounts, which the chain checks, and of validators, which no contract API checks.

use bech32::{primitives::decode::CheckedHrpstring, Bech32, Hrp};
use cosmwasm_std::{Addr, Api};
use thiserror::Error;

/// Why a text is not an address of this chain.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
pub enum AddressError {
    /// The text is not lower-case bech32.
    #[error("`{address}` is not a validator address: {reason}")]
    NotBech32 {
        /// The text.
        address: String,
        /// What is wrong with the text.
        reason: String,
    },
    /// The text is not an account or contract of this chain in its only valid spelling.
    #[error("`{address}` is not an address of this chain: {reason}")]
    NotAccount {
        /// The text.
        address: String,
        /// What the chain says.
        reason: String,
    },
    /// The text is bech32 of another kind or of another chain.
    #[error(
        "`{address}` is not a validator address of this chain: its prefix is not `{expected}`"
    )]
    Prefix {
        /// The text.
        address: String,
        /// The prefix of this chain's validators.
        expected: String,
    },
}

/// The account or contract with the address `text`.
///
/// # Errors
/// The text is not an address of this chain in its only valid spelling.
pub fn account(api: &dyn Api, text: &str) -> Result<Addr, AddressError> {
    api.addr_validate(text)
        .map_err(|err| AddressError::NotAccount {
            address: text.to_string(),
            reason: err.to_string(),
        })
}

/// The bytes of a `valoper` address, for comparison with those of an account.
///
/// `account` is any account address of the chain, such as the contract's own: the prefix of
/// validator addresses follows from its prefix.
///
/// # Errors
/// The text is not lower-case bech32, or has another prefix.
pub fn operator_bytes(address: &str, account: &str) -> Result<Vec<u8>, AddressError> {
    let invalid = |reason: String| AddressError::NotBech32 {
        address: address.to_string(),
        reason,
    };
    if address.chars().any(|c| c.is_ascii_uppercase()) {
        return Err(invalid("upper case".to_string()));
    }
    let decoded =
        CheckedHrpstring::new::<Bech32>(address).map_err(|err| invalid(err.to_string()))?;
    let expected = operator_prefix(account);
    if decoded.hrp().as_str() != expected {
        return Err(AddressError::Prefix {
            address: address.to_string(),
            expected,
        });
    }
    Ok(decoded.byte_iter().collect())
}

/// The prefix of validator addresses on the chain of `account`: `wasmvaloper` for `wasm1…`.
pub fn operator_prefix(account: &str) -> String {
    let prefix = account
        .rsplit_once('1')
        .map_or(account, |(prefix, _)| prefix);
    format!("{prefix}valoper")
}

/// The `valoper` address of an operator's account bytes, on the chain of `account`.
///
/// # Errors
/// The bytes do not fit into bech32.
pub fn operator_address(bytes: &[u8], account: &str) -> Result<String, AddressError> {
    let invalid = |reason: String| AddressError::NotBech32 {
        address: account.to_string(),
        reason,
    };
    let hrp = Hrp::parse(&operator_prefix(account)).map_err(|err| invalid(err.to_string()))?;
    bech32::encode::<Bech32>(hrp, bytes).map_err(|err| invalid(err.to_string()))
}
