//! Which events are followed and what is asked for, on a chain that is made up.

mod purse;

use super::*;
use ballast_keep::{Attributes, Errand, Look, Sent};
use ballast_tool::amount::Coin;
use ballast_tool::CliError;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Default)]
struct State {
    height: u64,
    /// Pages of positions begin at the first one, whatever is asked.
    is_stuck: bool,
    /// Collateral and scaled debt by owner.
    positions: BTreeMap<&'static str, (u128, u128)>,
    price: &'static str,
    /// What 100 coins buy of a position.
    lst: &'static str,
    /// None: the node has no index.
    events: Option<Vec<Attributes>>,
    /// Questions, by name, with the block since which events were asked for.
    asked: Vec<String>,
    sent: Vec<Errand>,
    /// What the chain says instead of taking a message.
    refuses: Option<&'static str>,
    /// The only collateral whose liquidation it takes.
    takes: Option<&'static str>,
    fee: u128,
    /// Coins of the bot: a message with more, together with its fee, is refused.
    held: u128,
    paid: u128,
    may_cost: Option<u128>,
}

struct Fake(Rc<RefCell<State>>);

impl Place for Fake {
    fn look(&mut self) -> Result<Look, CliError> {
        Ok(Look {
            height: self.0.borrow().height,
            ..Look::default()
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        panic!("a keeper's business")
    }

    fn guests(&mut self) -> Result<Vec<String>, CliError> {
        Ok(vec!["mkt".to_string()])
    }

    fn coins(&mut self, _denom: &str) -> Result<u128, CliError> {
        Ok(self.0.borrow().held)
    }

    fn ask(&mut self, _contract: &str, msg: &Value) -> Result<Value, CliError> {
        let mut state = self.0.borrow_mut();
        let (name, body) = msg.as_object().unwrap().iter().next().unwrap();
        state.asked.push(name.clone());
        let owner = body["owner"].as_str().unwrap_or_default();
        let of = |owner: &str| state.positions.get(owner).copied().unwrap_or_default();
        Ok(match name.as_str() {
            "config" => answers::config(),
            "market" => answers::market(state.price),
            "positions" => {
                let after = body["start_after"].as_str().filter(|_| !state.is_stuck);
                let after = after.unwrap_or_default();
                let all = state.positions.iter().filter(|(owner, _)| **owner > after);
                let rows = all
                    .take(100)
                    .map(|(owner, (lst, scaled))| answers::row(owner, *lst, *scaled));
                answers::positions(rows.collect())
            }
            "debt" => {
                let (lst, scaled) = of(owner);
                answers::debt(lst, scaled)
            }
            "preview_liquidate" => answers::preview_liquidate(state.lst),
            other => panic!("{other}"),
        })
    }

    fn events_of(
        &mut self,
        contract: &str,
        since: u64,
    ) -> Result<Option<Vec<Attributes>>, CliError> {
        assert_eq!(contract, "mkt");
        let mut state = self.0.borrow_mut();
        state.asked.push(format!("events since {since}"));
        Ok(state.events.clone())
    }

    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        let mut state = self.0.borrow_mut();
        if let Some(said) = state.refuses {
            return Err(CliError::failed(said));
        }
        if state.may_cost.is_some_and(|most| state.fee > most) {
            return Err(CliError::left("the message costs too much"));
        }
        state.paid += state.fee;
        let funds: u128 = errand.funds.iter().map(|coin| coin.amount).sum();
        if funds + state.fee > state.held {
            return Err(CliError::failed("insufficient funds"));
        }
        let takes = state.takes.unwrap_or_default();
        if !errand.msg.to_string().contains(takes) {
            return Err(CliError::failed(
                "`liquidate` failed in block 7: out of gas",
            ));
        }
        state.sent.push(errand.clone());
        Ok(Sent {
            fee: Some(Coin::new(state.fee, "ustake")),
            ..Sent::default()
        })
    }

    fn limit_fees(&mut self, most: Option<u128>) {
        self.0.borrow_mut().may_cost = most;
    }

    fn take_fees(&mut self) -> u128 {
        std::mem::take(&mut self.0.borrow_mut().paid)
    }

    fn pass(&mut self, _secs: u64) -> Result<(), CliError> {
        Ok(())
    }
}

fn chain() -> World {
    let state = Rc::new(RefCell::new(State {
        height: 10,
        positions: [
            ("ann", (100_000_000, 50_000_000)),
            ("bob", (100_000_000, 90_000_000)),
        ]
        .into(),
        price: "1",
        lst: "102500000",
        held: 1_000_000_000,
        events: Some(vec![]),
        ..State::default()
    }));
    let bot = LiquidatePlace::new(
        Fake(Rc::clone(&state)),
        vec![],
        cost(110),
        Some("ustake".to_string()),
    );
    World { state, bot }
}

/// A bot, and the chain that it looks at.
struct World {
    state: Rc<RefCell<State>>,
    bot: LiquidatePlace<Fake>,
}

/// A turn in a block.
struct BlockTurn {
    /// What the chain was asked.
    asked: Vec<String>,
    /// How many messages were sent.
    sent: usize,
    turn: Turn,
}

impl World {
    fn at(&mut self, height: u64) -> BlockTurn {
        self.state.borrow_mut().height = height;
        let turn = turn(&mut self.bot, &mut Memory::default(), 10).unwrap();
        let mut state = self.state.borrow_mut();
        BlockTurn {
            asked: std::mem::take(&mut state.asked),
            sent: std::mem::take(&mut state.sent).len(),
            turn,
        }
    }
}

#[test]
fn positions_are_paged_once_then_events_are_followed_and_one_price_is_asked_a_block() {
    let mut world = chain();
    let BlockTurn { asked, sent, .. } = world.at(10);
    assert_eq!(
        (asked, sent),
        (
            ["config", "positions", "market"].map(String::from).to_vec(),
            0
        )
    );
    // no new block: nothing is asked
    assert_eq!(world.at(10).asked, Vec::<String>::new());
    let BlockTurn { asked, .. } = world.at(11);
    assert_eq!(asked, ["events since 10", "market"]);
    // carol is new, and owes too much
    let owner = vec![
        ("action".to_string(), "borrow".to_string()),
        ("owner".to_string(), "carol".to_string()),
    ];
    world.state.borrow_mut().events = Some(vec![owner]);
    world
        .state
        .borrow_mut()
        .positions
        .insert("carol", (100_000_000, 95_000_000));
    let BlockTurn { asked, sent, .. } = world.at(12);
    assert_eq!(
        asked,
        ["events since 11", "debt", "market", "preview_liquidate"]
    );
    assert_eq!(sent, 1);
    // she has repaid
    world.state.borrow_mut().positions.remove("carol");
    let BlockTurn { asked, sent, .. } = world.at(13);
    assert_eq!(asked, ["events since 12", "debt", "market"]);
    assert_eq!(sent, 0);
}

#[test]
fn without_an_index_all_positions_are_paged_each_block() {
    let mut world = chain();
    world.at(10);
    world.state.borrow_mut().events = None;
    let BlockTurn { asked, .. } = world.at(11);
    assert_eq!(asked, ["events since 10", "positions", "market"]);
}

#[test]
fn many_positions_are_read_to_the_end() {
    let mut world = chain();
    let names: Vec<&'static str> = (0..250).map(|i| &*format!("u{i:04}").leak()).collect();
    world.state.borrow_mut().positions = names.into_iter().map(|name| (name, (100, 50))).collect();
    let BlockTurn { asked, .. } = world.at(10);
    assert_eq!(asked.iter().filter(|name| *name == "positions").count(), 3);
    assert!(world.bot.offers().unwrap()[0]
        .summary
        .starts_with("250 positions owe, the worst at 50.00 %"));
}

#[test]
fn a_list_that_does_not_end_is_a_warning() {
    let mut world = chain();
    let names: Vec<&'static str> = (0..150).map(|i| &*format!("u{i:04}").leak()).collect();
    world.state.borrow_mut().positions = names.into_iter().map(|name| (name, (100, 50))).collect();
    world.state.borrow_mut().is_stuck = true;
    let BlockTurn { turn, .. } = world.at(10);
    assert_eq!(
        turn.warnings,
        ["mkt: 100 positions that owe were read, and there are more: those are not looked at"]
    );
}

#[test]
fn a_price_that_falls_liquidates_without_any_event() {
    let mut world = chain();
    assert_eq!(world.at(10).sent, 0);
    world.state.borrow_mut().price = "0.97";
    world.state.borrow_mut().lst = "106000000";
    assert_eq!(world.at(11).sent, 1, "90 of 97 are over 92 %");
}

#[test]
fn a_race_that_is_lost_is_no_failure_and_another_refusal_is_one() {
    let mut world = chain();
    world.state.borrow_mut().price = "0.97";
    world.state.borrow_mut().lst = "106000000";
    world.state.borrow_mut().refuses =
        Some("the position owes 8800 bps of its collateral's worth, it is liquidated over 9200");
    let BlockTurn { turn, .. } = world.at(10);
    assert!(
        turn.failed.is_empty() && did(&turn)[0].contains("another buyer was first"),
        "{turn:?}"
    );
    world.state.borrow_mut().refuses = Some("insufficient funds");
    let BlockTurn { turn, .. } = world.at(11);
    assert!(turn.failed[0].message.contains("insufficient funds"));
}

#[test]
fn a_fee_above_the_gain_is_not_paid() {
    let mut world = chain();
    world.state.borrow_mut().price = "0.97";
    // 102.5 LST at 0.97, less 1.1 %, for 100: nothing is gained
    world.state.borrow_mut().fee = 1;
    world
        .state
        .borrow_mut()
        .positions
        .insert("bob", (100_000_000, 98_000_000));
    assert_eq!(world.at(10).sent, 0);
    world.state.borrow_mut().price = "1";
    // 101.3725 for 100: 1.3725 may be paid in fees, but for the least gain of 1
    world.state.borrow_mut().fee = 1_372_500;
    let BlockTurn { sent, turn, .. } = world.at(11);
    assert_eq!(sent, 0);
    assert!(
        did(&turn)[0].contains("its fee is more than 1.372499 STAKE"),
        "{turn:?}"
    );
    world.state.borrow_mut().fee = 1_372_499;
    assert_eq!(world.at(12).sent, 1);
}

/// Before, the first purchase that failed ended the turn: the others waited for the next block, and
/// went to other buyers.
#[test]
fn a_purchase_that_fails_in_its_block_holds_up_no_other_and_is_paid_for() {
    let mut world = chain();
    world.bot.limit_fees(Some(1_000));
    world.state.borrow_mut().fee = 400;
    world.state.borrow_mut().takes = Some("bob");
    world.state.borrow_mut().positions = [
        ("ann", (100_000_000, 95_000_000)),
        ("bob", (100_000_000, 94_000_000)),
        ("cleo", (100_000_000, 93_000_000)),
    ]
    .into();

    let BlockTurn { sent, turn, .. } = world.at(10);

    assert_eq!(sent, 1, "{turn:?}");
    assert_eq!(turn.failed.len(), 1, "{turn:?}");
    assert!(turn.failed[0].message.contains("failed in block 7"));
    // two fees of 400 leave 200 of the day's 1,000: the third is not sent
    assert!(
        did(&turn).iter().any(|did| did.contains("today's fees")),
        "{turn:?}"
    );
    assert_eq!(world.bot.take_fees(), 800);
}
