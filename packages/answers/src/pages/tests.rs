use super::{End, Key, Last, List, Read};
use serde_json::{json, Value};
use std::cell::Cell;

const ROWS: List = List {
    most: 3,
    ..List::new("rows", "id")
};

type Answer = Result<Value, String>;

/// A contract with so many rows, which gives `most` of them at a time, and names the `next`.
fn of(count: u64, most: u64) -> impl Fn(&Value) -> Answer {
    move |msg: &Value| {
        let after = msg["rows"]["start_after"].as_u64().unwrap_or_default();
        let limit = msg["rows"]["limit"].as_u64().unwrap_or_default().min(most);
        let last = count.min(after.saturating_add(limit));
        let rows: Vec<Value> = (after.saturating_add(1)..=last)
            .map(|id| json!({"id": id}))
            .collect();
        Ok(json!({"rows": rows, "next": (last < count).then_some(last)}))
    }
}

fn read(list: List, ask: impl FnMut(&Value) -> Answer) -> (usize, End<String>) {
    let Read { rows, end } = list.read(json!({}), ask);
    (rows.len(), end)
}

#[test]
fn a_list_ends_with_a_page_that_is_not_full() {
    for (count, questions) in [(0, 1), (99, 1), (100, 2), (101, 2), (299, 3)] {
        let asked = Cell::new(0);
        let counted = |msg: &Value| {
            asked.set(asked.get() + 1);
            of(count, 100)(msg)
        };
        let rows = usize::try_from(count).unwrap_or_default();
        assert_eq!(read(ROWS, counted), (rows, End::Last));
        assert_eq!(asked.get(), questions, "{count} rows");
    }
}

#[test]
fn a_list_that_is_longer_than_may_be_read_says_so_and_one_that_is_just_as_long_is_whole() {
    assert_eq!(read(ROWS, of(300, 100)), (300, End::Last));
    assert_eq!(read(ROWS, of(301, 100)), (300, End::Most));
    assert_eq!(read(ROWS, of(20_000, 100)), (300, End::Most));
}

/// A contract of somebody else that gives ten rows whatever it is asked for.
#[test]
fn pages_shorter_than_asked_are_the_end_of_a_contract_of_ballast_only() {
    let strange = List {
        key: Key::Field {
            name: "id",
            last: Last::Empty,
        },
        most: 10,
        ..ROWS
    };
    assert_eq!(read(ROWS, of(35, 10)), (10, End::Last));
    assert_eq!(read(strange, of(35, 10)), (35, End::Last));
    assert_eq!(read(strange, of(0, 10)), (0, End::Last));
}

#[test]
fn a_list_may_name_where_its_next_page_begins() {
    let by_next = List {
        key: Key::Next,
        ..ROWS
    };
    for count in [0, 1, 40, 41, 120] {
        let rows = usize::try_from(count).unwrap_or_default();
        assert_eq!(read(by_next, of(count, 40)), (rows, End::Last));
    }
    assert_eq!(read(by_next, of(121, 40)), (120, End::Most));
    // a page without rows is the last one, though it names a next
    let empty = |_: &Value| Ok(json!({"rows": [], "next": 7}));
    assert_eq!(read(by_next, empty), (0, End::Last));
    // and so is one that does not say whether there is a next
    let silent = |_: &Value| Ok(json!({"rows": vec![json!({}); 100]}));
    assert_eq!(read(by_next, silent), (100, End::Last));
    // a short page that names a next is not
    assert_eq!(read(by_next, of(2, 1)), (2, End::Last));
}

#[test]
fn rows_may_be_their_own_keys() {
    let texts = List {
        key: Key::Row { last: Last::Empty },
        ..ROWS
    };
    let ask = |msg: &Value| match msg["rows"]["start_after"].as_str() {
        None => Ok(json!({"rows": ["a", "b"]})),
        Some("b") => Ok(json!({"rows": ["c"]})),
        Some(_) => Ok(json!({"rows": []})),
    };
    assert_eq!(read(texts, ask), (3, End::Last));
}

#[test]
fn a_list_that_turns_in_a_circle_ends() {
    let same = |_: &Value| Ok(json!({"rows": vec![json!({"id": 7}); 100], "next": 7}));
    assert_eq!(read(ROWS, same), (200, End::Circle));
    // of two pages that follow one another for ever
    let calls = Cell::new(0);
    let two = |_: &Value| {
        calls.set(calls.get() + 1);
        Ok(json!({"rows": vec![json!({"id": calls.get() % 2}); 100]}))
    };
    assert_eq!(read(ROWS, two), (300, End::Circle));
    let nameless = |_: &Value| Ok(json!({"rows": vec![json!({}); 100]}));
    assert_eq!(read(ROWS, nameless), (100, End::Circle));
}

#[test]
fn a_list_that_fails_in_the_middle_has_what_was_read() {
    let fails = |msg: &Value| match msg["rows"]["start_after"].is_null() {
        true => of(1_000, 100)(msg),
        false => Err("out of gas".to_string()),
    };
    assert_eq!(
        read(ROWS, fails),
        (100, End::NoAnswer("out of gas".to_string()))
    );
    for answer in [
        json!({"other": []}),
        json!({"rows": 7}),
        json!([7]),
        json!("rows"),
        json!(null),
    ] {
        assert_eq!(
            read(ROWS, |_| Ok(answer.clone())),
            (0, End::NoList),
            "{answer}"
        );
    }
    let nothing = |_: &Value| Err::<Value, _>("no such contract");
    assert_eq!(
        ROWS.read(json!({}), nothing).answered(),
        Err("no such contract")
    );
}

#[test]
fn a_list_begins_where_it_is_asked_to_and_keeps_the_other_fields() {
    let about = json!({"owner": "alice", "start_after": 248});
    let ask = |msg: &Value| {
        assert_eq!(msg["rows"]["owner"], json!("alice"));
        of(250, 100)(msg)
    };
    let read = ROWS.read(about, ask);
    assert_eq!(read.rows, [json!({"id": 249}), json!({"id": 250})]);
    assert!(!read.is_cut());
}
