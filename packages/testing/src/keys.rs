//! Addresses that follow from names, the same as on a real chain with the same names.

use bech32::{Bech32, Hrp};
use cosmwasm_std::Addr;
use k256::ecdsa::SigningKey;
use ripemd::Ripemd160;
use sha2::{Digest, Sha256};

/// The prefix of accounts and contracts.
pub const PREFIX: &str = "wasm";

/// The account of this name: `bech32("wasm", ripemd160(sha256(public key)))`, where the private key is
/// `sha256(name)` on secp256k1.
pub fn account(name: &str) -> Addr {
    Addr::unchecked(encode(PREFIX, &key_hash(name)))
}

/// The operator address of the validator of this name: the bytes of [`account`], with `wasmvaloper`.
pub fn operator(name: &str) -> String {
    encode(&format!("{PREFIX}valoper"), &key_hash(name))
}

fn key_hash(name: &str) -> [u8; 20] {
    let secret = Sha256::digest(name.as_bytes());
    let key = SigningKey::from_slice(&secret).expect("a hash is below the order of the curve");
    let public = key.verifying_key().to_encoded_point(true);
    Ripemd160::digest(Sha256::digest(public.as_bytes())).into()
}

fn encode(prefix: &str, bytes: &[u8]) -> String {
    let hrp = Hrp::parse(prefix).expect("a constant");
    bech32::encode::<Bech32>(hrp, bytes).expect("20 bytes fit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_and_operator_share_their_bytes() {
        let operator = operator("val0");

        let bytes = ballast_types::address::operator_bytes(&operator, account("x").as_str());

        assert_eq!(bytes.unwrap(), key_hash("val0").to_vec());
        assert!(account("val0").as_str().starts_with("wasm1"));
        assert_ne!(account("alice"), account("bob"));
    }
}
