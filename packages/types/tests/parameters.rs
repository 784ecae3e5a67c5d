//! `docs/PARAMETERS.md`: defaults and bounds are what the code takes, found by trying.
//! `BALLAST_WRITE=1` writes them; the meaning beside them is written by hand.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing
)]

use ballast_types::{collector, hub, registry, vault};
use cosmwasm_std::{from_json, to_json_string};
use std::path::Path;

/// The table is for a token of six decimals, on a chain that unbonds in 21 days.
const DECIMALS: u8 = 6;

/// Whether a suite takes `{"field":value}`: when it is deployed, and later, by the owner, with the defaults in force.
fn takes(contract: &str, field: &str, value: &str, later: bool) -> bool {
    let update = format!("{{\"{field}\":{value}}}");
    let update = update.as_bytes();
    match contract {
        "hub" => {
            let Ok(update) = from_json(update) else {
                return false;
            };
            let old = hub::Params::new(hub::ParamsUpdate::default(), DECIMALS).unwrap();
            match later {
                false => hub::Params::new(update, DECIMALS).is_ok(),
                true => old.updated(update).is_ok_and(|new| {
                    new.ensure_minimums(DECIMALS).is_ok() && new.ensure_follows(&old, 0).is_ok()
                }),
            }
        }
        "registry" => {
            let Ok(update) = from_json(update) else {
                return false;
            };
            let old = registry::Params::new(registry::ParamsUpdate::default(), DECIMALS).unwrap();
            match later {
                false => registry::Params::new(update, DECIMALS).is_ok(),
                true => old
                    .updated(update)
                    .is_ok_and(|new| new.ensure_minimums(DECIMALS).is_ok()),
            }
        }
        "vault" => {
            let Ok(update) = from_json(update) else {
                return false;
            };
            let least = hub::Params::new(hub::ParamsUpdate::default(), DECIMALS)
                .unwrap()
                .least_cooldown(0);
            let old = vault::Params::new(vault::ParamsUpdate::default(), least).unwrap();
            match later {
                false => vault::Params::new(update, least).is_ok(),
                true => old.updated(update, least).is_ok(),
            }
        }
        _ => {
            let Ok(update) = from_json(update) else {
                return false;
            };
            collector::Params::default().updated(update).is_ok()
        }
    }
}

/// The default, as messages spell it.
fn default(contract: &str, field: &str) -> String {
    let least = hub::Params::new(hub::ParamsUpdate::default(), DECIMALS)
        .unwrap()
        .least_cooldown(0);
    let json = match contract {
        "hub" => to_json_string(&hub::Params::new(hub::ParamsUpdate::default(), DECIMALS).unwrap()),
        "registry" => to_json_string(
            &registry::Params::new(registry::ParamsUpdate::default(), DECIMALS).unwrap(),
        ),
        "vault" => {
            to_json_string(&vault::Params::new(vault::ParamsUpdate::default(), least).unwrap())
        }
        _ => to_json_string(&collector::Params::default()),
    };
    let json = json.unwrap();
    let from = json.split_once(&format!("\"{field}\":")).unwrap().1;
    let end = from.find([',', '}']).unwrap();
    from[..end].to_string()
}

/// The least and the most of what is taken: all in between is.
fn bounds(contract: &str, field: &str, later: bool) -> String {
    let default = default(contract, field);
    if ["true", "false"].contains(&default.as_str()) {
        return "false, true".to_string();
    }
    let quoted = default.starts_with('"');
    let plain = default.trim_matches('"');
    // decimals are tried in thousandths
    let is_decimal = ["max_commission", "leverage"].contains(&field);
    let scale = if is_decimal { 1_000u128 } else { 1 };
    let spell = |n: u128| match is_decimal {
        true if n.is_multiple_of(1_000) => (n / 1_000).to_string(),
        true => format!("{}.{:03}", n / 1_000, n % 1_000)
            .trim_end_matches('0')
            .to_string(),
        false => n.to_string(),
    };
    let value = |n: u128| match quoted {
        true => format!("\"{}\"", spell(n)),
        false => spell(n),
    };
    let taken = |n: u128| takes(contract, field, &value(n), later);
    let start = match plain.split_once('.') {
        Some((whole, part)) => {
            let part = format!("{part:0<3}");
            whole.parse::<u128>().unwrap() * scale + part.parse::<u128>().unwrap()
        }
        None => plain.parse::<u128>().unwrap() * scale,
    };
    assert!(taken(start), "{contract}.{field}: the default is not taken");
    let edge = |mut inside: u128, mut outside: u128| {
        while inside.abs_diff(outside) > 1 {
            let middle = inside.midpoint(outside);
            match taken(middle) {
                true => inside = middle,
                false => outside = middle,
            }
        }
        inside
    };
    let least = match taken(0) {
        true => 0,
        false => edge(start, 0),
    };
    let far = if quoted {
        u128::MAX / 2
    } else {
        u128::from(u64::MAX)
    };
    let most = match taken(far) {
        true => far,
        false => edge(start, far),
    };
    match least == most {
        true => format!("{} only", spell(least)),
        false => format!("{} to {}", spell(least), spell(most)),
    }
}

#[test]
fn the_page_says_what_is_taken() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/PARAMETERS.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let mut rows = 0;
    let lines = page.lines().map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let Some((contract, field)) = cells[0].trim_matches('`').split_once('.') else {
            return line.to_string();
        };
        if !line.starts_with("| `") {
            return line.to_string();
        }
        rows += 1;
        let meaning = cells[cells.len() - 1];
        let default = default(contract, field);
        let (birth, later) = (
            bounds(contract, field, false),
            bounds(contract, field, true),
        );
        let default = default.trim_matches('"');
        format!("| `{contract}.{field}` | {default} | {birth} | {later} | {meaning} |")
    });
    let new = lines.collect::<Vec<_>>().join("\n") + "\n";
    // every field of every contract has its row
    let fields = [
        hub::Params::new(hub::ParamsUpdate::default(), DECIMALS)
            .map(|p| to_json_string(&p).unwrap())
            .unwrap(),
        to_json_string(&registry::Params::default()).unwrap(),
        to_json_string(&collector::Params::default()).unwrap(),
    ];
    let count: usize = fields.iter().map(|json| json.matches("\":").count()).sum();
    assert_eq!(
        rows,
        count + 2,
        "a row for each parameter, and the vault's two"
    );
    if std::env::var_os("BALLAST_WRITE").is_some() {
        std::fs::write(&path, new).unwrap();
    } else {
        assert_eq!(
            page, new,
            "BALLAST_WRITE=1 cargo test -p ballast-types --test parameters"
        );
    }
}
