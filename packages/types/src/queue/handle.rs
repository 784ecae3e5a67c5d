//! The queue, for other contracts: its messages and queries.

use super::answers::TicketResponse;
use super::msg::{ExecuteMsg, QueryMsg, ReceiveMsg};
use super::state::{OpenBatch, OPEN_BATCH};
use crate::{token::Token, Shares};
use ballast_base::call::call;
use ballast_wire::ask;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{to_json_binary, Addr, Coin, QuerierWrapper, StdResult, WasmMsg};

/// The queue, for contracts that call it.
#[cw_serde]
pub struct Queue(pub Addr);

impl Queue {
    /// A message to the queue.
    pub fn call(&self, msg: &ExecuteMsg, funds: Vec<Coin>) -> StdResult<WasmMsg> {
        call(&self.0, msg, funds)
    }

    /// Exits with `shares` of the sender's LST: a ticket for `receiver`, or for the sender.
    pub fn unbond(
        &self,
        token: &Token,
        shares: Shares,
        receiver: Option<String>,
    ) -> StdResult<WasmMsg> {
        token.send(
            &self.0,
            shares,
            to_json_binary(&ReceiveMsg::Unbond { receiver })?,
        )
    }

    /// Pays tickets the native that has arrived for them.
    pub fn claim(&self, ticket_ids: Vec<String>) -> StdResult<WasmMsg> {
        self.call(&ExecuteMsg::Claim { ticket_ids }, vec![])
    }

    /// The batch that takes new exits: one storage read.
    pub fn open_batch(&self, querier: &QuerierWrapper<'_>) -> StdResult<OpenBatch> {
        OPEN_BATCH.query(querier, &self.0)
    }

    /// One exit.
    pub fn ticket(
        &self,
        querier: &QuerierWrapper<'_>,
        ticket_id: impl Into<String>,
    ) -> StdResult<TicketResponse> {
        ask(
            querier,
            &self.0,
            &QueryMsg::Ticket {
                ticket_id: ticket_id.into(),
            },
        )
    }
}
