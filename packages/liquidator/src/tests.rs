//! The bot on embedded chains that scenarios begin, and on made-up chains: in `races` beside other
//! bots, in `desks` where contracts cannot be asked.

mod answers;
mod desks;
mod races;

use super::*;
use ballast_keep::{turn, Memory, Place, SessionPlace, Turn};
use ballast_session::Session;
use cosmwasm_std::Decimal;
use serde_json::{json, Value};
use std::fs;
use std::path::PathBuf;

/// A session that is the beginning of a scenario, and a bot on it.
struct Story {
    file: PathBuf,
    _folder: tempfile::TempDir,
}

impl Story {
    /// The lines of a scenario of `tests/scenarios` before the first one that has this text.
    fn before(scenario: &str, text: &str) -> Self {
        ballast_extensions::install();
        let from = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let from = from.join(format!("../../tests/scenarios/{scenario}.jsonl"));
        let all = fs::read_to_string(from).unwrap();
        assert!(all.contains(text), "{scenario} has no {text}");
        let kept: Vec<&str> = all
            .lines()
            .take_while(|line| !line.contains(text))
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("session.jsonl");
        fs::write(&file, kept.join("\n") + "\n").unwrap();
        Self {
            file,
            _folder: folder,
        }
    }

    fn bot(&self, from: &str, terms: Terms) -> LiquidatePlace<SessionPlace> {
        let inner = SessionPlace::new(self.file.clone(), from.to_string());
        LiquidatePlace::new(inner, vec![], terms, Some("ustake".to_string()))
    }

    fn ask(&self, contract: &str, msg: Value) -> Value {
        let question = json!({"cmd": "query", "contract": contract, "msg": msg});
        let mut session = Session::open(&self.file).unwrap();
        session.ask(&question).unwrap().answer.unwrap()
    }

    fn run(&self, command: Value) {
        Session::open(&self.file).unwrap().run(&command).unwrap();
    }

    fn lst_of(&self, who: &str) -> u128 {
        let balance = self.ask(
            "token",
            json!({"balance": {"address": format!("${{{who}}}")}}),
        );
        balance["balance"].as_str().unwrap().parse().unwrap()
    }
}

fn one_turn(bot: &mut LiquidatePlace<SessionPlace>) -> Turn {
    turn(bot, &mut Memory::default(), 10).unwrap()
}

fn did(turn: &Turn) -> Vec<&str> {
    let all = turn.sent.iter().flat_map(|sent| &sent.did);
    all.map(String::as_str).collect()
}

fn cost(cost_bps: u64) -> Terms {
    Terms {
        cost_bps,
        ..Terms::default()
    }
}

fn near(value: &Value, to: u128, by: u128) {
    let found: u128 = value.as_str().unwrap().parse().unwrap();
    assert!(found.abs_diff(to) <= by, "{found} is not {to} +-{by}");
}

/// A slash of 10 % that is not booked yet: the position comes back to the opening LTV, the bot
/// gains, and there is no bad debt.
#[test]
fn a_slash_that_liquidates_pays_the_bot_and_leaves_no_bad_debt() {
    let story = Story::before("market-solvent", "preview_liquidate");
    let mut bot = story.bot("carol", cost(110));

    let turn = one_turn(&mut bot);

    assert!(
        turn.refused.is_none() && turn.warnings.is_empty(),
        "{turn:?}"
    );
    let did = did(&turn);
    assert_eq!(did.len(), 1, "{did:?}");
    // 287.037 LST at 0.9 are 258.333; less 1.1 % 255.491, for 252.133
    assert!(
        did[0].starts_with("liquidate ") && did[0].contains("gain 3.358"),
        "{did:?}"
    );
    // 258.333 less 252.133, and less the interest of a block
    let (before, _) = did[0]
        .split_once(" STAKE of it at the cost of the borrower")
        .unwrap();
    let cost: Decimal = before.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(
        cost.abs_diff(Decimal::permille(6_200)) <= Decimal::permille(1),
        "{did:?}"
    );
    let bob = story.ask("mkt", json!({"position": {"owner": "${bob}"}}));
    // interest of a block is on top
    let ltv = bob["ltv_bps"].as_u64().unwrap();
    assert!((8_800..=8_801).contains(&ltv) && bob["liquidatable"] == json!(false));
    let market = story.ask("mkt", json!({"market": {}}));
    // nothing was lost: all that was supplied, and interest
    assert!(market["assets"].as_str().unwrap().parse::<u128>().unwrap() >= 1_000_000_000);
    assert_eq!(story.lst_of("carol") / 1_000, 287_037);
}

/// 600 LST worth 492 for a debt of 500: all of it is sold, suppliers bear what the buyer does not
/// pay, at once, and nothing is left lying.
#[test]
fn an_insolvent_position_is_bought_whole() {
    let story = Story::before("market-insolvent-none", "exposure");

    let turn = one_turn(&mut story.bot("carol", cost(110)));

    let did = did(&turn);
    assert!(
        did[0].contains("for 600 bSTAKE") && did[0].contains("and suppliers"),
        "{did:?}"
    );
    let bob = story.ask("mkt", json!({"position": {"owner": "${bob}"}}));
    assert_eq!(
        (&bob["debt"], &bob["collateral"]),
        (&json!("0"), &json!("0"))
    );
}

#[test]
fn little_money_buys_slices_turn_by_turn() {
    let story = Story::before("market-insolvent-none", "exposure");
    let mut bot = story.bot(
        "carol",
        Terms {
            most: [("ustake".to_string(), 200_000_000)].into(),
            ..cost(110)
        },
    );
    for _ in 0..4 {
        let turn = one_turn(&mut bot);
        assert!(turn.refused.is_none(), "{turn:?}");
    }
    let bob = story.ask("mkt", json!({"position": {"owner": "${bob}"}}));
    assert_eq!(bob["debt"], "0");
    assert_eq!(story.lst_of("carol"), 600_000_000);
}

#[test]
fn what_does_not_pay_is_not_bought() {
    let story = Story::before("market-solvent", "preview_liquidate");
    // the incentive is 2.46 %
    for terms in [
        cost(300),
        Terms {
            least: [("ustake".to_string(), 4_000_000)].into(),
            ..cost(110)
        },
    ] {
        let mut bot = story.bot("carol", terms.clone());
        let turn = one_turn(&mut bot);
        assert!(turn.sent.is_empty() && turn.refused.is_none(), "{turn:?}");
        let offers = bot.offers().unwrap();
        let Offer::Deal(deal) = &offers[0].offers[0] else {
            panic!("{offers:?}");
        };
        assert!(matches!(deal.verdict(&terms), Verdict::Poor { .. }));
    }
}

#[test]
fn too_few_coins_are_a_warning() {
    // a slice of an insolvent position is a whole coin at the least
    let story = Story::before("market-insolvent-none", "exposure");
    let terms = Terms {
        reserve: [("ustake".to_string(), 99_999_001_000)].into(),
        ..cost(110)
    };

    let turn = one_turn(&mut story.bot("carol", terms));

    assert!(turn.sent.is_empty());
    assert!(
        turn.warnings[0].contains("too few coins"),
        "{:?}",
        turn.warnings
    );
}

/// A second bot finds nothing: the first has brought the position back.
#[test]
fn the_second_bot_finds_nothing_to_do() {
    let story = Story::before("market-solvent", "preview_liquidate");
    let (mut first, mut second) = (
        story.bot("carol", cost(110)),
        story.bot("treasury", cost(110)),
    );
    // it has seen the position liquidatable, and is late
    second.look().unwrap();
    let errands = second.errands().unwrap().ready;
    assert_eq!(errands.len(), 1);
    one_turn(&mut first);

    let late = second.run(&errands[0]).unwrap();
    let turn = one_turn(&mut second);

    assert!(late.said.unwrap().contains("another buyer was first"));
    assert!(turn.sent.is_empty() && turn.refused.is_none() && turn.warnings.is_empty());
    assert_eq!(story.lst_of("treasury"), 0, "nothing was bought twice");
}

/// The borrower repays after the bot has looked.
#[test]
fn a_position_that_became_healthy_meanwhile_is_left_alone() {
    let story = Story::before("market-solvent", "preview_liquidate");
    let mut bot = story.bot("carol", cost(110));
    bot.look().unwrap();
    let errands = bot.errands().unwrap().ready;
    story.run(json!({"cmd": "exec", "from": "bob", "contract": "mkt", "msg": {"repay": {}}, "funds": "100000000"}));

    let sent = bot.run(&errands[0]).unwrap();

    assert!(sent.said.unwrap().contains("healthy again"));
    assert_eq!(story.lst_of("carol"), 0);
    assert!(one_turn(&mut bot).sent.is_empty());
}

#[test]
fn without_a_price_nothing_is_bought_and_a_warning_says_so() {
    let story = Story::before("market-stale", "does not give a price");
    let mut bot = story.bot("carol", cost(110));

    let turn = one_turn(&mut bot);

    assert!(turn.sent.is_empty() && turn.refused.is_none());
    assert_eq!(
        turn.warnings,
        ["mkt: there is no price: nothing is liquidated"]
    );
    // it comes back, and has fallen
    for behave in [
        json!({"behave": {"query": "right"}}),
        json!({"set": {"feed": "bstake/usdc", "price": "8"}}),
    ] {
        story.run(json!({"cmd": "exec", "from": "owner", "contract": "src", "msg": behave}));
    }
    let turn = one_turn(&mut bot);
    assert!(turn.warnings.is_empty());
    assert!(did(&turn)[0].contains("USDC"), "{:?}", did(&turn));
}

/// Issue 32: after a slash of 12 % the lever comes back into its band, and the report says what that
/// costs holders: 1.5 % of what is paid.
#[test]
fn a_slash_of_twelve_percent_brings_a_lever_back_into_its_band() {
    let story = Story::before("lever-slash-12", "preview_buy_down");
    let before = story.ask("lev", json!({"state": {}}));
    near(&before["equity"], 64_000_000, 100);

    let turn = one_turn(&mut story.bot("buyer", cost(110)));

    let did = did(&turn);
    assert!(did[0].starts_with("buy debt down: pays 74.226"), "{did:?}");
    assert!(
        did[0].contains("1.1134") && did[0].contains("at the cost of holders"),
        "{did:?}"
    );
    let state = story.ask("lev", json!({"state": {}}));
    assert_eq!(
        (&state["can"], &state["discount_bps"]),
        (&json!(null), &json!(null))
    );
    let leverage = state["leverage_bps"].as_u64().unwrap();
    assert!((29_990..=30_010).contains(&leverage), "{leverage}");
    near(&state["equity"], 62_886_598, 100);
}

#[test]
fn a_small_discount_waits_until_it_pays() {
    let story = Story::before("lever-slash-6", "preview_buy_down");
    let mut bot = story.bot("buyer", cost(110));
    assert!(one_turn(&mut bot).sent.is_empty(), "9 bps do not pay 110");
    let mut cheap = story.bot("buyer", cost(0));
    assert!(did(&one_turn(&mut cheap))[0].contains("buy debt down"));
}

#[test]
fn an_order_is_filled_once_it_pays_and_leverage_is_restored() {
    // the discount is 1 % after half a day, of 2 %
    let story = Story::before("lever-order", r#"{"order":{"order_id":1}}"#);
    let mut bot = story.bot("buyer", cost(110));
    assert!(one_turn(&mut bot).sent.is_empty());
    story.run(json!({"cmd": "advance", "secs": 43_200}));

    let turn = one_turn(&mut bot);

    let did = did(&turn);
    assert!(did[0].starts_with("fill order 1: pays 60.00"), "{did:?}");
    assert!(did[0].contains("the order's owner"), "{did:?}");
    assert_eq!(story.ask("lev", json!({"orders": {}}))["orders"], json!([]));
}

#[test]
fn a_rebalance_is_sent_for_its_tip() {
    let story = Story::before("lever-order", r#"{"rebalance":{}}"#);
    story.run(json!({"cmd": "advance", "secs": 2_592_000}));

    let turn = one_turn(&mut story.bot("buyer", cost(110)));

    assert!(
        did(&turn)[0].starts_with("rebalance: a tip worth 0.008"),
        "{:?}",
        did(&turn)
    );
    let state = story.ask("lev", json!({"state": {}}));
    assert!(state["leverage_bps"].as_u64().unwrap() >= 29_990);
}
