//! What the tests of every extension do with the contract that they have beside a suite.

use ballast_testing::{Suite, Tx, TxError};
use cosmwasm_std::Addr;
use serde::Serialize;
use serde_json::Value;
use std::time::Duration;

/// A contract beside a suite.
pub trait Guest {
    /// The suite that it is beside, to act on.
    fn suite_mut(&mut self) -> &mut Suite;

    /// The suite that it is beside, to look at.
    fn host(&self) -> &Suite;

    /// The contract's address.
    fn address(&self) -> Addr;

    /// The next step is so many seconds after the last.
    fn after(&mut self, secs: u64) -> &mut Self {
        self.suite_mut().after(Duration::from_secs(secs));
        self
    }

    /// The next step is in the second `at`.
    fn until(&mut self, at: u64) -> &mut Self {
        let secs = self.secs_until(at);
        self.after(secs)
    }

    /// The next step is in the block of the last.
    fn at_once(&mut self) -> &mut Self {
        self.suite_mut().same_block();
        self
    }

    /// A block comes in the second `at`.
    fn pass(&mut self, at: u64) -> &mut Self {
        let secs = self.secs_until(at);
        self.suite_mut().block_after(Duration::from_secs(secs));
        self
    }

    fn secs_until(&self, at: u64) -> u64 {
        let now = self.host().now();
        assert!(at > now, "{at} is over, now is {now}");
        at - now
    }

    /// A message to the contract, without coins.
    fn tell(&mut self, who: &str, msg: &impl Serialize) -> Result<Tx, TxError> {
        let at = self.address();
        self.suite_mut().execute(who, &at, msg, &[])
    }

    /// The answer to any question, or why there is none.
    fn preview(&self, msg: &Value) -> Result<Value, String> {
        self.host().try_query(&self.address(), msg)
    }
}

/// A harness that has its suite in `suite`, and the contract's address in `at`.
macro_rules! guest {
    ($harness:ty) => {
        impl Guest for $harness {
            fn suite_mut(&mut self) -> &mut Suite {
                &mut self.suite
            }

            fn host(&self) -> &Suite {
                &self.suite
            }

            fn address(&self) -> Addr {
                self.at.clone()
            }
        }
    };
}

pub(crate) use guest;
