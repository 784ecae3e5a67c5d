//! What can happen to a restake contract, and under which rules.

use crate::restake::{model::Rules, RatioTerms, Terms, VetoTerms};
use ballast_accounting::{Amount, Shares};
use proptest::prelude::*;

pub const DAY: u64 = 86_400;

pub fn terms(rules: &Rules) -> Terms {
    Terms {
        cooldown_secs: rules.cooldown,
        window_secs: rules.window,
        max_slash_bps: rules.max_bps as u64,
        floor: Shares::new(rules.floor),
        drip_secs: rules.drip,
        veto: rules.veto.map(|(veto_secs, execute_secs)| VetoTerms {
            veto_secs,
            execute_secs,
        }),
        ratio: rules.ratio.map(|(bps, hold_secs)| RatioTerms {
            ratio_bps: bps as u64,
            hold_secs,
        }),
    }
}

pub fn rules() -> impl Strategy<Value = Rules> {
    let times = (
        prop::sample::select(vec![DAY, 7 * DAY, 21 * DAY]),
        prop::sample::select(vec![3_600, 7 * DAY]),
        prop::sample::select(vec![3_600, 7 * DAY]),
    );
    let slash = (
        prop::sample::select(vec![1u128, 100, 3_000, 9_999, 10_000]),
        prop::sample::select(vec![1_000u128, 1_000_000]),
    );
    let veto = prop::option::of((
        prop::sample::select(vec![3_600, DAY, 3 * DAY]),
        prop::sample::select(vec![3_600, 3 * DAY]),
    ));
    let ratio = prop::option::of((
        prop::sample::select(vec![0u128, 5_000, 10_000, 100_000]),
        prop::sample::select(vec![0, 7 * DAY, 45 * DAY]),
    ));
    (times, slash, veto, ratio).prop_map(
        |((cooldown, window, drip), (max_bps, floor), veto, ratio)| Rules {
            cooldown,
            window,
            max_bps,
            floor,
            drip,
            veto,
            ratio,
        },
    )
}

#[derive(Clone, Debug)]
pub enum Act {
    Deposit { who: u8, lst: u128 },
    Redeem { who: u8, part: u8 },
    Withdraw { first: u8, many: u8 },
    Split { which: u8, part: u8, to: u8 },
    Slash { lst: u128 },
    Veto,
    Execute,
    Gift { lst: u128 },
    Say { exposure: u128, due: u128 },
    Fail,
    Pause { secs: u64 },
}

pub fn act() -> impl Strategy<Value = Act> {
    let amounts = prop::sample::select(vec![
        1u128,
        7,
        999,
        1_000_000,
        1_000_000_000,
        1_000_000_000_000,
    ]);
    prop_oneof![
        4 => (0..4u8, amounts.clone()).prop_map(|(who, lst)| Act::Deposit { who, lst }),
        3 => (0..4u8, any::<u8>()).prop_map(|(who, part)| Act::Redeem { who, part }),
        3 => (any::<u8>(), 1..4u8).prop_map(|(first, many)| Act::Withdraw { first, many }),
        1 => (any::<u8>(), any::<u8>(), 0..4u8).prop_map(|(which, part, to)| Act::Split { which, part, to }),
        3 => amounts.clone().prop_map(|lst| Act::Slash { lst }),
        1 => Just(Act::Veto),
        2 => Just(Act::Execute),
        2 => amounts.clone().prop_map(|lst| Act::Gift { lst }),
        1 => (amounts, prop::sample::select(vec![0u128, 0, 0, 1, u128::MAX])).prop_map(|(exposure, due)| Act::Say { exposure, due }),
        1 => Just(Act::Fail),
        1 => (0..20 * DAY).prop_map(|secs| Act::Pause { secs }),
    ]
}

pub fn later() -> impl Strategy<Value = u64> {
    prop::sample::select(vec![0, 0, 1, 5, 600, DAY, 3 * DAY, 8 * DAY])
}
