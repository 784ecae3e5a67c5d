//! What messages and a deployment cost.

use crate::{holds, number_after, page, read};

/// The cells of the rows of `docs/GAS.md` that begin with this message.
fn gas_rows(message: &str) -> Vec<Vec<String>> {
    let text = read("docs/GAS.md");
    let (_, table) = text.split_once("## Against the targets").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let rows = table
        .lines()
        .filter(|line| line.starts_with(&format!("| {message} |")));
    rows.map(|line| {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_string())
            .collect()
    })
    .collect()
}

#[test]
fn the_readme_says_what_a_bond_costs_beside_the_peer() {
    let percent = |row: &Vec<String>| (row[6].parse::<f64>().unwrap() * 100.0).round() as u64;
    let bonds: Vec<u64> = gas_rows("bond").iter().map(percent).collect();
    let (least, most) = (bonds.iter().min().unwrap(), bonds.iter().max().unwrap());
    let stay = percent(&gas_rows("a whole stay: bond, exit, claim")[0]);
    holds(
        "README.md",
        &format!("a bond costs {least} to {most} % of the gas"),
    );
    holds("README.md", &format!("a whole stay costs {stay} %"));
}

#[test]
fn deploying_costs_what_is_said() {
    // thousands of gas with five validators, measured by scripts/gas
    let suite: f64 = gas_rows("deploy")[0][2].parse().unwrap();
    holds(
        "docs/DEPLOY.md",
        &format!("{:.2} million for the suite", suite / 1_000.0),
    );

    // uploads go by the bytes: 6.67 a byte were used for all six by a local node of wasmd 0.70
    let sizes = read("scripts/wasm-sizes.txt");
    let suite = ["hub", "token", "registry", "queue", "vault", "collector"];
    let bytes = suite.map(|name| number_after(&sizes, &format!("\n{name} ")));
    let expected = bytes.iter().sum::<u64>() as f64 * 6.67 / 1e6;
    let told = page("docs/DEPLOY.md");
    let (told, _) = told.split_once(" million gas for six uploads").unwrap();
    let told: f64 = told.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(
        (told / expected - 1.0).abs() < 0.03,
        "{told} million, by the sizes {expected:.1}"
    );
}
