//! The token by itself: what differs from cw20-base, and that nothing else does.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use ballast_token::{
    contract::{execute, instantiate, migrate, query, CONTRACT_NAME, CONTRACT_VERSION},
    ContractError,
};
use ballast_types::address::AddressError;
use ballast_types::birth::BirthError;
use ballast_types::deploy::CONTRACTS;
use ballast_types::version::MigrateError;
use ballast_types::{
    access::AccessError,
    deploy::{MigrateMsg, Suite},
    hub::TokenInfo,
    paging::ZeroLimit,
    token::{ExecuteMsg, InstantiateMsg, QueryMsg},
    Amount, Shares,
};
use ballast_wire::Wire;
use cosmwasm_std::{
    coins, from_json,
    testing::{message_info, mock_dependencies, mock_env, MockApi, MockQuerier, MockStorage},
    Addr, Coin, CosmosMsg, Env, OwnedDeps, Response, Storage, Uint128, WasmMsg,
};
use cw20::{
    AllAccountsResponse, AllowanceResponse, BalanceResponse, Expiration, MarketingInfoResponse,
    MinterResponse, TokenInfoResponse,
};
use cw20_base::msg::InstantiateMarketingInfo;
use serde::de::DeserializeOwned;

/// The block of a call to the token, which is where its suite says.
fn token_env() -> Env {
    let mut env = mock_env();
    env.contract.address = MockApi::default().addr_make("token");
    env
}

struct Desk {
    deps: OwnedDeps<MockStorage, MockApi, MockQuerier>,
    env: Env,
}

impl Default for Desk {
    /// A seed of 1,000, and 100 for alice and for each of the six contracts but the hub.
    fn default() -> Self {
        let mut desk = Self {
            deps: mock_dependencies(),
            env: token_env(),
        };
        let msg = desk.birth();
        let info = message_info(&desk.who("hub"), &[]);
        instantiate(desk.deps.as_mut(), desk.env.clone(), info, Wire(msg)).unwrap();
        for name in ["alice", "token", "registry", "queue", "vault", "collector"] {
            let recipient = desk.text(name);
            let amount = Uint128::new(100);
            desk.exec("hub", ExecuteMsg::Mint { recipient, amount })
                .unwrap();
        }
        desk
    }
}

impl Desk {
    fn birth(&self) -> InstantiateMsg {
        let [hub, token, registry, queue, vault, collector] = CONTRACTS.map(|name| self.who(name));
        InstantiateMsg {
            info: TokenInfo {
                name: "Ballast STAKE".to_string(),
                symbol: "bSTAKE".to_string(),
                decimals: 6,
                marketing: Some(InstantiateMarketingInfo {
                    project: Some("Ballast".to_string()),
                    description: None,
                    marketing: Some(self.text("carol")),
                    logo: None,
                }),
            },
            suite: Suite {
                hub,
                token,
                registry,
                queue,
                vault,
                collector,
            },
            seed: Shares::new(1_000u128),
        }
    }

    fn who(&self, name: &str) -> Addr {
        self.deps.api.addr_make(name)
    }

    fn text(&self, name: &str) -> String {
        self.who(name).into_string()
    }

    fn exec(&mut self, sender: &str, msg: ExecuteMsg) -> Result<Response, ContractError> {
        self.exec_with(sender, &[], msg)
    }

    fn exec_with(
        &mut self,
        sender: &str,
        funds: &[Coin],
        msg: ExecuteMsg,
    ) -> Result<Response, ContractError> {
        let info = message_info(&self.who(sender), funds);
        execute(self.deps.as_mut(), self.env.clone(), info, Wire(msg))
    }

    fn query<T: DeserializeOwned>(&self, msg: QueryMsg) -> Result<T, ContractError> {
        let answer = query(self.deps.as_ref(), self.env.clone(), Wire(msg))?;
        Ok(from_json(answer).unwrap())
    }

    fn balance(&self, name: &str) -> u128 {
        let address = self.text(name);
        let answer: BalanceResponse = self.query(QueryMsg::Balance { address }).unwrap();
        answer.balance.u128()
    }

    fn supply(&self) -> u128 {
        let answer: TokenInfoResponse = self.query(QueryMsg::TokenInfo {}).unwrap();
        answer.total_supply.u128()
    }

    fn allow(&mut self, owner: &str, spender: &str, amount: u128, expires: Option<Expiration>) {
        let msg = ExecuteMsg::IncreaseAllowance {
            spender: self.text(spender),
            amount: amount.into(),
            expires,
        };
        self.exec(owner, msg).unwrap();
    }

    fn allowance(&self, owner: &str, spender: &str) -> u128 {
        let msg = QueryMsg::Allowance {
            owner: self.text(owner),
            spender: self.text(spender),
        };
        let answer: AllowanceResponse = self.query(msg).unwrap();
        answer.allowance.u128()
    }

    fn transfer(&self, recipient: &str, amount: u128) -> ExecuteMsg {
        ExecuteMsg::Transfer {
            recipient: self.text(recipient),
            amount: amount.into(),
        }
    }

    fn transfer_from(&self, owner: &str, recipient: &str, amount: u128) -> ExecuteMsg {
        ExecuteMsg::TransferFrom {
            owner: self.text(owner),
            recipient: self.text(recipient),
            amount: amount.into(),
        }
    }

    fn dump(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        let order = cosmwasm_std::Order::Ascending;
        self.deps.storage.range(None, None, order).collect()
    }

    fn refuses(&mut self, sender: &str, msg: ExecuteMsg, expected: ContractError) {
        let before = self.dump();
        let err = self.exec(sender, msg).unwrap_err();
        assert_eq!(err, expected);
        assert_eq!(self.dump(), before, "`{err}` left something behind");
    }
}

fn burn(amount: u128) -> ExecuteMsg {
    ExecuteMsg::Burn {
        amount: amount.into(),
    }
}

#[test]
fn born_with_the_seed_and_the_hub_as_minter() {
    let mut desk = Desk {
        deps: mock_dependencies(),
        env: token_env(),
    };
    let msg = desk.birth();
    let info = message_info(&desk.who("hub"), &[]);

    instantiate(desk.deps.as_mut(), desk.env.clone(), info, Wire(msg)).unwrap();

    assert_eq!((desk.supply(), desk.balance("hub")), (1_000, 1_000));
    let minter: MinterResponse = desk.query(QueryMsg::Minter {}).unwrap();
    assert_eq!(
        minter,
        MinterResponse {
            minter: desk.text("hub"),
            cap: None
        }
    );
    let marketing: MarketingInfoResponse = desk.query(QueryMsg::MarketingInfo {}).unwrap();
    assert_eq!(marketing.project, Some("Ballast".to_string()));
    let cw2 = cw2::get_contract_version(&desk.deps.storage).unwrap();
    assert_eq!(cw2.contract, "crates.io:ballast-token");
    assert_eq!(cw2.version, CONTRACT_VERSION);
}

#[test]
fn born_of_anyone_but_the_hub_or_with_bad_words_fails() {
    let born = |sender: &str, change: fn(&mut InstantiateMsg)| {
        let mut desk = Desk {
            deps: mock_dependencies(),
            env: token_env(),
        };
        let mut msg = desk.birth();
        change(&mut msg);
        let info = message_info(&desk.who(sender), &[]);
        instantiate(desk.deps.as_mut(), desk.env.clone(), info, Wire(msg)).unwrap_err()
    };

    assert!(matches!(
        born("mallory", |_| ()),
        ContractError::Birth(BirthError::Access(AccessError::Unauthorized {
            role: "the hub",
            ..
        }))
    ));
    born("hub", |msg| msg.info.symbol = "b STAKE".to_string());
    born("hub", |msg| msg.info.name = "b".to_string());
    born("hub", |msg| msg.info.decimals = 19);
    assert!(matches!(
        born("hub", |msg| {
            msg.suite.collector = Addr::unchecked("nowhere")
        }),
        ContractError::Birth(BirthError::Address(_))
    ));
    assert!(matches!(
        born("hub", |msg| msg.suite.token = msg.suite.vault.clone()),
        ContractError::Birth(BirthError::NotThisContract { role: "token", .. })
    ));
}

/// AU-15: nobody else mints, whatever they are.
#[test]
fn au_15_mint_by_anyone_but_the_hub_fails() {
    let mut desk = Desk::default();

    for name in ["alice", "token", "registry", "queue", "vault", "collector"] {
        let msg = ExecuteMsg::Mint {
            recipient: desk.text("alice"),
            amount: Uint128::one(),
        };
        let expected = ContractError::Access(AccessError::Unauthorized {
            role: "the hub",
            sender: desk.who(name),
        });
        desk.refuses(name, msg, expected);
    }
}

/// AU-15, XR-05: the minter is for ever, also for the minter.
#[test]
fn au_15_update_minter_is_refused_to_all() {
    let mut desk = Desk::default();

    for name in ["hub", "alice"] {
        for new_minter in [None, Some(desk.text(name))] {
            let expected = ContractError::MinterIsFixed {
                hub: desk.who("hub"),
                sender: desk.who(name),
            };
            desk.refuses(name, ExecuteMsg::UpdateMinter { new_minter }, expected);
        }
    }
}

#[test]
fn burn_by_hub_queue_and_vault_takes_their_own() {
    let mut desk = Desk::default();
    let supply = desk.supply();

    for name in ["hub", "queue", "vault"] {
        let before = desk.balance(name);
        desk.exec(name, burn(40)).unwrap();
        assert_eq!(desk.balance(name), before - 40);
    }
    assert_eq!(desk.supply(), supply - 120);
}

/// XR-05: a holder who burns would lift the rate.
#[test]
fn xr_05_burn_by_a_holder_fails() {
    let mut desk = Desk::default();

    for name in ["alice", "token", "registry", "collector", "nobody"] {
        for amount in [0, 1, 100] {
            let expected = ContractError::BurnRefused {
                sender: desk.who(name),
                amount: amount.into(),
                queue: desk.who("queue"),
            };
            desk.refuses(name, burn(amount), expected);
        }
    }
}

/// XR-05: also with an allowance, also by those who may burn their own.
#[test]
fn xr_05_burn_from_is_refused_to_all() {
    let mut desk = Desk::default();

    for name in ["hub", "queue", "vault", "bob"] {
        desk.allow("alice", name, 50, None);
        let msg = ExecuteMsg::BurnFrom {
            owner: desk.text("alice"),
            amount: Uint128::new(50),
        };
        let expected = ContractError::BurnFromRefused {
            sender: desk.who(name),
            owner: desk.text("alice"),
            amount: Uint128::new(50),
        };
        desk.refuses(name, msg, expected);
    }
}

#[test]
fn burn_of_more_than_there_is_fails() {
    let mut desk = Desk::default();

    let expected = ContractError::InsufficientBalance {
        holder: desk.who("queue"),
        balance: Uint128::new(100),
        amount: Uint128::new(101),
    };
    desk.refuses("queue", burn(101), expected);
}

/// AD-03: what would be lost is refused; the vault takes it as a gift to the underwriters.
#[test]
fn ad_03_plain_transfers_into_the_suite_are_refused() {
    let mut desk = Desk::default();
    desk.allow("alice", "bob", 50, None);

    for name in ["hub", "token", "registry", "queue", "collector"] {
        let expected = || ContractError::LostInSuite {
            name,
            address: Desk::default().who(name),
            amount: Uint128::new(5),
        };
        let transfer = desk.transfer(name, 5);
        desk.refuses("alice", transfer, expected());
        let transfer_from = desk.transfer_from("alice", name, 5);
        desk.refuses("bob", transfer_from, expected());
    }
    let gift = desk.transfer("vault", 5);
    desk.exec("alice", gift).unwrap();
    assert_eq!(desk.balance("vault"), 105);
}

/// What the suite's own contracts move is theirs to move.
#[test]
fn contracts_of_the_suite_transfer_where_they_will() {
    let mut desk = Desk::default();

    for (from, to) in [
        ("queue", "alice"),
        ("vault", "alice"),
        ("collector", "vault"),
        ("vault", "hub"),
    ] {
        let transfer = desk.transfer(to, 5);
        desk.exec(from, transfer).unwrap();
    }
    assert_eq!(desk.balance("alice"), 110);
}

#[test]
fn send_moves_the_tokens_and_calls_the_contract() {
    let mut desk = Desk::default();
    let msg = ExecuteMsg::Send {
        contract: desk.text("queue"),
        amount: Uint128::new(30),
        msg: br#"{"unbond":{}}"#.into(),
    };

    let response = desk.exec("alice", msg).unwrap();

    assert_eq!((desk.balance("alice"), desk.balance("queue")), (70, 130));
    let CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr, msg, ..
    }) = &response.messages[0].msg
    else {
        panic!("no call");
    };
    assert_eq!(contract_addr, &desk.text("queue"));
    let text = format!(
        r#"{{"receive":{{"sender":"{}","amount":"30","msg":"eyJ1bmJvbmQiOnt9fQ=="}}}}"#,
        desk.text("alice")
    );
    assert_eq!(msg.as_slice(), text.as_bytes());
}

#[test]
fn transfer_and_send_of_more_than_there_is_fail() {
    let mut desk = Desk::default();
    let expected = |desk: &Desk| ContractError::InsufficientBalance {
        holder: desk.who("alice"),
        balance: Uint128::new(100),
        amount: Uint128::new(101),
    };
    let transfer = desk.transfer("bob", 101);
    let send = ExecuteMsg::Send {
        contract: desk.text("queue"),
        amount: Uint128::new(101),
        msg: b"{}".into(),
    };

    for msg in [transfer, send] {
        let expected = expected(&desk);
        desk.refuses("alice", msg, expected);
    }
}

/// XC-16: never more than was allowed, and both maps agree.
#[test]
fn xc_16_allowances_are_spent_once_and_refused_with_numbers() {
    let mut desk = Desk::default();
    let (owner, spender) = (desk.who("alice"), desk.who("bob"));

    let none = desk.transfer_from("alice", "bob", 1);
    let expected = ContractError::NoAllowance {
        owner: owner.clone(),
        spender: spender.clone(),
    };
    desk.refuses("bob", none, expected);

    desk.allow("alice", "bob", 60, None);
    let spend = desk.transfer_from("alice", "bob", 50);
    desk.exec("bob", spend.clone()).unwrap();
    let expected = ContractError::InsufficientAllowance {
        owner: owner.clone(),
        spender: spender.clone(),
        allowance: Uint128::new(10),
        amount: Uint128::new(50),
    };
    desk.refuses("bob", spend, expected);

    let to = spender.to_string();
    let lower = |amount: u128| ExecuteMsg::DecreaseAllowance {
        spender: to.clone(),
        amount: amount.into(),
        expires: None,
    };
    desk.exec("alice", lower(4)).unwrap();
    assert_eq!(desk.allowance("alice", "bob"), 6);
    desk.exec("alice", lower(u128::MAX)).unwrap();
    let expected = ContractError::NoAllowance { owner, spender };
    desk.refuses("alice", lower(1), expected);
    let by_spender: cw20::AllSpenderAllowancesResponse = desk
        .query(QueryMsg::AllSpenderAllowances {
            spender: desk.text("bob"),
            start_after: None,
            limit: None,
        })
        .unwrap();
    assert_eq!(by_spender.allowances, []);
    assert_eq!((desk.balance("alice"), desk.balance("bob")), (50, 50));
}

#[test]
fn xc_16_allowance_that_is_over_fails() {
    let mut desk = Desk::default();
    let expires = Expiration::AtHeight(desk.env.block.height + 1);
    desk.allow("alice", "bob", 60, Some(expires));
    desk.env.block.height += 1;

    let spend = desk.transfer_from("alice", "bob", 5);
    let expected = ContractError::AllowanceExpired {
        owner: desk.who("alice"),
        spender: desk.who("bob"),
        expires,
    };
    desk.refuses("bob", spend, expected);
}

/// An allowance beyond what the owner has is no error until it is spent.
#[test]
fn transfer_from_beyond_the_balance_fails() {
    let mut desk = Desk::default();
    desk.allow("alice", "bob", 500, None);

    let spend = desk.transfer_from("alice", "bob", 101);
    let err = desk.exec("bob", spend).unwrap_err();

    assert_eq!(
        err,
        ContractError::InsufficientBalance {
            holder: desk.who("alice"),
            balance: Uint128::new(100),
            amount: Uint128::new(101)
        }
    );
}

/// cw20-base alone would panic.
#[test]
fn allowance_beyond_128_bits_fails() {
    let mut desk = Desk::default();
    desk.allow("alice", "bob", u128::MAX, None);

    let msg = ExecuteMsg::IncreaseAllowance {
        spender: desk.text("bob"),
        amount: Uint128::one(),
        expires: None,
    };
    let expected = ContractError::AllowanceOverflow {
        allowance: Uint128::MAX,
        amount: Uint128::one(),
    };
    desk.refuses("alice", msg, expected);
}

/// XC-13: cw20-base alone would keep them.
#[test]
fn xc_13_coins_are_refused_by_every_message() {
    let mut desk = Desk::default();
    let (spender, owner) = (desk.text("bob"), desk.text("alice"));
    let amount = Uint128::one();
    let before = desk.dump();

    for msg in [
        desk.transfer("bob", 1),
        desk.transfer_from("alice", "bob", 1),
        burn(1),
        ExecuteMsg::Mint {
            recipient: owner.clone(),
            amount,
        },
        ExecuteMsg::Send {
            contract: spender.clone(),
            amount,
            msg: b"{}".into(),
        },
        ExecuteMsg::SendFrom {
            owner,
            contract: spender.clone(),
            amount,
            msg: b"{}".into(),
        },
        ExecuteMsg::IncreaseAllowance {
            spender,
            amount,
            expires: None,
        },
        ExecuteMsg::UploadLogo(cw20::Logo::Url("x".to_string())),
    ] {
        let err = desk.exec_with("hub", &coins(1, "ustake"), msg).unwrap_err();
        assert_eq!(
            err,
            ContractError::Access(AccessError::NonPayable {
                coins: "1ustake".to_string()
            })
        );
    }
    assert_eq!(desk.dump(), before);
}

/// AD-01, AD-02.
#[test]
fn ad_02_malformed_addresses_are_refused_by_name() {
    let mut desk = Desk::default();
    let before = desk.dump();
    let (upper, long) = (desk.text("bob").to_uppercase(), "x".repeat(300));
    let amount = Uint128::one();

    for text in ["", " ", "osmo1qqqq", upper.as_str(), long.as_str()] {
        let bad = text.to_string();
        for msg in [
            ExecuteMsg::Transfer {
                recipient: bad.clone(),
                amount,
            },
            ExecuteMsg::Mint {
                recipient: bad.clone(),
                amount,
            },
            ExecuteMsg::Send {
                contract: bad.clone(),
                amount,
                msg: b"{}".into(),
            },
            ExecuteMsg::TransferFrom {
                owner: bad.clone(),
                recipient: desk.text("bob"),
                amount,
            },
            ExecuteMsg::SendFrom {
                owner: desk.text("alice"),
                contract: bad.clone(),
                amount,
                msg: b"{}".into(),
            },
            ExecuteMsg::IncreaseAllowance {
                spender: bad.clone(),
                amount,
                expires: None,
            },
            ExecuteMsg::DecreaseAllowance {
                spender: bad.clone(),
                amount,
                expires: None,
            },
        ] {
            let err = desk.exec("hub", msg).unwrap_err();
            assert!(
                matches!(&err, ContractError::Address(AddressError::NotAccount { address, .. }) if *address == bad),
                "{err}"
            );
        }
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn marketing_is_for_its_account_only() {
    let mut desk = Desk::default();
    let describe = ExecuteMsg::UpdateMarketing {
        project: None,
        description: Some("liquid".to_string()),
        marketing: None,
    };

    let expected = ContractError::Access(AccessError::Unauthorized {
        role: "the marketing account",
        sender: desk.who("alice"),
    });
    desk.refuses("alice", describe.clone(), expected);
    desk.exec("carol", describe).unwrap();

    let marketing: MarketingInfoResponse = desk.query(QueryMsg::MarketingInfo {}).unwrap();
    assert_eq!(marketing.description, Some("liquid".to_string()));
}

/// PQ-01.
#[test]
fn pq_01_pages_hold_something_and_are_bounded() {
    let mut desk = Desk::default();
    for n in 0..40 {
        let transfer = desk.transfer(&format!("holder{n}"), 1);
        desk.exec("alice", transfer).unwrap();
    }
    let page = |limit| {
        desk.query::<AllAccountsResponse>(QueryMsg::AllAccounts {
            start_after: None,
            limit,
        })
    };

    assert_eq!(page(Some(0)), Err(ContractError::ZeroLimit(ZeroLimit)));
    assert_eq!(page(Some(u32::MAX)).unwrap().accounts.len(), 30);
}

/// AU-09.
#[test]
fn au_09_migrate_takes_its_own_state_of_this_shape_only() {
    let from = |name: &str, version: &str| {
        let mut desk = Desk::default();
        cw2::set_contract_version(&mut desk.deps.storage, name, version).unwrap();
        migrate(desk.deps.as_mut(), desk.env.clone(), Wire(MigrateMsg {}))
    };

    from(CONTRACT_NAME, CONTRACT_VERSION).unwrap();
    let older = from(CONTRACT_NAME, "0.1.0").unwrap_err();
    assert!(
        matches!(
            older,
            ContractError::Migrate(MigrateError::OlderShape { .. })
        ),
        "{older}"
    );
    assert_eq!(
        from("crates.io:cw20-base", "0.0.1").unwrap_err(),
        ContractError::Migrate(MigrateError::WrongContract {
            expected: CONTRACT_NAME.to_string(),
            found: "crates.io:cw20-base".to_string()
        })
    );
    assert_eq!(
        from(CONTRACT_NAME, "99.0.0").unwrap_err(),
        ContractError::Migrate(MigrateError::Downgrade {
            stored: "99.0.0".to_string(),
            code: CONTRACT_VERSION.to_string()
        })
    );
}
