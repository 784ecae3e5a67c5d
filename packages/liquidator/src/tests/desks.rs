//! Which contracts sell, on a chain that is made up: contracts that refuse, are silent, or answer what
//! cannot be read.

use super::*;
use ballast_keep::Look;
use ballast_tool::{CliError, Kind};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What each contract says to `config`.
type Configs = BTreeMap<&'static str, Result<Value, CliError>>;

struct Fake(Rc<RefCell<Configs>>);

impl Place for Fake {
    fn look(&mut self) -> Result<Look, CliError> {
        Ok(Look::default())
    }

    fn advance(&mut self) -> Result<ballast_keep::Sent, CliError> {
        panic!("a keeper's business")
    }

    fn guests(&mut self) -> Result<Vec<String>, CliError> {
        Ok(self.0.borrow().keys().map(ToString::to_string).collect())
    }

    fn coins(&mut self, _denom: &str) -> Result<u128, CliError> {
        Ok(1_000_000_000)
    }

    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        let (name, _) = msg.as_object().unwrap().iter().next().unwrap();
        match name.as_str() {
            "config" => self.0.borrow()[contract].clone(),
            "market" => Ok(answers::market("1")),
            "positions" => Ok(answers::positions(vec![])),
            other => panic!("{other}"),
        }
    }
}

/// A bot, and what its chain's contracts say, which may change.
fn bot(configs: Configs) -> (LiquidatePlace<Fake>, Rc<RefCell<Configs>>) {
    let configs = Rc::new(RefCell::new(configs));
    let fake = Fake(Rc::clone(&configs));
    (LiquidatePlace::new(fake, vec![], cost(110), None), configs)
}

/// The contracts that sell, by the offers of a block.
fn sellers(bot: &mut LiquidatePlace<Fake>) -> Vec<String> {
    let all = bot.offers().unwrap().into_iter();
    all.map(|desk| desk.at).collect()
}

#[test]
fn a_contract_that_refuses_config_or_has_another_one_does_not_sell() {
    let (mut bot, _) = bot([
        ("mkt", Ok(answers::config())),
        ("oracle", Ok(json!({"hub": "hub", "round_secs": 60}))),
        ("other", Err(CliError::failed("unknown variant `config`"))),
    ]
    .into());

    assert_eq!(sellers(&mut bot), ["mkt"]);
    assert_eq!(bot.warnings(), Vec::<String>::new());
}

/// Before, the market was not looked at for the life of the bot, and nothing said so.
#[test]
fn a_market_about_which_the_node_is_silent_is_asked_again() {
    let silent = CliError::unanswered("no answer within 60 s");
    let (mut bot, configs) = bot([("mkt", Ok(answers::config())), ("mkt2", Err(silent))].into());

    assert_eq!(bot.offers().unwrap_err().kind, Kind::Unanswered);

    configs.borrow_mut().insert("mkt2", Ok(answers::config()));
    assert_eq!(sellers(&mut bot), ["mkt", "mkt2"]);
}

/// Before, it was taken for a contract of another kind.
#[test]
fn a_market_whose_config_cannot_be_read_is_told_and_asked_again() {
    let mut newer = answers::config();
    newer["terms"]["loan"]["decimals"] = json!("six");
    let unreadable_lever = json!({"market": "mkt", "hub": "hub"});
    let (mut bot, configs) = bot([
        ("lev", Ok(unreadable_lever)),
        ("mkt", Ok(newer)),
        ("mkt2", Ok(answers::config())),
    ]
    .into());

    assert_eq!(sellers(&mut bot), ["mkt2"]);
    let unasked = bot.errands().unwrap().unasked;
    let said: Vec<&str> = unasked.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with(r#"lev: unexpected answer to {"config":{}}: missing field"#));
    assert!(said[1].starts_with(r#"mkt: unexpected answer to {"config":{}}: invalid type"#));

    configs.borrow_mut().insert("mkt", Ok(answers::config()));
    assert_eq!(sellers(&mut bot), ["mkt2", "mkt"]);
}

/// Before, one refusal dropped it for the life of the bot.
#[test]
fn a_market_whose_config_could_not_be_read_and_is_then_refused_is_asked_again() {
    let mut newer = answers::config();
    newer["terms"]["loan"]["decimals"] = json!("six");
    let (mut bot, configs) = bot([("mkt", Ok(newer)), ("mkt2", Ok(answers::config()))].into());
    assert_eq!(sellers(&mut bot), ["mkt2"]);

    let refusal = CliError::failed("out of gas");
    configs.borrow_mut().insert("mkt", Err(refusal));
    assert_eq!(sellers(&mut bot), ["mkt2"]);
    assert_eq!(bot.warnings(), ["mkt: out of gas"]);

    configs.borrow_mut().insert("mkt", Ok(answers::config()));
    assert_eq!(sellers(&mut bot), ["mkt2", "mkt"]);
    assert_eq!(bot.warnings(), Vec::<String>::new());
}

#[test]
fn where_nothing_sells_the_bot_says_what_to_name() {
    let (mut bot, _) = bot([("other", Err(CliError::failed("no")))].into());

    let error = bot.offers().unwrap_err();

    assert_eq!(error.kind, Kind::BadInput);
    assert!(
        error.message.contains("--at names one"),
        "{}",
        error.message
    );
}
