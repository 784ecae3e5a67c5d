//! By a key of one's own and a node's REST endpoint, without the chain's daemon.
//!
//! What is promised is the same: the transaction is signed, its hash and bytes are written down, and only then sent.

use super::rest::{Account, Rest};
use super::{forget_command, journal, search, sought, step_of, Key, Standing, Way, ADVICE, PAGE};
use crate::turn::Attributes;
use crate::Folder;
use ballast_daemon::{parse, BlockMark, Broadcast, TxResult};
use ballast_deploy::gas::{self, Priced};
use ballast_deploy::{Included, Journal, Pending};
use ballast_tool::amount::Coin;
use ballast_tool::{files, stop, CliError};
use base64::{engine::general_purpose::STANDARD, Engine};
use cosmrs::cosmwasm::MsgExecuteContract;
use cosmrs::tx::{Body, Fee, Msg, SignDoc, SignerInfo};
use cosmrs::AccountId;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::time::{Duration, Instant};

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
        account: Account,
        gas: u64,
        fee: Option<&Coin>,
    ) -> Result<Vec<u8>, CliError> {
        let broken = |err: cosmrs::ErrorReport| CliError::bad(format!("the transaction: {err}"));
        let body = Body::new([message.clone()], "", 0u32);
        let amount = fee.map(chains_coin).transpose().map_err(broken)?;
        let fee = Fee {
            amount: amount.into_iter().collect(),
            gas_limit: gas,
            payer: None,
            granter: None,
        };
        let Account { number, sequence } = account;
        let key = self.key.signing();
        let signer = SignerInfo::single_direct(Some(key.public_key()), sequence);
        let chain = self.terms.chain_id.parse::<cosmrs::tendermint::chain::Id>();
        let chain = chain.map_err(|err| CliError::bad(format!("the chain's id: {err}")))?;
        let doc = SignDoc::new(&body, &signer.auth_info(fee), &chain, number).map_err(broken)?;
        let signed = doc.sign(&key).map_err(broken)?;
        signed.to_bytes().map_err(broken)
    }

    /// The gas to ask for, and what it costs: simulated, with room.
    fn priced(&self, message: &cosmrs::Any, account: Account) -> Result<Priced, CliError> {
        let unpriced = self.signed(message, account, 0, None)?;
        let used = self.rest.simulate(&unpriced)?;
        let terms = &self.terms;
        gas::priced(used, &terms.gas_adjustment, terms.gas_prices.as_deref())
    }

    /// Hands the transaction to the node. One that the node refuses leaves the journal.
    fn broadcast(
        &mut self,
        step: &str,
        sender: &AccountId,
        bytes: &[u8],
        hash: &str,
    ) -> Result<(), CliError> {
        let taken = self.rest.broadcast(bytes).map_err(|error| {
            CliError::unanswered(format!("`{step}` may or may not have been sent: {error}"))
                .detail(format!("tx {hash}; {ADVICE}"))
        })?;
        let why = match taken {
            Broadcast::Taken => return Ok(()),
            Broadcast::Refused(log) => log,
            Broadcast::Outrun | Broadcast::Early => {
                format!("{sender} is sending other transactions too: let them get into a block")
            }
        };
        self.journal.end()?;
        Err(CliError::failed(format!(
            "the chain refuses `{step}`: {why}"
        )))
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

    fn finish(&self, pending: &Pending) -> Result<Option<Included>, CliError> {
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
        Ok(Some(Included {
            hash: hash.clone(),
            result: self.wait(step, hash)?,
        }))
    }
}

impl Way for ByKey {
    fn standing(&mut self) -> Result<Standing, CliError> {
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
        Ok(Standing {
            height,
            time: latest.time,
        })
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

    fn resume(&mut self) -> Result<Option<Included>, CliError> {
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
        msg: &Value,
        funds: &[Coin],
        may: &mut dyn FnMut(Option<&Coin>) -> Result<(), CliError>,
    ) -> Result<Included, CliError> {
        let step = step_of(msg);
        if stop::is_asked() {
            return Err(CliError::unanswered(format!(
                "stopped by a signal before `{step}`: it was not sent"
            )));
        }
        let sender = self.key.address(&self.prefix)?;
        let message = message(&sender, contract, msg, funds)?;
        let account = self.rest.account(sender.as_ref())?;
        let Priced { gas, fee } = self.priced(&message, account)?;
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
        self.broadcast(step, &sender, &bytes, &hash)?;
        let result = self.wait(step, &hash)?;
        self.journal.end()?;
        Ok(Included { hash, result })
    }
}

/// The message that calls a contract, with coins.
fn message(
    sender: &AccountId,
    contract: &str,
    msg: &Value,
    funds: &[Coin],
) -> Result<cosmrs::Any, CliError> {
    let step = step_of(msg);
    let address = contract.parse::<AccountId>();
    let refused = |err: cosmrs::ErrorReport| CliError::bad(format!("`{step}`: {err}"));
    let funds = funds.iter().map(chains_coin).collect::<Result<_, _>>();
    let message = MsgExecuteContract {
        sender: sender.clone(),
        contract: address.map_err(|_| CliError::bad(format!("`{contract}` is not an address")))?,
        msg: msg.to_string().into_bytes(),
        funds: funds.map_err(refused)?,
    };
    message.to_any().map_err(refused)
}

/// A coin as a transaction has it.
fn chains_coin(coin: &Coin) -> Result<cosmrs::Coin, cosmrs::ErrorReport> {
    Ok(cosmrs::Coin {
        denom: coin.denom.parse()?,
        amount: coin.amount,
    })
}
