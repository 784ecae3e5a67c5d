//! The same steps on cw-multi-test's own modules and on these, in one run.
#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on should stop"
)]
#![allow(missing_docs, reason = "Criterion makes public functions")]

use ballast_chain_sim::{account, sim_app, valoper_of, ChainDriver, ChainParams, GenesisValidator};
use cosmwasm_std::testing::{mock_env, MockApi};
use cosmwasm_std::{
    coin, coins, Addr, Binary, Decimal, Deps, DepsMut, Empty, Env, MessageInfo, Response,
    StakingMsg, StdResult, Validator,
};
use criterion::measurement::WallTime;
use criterion::{criterion_group, criterion_main, BenchmarkGroup, Criterion};
use cw_multi_test::{next_block, AppBuilder, BasicApp, ContractWrapper, Executor, StakingInfo};

const DENOM: &str = "ustake";

/// Stakes what it is sent with the validator it is told.
fn stake(_: DepsMut, _: Env, info: MessageInfo, validator: String) -> StdResult<Response> {
    let delegate = |amount| StakingMsg::Delegate {
        validator: validator.clone(),
        amount,
    };
    Ok(Response::new().add_messages(info.funds.into_iter().map(delegate)))
}

fn nothing(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

fn silent(_: Deps, _: Env, _: Empty) -> StdResult<Binary> {
    Ok(Binary::default())
}

fn stock(validators: u32) -> BasicApp {
    let builder = AppBuilder::new().with_api(MockApi::default().with_prefix("wasm"));
    builder.build(|router, api, storage| {
        let alice = account(api, "alice").unwrap();
        let rich = coins(1_000_000_000_000_000, DENOM);
        router.bank.init_balance(storage, &alice, rich).unwrap();
        let info = StakingInfo {
            bonded_denom: DENOM.to_string(),
            unbonding_time: 1_814_400,
            apr: Decimal::percent(10),
        };
        router.staking.setup(storage, info).unwrap();
        for n in 0..validators {
            let operator = valoper_of(api, &format!("val{n}")).unwrap();
            let (rate, most) = (Decimal::percent(10), Decimal::percent(20));
            let validator = Validator::new(operator, rate, most, Decimal::percent(1));
            let block = mock_env().block;
            let staking = &router.staking;
            staking
                .add_validator(api, storage, &block, validator)
                .unwrap();
        }
    })
}

fn ours(validators: u32) -> ballast_chain_sim::SimApp {
    let mut app = sim_app("wasm");
    let all = (0..validators).map(|n| {
        let operator = valoper_of(app.api(), &format!("val{n}")).unwrap();
        GenesisValidator::new(operator, 1_000_000_000)
    });
    let all = all.collect();
    app.genesis(ChainParams::default(), all).unwrap();
    let alice = account(app.api(), "alice").unwrap();
    app.mint(&alice, coins(1_000_000_000_000_000, DENOM))
        .unwrap();
    app
}

/// What is the same for both: a contract, and a delegation by it.
macro_rules! staker {
    ($app:expr) => {{
        let alice = account($app.api(), "alice").unwrap();
        let code = ContractWrapper::new(stake, nothing, silent);
        let id = $app.store_code(Box::new(code));
        let funds = [];
        let at = $app
            .instantiate_contract(id, alice.clone(), &Empty {}, &funds, "staker", None)
            .unwrap();
        (alice, at, valoper_of($app.api(), "val0").unwrap())
    }};
}

fn delegate<E: Executor<Empty>>(app: &mut E, who: &(Addr, Addr, String)) {
    let (alice, staker, validator) = who;
    app.execute_contract(alice.clone(), staker.clone(), validator, &[coin(10, DENOM)])
        .unwrap();
}

fn idle(group: &mut BenchmarkGroup<'_, WallTime>) {
    let mut app = stock(20);
    group.bench_function("cw-multi-test", |b| b.iter(|| app.update_block(next_block)));
    let mut app = ours(20);
    app.next_blocks(5, 5).unwrap();
    group.bench_function("chain-sim", |b| b.iter(|| app.update_block(next_block)));
    group.bench_function("chain-sim, 1,000 by next_blocks", |b| {
        b.iter(|| app.next_blocks(1_000, 5).unwrap());
    });
}

fn beside(c: &mut Criterion) {
    idle(&mut c.benchmark_group("an idle block"));

    for n in [3, 20] {
        let mut group = c.benchmark_group(format!("a new chain of {n} validators"));
        group.bench_function("cw-multi-test", |b| b.iter(|| stock(n)));
        group.bench_function("chain-sim", |b| b.iter(|| ours(n)));
        group.finish();
    }

    let mut group = c.benchmark_group("a contract delegates");
    let mut app = stock(20);
    let who = staker!(app);
    group.bench_function("cw-multi-test", |b| b.iter(|| delegate(&mut app, &who)));
    let mut app = ours(20);
    let who = staker!(app);
    group.bench_function("chain-sim", |b| b.iter(|| delegate(&mut app, &who)));
    group.finish();
}

criterion_group!(benches, beside);
criterion_main!(benches);
