//! The collector beside a hub and a vault, with coins in the bank.

use ballast_accounting::{Pool, Underwriters};
use ballast_collector::ContractError;
use ballast_types::{
    collector::{ExecuteMsg, InstantiateMsg, ParamsUpdate, PendingResponse, QueryMsg},
    deploy::Suite,
    hub::{self, MintOrder},
    vault, Amount, Native, Shares,
};
use ballast_workbench::{
    account, desk,
    siblings::{change_books, not_asked},
    suite, Bench, Modules, DENOM,
};
use cosmwasm_std::{
    coin, from_json, to_json_binary, BalanceResponse, BankMsg, BankQuery, Binary, Coin, CosmosMsg,
    Empty, QueryRequest, Response, Timestamp, WasmMsg,
};
use std::collections::BTreeMap;

pub const NOW: u64 = 1_000_000;

/// What the collector holds, by denom.
#[derive(Default)]
pub struct Bank(BTreeMap<String, u128>);

impl Modules for Bank {
    fn answer(&self, request: QueryRequest<Empty>) -> Binary {
        let QueryRequest::Bank(BankQuery::Balance { address, denom }) = request else {
            not_asked(&request)
        };
        assert_eq!(address, account("collector").as_str());
        let amount = self.0.get(&denom).copied().unwrap_or_default();
        to_json_binary(&BalanceResponse::new(coin(amount, denom))).unwrap()
    }
}

desk!(ballast_collector, collector, Bank);

impl Default for Desk {
    /// A collector with default parameters: fee 5 %, premium 10 % at most, tip 0.2 %.
    fn default() -> Self {
        let mut desk = Self::bare();
        desk.create("hub", suite(), ParamsUpdate::default())
            .unwrap();
        desk
    }
}

impl Desk {
    /// Before the collector is created.
    pub fn bare() -> Self {
        let hub_params = hub::ParamsUpdate::default();
        let mut desk = Self(Bench::beside_a_hub(Bank::default(), hub_params));
        desk.env.block.time = Timestamp::from_seconds(NOW);
        desk.cover(0, 1_000_000);
        let vault = &mut desk.sibling("vault").rows;
        let params = vault::Params {
            cooldown_secs: 0,
            target_coverage_bps: 500,
        };
        vault::PARAMS.save(vault, &params).unwrap();
        desk.sibling("hub").is_complete = true;
        desk.sibling("vault").is_complete = true;
        // the vault has no LST that its ledger does not know of
        desk.sibling("token");
        desk
    }

    pub fn create(
        &mut self,
        sender: &str,
        suite: Suite,
        params: ParamsUpdate,
    ) -> Result<Response, ContractError> {
        let msg = InstantiateMsg {
            suite,
            denom: DENOM.to_string(),
            params,
        };
        self.instantiate(sender, msg)
    }

    pub fn distribute(&mut self, sender: &str) -> Response {
        self.run(sender, ExecuteMsg::Distribute { tip_to: None })
            .unwrap()
    }

    pub fn pending(&self) -> PendingResponse {
        self.ask(QueryMsg::Pending {}).unwrap()
    }

    pub fn holds(&mut self, amount: u128, denom: &str) {
        self.siblings.modules.0.insert(denom.into(), amount);
    }

    /// LST of the underwriters' pool, and the value of what they insure.
    pub fn cover(&mut self, pool: u128, insured: u128) {
        let pool = Shares::new(pool);
        let vault = &mut self.sibling("vault").rows;
        let ledger = vault::Ledger {
            held: pool,
            ..vault::Ledger::default()
        };
        vault::LEDGER.save(vault, &ledger).unwrap();
        let mut underwriters = Underwriters::default();
        underwriters.layer.active.assets = pool;
        vault::POOL.save(vault, &underwriters).unwrap();
        change_books(&mut self.sibling("hub").rows, |books| {
            books.pool = Pool {
                bonded: Native::new(insured),
                shares: Shares::new(insured),
                ..Pool::default()
            };
        });
    }

    pub fn pause_cranks(&mut self, until: Option<u64>) {
        change_books(&mut self.sibling("hub").rows, |books| {
            books.pauses.cranks = until.map(|until| hub::Pause { from: 0, until });
        });
    }

    /// What the hub still waits for from the vault.
    pub fn pending_cover(&mut self, amount: u128) {
        change_books(&mut self.sibling("hub").rows, |books| {
            books.pending_cover = Native::new(amount);
        });
    }
}

/// The coins that a response sends: receiver, amount and denomination.
pub fn sent(response: &Response) -> Vec<(String, u128, String)> {
    let messages = response.messages.iter().map(|sub| &sub.msg);
    messages
        .filter_map(|msg| match msg {
            CosmosMsg::Bank(BankMsg::Send { to_address, amount }) => {
                assert_eq!(amount.len(), 1);
                let coin = &amount[0];
                Some((to_address.clone(), coin.amount.u128(), coin.denom.clone()))
            }
            _ => None,
        })
        .collect()
}

/// What a response sends to the hub: the coin, and the accounts for which the hub mints LST.
pub fn rewards_added(response: &Response) -> Vec<(Coin, Vec<MintOrder>)> {
    let messages = response.messages.iter().map(|sub| &sub.msg);
    messages
        .filter_map(|msg| match msg {
            CosmosMsg::Wasm(WasmMsg::Execute {
                contract_addr,
                msg,
                funds,
            }) => {
                assert_eq!(*contract_addr, account("hub").to_string());
                assert_eq!(funds.len(), 1);
                match from_json(msg).unwrap() {
                    hub::ExecuteMsg::AddRewards { mint } => Some((funds[0].clone(), mint)),
                    other => panic!("not for the collector to send: {other:?}"),
                }
            }
            _ => None,
        })
        .collect()
}
