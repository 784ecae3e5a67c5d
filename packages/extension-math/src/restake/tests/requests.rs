//! Requests and consumers: which doors they shut, and for how long.

use super::*;

/// A day on which a quarter was redeemed 19 days ago and 200,000,000 are asked for.
fn requested() -> (World, Redeemed) {
    let mut world = World::new(vetoed());
    let alice = world.deposit(1_000_000_000).unwrap();
    let quarter = world.redeem(alice / 4);
    world.at(19 * DAY);
    let request = world.request(200_000_000).unwrap();
    let (id, veto_until, expires) = (1, T + 22 * DAY, T + 25 * DAY);
    assert_eq!(
        (request.id, request.veto_until, request.expires),
        (id, veto_until, expires)
    );
    (world, quarter)
}

impl World {
    fn request(&mut self, amount: u128) -> Result<Request, Refusal> {
        self.stake
            .request_slash(lst(amount), &self.terms, Now::at(self.now))
    }

    fn execute(&mut self) -> Result<Slashed, Refusal> {
        self.stake.execute_slash(1, &self.terms, Now::at(self.now))
    }
}

/// 8 of the page.
#[test]
fn a_request_shuts_doors() {
    let (mut world, quarter) = requested();
    let (request_id, until) = (1, T + 25 * DAY);

    let again = world.request(1);

    assert_eq!(again, Err(Refusal::RequestOpen { request_id, until }));
    let pending = Refusal::SlashPending { request_id, until };
    assert_eq!(world.at(20 * DAY).deposit(1_000), Err(pending.clone()));
    assert_eq!(world.at(21 * DAY).withdraw(&quarter), Err(pending));
}

/// 8 of the page: nobody vetoed it.
#[test]
fn a_request_is_executed_after_the_time_for_a_veto() {
    let (mut world, quarter) = requested();

    let early = world.at(22 * DAY - 1).execute();
    let slashed = world.at(22 * DAY).execute().unwrap();

    let (request_id, veto_until, now) = (1, T + 22 * DAY, T + 22 * DAY - 1);
    assert_eq!(
        early,
        Err(Refusal::NotYet {
            request_id,
            veto_until,
            now
        })
    );
    world.balance -= raw(slashed.taken);
    assert_eq!(raw(slashed.taken), 200_000_000);
    assert_eq!(
        (raw(slashed.of_active), raw(slashed.of_redeeming)),
        (150_000_000, 50_000_000)
    );
    assert_eq!(world.withdraw(&quarter), Ok(200_000_000));
}

/// 9 of the page.
#[test]
fn after_a_veto_doors_are_open_and_requests_wait() {
    let (mut world, quarter) = requested();
    world.at(21 * DAY);

    let vetoed = world.stake.veto(1, &world.terms, Now::at(world.now));

    vetoed.unwrap();
    assert_eq!(world.withdraw(&quarter), Ok(250_000_000));
    let (until, now) = (T + 27 * DAY, T + 27 * DAY - 1);
    let quiet = world.at(27 * DAY - 1).request(1);
    assert_eq!(quiet, Err(Refusal::Quiet { until, now }));
    assert_eq!(world.at(27 * DAY).request(1).unwrap().id, 2);
}

/// 10 of the page: nobody did anything in time.
#[test]
fn a_request_lapses() {
    let (mut world, quarter) = requested();
    world.at(22 * DAY);

    let late = world.stake.veto(1, &world.terms, Now::at(world.now));

    let (request_id, veto_until, now) = (1, T + 22 * DAY, T + 22 * DAY);
    assert_eq!(
        late,
        Err(Refusal::VetoOver {
            request_id,
            veto_until,
            now
        })
    );
    let late = world.at(25 * DAY).execute();
    let none = Refusal::NoRequest {
        request_id,
        open: None,
    };
    assert_eq!(late, Err(none));
    assert_eq!(world.withdraw(&quarter), Ok(250_000_000));
}

/// A consumer that may hold for a week and needs 400 of 500; 200 are leaving, and after them 99. It
/// is the day on which both are ready.
fn held() -> (World, Redeemed, Redeemed) {
    let mut world = World::new(Terms {
        ratio: Some(RatioTerms {
            ratio_bps: 10_000,
            hold_secs: 7 * DAY,
        }),
        ..uncapped()
    });
    world.report = says(400_000_000, 0);
    world.deposit(500_000_000).unwrap();
    let first = world.redeem(200_000_000_000);
    let second = world.redeem(99_000_000_000);
    world.at(21 * DAY);
    (world, first, second)
}

fn says(exposure: u128, due: u128) -> Option<Report> {
    let (exposure, due) = (Uint128::new(exposure), Uint128::new(due));
    Some(Report::Says { exposure, due })
}

/// 11 of the page.
#[test]
fn a_consumer_holds_what_it_needs_for_a_week() {
    let (mut world, first, second) = held();

    let refusal = world.withdraw(&first);
    let less = world.withdraw(&second);
    let later = world.at(28 * DAY).withdraw(&first);

    let held = Refusal::Held {
        slashable_after: lst(299_000_000),
        needed: Uint128::new(400_000_000),
        until: T + 28 * DAY,
    };
    assert_eq!(refusal, Err(held));
    assert_eq!(less, Ok(99_000_000));
    assert_eq!(later, Ok(200_000_000));
}

/// 12 of the page: whatever it says, and where it says nothing.
#[test]
fn a_consumer_holds_while_it_could_slash() {
    let (mut world, first, _) = held();
    world.at(28 * DAY - 1);
    let until = Some(T + 28 * DAY);
    for (report, due) in [
        (says(400_000_000, 1), Due::Lst(Uint128::one())),
        (Some(Report::Fails), Due::Unknown),
        (says(u128::MAX, u128::MAX), Due::Lst(Uint128::MAX)),
    ] {
        world.report = report;
        assert_eq!(
            world.withdraw(&first),
            Err(Refusal::SlashDue { due, until })
        );
    }
    world.report = says(u128::MAX, 0);
    let needed = Uint128::MAX;
    let held = world.withdraw(&first).unwrap_err();
    assert!(matches!(held, Refusal::Held { needed: n, .. } if n == needed));

    assert_eq!(world.at(28 * DAY).withdraw(&first), Ok(200_000_000));
}

/// 12 of the page: who does not leave in the days that are open is held again.
#[test]
fn a_consumer_that_fails_shuts_both_doors_in_its_week() {
    let (mut world, first, _) = held();
    world.report = Some(Report::Fails);
    world.at(30 * DAY);

    let out = world.withdraw(&first).unwrap_err();
    let into = world.deposit(5).unwrap_err();

    assert!(matches!(out, Refusal::SlashDue { .. }));
    assert!(matches!(into, Refusal::SlashDue { until: None, .. }));
}
