//! A place over another one.

use super::*;
use serde_json::json;

/// A chain that answers, and says that exits are late.
#[derive(Default)]
struct Chain {
    may_cost: Option<u128>,
    passed: u64,
}

impl Place for Chain {
    fn look(&mut self) -> Result<Look, CliError> {
        Ok(Look::default())
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        Ok(Sent::default())
    }

    fn overdue(&mut self) -> Result<Vec<String>, CliError> {
        Ok(vec!["batch 1".to_string()])
    }

    fn warnings(&mut self) -> Vec<String> {
        vec!["of the chain".to_string()]
    }

    fn ask(&mut self, contract: &str, _: &Value) -> Result<Value, CliError> {
        Ok(json!(contract))
    }

    fn signer(&mut self) -> Result<String, CliError> {
        Ok("me".to_string())
    }

    fn figures(&mut self) -> Result<Option<Figures>, CliError> {
        Err(CliError::failed("asked for figures"))
    }

    fn coins(&mut self, denom: &str) -> Result<u128, CliError> {
        Ok(if denom == "ustake" { 7 } else { 0 })
    }

    fn guests(&mut self) -> Result<Vec<String>, CliError> {
        Ok(vec!["mkt".to_string()])
    }

    fn events_of(&mut self, _: &str, since: u64) -> Result<Option<Vec<Attributes>>, CliError> {
        Ok(Some(vec![vec![("since".to_string(), since.to_string())]]))
    }

    fn take_fees(&mut self) -> u128 {
        5
    }

    fn limit_fees(&mut self, most: Option<u128>) {
        self.may_cost = most;
    }

    fn pass(&mut self, secs: u64) -> Result<(), CliError> {
        self.passed += secs;
        Ok(())
    }
}

/// A place that does nothing in its own way: over a chain, or over nothing.
#[derive(Default)]
struct Bot(Option<Chain>);

impl Place for Bot {
    fn inner(&mut self) -> Option<&mut dyn Place> {
        self.0.as_mut().map(|chain| -> &mut dyn Place { chain })
    }

    fn look(&mut self) -> Result<Look, CliError> {
        Ok(Look::default())
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        Err(CliError::bad("a keeper's business"))
    }
}

#[test]
fn what_a_bot_does_not_do_itself_is_asked_of_the_place_under_it() {
    let mut bot = Bot(Some(Chain::default()));
    assert_eq!(bot.ask("hub", &json!({})), Ok(json!("hub")));
    assert_eq!(bot.signer(), Ok("me".to_string()));
    assert_eq!(bot.figures(), Err(CliError::failed("asked for figures")));
    assert_eq!(bot.coins("ustake"), Ok(7));
    assert_eq!(bot.guests(), Ok(vec!["mkt".to_string()]));
    assert_eq!(bot.events_of("hub", 9).unwrap().unwrap()[0][0].1, "9");
    assert_eq!(bot.take_fees(), 5);
    bot.limit_fees(Some(3));
    bot.pass(60).unwrap();
    let chain = bot.0.unwrap();
    assert_eq!((chain.may_cost, chain.passed), (Some(3), 60));
}

/// A keeper's alarms are the keeper's: a bot beside it would tell them twice.
#[test]
fn what_people_are_told_is_each_places_own() {
    let mut bot = Bot(Some(Chain::default()));
    assert_eq!(bot.overdue(), Ok(vec![]));
    assert!(bot.warnings().is_empty());
    assert_eq!(bot.errands(), Ok(Errands::default()));
}

#[test]
fn a_place_over_nothing_has_nobody_to_ask() {
    let mut bot = Bot::default();
    assert!(bot.ask("hub", &json!({})).is_err());
    assert!(bot.signer().is_err());
    assert!(bot.coins("ustake").is_err());
    assert!(bot.pass(1).is_err());
    assert_eq!(bot.figures(), Ok(None));
    assert_eq!(bot.events_of("hub", 0), Ok(None));
    assert_eq!(bot.take_fees(), 0);
}
