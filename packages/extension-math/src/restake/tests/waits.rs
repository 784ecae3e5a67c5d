//! Redemptions, pauses and seconds.

use super::*;

/// 13 of the page.
#[test]
fn a_redemption_splits_into_two_that_are_ready_together() {
    let mut world = World::new(terms());
    let all = world.deposit(300_000_000).unwrap();
    let out = world.redeem(all);
    let (kept, given) = out
        .redemption
        .split(Some(LayerShares::new(100_000_000_000u128)))
        .unwrap();
    let of = |redemption| Redeemed { redemption, ..out };
    assert_eq!(world.units_worth(&of(kept.unwrap())), 200_000_000);
    assert_eq!(world.units_worth(&of(given)), 100_000_000);
    assert_eq!(given.ready_at, out.redemption.ready_at);
    assert_eq!(out.redemption.split(None), Ok((None, out.redemption)));
    for asked in [0, all + 1] {
        let refusal = Refusal::Underflow {
            have: Uint128::new(all),
            asked: Uint128::new(asked),
        };
        assert_eq!(
            out.redemption.split(Some(LayerShares::new(asked))),
            Err(refusal)
        );
    }
    assert_eq!(world.at(21 * DAY).withdraw(&of(given)), Ok(100_000_000));
}

#[test]
fn what_buys_nothing_is_refused_and_pauses_stop_deposits_alone() {
    let mut world = World::new(terms());
    assert!(matches!(
        world.deposit(0),
        Err(Refusal::Number(NumberError::Dust { .. }))
    ));
    world.deposit(1_000).unwrap();
    let now = Now::at(world.now);
    let zero = world.stake.redeem_floor(LayerShares::ZERO, &terms(), now);
    assert!(matches!(
        zero,
        Err(Refusal::Number(NumberError::Dust { .. }))
    ));
    assert_eq!(
        world.stake.slash(lst(0), &terms(), now),
        Err(Refusal::ZeroAmount)
    );
    let until = world.stake.begin_pause(Some(DAY), now).unwrap();
    assert_eq!(world.deposit(5), Err(Refusal::Paused { until, now: T }));
    let again = world.stake.begin_pause(Some(DAY), now);
    let after = until + 7 * DAY;
    let too_soon = PauseError::PauseTooSoon { after, now: T };
    assert_eq!(again, Err(Refusal::Pause(too_soon)));
    world.redeem(1_000);
    assert!(world.at(DAY).deposit(5).is_ok());
}

/// A block inside a second makes no wait shorter.
#[test]
fn waits_begin_with_the_second_after() {
    let mut world = World::new(vetoed());
    let all = world.deposit(1_000_000_000).unwrap();
    let half = Now {
        floor: T,
        ceil: T + 1,
    };
    let out = world
        .stake
        .redeem_floor(LayerShares::new(all), &vetoed(), half);
    assert_eq!(out.unwrap().redemption.ready_at, T + 1 + 21 * DAY);
    let request = world.stake.request_slash(lst(5), &vetoed(), half).unwrap();
    assert_eq!(request.veto_until, T + 1 + 3 * DAY);
    assert_eq!(request.expires, T + 1 + 6 * DAY);
}
