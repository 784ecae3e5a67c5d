//! Attempts of an outside reader that the attacks of the page do not have: what it found is mended,
//! what held is kept as it was tried.

mod exercise;
mod offers;

use super::{birth, suite_of, DAY};
use ballast_extensions::calls::Calls;
use ballast_testing::{Suite, TxError};
use cosmwasm_std::{to_json_binary, Addr};
use serde_json::Value;

fn made(change: impl FnOnce(&mut Value)) -> Result<Addr, TxError> {
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&suite, suite.now() + 30 * DAY);
    change(&mut msg);
    let msg = to_json_binary(&msg).unwrap();
    suite.make("owner", &Calls, "series", &msg, &[])
}
