//! The staking and distribution modules, as cw-multi-test plugs them in.

use cosmwasm_std::{
    Addr, Api, Binary, BlockInfo, Coin, CustomMsg, CustomQuery, DistributionMsg, DistributionQuery,
    Empty, Querier, StakingMsg, StakingQuery, Storage,
};
use cw_multi_test::error::{AnyError, AnyResult};
use cw_multi_test::{AppResponse, CosmosRouter, Distribution, Module, Staking, StakingSudo};
use serde::de::DeserializeOwned;

use crate::address::Address;
use crate::chain::{Chain, RouterBank};
use crate::clock::Head;
use crate::error::{self, Res, SdkError, SimError};
use crate::params::FailKind;
use crate::proto;
use crate::query::View;
use crate::state::FAILING;
use crate::step::{follow, Next};

/// The staking module of a chain, with slashing, evidence and mint.
///
/// `app.update_block` and `app.set_block` make a block: EndBlock of the last one, then BeginBlock
/// of the new one. A clock that is set back makes none; a clock that is moved without the height is
/// refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct SimStaking;

/// The distribution module of a chain.
#[derive(Clone, Copy, Debug, Default)]
pub struct SimDistribution;

impl SimStaking {
    /// The module; its state is the App's storage.
    pub fn new() -> Self {
        Self
    }
}

impl SimDistribution {
    /// The module; its state is the App's storage.
    pub fn new() -> Self {
        Self
    }
}

/// Errors of the chain keep their type, so that `downcast_ref::<SdkError>` finds them.
pub(crate) fn any(error: SimError) -> AnyError {
    match error {
        SimError::Sdk(error) => AnyError::new(error),
        other => AnyError::new(other),
    }
}

impl Chain<'_> {
    pub fn operator(&self, text: &str) -> Res<Address> {
        Address::operator(&self.config.valoper, text).map_err(error::invalid_address)
    }

    fn check_failing(&self, validator: &Address, what: FailKind) -> Res<()> {
        if FAILING.has(self.store, (validator, what.key())) {
            let log = format!("{} was made to fail", what.key());
            return Err(SdkError::new("chain-sim", 1, log).into());
        }
        Ok(())
    }

    pub fn staking_msg(&mut self, sender: &Address, msg: StakingMsg) -> Res<AppResponse> {
        match msg {
            StakingMsg::Delegate { validator, amount } => {
                let validator = self.operator(&validator)?;
                self.check_failing(&validator, FailKind::Delegate)?;
                self.msg_delegate(sender, &validator, &amount)?;
                Ok(proto::delegated())
            }
            StakingMsg::Undelegate { validator, amount } => {
                let validator = self.operator(&validator)?;
                self.check_failing(&validator, FailKind::Undelegate)?;
                let (completes, got) = self.msg_undelegate(sender, &validator, &amount)?;
                Ok(proto::undelegated(
                    completes,
                    &Coin {
                        amount: got,
                        ..amount
                    },
                ))
            }
            StakingMsg::Redelegate {
                src_validator,
                dst_validator,
                amount,
            } => {
                let (src, dst) = (
                    self.operator(&src_validator)?,
                    self.operator(&dst_validator)?,
                );
                self.check_failing(&src, FailKind::Redelegate)?;
                self.check_failing(&dst, FailKind::Redelegate)?;
                Ok(proto::redelegated(
                    self.msg_redelegate(sender, &src, &dst, &amount)?,
                ))
            }
            other => Err(unsupported(&other)),
        }
    }

    pub fn distribution_msg(&mut self, sender: &Address, msg: DistributionMsg) -> Res<AppResponse> {
        match msg {
            DistributionMsg::SetWithdrawAddress { address } => {
                let to = Address::account(self.api, &address).map_err(error::invalid_address)?;
                self.set_withdraw_address(sender, &to)?;
                Ok(proto::withdraw_address_set())
            }
            DistributionMsg::WithdrawDelegatorReward { validator } => {
                let validator = self.operator(&validator)?;
                self.check_failing(&validator, FailKind::Withdraw)?;
                Ok(proto::withdrawn(&self.msg_withdraw(sender, &validator)?))
            }
            DistributionMsg::FundCommunityPool { amount } => {
                self.fund_pool(sender, &amount)?;
                Ok(proto::pool_funded())
            }
            other => Err(unsupported(&other)),
        }
    }
}

fn unsupported(msg: &dyn std::fmt::Debug) -> SimError {
    SdkError::new("wasm", 28, format!("unknown message {msg:?}")).into()
}

/// Opens the chain for a message and runs it. The response has the message's events;
/// [`crate::SimWasm`] keeps them from contracts.
pub(crate) fn handle<ExecC, QueryC>(
    api: &dyn Api,
    store: &mut dyn Storage,
    router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
    block: &BlockInfo,
    sender: &Addr,
    run: impl FnOnce(&mut Chain, &Address) -> Res<AppResponse>,
) -> AnyResult<AppResponse>
where
    ExecC: CustomMsg,
    QueryC: CustomQuery,
{
    let bank = RouterBank { api, router, block };
    let work = || {
        let mut chain = Chain::open(store, api, &bank, block)?;
        let head = Head::load(chain.store)?;
        if head.ended {
            return Err(SimError::BlockEnded(head.height));
        }
        let sender = Address::account(api, sender.as_str()).map_err(error::invalid_address)?;
        let mut response = run(&mut chain, &sender)?;
        response.events = chain.close()?;
        Ok(response)
    };
    work().map_err(any)
}

impl Module for SimStaking {
    type ExecT = StakingMsg;
    type QueryT = StakingQuery;
    type SudoT = StakingSudo;

    fn execute<ExecC, QueryC>(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        block: &BlockInfo,
        sender: Addr,
        msg: StakingMsg,
    ) -> AnyResult<AppResponse>
    where
        ExecC: CustomMsg + DeserializeOwned + 'static,
        QueryC: CustomQuery + DeserializeOwned + 'static,
    {
        handle(api, storage, router, block, &sender, |chain, sender| {
            chain.staking_msg(sender, msg)
        })
    }

    fn query(
        &self,
        api: &dyn Api,
        storage: &dyn Storage,
        _querier: &dyn Querier,
        block: &BlockInfo,
        request: StakingQuery,
    ) -> AnyResult<Binary> {
        View::open(storage, api, block.height)
            .and_then(|view| view.staking(request))
            .map_err(any)
    }

    /// `Slash`: the infraction counts as made in the block before, which is as early as evidence
    /// can come on a chain. So stake that began to unbond or to redelegate in that block or in this
    /// one is slashed too.
    ///
    /// All stake that is liable loses the same fraction: the fraction applies to what the validator
    /// has and to what has left it since. Refused: more than 100 %, an unbonded validator, an
    /// unknown one.
    fn sudo<ExecC, QueryC>(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        block: &BlockInfo,
        msg: StakingSudo,
    ) -> AnyResult<AppResponse>
    where
        ExecC: CustomMsg + DeserializeOwned + 'static,
        QueryC: CustomQuery + DeserializeOwned + 'static,
    {
        let StakingSudo::Slash {
            validator,
            percentage,
        } = msg;
        let bank = RouterBank { api, router, block };
        let mut work = || {
            let mut chain = Chain::open(storage, api, &bank, block)?;
            chain.slash_liable(&validator, percentage)?;
            Ok(AppResponse {
                events: chain.close()?,
                ..AppResponse::default()
            })
        };
        work().map_err(any)
    }
}

impl Staking for SimStaking {
    fn process_queue<ExecC: CustomMsg, QueryC: CustomQuery>(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        block: &BlockInfo,
    ) -> AnyResult<AppResponse> {
        let Some(head) = Head::may_load(storage).map_err(any)? else {
            return Ok(AppResponse::default());
        };
        let back = block.height < head.height || block.time < head.time;
        let same = block.height == head.height && block.time == head.time;
        if !back && !same {
            if block.height == head.height {
                return Err(any(SimError::SameHeight(head.height)));
            }
            follow(api, storage, router, head, block, Next::Block).map_err(any)?;
        }
        Ok(AppResponse::default())
    }
}

impl Module for SimDistribution {
    type ExecT = DistributionMsg;
    type QueryT = DistributionQuery;
    type SudoT = Empty;

    fn execute<ExecC, QueryC>(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        block: &BlockInfo,
        sender: Addr,
        msg: DistributionMsg,
    ) -> AnyResult<AppResponse>
    where
        ExecC: CustomMsg + DeserializeOwned + 'static,
        QueryC: CustomQuery + DeserializeOwned + 'static,
    {
        let run = |chain: &mut Chain, sender: &Address| chain.distribution_msg(sender, msg);
        handle(api, storage, router, block, &sender, run)
    }

    fn query(
        &self,
        api: &dyn Api,
        storage: &dyn Storage,
        _querier: &dyn Querier,
        block: &BlockInfo,
        request: DistributionQuery,
    ) -> AnyResult<Binary> {
        View::open(storage, api, block.height)
            .and_then(|view| view.distribution(request))
            .map_err(any)
    }

    fn sudo<ExecC, QueryC>(
        &self,
        _api: &dyn Api,
        _storage: &mut dyn Storage,
        _router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        _block: &BlockInfo,
        _msg: Empty,
    ) -> AnyResult<AppResponse>
    where
        ExecC: CustomMsg + DeserializeOwned + 'static,
        QueryC: CustomQuery + DeserializeOwned + 'static,
    {
        Ok(AppResponse::default())
    }
}

impl Distribution for SimDistribution {}
