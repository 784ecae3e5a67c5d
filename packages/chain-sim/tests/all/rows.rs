//! One test for each row of the README's table: where cw-multi-test's own module differs from a chain.

mod chain;
mod leaving;
mod rewards;
mod slashes;
