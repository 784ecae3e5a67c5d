//! Laws of pieces and prices.
#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use super::*;
use ballast_accounting::{Amount, LayerShares, Shares};
use cosmwasm_std::Uint256;
use proptest::prelude::*;

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

fn amount() -> impl Strategy<Value = u128> {
    (0u32..100, any::<u128>()).prop_map(|(bits, any)| any >> (127 - bits))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// B-4: whoever leaves, nobody has less of anything for a share than before.
    #[test]
    fn leavers_leave_everybody_his(of in amount(), supply in amount(), part in any::<u16>()) {
        let given = supply / 65_535 * u128::from(part);
        let piece = raw(piece_floor(Shares::new(of), LayerShares::new(given), LayerShares::new(supply)).unwrap());
        prop_assert!(piece <= of);
        let before = Uint256::from(of) * Uint256::from(supply - given + 1_000);
        let after = Uint256::from(of - piece) * Uint256::from(supply + 1_000);
        prop_assert!(after >= before);
    }

    /// B-5: who comes in and leaves at once never gains, and takes nothing from the others.
    #[test]
    fn in_and_out_never_gains(nav in amount(), more in 0u128..17, supply in amount(), lst in amount()) {
        let sum = Sum { nav: Shares::new(nav), ceil: Shares::new(nav + more) };
        let supply = LayerShares::new(supply);
        if let Ok(bought) = sum.to_shares_floor(Shares::new(lst), supply) {
            let Ok(after) = supply.checked_add(bought) else { return Ok(()) };
            if let Ok(piece) = piece_floor(Shares::new(nav + lst), bought, after) {
                prop_assert!(raw(piece) <= lst);
            }
            // NAV for a share, offset included, does not fall
            let before = Uint256::from(nav + 1) * Uint256::from(raw(after) + 1_000);
            let now = Uint256::from(nav + lst + 1) * Uint256::from(raw(supply) + 1_000);
            prop_assert!(now >= before);
        }
    }

    /// Targets never sum to more than NAV.
    #[test]
    fn targets_fit(nav in amount(), cut in 0u64..=10_000) {
        let mut book = Book::default();
        let parts = [("a", cut), ("b", 10_000 - cut)].map(|(name, weight_bps)| Target {
            address: cosmwasm_std::Addr::unchecked(name),
            weight_bps,
            cap: None,
        });
        book.begin(parts.to_vec(), vec![]).unwrap();
        let targets = book.parts.iter().map(|part| raw(part.target_floor(Shares::new(nav)).unwrap()));
        prop_assert!(targets.sum::<u128>() <= nav);
    }
}
