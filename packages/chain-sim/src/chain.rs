//! What the rules work on: storage, the bank, the block, and the events that they emit.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

#[allow(deprecated)]
use cosmwasm_std::AllBalanceResponse;
use cosmwasm_std::{
    from_json, Addr, Api, BalanceResponse, BankMsg, BankQuery, BlockInfo, Coin, CustomMsg,
    CustomQuery, Event, Storage, SupplyResponse, Timestamp, Uint128,
};
use cw_multi_test::{BankSudo, CosmosRouter};
use serde::de::DeserializeOwned;

use crate::address::Address;
use crate::clock::disturb;
use crate::error::{Res, SimError};
use crate::events;
use crate::state::{config, Config};

/// What the modules need of the bank keeper.
pub(crate) trait Bank {
    fn send(&self, store: &mut dyn Storage, from: &Addr, to: &Addr, coins: Vec<Coin>) -> Res<()>;
    fn mint(&self, store: &mut dyn Storage, to: &Addr, coins: Vec<Coin>) -> Res<()>;
    fn burn(&self, store: &mut dyn Storage, from: &Addr, coins: Vec<Coin>) -> Res<()>;
    fn balance(&self, store: &dyn Storage, of: &Addr, denom: &str) -> Res<Uint128>;
    fn balances(&self, store: &dyn Storage, of: &Addr) -> Res<Vec<Coin>>;
    fn supply(&self, store: &dyn Storage, denom: &str) -> Res<Uint128>;
}

/// The App's bank module, whatever it is.
pub(crate) struct RouterBank<'a, ExecC, QueryC> {
    pub api: &'a dyn Api,
    pub router: &'a dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
    pub block: &'a BlockInfo,
}

impl<ExecC, QueryC> RouterBank<'_, ExecC, QueryC>
where
    ExecC: CustomMsg,
    QueryC: CustomQuery,
{
    fn execute(&self, store: &mut dyn Storage, sender: &Addr, msg: BankMsg) -> Res<()> {
        self.router
            .execute(self.api, store, self.block, sender.clone(), msg.into())
            .map(drop)
            .map_err(bank_error)
    }

    fn query<T: DeserializeOwned>(&self, store: &dyn Storage, query: BankQuery) -> Res<T> {
        let answer = self
            .router
            .query(self.api, store, self.block, query.into())
            .map_err(bank_error)?;
        Ok(from_json(answer)?)
    }
}

fn bank_error(error: impl std::fmt::Display) -> SimError {
    SimError::Bank(error.to_string())
}

fn positive(coins: Vec<Coin>) -> Option<Vec<Coin>> {
    let coins: Vec<_> = coins.into_iter().filter(|c| !c.amount.is_zero()).collect();
    (!coins.is_empty()).then_some(coins)
}

impl<ExecC, QueryC> Bank for RouterBank<'_, ExecC, QueryC>
where
    ExecC: CustomMsg,
    QueryC: CustomQuery,
{
    fn send(&self, store: &mut dyn Storage, from: &Addr, to: &Addr, coins: Vec<Coin>) -> Res<()> {
        match positive(coins) {
            Some(amount) => self.execute(
                store,
                from,
                BankMsg::Send {
                    to_address: to.to_string(),
                    amount,
                },
            ),
            None => Ok(()),
        }
    }

    fn mint(&self, store: &mut dyn Storage, to: &Addr, coins: Vec<Coin>) -> Res<()> {
        let Some(amount) = positive(coins) else {
            return Ok(());
        };
        let mint = BankSudo::Mint {
            to_address: to.to_string(),
            amount,
        };
        self.router
            .sudo(self.api, store, self.block, mint.into())
            .map(drop)
            .map_err(bank_error)
    }

    fn burn(&self, store: &mut dyn Storage, from: &Addr, coins: Vec<Coin>) -> Res<()> {
        match positive(coins) {
            Some(amount) => self.execute(store, from, BankMsg::Burn { amount }),
            None => Ok(()),
        }
    }

    fn balance(&self, store: &dyn Storage, of: &Addr, denom: &str) -> Res<Uint128> {
        let query = BankQuery::Balance {
            address: of.to_string(),
            denom: denom.to_string(),
        };
        self.query::<BalanceResponse>(store, query)
            .map(|answer| answer.amount.amount)
    }

    #[allow(deprecated)]
    fn balances(&self, store: &dyn Storage, of: &Addr) -> Res<Vec<Coin>> {
        let query = BankQuery::AllBalances {
            address: of.to_string(),
        };
        self.query::<AllBalanceResponse>(store, query)
            .map(|answer| answer.amount)
    }

    fn supply(&self, store: &dyn Storage, denom: &str) -> Res<Uint128> {
        let query = BankQuery::Supply {
            denom: denom.to_string(),
        };
        self.query::<SupplyResponse>(store, query)
            .map(|answer| answer.amount.amount)
    }
}

/// One message, or one Begin- or EndBlock, while it runs.
pub(crate) struct Chain<'a> {
    pub store: &'a mut dyn Storage,
    pub api: &'a dyn Api,
    pub bank: &'a dyn Bank,
    pub config: Rc<Config>,
    pub height: u64,
    pub now: Timestamp,
    pub events: Vec<Event>,
    names: Names,
}

/// The addresses that were last converted to text: a message names one delegator and one validator
/// several times.
#[derive(Default)]
struct Names {
    account: RefCell<Option<(Address, Addr)>>,
    operator: RefCell<Option<(Address, String)>>,
}

/// The known text of an address, or else a new conversion.
fn known<T: Clone>(
    last: &RefCell<Option<(Address, T)>>,
    address: &Address,
    spell: impl FnOnce() -> Res<T>,
) -> Res<T> {
    let mut last = last.borrow_mut();
    match &*last {
        Some((known, name)) if known == address => Ok(name.clone()),
        _ => {
            let name = spell()?;
            *last = Some((address.clone(), name.clone()));
            Ok(name)
        }
    }
}

impl<'a> Chain<'a> {
    pub fn open(
        store: &'a mut dyn Storage,
        api: &'a dyn Api,
        bank: &'a dyn Bank,
        block: &BlockInfo,
    ) -> Res<Self> {
        let config = config(store)?;
        disturb(store);
        Ok(Self {
            store,
            api,
            bank,
            config,
            height: block.height,
            now: block.time,
            events: vec![],
            names: Names::default(),
        })
    }

    /// Records the events for the driver, and returns them.
    pub fn close(self) -> Res<Vec<Event>> {
        events::append(self.store, &self.events);
        Ok(self.events)
    }

    /// The time `secs` from now.
    pub fn later(&self, secs: u64) -> Res<Timestamp> {
        after(self.now, Duration::from_secs(secs))
    }

    pub fn denom(&self) -> &str {
        &self.config.params.bond_denom
    }

    pub fn stake(&self, amount: Uint128) -> Vec<Coin> {
        vec![Coin {
            denom: self.denom().to_string(),
            amount,
        }]
    }

    pub fn send(&mut self, from: &Addr, to: &Addr, coins: Vec<Coin>) -> Res<()> {
        self.bank.send(self.store, from, to, coins)
    }

    pub fn valoper(&self, validator: &Address) -> Res<String> {
        let spell = || validator.encode(&self.config.valoper);
        known(&self.names.operator, validator, spell)
    }

    pub fn account(&self, account: &Address) -> Res<Addr> {
        let spell = || account.humanize(self.api);
        known(&self.names.account, account, spell)
    }

    /// Removes slashed coins from the supply.
    pub fn burn_bonded(&mut self, amount: Uint128) -> Res<()> {
        let (from, coins) = (self.config.accounts.bonded_pool.clone(), self.stake(amount));
        self.bank.burn(self.store, &from, coins)
    }

    pub fn burn_not_bonded(&mut self, amount: Uint128) -> Res<()> {
        let (from, coins) = (
            self.config.accounts.not_bonded_pool.clone(),
            self.stake(amount),
        );
        self.bank.burn(self.store, &from, coins)
    }

    pub fn bonded_to_not_bonded(&mut self, amount: Uint128) -> Res<()> {
        let accounts = self.config.accounts.clone();
        self.send(
            &accounts.bonded_pool,
            &accounts.not_bonded_pool,
            self.stake(amount),
        )
    }

    pub fn not_bonded_to_bonded(&mut self, amount: Uint128) -> Res<()> {
        let accounts = self.config.accounts.clone();
        self.send(
            &accounts.not_bonded_pool,
            &accounts.bonded_pool,
            self.stake(amount),
        )
    }
}

/// The time `span` after `time`, to the nanosecond, if the clock goes that far.
pub(crate) fn after(time: Timestamp, span: Duration) -> Res<Timestamp> {
    u64::try_from(span.as_nanos())
        .ok()
        .and_then(|nanos| time.nanos().checked_add(nanos))
        .map(Timestamp::from_nanos)
        .ok_or(SimError::ClockOverflow {
            secs: span.as_secs(),
        })
}

/// A difference that the rules keep from being negative.
pub(crate) fn less(from: Uint128, amount: Uint128) -> Res<Uint128> {
    from.checked_sub(amount)
        .map_err(|_| crate::error::SdkError::panic("negative coin amount").into())
}

/// A sum of coins.
pub(crate) fn more(to: Uint128, amount: Uint128) -> Res<Uint128> {
    to.checked_add(amount)
        .map_err(|_| crate::error::SdkError::panic("Int overflow").into())
}
