//! Messages and queries in protobuf: `CosmosMsg::Any`, `QueryRequest::Grpc`.

use cosmwasm_std::{
    Addr, AnyMsg, Api, Binary, BlockInfo, Coin, CustomMsg, CustomQuery, DistributionMsg, GrpcQuery,
    Querier, StakingMsg, Storage, Uint128,
};
use cw_multi_test::error::AnyResult;
use cw_multi_test::{AppResponse, CosmosRouter, Stargate, StargateFailing};
use prost::Message;
use serde::de::DeserializeOwned;

use crate::address::Address;
use crate::chain::Chain;
use crate::error::{self, Res, SdkError};
use crate::modules::{any, handle};
use crate::proto::{self, ProtoCoin};
use crate::query::View;

/// Messages and queries of staking and distribution in protobuf. Another module can take the App's
/// other messages and queries of this kind.
///
/// Messages: `MsgDelegate`, `MsgUndelegate`, `MsgBeginRedelegate`, `MsgCancelUnbondingDelegation`,
/// `MsgWithdrawDelegatorReward`, `MsgSetWithdrawAddress`, `MsgFundCommunityPool`. Queries:
/// staking's `Validator`, `UnbondingDelegation` and `Params`, distribution's and slashing's
/// `Params`. A chain answers a contract only the queries that it lists; wasmd itself lists none
/// ([`SimStargate::without_queries`]).
#[derive(Clone, Debug)]
pub struct SimStargate<S = StargateFailing> {
    other: S,
    answers: bool,
}

impl SimStargate {
    /// The module; all other messages and queries fail.
    pub fn new() -> Self {
        Self::over(StargateFailing)
    }
}

impl Default for SimStargate {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> SimStargate<S> {
    /// The module; all other messages and queries go to `other`.
    pub fn over(other: S) -> Self {
        let answers = true;
        Self { other, answers }
    }

    /// The module of a chain that allows contracts no such query.
    #[must_use]
    pub fn without_queries(self) -> Self {
        let answers = false;
        Self { answers, ..self }
    }
}

impl<S: Stargate> Stargate for SimStargate<S> {
    fn execute_stargate<ExecC, QueryC>(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        block: &BlockInfo,
        sender: Addr,
        type_url: String,
        value: Binary,
    ) -> AnyResult<AppResponse>
    where
        ExecC: CustomMsg + DeserializeOwned + 'static,
        QueryC: CustomQuery + DeserializeOwned + 'static,
    {
        if is_ours(&type_url) {
            let msg = AnyMsg { type_url, value };
            return carry_out(api, storage, router, block, &sender, &msg);
        }
        self.other
            .execute_stargate(api, storage, router, block, sender, type_url, value)
    }

    fn query_stargate(
        &self,
        api: &dyn Api,
        storage: &dyn Storage,
        querier: &dyn Querier,
        block: &BlockInfo,
        path: String,
        data: Binary,
    ) -> AnyResult<Binary> {
        self.other
            .query_stargate(api, storage, querier, block, path, data)
    }

    fn execute_any<ExecC, QueryC>(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        block: &BlockInfo,
        sender: Addr,
        msg: AnyMsg,
    ) -> AnyResult<AppResponse>
    where
        ExecC: CustomMsg + DeserializeOwned + 'static,
        QueryC: CustomQuery + DeserializeOwned + 'static,
    {
        if is_ours(&msg.type_url) {
            return carry_out(api, storage, router, block, &sender, &msg);
        }
        self.other
            .execute_any(api, storage, router, block, sender, msg)
    }

    fn query_grpc(
        &self,
        api: &dyn Api,
        storage: &dyn Storage,
        querier: &dyn Querier,
        block: &BlockInfo,
        request: GrpcQuery,
    ) -> AnyResult<Binary> {
        if self.answers {
            let view = View::open(storage, api, block.height).map_err(any)?;
            let answer = view.grpc(&request.path, request.data.as_slice());
            if let Some(answer) = answer.map_err(any)? {
                return Ok(answer);
            }
        }
        self.other.query_grpc(api, storage, querier, block, request)
    }
}

const DELEGATE: &str = "/cosmos.staking.v1beta1.MsgDelegate";
const UNDELEGATE: &str = "/cosmos.staking.v1beta1.MsgUndelegate";
const REDELEGATE: &str = "/cosmos.staking.v1beta1.MsgBeginRedelegate";
const CANCEL: &str = "/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation";
const WITHDRAW: &str = "/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward";
const SET_ADDRESS: &str = "/cosmos.distribution.v1beta1.MsgSetWithdrawAddress";
const FUND_POOL: &str = "/cosmos.distribution.v1beta1.MsgFundCommunityPool";

fn is_ours(type_url: &str) -> bool {
    let ours = [
        DELEGATE,
        UNDELEGATE,
        REDELEGATE,
        CANCEL,
        WITHDRAW,
        SET_ADDRESS,
        FUND_POOL,
    ];
    ours.contains(&type_url)
}

fn carry_out<ExecC, QueryC>(
    api: &dyn Api,
    storage: &mut dyn Storage,
    router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
    block: &BlockInfo,
    sender: &Addr,
    msg: &AnyMsg,
) -> AnyResult<AppResponse>
where
    ExecC: CustomMsg,
    QueryC: CustomQuery,
{
    handle(api, storage, router, block, sender, |chain, sender| {
        chain.any_msg(sender, &msg.type_url, msg.value.as_slice())
    })
}

/// `x/wasm/keeper/handler_plugin_encoders.go: EncodeAnyMsg`.
fn decode<T: Message + Default>(type_url: &str, bytes: &[u8]) -> Res<T> {
    T::decode(bytes).map_err(|_| {
        let log = format!(
            "Cannot unpack proto message with type URL: {type_url}: invalid CosmosMsg from the contract"
        );
        SdkError::new("wasm", 10, log).into()
    })
}

fn unroutable(type_url: &str) -> SdkError {
    let log = format!("can't route message {type_url}: unknown request");
    SdkError::new("sdk", 6, log)
}

fn coin(coin: Option<ProtoCoin>) -> Res<Coin> {
    let ProtoCoin { denom, amount } = coin.unwrap_or_default();
    let amount: Uint128 = match amount.as_str() {
        "" => Uint128::zero(),
        text => text
            .parse()
            .map_err(|_| error::invalid_request(format!("invalid amount {text}")))?,
    };
    Ok(Coin { denom, amount })
}

impl Chain<'_> {
    /// Executes a message as its variant of `CosmosMsg` would be; its signer must be the sender.
    fn any_msg(&mut self, sender: &Address, type_url: &str, bytes: &[u8]) -> Res<AppResponse> {
        match type_url {
            DELEGATE | UNDELEGATE | REDELEGATE | CANCEL => {
                self.any_staking(sender, type_url, bytes)
            }
            _ => self.any_distribution(sender, type_url, bytes),
        }
    }

    /// A message of x/staking.
    fn any_staking(&mut self, sender: &Address, type_url: &str, bytes: &[u8]) -> Res<AppResponse> {
        match type_url {
            DELEGATE => {
                let msg: proto::MsgDelegate = decode(type_url, bytes)?;
                self.check_signer(sender, &msg.delegator_address)?;
                let (validator, amount) = (msg.validator_address, coin(msg.amount)?);
                self.staking_msg(sender, StakingMsg::Delegate { validator, amount })
            }
            UNDELEGATE => {
                let msg: proto::MsgUndelegate = decode(type_url, bytes)?;
                self.check_signer(sender, &msg.delegator_address)?;
                let (validator, amount) = (msg.validator_address, coin(msg.amount)?);
                self.staking_msg(sender, StakingMsg::Undelegate { validator, amount })
            }
            REDELEGATE => {
                let msg: proto::MsgBeginRedelegate = decode(type_url, bytes)?;
                self.check_signer(sender, &msg.delegator_address)?;
                let redelegate = StakingMsg::Redelegate {
                    src_validator: msg.validator_src_address,
                    dst_validator: msg.validator_dst_address,
                    amount: coin(msg.amount)?,
                };
                self.staking_msg(sender, redelegate)
            }
            CANCEL => {
                let msg: proto::MsgCancelUnbondingDelegation = decode(type_url, bytes)?;
                self.check_signer(sender, &msg.delegator_address)?;
                let validator = self.operator(&msg.validator_address)?;
                let height = u64::try_from(msg.creation_height).unwrap_or_default();
                self.cancel_unbonding(sender, &validator, &coin(msg.amount)?, height)?;
                Ok(proto::cancelled())
            }
            other => Err(unroutable(other).into()),
        }
    }

    /// A message of x/distribution; any other is refused.
    fn any_distribution(
        &mut self,
        sender: &Address,
        type_url: &str,
        bytes: &[u8],
    ) -> Res<AppResponse> {
        match type_url {
            WITHDRAW => {
                let msg: proto::MsgWithdrawDelegatorReward = decode(type_url, bytes)?;
                self.check_signer(sender, &msg.delegator_address)?;
                let validator = msg.validator_address;
                let withdraw = DistributionMsg::WithdrawDelegatorReward { validator };
                self.distribution_msg(sender, withdraw)
            }
            SET_ADDRESS => {
                let msg: proto::MsgSetWithdrawAddress = decode(type_url, bytes)?;
                self.check_signer(sender, &msg.delegator_address)?;
                let address = msg.withdraw_address;
                self.distribution_msg(sender, DistributionMsg::SetWithdrawAddress { address })
            }
            FUND_POOL => {
                let msg: proto::MsgFundCommunityPool = decode(type_url, bytes)?;
                self.check_signer(sender, &msg.depositor)?;
                let amount = msg.amount.into_iter().map(Some).map(coin);
                self.fund_pool(sender, &amount.collect::<Res<Vec<_>>>()?)?;
                Ok(proto::pool_funded())
            }
            other => Err(unroutable(other).into()),
        }
    }

    /// `x/wasm/keeper/handler_plugin.go: handleSdkMessage`.
    fn check_signer(&self, sender: &Address, signer: &str) -> Res<()> {
        let signer = Address::account(self.api, signer).map_err(error::invalid_address)?;
        if signer == *sender {
            return Ok(());
        }
        let log = "contract doesn't have permission: unauthorized";
        Err(SdkError::new("sdk", 4, log).into())
    }
}
