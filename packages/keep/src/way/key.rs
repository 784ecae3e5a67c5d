//! By a key of one's own and a node's REST endpoint, without the chain's daemon.
//!
//! What is promised is the same: the transaction is signed, its hash and bytes are written down, and only then sent.

use super::rest::Rest;
use super::{forget_command, journal, search, sought, step_of, Fee, Way, ADVICE, PAGE};
use crate::turn::Attributes;
use crate::Folder;
use ballast_daemon::{parse, BlockMark, Broadcast, TxResult};
use ballast_deploy::{gas, Journal, Pending};
use ballast_tool::{files, stop, CliError};
use base64::{engine::general_purpose::STANDARD, Engine};
use cosmrs::cosmwasm::MsgExecuteContract;
use cosmrs::crypto::secp256k1::SigningKey;
use cosmrs::tx::{Body, Fee as TxFee, Msg, SignDoc, SignerInfo};
use cosmrs::{AccountId, Coin};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::time::{Duration, Instant};

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

    fn signing(&self) -> SigningKey {
        SigningKey::new(Box::new(self.0.clone()))
    }

    fn address(&self, prefix: &str) -> Result<AccountId, CliError> {
        let made = self.signing().public_key().account_id(prefix);
        made.map_err(|err| CliError::bad(format!("the prefix `{prefix}`: {err}")))
    }
}

/// What a chain has to be told.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Its id.
    pub chain_id: String,
    /// The REST endpoint of a node.
    pub rest: String,
    /// What a unit of gas costs: `0.025ustake`; nothing if none.
    pub gas_prices: Option<String>,
    /// Gas asked for = gas simulated times this.
    pub gas_adjustment: String,
    /// How long one answer may take.
    pub limit: Duration,
    /// How long to wait for a block.
    pub patience: Duration,
}

/// The key, the endpoint, and what was sent.
pub struct ByKey {
    key: Key,
    rest: Rest,
    terms: Terms,
    prefix: String,
    journal: Journal,
    forget: String,
    chain: Option<BlockMark>,
}

impl ByKey {
    /// Addresses have the prefix of `hub`. What was sent is written down in `folder`.
    ///
    /// # Errors
    /// The folder can't be written; an address or endpoint that is none.
    pub fn new(key: Key, terms: Terms, hub: &str, folder: &Folder) -> Result<Self, CliError> {
        let hub: AccountId = hub
            .parse()
            .map_err(|_| CliError::bad(format!("`{hub}` is not an address")))?;
        Ok(Self {
            key,
            rest: Rest::new(&terms.rest, terms.limit)?,
            terms,
            prefix: hub.prefix().to_string(),
            journal: journal(folder)?,
            forget: forget_command(folder),
            chain: None,
        })
    }

    /// A signed transaction of one message.
    fn signed(
        &self,
        message: &cosmrs::Any,
        account: (u64, u64),
        gas: u64,
        fee: Option<&Fee>,
    ) -> Result<Vec<u8>, CliError> {
        let broken = |err: cosmrs::ErrorReport| CliError::bad(format!("the transaction: {err}"));
        let body = Body::new([message.clone()], "", 0u32);
        let amount = fee.map(|(amount, denom)| -> Result<Coin, CliError> {
            let denom = denom.parse::<cosmrs::Denom>().map_err(broken)?;
            Ok(Coin {
                denom,
                amount: *amount,
            })
        });
        let fee = TxFee {
            amount: amount.transpose()?.into_iter().collect(),
            gas_limit: gas,
            payer: None,
            granter: None,
        };
        let (number, sequence) = account;
        let key = self.key.signing();
        let signer = SignerInfo::single_direct(Some(key.public_key()), sequence);
        let chain = self.terms.chain_id.parse::<cosmrs::tendermint::chain::Id>();
        let chain = chain.map_err(|err| CliError::bad(format!("the chain's id: {err}")))?;
        let doc = SignDoc::new(&body, &signer.auth_info(fee), &chain, number).map_err(broken)?;
        let signed = doc.sign(&key).map_err(broken)?;
        signed.to_bytes().map_err(broken)
    }

    fn wait(&self, step: &str, hash: &str) -> Result<TxResult, CliError> {
        let from = Instant::now();
        loop {
            // a node that does not answer is asked again
            if let Ok(Some(result)) = self.rest.tx(hash) {
                return Ok(result);
            }
            if from.elapsed() >= self.terms.patience || stop::is_over() {
                let secs = self.terms.patience.as_secs();
                let why = format!("`{step}` is not in a block after {secs} s (tx {hash})");
                return Err(CliError::unanswered(why).detail(ADVICE));
            }
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    fn stuck(&self, error: CliError) -> CliError {
        error.detail(format!(
            "if it can't be finished: `{}` drops it from the journal, once you know that it is in no block",
            self.forget
        ))
    }

    /// Fails if the chain behind the endpoint is another one under the same id.
    fn ensure_chain(&self, pending: &Pending) -> Result<(), CliError> {
        let Some(mark) = &pending.chain else {
            return Ok(());
        };
        let last = &mark.last;
        match self.rest.hash_of(last.height) {
            Some(now) if now != last.hash => Err(CliError::failed(format!(
                "`{}` (tx {}) was signed for another chain `{}`: its block {} had the hash {}, and has {now} now. The chain was \
                 begun anew under the same id; nothing was sent to it",
                pending.step, pending.tx_hash, self.terms.chain_id, last.height, last.hash
            ))),
            _ => Ok(()),
        }
    }

    fn finish(&self, pending: &Pending) -> Result<Option<(String, TxResult)>, CliError> {
        let Pending {
            step,
            tx_hash: hash,
            ..
        } = pending;
        self.ensure_chain(pending)?;
        if self.rest.tx(hash)?.is_none() {
            let bytes = files::read(&self.journal.signed()).ok();
            let bytes = bytes.and_then(|text| STANDARD.decode(text.trim()).ok());
            let bytes = bytes.ok_or_else(|| {
                CliError::failed(format!(
                    "`{step}` (tx {hash}) is in no block that the node shows, and its signed bytes are gone"
                ))
            })?;
            match self.rest.broadcast(&bytes)? {
                Broadcast::Taken => {}
                Broadcast::Early => {
                    return Err(CliError::failed(format!(
                        "`{step}` (tx {hash}) waits for other transactions of {}",
                        pending.from
                    )))
                }
                // what the chain shows decides
                Broadcast::Outrun | Broadcast::Refused(_) => return Ok(None),
            }
        }
        Ok(Some((hash.clone(), self.wait(step, hash)?)))
    }
}

impl Way for ByKey {
    fn standing(&mut self) -> Result<(u64, u64), CliError> {
        let latest = self.rest.latest()?;
        let (terms, block) = (&self.terms, latest.block);
        if latest.chain_id != terms.chain_id {
            return Err(CliError::bad(format!(
                "the node {} is on chain `{}`, not `{}`: give its --chain-id, or another --rest; nothing was sent",
                terms.rest, latest.chain_id, terms.chain_id
            )));
        }
        if self.rest.is_behind() {
            return Err(CliError::unanswered(format!(
                "the node {} is still catching up, at height {}",
                terms.rest, block.height
            )));
        }
        let height = block.height;
        self.chain = Some(BlockMark {
            first: block.clone(),
            last: block,
        });
        Ok((height, latest.time))
    }

    fn smart(&self, contract: &str, question: &Value) -> Result<Value, CliError> {
        self.rest.smart(contract, question)
    }

    fn address(&mut self) -> Result<String, CliError> {
        Ok(self.key.address(&self.prefix)?.to_string())
    }

    fn balance(&mut self, denom: &str) -> Result<u128, CliError> {
        let address = self.address()?;
        self.rest.balance(&address, denom)
    }

    fn resume(&mut self) -> Result<Option<(String, TxResult)>, CliError> {
        let Some(pending) = self.journal.pending().map_err(|err| self.stuck(err))? else {
            return Ok(None);
        };
        let found = self.finish(&pending).map_err(|err| self.stuck(err))?;
        self.journal.end()?;
        Ok(found)
    }

    fn events_of(&self, contract: &str, since: u64) -> Result<Option<Vec<Attributes>>, CliError> {
        search(contract, |page| {
            self.rest.search(&sought(contract, since), page, PAGE)
        })
    }

    fn send(
        &mut self,
        contract: &str,
        (msg, funds): (&Value, &[(u128, String)]),
        may: &mut dyn FnMut(Option<&Fee>) -> Result<(), CliError>,
    ) -> Result<(String, TxResult), CliError> {
        let step = step_of(msg);
        if stop::is_asked() {
            return Err(CliError::unanswered(format!(
                "stopped by a signal before `{step}`: it was not sent"
            )));
        }
        let sender = self.key.address(&self.prefix)?;
        let address = contract.parse::<AccountId>();
        let funds = funds.iter().map(|(amount, denom)| {
            let denom = denom.parse::<cosmrs::Denom>();
            let denom = denom.map_err(|err| CliError::bad(format!("`{step}`: {err}")))?;
            Ok::<_, CliError>(Coin {
                denom,
                amount: *amount,
            })
        });
        let message = MsgExecuteContract {
            sender: sender.clone(),
            contract: address
                .map_err(|_| CliError::bad(format!("`{contract}` is not an address")))?,
            msg: msg.to_string().into_bytes(),
            funds: funds.collect::<Result<_, _>>()?,
        };
        let message = message.to_any();
        let message = message.map_err(|err| CliError::bad(format!("`{step}`: {err}")))?;
        let account = self.rest.account(sender.as_ref())?;
        let used = self
            .rest
            .simulate(&self.signed(&message, account, 0, None)?)?;
        let (gas, fee) = gas::priced(
            used,
            &self.terms.gas_adjustment,
            self.terms.gas_prices.as_deref(),
        )?;
        may(fee.as_ref())?;
        let bytes = self.signed(&message, account, gas, fee.as_ref())?;
        let hash = parse::hex(&Sha256::digest(&bytes)).to_uppercase();
        files::write(&self.journal.signed(), &STANDARD.encode(&bytes))?;
        self.journal.begin(&Pending {
            step: step.to_string(),
            from: sender.to_string(),
            tx_hash: hash.clone(),
            chain: self.chain.clone(),
        })?;
        let taken = self.rest.broadcast(&bytes).map_err(|error| {
            CliError::unanswered(format!("`{step}` may or may not have been sent: {error}"))
                .detail(format!("tx {hash}; {ADVICE}"))
        })?;
        let refusal = match taken {
            Broadcast::Taken => None,
            Broadcast::Refused(log) => Some(log),
            Broadcast::Outrun | Broadcast::Early => Some(format!(
                "{sender} is sending other transactions too: let them get into a block"
            )),
        };
        if let Some(said) = refusal {
            self.journal.end()?;
            return Err(CliError::failed(format!(
                "the chain refuses `{step}`: {said}"
            )));
        }
        let result = self.wait(step, &hash)?;
        self.journal.end()?;
        match result.code {
            0 => Ok((hash, result)),
            _ => Err(CliError::failed(format!(
                "`{step}` failed in block {}: {}",
                result.height, result.log
            ))
            .detail(format!("tx {hash}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
