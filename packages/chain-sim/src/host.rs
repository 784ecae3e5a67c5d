//! What the driver needs of an App, and the commands that are no messages.

use std::rc::Rc;
use std::time::Duration;

use cosmwasm_std::{
    Addr, Api, BalanceResponse, BankQuery, BlockInfo, Coin, CustomMsg, CustomQuery, Decimal, Event,
    Order, Storage, Uint128,
};
use cw_multi_test::{App, Bank, CosmosRouter, Gov, Ibc, Module, Stargate, Wasm};
use cw_storage_plus::Bound;
use serde::de::DeserializeOwned;

use crate::address::Address;
use crate::blocks::{head, BlockEvents};
use crate::chain::{after, Chain, RouterBank};
use crate::coins::DecCoins;
use crate::error::{self, Res, SimError};
use crate::genesis::genesis;
use crate::modules::{step, Next, SimDistribution, SimStaking};
use crate::overlay::atomically;
use crate::params::{ChainParams, FailKind, GenesisValidator};
use crate::query::View;
use crate::state::{
    config, Config, Evidence, Power, Status, ABSENT, CONFIG, DELEGATORS, EVENTS, EVIDENCE, FAILING,
    SIGNING, VOTES,
};
use crate::validators;

/// An App on which chain code can run. Not to be implemented outside.
#[allow(private_bounds)]
pub trait Host {
    /// Runs `work` on the chain, wholly or not at all.
    fn run<T>(&mut self, work: impl FnOnce(&mut Chain) -> Res<T>) -> Res<T>;
    /// Reads.
    fn look<T>(&self, work: impl FnOnce(&View) -> Res<T>) -> Res<T>;
    /// Genesis.
    fn start(&mut self, params: ChainParams, validators: Vec<GenesisValidator>) -> Res<()>;
    /// The next block, so much later; as the first one of a chain that starts at a height from this one's state, if
    /// one is given.
    fn make_block(&mut self, span: Duration, restart: Option<u64>) -> Res<BlockEvents>;
    /// A balance.
    fn balance_of(&self, account: &Addr, denom: &str) -> Res<Uint128>;
}

#[allow(private_bounds)]
impl<BankT, ApiT, StorageT, CustomT, WasmT, IbcT, GovT, StargateT> Host
    for App<
        BankT,
        ApiT,
        StorageT,
        CustomT,
        WasmT,
        SimStaking,
        SimDistribution,
        IbcT,
        GovT,
        StargateT,
    >
where
    CustomT::ExecT: CustomMsg + DeserializeOwned + 'static,
    CustomT::QueryT: CustomQuery + DeserializeOwned + 'static,
    WasmT: Wasm<CustomT::ExecT, CustomT::QueryT>,
    BankT: Bank,
    ApiT: Api,
    StorageT: Storage,
    CustomT: Module,
    IbcT: Ibc,
    GovT: Gov,
    StargateT: Stargate,
{
    fn run<T>(&mut self, work: impl FnOnce(&mut Chain) -> Res<T>) -> Res<T> {
        let block = self.block_info();
        self.init_modules(|router, api, store| {
            let bank = RouterBank {
                api,
                router: &*router,
                block: &block,
            };
            atomically(store, |store| {
                let mut chain = Chain::open(store, api, &bank, &block)?;
                let done = work(&mut chain)?;
                chain.close()?;
                Ok(done)
            })
        })
    }

    fn look<T>(&self, work: impl FnOnce(&View) -> Res<T>) -> Res<T> {
        let height = self.block_info().height;
        self.read_module(|_, api, store| work(&View::open(store, api, height)?))
    }

    fn start(&mut self, params: ChainParams, all: Vec<GenesisValidator>) -> Res<()> {
        let block = self.block_info();
        self.init_modules(|router, api, store| {
            let bank = RouterBank {
                api,
                router: &*router,
                block: &block,
            };
            atomically(store, |store| {
                genesis(store, api, &bank, &block, params, all)
            })
        })
    }

    fn make_block(&mut self, span: Duration, restart: Option<u64>) -> Res<BlockEvents> {
        let old = self.block_info();
        let (next, height) = match restart {
            None => (Next::Block, old.height.saturating_add(1)),
            Some(height) => (Next::Restart, first_height(height, old.height)?),
        };
        let new = BlockInfo {
            height,
            time: after(old.time, span)?,
            chain_id: old.chain_id,
        };
        let events = self.init_modules(|router, api, store| {
            atomically(store, |store| step(api, store, &*router, &new, next))
        })?;
        // the chain is in this block already, so the App's own hook does nothing
        self.set_block(new);
        Ok(events)
    }

    fn balance_of(&self, account: &Addr, denom: &str) -> Res<Uint128> {
        let block = self.block_info();
        self.read_module(|router, api, store| {
            let query = BankQuery::Balance {
                address: account.to_string(),
                denom: denom.to_string(),
            };
            let answer = CosmosRouter::query(router, api, store, &block, query.into())
                .map_err(|error| SimError::Bank(error.to_string()))?;
            Ok(cosmwasm_std::from_json::<BalanceResponse>(answer)?
                .amount
                .amount)
        })
    }
}

impl Chain<'_> {
    /// The same chain, to read.
    pub fn view(&self) -> View<'_> {
        View {
            store: self.store,
            api: self.api,
            config: Rc::clone(&self.config),
            height: self.height,
        }
    }

    pub fn mark_absent(&mut self, all: &[&str]) -> Res<()> {
        let mut absent = ABSENT.may_load(self.store)?.unwrap_or_default();
        for validator in all {
            let address = self.view().known(validator)?;
            if !absent.contains(&address) {
                absent.push(address);
            }
        }
        Ok(ABSENT.save(self.store, &absent)?)
    }

    fn check_height(&self, height: u64) -> Res<()> {
        if height > self.height {
            return Err(SimError::FutureHeight {
                height,
                now: self.height,
            });
        }
        Ok(())
    }

    pub fn submit_evidence(&mut self, validator: &str, height: u64) -> Res<()> {
        let address = self.view().known(validator)?;
        self.check_height(height)?;
        // the block's own votes come with the next one
        let votes = self.view().votes_at(height.saturating_add(1))?;
        let power = power_of(&votes, &address).ok_or_else(|| SimError::NoVote {
            validator: validator.to_string(),
            height,
        })?;
        let mut all = EVIDENCE.may_load(self.store)?.unwrap_or_default();
        all.push(Evidence {
            validator: address,
            height,
            power,
        });
        Ok(EVIDENCE.save(self.store, &all)?)
    }

    pub fn slash_now(&mut self, validator: &str, fraction: Decimal, height: u64) -> Res<Uint128> {
        let address = self.view().known(validator)?;
        self.check_height(height)?;
        if fraction > Decimal::one() {
            return Err(SimError::FractionAboveOne(fraction));
        }
        let target = validators::load(self.store, &address)?;
        if target.status == Status::Unbonded {
            return Err(SimError::Unbonded(validator.to_string()));
        }
        let voted = if height < self.height {
            // evidence names the block after the infraction, and its votes come one later
            power_of(&self.view().votes_at(height.saturating_add(2))?, &address)
        } else {
            None
        };
        let power = match voted {
            Some(power) => power,
            None => validators::power(target.tokens, self.config.params.power_reduction)?,
        };
        let before = self.stake_held()?;
        self.slash(&address, height, power, fraction.into())?;
        Ok(before.saturating_sub(self.stake_held()?))
    }

    fn stake_held(&self) -> Res<Uint128> {
        let accounts = &self.config.accounts;
        let bonded = self
            .bank
            .balance(self.store, &accounts.bonded_pool, self.denom())?;
        let other = self
            .bank
            .balance(self.store, &accounts.not_bonded_pool, self.denom())?;
        crate::chain::more(bonded, other)
    }

    pub fn jail_now(&mut self, validator: &str) -> Res<()> {
        let address = self.view().known(validator)?;
        let mut target = validators::load(self.store, &address)?;
        if target.jailed {
            return Err(error::validator_jailed());
        }
        self.jail(&address, &mut target)?;
        let mut signing = validators::signing(self.store, &address)?;
        signing.jailed_until = Some(self.later(self.config.params.jail_secs)?);
        Ok(SIGNING.save(self.store, &address.key(), &signing)?)
    }

    pub fn reward_validator(&mut self, validator: &str, coins: &[Coin]) -> Res<()> {
        let address = self.view().known(validator)?;
        let to = self.config.accounts.distribution.clone();
        self.bank.mint(self.store, &to, coins.to_vec())?;
        self.allocate(&address, &DecCoins::from_coins(coins)?)
            .map(drop)
    }

    /// The operator undelegates all it has.
    pub fn leave(&mut self, validator: &str) -> Res<()> {
        let address = self.view().known(validator)?;
        let key = address.key();
        let all: Vec<_> = DELEGATORS
            .prefix(&key)
            .keys(self.store, None, None, Order::Ascending)
            .collect::<Result<_, _>>()?;
        let others = all.iter().filter(|delegator| **delegator != key).count();
        if others > 0 {
            return Err(SimError::HasDelegators {
                validator: validator.to_string(),
                others,
            });
        }
        let Some(shares) = self.shares(&address, &address)? else {
            return Ok(());
        };
        self.undelegate(&address, &address, shares).map(drop)
    }

    pub fn set_failing(&mut self, validator: &str, what: FailKind, on: bool) -> Res<()> {
        let key = self.view().known(validator)?.key();
        if on {
            FAILING.save(self.store, (&key, what.key()), &())?;
        } else {
            FAILING.remove(self.store, (&key, what.key()));
        }
        Ok(())
    }

    pub fn set_params(&mut self, params: ChainParams) -> Res<()> {
        params.validate()?;
        let old = &self.config.params;
        let fixed = |name, why: &str| {
            Err(SimError::InvalidParam {
                name,
                why: why.to_string(),
            })
        };
        if params.bond_denom != old.bond_denom {
            return fixed("bond_denom", "cannot be changed");
        }
        if params.power_reduction != old.power_reduction {
            return fixed("power_reduction", "cannot be changed");
        }
        let is_raised = params.min_commission > old.min_commission;
        CONFIG.save(
            self.store,
            &Config {
                params,
                ..Config::clone(&self.config)
            },
        )?;
        self.config = config(self.store)?;
        if is_raised {
            self.raise_commissions()?;
        }
        self.touch_set()
    }
}

/// The height at which a chain starts again: none before 1, none that the old one has not reached.
fn first_height(height: u64, now: u64) -> Res<u64> {
    match height {
        0 => Err(SimError::HeightZero),
        _ if height > now => Err(SimError::FutureHeight { height, now }),
        _ => Ok(height),
    }
}

fn power_of(votes: &[Power], validator: &Address) -> Option<u64> {
    votes
        .iter()
        .find(|(address, _)| address == validator)
        .map(|(_, power)| *power)
}

impl View<'_> {
    /// The powers that counted in BeginBlock of this height, or will.
    fn votes_at(&self, height: u64) -> Res<Vec<Power>> {
        let until = Some(Bound::inclusive(height));
        let found = VOTES
            .range(self.store, None, until, Order::Descending)
            .next()
            .transpose()?;
        Ok(found.map(|(_, votes)| votes).unwrap_or_default())
    }

    pub fn votes(&self) -> Res<Vec<(String, u64)>> {
        let votes = VOTES
            .may_load(self.store, head(self.store)?.votes)?
            .unwrap_or_default();
        votes
            .iter()
            .map(|(address, power)| Ok((self.valoper(address)?, *power)))
            .collect()
    }

    pub fn events(&self) -> Res<Vec<Event>> {
        let all = EVENTS.range(self.store, None, None, Order::Ascending);
        all.map(|found| Ok(found?.1)).collect()
    }
}
