//! The queue on a storage that counts, with a hub that answers raw reads and nothing else.

use ballast_queue::{contract, ContractError};
use ballast_types::{
    deploy::Suite,
    hub::{Books, Config, Params, ParamsUpdate, Pause, Pauses},
    packed::pack,
    queue::{
        BatchResponse, ExecuteMsg, Funding, InstantiateMsg, OpenBatchResponse, QueryMsg,
        ReceiveMsg, TicketResponse, TicketStatus,
    },
    Amount, Native, Shares,
};
use ballast_wire::Wire;
use cosmwasm_std::{
    coins, from_json,
    testing::{message_info, mock_env, MockApi, MockQuerier, MockStorage},
    to_json_binary, to_json_vec, Addr, BankMsg, Binary, Coin, ContractResult, CosmosMsg, Deps,
    DepsMut, Env, MessageInfo, Order, QuerierWrapper, Record, Reply, ReplyOn, Response, Storage,
    SubMsgResponse, SubMsgResult, SystemError, SystemResult, WasmQuery,
};
use cw20::Cw20ReceiveMsg;
use serde::de::DeserializeOwned;
use std::cell::Cell;

pub const DENOM: &str = "ustake";
pub const INTERVAL: u64 = 302_400;

/// A storage that counts how often it is asked and told.
#[derive(Default)]
pub struct Counted {
    inner: MockStorage,
    reads: Cell<usize>,
    writes: usize,
}

impl Storage for Counted {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        self.reads.set(self.reads.get() + 1);
        self.inner.get(key)
    }

    fn range<'a>(
        &'a self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> Box<dyn Iterator<Item = Record> + 'a> {
        let rows = self.inner.range(start, end, order);
        Box::new(rows.inspect(|_| self.reads.set(self.reads.get() + 1)))
    }

    fn set(&mut self, key: &[u8], value: &[u8]) {
        self.writes += 1;
        self.inner.set(key, value);
    }

    fn remove(&mut self, key: &[u8]) {
        self.writes += 1;
        self.inner.remove(key);
    }
}

/// Reads and writes of one message.
#[derive(Debug, PartialEq)]
pub struct Cost {
    pub reads: usize,
    pub writes: usize,
}

pub struct Desk {
    pub storage: Counted,
    pub api: MockApi,
    pub querier: MockQuerier,
    pub env: Env,
    pub suite: Suite,
}

impl Default for Desk {
    fn default() -> Self {
        let api = MockApi::default();
        let suite = Suite {
            hub: api.addr_make("hub"),
            token: api.addr_make("token"),
            registry: api.addr_make("registry"),
            queue: api.addr_make("queue"),
            vault: api.addr_make("vault"),
            collector: api.addr_make("collector"),
        };
        let mut desk = Self {
            storage: Counted::default(),
            api,
            querier: MockQuerier::default(),
            env: mock_env(),
            suite: suite.clone(),
        };
        desk.env.contract.address = suite.queue.clone();
        desk.pause_unbond(None);
        let info = message_info(&suite.hub, &[]);
        let msg = InstantiateMsg {
            suite,
            denom: DENOM.to_string(),
            name: "Ballast STAKE exits".to_string(),
            symbol: "bSTAKE-EXIT".to_string(),
        };
        let env = desk.env.clone();
        contract::instantiate(desk.deps_mut(), env, info, Wire(msg)).unwrap();
        desk
    }
}

impl Desk {
    pub fn deps_mut(&mut self) -> DepsMut<'_> {
        DepsMut {
            storage: &mut self.storage,
            api: &self.api,
            querier: QuerierWrapper::new(&self.querier),
        }
    }

    pub fn deps(&self) -> Deps<'_> {
        Deps {
            storage: &self.storage,
            api: &self.api,
            querier: QuerierWrapper::new(&self.querier),
        }
    }

    pub fn who(&self, name: &str) -> Addr {
        self.api.addr_make(name)
    }

    pub fn now(&self) -> u64 {
        self.env.block.time.seconds()
    }

    pub fn pass(&mut self, secs: u64) {
        self.env.block.time = self.env.block.time.plus_seconds(secs);
        self.env.block.height += 1;
    }

    /// The hub's raw storage, with new exits paused until a time.
    pub fn pause_unbond(&mut self, until: Option<u64>) {
        let pauses = Pauses {
            unbond: until.map(|until| Pause { from: 0, until }),
            ..Pauses::default()
        };
        let params = Params::new(
            ParamsUpdate {
                batch_interval_secs: Some(INTERVAL),
                ..ParamsUpdate::default()
            },
            6,
        )
        .unwrap();
        let hub = self.suite.hub.to_string();
        let books = Books {
            pauses,
            ..Books::default()
        };
        let config = Config {
            denom: DENOM.to_string(),
            decimals: 6,
            suite: self.suite.clone(),
            guardian: self.suite.vault.clone(),
            treasury: self.suite.vault.clone(),
            params,
        };
        let rows = [
            (b"books".to_vec(), Binary::from(pack(&books).unwrap())),
            (b"config".to_vec(), Binary::from(pack(&config).unwrap())),
        ];
        self.querier.update_wasm(move |query| {
            let WasmQuery::Raw { contract_addr, key } = query else {
                return SystemResult::Err(SystemError::Unknown {});
            };
            assert_eq!(contract_addr, &hub, "reads nobody but the hub");
            let row = rows.iter().find(|(name, _)| name == key.as_slice());
            let value = row.map_or(Binary::default(), |(_, value)| value.clone());
            SystemResult::Ok(ContractResult::Ok(value))
        });
    }

    /// A chain without any other contract.
    pub fn lose_siblings(&mut self) {
        self.querier
            .update_wasm(|_| SystemResult::Err(SystemError::Unknown {}));
    }

    pub fn exec_with(
        &mut self,
        sender: &Addr,
        funds: &[Coin],
        msg: ExecuteMsg,
    ) -> Result<Response, ContractError> {
        let info = message_info(sender, funds);
        self.raw(info, msg)
    }

    pub fn exec(&mut self, sender: &Addr, msg: ExecuteMsg) -> Result<Response, ContractError> {
        self.exec_with(sender, &[], msg)
    }

    fn raw(&mut self, info: MessageInfo, msg: ExecuteMsg) -> Result<Response, ContractError> {
        let env = self.env.clone();
        let mut response = contract::execute(self.deps_mut(), env.clone(), info, Wire(msg))?;
        // the bank pays everyone, and what asks to hear of it hears of it
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
                let told = contract::reply(self.deps_mut(), env.clone(), reply)?;
                response = response.add_events(told.events);
            }
        }
        Ok(response)
    }

    pub fn receive(
        &mut self,
        cw20: &Addr,
        sender: &str,
        shares: u128,
        msg: Binary,
    ) -> Result<Response, ContractError> {
        self.exec(
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
        self.exec_with(
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
        self.exec_with(&hub, &native(amount), ExecuteMsg::Fund { parts })
    }

    pub fn cancel(&mut self, name: &str, ticket_id: &str) -> Result<Response, ContractError> {
        let sender = self.who(name);
        let ticket_id = ticket_id.to_string();
        self.exec(&sender, ExecuteMsg::Cancel { ticket_id })
    }

    /// A stranger claims; what the bank is told.
    pub fn claim(&mut self, ticket_ids: &[&str]) -> Result<Vec<(Addr, u128)>, ContractError> {
        let sender = self.who("stranger");
        let ticket_ids = ticket_ids.iter().map(ToString::to_string).collect();
        let response = self.exec(&sender, ExecuteMsg::Claim { ticket_ids })?;
        Ok(payments(&response))
    }

    pub fn query<T: DeserializeOwned>(&self, msg: QueryMsg) -> Result<T, ContractError> {
        let answer = contract::query(self.deps(), self.env.clone(), Wire(msg))?;
        Ok(from_json(answer).unwrap())
    }

    pub fn ticket(&self, ticket_id: &str) -> TicketResponse {
        self.query(QueryMsg::Ticket {
            ticket_id: ticket_id.to_string(),
        })
        .unwrap()
    }

    pub fn status(&self, ticket_id: &str) -> TicketStatus {
        self.ticket(ticket_id).status
    }

    pub fn batch(&self, batch_id: u64) -> BatchResponse {
        self.query(QueryMsg::Batch { batch_id }).unwrap()
    }

    pub fn open_batch(&self) -> OpenBatchResponse {
        self.query(QueryMsg::OpenBatch {}).unwrap()
    }

    /// All that is stored, byte by byte.
    pub fn dump(&self) -> Vec<Record> {
        self.storage
            .inner
            .range(None, None, Order::Ascending)
            .collect()
    }

    /// What `act` reads and writes.
    pub fn cost(&mut self, act: impl FnOnce(&mut Self)) -> Cost {
        let (reads, writes) = (self.storage.reads.get(), self.storage.writes);
        act(self);
        Cost {
            reads: self.storage.reads.get() - reads,
            writes: self.storage.writes - writes,
        }
    }

    /// `msg` fails with `expected` and leaves every byte as it was.
    pub fn refuses(
        &mut self,
        sender: &Addr,
        funds: &[Coin],
        msg: ExecuteMsg,
        expected: ContractError,
    ) {
        let before = self.dump();
        let err = self.exec_with(sender, funds, msg).unwrap_err();
        assert_eq!(err, expected);
        assert_eq!(self.dump(), before, "`{err}` left something behind");
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

pub fn attribute<'a>(response: &'a Response, key: &str) -> &'a str {
    let found = response.attributes.iter().find(|attr| attr.key == key);
    &found.expect(key).value
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
        CosmosMsg::Wasm(cosmwasm_std::WasmMsg::Execute {
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

pub fn json(msg: &str) -> Result<ExecuteMsg, cosmwasm_std::StdError> {
    from_json(msg.as_bytes())
}

pub fn round_trip(msg: &ExecuteMsg) -> ExecuteMsg {
    from_json(to_json_vec(msg).unwrap()).unwrap()
}
