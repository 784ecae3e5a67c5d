//! What a port of somebody's tests leans on: helpers, other prefixes, other modules, reasons of refusals.

use ballast_chain_sim::{
    account, explain, genesis, refusal, sim_builder, sim_builder_custom, valoper_of, ChainDriver,
    ChainParams, GenesisValidator, SdkError, SimDistribution, SimError, SimStaking, SimWasm,
};
use cosmwasm_std::testing::{mock_env, MockApi};
use cosmwasm_std::{
    coin, coins, Addr, Api, Binary, BlockInfo, CustomMsg, CustomQuery, Decimal, Deps, DepsMut,
    Empty, Env, MessageInfo, Querier, Response, StakingMsg, StdResult, Storage,
};
use cw_multi_test::error::{AnyError, AnyResult};
use cw_multi_test::{
    no_init, AppBuilder, AppResponse, ContractWrapper, CosmosRouter, Executor, MockApiBech32m,
    Module, WasmKeeper,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::suite::{params, Suite, DAY, OWN, STAKE, USD};

#[test]
fn a_month_of_rewards_is_one_block() {
    let mut s = Suite::new();
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    s.blocks(3);
    let height = s.height();

    let fees = s.app.accrue(Decimal::percent(12), 365 * DAY).unwrap();

    assert_eq!(fees, coin(4 * OWN / 100 * 12, STAKE));
    assert_eq!(s.height(), height + 1);
    // an eighth... of half the power: a quarter of all fees, less 10 % commission
    let expected = 4 * OWN / 100 * 12 / 4 / 10 * 9;
    let earned = s.pending(&alice, 0, STAKE).to_uint_floor();
    assert_eq!(earned.to_string(), expected.to_string());
    s.app.accrue(Decimal::MAX, u64::MAX).unwrap_err();
}

#[test]
fn unbonding_passes_with_its_payment() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.undelegate(&alice, 0, 100).unwrap();

    s.app.pass_unbonding().unwrap();

    assert_eq!(s.balance(&alice, STAKE), 100);
}

#[test]
fn refusals_are_explained_with_code_log_and_parameter() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    for _ in 0..7 {
        s.undelegate(&alice, 0, 1).unwrap();
        s.block();
    }
    let eighth = s.undelegate(&alice, 0, 1).unwrap_err();
    let text = explain(&eighth);
    assert!(text.starts_with("staking/27: too many unbonding"), "{text}");
    assert!(text.contains("max_entries"), "{text}");
    assert_eq!(refusal(&eighth).map(|e| e.code), Some(27));

    // through a contract that does not catch it, and as a text of one that made its own error of it
    let deep = eighth.context("Error executing WasmMsg").context("another");
    assert_eq!(explain(&deep), text);
    let retold = AnyError::msg("hub: codespace: staking, code: 27: later");
    assert_eq!(explain(&retold), text);
    assert!(refusal(&retold).is_none());
    assert_eq!(explain(&AnyError::msg("nothing is due")), "nothing is due");
    let own = AnyError::new(SdkError::new("oracle", 3, "no price"));
    assert_eq!(explain(&own), "oracle/3: no price");
}

#[test]
fn the_driver_names_the_parameter_that_decides() {
    let s = Suite::with(params().with(|p| p.max_validators = 1), &[OWN, 2 * OWN]);
    let mut s = s;
    s.blocks(4);
    let (out, height) = (s.vals[0].clone(), s.height());
    let no_vote = s.app.double_sign(&out, height).unwrap_err().to_string();
    assert!(no_vote.contains("max_validators"), "{no_vote}");
    let unbonded = s.app.slash(&out, Decimal::percent(1), height);
    let unbonded = unbonded.unwrap_err().to_string();
    assert!(unbonded.contains("max_validators"), "{unbonded}");
}

#[test]
fn other_prefixes_and_other_checksums_work() {
    let own = |api: &dyn Api| {
        let operator = valoper_of(api, "val").unwrap();
        vec![GenesisValidator::new(operator, OWN)]
    };
    let mut app = sim_builder()
        .with_api(MockApi::default().with_prefix("osmo"))
        .build(no_init);
    let all = own(app.api());
    assert!(all[0].operator.starts_with("osmovaloper1"));
    app.genesis(ChainParams::default(), all).unwrap();

    let mut app = sim_builder()
        .with_api(MockApiBech32m::new("juno"))
        .build(no_init);
    let all = own(app.api());
    app.genesis(ChainParams::default(), all).unwrap();
    let (alice, validator) = (
        app.api().addr_make("alice"),
        valoper_of(app.api(), "val").unwrap(),
    );
    app.mint(&alice, coins(5, STAKE)).unwrap();
    let amount = coin(5, STAKE);
    app.execute(alice, StakingMsg::Delegate { validator, amount }.into())
        .unwrap();
}

#[test]
fn a_chain_may_name_its_operators_otherwise() {
    let named = ChainParams::default().with(|p| p.operator_prefix = Some("crocncl".to_string()));
    let mut app = sim_builder()
        .with_api(MockApi::default().with_prefix("cro"))
        .build(no_init);
    let usual = valoper_of(app.api(), "val").unwrap();
    let refused = app.genesis(named.clone(), vec![GenesisValidator::new(&usual, OWN)]);
    assert_eq!(refused, Err(SimError::InvalidAddress(usual)));

    // the same bytes with the chain's own prefix
    let account = account(app.api(), "val").unwrap();
    let bytes = app.api().addr_canonicalize(account.as_str()).unwrap();
    let hrp = bech32::Hrp::parse("crocncl").unwrap();
    let operator = bech32::encode::<bech32::Bech32>(hrp, bytes.as_slice()).unwrap();
    app.genesis(named, vec![GenesisValidator::new(&operator, OWN)])
        .unwrap();
    assert_eq!(app.validators().unwrap()[0].operator, operator);
}

/// A chain's own message: pays its sender.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
struct Faucet {
    amount: u128,
}

impl CustomMsg for Faucet {}

struct FaucetModule;

impl Module for FaucetModule {
    type ExecT = Faucet;
    type QueryT = Empty;
    type SudoT = Empty;

    fn execute<ExecC, QueryC>(
        &self,
        api: &dyn Api,
        storage: &mut dyn Storage,
        router: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        block: &BlockInfo,
        sender: Addr,
        msg: Faucet,
    ) -> AnyResult<AppResponse>
    where
        ExecC: CustomMsg + DeserializeOwned + 'static,
        QueryC: CustomQuery + DeserializeOwned + 'static,
    {
        let mint = cw_multi_test::BankSudo::Mint {
            to_address: sender.into_string(),
            amount: coins(msg.amount, USD),
        };
        router.sudo(api, storage, block, mint.into())
    }

    fn query(
        &self,
        _: &dyn Api,
        _: &dyn Storage,
        _: &dyn Querier,
        _: &BlockInfo,
        _: Empty,
    ) -> AnyResult<Binary> {
        Ok(Binary::default())
    }

    fn sudo<ExecC, QueryC>(
        &self,
        _: &dyn Api,
        _: &mut dyn Storage,
        _: &dyn CosmosRouter<ExecC = ExecC, QueryC = QueryC>,
        _: &BlockInfo,
        _: Empty,
    ) -> AnyResult<AppResponse> {
        Ok(AppResponse::default())
    }
}

fn instantiate(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response<Faucet>> {
    Ok(Response::new())
}

fn execute(
    _: DepsMut,
    _: Env,
    info: MessageInfo,
    validator: String,
) -> StdResult<Response<Faucet>> {
    let amount = info.funds[0].clone();
    Ok(Response::new()
        .add_message(cosmwasm_std::CosmosMsg::Custom(Faucet { amount: 7 }))
        .add_message(StakingMsg::Delegate { validator, amount }))
}

fn query(_: Deps, _: Env, _: Empty) -> StdResult<Binary> {
    Ok(Binary::default())
}

#[test]
fn a_chain_with_messages_of_its_own_stands_beside() {
    let mut app = sim_builder_custom::<Faucet, Empty>()
        .with_custom(FaucetModule)
        .build(|router, api, storage| {
            let validator = GenesisValidator::new(valoper_of(api, "val").unwrap(), OWN);
            let block = mock_env().block;
            let params = ChainParams::default();
            genesis(router, api, storage, &block, params, vec![validator]).unwrap();
        });
    let alice = account(app.api(), "alice").unwrap();
    app.mint(&alice, coins(100, STAKE)).unwrap();
    let code = ContractWrapper::new(execute, instantiate, query);
    let id = app.store_code(Box::new(code));
    let contract = app
        .instantiate_contract(id, alice.clone(), &Empty {}, &[], "staker", None)
        .unwrap();
    let validator = valoper_of(app.api(), "val").unwrap();

    app.execute_contract(alice, contract.clone(), &validator, &coins(100, STAKE))
        .unwrap();

    assert_eq!(app.delegations_of(&contract).unwrap().len(), 1);
    let paid = app.wrap().query_balance(&contract, USD).unwrap().amount;
    assert_eq!(paid.u128(), 7);
}

#[test]
fn a_builder_of_ones_own_needs_three_modules() {
    let mut app = AppBuilder::new()
        .with_wasm(SimWasm::over(WasmKeeper::new()))
        .with_staking(SimStaking::new())
        .with_distribution(SimDistribution::new())
        .build(no_init);
    let validator = valoper_of(app.api(), "val").unwrap();
    app.genesis(
        ChainParams::default(),
        vec![GenesisValidator::new(validator, OWN)],
    )
    .unwrap();
    app.next_block(5).unwrap();
}

#[test]
#[should_panic(expected = "every block has its own height")]
fn a_clock_that_is_moved_without_the_height_is_refused() {
    let mut s = Suite::new();
    s.app
        .update_block(|block| block.time = block.time.plus_seconds(DAY));
}

/// A test of somebody's that lets days pass, each in one block of time.
#[test]
fn a_day_of_rewards_for_stake_that_came_that_day() {
    let mut s = Suite::with(params(), &[OWN, OWN]);
    let alice = s.user("alice", OWN);
    s.delegate(&alice, 0, OWN).unwrap();
    let start = s.app.block_info().time;

    s.app.next_blocks(3, 0).unwrap();
    s.app.accrue(Decimal::percent(10), DAY).unwrap();
    s.app.next_block(0).unwrap();

    assert_eq!(s.app.block_info().time, start.plus_seconds(DAY));
    // a tenth of a year's part of her stake, less 10 % commission
    let expected = OWN * 9 / 10 / 10 / 365;
    let earned = s.pending(&alice, 0, STAKE).to_uint_floor();
    assert_eq!(earned.to_string(), expected.to_string());
}
