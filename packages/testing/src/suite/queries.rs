//! Queries of a suite.

use super::Suite;
use ballast_types::hub::*;
use ballast_types::{collector, queue, registry};
use cosmwasm_std::{Addr, Decimal};
use serde::{de::DeserializeOwned, Serialize};
use std::collections::BTreeMap;

impl Suite {
    /// Queries any contract.
    ///
    /// # Panics
    /// If the query fails; [`Suite::try_query`] returns the reason.
    pub fn query<T: DeserializeOwned>(&self, contract: &Addr, msg: &impl Serialize) -> T {
        self.try_query(contract, msg)
            .unwrap_or_else(|err| panic!("the query was refused: {err}"))
    }

    /// Queries any contract.
    ///
    /// # Errors
    /// The contract's error.
    pub fn try_query<T: DeserializeOwned>(
        &self,
        contract: &Addr,
        msg: &impl Serialize,
    ) -> Result<T, String> {
        let answer = self.chain.querier().query_wasm_smart(contract, msg);
        answer.map_err(|err| err.to_string())
    }

    fn ask<T: DeserializeOwned>(&self, msg: QueryMsg) -> T {
        self.query(&self.contracts.hub, &msg)
    }

    /// The native that an account has.
    pub fn balance(&self, who: impl AsRef<str>) -> u128 {
        self.chain.balance(&self.addr(who))
    }

    /// The LST that an account has.
    pub fn shares(&self, who: impl AsRef<str>) -> u128 {
        crate::observe::lst_of(&self.chain, &self.contracts, &self.addr(who)).u128()
    }

    /// The hub's addresses and parameters.
    pub fn config(&self) -> ConfigResponse {
        self.ask(QueryMsg::Config {})
    }

    /// The books.
    pub fn state(&self) -> StateResponse {
        self.ask(QueryMsg::State {})
    }

    /// The price of a share.
    pub fn exchange_rate(&self) -> ExchangeRateResponse {
        self.ask(QueryMsg::ExchangeRate {})
    }

    /// The price of a share, for display.
    pub fn rate(&self) -> Decimal {
        self.exchange_rate().rate
    }

    /// What a bond would mint.
    pub fn preview_bond(&self, amount: u128) -> Result<u128, String> {
        let amount = ballast_types::Amount::new(amount);
        let answer: Result<PreviewBondResponse, _> =
            self.try_query(&self.contracts.hub, &QueryMsg::PreviewBond { amount });
        answer.map(|preview| ballast_types::Amount::raw(preview.shares).u128())
    }

    /// What an exit would be owed.
    pub fn preview_unbond(&self, shares: u128) -> Result<PreviewUnbondResponse, String> {
        let shares = ballast_types::Amount::new(shares);
        self.try_query(&self.contracts.hub, &QueryMsg::PreviewUnbond { shares })
    }

    /// The steps that `advance` would do.
    pub fn due(&self) -> Vec<Work> {
        self.ask::<DueResponse>(QueryMsg::Due {}).work
    }

    /// The hub's own checks.
    pub fn solvency(&self) -> SolvencyResponse {
        self.ask(QueryMsg::Solvency {})
    }

    /// What an account has in the pool.
    pub fn position(&self, who: impl AsRef<str>) -> PositionResponse {
        self.ask(QueryMsg::Position {
            address: self.addr(who).to_string(),
        })
    }

    /// Booked losses, the first 100.
    pub fn losses(&self) -> Vec<LossRecord> {
        let query = QueryMsg::Losses {
            start_after: None,
            limit: Some(100),
        };
        self.ask::<LossesResponse>(query).losses
    }

    /// The hub's unbonding entries, the first 100.
    pub fn unbonding(&self) -> Vec<UnbondingEntry> {
        let query = QueryMsg::Unbonding {
            start_after: None,
            limit: Some(100),
        };
        self.ask::<UnbondingResponse>(query).entries
    }

    /// The scopes that are paused.
    pub fn paused(&self) -> PausedResponse {
        self.ask(QueryMsg::Paused {})
    }

    /// The hub's stake by validator, as the hub shows it.
    pub fn delegations(&self) -> Vec<Delegation> {
        let query = QueryMsg::Delegations {
            start_after: None,
            limit: Some(100),
        };
        self.ask::<DelegationsResponse>(query).delegations
    }

    /// The hub's stake by validator's name, as the chain shows it.
    pub fn stake(&self) -> BTreeMap<String, u128> {
        let all = self.chain.delegations(&self.contracts.hub);
        let named = all.into_iter().map(|(at, amount)| {
            let name = self.chain.name_of(&at).unwrap_or(&at).to_string();
            (name, amount.u128())
        });
        named.collect()
    }

    /// One exit.
    pub fn ticket(&self, ticket_id: impl ToString) -> queue::TicketResponse {
        self.try_ticket(ticket_id)
            .unwrap_or_else(|err| panic!("no such ticket: {err}"))
    }

    /// One exit, if there is such a ticket.
    ///
    /// # Errors
    /// The queue's error.
    pub fn try_ticket(&self, ticket_id: impl ToString) -> Result<queue::TicketResponse, String> {
        let query = queue::QueryMsg::Ticket {
            ticket_id: ticket_id.to_string(),
        };
        self.try_query(&self.contracts.queue, &query)
    }

    /// An account's exits, the first 100.
    pub fn tickets(&self, who: impl AsRef<str>) -> Vec<queue::TicketResponse> {
        let owner = self.addr(who).to_string();
        let query = queue::QueryMsg::Tickets {
            owner,
            start_after: None,
            limit: Some(100),
        };
        self.query::<queue::TicketsResponse>(&self.contracts.queue, &query)
            .tickets
    }

    /// The batch that takes new exits.
    pub fn open_batch(&self) -> queue::OpenBatchResponse {
        self.query(&self.contracts.queue, &queue::QueryMsg::OpenBatch {})
    }

    /// One batch.
    pub fn batch(&self, batch_id: u64) -> queue::BatchResponse {
        self.query(&self.contracts.queue, &queue::QueryMsg::Batch { batch_id })
    }

    /// A validator, by name, as the registry shows it.
    pub fn validator(&self, name: impl AsRef<str>) -> Result<registry::ValidatorResponse, String> {
        let query = registry::QueryMsg::Validator {
            address: self.operator(name),
        };
        self.try_query(&self.contracts.registry, &query)
    }

    /// The stake that each validator should have.
    pub fn targets(&self) -> registry::TargetsResponse {
        self.query(&self.contracts.registry, &registry::QueryMsg::Targets {})
    }

    /// What `distribute` would do.
    pub fn pending_rewards(&self) -> collector::PendingResponse {
        self.query(&self.contracts.collector, &collector::QueryMsg::Pending {})
    }
}
