//! What the queue stores, row by row.

use crate::desk::{shares, Desk};
use ballast_queue::state::Ticket;
use ballast_types::packed::unpack;
/// Other contracts read these two keys raw: pinned byte by byte (XC-15).
#[test]
fn xc_15_documented_keys_keep_their_shape() {
    let mut desk = Desk::default();
    desk.unbond("alice", 100);
    desk.close(1, 90, 30).unwrap();
    let rows = desk.dump();
    let row = |key: &[u8]| rows.iter().find(|(k, _)| k == key).unwrap().1.clone();
    let now = desk.now();

    // number, LST, tickets, when it opened, next ticket
    assert_eq!(row(b"open_batch"), varints(&[2, 0, 0, now, 2]));
    // LST, owed, funded, claimed, closed at, expected at, tickets
    assert_eq!(
        row(b"\0\x07batches\0\0\0\0\0\0\0\x01"),
        varints(&[100, 90, 30, 0, now, now + 1_814_400, 1])
    );
}

/// Numbers as `postcard` writes them: seven bits a byte, the lowest first.
fn varints(numbers: &[u64]) -> Vec<u8> {
    let mut bytes = vec![];
    for number in numbers {
        let mut rest = *number;
        while rest > 127 {
            bytes.push(u8::try_from(rest & 127).unwrap() | 128);
            rest >>= 7;
        }
        bytes.push(u8::try_from(rest).unwrap());
    }
    bytes
}

/// A ticket is one short row and one index key.
#[test]
fn a_ticket_is_two_keys() {
    let mut desk = Desk::default();
    let before = desk.dump().len();
    desk.unbond("alice", 100);

    let rows = desk.dump();
    assert_eq!(rows.len(), before + 2);
    let (_, row) = rows
        .iter()
        .find(|(key, _)| key.starts_with(b"\0\x07tickets"))
        .unwrap();
    let owner = desk.who("alice");
    let beside = 6; // a length, the batch, the LST, what was claimed, no approvals, who made it out
    assert_eq!(row.len(), owner.as_str().len() + beside);
    let again: Ticket = unpack(row).unwrap();
    assert_eq!((again.owner, again.shares), (owner, shares(100)));

    desk.cancel("alice", "1").unwrap();
    assert_eq!(desk.dump().len(), before);
}
