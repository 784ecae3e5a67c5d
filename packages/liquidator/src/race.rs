//! Refusals of contracts that mean a lost race.

use ballast_tool::CliError;

/// What contracts say where somebody was first, or the position is healthy again.
const LOST: [&str; 7] = [
    "it is liquidated over",
    "less than the",
    "`buy_down` is open over",
    "`rebalance` is open under",
    "there is no order",
    "too few coins: this liquidation takes",
    "that is not enough, the market's liquidation is next",
];

/// Whether somebody else was first, or the position is healthy again.
pub fn is_lost(error: &CliError) -> bool {
    LOST.iter().any(|said| error.message.contains(said))
}
