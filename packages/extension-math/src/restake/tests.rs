//! Sections 8 and 9 of the page, to the unit.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::*;
use crate::{pause::PauseError, time::Now};
use ballast_accounting::{Amount, LayerShares, NumberError, Shares};
use cosmwasm_std::Uint128;

const DAY: u64 = 86_400;
const T: u64 = 1_700_000_000;

fn lst(raw: u128) -> Shares {
    Shares::new(raw)
}

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

/// The defaults of the page, for an LST of 6 decimals.
pub fn terms() -> Terms {
    Terms {
        cooldown_secs: 21 * DAY,
        window_secs: 7 * DAY,
        max_slash_bps: 3_000,
        floor: lst(1_000_000),
        drip_secs: 7 * DAY,
        veto: None,
        ratio: None,
    }
}

fn uncapped() -> Terms {
    Terms {
        max_slash_bps: 10_000,
        ..terms()
    }
}

fn vetoed() -> Terms {
    Terms {
        veto: Some(VetoTerms {
            veto_secs: 3 * DAY,
            execute_secs: 3 * DAY,
        }),
        ..terms()
    }
}

/// A stake with a chain of one token around it.
struct World {
    terms: Terms,
    stake: Stake,
    balance: u128,
    now: u64,
    report: Option<Report>,
}

impl World {
    fn new(terms: Terms) -> Self {
        Self {
            terms,
            stake: Stake::default(),
            balance: 0,
            now: T,
            report: None,
        }
    }

    fn at(&mut self, secs: u64) -> &mut Self {
        self.now = T + secs;
        let (terms, now) = (self.terms, Now::at(self.now));
        self.stake.accrue(lst(self.balance), &terms, now).unwrap();
        self
    }

    fn deposit(&mut self, amount: u128) -> Result<u128, Refusal> {
        let now = Now::at(self.now);
        self.stake.accrue(lst(self.balance), &self.terms, now)?;
        let shares = self.stake.deposit_floor(lst(amount), self.report, now)?;
        self.balance += amount;
        Ok(raw(shares))
    }

    fn redeem(&mut self, shares: u128) -> Redeemed {
        let now = Now::at(self.now);
        let shares = LayerShares::new(shares);
        self.stake.redeem_floor(shares, &self.terms, now).unwrap()
    }

    fn withdraw(&mut self, redeemed: &Redeemed) -> Result<u128, Refusal> {
        let now = Now::at(self.now);
        let redemption = &redeemed.redemption;
        let paid = self
            .stake
            .withdraw_floor(redemption, &self.terms, self.report, now)?;
        self.balance -= raw(paid);
        Ok(raw(paid))
    }

    fn slash(&mut self, amount: u128) -> u128 {
        let slashed = self
            .stake
            .slash(lst(amount), &self.terms, Now::at(self.now));
        let taken = raw(slashed.unwrap().taken);
        self.balance -= taken;
        taken
    }

    fn slashable(&self) -> u128 {
        raw(self
            .stake
            .slashable(&self.terms, Now::at(self.now))
            .unwrap())
    }

    fn buckets(&self) -> (u128, u128) {
        let layer = &self.stake.pool.layer;
        (raw(layer.active.assets), raw(layer.exiting.assets))
    }

    fn worth(&self, shares: u128) -> u128 {
        let active = &self.stake.pool.layer.active;
        raw(active.to_assets_floor(LayerShares::new(shares)).unwrap())
    }

    fn units_worth(&self, redeemed: &Redeemed) -> u128 {
        let exiting = &self.stake.pool.layer.exiting;
        raw(exiting.to_assets_floor(redeemed.redemption.units).unwrap())
    }
}

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

/// 8 to 10 of the page.
#[test]
fn a_request_shuts_doors_and_opens_them_again() {
    let mut world = World::new(vetoed());
    let alice = world.deposit(1_000_000_000).unwrap();
    let quarter = world.redeem(alice / 4);
    world.at(19 * DAY);
    let (terms, amount) = (vetoed(), lst(200_000_000));
    let request = world
        .stake
        .request_slash(amount, &terms, Now::at(world.now));
    let (veto_until, until) = (T + 22 * DAY, T + 25 * DAY);
    let opened = request.unwrap();
    assert_eq!(
        (opened.id, opened.veto_until, opened.expires),
        (1, veto_until, until)
    );
    let again = world
        .stake
        .request_slash(lst(1), &terms, Now::at(world.now));
    assert_eq!(
        again,
        Err(Refusal::RequestOpen {
            request_id: 1,
            until
        })
    );
    let pending = Refusal::SlashPending {
        request_id: 1,
        until,
    };
    assert_eq!(world.at(20 * DAY).deposit(1_000), Err(pending.clone()));
    assert_eq!(world.at(21 * DAY).withdraw(&quarter), Err(pending));

    let mut executed = World { ..world };
    executed.at(22 * DAY - 1);
    let early = executed
        .stake
        .execute_slash(1, &terms, Now::at(executed.now));
    let now = T + 22 * DAY - 1;
    assert_eq!(
        early,
        Err(Refusal::NotYet {
            request_id: 1,
            veto_until,
            now
        })
    );
    executed.at(22 * DAY);
    let slashed = executed
        .stake
        .execute_slash(1, &terms, Now::at(executed.now))
        .unwrap();
    executed.balance -= raw(slashed.taken);
    assert_eq!(raw(slashed.taken), 200_000_000);
    assert_eq!(
        (raw(slashed.of_active), raw(slashed.of_redeeming)),
        (150_000_000, 50_000_000)
    );
    assert_eq!(executed.withdraw(&quarter), Ok(200_000_000));

    let mut vetoed = World { ..world };
    vetoed.at(21 * DAY);
    vetoed.stake.veto(1, &terms, Now::at(vetoed.now)).unwrap();
    assert_eq!(vetoed.withdraw(&quarter), Ok(250_000_000));
    vetoed.at(27 * DAY - 1);
    let (until, now) = (T + 27 * DAY, T + 27 * DAY - 1);
    let quiet = vetoed
        .stake
        .request_slash(lst(1), &terms, Now::at(vetoed.now));
    assert_eq!(quiet, Err(Refusal::Quiet { until, now }));
    vetoed.at(27 * DAY);
    let second = vetoed
        .stake
        .request_slash(lst(1), &terms, Now::at(vetoed.now));
    assert_eq!(second.unwrap().id, 2);

    let mut lapsed = World { ..world };
    lapsed.at(22 * DAY);
    let late = lapsed.stake.veto(1, &terms, Now::at(lapsed.now));
    let now = T + 22 * DAY;
    assert_eq!(
        late,
        Err(Refusal::VetoOver {
            request_id: 1,
            veto_until,
            now
        })
    );
    lapsed.at(25 * DAY);
    let late = lapsed.stake.execute_slash(1, &terms, Now::at(lapsed.now));
    assert_eq!(
        late,
        Err(Refusal::NoRequest {
            request_id: 1,
            open: None
        })
    );
    assert_eq!(lapsed.withdraw(&quarter), Ok(250_000_000));
}

/// 11 and 12 of the page.
#[test]
fn a_consumer_holds_for_a_while() {
    let mut world = World::new(Terms {
        ratio: Some(RatioTerms {
            ratio_bps: 10_000,
            hold_secs: 7 * DAY,
        }),
        ..uncapped()
    });
    let says = |exposure: u128, due: u128| {
        let (exposure, due) = (Uint128::new(exposure), Uint128::new(due));
        Some(Report::Says { exposure, due })
    };
    world.report = says(400_000_000, 0);
    world.deposit(500_000_000).unwrap();
    let first = world.redeem(200_000_000_000);
    let second = world.redeem(99_000_000_000);
    let held = world.at(21 * DAY).withdraw(&first);
    let until = T + 28 * DAY;
    let refusal = Refusal::Held {
        slashable_after: lst(299_000_000),
        needed: Uint128::new(400_000_000),
        until,
    };
    assert_eq!(held, Err(refusal));
    assert_eq!(world.withdraw(&second), Ok(99_000_000));
    let due = |due| {
        Err(Refusal::SlashDue {
            due,
            until: Some(until),
        })
    };
    world.report = says(400_000_000, 1);
    assert_eq!(
        world.at(28 * DAY - 1).withdraw(&first),
        due(Due::Lst(Uint128::one()))
    );
    world.report = Some(Report::Fails);
    assert_eq!(world.withdraw(&first), due(Due::Unknown));
    world.report = says(u128::MAX, u128::MAX);
    assert_eq!(world.withdraw(&first), due(Due::Lst(Uint128::MAX)));
    world.report = says(u128::MAX, 0);
    assert!(matches!(
        world.withdraw(&first),
        Err(Refusal::Held {
            needed: Uint128::MAX,
            ..
        })
    ));
    let mut late = World { ..world };
    assert_eq!(world.at(28 * DAY).withdraw(&first), Ok(200_000_000));
    late.report = Some(Report::Fails);
    late.at(30 * DAY);
    assert!(matches!(
        late.withdraw(&first),
        Err(Refusal::SlashDue { .. })
    ));
    assert!(matches!(
        late.deposit(5),
        Err(Refusal::SlashDue { until: None, .. })
    ));
}

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
