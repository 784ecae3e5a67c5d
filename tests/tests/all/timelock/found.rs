//! Attempts of an outside reader that the attacks of the page do not have: what it found is mended,
//! what held is kept as it was tried.

mod operations;
mod window;

use super::{House, FAST, NOTICE, UNIT};
use ballast_extension_types::timelock::{FastMessages, InstantiateMsg};
use ballast_extensions::timelock::Timelock;
use ballast_testing::{SuiteBuilder, TxError};
use cosmwasm_std::to_json_binary;

fn moved_in(builder: SuiteBuilder, extensions: Vec<FastMessages>) -> Result<House, TxError> {
    let mut suite = builder.guardian("dave").build();
    for (who, amount) in [("alice", 49), ("bob", 10), ("carol", 10)] {
        suite.bond(who, amount * UNIT).unwrap();
    }
    suite.delegate("keeper").unwrap();
    let msg = InstantiateMsg {
        hub: suite.addr("hub").to_string(),
        proposer: suite.addr("owner").to_string(),
        veto: Some(suite.addr("erin").to_string()),
        council: None,
        fast_secs: Some(FAST),
        notice_secs: Some(NOTICE),
        extensions,
    };
    let msg = to_json_binary(&msg).unwrap();
    let at = suite.make("owner", &Timelock, "timelock", &msg, &[])?;
    let mut house = House { at, suite };
    house.take_over();
    Ok(house)
}
