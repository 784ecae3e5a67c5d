//! Lists that are answered in pages.

use ballast_testing::Ask;
use serde_json::Value;

/// Rows of a list that are read at the most.
pub const MOST_ROWS: usize = 10_000;
/// Rows that are asked for at a time.
const PAGE: usize = 100;

/// A list, as far as it was read.
#[derive(Debug, Default, PartialEq)]
pub struct List {
    /// Rows, in the contract's order.
    pub rows: Vec<Value>,
    /// There are more.
    pub is_cut: bool,
}

impl List {
    /// Says where it stopped, if it did: `10000 orders were read, and there are more`.
    pub fn stopped(&self, what: &str) -> Option<String> {
        let read = self.rows.len();
        self.is_cut
            .then(|| format!("{read} {what} were read, and there are more"))
    }
}

/// All of a list: `ask_for` makes the question from the key after which a page begins, rows are the
/// field `list` of the answer, and each has its key in `key`. A page with fewer rows than were asked
/// for is the last: this is for contracts that give fewer only where there are no more, as those of
/// `extensions` do, and not for any contract. One whose pages do not go on is read once.
///
/// # Errors
/// What the contract said.
pub fn all(
    ask: &Ask<'_>,
    list: &str,
    key: &str,
    ask_for: impl Fn(&Value, usize) -> Value,
) -> Result<List, String> {
    let mut all = List::default();
    let mut after = Value::Null;
    loop {
        let answer = ask(&ask_for(&after, PAGE))?;
        let page = answer[list].as_array().cloned().unwrap_or_default();
        let is_last = page.len() < PAGE;
        let last = page.last().map(|row| row[key].clone());
        all.rows.extend(page);
        match last {
            Some(last) if !is_last && last != after && !last.is_null() => after = last,
            Some(_) | None => return Ok(all),
        }
        if all.rows.len() >= MOST_ROWS {
            let next = ask(&ask_for(&after, 1))?;
            all.is_cut = next[list].as_array().is_some_and(|rows| !rows.is_empty());
            return Ok(all);
        }
    }
}

/// All of a list whose answers name in `next` the key after which there is more; an answer without
/// rows, or whose `next` does not go up, is the last. Otherwise as [`all`].
///
/// # Errors
/// What the contract said.
pub fn all_by_next(
    ask: &Ask<'_>,
    list: &str,
    ask_for: impl Fn(Option<u64>, usize) -> Value,
) -> Result<List, String> {
    let mut all = List::default();
    let mut after = None;
    loop {
        let answer = ask(&ask_for(after, PAGE))?;
        let page = answer[list].as_array().cloned().unwrap_or_default();
        let next = answer["next"].as_u64().filter(|_| !page.is_empty());
        all.rows.extend(page);
        match next {
            Some(next) if after.is_none_or(|after| next > after) => after = Some(next),
            Some(_) | None => return Ok(all),
        }
        if all.rows.len() >= MOST_ROWS {
            all.is_cut = true;
            return Ok(all);
        }
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test that fails here is a test that fails"
)]
mod tests {
    use super::{all, all_by_next, List};
    use serde_json::{json, Value};

    /// A contract that has so many rows.
    fn read(rows: u64) -> List {
        let ask = |msg: &Value| {
            let from = msg["after"].as_u64().unwrap_or(0);
            let rows = (from + 1..=rows).take(100).map(|id| json!({"id": id}));
            Ok(json!({"rows": rows.collect::<Vec<_>>()}))
        };
        all(&ask, "rows", "id", |after, _| json!({"after": after})).unwrap()
    }

    #[test]
    fn a_list_is_read_to_its_end_or_says_where_it_stopped() {
        for rows in [0, 1, 99, 100, 101, 9_999, 10_000] {
            let list = read(rows);
            assert_eq!(u64::try_from(list.rows.len()), Ok(rows));
            assert_eq!(list.stopped("rows"), None);
        }
        let list = read(20_000);
        assert_eq!(list.rows.len(), 10_000);
        assert_eq!(
            list.stopped("rows").unwrap(),
            "10000 rows were read, and there are more"
        );
    }

    /// A contract that has so many rows, gives fewer of them than it is asked for, and names its
    /// `next`.
    fn read_by_next(rows: u64) -> List {
        let ask = |msg: &Value| {
            let from = msg["after"].as_u64().unwrap_or(0);
            let last = rows.min(from + 40);
            let page: Vec<Value> = (from + 1..=last).map(|id| json!({"id": id})).collect();
            Ok(json!({"rows": page, "next": (last < rows).then_some(last)}))
        };
        all_by_next(&ask, "rows", |after, _| json!({"after": after})).unwrap()
    }

    #[test]
    fn a_list_that_names_its_next_is_read_to_its_end_or_says_where_it_stopped() {
        for rows in [0, 1, 40, 41, 9_999, 10_000] {
            let list = read_by_next(rows);
            assert_eq!(u64::try_from(list.rows.len()), Ok(rows));
            assert_eq!(list.stopped("rows"), None);
        }
        let list = read_by_next(20_000);
        assert_eq!(list.rows.len(), 10_000);
        assert!(list.is_cut);
    }

    #[test]
    fn a_list_that_turns_in_a_circle_ends() {
        let ask = |_: &Value| Ok(json!({"rows": vec![json!({"id": 7}); 100]}));
        let list = all(&ask, "rows", "id", |after, _| json!({"after": after})).unwrap();
        assert_eq!(list.rows.len(), 200);
        let ask = |_: &Value| Ok(json!({"rows": [{"id": 7}], "next": 7}));
        let list = all_by_next(&ask, "rows", |after, _| json!({"after": after})).unwrap();
        assert_eq!(list.rows.len(), 2);
        let ask =
            |msg: &Value| Ok(json!({"rows": [], "next": msg["after"].as_u64().unwrap_or(0) + 1}));
        let list = all_by_next(&ask, "rows", |after, _| json!({"after": after})).unwrap();
        assert_eq!(list, List::default());
    }
}
