//! What messages spend in the VM and in the contracts' own storage, per number of validators.
//!
//! `cargo run --release -p ballast-wasm --bin gas [MESSAGE]`: with a message's name, its breakdown by contract too.
//! The chain's own work (bank, staking, queries of them) and the transaction itself are not in it: `scripts/gas` measures
//! all of that on the real chain.

use ballast_testing::Suite;
use ballast_wasm::gas::{self, Spent};
use std::collections::BTreeMap;

const SIZES: [u32; 4] = [5, 20, 50, 100];

/// Each message's spending, by its name, in the order of a stay.
type Column = Vec<(&'static str, Vec<Spent>)>;

fn main() {
    ballast_wasm::install();
    let wanted = std::env::args().nth(1);
    let mut rows: BTreeMap<usize, (&'static str, Vec<u64>)> = BTreeMap::new();
    for n in SIZES {
        eprintln!("{n} validators ...");
        for (at, (name, spent)) in measure(n).into_iter().enumerate() {
            let total = spent.iter().map(Spent::total).sum();
            rows.entry(at).or_insert((name, vec![])).1.push(total);
            if wanted.as_deref() == Some(name) {
                breakdown(n, name, &spent);
            }
        }
    }
    println!(
        "| gas in the VM and its storage, thousands | 5 | 20 | 50 | 100 |\n|---|---|---|---|---|"
    );
    for (name, totals) in rows.values() {
        let cells: Vec<String> = totals
            .iter()
            .map(|total| format!("{}", (total + 500) / 1_000))
            .collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
}

fn breakdown(n: u32, name: &str, spent: &[Spent]) {
    println!("\n{name}, {n} validators:\n");
    println!("| contract | calls | VM starts | computing | storage | addresses | queries made | sum |\n|---|---|---|---|---|---|---|---|");
    for one in spent {
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            one.contract,
            one.calls,
            one.starts(),
            one.compute,
            one.storage,
            one.api,
            one.queries,
            one.total()
        );
    }
    println!();
}

/// A stay of many users with `n` validators, a loss with cover, and the keeper's work, message by message.
fn measure(n: u32) -> Column {
    let mut column = vec![];
    gas::take();
    let mut suite = Suite::builder().validators(n).checks(false).build();
    column.push(("deploy", gas::take()));
    let note = |column: &mut Column, name| column.push((name, gas::take()));

    suite.bond("alice", 100_000_000_000).expect("a bond");
    while !suite.due().is_empty() {
        suite.advance("keeper").expect("advance");
    }
    suite.block(20);
    gas::take();

    suite.bond("bob", 5_000_000).expect("a bond");
    note(&mut column, "bond");
    suite.same_block().bond("alice", 5_000_000).expect("a bond");
    note(&mut column, "bond, later in the block");
    suite.underwrite("bob", 2_000_000).expect("underwriting");
    note(&mut column, "underwrite");
    suite
        .post_bond("alice", "val0", 2_000_000_000)
        .expect("a validator's bond");
    note(&mut column, "post_bond");
    suite.delegate("keeper").expect("delegation");
    note(&mut column, "delegate");
    suite.unbond("alice", 3_000_000_000).expect("an exit");
    note(&mut column, "unbond (queue an exit)");
    suite.pass_batch_interval();
    gas::take();
    suite.submit_batch("keeper").expect("a batch");
    note(&mut column, "submit_batch");
    suite.undelegate("keeper").expect("undelegation");
    note(&mut column, "undelegate");
    suite.reward(1_000_000_000).expect("rewards");
    suite.block(20);
    gas::take();
    suite.harvest("keeper").expect("a harvest");
    note(&mut column, "harvest");
    suite.distribute("keeper").expect("distribution");
    note(&mut column, "distribute");
    suite.double_sign("val1").expect("evidence");
    suite.block(1);
    gas::take();
    suite.sync("keeper").expect("a loss booked");
    note(&mut column, "sync with a loss, cover asked");
    suite.pass_unbonding();
    gas::take();
    suite.settle("keeper").expect("settlement");
    note(&mut column, "settle");
    suite.claim("alice", 1).expect("a claim");
    note(&mut column, "claim");
    suite.advance("keeper").expect("advance");
    note(&mut column, "advance, first call after a month");
    column
}
