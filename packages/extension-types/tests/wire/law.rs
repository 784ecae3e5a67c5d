//! The law of the reader: it takes what serde takes.

use super::json::{self, Dice, Maker};
use ballast_wire::{Read, Wire};
use cosmwasm_schema::schemars::JsonSchema;
use cosmwasm_std::from_json;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// A number that has more than 64 bits.
const TOO_LARGE: &str = "18446744073709551616";

/// Whether it is taken: by both, or by neither.
pub fn same<T: Read + DeserializeOwned + PartialEq + Debug>(json: &[u8]) -> bool {
    let ours = from_json::<Wire<T>>(json).map(|message| message.0);
    let serdes = from_json::<T>(json);
    let text = String::from_utf8_lossy(json);
    match (ours, serdes) {
        (Ok(ours), Ok(serdes)) => {
            assert_eq!(ours, serdes, "{text}");
            true
        }
        (Err(_), Err(_)) => false,
        // serde passes over a field that nobody reads, whatever number stands in it
        (Err(_), Ok(serdes)) if text.contains(TOO_LARGE) => {
            let smaller = text.replace(TOO_LARGE, "5");
            let ours = from_json::<Wire<T>>(smaller).map(|message| message.0);
            assert_eq!(ours, Ok(serdes), "{text}");
            false
        }
        (ours, serdes) => panic!("{text}: {ours:?}, {serdes:?}"),
    }
}

/// It is the same for all that can be made of its schema, and for what is made of that.
pub fn law<T: Read + DeserializeOwned + JsonSchema + PartialEq + Debug>(name: &str) {
    let maker = Maker::of::<T>();
    for variant in 0..maker.variants() {
        let whole = maker.whole(variant);
        assert!(same::<T>(whole.text().as_bytes()), "{name}: {whole:?}");
    }
    let (mut taken, mut refused) = (0, 0);
    for seed in 0..3_000 {
        let mut dice = Dice::new(seed);
        let mut json = maker.some(&mut dice);
        let as_it_is = json.text().into_bytes();
        let mut bytes = as_it_is.clone();
        json::change_bytes(&mut bytes, &mut dice);
        for _ in 0..=dice.under(2) {
            json.change(&mut dice);
        }
        for text in [as_it_is, bytes, json.text().into_bytes()] {
            match same::<T>(&text) {
                true => taken += 1,
                false => refused += 1,
            }
        }
    }
    assert!(taken > 300 && refused > 2_000, "{name}: {taken}, {refused}");
    for text in json::WHATEVER {
        // all of what is left out may have a default
        let is_taken = same::<T>(text.as_bytes());
        assert!(!is_taken || text == "{}", "{name}: {text}");
    }
    for depth in [100, 126, 127, 128, 129, 10_000] {
        for (open, close) in [("[", "]"), (r#"{"x":"#, "}")] {
            let deep = format!("{}5{}", open.repeat(depth), close.repeat(depth));
            assert!(!same::<T>(deep.as_bytes()), "{name}: {depth}");
        }
    }
    let large = format!(r#"{{"x":{{{}"y":5}}}}"#, r#""a":"b","#.repeat(50_000));
    assert!(!same::<T>(large.as_bytes()), "{name}");
}
