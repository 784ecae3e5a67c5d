//! One test for each trap of a staking contract that a module sets.

mod leaving;
mod rewards;
mod seen;
mod slashes;
