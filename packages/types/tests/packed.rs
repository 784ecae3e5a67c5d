//! Packed storage: the same keys as `cw_storage_plus`, shorter values, and nothing read that was not written.

#![allow(clippy::unwrap_used)]

use ballast_types::{
    hub::{BookRow, BOOK, BOOKS},
    packed::{pack, unpack, Item, Map},
    Amount, Native,
};
use cosmwasm_std::{
    testing::{MockQuerier, MockStorage},
    Addr, Binary, ContractResult, Order, QuerierWrapper, Storage, SystemError, SystemResult,
    WasmQuery,
};
use cw_storage_plus::Bound;

type Old<K> = cw_storage_plus::Map<K, u64>;

const PAIRS: Map<(&str, u64), u64> = Map::new("pairs");

fn pairs() -> MockStorage {
    let mut storage = MockStorage::default();
    for (at, key) in [("a", 1), ("a", 2), ("a", 300), ("b", 1)]
        .into_iter()
        .enumerate()
    {
        let value = u64::try_from(at).unwrap();
        PAIRS.save(&mut storage, key, &value).unwrap();
    }
    storage
}

#[test]
fn keys_are_those_of_cw_storage_plus() {
    let old: Old<(&str, u64)> = Old::new("pairs");
    assert_eq!(PAIRS.key(("a", 2)), old.key(("a", 2)).to_vec());
    let old: Old<&str> = Old::new("book");
    assert_eq!(BOOK.key("valoper1"), old.key("valoper1").to_vec());
    assert_eq!(BOOKS.as_slice(), b"books");
}

#[test]
fn rows_come_in_the_order_and_between_the_bounds_of_cw_storage_plus() {
    let storage = pairs();
    let old: Old<(&str, u64)> = Old::new("pairs");
    let all: Vec<_> = PAIRS
        .keys(&storage, None, None, Order::Descending)
        .map(Result::unwrap)
        .collect();
    let same: Vec<_> = old
        .keys(&storage, None, None, Order::Descending)
        .map(Result::unwrap)
        .collect();
    assert_eq!(all, same);
    assert_eq!(all.len(), 4);

    for (min, max) in [
        (None, Some(Bound::inclusive(2u64))),
        (Some(Bound::exclusive(1u64)), None),
        (Some(Bound::inclusive(2u64)), Some(Bound::exclusive(300u64))),
    ] {
        let rows: Vec<(u64, u64)> = PAIRS
            .prefix("a")
            .range(&storage, min.clone(), max.clone(), Order::Ascending)
            .map(Result::unwrap)
            .collect();
        let keys: Vec<u64> = old
            .prefix("a")
            .keys(&storage, min, max, Order::Ascending)
            .map(Result::unwrap)
            .collect();
        assert_eq!(rows.iter().map(|(key, _)| *key).collect::<Vec<_>>(), keys);
    }
}

#[test]
fn amounts_are_numbers_in_storage_and_digits_in_messages() {
    let row = BookRow {
        stake: Native::new(1_000_000u128),
        ..BookRow::default()
    };
    let bytes = pack(&row).unwrap();
    assert_eq!(bytes, [192, 132, 61, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(unpack::<BookRow>(&bytes), Ok(row.clone()));
    let json = cosmwasm_std::to_json_string(&row.stake).unwrap();
    assert_eq!(json, r#""1000000""#);
    let largest = Native::new(u128::MAX);
    assert_eq!(unpack::<Native>(&pack(&largest).unwrap()), Ok(largest));
}

#[test]
fn what_was_not_written_is_not_read() {
    let mut storage = MockStorage::default();
    const ITEM: Item<u64> = Item::new("item");
    let missing = ITEM.load(&storage).unwrap_err().to_string();
    assert!(missing.contains("u64 not found"), "{missing}");
    assert_eq!(ITEM.may_load(&storage), Ok(None));

    for (bytes, why) in [
        (&br#"{"stake":"1"}"#[..], "Error parsing"),
        (&[1, 0, 0], "Error parsing"),
        (&[1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 9, 9], "2 bytes too many"),
    ] {
        storage.set(&BOOK.key("valoper1"), bytes);
        let refused = BOOK.load(&storage, "valoper1").unwrap_err().to_string();
        assert!(refused.contains(why), "{refused}");
    }

    ITEM.save(&mut storage, &7).unwrap();
    ITEM.remove(&mut storage);
    assert_eq!(ITEM.may_load(&storage), Ok(None));
    let mut storage = pairs();
    PAIRS.remove(&mut storage, ("a", 1));
    assert!(!PAIRS.has(&storage, ("a", 1)) && PAIRS.has(&storage, ("a", 2)));
    assert!(!PAIRS.is_empty(&storage));
}

#[test]
fn a_sibling_is_read_by_one_raw_query() {
    let storage = pairs();
    let mut chain: MockQuerier = MockQuerier::default();
    chain.update_wasm(move |query| match query {
        WasmQuery::Raw { contract_addr, key } if contract_addr == "sibling" => {
            let value = storage.get(key.as_slice()).unwrap_or_default();
            SystemResult::Ok(ContractResult::Ok(Binary::from(value)))
        }
        _ => SystemResult::Err(SystemError::Unknown {}),
    });
    let querier: QuerierWrapper<'_> = QuerierWrapper::new(&chain);
    let sibling = Addr::unchecked("sibling");
    assert_eq!(PAIRS.query(&querier, &sibling, ("a", 300)), Ok(Some(2)));
    assert_eq!(PAIRS.query(&querier, &sibling, ("c", 1)), Ok(None));
    assert_eq!(BOOKS.may_query(&querier, &sibling), Ok(None));
    assert!(BOOKS.query(&querier, &sibling).is_err());
    assert!(PAIRS
        .query(&querier, &Addr::unchecked("nobody"), ("a", 1))
        .is_err());
}
