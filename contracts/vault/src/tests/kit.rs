//! The vault with a real cw20 and siblings that are nothing but storage.

use crate::{contract, state::LEDGER, ContractError};
use ballast_accounting::Pool;
use ballast_types::birth::BirthError;
use ballast_types::{
    address::operator_address,
    collector,
    deploy::Suite,
    hub::{
        self, BookRow, Books, ExchangeRateResponse, FreshnessResponse, Params as HubParams, BOOK,
        BOOKS, CONFIG, OWNERSHIP,
    },
    registry::{Kind, Roster, Seat, Status, ROSTER},
    vault::*,
    Amount, LayerShares, Native, Shares, Totals,
};
use cosmwasm_std::{
    from_json, to_json_binary, Addr, Binary, Decimal, Deps, DepsMut, Empty, Env, MessageInfo,
    Response, StdResult, Storage, Timestamp, Uint128,
};
use cw20::{Cw20Coin, Cw20ExecuteMsg, Cw20QueryMsg};
use cw_multi_test::{App, AppResponse, ContractWrapper, Executor};
use cw_ownable::Ownership;
use cw_storage_plus::Item;
use serde::de::DeserializeOwned;

/// What the hub answers when it is asked whether its books are right.
const FRESH: Item<FreshnessResponse> = Item::new("fresh");

/// Unbonding time, batch interval and a day.
pub const COOLDOWN: u64 = 2_203_200;
/// Everyone begins with this much LST.
pub const WEALTH: u128 = 1_000_000_000_000;

pub struct Kit {
    pub app: App,
    pub suite: Suite,
    pub vault: Addr,
}

fn sibling(_: DepsMut<'_>, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

fn hub_query(deps: Deps<'_>, _: Env, msg: hub::QueryMsg) -> StdResult<Binary> {
    let fresh = FRESH.load(deps.storage)?;
    match msg {
        hub::QueryMsg::Freshness {} => to_json_binary(&fresh),
        hub::QueryMsg::ExchangeRate {} => to_json_binary(&ExchangeRateResponse {
            pending_cover: Native::ZERO,
            rate: Decimal::one(),
            value: fresh.value,
            shares: fresh.shares,
            updated_at: 0,
        }),
        _ => panic!("the vault asks the hub only for its price"),
    }
}

impl Default for Kit {
    fn default() -> Self {
        Self::new(ParamsUpdate::default())
    }
}

impl Kit {
    pub fn new(params: ParamsUpdate) -> Self {
        let mut app = App::default();
        // whole seconds, so that numbers can be checked by head; `clock` stories have the others
        app.update_block(|block| block.time = Timestamp::from_seconds(block.time.seconds()));
        let people = ["alice", "bob", "carol", "mallory"].map(|name| app.api().addr_make(name));
        let owner = app.api().addr_make("owner");
        let fake = app.store_code(Box::new(ContractWrapper::new(sibling, sibling, hub_query)));
        let cw20 = app.store_code(Box::new(ContractWrapper::new(
            cw20_base::contract::execute,
            cw20_base::contract::instantiate,
            cw20_base::contract::query,
        )));
        let code = app.store_code(Box::new(
            ContractWrapper::new(contract::execute, contract::instantiate, contract::query)
                .with_migrate(contract::migrate),
        ));
        let [hub, registry, queue, collector] = [(); 4].map(|()| {
            app.instantiate_contract(fake, owner.clone(), &Empty {}, &[], "fake", None)
                .unwrap()
        });
        let token = cw20_base::msg::InstantiateMsg {
            name: "Ballast".into(),
            symbol: "bLST".into(),
            decimals: 6,
            initial_balances: people
                .iter()
                .map(|who| Cw20Coin {
                    address: who.to_string(),
                    amount: Uint128::new(WEALTH),
                })
                .collect(),
            mint: None,
            marketing: None,
        };
        let token = app
            .instantiate_contract(cw20, owner.clone(), &token, &[], "token", None)
            .unwrap();
        let mut suite = Suite {
            hub,
            token,
            registry,
            queue,
            vault: owner.clone(),
            collector,
        };
        // an instantiation that fails leaves no trace but the address it would have had
        let mut birth = InstantiateMsg {
            suite: suite.clone(),
            exit_secs: 2_203_200,
            params,
        };
        let hub = suite.hub.clone();
        let born = app.instantiate_contract(code, hub.clone(), &birth, &[], "vault", None);
        let Err(ContractError::Birth(BirthError::NotThisContract { this, .. })) =
            born.map_err(|err| err.downcast().unwrap())
        else {
            panic!("it should have refused")
        };
        suite.vault = this;
        birth.suite = suite.clone();
        let admin = Some(owner.to_string());
        let vault = app
            .instantiate_contract(code, hub, &birth, &[], "vault", admin)
            .unwrap();
        let mut kit = Self { app, suite, vault };
        kit.furnish(&owner);
        kit
    }

    fn furnish(&mut self, owner: &Addr) {
        let params = HubParams::new(hub::ParamsUpdate::default(), 6).unwrap();
        assert_eq!(params.least_cooldown(0), 2_203_200);
        let (hub, suite) = (self.suite.hub.clone(), self.suite.clone());
        self.write(&hub, |storage| {
            let config = hub::Config {
                denom: "ustake".to_string(),
                decimals: 6,
                suite,
                guardian: owner.clone(),
                treasury: owner.clone(),
                params,
            };
            CONFIG.save(storage, &config).unwrap();
            let ownership = Ownership {
                owner: Some(owner.clone()),
                pending_owner: None,
                pending_expiry: None,
            };
            OWNERSHIP.save(storage, &ownership).unwrap();
        });
        self.totals(4 * WEALTH, 4 * WEALTH);
        self.list(false, &[]);
        let collector = self.suite.collector.clone();
        self.write(&collector, |storage| {
            collector::PARAMS
                .save(storage, &collector::Params::default())
                .unwrap();
        });
    }

    pub fn write(&mut self, contract: &Addr, write: impl FnOnce(&mut dyn Storage)) {
        let mut storage = self.app.contract_storage_mut(contract);
        write(storage.as_mut());
    }

    /// What the hub says of its books: right.
    pub fn totals(&mut self, value: u128, shares: u128) {
        self.fresh(0, 0, value, shares);
    }

    pub fn pending(&mut self, loss: u128, cover: u128) {
        self.fresh(loss, cover, 4 * WEALTH, 4 * WEALTH);
    }

    fn fresh(&mut self, loss: u128, cover: u128, value: u128, shares: u128) {
        let hub = self.suite.hub.clone();
        let fresh = FreshnessResponse {
            pending_loss: Native::new(loss),
            pending_cover: Native::new(cover),
            value: Native::new(value),
            shares: Shares::new(shares),
        };
        let pool = Pool {
            bonded: fresh.value,
            shares: fresh.shares,
            ..Pool::default()
        };
        let books = Books {
            premium_secs: 86_400,
            pool,
            pending_cover: fresh.pending_cover,
            ..Books::default()
        };
        self.write(&hub, |storage| {
            FRESH.save(storage, &fresh).unwrap();
            BOOKS.save(storage, &books).unwrap();
        });
    }

    /// The pool's stake with a validator.
    pub fn stake(&mut self, validator: &str, stake: u128) {
        let hub = self.suite.hub.clone();
        let row = BookRow {
            stake: Native::new(stake),
            ..BookRow::default()
        };
        self.write(&hub, |storage| match stake {
            0 => BOOK.remove(storage, validator),
            _ => BOOK.save(storage, validator, &row).unwrap(),
        });
    }

    /// What the registry lists, at leverage 20.
    pub fn list(&mut self, require_bonds: bool, seats: &[(&str, Kind)]) {
        let registry = self.suite.registry.clone();
        let roster = Roster {
            cap_bps: 2_500,
            leverage: Decimal::from_ratio(20u128, 1u128),
            min_stake: Uint128::zero(),
            require_bonds,
            least_bond: cosmwasm_std::Uint128::zero(),
            seats: seats
                .iter()
                .map(|(address, kind)| Seat {
                    out_since: None,
                    address: address.to_string(),
                    weight: 1,
                    cap_bps: None,
                    status: Status::Active,
                    kind: *kind,
                })
                .collect(),
        };
        self.write(&registry, |storage| ROSTER.save(storage, &roster).unwrap());
    }

    pub fn who(&self, name: &str) -> Addr {
        self.app.api().addr_make(name)
    }

    /// An operator address.
    pub fn val(&self, n: u8) -> String {
        operator_address(&[n; 20], self.vault.as_str()).unwrap()
    }

    pub fn bond_of(&self, n: u8) -> LayerId {
        LayerId::Bond {
            validator: self.val(n),
        }
    }

    pub fn now(&self) -> u64 {
        self.app.block_info().time.seconds()
    }

    pub fn wait(&mut self, secs: u64) {
        self.app.update_block(|block| {
            block.height += 1;
            block.time = block.time.plus_seconds(secs);
        });
    }

    pub fn exec(&mut self, who: &str, msg: &ExecuteMsg) -> Result<AppResponse, ContractError> {
        let sender = match who {
            "hub" => self.suite.hub.clone(),
            who => self.who(who),
        };
        self.exec_as(sender, msg)
    }

    /// Whatever is refused leaves the storage byte by byte as it was.
    pub fn exec_as(&mut self, who: Addr, msg: &ExecuteMsg) -> Result<AppResponse, ContractError> {
        let before = self.app.dump_wasm_raw(&self.vault);
        let vault = self.vault.clone();
        let done = self
            .app
            .execute_contract(who, vault, msg, &[])
            .map_err(|err| err.downcast().unwrap());
        self.settled(done.is_ok(), before);
        done
    }

    /// Sends LST with an order.
    pub fn send(&mut self, who: &str, lst: u128, msg: &ReceiveMsg) -> Result<u128, ContractError> {
        let order = to_json_binary(msg).unwrap();
        let done = self.send_raw(who, lst, order)?;
        Ok(attr(&done, "shares").parse().unwrap())
    }

    pub fn send_raw(
        &mut self,
        who: &str,
        lst: u128,
        msg: Binary,
    ) -> Result<AppResponse, ContractError> {
        let before = self.app.dump_wasm_raw(&self.vault);
        let send = Cw20ExecuteMsg::Send {
            contract: self.vault.to_string(),
            amount: Uint128::new(lst),
            msg,
        };
        let (who, token) = (self.who(who), self.suite.token.clone());
        let done = self
            .app
            .execute_contract(who, token, &send, &[])
            .map_err(|err| err.downcast().unwrap());
        self.settled(done.is_ok(), before);
        done
    }

    fn settled(&self, done: bool, before: Vec<(Vec<u8>, Vec<u8>)>) {
        if !done {
            assert_eq!(self.app.dump_wasm_raw(&self.vault), before);
        }
        self.check();
    }

    /// I-1: the vault has what its layers say, and the ledger is their sum.
    pub fn check(&self) {
        let storage = self.app.contract_storage(&self.vault);
        let ledger = LEDGER.load(storage.as_ref()).unwrap();
        let pool = crate::state::POOL.load(storage.as_ref()).unwrap();
        let mut bonds = Shares::ZERO;
        for row in
            crate::state::BONDS.range(storage.as_ref(), None, None, cosmwasm_std::Order::Ascending)
        {
            let layer = row.unwrap().1.layer;
            bonds = bonds.checked_add(layer.held().unwrap()).unwrap();
        }
        assert_eq!(ledger.bonds, bonds);
        assert_eq!(
            ledger.held,
            bonds.checked_add(pool.held().unwrap()).unwrap()
        );
        let has = self.balance(&self.vault);
        assert!(has >= ledger.held.raw().u128(), "{has} of {}", ledger.held);
    }

    pub fn underwrite(&mut self, who: &str, lst: u128) -> u128 {
        self.send(who, lst, &underwrite()).unwrap()
    }

    pub fn post_bond(&mut self, who: &str, lst: u128, n: u8) -> u128 {
        let validator = self.val(n);
        self.send(who, lst, &ReceiveMsg::PostBond { validator })
            .unwrap()
    }

    /// A request to leave; its number.
    pub fn request(&mut self, who: &str, layer: LayerId, shares: u128) -> u64 {
        let msg = ExecuteMsg::RequestExit {
            layer,
            shares: LayerShares::new(shares),
        };
        attr(&self.exec(who, &msg).unwrap(), "exit_id")
            .parse()
            .unwrap()
    }

    pub fn exit(&mut self, exit_id: u64) -> Result<u128, ContractError> {
        let done = self.exec("mallory", &ExecuteMsg::Exit { exit_id })?;
        Ok(attr(&done, "lst").parse().unwrap())
    }

    pub fn refresh(&mut self, n: u8) -> String {
        let validator = Some(self.val(n));
        let done = self.exec("mallory", &ExecuteMsg::Refresh { validator });
        attr(&done.unwrap(), "fits_since")
    }

    /// One loss of one validator, at a price of one.
    pub fn cover(&mut self, loss_id: u64, n: u8, amount: u128) -> (u128, u128) {
        let msg = CoverMsg {
            before: par(),
            losses: vec![self.loss(loss_id, n, amount)],
        };
        let cover = self.cover_all(msg).burned[0];
        (cover.bond.raw().u128(), cover.pool.raw().u128())
    }

    pub fn loss(&self, loss_id: u64, n: u8, amount: u128) -> LossToCover {
        LossToCover {
            loss_id,
            validator: self.val(n),
            amount: Native::new(amount),
        }
    }

    /// Covers, and sees that the preview said so and that the token burned just that.
    pub fn cover_all(&mut self, msg: CoverMsg) -> CoverAnswer {
        let preview: CoverAnswer = self.ask(&QueryMsg::PreviewCover(msg.clone()));
        let before = self.balance(&self.vault);
        let done = self.exec("hub", &ExecuteMsg::Cover(msg)).unwrap();
        let answer: CoverAnswer = from_json(done.data.unwrap()).unwrap();
        assert_eq!(answer, preview);
        let said: u128 = answer
            .burned
            .iter()
            .map(|cover| cover.total().unwrap().raw().u128())
            .sum();
        assert_eq!(before - self.balance(&self.vault), said);
        answer
    }

    pub fn ask<T: DeserializeOwned>(&self, msg: &QueryMsg) -> T {
        self.try_ask(msg).unwrap()
    }

    pub fn try_ask<T: DeserializeOwned>(&self, msg: &QueryMsg) -> StdResult<T> {
        self.app.wrap().query_wasm_smart(&self.vault, msg)
    }

    pub fn position(&self, who: &str) -> PositionResponse {
        self.ask(&QueryMsg::Position {
            owner: self.who(who).into_string(),
        })
    }

    pub fn pool(&self) -> PoolResponse {
        self.ask(&QueryMsg::Pool {})
    }

    pub fn backing(&self, n: u8) -> u128 {
        let answer: BackingResponse = self.ask(&QueryMsg::Backing {
            validators: vec![self.val(n)],
        });
        answer.bonds[0].raw().u128()
    }

    pub fn balance(&self, who: &Addr) -> u128 {
        let query = Cw20QueryMsg::Balance {
            address: who.to_string(),
        };
        let answer: cw20::BalanceResponse = self
            .app
            .wrap()
            .query_wasm_smart(&self.suite.token, &query)
            .unwrap();
        answer.balance.u128()
    }

    pub fn has(&self, who: &str) -> u128 {
        self.balance(&self.who(who))
    }

    /// LST without an order, as premium comes.
    pub fn give(&mut self, who: &str, lst: u128) {
        let transfer = Cw20ExecuteMsg::Transfer {
            recipient: self.vault.to_string(),
            amount: Uint128::new(lst),
        };
        let (who, token) = (self.who(who), self.suite.token.clone());
        self.app
            .execute_contract(who, token, &transfer, &[])
            .unwrap();
    }
}

pub fn underwrite() -> ReceiveMsg {
    ReceiveMsg::Underwrite {
        receiver: None,
        min_shares: None,
    }
}

/// A price of one.
pub fn par() -> Totals {
    Totals {
        value: Native::new(4 * WEALTH),
        shares: Shares::new(4 * WEALTH),
    }
}

/// An attribute of the vault's own answer.
pub fn attr(done: &AppResponse, key: &str) -> String {
    done.events
        .iter()
        .filter(|event| event.ty == "wasm")
        .flat_map(|event| &event.attributes)
        .rfind(|attribute| attribute.key == key)
        .unwrap_or_else(|| panic!("no {key} in {:?}", done.events))
        .value
        .clone()
}

/// The event of a name, as `key=value` pairs.
pub fn event(done: &AppResponse, ty: &str) -> Vec<String> {
    done.events
        .iter()
        .filter(|event| event.ty == format!("wasm-{ty}"))
        .flat_map(|event| &event.attributes)
        .filter(|attribute| !attribute.key.starts_with('_'))
        .map(|attribute| format!("{}={}", attribute.key, attribute.value))
        .collect()
}
