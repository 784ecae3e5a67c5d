//! `docs/INTEGRATORS.md`: the table of events is what the structs say. `BALLAST_WRITE=1` writes it anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use ballast_types::event::{Description, EVENTS};
use std::{fs, path::Path};

const HEAD: &str = "| event | what happened | attributes |\n|---|---|---|\n";

fn row(event: &Description) -> String {
    let keys = event.attributes.iter().map(|one| match one.is_optional {
        true => format!("[{}]", one.key),
        false => one.key.to_string(),
    });
    let keys = keys.collect::<Vec<_>>().join(", ");
    // as a node shows it: wasmd puts `wasm-` in front
    format!(
        "| `wasm-{}` | {} | `{keys}` |\n",
        event.name,
        event.about.trim()
    )
}

#[test]
fn the_integrators_page_has_every_event_with_its_attributes_in_order() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/INTEGRATORS.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, table) = page.split_once(HEAD).expect("the head of the table");
    let (_, after) = table.split_once("\n\n").expect("the end of the table");

    let rows: String = EVENTS.iter().map(row).collect();
    let new = format!("{before}{HEAD}{rows}\n{after}");

    match std::env::var_os("BALLAST_WRITE") {
        Some(_) => fs::write(&path, new).unwrap(),
        None => assert_eq!(
            page, new,
            "BALLAST_WRITE=1 cargo test -p ballast-types --test events"
        ),
    }
}

#[test]
fn names_of_events_and_keys_of_their_attributes_are_unique() {
    let mut names: Vec<_> = EVENTS.iter().map(|event| event.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair.first() != pair.last()));
    assert!(names.iter().all(|name| name.starts_with("ballast-")));
    for event in EVENTS {
        let mut keys: Vec<_> = event.attributes.iter().map(|one| one.key).collect();
        keys.sort_unstable();
        assert!(
            keys.windows(2).all(|pair| pair.first() != pair.last()),
            "{}",
            event.name
        );
    }
}
