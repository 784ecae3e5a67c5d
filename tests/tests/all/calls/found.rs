//! What an outside reader tried, by its numbers: what it found is mended, what held is kept as it
//! was tried.

mod exercise;
mod offers;

use super::*;
use cosmwasm_std::Decimal;

fn made(change: impl FnOnce(&mut Value)) -> Result<Addr, TxError> {
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&suite, suite.now() + 30 * DAY);
    change(&mut msg);
    let msg = to_json_binary(&msg).unwrap();
    suite.make("owner", &Calls, "series", &msg, &[])
}
