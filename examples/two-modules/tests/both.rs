//! The same steps on both modules. Each test says what cw-multi-test's shows, and what a chain does.

use ballast_chain_sim::{
    account, explain, genesis, sim_builder, valoper_of, ChainDriver, ChainParams, GenesisValidator,
    SimApp,
};
use cosmwasm_std::testing::mock_env;
use cosmwasm_std::{coin, Addr, Decimal, Uint128, Validator};
use cw_multi_test::error::AnyResult;
use cw_multi_test::{
    App, AppBuilder, AppResponse, ContractWrapper, Executor, StakingInfo, StakingSudo, SudoMsg,
};
use example_two_modules::{execute, instantiate, query, ExecuteMsg, InstantiateMsg, QueryMsg};

const DAY: u64 = 86_400;
const DENOM: &str = "ustake";
const STAKED: u128 = 1_000_003;

/// An App on cw-multi-test's own staking module.
fn stock() -> App {
    AppBuilder::new().build(|router, api, storage| {
        let alice = account(api, "alice").unwrap();
        let rich = vec![coin(10_000_000, DENOM)];
        router.bank.init_balance(storage, &alice, rich).unwrap();
        let info = StakingInfo {
            bonded_denom: DENOM.to_string(),
            unbonding_time: 21 * DAY,
            apr: Decimal::zero(),
        };
        router.staking.setup(storage, info).unwrap();
        let operator = valoper_of(api, "validator").unwrap();
        let (rate, most) = (Decimal::percent(10), Decimal::percent(20));
        let validator = Validator::new(operator, rate, most, Decimal::percent(1));
        let block = mock_env().block;
        let staking = &router.staking;
        staking
            .add_validator(api, storage, &block, validator)
            .unwrap();
    })
}

/// The same App on this crate's modules. What is not the same: one call in place of two.
fn ours() -> SimApp {
    sim_builder().build(|router, api, storage| {
        let alice = account(api, "alice").unwrap();
        let rich = vec![coin(10_000_000, DENOM)];
        router.bank.init_balance(storage, &alice, rich).unwrap();
        let operator = valoper_of(api, "validator").unwrap();
        let validator = GenesisValidator::new(operator, 1_000_000_000);
        let params = ChainParams::default().with(|p| p.bond_denom = DENOM.to_string());
        let block = mock_env().block;
        genesis(router, api, storage, &block, params, vec![validator]).unwrap();
    })
}

/// The contract on an App, with alice's stake.
struct World<A> {
    app: A,
    alice: Addr,
    contract: Addr,
}

macro_rules! world {
    ($app:expr) => {{
        let mut app = $app;
        let alice = account(app.api(), "alice").unwrap();
        let validator = valoper_of(app.api(), "validator").unwrap();
        let code = ContractWrapper::new(execute, instantiate, query);
        let id = app.store_code(Box::new(code));
        let msg = InstantiateMsg {
            validator,
            denom: DENOM.to_string(),
            unbonding_secs: 21 * DAY,
        };
        let contract = app
            .instantiate_contract(id, alice.clone(), &msg, &[], "staker", None)
            .unwrap();
        let mut world = World {
            app,
            alice,
            contract,
        };
        world
            .tell(&ExecuteMsg::Stake {}, &[coin(STAKED, DENOM)])
            .unwrap();
        world
    }};
}

impl<A: Executor<cosmwasm_std::Empty>> World<A> {
    fn tell(&mut self, msg: &ExecuteMsg, funds: &[cosmwasm_std::Coin]) -> AnyResult<AppResponse> {
        let (alice, contract) = (self.alice.clone(), self.contract.clone());
        self.app.execute_contract(alice, contract, msg, funds)
    }

    fn leave(&mut self, amount: u128) -> AnyResult<AppResponse> {
        let amount = Uint128::new(amount);
        self.tell(&ExecuteMsg::Leave { amount }, &[])
    }
}

/// A day in one block.
fn day(block: &mut cosmwasm_std::BlockInfo) {
    block.height += 1;
    block.time = block.time.plus_seconds(DAY);
}

#[test]
fn the_eighth_exit_of_three_weeks_is_refused_by_a_chain() {
    let mut world = world!(stock());
    for _ in 0..8 {
        world.leave(10).unwrap();
        world.app.update_block(day);
    }

    let mut world = world!(ours());
    for _ in 0..7 {
        world.leave(10).unwrap();
        world.app.update_block(day);
    }
    let refused = world.leave(10).unwrap_err();
    let text = explain(&refused);
    assert!(text.starts_with("staking/27: too many unbonding"), "{text}");
    assert!(text.contains("max_entries"), "{text}");
}

/// What the contract is told that it has staked.
fn staked(app: &impl cosmwasm_std::Querier, contract: &Addr) -> u128 {
    let querier = cosmwasm_std::QuerierWrapper::<cosmwasm_std::Empty>::new(app);
    let staked: Uint128 = querier
        .query_wasm_smart(contract, &QueryMsg::Staked {})
        .unwrap();
    staked.u128()
}

macro_rules! last_claim {
    ($world:expr) => {{
        let mut world = $world;
        let validator = valoper_of(world.app.api(), "validator").unwrap();
        let slash = StakingSudo::Slash {
            validator,
            percentage: Decimal::percent(5),
        };
        world.app.sudo(SudoMsg::Staking(slash)).unwrap();
        let left = staked(&world.app, &world.contract);
        world.leave(left).unwrap();
        for _ in 0..23 {
            world.app.update_block(day);
        }
        let claimed = world.tell(&ExecuteMsg::Claim {}, &[]);
        let has = world.app.wrap().query_balance(&world.contract, DENOM);
        (claimed, left - has.unwrap().amount.u128().min(left), world)
    }};
}

#[test]
fn after_a_slash_the_last_claim_is_short_on_a_chain() {
    let (claimed, _, _) = last_claim!(world!(stock()));
    claimed.unwrap();

    let (claimed, missing, world) = last_claim!(world!(ours()));
    assert!(
        claimed.is_err(),
        "the contract has one unit less than it owes"
    );
    assert_eq!(missing, 1);
    assert!(world.app.unbondings_of(&world.contract).unwrap().is_empty());
}
