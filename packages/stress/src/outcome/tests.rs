use super::{Row, Table, NOBODY, PENDING};
use crate::ledger::{Ledger, Role};

/// A ledger of these accounts, with a seed of 10.
fn ledger(rows: &[(&str, Role, i128)], pending: i128, assets: i128) -> Ledger {
    let mut ledger = Ledger {
        seed: 10,
        pending,
        assets,
        ..Ledger::default()
    };
    for (account, role, amount) in rows {
        let claims = ledger.claims.entry((*account).to_string()).or_default();
        claims.insert(*role, *amount);
    }
    ledger
}

fn row_of<'a>(table: &'a Table, who: &str) -> Option<&'a Row> {
    table.rows.iter().find(|row| row.who == who)
}

#[test]
fn a_slash_is_what_all_lose_together() {
    let before = ledger(
        &[("alice", Role::Holder, 600), ("erin", Role::Insurer, 300)],
        0,
        910,
    );
    let after = ledger(
        &[("alice", Role::Holder, 590), ("erin", Role::Insurer, 210)],
        0,
        810,
    );
    let table = Table::between(&before, &before, &after, 100);
    let change = |role: Role| table.change(role.text());
    assert_eq!((change(Role::Holder), change(Role::Insurer)), (-10, -90));
    assert_eq!((table.slashed, table.rewards, table.sum()), (100, 0, 0));
    // the seed has a row; offsets and roundings are 0 and have none
    assert_eq!(table.rows.len(), 3);
    assert_eq!(table.unexplained(), 0);
}

#[test]
fn a_role_is_that_of_the_start_and_a_newcomer_has_a_row() {
    let start = ledger(&[("alice", Role::Holder, 500)], 0, 510);
    // alice has asked out, and bob is new
    let before = ledger(&[("alice", Role::Leaver, 500)], 0, 510);
    let after = ledger(
        &[("alice", Role::Leaver, 480), ("bob", Role::Coins, 20)],
        0,
        510,
    );
    let table = Table::between(&start, &before, &after, 0);
    let holders = row_of(&table, Role::Holder.text()).unwrap();
    assert_eq!((holders.before, holders.after), (500, 480));
    assert_eq!(holders.accounts, ["alice"]);
    assert_eq!(row_of(&table, Role::Leaver.text()), None);
    assert_eq!(table.change(Role::Coins.text()), 20);
    assert_eq!(table.sum(), 0);
}

#[test]
fn rewards_are_what_there_is_more_and_was_slashed() {
    let rows = |lst| [("alice", Role::Holder, lst)];
    let before = ledger(&rows(500), 40, 550);
    let after = ledger(&rows(535), 20, 565);
    let table = Table::between(&before, &before, &after, 5);
    assert_eq!((table.rewards, table.sum()), (20, 0));
    assert_eq!(table.change(PENDING), -20);
    assert_eq!(table.object()["sum"], "0");
}

#[test]
fn offsets_and_roundings_are_unexplained_except_what_dripped() {
    let rows = |lst| [("alice", Role::Holder, lst)];
    let before = ledger(&rows(500), 40, 550);
    // 30 dripped while no account held shares; the row gained 5 more than that
    let after = ledger(&rows(495), 10, 550);
    let table = Table::between(&before, &before, &after, 0);
    assert_eq!((table.change(NOBODY), table.change(PENDING)), (35, -30));
    assert_eq!((table.unexplained(), table.sum()), (5, 0));
    // a loss of that row is unexplained, whatever dripped
    let after = ledger(&rows(507), 40, 550);
    let table = Table::between(&before, &before, &after, 0);
    assert_eq!(table.unexplained(), -7);
}

#[test]
fn every_table_sums_to_nothing() {
    let roles = [Role::Holder, Role::Insurer, Role::Borrower, Role::Coins];
    let names = ["alice", "bob", "carol", "dave"];
    let at = |turn: i128| {
        let rows: Vec<_> = names
            .iter()
            .zip(roles)
            .zip(1..)
            .map(|((name, role), n)| (*name, role, (turn * 7_919 * n) % 1_009 - 200 * (n % 2)))
            .collect();
        ledger(&rows, turn % 13, 5_000 + turn * 31 % 977)
    };
    for turn in 0..500 {
        let (start, before, after) = (at(turn), at(turn + 1), at(turn * 3 + 2));
        let table = Table::between(&start, &before, &after, (turn * 17 % 101) as u128);
        assert_eq!(table.sum(), 0, "{table:?}");
    }
}
