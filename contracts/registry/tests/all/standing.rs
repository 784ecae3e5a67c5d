use ballast_registry::standing::{Fault, Standing};
use cosmwasm_std::Decimal;
use proptest::prelude::*;

const PROBATION: u64 = 100;

fn commission() -> Fault {
    Fault::Commission {
        seen: Decimal::percent(20),
        promised: Decimal::percent(10),
    }
}

/// Looks at the chain at each of these times.
fn after(looks: &[(u64, Option<Fault>)]) -> Standing {
    looks
        .iter()
        .cloned()
        .fold(Standing::Good, |standing, (now, fault)| {
            standing.observed(fault, now, PROBATION, PROBATION)
        })
}

#[test]
fn a_fault_is_held_for_a_probation_then_expels() {
    let jailed = || Some(Fault::NotBonded);

    assert_eq!(
        after(&[(0, None), (10, jailed()), (110, jailed())]),
        Standing::Faulty {
            fault: Fault::NotBonded,
            out_since: 10
        }
    );
    assert_eq!(
        after(&[(10, jailed()), (111, commission().into())]),
        Standing::Expelled {
            fault: commission(),
            out_since: 10
        }
    );
}

#[test]
fn a_recovery_takes_a_probation_from_the_first_good_look() {
    let fault = Fault::NotBonded;
    let looks = [(10, Some(fault.clone())), (500, Some(fault.clone()))];
    let with = |more: &[(u64, Option<Fault>)]| after(&[&looks, more].concat());

    assert_eq!(
        with(&[(600, None), (699, None)]),
        Standing::Recovering {
            fault,
            out_since: 10,
            healed_at: 600
        }
    );
    assert_eq!(with(&[(600, None), (700, None)]), Standing::Good);
}

#[test]
fn a_relapse_restarts_the_recovery_and_time_out_adds_up() {
    let fault = || Some(Fault::NotBonded);

    assert_eq!(
        after(&[
            (10, fault()),
            (20, None),
            (60, fault()),
            (70, None),
            (130, None)
        ]),
        Standing::Recovering {
            fault: Fault::NotBonded,
            // 10 seconds out before, so at 60 it is as if it had been out since 50
            out_since: 50,
            healed_at: 70
        }
    );
    // 20 seconds out in all, whatever lies between; expelled when it is more than a hundred
    let relapsed = |more: &[(u64, Option<Fault>)]| {
        let looks = [
            (10, fault()),
            (20, None),
            (60, fault()),
            (70, None),
            (130, fault()),
        ];
        after(&[&looks, more].concat())
    };
    let is_faulty = matches!(relapsed(&[]), Standing::Faulty { out_since: 110, .. });
    assert!(is_faulty);
    let is_faulty = matches!(relapsed(&[(210, fault())]), Standing::Faulty { .. });
    assert!(is_faulty);
    let is_expelled = matches!(
        relapsed(&[(211, fault())]),
        Standing::Expelled { out_since: 110, .. }
    );
    assert!(is_expelled);
}

#[test]
fn gone_is_for_good() {
    let gone = after(&[(10, Some(Fault::Gone)), (20, None), (9_999, None)]);

    assert!(gone.is_gone());
}

#[test]
fn without_a_probation_recovery_is_immediate() {
    let faulty = Standing::Good.observed(Some(Fault::NotBonded), 10, 0, 0);

    assert!(matches!(faulty, Standing::Faulty { .. }));
    assert_eq!(faulty.clone().observed(None, 10, 0, 0), Standing::Good);
    assert!(matches!(
        faulty.observed(Some(Fault::NotBonded), 11, 0, 0),
        Standing::Expelled { .. }
    ));
}

fn looks() -> impl Strategy<Value = Vec<(u64, bool)>> {
    prop::collection::vec((0..50u64, any::<bool>()), 1..60)
}

proptest! {
    /// Whatever the chain shows: in good standing means no fault for a whole probation; expelled means
    /// out of good standing for longer than one.
    #[test]
    fn standing_is_what_was_seen(looks in looks()) {
        let (mut now, mut standing) = (0, Standing::Good);
        let (mut last_fault, mut healed) = (None::<u64>, None::<u64>);
        for (gap, is_faulty) in looks {
            now += gap;
            if is_faulty {
                (last_fault, healed) = (Some(now), None);
            } else if last_fault.is_some() {
                healed = healed.or(Some(now));
            }
            standing = standing.observed(is_faulty.then_some(Fault::NotBonded), now, PROBATION, PROBATION);

            let is_whole = last_fault.is_none()
                || healed.is_some_and(|healed| now - healed >= PROBATION);
            prop_assert_eq!(standing == Standing::Good, is_whole, "at {}: {:?}", now, standing);
            if is_whole {
                (last_fault, healed) = (None, None);
            }
            if let Standing::Expelled { out_since, .. } = standing {
                prop_assert!(is_faulty && now > out_since + PROBATION);
            }
        }
    }

    /// Looking twice in one block is looking once.
    #[test]
    fn a_second_look_changes_nothing(looks in looks()) {
        let (mut now, mut standing) = (0, Standing::Good);
        for (gap, is_faulty) in looks {
            now += gap;
            let fault = is_faulty.then_some(Fault::NotBonded);
            standing = standing.observed(fault.clone(), now, PROBATION, PROBATION);
            prop_assert_eq!(standing.clone(), standing.clone().observed(fault, now, PROBATION, PROBATION));
        }
    }
}
