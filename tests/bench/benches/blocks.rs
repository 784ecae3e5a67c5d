//! How long blocks take: idle, with rewards, and across a year.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a measurement that cannot go on should stop"
)]
#![allow(missing_docs, reason = "Criterion makes public functions")]

use ballast_chain_sim::{
    account, sim_app, valoper, ChainDriver, ChainParams, GenesisValidator, SimApp,
};
use cosmwasm_std::{coin, StakingMsg};
use criterion::{criterion_group, criterion_main, BatchSize, Criterion};
use cw_multi_test::Executor;

const YEAR: u64 = 31_536_000;

fn chain(validators: usize, delegators: usize) -> (SimApp, Vec<String>) {
    let mut app = sim_app("wasm");
    let operators: Vec<String> = (0..validators)
        .map(|n| valoper(&account(app.api(), &format!("val{n}")).unwrap()).unwrap())
        .collect();
    let all = operators
        .iter()
        .map(|o| GenesisValidator::new(o, 1_000_000_000))
        .collect();
    app.genesis(ChainParams::default(), all).unwrap();
    for n in 0..delegators {
        let delegator = account(app.api(), &format!("delegator{n}")).unwrap();
        app.mint(&delegator, vec![coin(1_000_000, "ustake")])
            .unwrap();
        let validator = operators[n % operators.len()].clone();
        let msg = StakingMsg::Delegate {
            validator,
            amount: coin(1_000_000, "ustake"),
        };
        app.execute(delegator, msg.into()).unwrap();
    }
    app.next_blocks(5, 5).unwrap();
    (app, operators)
}

fn blocks(c: &mut Criterion) {
    let mut group = c.benchmark_group("blocks");

    let (mut app, _) = chain(100, 0);
    group.bench_function("idle, 100 validators", |b| {
        b.iter(|| app.next_block(5).unwrap())
    });

    let (mut app, _) = chain(100, 0);
    group.bench_function("fees, 100 validators", |b| {
        b.iter(|| {
            app.reward(vec![coin(1_000_000, "ustake")]).unwrap();
            app.next_block(5).unwrap()
        });
    });

    group.sample_size(10);
    group.bench_function("advance a year, 20 validators, 100 delegators", |b| {
        let setup = || chain(20, 100).0;
        b.iter_batched(
            setup,
            |mut app| app.advance(YEAR).unwrap(),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("10,000 idle, 20 validators, 100 delegators", |b| {
        b.iter_batched(
            || chain(20, 100).0,
            |mut app| app.next_blocks(10_000, 5).unwrap(),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("10,000 with fees, 20 validators, 100 delegators", |b| {
        let setup = || chain(20, 100).0;
        let run = |mut app: SimApp| {
            for _ in 0..10_000 {
                app.reward(vec![coin(1_000_000, "ustake")]).unwrap();
                app.next_block(5).unwrap();
            }
        };
        b.iter_batched(setup, run, BatchSize::PerIteration);
    });
    group.finish();
}

criterion_group!(benches, blocks);
criterion_main!(benches);
