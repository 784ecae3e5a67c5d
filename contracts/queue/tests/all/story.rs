//! Queue and token together in an app. The hub here only forwards what it is told and can be read raw.

use ballast_types::{
    deploy::Suite,
    hub::{Books, Pauses, TokenInfo, BOOKS},
    queue::{ExecuteMsg, Funding, InstantiateMsg, QueryMsg, ReceiveMsg, TicketResponse},
    token, Amount, Native, Shares,
};
use ballast_workbench::DENOM;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    coins, instantiate2_address, to_json_binary, Addr, Api, Binary, CosmosMsg, Deps, DepsMut,
    Empty, Env, MessageInfo, Response, StdResult, WasmMsg,
};
use cw_multi_test::{App, AppBuilder, ContractWrapper, Executor};

#[cw_serde]
pub enum Forward {
    Call(CosmosMsg),
    Pauses(Pauses),
}

fn hub_instantiate(deps: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    BOOKS.save(deps.storage, &Books::default())?;
    Ok(Response::new())
}

fn hub_execute(deps: DepsMut, _: Env, _: MessageInfo, msg: Forward) -> StdResult<Response> {
    match msg {
        Forward::Call(msg) => Ok(Response::new().add_message(msg)),
        Forward::Pauses(pauses) => {
            let books = Books {
                pauses,
                ..Books::default()
            };
            BOOKS.save(deps.storage, &books)?;
            Ok(Response::new())
        }
    }
}

pub fn hub_query(_: Deps, _: Env, _: Empty) -> StdResult<Binary> {
    to_json_binary(&Empty {})
}

pub struct Story {
    pub app: App,
    pub suite: Suite,
}

impl Default for Story {
    fn default() -> Self {
        let mut app = AppBuilder::new().build(|router, api, storage| {
            let whale = api.addr_make("whale");
            router
                .bank
                .init_balance(storage, &whale, coins(1_000_000, DENOM))
                .unwrap();
        });
        let whale = app.api().addr_make("whale");
        let hub_code = app.store_code(Box::new(ContractWrapper::new(
            hub_execute,
            hub_instantiate,
            hub_query,
        )));
        let token_code = app.store_code(Box::new(ContractWrapper::new(
            ballast_token::contract::execute,
            ballast_token::contract::instantiate,
            ballast_token::contract::query,
        )));
        let queue = ContractWrapper::new(
            ballast_queue::contract::execute,
            ballast_queue::contract::instantiate,
            ballast_queue::contract::query,
        );
        let queue_code = app.store_code(Box::new(queue.with_reply(ballast_queue::contract::reply)));
        let hub = app
            .instantiate_contract(
                hub_code,
                whale.clone(),
                &Empty {},
                &coins(500_000, DENOM),
                "hub",
                None,
            )
            .unwrap();
        let born = |code: u64, salt: &[u8]| {
            let checksum = app.wrap().query_wasm_code_info(code).unwrap().checksum;
            let creator = app.api().addr_canonicalize(hub.as_str()).unwrap();
            let address = instantiate2_address(checksum.as_slice(), &creator, salt).unwrap();
            app.api().addr_humanize(&address).unwrap()
        };
        let suite = Suite {
            token: born(token_code, b"token"),
            queue: born(queue_code, b"queue"),
            registry: app.api().addr_make("registry"),
            vault: app.api().addr_make("vault"),
            collector: app.api().addr_make("collector"),
            hub,
        };
        let mut story = Self { app, suite };
        let suite = story.suite.clone();
        let info = TokenInfo {
            name: "Ballast STAKE".to_string(),
            symbol: "bSTAKE".to_string(),
            decimals: 6,
            marketing: None,
        };
        let token_msg = token::InstantiateMsg {
            info,
            suite: suite.clone(),
            seed: Shares::new(1_000u128),
        };
        let queue_msg = InstantiateMsg {
            suite,
            denom: DENOM.to_string(),
            name: "Exits".to_string(),
            symbol: "EXIT".to_string(),
        };
        for (code_id, label, msg) in [
            (token_code, "token", to_json_binary(&token_msg).unwrap()),
            (queue_code, "queue", to_json_binary(&queue_msg).unwrap()),
        ] {
            story
                .hub(WasmMsg::Instantiate2 {
                    admin: None,
                    code_id,
                    label: label.to_string(),
                    msg,
                    funds: vec![],
                    salt: Binary::from(label.as_bytes()),
                })
                .unwrap();
        }
        for name in ["alice", "bob", "carol"] {
            let recipient = story.who(name);
            let mint = story.token().mint(&recipient, Shares::new(1_000u128));
            story.hub(mint.unwrap()).unwrap();
        }
        story
    }
}

impl Story {
    pub fn who(&self, name: &str) -> Addr {
        self.app.api().addr_make(name)
    }

    pub fn token(&self) -> token::Token {
        token::Token(self.suite.token.clone())
    }

    pub fn hub(&mut self, msg: impl Into<CosmosMsg>) -> Result<(), String> {
        let (whale, hub) = (self.who("whale"), self.suite.hub.clone());
        let result = self
            .app
            .execute_contract(whale, hub, &Forward::Call(msg.into()), &[]);
        result.map(drop).map_err(|err| format!("{err:?}"))
    }

    pub fn queue(&mut self, name: &str, msg: &ExecuteMsg) -> Result<(), String> {
        let (sender, queue) = (self.who(name), self.suite.queue.clone());
        let result = self.app.execute_contract(sender, queue, msg, &[]);
        result.map(drop).map_err(|err| format!("{err:?}"))
    }

    pub fn cw20(&mut self, name: &str, msg: &token::ExecuteMsg) -> Result<(), String> {
        let (sender, token) = (self.who(name), self.suite.token.clone());
        let result = self.app.execute_contract(sender, token, msg, &[]);
        result.map(drop).map_err(|err| format!("{err:?}"))
    }

    pub fn unbond(&mut self, name: &str, amount: u128) -> Result<(), String> {
        let order = ReceiveMsg::Unbond { receiver: None };
        let msg = token::ExecuteMsg::Send {
            contract: self.suite.queue.to_string(),
            amount: amount.into(),
            msg: to_json_binary(&order).unwrap(),
        };
        self.cw20(name, &msg)
    }

    pub fn close(&mut self, batch_id: u64, owed: u128, funded: u128) {
        let msg = ExecuteMsg::CloseBatch {
            batch_id,
            owed: Native::new(owed),
            expected_at: 0,
        };
        self.hub_to_queue(&msg, funded);
    }

    pub fn fund(&mut self, batch_id: u64, amount: u128) {
        let parts = vec![Funding {
            batch_id,
            amount: Native::new(amount),
            owed_less: Native::ZERO,
        }];
        self.hub_to_queue(&ExecuteMsg::Fund { parts }, amount);
    }

    fn hub_to_queue(&mut self, msg: &ExecuteMsg, funds: u128) {
        let queue = ballast_types::queue::Queue(self.suite.queue.clone());
        let funds = match funds {
            0 => vec![],
            _ => coins(funds, DENOM),
        };
        let call = queue.call(msg, funds).unwrap();
        self.hub(call).unwrap();
    }

    pub fn lst(&self, holder: &Addr) -> u128 {
        let shares = self.token().balance(&self.app.wrap(), holder).unwrap();
        shares.raw().u128()
    }

    pub fn supply(&self) -> u128 {
        self.token().supply(&self.app.wrap()).unwrap().raw().u128()
    }

    pub fn native(&self, holder: &Addr) -> u128 {
        let coin = self.app.wrap().query_balance(holder, DENOM).unwrap();
        coin.amount.u128()
    }

    pub fn ticket(&self, id: &str) -> TicketResponse {
        let msg = QueryMsg::Ticket {
            ticket_id: id.to_string(),
        };
        self.app
            .wrap()
            .query_wasm_smart(&self.suite.queue, &msg)
            .unwrap()
    }
}

pub fn claim(ids: &[&str]) -> ExecuteMsg {
    ExecuteMsg::Claim {
        ticket_ids: ids.iter().map(ToString::to_string).collect(),
    }
}
