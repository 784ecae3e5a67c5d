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
