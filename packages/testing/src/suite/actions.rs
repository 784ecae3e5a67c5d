//! Messages of users, named by the verbs of the field. Each is one transaction in a block of its
//! own.

use super::Suite;
use crate::{Tx, TxError};
use ballast_types::hub::{ExecuteMsg, PauseScope};
use ballast_types::{collector, queue, registry, token, vault, Amount};
use cosmwasm_std::{coins, to_json_binary, Uint128};
use serde::Serialize;

/// The result of a message: the transaction, or why it was refused.
pub type Outcome = Result<Tx, TxError>;

fn inner(msg: &impl Serialize) -> cosmwasm_std::Binary {
    to_json_binary(msg).expect("messages can be written")
}

impl Suite {
    /// Calls the hub.
    pub fn hub(&mut self, who: impl AsRef<str>, msg: &ExecuteMsg) -> Outcome {
        let hub = self.contracts.hub.clone();
        self.execute(who, &hub, msg, &[])
    }

    /// Bonds native for LST; the answer has `shares`.
    pub fn bond(&mut self, who: impl AsRef<str>, amount: u128) -> Outcome {
        self.bond_for(who, amount, None, None)
    }

    /// Bonds for another account, or with a least number of shares.
    pub fn bond_for(
        &mut self,
        who: impl AsRef<str>,
        amount: u128,
        receiver: Option<&str>,
        min_shares: Option<u128>,
    ) -> Outcome {
        let msg = ExecuteMsg::Bond {
            receiver: receiver.map(|name| self.addr(name).to_string()),
            min_shares: min_shares.map(ballast_types::Amount::new),
        };
        let (hub, funds) = (
            self.contracts.hub.clone(),
            coins(amount, self.chain.denom()),
        );
        self.execute(who, &hub, &msg, &funds)
    }

    /// Exits with LST; the answer has `ticket_id` and `batch_id`.
    pub fn unbond(&mut self, who: impl AsRef<str>, shares: u128) -> Outcome {
        self.unbond_for(who, shares, None)
    }

    /// Exits with LST, with the ticket for another account.
    pub fn unbond_for(
        &mut self,
        who: impl AsRef<str>,
        shares: u128,
        receiver: Option<&str>,
    ) -> Outcome {
        let receiver = receiver.map(|name| self.addr(name).to_string());
        let msg = inner(&queue::ReceiveMsg::Unbond { receiver });
        self.lst_send(who, "queue", shares, msg)
    }

    /// Sends LST to a contract with a message; the attributes of the answer are that contract's.
    pub fn lst_send(
        &mut self,
        who: impl AsRef<str>,
        to: impl AsRef<str>,
        shares: u128,
        msg: cosmwasm_std::Binary,
    ) -> Outcome {
        let contract = self.addr(to);
        let amount = Uint128::new(shares);
        let msg = token::ExecuteMsg::Send {
            contract: contract.to_string(),
            amount,
            msg,
        };
        let tx = self.token(who, &msg)?;
        Ok(Tx {
            contract: Some(contract),
            ..tx
        })
    }

    /// Transfers LST.
    pub fn lst_transfer(
        &mut self,
        who: impl AsRef<str>,
        to: impl AsRef<str>,
        shares: u128,
    ) -> Outcome {
        let recipient = self.addr(to).to_string();
        let amount = Uint128::new(shares);
        self.token(who, &token::ExecuteMsg::Transfer { recipient, amount })
    }

    /// Calls the token.
    pub fn token(&mut self, who: impl AsRef<str>, msg: &token::ExecuteMsg) -> Outcome {
        let token = self.contracts.token.clone();
        self.execute(who, &token, msg, &[])
    }

    /// Calls the queue.
    pub fn queue(&mut self, who: impl AsRef<str>, msg: &queue::ExecuteMsg) -> Outcome {
        let queue = self.contracts.queue.clone();
        self.execute(who, &queue, msg, &[])
    }

    /// Takes an exit back while its batch is open.
    pub fn cancel(&mut self, who: impl AsRef<str>, ticket_id: impl ToString) -> Outcome {
        self.queue(
            who,
            &queue::ExecuteMsg::Cancel {
                ticket_id: ticket_id.to_string(),
            },
        )
    }

    /// Pays a ticket the native that has arrived for it.
    pub fn claim(&mut self, who: impl AsRef<str>, ticket_id: impl ToString) -> Outcome {
        self.claim_many(who, &[ticket_id])
    }

    /// Pays tickets the native that has arrived for them.
    pub fn claim_many(&mut self, who: impl AsRef<str>, ticket_ids: &[impl ToString]) -> Outcome {
        let ticket_ids = ticket_ids.iter().map(ToString::to_string).collect();
        self.queue(who, &queue::ExecuteMsg::Claim { ticket_ids })
    }

    /// Transfers a ticket.
    pub fn transfer_ticket(
        &mut self,
        who: impl AsRef<str>,
        to: impl AsRef<str>,
        ticket_id: impl ToString,
    ) -> Outcome {
        let recipient = self.addr(to).to_string();
        let token_id = ticket_id.to_string();
        self.queue(
            who,
            &queue::ExecuteMsg::TransferNft {
                recipient,
                token_id,
            },
        )
    }

    /// Sends native to an account or to a contract.
    pub fn bank_send(
        &mut self,
        from: impl AsRef<str>,
        to: impl AsRef<str>,
        amount: u128,
    ) -> Outcome {
        self.bank_send_coins(from, to, &coins(amount, self.chain.denom()))
    }

    /// Sends any coins.
    pub fn bank_send_coins(
        &mut self,
        from: impl AsRef<str>,
        to: impl AsRef<str>,
        coins: &[cosmwasm_std::Coin],
    ) -> Outcome {
        let (from, to) = (from.as_ref(), to.as_ref());
        let (sender, receiver) = (self.addr(from), self.addr(to));
        self.begin_step();
        let before = self.checks.then(|| self.chain.snapshot());
        let result = self.chain.bank_send(&sender, &receiver, coins);
        self.end_step(&format!("{from}: send to {to}"), &result, before, None);
        result
    }

    /// Does every step that is due.
    pub fn advance(&mut self, who: impl AsRef<str>) -> Outcome {
        self.hub(who, &ExecuteMsg::Advance { limit: None })
    }

    /// Advances until nothing is due, at most 20 times. Returns how often it advanced.
    ///
    /// # Panics
    /// If an `advance` is refused.
    pub fn advance_all(&mut self, who: impl AsRef<str>) -> u32 {
        let (who, mut times) = (who.as_ref(), 0);
        while !self.due().is_empty() && times < 20 {
            self.advance(who).expect("advance is never refused");
            times += 1;
        }
        times
    }

    /// Books what the chain shows.
    pub fn sync(&mut self, who: impl AsRef<str>) -> Outcome {
        self.hub(who, &ExecuteMsg::Sync {})
    }

    /// Hands the coins of matured unbondings to the queue.
    pub fn settle(&mut self, who: impl AsRef<str>) -> Outcome {
        self.hub(who, &ExecuteMsg::Settle { limit: None })
    }

    /// Prices the open batch.
    pub fn submit_batch(&mut self, who: impl AsRef<str>) -> Outcome {
        self.hub(who, &ExecuteMsg::SubmitBatch {})
    }

    /// Undelegates for closed batches.
    pub fn undelegate(&mut self, who: impl AsRef<str>) -> Outcome {
        self.hub(who, &ExecuteMsg::Undelegate { limit: None })
    }

    /// Delegates the buffer.
    pub fn delegate(&mut self, who: impl AsRef<str>) -> Outcome {
        self.hub(who, &ExecuteMsg::Delegate { limit: None })
    }

    /// Redelegates stake towards targets.
    pub fn rebalance(&mut self, who: impl AsRef<str>) -> Outcome {
        self.hub(who, &ExecuteMsg::Rebalance { limit: None })
    }

    /// Withdraws rewards to the collector.
    pub fn harvest(&mut self, who: impl AsRef<str>) -> Outcome {
        self.hub(
            who,
            &ExecuteMsg::Harvest {
                start_after: None,
                limit: None,
            },
        )
    }

    /// Retries the cover of a loss.
    pub fn retry_cover(&mut self, who: impl AsRef<str>, loss_id: u64) -> Outcome {
        self.hub(who, &ExecuteMsg::RetryCover { loss_id })
    }

    /// Splits what the collector holds.
    pub fn distribute(&mut self, who: impl AsRef<str>) -> Outcome {
        let collector = self.contracts.collector.clone();
        self.execute(
            who,
            &collector,
            &collector::ExecuteMsg::Distribute { tip_to: None },
            &[],
        )
    }

    /// Updates validators' statuses by what the chain shows.
    pub fn observe(&mut self, who: impl AsRef<str>) -> Outcome {
        self.registry(
            who,
            &registry::ExecuteMsg::Observe {
                start_after: None,
                limit: None,
            },
        )
    }

    /// Calls the registry.
    pub fn registry(&mut self, who: impl AsRef<str>, msg: &registry::ExecuteMsg) -> Outcome {
        let registry = self.contracts.registry.clone();
        self.execute(who, &registry, msg, &[])
    }

    /// Pauses a scope for a while.
    pub fn pause(&mut self, who: impl AsRef<str>, scope: PauseScope, secs: Option<u64>) -> Outcome {
        self.hub(who, &ExecuteMsg::Pause { scope, secs })
    }

    /// Ends a pause early.
    pub fn unpause(&mut self, who: impl AsRef<str>, scope: PauseScope) -> Outcome {
        self.hub(who, &ExecuteMsg::Unpause { scope })
    }

    /// Calls the vault.
    ///
    /// # Panics
    /// If the suite has no vault.
    pub fn vault(&mut self, who: impl AsRef<str>, msg: &vault::ExecuteMsg) -> Outcome {
        let vault = self.contracts.vault.clone();
        self.execute(who, &vault, msg, &[])
    }

    /// Underwrites with LST; the answer has `shares`.
    pub fn underwrite(&mut self, who: impl AsRef<str>, lst: u128) -> Outcome {
        let msg = vault::ReceiveMsg::Underwrite {
            receiver: None,
            min_shares: None,
        };
        self.lst_send(who, "vault", lst, inner(&msg))
    }

    /// Posts a bond for a validator, by name.
    pub fn post_bond(
        &mut self,
        who: impl AsRef<str>,
        validator: impl AsRef<str>,
        lst: u128,
    ) -> Outcome {
        let validator = self.operator(validator);
        let msg = vault::ReceiveMsg::PostBond { validator };
        self.lst_send(who, "vault", lst, inner(&msg))
    }

    /// Requests to leave a layer of the vault; the answer has `exit_id`.
    pub fn request_exit(
        &mut self,
        who: impl AsRef<str>,
        layer: vault::LayerId,
        shares: u128,
    ) -> Outcome {
        let shares = Amount::new(shares);
        self.vault(who, &vault::ExecuteMsg::RequestExit { layer, shares })
    }

    /// Cancels a request to leave.
    pub fn cancel_exit(&mut self, who: impl AsRef<str>, exit_id: u64) -> Outcome {
        self.vault(who, &vault::ExecuteMsg::CancelExit { exit_id })
    }

    /// Takes the LST of a request that is ready out of the vault.
    pub fn exit(&mut self, who: impl AsRef<str>, exit_id: u64) -> Outcome {
        self.vault(who, &vault::ExecuteMsg::Exit { exit_id })
    }
}
