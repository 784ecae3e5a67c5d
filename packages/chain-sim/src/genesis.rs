//! The first block, and validators that join later.

use cosmwasm_std::{Api, BlockInfo, Storage, Timestamp, Uint128};

use crate::address::Address;
use crate::blocks::by_power;
use crate::chain::{more, Bank, Chain};
use crate::clock::Head;
use crate::dec::Dec;
use crate::error::{Res, SimError};
use crate::params::{ChainParams, GenesisValidator};
use crate::state::{
    save_config, Config, ModuleAccounts, Status, Validator, LAST_SET, SET_CHANGED, VOTES,
};
use crate::validators;

/// Starts the chain: the App's block becomes its first block, with BeginBlock done.
pub(crate) fn genesis(
    store: &mut dyn Storage,
    api: &dyn Api,
    bank: &dyn Bank,
    block: &BlockInfo,
    params: ChainParams,
    all: Vec<GenesisValidator>,
) -> Res<()> {
    if Head::is_there(store) {
        return Err(SimError::GenesisTwice);
    }
    params.validate()?;
    save_config(store, &configure(api, params)?)?;
    let before = BlockInfo {
        height: block.height.saturating_sub(1),
        ..block.clone()
    };
    let mut chain = Chain::open(store, api, bank, &before)?;
    let mut staked = Uint128::zero();
    for validator in &all {
        staked = more(staked, validator.self_stake)?;
        chain.add_genesis_validator(validator)?;
    }
    let (pool, coins) = (
        chain.config.accounts.not_bonded_pool.clone(),
        chain.stake(staked),
    );
    bank.mint(chain.store, &pool, coins)?;
    chain.update_set()?;
    let set = LAST_SET.may_load(store)?.unwrap_or_default();
    let first = block.height.saturating_add(1);
    VOTES.save(store, first, &by_power(set));
    SET_CHANGED.save(store, &false);
    Head::first(store, block)?;
    // fees of the first block are allocated in the second
    Chain::open(store, api, bank, block)?.mint_provisions()
}

/// `authtypes.NewModuleAddress` for each; the prefix is the App's.
fn configure(api: &dyn Api, params: ChainParams) -> Res<Config> {
    let account = |name| Address::module(name).humanize(api);
    let accounts = ModuleAccounts {
        bonded_pool: account("bonded_tokens_pool")?,
        not_bonded_pool: account("not_bonded_tokens_pool")?,
        distribution: account("distribution")?,
        fee_collector: account("fee_collector")?,
        mint: account("mint")?,
    };
    let text = accounts.mint.as_str();
    let (prefix, _) = text
        .rsplit_once('1')
        .ok_or_else(|| SimError::InvalidAddress(text.to_string()))?;
    let valoper = params.operator_prefix.clone();
    let valoper = valoper.unwrap_or_else(|| format!("{prefix}valoper"));
    Ok(Config {
        params,
        valoper,
        accounts,
    })
}

impl Chain<'_> {
    /// A validator without stake, which is not stored yet. Fails if it cannot be created as asked.
    fn new_validator(&self, new: &GenesisValidator) -> Res<(Address, Validator)> {
        let address = Address::operator(&self.config.valoper, &new.operator)?;
        if validators::find(self.store, &address)?.is_some() {
            return Err(SimError::DuplicateValidator(new.operator.clone()));
        }
        let refuse = |name, why: &str| SimError::InvalidParam {
            name,
            why: why.to_string(),
        };
        if new.max_commission > cosmwasm_std::Decimal::one() {
            return Err(refuse("max_commission", "more than 1"));
        }
        if new.commission > new.max_commission {
            return Err(refuse("commission", "more than max_commission"));
        }
        if new.self_stake < new.min_self_delegation || new.self_stake.is_zero() {
            return Err(refuse(
                "self_stake",
                "less than min_self_delegation, or zero",
            ));
        }
        let age = new.commission_age_secs.saturating_mul(1_000_000_000);
        let validator = Validator {
            tokens: Uint128::zero(),
            shares: Dec::ZERO,
            status: Status::Unbonded,
            jailed: false,
            unbonding_time: Timestamp::default(),
            unbonding_height: 0,
            min_self_delegation: new.min_self_delegation,
            commission: new.commission,
            max_commission: new.max_commission,
            max_commission_change: new.max_commission_change,
            commission_set: Timestamp::from_nanos(self.now.nanos().saturating_sub(age)),
        };
        Ok((address, validator))
    }

    /// Adds a validator of the genesis, with its self-delegation in the pool.
    fn add_genesis_validator(&mut self, new: &GenesisValidator) -> Res<()> {
        let (address, mut validator) = self.new_validator(new)?;
        let shares = validator.add(new.self_stake)?;
        self.save_validator(&address, &validator);
        self.rank(&address, &validator)?;
        let ended = self.start_with_operator(&address, new.commission.into())?;
        self.save_delegator(&address, &address);
        self.save_delegation(&address, &address, ended, &validator, shares)
    }

    /// `MsgCreateValidator`; its self-delegation is minted to the operator first.
    pub fn join(&mut self, new: &GenesisValidator) -> Res<()> {
        let (address, mut validator) = self.new_validator(new)?;
        self.save_validator(&address, &validator);
        self.rank(&address, &validator)?;
        self.start_validator_rewards(&address, new.commission.into());
        let (operator, coins) = (self.account(&address)?, self.stake(new.self_stake));
        self.bank.mint(self.store, &operator, coins)?;
        let from = crate::delegate::Source::Account;
        self.delegate(&address, &address, &mut validator, new.self_stake, from)
            .map(drop)
    }
}
