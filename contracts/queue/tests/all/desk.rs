//! The queue beside a hub that can be read raw, and nothing else.

use ballast_queue::{contract, ContractError};
use ballast_types::{
    deploy::CONTRACTS,
    hub::{ParamsUpdate, Pause},
    queue::{
        BatchResponse, ExecuteMsg, Funding, InstantiateMsg, OpenBatchResponse, QueryMsg,
        ReceiveMsg, TicketResponse, TicketStatus,
    },
    Amount, Native, Shares,
};
use ballast_wire::Wire;
use ballast_workbench::{attribute, desk, siblings::change_books, Bench, Cost, DENOM};
use cosmwasm_std::{
    coins, to_json_binary, Addr, BankMsg, Binary, Coin, CosmosMsg, DepsMut, Env, MessageInfo,
    Reply, ReplyOn, Response, SubMsgResponse, SubMsgResult, WasmMsg,
};
use cw20::Cw20ReceiveMsg;

pub const INTERVAL: u64 = 302_400;

/// The bank pays everyone, and the queue hears of each payment that it asked to hear of.
fn execute_and_pay(
    mut deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    let mut response = contract::execute(deps.branch(), env.clone(), info, msg)?;
    for sub in response.messages.clone() {
        if sub.reply_on == ReplyOn::Always {
            let paid = SubMsgResponse {
                events: vec![],
                #[allow(deprecated)]
                data: None,
                msg_responses: vec![],
            };
            let reply = Reply {
                id: sub.id,
                payload: sub.payload,
                gas_used: 0,
                result: SubMsgResult::Ok(paid),
            };
            let told = contract::reply(deps.branch(), env.clone(), reply)?;
            response = response.add_events(told.events);
        }
    }
    Ok(response)
}

desk!(ballast_queue, queue, (), execute_and_pay);

impl Default for Desk {
    fn default() -> Self {
        let mut desk = Self::bare();
        let msg = desk.birth();
        desk.instantiate("hub", msg).unwrap();
        desk
    }
}

impl Desk {
    /// Before the queue is created.
    pub fn bare() -> Self {
        let params = ParamsUpdate {
            batch_interval_secs: Some(INTERVAL),
            ..ParamsUpdate::default()
        };
        Self(Bench::beside_a_hub((), params))
    }

    pub fn birth(&self) -> InstantiateMsg {
        InstantiateMsg {
            suite: self.suite.clone(),
            denom: DENOM.to_string(),
            name: "Ballast STAKE exits".to_string(),
            symbol: "bSTAKE-EXIT".to_string(),
        }
    }

    /// Has the hub pause new exits until a time.
    pub fn pause_unbond(&mut self, until: Option<u64>) {
        change_books(&mut self.sibling("hub").rows, |books| {
            books.pauses.unbond = until.map(|until| Pause { from: 0, until });
        });
    }

    /// A chain on which no other contract answers.
    pub fn lose_siblings(&mut self) {
        for name in CONTRACTS {
            self.sibling(name).fails = true;
        }
    }

    pub fn receive(
        &mut self,
        cw20: &Addr,
        sender: &str,
        shares: u128,
        msg: Binary,
    ) -> Result<Response, ContractError> {
        self.run(
            cw20,
            ExecuteMsg::Receive(Cw20ReceiveMsg {
                sender: sender.to_string(),
                amount: shares.into(),
                msg,
            }),
        )
    }

    /// `name` sends `shares` to the queue; the id of the ticket.
    pub fn unbond(&mut self, name: &str, shares: u128) -> String {
        let token = self.suite.token.clone();
        let sender = self.who(name).to_string();
        let msg = to_json_binary(&ReceiveMsg::Unbond { receiver: None }).unwrap();
        let response = self.receive(&token, &sender, shares, msg).unwrap();
        attribute(&response, "ticket_id").to_string()
    }

    pub fn close(
        &mut self,
        batch_id: u64,
        owed: u128,
        funded: u128,
    ) -> Result<Response, ContractError> {
        let hub = self.suite.hub.clone();
        let expected_at = self.now() + 1_814_400;
        self.run_with(
            &hub,
            &native(funded),
            ExecuteMsg::CloseBatch {
                batch_id,
                owed: Native::new(owed),
                expected_at,
            },
        )
    }

    /// The hub pays `amount` to a batch and takes `owed_less` off what it is owed.
    pub fn fund(
        &mut self,
        batch_id: u64,
        amount: u128,
        owed_less: u128,
    ) -> Result<Response, ContractError> {
        let hub = self.suite.hub.clone();
        let parts = vec![funding(batch_id, amount, owed_less)];
        self.run_with(&hub, &native(amount), ExecuteMsg::Fund { parts })
    }

    pub fn cancel(&mut self, name: &str, ticket_id: &str) -> Result<Response, ContractError> {
        let sender = self.who(name);
        let ticket_id = ticket_id.to_string();
        self.run(&sender, ExecuteMsg::Cancel { ticket_id })
    }

    /// A stranger claims; what the bank is told.
    pub fn claim(&mut self, ticket_ids: &[&str]) -> Result<Vec<(Addr, u128)>, ContractError> {
        let sender = self.who("stranger");
        let ticket_ids = ticket_ids.iter().map(ToString::to_string).collect();
        let response = self.run(&sender, ExecuteMsg::Claim { ticket_ids })?;
        Ok(payments(&response))
    }

    pub fn ticket(&self, ticket_id: &str) -> TicketResponse {
        self.ask(QueryMsg::Ticket {
            ticket_id: ticket_id.to_string(),
        })
        .unwrap()
    }

    pub fn status(&self, ticket_id: &str) -> TicketStatus {
        self.ticket(ticket_id).status
    }

    pub fn batch(&self, batch_id: u64) -> BatchResponse {
        self.ask(QueryMsg::Batch { batch_id }).unwrap()
    }

    pub fn open_batch(&self) -> OpenBatchResponse {
        self.ask(QueryMsg::OpenBatch {}).unwrap()
    }

    /// What `act` reads and writes.
    pub fn cost(&mut self, act: impl FnOnce(&mut Self)) -> Cost {
        let before = self.storage.cost();
        act(self);
        self.storage.cost().since(before)
    }
}

pub fn native(amount: u128) -> Vec<Coin> {
    match amount {
        0 => vec![],
        _ => coins(amount, DENOM),
    }
}

pub fn funding(batch_id: u64, amount: u128, owed_less: u128) -> Funding {
    Funding {
        batch_id,
        amount: Native::new(amount),
        owed_less: Native::new(owed_less),
    }
}

pub fn shares(amount: u128) -> Shares {
    Shares::new(amount)
}

/// Bank sends of a response: to whom, how much.
pub fn payments(response: &Response) -> Vec<(Addr, u128)> {
    response
        .messages
        .iter()
        .map(|sub| match &sub.msg {
            CosmosMsg::Bank(BankMsg::Send { to_address, amount }) => {
                assert_eq!(amount.len(), 1);
                assert_eq!(amount[0].denom, DENOM);
                (Addr::unchecked(to_address), amount[0].amount.u128())
            }
            other => panic!("not a payment: {other:?}"),
        })
        .collect()
}

/// The JSON of the only message, and the contract it goes to.
pub fn call(response: &Response) -> (String, String) {
    let [sub] = response.messages.as_slice() else {
        panic!("not one message: {:?}", response.messages);
    };
    match &sub.msg {
        CosmosMsg::Wasm(WasmMsg::Execute {
            contract_addr,
            msg,
            funds,
        }) => {
            assert!(funds.is_empty());
            (
                contract_addr.clone(),
                String::from_utf8(msg.to_vec()).unwrap(),
            )
        }
        other => panic!("not a call: {other:?}"),
    }
}
