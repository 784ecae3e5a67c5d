//! What messages cost on a chain that is made up, and contracts of it that do not answer.

use super::*;
use ballast_daemon::TxResult;
use ballast_testing::{Ask, Chore, Extension};
use std::sync::{Arc, Mutex, PoisonError};

/// What the next message meets, once it is paid for or not.
#[derive(Clone, Copy, PartialEq)]
enum Meets {
    Block,
    Failure,
    Refusal,
}

struct State {
    meets: Meets,
    fee: u128,
    /// What a block says of its fee.
    told: Option<u128>,
    /// What is left over from the run before: the transaction's code, and its fee.
    resumed: Option<(u64, u128)>,
    /// Messages that were signed.
    signed: Vec<String>,
    /// Contracts that answer no question, and whether it is the node that does not.
    silent: Vec<&'static str>,
    is_dead: bool,
}

#[derive(Clone)]
struct FakeWay(Arc<Mutex<State>>);

impl FakeWay {
    fn state<T>(&self, of: impl FnOnce(&mut State) -> T) -> T {
        of(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn included(hash: &str, code: u64, fee: Option<u128>) -> Included {
    let paid = fee.map(|fee| {
        json!({"type": "tx", "attributes": [{"key": "fee", "value": format!("{fee}ustake")}]})
    });
    Included {
        hash: hash.to_string(),
        result: TxResult {
            code,
            height: 7,
            events: paid.into_iter().collect(),
            ..TxResult::of(&json!({}))
        },
    }
}

impl Way for FakeWay {
    fn standing(&mut self) -> Result<Standing, CliError> {
        Ok(Standing {
            height: 7,
            time: 1_000,
        })
    }

    fn smart(&self, contract: &str, _: &Value) -> Result<Value, CliError> {
        self.state(|state| match state.silent.contains(&contract) {
            true if state.is_dead => Err(CliError::unanswered("no answer within 60 s")),
            true => Err(CliError::failed("no such query")),
            false => Ok(json!({})),
        })
    }

    fn address(&mut self) -> Result<String, CliError> {
        Ok("me".to_string())
    }

    fn balance(&mut self, _: &str) -> Result<u128, CliError> {
        Ok(0)
    }

    fn resume(&mut self) -> Result<Option<Included>, CliError> {
        let found = self.state(|state| state.resumed.take());
        Ok(found.map(|(code, fee)| included("OLD", code, Some(fee))))
    }

    fn events_of(&self, _: &str, _: u64) -> Result<Option<Vec<Attributes>>, CliError> {
        Ok(None)
    }

    fn send(
        &mut self,
        _: &str,
        msg: &Value,
        _: &[Coin],
        may: &mut dyn FnMut(Option<&Coin>) -> Result<(), CliError>,
    ) -> Result<Included, CliError> {
        let fee = self.state(|state| state.fee);
        may(Some(&Coin::new(fee, "ustake")))?;
        self.state(|state| match state.meets {
            Meets::Refusal => Err(CliError::failed("the chain refuses `advance`: no")),
            Meets::Failure => {
                state.signed.push(msg.to_string());
                Ok(included("NEW", 5, state.told))
            }
            Meets::Block => {
                state.signed.push(msg.to_string());
                Ok(included("NEW", 0, state.told))
            }
        })
    }
}

fn chain(fee: u128) -> (FakeWay, ChainPlace) {
    let way = FakeWay(Arc::new(Mutex::new(State {
        meets: Meets::Block,
        fee,
        told: None,
        resumed: None,
        signed: vec![],
        silent: vec![],
        is_dead: false,
    })));
    let place = ChainPlace::new(way.clone(), "hub".to_string(), Some("0.1ustake"));
    (way, place)
}

#[test]
fn a_message_is_not_signed_where_it_costs_more_than_is_left() {
    let (way, mut place) = chain(40);
    place.limit_fees(Some(100));

    // the last unit may be spent
    place.advance().unwrap();
    place.advance().unwrap();
    way.state(|state| state.fee = 20);
    place.advance().unwrap();
    way.state(|state| state.fee = 1);
    let error = place.advance().unwrap_err();

    assert_eq!(error.exit_code(), 3);
    assert!(error.message.contains("costs 1ustake"), "{error}");
    assert!(error.message.contains(") 0ustake are left"), "{error}");
    assert_eq!(way.state(|state| state.signed.len()), 3);
    assert_eq!((place.take_fees(), place.take_fees()), (100, 0));
}

#[test]
fn without_a_limit_all_is_paid_and_counted() {
    let (_, mut place) = chain(u128::MAX);
    place.advance().unwrap();
    place.advance().unwrap();
    assert_eq!(place.take_fees(), u128::MAX, "no number is larger");
}

/// What the block says was paid counts, and not what was asked for.
#[test]
fn a_fee_is_what_the_block_says() {
    let (way, mut place) = chain(40);
    way.state(|state| state.told = Some(55));
    place.limit_fees(Some(100));

    let sent = place.advance().unwrap();

    assert_eq!(sent.fee, Some(Coin::new(55, "ustake")));
    way.state(|state| state.fee = 46);
    assert!(place.advance().is_err(), "45 are left");
    assert_eq!(place.take_fees(), 55);
}

/// A block may ask for more than was simulated: the rest of the day is then nothing, and not the
/// largest number there is.
#[test]
fn a_fee_above_what_is_left_leaves_nothing() {
    let (way, mut place) = chain(40);
    way.state(|state| state.told = Some(155));
    place.limit_fees(Some(100));
    place.advance().unwrap();

    way.state(|state| state.fee = 1);
    let error = place.advance().unwrap_err();

    assert!(error.message.contains(") 0ustake are left"), "{error}");
    assert_eq!(place.take_fees(), 155);
}

#[test]
fn what_failed_in_a_block_is_paid_and_what_was_refused_is_not() {
    let (way, mut place) = chain(40);
    place.limit_fees(Some(100));
    way.state(|state| state.meets = Meets::Refusal);
    place.advance().unwrap_err();
    assert_eq!(place.take_fees(), 0);

    way.state(|state| state.meets = Meets::Failure);
    place.advance().unwrap_err();
    place.advance().unwrap_err();
    let third = place.advance().unwrap_err();

    assert_eq!(third.kind, Kind::Left, "what is too dear is left for later");
    assert!(third.message.contains("20ustake are left"), "{third}");
    assert_eq!(place.take_fees(), 80);
}

/// A transaction that the run before had sent is paid for by this one, whether it failed or not.
#[test]
fn what_the_run_before_had_sent_is_paid_by_this_one() {
    let (way, mut place) = chain(40);
    for code in [0, 5] {
        place.limit_fees(Some(100));
        way.state(|state| state.resumed = Some((code, 70)));
        assert_eq!(place.look().is_ok(), code == 0);
        assert!(place.advance().is_err(), "30 are left");
        assert_eq!(place.take_fees(), 70);
    }
}

/// An extension with one errand wherever its contract answers.
struct Lonely;

impl Extension for Lonely {
    fn name(&self) -> &'static str {
        "lonely"
    }

    fn code(&self) -> ballast_testing::contracts::Code {
        panic!("nothing is run")
    }

    fn birth(
        &self,
        _: &ballast_testing::Contracts,
    ) -> cosmwasm_std::StdResult<ballast_testing::Birth> {
        panic!("nothing is made")
    }

    fn laws(&self) -> &'static [ballast_testing::Law] {
        &[]
    }

    fn api(&self) -> cosmwasm_schema::Api {
        panic!("nothing is described")
    }

    fn chores(&self, ask: &Ask<'_>, _: u64) -> Result<Vec<Chore>, String> {
        ask(&json!({"state": {}}))?;
        Ok(vec![Chore {
            what: "go".to_string(),
            msg: json!({"go": {}}),
        }])
    }
}

/// Before, no contract was looked after while one of them could not be asked.
#[test]
fn a_contract_that_cannot_be_asked_hides_no_other() {
    extension::add(&Lonely);
    let (way, mut place) = chain(40);
    for at in ["one", "two", "three"] {
        place.look_after("lonely", at);
    }
    way.state(|state| state.silent = vec!["two"]);

    let errands = place.errands().unwrap();

    let at: Vec<&str> = errands
        .ready
        .iter()
        .map(|one| one.contract.as_str())
        .collect();
    assert_eq!(at, ["one", "three"]);
    assert_eq!(errands.unasked.len(), 1);
    assert_eq!(errands.unasked[0].message, "lonely: no such query");

    // where it is the node that does not answer, the others are not asked: each question has its minute
    way.state(|state| state.is_dead = true);
    let error = place.errands().unwrap_err();
    assert_eq!(error.kind, Kind::Unanswered);
}

/// Each errand is a transaction of one message: what refuses one has no way to undo another.
#[test]
fn each_errand_is_a_transaction_of_its_own() {
    extension::add(&Lonely);
    let (way, mut place) = chain(40);
    place.look_after("lonely", "one");
    place.look_after("lonely", "two");
    for errand in place.errands().unwrap().ready {
        place.run(&errand).unwrap();
    }
    assert_eq!(way.state(|state| state.signed.clone()), [r#"{"go":{}}"#; 2]);
}

/// Before, six decimals were guessed, and a limit of fees in whole tokens was of another amount.
#[test]
fn decimals_that_nobody_says_are_not_guessed() {
    let (_, place) = chain(0);
    let error = place.decimals().unwrap_err();
    let words = "the hub names no token: this is not a suite";
    assert_eq!(error, CliError::failed(words));
}
