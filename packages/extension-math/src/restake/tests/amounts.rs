//! What shares are worth, what slashes take, what is refused.

use super::*;

#[test]
fn worked_example() {
    let mut world = World::new(terms());
    assert_eq!(world.deposit(600_000_000), Ok(600_000_000_000));
    assert_eq!(world.deposit(400_000_000), Ok(400_000_000_000));
    let bob = world.at(10).redeem(200_000_000_000);
    assert_eq!(raw(bob.lst), 200_000_000);
    assert_eq!(raw(bob.redemption.units), 200_000_000_000);
    assert_eq!(world.slashable(), 300_000_000);
    assert_eq!(world.at(20).slash(100_000_000), 100_000_000);
    assert_eq!(world.buckets(), (720_000_000, 180_000_000));
    assert_eq!(world.worth(600_000_000_000), 540_000_000);
    assert_eq!(world.worth(200_000_000_000), 180_000_000);
    assert_eq!(world.units_worth(&bob), 180_000_000);
    assert_eq!(world.slashable(), 200_000_000);
    assert_eq!(world.at(30).slash(500_000_000), 200_000_000);
    assert_eq!(world.buckets(), (560_000_000, 140_000_000));
    assert_eq!(world.slashable(), 0);
    world.balance += 70_000_000;
    for (secs, active) in [
        (40, 560_000_000),
        (40 + 302_400, 595_000_000),
        (40 + 604_800, 630_000_000),
    ] {
        assert_eq!(world.at(secs).buckets(), (active, 140_000_000), "{secs}");
    }
    assert_eq!(world.deposit(63_000_000), Ok(79_999_999_973));
    assert_eq!(world.at(10 + 21 * DAY).withdraw(&bob), Ok(140_000_000));
    assert_eq!(world.slashable(), 207_900_000);
}

/// 1 to 6 of the page.
#[test]
fn acceptance_of_amounts() {
    let mut world = World::new(terms());
    world.deposit(600_000_000).unwrap();
    world.deposit(400_000_000).unwrap();
    let bob = world.redeem(200_000_000_000);
    let early = world.at(1_814_399).withdraw(&bob);
    let ready_at = T + 1_814_400;
    let now = ready_at - 1;
    assert_eq!(early, Err(Refusal::NotReady { ready_at, now }));
    assert_eq!(world.slash(500_000_000), 300_000_000);
    assert_eq!(world.slash(1), 0);
    world.at(1_814_399 + 604_799);
    assert_eq!(world.slashable(), 0);
    world.at(1_814_399 + 604_800);
    assert_eq!(world.slashable(), 210_000_000);
    assert_eq!(world.withdraw(&bob), Ok(140_000_000));

    let mut gift = World::new(terms());
    gift.deposit(500_000_000).unwrap();
    gift.balance += 70_000_000;
    for (secs, active) in [
        (0, 500_000_000),
        (302_400, 535_000_000),
        (604_800, 570_000_000),
    ] {
        assert_eq!(gift.at(secs).buckets().0, active);
    }
    assert_eq!(gift.deposit(57_000_000), Ok(50_000_000_012));
    assert_eq!(gift.worth(50_000_000_012), 56_999_999);

    let mut inflation = World::new(terms());
    let first = inflation.deposit(1).unwrap();
    inflation.balance += 1_000_000_000;
    let alice = inflation.at(0).at(604_800).deposit(1_500_000_000).unwrap();
    assert_eq!(inflation.worth(alice), 1_499_799_961);
    assert_eq!(inflation.worth(first), 500_100_020);
}

/// 7 of the page, and the attack that the offset in the rule is against.
#[test]
fn spent_is_by_the_price_with_its_offset() {
    let mut world = World::new(uncapped());
    let alice = world.deposit(1_000_000_000).unwrap();
    assert_eq!(world.slash(1_000_000_000_000), 999_000_000);
    let spent = Refusal::Spent {
        bucket: "active shares",
        lst: lst(1_000_000),
        shares: Uint128::new(1_000_000_000_000),
    };
    assert_eq!(world.deposit(1_000_000), Err(spent));
    assert_eq!(world.slash(5), 0);
    let out = world.redeem(alice);
    assert_eq!(world.at(21 * DAY).withdraw(&out), Ok(1_000_000));
    assert_eq!(world.buckets(), (0, 0));

    // one share unit is left active, and a slash takes its LST: that switches nothing off
    let mut one = World::new(Terms {
        floor: lst(1_000),
        ..uncapped()
    });
    let all = one.deposit(1_000_000_000).unwrap();
    one.redeem(all - 1);
    assert_eq!(one.slash(1_000_000), 1_000_000);
    assert_eq!(one.stake.spent(), None);
    assert_eq!(one.slashable(), 998_001_000);
}
