//! Refusals of contracts that mean a lost race.

use ballast_tool::CliError;

/// The part of a market's refusal by which a healthy position is known; no other refusal has it.
const HEALTHY: &str = "of its collateral's worth, it is liquidated over ";

/// Refusals where another buyer was first, or the position is healthy again: the name of each, and
/// a part of its text that no other refusal has.
const LOST: [(&str, &str); 7] = [
    // a market's
    ("Healthy", HEALTHY),
    ("MinLst", " LST, less than the "),
    ("TooSmall", "too few coins to sell anything for"),
    // a lever's, which has a `MinLst` too
    ("NotAbove", "`buy_down` is open over "),
    ("NotBelow", "`rebalance` is open under "),
    ("UnknownOrder", "there is no order "),
    (
        "Insolvent",
        "that is not enough, the market's liquidation is next",
    ),
];

/// Whether a market refused because the position is healthy.
pub fn is_healthy(error: &CliError) -> bool {
    error.message.contains(HEALTHY)
}

/// Whether another buyer was first, or the position is healthy again.
pub fn is_lost(error: &CliError) -> bool {
    LOST.iter().any(|(_, said)| error.message.contains(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballast_extension_math::{lever, market};
    use ballast_extension_types::market::Loan;
    use ballast_types::{Amount, Native, Shares};

    fn of_a_market() -> [String; 3] {
        let healthy = market::Refusal::Healthy {
            ltv_bps: 9_000,
            liq_bps: 9_200,
        };
        let min_lst = ballast_market::ContractError::MinLst {
            repaid: Loan::new(1_u128),
            lst: Shares::new(1_u128),
            min_lst: Shares::new(2_u128),
        };
        let too_small = market::Refusal::TooSmall {
            least: Loan::new(1_u128),
        };
        [
            healthy.to_string(),
            min_lst.to_string(),
            too_small.to_string(),
        ]
    }

    fn of_a_lever() -> [String; 4] {
        let not_above = lever::Refusal::NotAbove {
            leverage_bps: 20_000,
            max_bps: 30_000,
        };
        let not_below = lever::Refusal::NotBelow {
            leverage_bps: 20_000,
            min_bps: 10_000,
        };
        let unknown = ballast_lever::ContractError::UnknownOrder {
            order_id: 1,
            next: 2,
        };
        let insolvent = lever::Refusal::Insolvent {
            worth: Native::new(1_u128),
            debt: Native::new(2_u128),
        };
        [
            not_above.to_string(),
            not_below.to_string(),
            unknown.to_string(),
            insolvent.to_string(),
        ]
    }

    /// The contracts write these texts: where one changes its text, this fails.
    #[test]
    fn each_text_is_one_of_a_contracts_refusals() {
        let refusals = of_a_market().into_iter().chain(of_a_lever());

        for ((name, text), refusal) in LOST.iter().zip(refusals) {
            let is_there = refusal.contains(text);
            assert!(is_there, "{name}: `{text}` is not in `{refusal}`");
        }
        let lever_sells_less = ballast_lever::ContractError::MinLst {
            paid: Native::new(1_u128),
            lst: Shares::new(1_u128),
            min_lst: Shares::new(2_u128),
        };
        assert!(is_lost(&CliError::failed(lever_sells_less.to_string())));
    }
}
