//! What is asked ahead is what is asked: a world that is far away answers it all at once.
#![allow(clippy::unwrap_used)]

use ballast_dashboard::{
    Block, ChainValidator, Contract, Deployed, Embedded, Observer, Person, Question, World,
    WorldError,
};
use ballast_testing::Suite;
use serde_json::Value;
use std::cell::RefCell;

/// A world that writes down what it is asked ahead, and what it is asked.
struct Recorder<'a> {
    world: Embedded<Deployed<'a>>,
    ahead: RefCell<Vec<Question>>,
    asked: RefCell<Vec<Question>>,
}

impl<'a> Recorder<'a> {
    fn of(suite: &'a Suite) -> Self {
        Self {
            world: Embedded(Deployed::from(suite)),
            ahead: RefCell::default(),
            asked: RefCell::default(),
        }
    }

    /// Nothing was asked that was not asked ahead, and nothing ahead that was not asked.
    #[track_caller]
    fn ensure_alike(&self) {
        let (ahead, asked) = (self.ahead.take(), self.asked.take());
        assert!(!ahead.is_empty());
        for question in &asked {
            assert!(ahead.contains(question), "not ahead: {question:?}");
        }
        for question in &ahead {
            assert!(asked.contains(question), "not asked: {question:?}");
        }
    }
}

impl World for Recorder<'_> {
    fn expect(&self, questions: &[Question]) {
        self.ahead.borrow_mut().extend_from_slice(questions);
    }

    fn ask(&self, contract: Contract, msg: &Value) -> Result<Value, WorldError> {
        let question = Question::new(contract, msg.clone());
        self.asked.borrow_mut().push(question);
        self.world.ask(contract, msg)
    }

    fn place(&self) -> String {
        self.world.place()
    }

    fn acts(&self) -> bool {
        self.world.acts()
    }

    fn block(&self) -> Result<Block, WorldError> {
        self.world.block()
    }

    fn validators(&self) -> Result<Vec<ChainValidator>, WorldError> {
        self.world.validators()
    }

    fn people(&self) -> Vec<Person> {
        self.world.people()
    }

    fn balance(&self, address: &str, denom: &str) -> Result<u128, WorldError> {
        self.world.balance(address, denom)
    }

    fn run(&mut self, command: &Value) -> Result<Value, WorldError> {
        self.world.run(command)
    }
}

#[test]
fn what_is_asked_ahead_is_what_is_asked() {
    let mut suite = Suite::default();
    suite.bond("alice", 9_000_000_000).unwrap();
    let world = Recorder::of(&suite);
    let mut observer = Observer::default();

    observer.view(&world).unwrap();
    world.ensure_alike();

    observer.sample(&world, None).unwrap();
    world.ensure_alike();

    observer.person(&world, "alice", None).unwrap();
    world.ensure_alike();
}
