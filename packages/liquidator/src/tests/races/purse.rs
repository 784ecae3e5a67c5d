//! What a purse sends: not more than `--max-pay`, beside the fee and the reserve.

use super::*;

/// Before, all coins were sent, the chain took the fee first, and the message failed for what lacked.
#[test]
fn a_purse_that_is_spent_whole_keeps_the_fee_and_the_reserve() {
    for reserve in [0, 7_000_000] {
        let mut world = chain();
        let fake = Fake(Rc::clone(&world.state));
        let terms = Terms {
            reserve: [("ustake".to_string(), reserve)].into(),
            ..cost(110)
        };
        world.bot = LiquidatePlace::new(fake, vec![], terms, Some("ustake".to_string()));
        world.state.borrow_mut().held = 100_000_000 + reserve;
        world.state.borrow_mut().fee = 400_000;
        world.state.borrow_mut().positions = [("bob", (100_000_000, 94_000_000))].into();

        // of the first fee nothing is known: a hundredth is kept; then twice the last one
        for (height, spent) in [(10, 99_000_000), (11, 99_200_000)] {
            world.state.borrow_mut().height = height;
            let turn = turn(&mut world.bot, &mut Memory::default(), 10).unwrap();

            assert!(turn.failed.is_empty(), "{turn:?}");
            let sent = std::mem::take(&mut world.state.borrow_mut().sent);
            assert_eq!(sent[0].funds, [Coin::new(spent, "ustake")], "{reserve}");
        }
    }
}

/// `--max-pay` bounds one purchase, and not all of a block together.
#[test]
fn each_purchase_has_its_own_most() {
    let mut world = chain();
    let fake = Fake(Rc::clone(&world.state));
    let terms = Terms {
        most: [("ustake".to_string(), 150_000_000)].into(),
        ..cost(110)
    };
    world.bot = LiquidatePlace::new(fake, vec![], terms, None);
    world.state.borrow_mut().positions = [
        ("ann", (100_000_000, 95_000_000)),
        ("bob", (100_000_000, 94_000_000)),
    ]
    .into();
    let BlockTurn { sent, .. } = world.at(10);
    assert_eq!(sent, 2);
}
