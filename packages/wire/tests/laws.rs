//! The law of this crate on one enum and one struct, on JSON that is broken in every place: what is
//! read here serde reads too, and makes the same of it; what serde refuses is refused here; and what
//! is written has serde's bytes.
#![allow(clippy::unwrap_used)]

use ballast_wire::{from_json, json, reads, writes};
use cosmwasm_std::{to_json_binary, Addr, Uint128};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Ask {
    Stop {},
    Pay {
        amount: Uint128,
        to: Option<Addr>,
        notes: Vec<String>,
    },
    Limits(Limits),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    most: u32,
    is_open: bool,
}

reads! {
    enum Ask {
        stop: Stop {},
        pay: Pay { amount, to, notes },
        limits: Limits (_),
    }
}

reads!(struct Limits { most, is_open });

writes! {
    enum Ask {
        stop: Stop {},
        pay: Pay { amount, to, notes },
        limits: Limits (_),
    }
}

writes!(struct Limits { most, is_open });

fn messages() -> Vec<Ask> {
    let pay = |to: Option<&str>, notes: &[&str]| Ask::Pay {
        amount: Uint128::MAX,
        to: to.map(Addr::unchecked),
        notes: notes.iter().map(ToString::to_string).collect(),
    };
    vec![
        Ask::Stop {},
        pay(None, &[]),
        pay(
            Some("wasm1alice"),
            &["a \"quote\"", "line\nbreak", "\u{1}", "ü"],
        ),
        Ask::Limits(Limits {
            most: u32::MAX,
            is_open: true,
        }),
    ]
}

#[test]
fn what_is_written_has_the_bytes_of_serde() {
    for message in messages() {
        assert_eq!(json(&message), to_json_binary(&message).unwrap());
        assert_eq!(from_json::<Ask>(&json(&message)).unwrap(), message);
    }
}

/// Whatever may stand in a place: of another type, too large, too small, nothing, twice.
const PARTS: [&str; 14] = [
    "",
    "null",
    "true",
    "0",
    "-1",
    "4294967296",
    "1.5",
    "\"\"",
    "\"7\"",
    "[]",
    "[\"a\"]",
    "{}",
    "\"most\":1,",
    "}",
];

#[test]
fn it_reads_what_serde_reads_and_refuses_what_serde_refuses() {
    let (mut read, mut refused) = (0, 0);
    for message in messages() {
        let bytes = json(&message);
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for from in &ends {
            // up to a dozen characters are replaced by each of the parts
            for to in ends.iter().filter(|to| *to >= from).take(12) {
                for part in PARTS {
                    let broken = [&text[..*from], part, &text[*to..]].concat();
                    let serde = cosmwasm_std::from_json::<Ask>(broken.as_bytes());
                    match from_json::<Ask>(broken.as_bytes()) {
                        Ok(ours) => {
                            assert_eq!(serde.unwrap(), ours, "{broken}");
                            read += 1;
                        }
                        Err(_) => {
                            // a fraction is refused here wherever it stands
                            assert!(serde.is_err() || broken.contains("1.5"), "{broken}");
                            refused += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(
        read > 100 && refused > 10_000,
        "{read} read, {refused} refused"
    );
}
