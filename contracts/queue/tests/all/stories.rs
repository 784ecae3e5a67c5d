//! Queue and token together in an app. The hub here only forwards what it is told and can be read raw.

use ballast_types::{
    deploy::Suite,
    hub::{Books, PauseScope, Pauses, TokenInfo, BOOKS},
    queue::{
        ExecuteMsg, Funding, InstantiateMsg, QueryMsg, ReceiveMsg, TicketResponse, TicketStatus,
    },
    token, Amount, Native, Shares,
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    coins, instantiate2_address, to_json_binary, Addr, Binary, CosmosMsg, Deps, DepsMut, Empty,
    Env, MessageInfo, Response, StdResult, WasmMsg,
};
use cw_multi_test::{App, AppBuilder, ContractWrapper, Executor};

const DENOM: &str = "ustake";

#[cw_serde]
enum Forward {
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

fn hub_query(_: Deps, _: Env, _: Empty) -> StdResult<Binary> {
    to_json_binary(&Empty {})
}

/// A contract that claims, or tries to, as soon as it gets a ticket.
fn greedy_execute(
    _: DepsMut,
    _: Env,
    info: MessageInfo,
    msg: cw721::receiver::ReceiverExecuteMsg,
) -> StdResult<Response> {
    let cw721::receiver::ReceiverExecuteMsg::ReceiveNft(ticket) = msg;
    let claim = WasmMsg::Execute {
        contract_addr: info.sender.to_string(),
        msg: to_json_binary(&ExecuteMsg::Claim {
            ticket_ids: vec![ticket.token_id],
        })?,
        funds: vec![],
    };
    let times: usize = String::from_utf8_lossy(&ticket.msg).parse().unwrap_or(1);
    Ok(Response::new().add_messages(vec![claim; times]))
}

struct Story {
    app: App,
    suite: Suite,
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
            use cosmwasm_std::Api;
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
    fn who(&self, name: &str) -> Addr {
        self.app.api().addr_make(name)
    }

    fn token(&self) -> token::Token {
        token::Token(self.suite.token.clone())
    }

    fn hub(&mut self, msg: impl Into<CosmosMsg>) -> Result<(), String> {
        let (whale, hub) = (self.who("whale"), self.suite.hub.clone());
        let result = self
            .app
            .execute_contract(whale, hub, &Forward::Call(msg.into()), &[]);
        result.map(drop).map_err(|err| format!("{err:?}"))
    }

    fn queue(&mut self, name: &str, msg: &ExecuteMsg) -> Result<(), String> {
        let (sender, queue) = (self.who(name), self.suite.queue.clone());
        let result = self.app.execute_contract(sender, queue, msg, &[]);
        result.map(drop).map_err(|err| format!("{err:?}"))
    }

    fn cw20(&mut self, name: &str, msg: &token::ExecuteMsg) -> Result<(), String> {
        let (sender, token) = (self.who(name), self.suite.token.clone());
        let result = self.app.execute_contract(sender, token, msg, &[]);
        result.map(drop).map_err(|err| format!("{err:?}"))
    }

    fn unbond(&mut self, name: &str, amount: u128) -> Result<(), String> {
        let order = ReceiveMsg::Unbond { receiver: None };
        let msg = token::ExecuteMsg::Send {
            contract: self.suite.queue.to_string(),
            amount: amount.into(),
            msg: to_json_binary(&order).unwrap(),
        };
        self.cw20(name, &msg)
    }

    fn close(&mut self, batch_id: u64, owed: u128, funded: u128) {
        let msg = ExecuteMsg::CloseBatch {
            batch_id,
            owed: Native::new(owed),
            expected_at: 0,
        };
        self.hub_to_queue(&msg, funded);
    }

    fn fund(&mut self, batch_id: u64, amount: u128) {
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

    fn lst(&self, holder: &Addr) -> u128 {
        let shares = self.token().balance(&self.app.wrap(), holder).unwrap();
        shares.raw().u128()
    }

    fn supply(&self) -> u128 {
        self.token().supply(&self.app.wrap()).unwrap().raw().u128()
    }

    fn native(&self, holder: &Addr) -> u128 {
        let coin = self.app.wrap().query_balance(holder, DENOM).unwrap();
        coin.amount.u128()
    }

    fn ticket(&self, id: &str) -> TicketResponse {
        let msg = QueryMsg::Ticket {
            ticket_id: id.to_string(),
        };
        self.app
            .wrap()
            .query_wasm_smart(&self.suite.queue, &msg)
            .unwrap()
    }
}

fn claim(ids: &[&str]) -> ExecuteMsg {
    ExecuteMsg::Claim {
        ticket_ids: ids.iter().map(ToString::to_string).collect(),
    }
}

/// Bond to money: LST in, batch burned, instalments out; one cancels, one sells.
#[test]
fn exit_from_lst_to_native() {
    let mut story = Story::default();
    let [alice, bob, carol] = ["alice", "bob", "carol"].map(|name| story.who(name));
    let queue = story.suite.queue.clone();
    story.unbond("alice", 400).unwrap();
    story.unbond("bob", 600).unwrap();
    story.unbond("carol", 1_000).unwrap();
    assert_eq!((story.lst(&queue), story.supply()), (2_000, 4_000));

    let ticket_id = "3".to_string();
    story
        .queue("carol", &ExecuteMsg::Cancel { ticket_id })
        .unwrap();
    assert_eq!((story.lst(&carol), story.lst(&queue)), (1_000, 1_000));

    story.close(1, 2_000, 500);
    assert_eq!((story.lst(&queue), story.supply()), (0, 3_000));
    story.queue("carol", &claim(&["1"])).unwrap();
    assert_eq!(story.native(&alice), 200);

    let sale = ExecuteMsg::TransferNft {
        recipient: carol.to_string(),
        token_id: "1".to_string(),
    };
    story.queue("alice", &sale).unwrap();
    story.fund(1, 1_500);
    story.queue("bob", &claim(&["1", "2"])).unwrap();

    assert_eq!(story.native(&alice), 200);
    assert_eq!(story.native(&bob), 1_200);
    assert_eq!(story.native(&carol), 600);
    assert_eq!(story.native(&queue), 0);
    assert_eq!(story.ticket("1").status, TicketStatus::Done);
}

/// XC-04: called back by the ticket it gets, a contract is paid once.
#[test]
fn xc_04_reentrant_claim_is_paid_once() {
    let mut story = Story::default();
    let whale = story.who("whale");
    let code = story.app.store_code(Box::new(ContractWrapper::new(
        greedy_execute,
        |_: DepsMut, _: Env, _: MessageInfo, _: Empty| -> StdResult<Response> {
            Ok(Response::new())
        },
        hub_query,
    )));
    let greedy = story
        .app
        .instantiate_contract(code, whale, &Empty {}, &[], "greedy", None)
        .unwrap();
    story.unbond("alice", 400).unwrap();
    story.unbond("bob", 600).unwrap();
    story.close(1, 1_000, 1_000);
    let send = |times: &str| ExecuteMsg::SendNft {
        contract: greedy.to_string(),
        token_id: "1".to_string(),
        msg: Binary::from(times.as_bytes()),
    };

    let err = story.queue("alice", &send("2")).unwrap_err();
    assert!(err.contains("unknown ticket `1`"), "{err}");
    assert_eq!(story.native(&greedy), 0);
    story.queue("alice", &send("1")).unwrap();

    assert_eq!(story.native(&greedy), 400);
    assert_eq!(story.native(&story.suite.queue), 600);
}

/// A refused exit moves no LST.
#[test]
fn unbond_while_paused_leaves_the_lst_where_it_is() {
    let mut story = Story::default();
    let alice = story.who("alice");
    story.unbond("alice", 10).unwrap();
    let until = story.app.block_info().time.seconds() + 100;
    let pauses = Pauses {
        unbond: Some(ballast_types::hub::Pause { from: 0, until }),
        ..Pauses::default()
    };
    assert_eq!(pauses.until(PauseScope::Unbond, 0), Some(until));
    let (whale, hub) = (story.who("whale"), story.suite.hub.clone());
    story
        .app
        .execute_contract(whale, hub, &Forward::Pauses(pauses), &[])
        .unwrap();

    let err = story.unbond("alice", 10).unwrap_err();

    assert!(err.contains("paused"), "{err}");
    assert_eq!(story.lst(&alice), 990);
    story.close(1, 10, 10);
    story.queue("bob", &claim(&["1"])).unwrap();
    assert_eq!(story.native(&alice), 10);
}

/// With `send_from` the ticket is the spender's unless a receiver is named.
#[test]
fn unbond_by_allowance_gives_the_spender_the_ticket() {
    let mut story = Story::default();
    let [alice, bob] = ["alice", "bob"].map(|name| story.who(name));
    let allow = token::ExecuteMsg::IncreaseAllowance {
        spender: bob.to_string(),
        amount: 100u128.into(),
        expires: None,
    };
    story.cw20("alice", &allow).unwrap();
    let mut send = |receiver: Option<String>| {
        let msg = token::ExecuteMsg::SendFrom {
            owner: alice.to_string(),
            contract: story.suite.queue.to_string(),
            amount: 50u128.into(),
            msg: to_json_binary(&ReceiveMsg::Unbond { receiver }).unwrap(),
        };
        story.cw20("bob", &msg).unwrap();
    };

    send(None);
    send(Some(alice.to_string()));

    assert_eq!(story.ticket("1").owner, Some(bob.to_string()));
    assert_eq!(story.ticket("2").owner, Some(alice.to_string()));
}

/// XC-03, AD-03: LST handed over without an order would be lost, so the token does not take it.
#[test]
fn xc_03_plain_transfer_to_the_queue_is_refused() {
    let mut story = Story::default();
    let alice = story.who("alice");
    let msg = token::ExecuteMsg::Transfer {
        recipient: story.suite.queue.to_string(),
        amount: 10u128.into(),
    };

    let err = story.cw20("alice", &msg).unwrap_err();

    assert!(err.contains("use `send`"), "{err}");
    assert_eq!(story.lst(&alice), 1_000);
}
