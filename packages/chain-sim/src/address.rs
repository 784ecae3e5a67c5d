//! Addresses: bytes in storage, because their order decides iteration and ties; text in messages
//! and answers.

use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Bech32m, Hrp};
use cosmwasm_std::{Addr, Api, CanonicalAddr};
use sha2::{Digest, Sha256};

use crate::error::{Res, SimError};

/// The bytes of an account or of an operator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Address(Vec<u8>);

impl Address {
    /// `authtypes.NewModuleAddress`: the first 20 bytes of the name's hash.
    pub fn module(name: &str) -> Self {
        Self(
            Sha256::digest(name.as_bytes())
                .into_iter()
                .take(20)
                .collect(),
        )
    }

    pub fn account(api: &dyn Api, text: &str) -> Res<Self> {
        api.addr_canonicalize(text)
            .map(|canonical| Self(canonical.to_vec()))
            .map_err(|_| SimError::InvalidAddress(text.to_string()))
    }

    pub fn humanize(&self, api: &dyn Api) -> Res<Addr> {
        Ok(api.addr_humanize(&CanonicalAddr::from(self.0.as_slice()))?)
    }

    /// Decodes an operator's address with this prefix.
    pub fn operator(hrp: &str, text: &str) -> Res<Self> {
        let invalid = || SimError::InvalidAddress(text.to_string());
        let decoded = CheckedHrpstring::new::<Bech32>(text).map_err(|_| invalid())?;
        if decoded.hrp().as_str() != hrp {
            return Err(invalid());
        }
        Ok(Self(decoded.byte_iter().collect()))
    }

    pub fn encode(&self, hrp: &str) -> Res<String> {
        let invalid = || SimError::InvalidAddress(hrp.to_string());
        let hrp = Hrp::parse(hrp).map_err(|_| invalid())?;
        bech32::encode::<Bech32>(hrp, &self.0).map_err(|_| invalid())
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

/// The operator address, with prefix `<prefix>valoper`, that has the same bytes as `account`.
///
/// Fails if `account` is not bech32.
pub fn valoper(account: &Addr) -> Result<String, SimError> {
    let invalid = || SimError::InvalidAddress(account.to_string());
    // some mock APIs write accounts with the newer checksum; operators' addresses have the older
    // one on every chain
    let decoded = CheckedHrpstring::new::<Bech32>(account.as_str())
        .or_else(|_| CheckedHrpstring::new::<Bech32m>(account.as_str()))
        .map_err(|_| invalid())?;
    let hrp = format!("{}valoper", decoded.hrp().as_str());
    Address(decoded.byte_iter().collect()).encode(&hrp)
}

/// The account, with prefix `<prefix>`, that has the same bytes as a validator's `operator`.
///
/// Fails if `operator` is not bech32 with a prefix that ends in `valoper`.
pub fn operator_account(operator: &str) -> Result<Addr, SimError> {
    let invalid = || SimError::InvalidAddress(operator.to_string());
    let decoded = CheckedHrpstring::new::<Bech32>(operator).map_err(|_| invalid())?;
    let hrp = decoded
        .hrp()
        .as_str()
        .strip_suffix("valoper")
        .ok_or_else(invalid)?
        .to_string();
    Address(decoded.byte_iter().collect())
        .encode(&hrp)
        .map(Addr::unchecked)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use cosmwasm_std::testing::MockApi;

    #[test]
    fn operator_and_account_have_the_same_bytes() {
        let account = Address::module("someone")
            .humanize(&MockApi::default())
            .unwrap();
        let operator = valoper(&account).unwrap();
        assert!(operator.starts_with("cosmwasmvaloper1"));
        assert_eq!(operator_account(&operator).unwrap(), account);
        assert!(valoper(&Addr::unchecked("someone")).is_err());
        assert!(operator_account(account.as_str()).is_err());
    }
}
