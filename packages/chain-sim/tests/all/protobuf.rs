//! Messages by `CosmosMsg::Any`, queries by `QueryRequest::Grpc`.

use ballast_chain_sim::proto::{
    MsgBeginRedelegate, MsgCancelUnbondingDelegation, MsgDelegate, MsgFundCommunityPool,
    MsgSetWithdrawAddress, MsgUndelegate, MsgWithdrawDelegatorReward, ProtoCoin,
    QueryDistributionParamsResponse, QuerySlashingParamsResponse, QueryStakingParamsResponse,
    QueryUnbondingDelegationRequest, QueryUnbondingDelegationResponse, QueryValidatorRequest,
    QueryValidatorResponse,
};
use ballast_chain_sim::{
    genesis, sim_builder, valoper_of, ChainDriver, ChainParams, GenesisValidator, SimStargate,
};
use cosmwasm_std::testing::mock_env;
use cosmwasm_std::{coin, Addr, AnyMsg, Binary, CosmosMsg, GrpcQuery, QueryRequest};
use cw_multi_test::StargateAccepting;
use prost::Message;

use crate::suite::{refusal, uint, Suite, OWN, STAKE, USD};

fn any(type_url: &str, msg: &impl Message) -> CosmosMsg {
    CosmosMsg::Any(AnyMsg {
        type_url: type_url.to_string(),
        value: msg.encode_to_vec().into(),
    })
}

fn stake(amount: u128) -> Option<ProtoCoin> {
    Some(ProtoCoin {
        denom: STAKE.to_string(),
        amount: amount.to_string(),
    })
}

pub fn cancel(delegator: &Addr, validator: &str, amount: u128, height: u64) -> CosmosMsg {
    let msg = MsgCancelUnbondingDelegation {
        delegator_address: delegator.to_string(),
        validator_address: validator.to_string(),
        amount: stake(amount),
        creation_height: i64::try_from(height).unwrap(),
    };
    any("/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation", &msg)
}

/// Delegates `amount` with the first validator by a message in protobuf. Until 0.6.0 cw-multi-test
/// refused all messages of this file: "Unexpected any execute".
fn delegate(s: &mut Suite, delegator: &Addr, amount: u128) {
    let msg = MsgDelegate {
        delegator_address: delegator.to_string(),
        validator_address: s.vals[0].clone(),
        amount: stake(amount),
    };
    s.send(delegator, any("/cosmos.staking.v1beta1.MsgDelegate", &msg))
        .unwrap();
}

#[test]
fn stake_is_moved_by_protobuf() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000);
    delegate(&mut s, &alice, 1_000);
    let undelegate = MsgUndelegate {
        delegator_address: alice.to_string(),
        validator_address: s.vals[0].clone(),
        amount: stake(100),
    };
    let redelegate = MsgBeginRedelegate {
        delegator_address: alice.to_string(),
        validator_src_address: s.vals[0].clone(),
        validator_dst_address: s.vals[1].clone(),
        amount: stake(200),
    };

    let undelegate = any("/cosmos.staking.v1beta1.MsgUndelegate", &undelegate);
    let answer = s.send(&alice, undelegate).unwrap();
    let redelegate = any("/cosmos.staking.v1beta1.MsgBeginRedelegate", &redelegate);
    s.send(&alice, redelegate).unwrap();

    let url = "/cosmos.staking.v1beta1.MsgUndelegateResponse";
    assert_eq!(answer.msg_responses[0].type_url, url);
    assert_eq!((s.staked(&alice, 0), s.staked(&alice, 1)), (700, 200));
}

#[test]
fn an_unbonding_is_cancelled_by_protobuf() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 1_000).unwrap();
    s.undelegate(&alice, 0, 100).unwrap();
    let (val, height) = (s.vals[0].clone(), s.height());

    s.send(&alice, cancel(&alice, &val, 40, height)).unwrap();

    assert_eq!(s.staked(&alice, 0), 940);
    assert_eq!(s.app.unbondings_of(&alice).unwrap()[0].balance, uint(60));
    let mut refused = |height| refusal(s.send(&alice, cancel(&alice, &val, 1, height)));
    assert_eq!(refused(height + 1), ("sdk", 38));
    assert_eq!(refused(0), ("sdk", 18));
}

#[test]
fn rewards_are_withdrawn_by_protobuf() {
    let mut s = Suite::new();
    let (alice, bob) = (s.user("alice", 1_000), s.user("bob", 0));
    delegate(&mut s, &alice, 1_000);
    let set = MsgSetWithdrawAddress {
        delegator_address: alice.to_string(),
        withdraw_address: bob.to_string(),
    };
    let url = "/cosmos.distribution.v1beta1.MsgSetWithdrawAddress";
    s.send(&alice, any(url, &set)).unwrap();
    s.app.reward(vec![coin(OWN, USD)]).unwrap();
    s.blocks(1);

    let withdraw = MsgWithdrawDelegatorReward {
        delegator_address: alice.to_string(),
        validator_address: s.vals[0].clone(),
    };
    let url = "/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward";
    s.send(&alice, any(url, &withdraw)).unwrap();

    assert!(s.balance(&bob, USD) > 0);
}

#[test]
fn the_community_pool_is_funded_by_protobuf() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000);
    s.app.mint(&alice, vec![coin(5, USD)]).unwrap();
    let fund = MsgFundCommunityPool {
        amount: vec![ProtoCoin {
            denom: USD.to_string(),
            amount: "5".to_string(),
        }],
        depositor: alice.to_string(),
    };

    let url = "/cosmos.distribution.v1beta1.MsgFundCommunityPool";
    s.send(&alice, any(url, &fund)).unwrap();

    assert_eq!(s.balance(&alice, USD), 0);
}

#[test]
fn another_accounts_message_is_refused_and_so_is_junk() {
    let mut s = Suite::new();
    let (alice, bob) = (s.user("alice", 100), s.user("bob", 100));
    s.delegate(&alice, 0, 100).unwrap();
    s.undelegate(&alice, 0, 100).unwrap();
    let (val, height) = (s.vals[0].clone(), s.height());

    let forged = s.send(&bob, cancel(&alice, &val, 100, height));
    assert_eq!(refusal(forged), ("sdk", 4));
    let junk = CosmosMsg::Any(AnyMsg {
        type_url: "/cosmos.staking.v1beta1.MsgDelegate".to_string(),
        value: Binary::from(b"\xff\xff"),
    });
    assert_eq!(refusal(s.send(&bob, junk)), ("wasm", 10));
    let unknown = CosmosMsg::Any(AnyMsg {
        type_url: "/cosmos.gov.v1.MsgVote".to_string(),
        value: Binary::default(),
    });
    let text = s.send(&bob, unknown).unwrap_err().to_string();
    assert!(text.contains("Unexpected any execute"), "{text}");
}

fn ask<T: Message + Default>(s: &Suite, path: &str, data: &impl Message) -> Result<T, String> {
    let query: QueryRequest = QueryRequest::Grpc(GrpcQuery {
        path: path.to_string(),
        data: data.encode_to_vec().into(),
    });
    let request = cosmwasm_std::to_json_vec(&query).unwrap();
    let answer = cosmwasm_std::Querier::raw_query(&s.app, &request)
        .unwrap()
        .into_result()?;
    Ok(T::decode(answer.as_slice()).unwrap())
}

#[test]
fn queries_are_answered_in_protobuf() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.undelegate(&alice, 0, 30).unwrap();
    let validator_addr = s.vals[0].clone();
    let asked = QueryValidatorRequest {
        validator_addr: validator_addr.clone(),
    };
    let path = "/cosmos.staking.v1beta1.Query/Validator";
    let found: QueryValidatorResponse = ask(&s, path, &asked).unwrap();
    let found = found.validator.unwrap();
    assert_eq!(found.operator_address, validator_addr);
    assert_eq!((found.status, found.jailed), (3, false));
    assert_eq!(found.tokens, (OWN + 70).to_string());
    assert_eq!(
        found.delegator_shares,
        format!("{}{}", OWN + 70, "0".repeat(18))
    );
    let rates = found.commission.unwrap().commission_rates.unwrap();
    assert_eq!(rates.rate, "100000000000000000");

    let asked = QueryUnbondingDelegationRequest {
        delegator_addr: alice.to_string(),
        validator_addr,
    };
    let path = "/cosmos.staking.v1beta1.Query/UnbondingDelegation";
    let found: QueryUnbondingDelegationResponse = ask(&s, path, &asked).unwrap();
    let entry = &found.unbond.unwrap().entries[0];
    assert_eq!(entry.balance, "30");
    assert_eq!(entry.creation_height, i64::try_from(s.height()).unwrap());

    let path = "/cosmos.staking.v1beta1.Query/Params";
    let params: QueryStakingParamsResponse = ask(&s, path, &()).unwrap();
    let params = params.params.unwrap();
    assert_eq!((params.max_entries, params.max_validators), (7, 100));
    assert_eq!(params.unbonding_time.unwrap().seconds, 1_814_400);
    let path = "/cosmos.distribution.v1beta1.Query/Params";
    let params: QueryDistributionParamsResponse = ask(&s, path, &()).unwrap();
    assert!(params.params.unwrap().withdraw_addr_enabled);
    let path = "/cosmos.slashing.v1beta1.Query/Params";
    let params: QuerySlashingParamsResponse = ask(&s, path, &()).unwrap();
    let fraction = params.params.unwrap().slash_fraction_double_sign;
    assert_eq!(fraction, b"50000000000000000");

    let stranger = QueryValidatorRequest {
        validator_addr: valoper_of(s.app.api(), "stranger").unwrap(),
    };
    let path = "/cosmos.staking.v1beta1.Query/Validator";
    let refused = ask::<QueryValidatorResponse>(&s, path, &stranger).unwrap_err();
    assert_eq!(refused, "codespace: undefined, code: 1");
}

#[test]
fn what_is_not_staking_goes_to_the_apps_own_module() {
    let stargate = SimStargate::over(StargateAccepting).without_queries();
    let app = sim_builder()
        .with_stargate(stargate)
        .build(|router, api, storage| {
            let validator = GenesisValidator::new(valoper_of(api, "val").unwrap(), OWN);
            let block = mock_env().block;
            genesis(
                router,
                api,
                storage,
                &block,
                ChainParams::default(),
                vec![validator],
            )
            .unwrap();
        });
    let query: QueryRequest = QueryRequest::Grpc(GrpcQuery {
        path: "/cosmos.staking.v1beta1.Query/Params".to_string(),
        data: Binary::default(),
    });
    let request = cosmwasm_std::to_json_vec(&query).unwrap();
    let answer = cosmwasm_std::Querier::raw_query(&app, &request).unwrap();
    assert_eq!(answer.into_result().unwrap(), Binary::default());
    assert_eq!(app.validators().unwrap().len(), 1);
}
