//! What can happen to a hedge and its backer, and under which rules.

use crate::hedge::{model::Rules, Premium, Terms};
use crate::restake::{model, Terms as RestakeTerms};
use ballast_accounting::{Amount, Shares};
use proptest::prelude::*;

pub const DAY: u64 = 86_400;
pub const T: u64 = 1_700_000_000;

pub fn terms(rules: &Rules) -> Terms {
    Terms {
        deductible_bps: rules.deductible as u64,
        event_secs: rules.event,
        reserve_bps: rules.reserve as u64,
        waiting_secs: rules.waiting,
        premium: Premium {
            min_bps: rules.min as u64,
            kink_bps: rules.kink as u64,
            max_bps: rules.max as u64,
        },
    }
}

pub fn rules() -> impl Strategy<Value = Rules> {
    let premium = prop::sample::select(vec![
        (0u128, 0u128, 0u128),
        (50, 300, 3_000),
        (0, 10_000, 10_000),
    ]);
    (
        prop::sample::select(vec![10u128, 150, 2_000]),
        prop::sample::select(vec![7 * DAY, 30 * DAY]),
        prop::sample::select(vec![100u128, 2_500, 20_000]),
        prop::sample::select(vec![DAY, 21 * DAY]),
        premium,
    )
        .prop_map(
            |(deductible, event, reserve, waiting, (min, kink, max))| Rules {
                deductible,
                event,
                reserve,
                waiting,
                min,
                kink,
                max,
            },
        )
}

pub fn backer() -> model::Rules {
    model::Rules {
        cooldown: 7 * DAY,
        window: 7 * DAY,
        max_bps: 10_000,
        floor: 1_000_000,
        drip: 7 * DAY,
        veto: None,
        ratio: Some((10_000, 35 * DAY)),
    }
}

/// As a hedge knows it: the window decides nothing.
pub fn backer_terms() -> RestakeTerms {
    let rules = backer();
    RestakeTerms {
        cooldown_secs: rules.cooldown,
        window_secs: 0,
        max_slash_bps: 10_000,
        floor: Shares::new(rules.floor),
        drip_secs: rules.drip,
        veto: None,
        ratio: None,
    }
}

#[derive(Clone, Debug)]
pub enum Act {
    Deposit { who: u8, lst: u128 },
    Activate { which: u8 },
    Cancel { which: u8 },
    Redeem { who: u8, part: u8, forfeit: bool },
    TopUp,
    Observe,
    Pay,
    Gift { lst: u128 },
    Loss { bps: u64 },
    Owe { native: u128 },
    Restake { lst: u128 },
    Unstake { part: u8 },
    Withdraw,
    Pause { secs: u64 },
}

pub fn act() -> impl Strategy<Value = Act> {
    let amounts = prop::sample::select(vec![
        1u128,
        999,
        1_000_000,
        1_000_000_000,
        1_000_000_000_000,
    ]);
    prop_oneof![
        3 => (0..3u8, amounts.clone()).prop_map(|(who, lst)| Act::Deposit { who, lst }),
        5 => any::<u8>().prop_map(|which| Act::Activate { which }),
        1 => any::<u8>().prop_map(|which| Act::Cancel { which }),
        3 => (0..3u8, any::<u8>(), any::<bool>()).prop_map(|(who, part, forfeit)| Act::Redeem { who, part, forfeit }),
        4 => Just(Act::TopUp),
        1 => Just(Act::Observe),
        1 => Just(Act::Pay),
        1 => amounts.clone().prop_map(|lst| Act::Gift { lst }),
        3 => prop::sample::select(vec![1u64, 50, 200, 1_000, 4_000]).prop_map(|bps| Act::Loss { bps }),
        1 => prop::sample::select(vec![0u128, 0, 5]).prop_map(|native| Act::Owe { native }),
        3 => amounts.prop_map(|lst| Act::Restake { lst }),
        1 => any::<u8>().prop_map(|part| Act::Unstake { part }),
        1 => Just(Act::Withdraw),
        1 => (0..20 * DAY).prop_map(|secs| Act::Pause { secs }),
    ]
}

pub fn later() -> impl Strategy<Value = u64> {
    prop::sample::select(vec![0, 0, 1, 600, DAY, 8 * DAY])
}
