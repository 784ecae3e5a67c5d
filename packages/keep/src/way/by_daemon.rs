//! By the chain's own daemon, whose keyring signs.
//!
//! A transaction is signed, its hash written down with its bytes, and only then sent. Whatever happens
//! after that, the next turn asks the chain for that hash first, and sends the same bytes again if it does
//! not know them: an account's sequence lets them in only once.

use super::{forget_command, journal, search, sought, step_of, Standing, Way, ADVICE, PAGE};
use crate::turn::Attributes;
use crate::Folder;
use ballast_daemon::{plainly, BlockMark, Daemon, Settings, Signer};
use ballast_deploy::{identify, standing, Included, Journal, Sender};
use ballast_tool::amount::{coins, written, Coin};
use ballast_tool::CliError;
use serde_json::Value;
use std::time::Duration;

/// The daemon, who signs with it, and what was sent.
pub struct ByDaemon {
    daemon: Daemon,
    from: String,
    signer: Option<Signer>,
    journal: Journal,
    patience: Duration,
    /// The command that drops what is stuck.
    forget: String,
    /// Blocks of the chain at the last look.
    chain: Option<BlockMark>,
}

impl ByDaemon {
    /// The key `from` signs. What was sent is written down in `folder`; `patience` is how long to wait for a block.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn new(
        settings: Settings,
        from: String,
        folder: &Folder,
        patience: Duration,
    ) -> Result<Self, CliError> {
        Ok(Self {
            daemon: Daemon::new(settings),
            from,
            signer: None,
            journal: journal(folder)?,
            patience,
            forget: forget_command(folder),
            chain: None,
        })
    }

    /// The key is looked up once: a keyring may ask for a passphrase.
    fn signer(&mut self) -> Result<Signer, CliError> {
        if let Some(signer) = &self.signer {
            return Ok(signer.clone());
        }
        let (_, signer) = identify(&self.daemon, &self.from, true)?;
        Ok(self.signer.insert(signer).clone())
    }

    fn sender<'a>(&'a self, signer: &'a Signer) -> Sender<'a> {
        Sender {
            daemon: &self.daemon,
            signer,
            journal: &self.journal,
            patience: self.patience,
            advice: ADVICE,
            forget: &self.forget,
            chain: self.chain.clone(),
            out: None,
        }
    }
}

impl Way for ByDaemon {
    fn standing(&mut self) -> Result<Standing, CliError> {
        let status = standing(&self.daemon)?;
        self.chain = status.mark;
        Ok(Standing {
            height: status.height,
            time: status.time,
        })
    }

    fn smart(&self, contract: &str, question: &Value) -> Result<Value, CliError> {
        let answer = self.daemon.smart(contract, question);
        answer.map_err(|failure| {
            if failure.is_unreachable() || failure.is_stopped() {
                return failure.into();
            }
            CliError::failed(format!("the contract refuses: {}", plainly(&failure.said)))
                .detail(failure.to_string())
        })
    }

    fn address(&mut self) -> Result<String, CliError> {
        Ok(self.signer()?.address)
    }

    fn balance(&mut self, denom: &str) -> Result<u128, CliError> {
        let signer = self.signer()?;
        Ok(self.daemon.balance(&signer.address, denom)?)
    }

    fn resume(&mut self) -> Result<Option<Included>, CliError> {
        let signer = self.signer()?;
        self.sender(&signer).resume()
    }

    fn events_of(&self, contract: &str, since: u64) -> Result<Option<Vec<Attributes>>, CliError> {
        search(contract, |page| {
            match self.daemon.search(&sought(contract, since), page, PAGE) {
                Ok(txs) => Ok(Some(txs)),
                Err(failure) if failure.is_unreachable() || failure.is_stopped() => {
                    Err(failure.into())
                }
                // no index, or a daemon that asks in another way
                Err(_) => Ok(None),
            }
        })
    }

    fn send(
        &mut self,
        contract: &str,
        msg: &Value,
        funds: &[Coin],
        may: &mut dyn FnMut(Option<&Coin>) -> Result<(), CliError>,
    ) -> Result<Included, CliError> {
        let signer = self.signer()?;
        let (step, msg, coins_sent) = (step_of(msg), msg.to_string(), written(funds));
        let mut args = vec!["wasm", "execute", contract, &msg];
        if !funds.is_empty() {
            args.extend(["--amount", &coins_sent]);
        }
        let sender = self.sender(&signer);
        let unsigned = sender.simulate(step, &args, GAS)?;
        let fee = coins(&unsigned.fee).and_then(|coins| coins.into_iter().next());
        may(fee.as_ref())?;
        sender.include(step, &unsigned)
    }
}

/// For a signer that can't simulate, which a keeper never is.
const GAS: u64 = 10_000_000;
