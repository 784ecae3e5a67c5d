//! The split of the rewards that are here: one plan, which `distribute` executes and `pending`
//! shows.

use crate::{
    error::ContractError,
    state::{Config, Waiting, CONFIG, PARAMS, WAITING},
};
use ballast_accounting::{RewardRates, RewardSplit};
use ballast_types::{
    collector::Params,
    deploy::Suite,
    hub::{self, Hub, MintOrder},
    vault::premium_now,
    Amount, Native,
};
use cosmwasm_std::{
    attr, coins, Addr, Attribute, BankMsg, CosmosMsg, Deps, Env, QuerierWrapper, StdResult,
};

/// The rewards that are here, and their parts.
#[derive(Default)]
pub struct Plan {
    pub rewards: Native,
    pub split: RewardSplit,
}

impl Plan {
    /// Reads the balance and splits it by the rates in force.
    pub fn make(deps: Deps, env: &Env) -> Result<Self, ContractError> {
        let config = CONFIG.load(deps.storage)?;
        let params = PARAMS.load(deps.storage)?;
        let rewards = here(deps, env, &config)?;
        // rewards that arrived before a change of rates are split by the old rates
        let waiting = WAITING.may_load(deps.storage)?;
        let (old, old_params) = match waiting {
            Some(Waiting { amount, params }) => (amount.min(rewards), params),
            None => (Native::ZERO, params.clone()),
        };
        let new = rewards.checked_sub(old)?;
        let mut split = RewardSplit::default();
        for (amount, params) in [(old, old_params), (new, params)] {
            if !amount.is_zero() {
                let rates = rates(deps, env, &config.suite, &params);
                split = split.plus(RewardSplit::floor(amount, rates)?)?;
            }
        }
        Ok(Self { rewards, split })
    }

    /// The amounts, as attributes of the event.
    pub fn attributes(&self) -> [Attribute; 5] {
        [
            attr("rewards", self.rewards.to_string()),
            attr("restake", self.split.restake.to_string()),
            attr("premium", self.split.premium.to_string()),
            attr("fee", self.split.fee.to_string()),
            attr("tip", self.split.tip.to_string()),
        ]
    }

    /// The messages that carry out the plan; empty if there are no rewards.
    pub fn messages(
        &self,
        querier: &QuerierWrapper<'_>,
        config: &Config,
        tip_to: &Addr,
    ) -> Result<Vec<CosmosMsg>, ContractError> {
        if self.rewards.is_zero() {
            return Ok(vec![]);
        }
        let hub = Hub(config.suite.hub.clone());
        let mut messages: Vec<CosmosMsg> = vec![];
        if !self.split.tip.is_zero() {
            let tip = BankMsg::Send {
                to_address: tip_to.to_string(),
                amount: coins(self.split.tip.raw().u128(), &config.denom),
            };
            messages.push(tip.into());
        }
        let treasury = hub.config(querier)?.treasury;
        let mint = [
            (treasury, self.split.fee),
            (config.suite.vault.clone(), self.split.premium),
        ]
        .into_iter()
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(to, amount)| MintOrder {
            to: to.into_string(),
            amount,
        })
        .collect();
        let rest = self.rewards.checked_sub(self.split.tip)?;
        let funds = coins(rest.raw().u128(), &config.denom);
        messages.push(
            hub.call(&hub::ExecuteMsg::AddRewards { mint }, funds)?
                .into(),
        );
        Ok(messages)
    }
}

/// The rewards that are here: the whole balance of the staking token.
pub fn here(deps: Deps, env: &Env, config: &Config) -> StdResult<Native> {
    let coin = deps
        .querier
        .query_balance(&env.contract.address, &config.denom)?;
    Ok(Native::new(coin.amount))
}

/// The rates of `params` for this block. If the premium cannot be computed from the vault and the
/// hub, it is 0: rewards must not wait for a contract that cannot be read.
fn rates(deps: Deps, env: &Env, suite: &Suite, params: &Params) -> RewardRates {
    let premium_bps = match params.premium_max_bps {
        0 => 0,
        most => {
            premium_now(&deps.querier, suite, most, env.block.time.seconds()).unwrap_or_default()
        }
    };
    RewardRates {
        tip_bps: params.tip_bps,
        fee_bps: params.fee_bps,
        premium_bps,
    }
}
