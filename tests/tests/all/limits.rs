//! Work does not grow with users.

use ballast_testing::{contracts, meter::Meter, Suite};

/// Reads and writes of hub and queue in `submit_batch`, `settle` and one `claim`.
fn counts(tickets: u128) -> Vec<ballast_testing::meter::Count> {
    let (hub, queue) = (Meter::default(), Meter::default());
    let mut suite = Suite::builder()
        .code("hub", hub.on(contracts::hub()))
        .code("queue", queue.on(contracts::queue()))
        .checks(false)
        .build();
    suite.bond("alice", 900_000_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    for _ in 1..tickets {
        suite.same_block().unbond("alice", 1_000_000).unwrap();
    }
    suite
        .unbond("alice", 10_000_000_000 - (tickets - 1) * 1_000_000)
        .unwrap();
    let mut counts = vec![];
    let mut count = |hub: &Meter, queue: &Meter| counts.extend([hub.take(), queue.take()]);
    count(&hub, &queue);

    suite.submit_batch("keeper").unwrap();
    count(&hub, &queue);
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();
    count(&hub, &queue);
    suite.claim("bob", 1).unwrap();
    count(&hub, &queue);
    counts.split_off(2)
}

#[test]
pub(crate) fn ten_thousand_tickets_cost_no_more_than_one() {
    let one = counts(2);
    let many = counts(10_000);

    assert_eq!(one, many);
    assert!(one.iter().map(|count| count.writes).sum::<u64>() > 5);
}
