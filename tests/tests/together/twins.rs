//! A twin is alike: of the demo, and of everything at once.

use super::{dice::asked_or, report_of, scenarios};
use ballast_risk::Report;
use ballast_stress::ledger::{Guest, View};
use ballast_stress::twin::{compare, snapshot_of, twin, Wish};
use ballast_stress::Play;
use serde_json::{json, Value};

fn snapshot(file: &str) -> String {
    ballast_extensions::install();
    let text = std::fs::read_to_string(scenarios().join(file)).unwrap();
    let play = Play::of(&text).unwrap();
    snapshot_of(&play.view().unwrap()).to_string()
}

/// The scenario of a twin, and what it was to be.
fn built(snapshot: &str) -> (String, Wish) {
    let lines = match twin(snapshot) {
        Ok(lines) => lines,
        Err(error) => panic!("{error}: {error:#?}"),
    };
    (lines, Wish::read(snapshot).unwrap())
}

#[test]
fn the_twin_of_everything_at_once_is_alike() {
    let (lines, wish) = built(&snapshot("all-together.jsonl"));
    // it is a scenario like any other, and does the same again
    let play = Play::of(&lines).unwrap();
    let view = play.view().unwrap();
    assert_eq!(compare(&wish, &view).unwrap(), [""; 0]);
    // and a report of it says the same of stake, cover, exits and losses
    let [there, here] = [
        snapshot("all-together.jsonl"),
        snapshot_of(&view).to_string(),
    ]
    .map(|text| report_of(&text));
    for facet in ["books", "concentration", "slash"] {
        let colors = [&there, &here].map(|report| report.facets[facet].color);
        println!("{facet}: {colors:?}, {}", there.facets[facet].because);
        assert_eq!(colors[0], colors[1], "{facet}");
    }
    assert_losses_are_alike(&there, &here);
    assert_exits_are_alike(&wish, &view);
}

/// The same losses, paid by the same.
fn assert_losses_are_alike(there: &Report, here: &Report) {
    for (scenario, there) in &there.loss {
        let (there, here) = (
            there.as_ref().unwrap(),
            here.loss[scenario].as_ref().unwrap(),
        );
        for (what, there, here) in [
            ("gross", there.gross, here.gross),
            ("by bond", there.by_bond, here.by_bond),
            ("by pool", there.by_pool, here.by_pool),
            ("by holders", there.by_holders, here.by_holders),
        ] {
            let (there, here) = (there.u128(), here.u128());
            assert!(
                there.abs_diff(here) <= there / 100_000 + 5,
                "{scenario}, {what}: {there} there, {here} here"
            );
        }
    }
}

/// Whoever was on the way out is paid as soon as there.
fn assert_exits_are_alike(wish: &Wish, view: &View<'_>) {
    let batches = wish.batches.iter();
    let there: Vec<u64> = batches
        .map(|batch| batch.completes_at - wish.time)
        .collect();
    let entries = view.chain.unbondings(&view.suite.hub);
    let mut here: Vec<u64> = entries
        .iter()
        .map(|entry| entry.completes_at - view.chain.now())
        .collect();
    here.dedup();
    assert_eq!(here.len(), there.len());
    for (here, there) in here.iter().zip(&there) {
        assert!(here.abs_diff(*there) <= 30, "{here} s, and {there} s there");
    }
}

/// Every story ends somewhere; what can be rebuilt is, and what cannot says why. By default one in
/// twelve of them, `BALLAST_TWINS=1` is all.
#[test]
fn most_stories_have_a_twin() {
    ballast_extensions::install();
    let every = asked_or("BALLAST_TWINS", 12) as usize;
    let mut files: Vec<_> = std::fs::read_dir(scenarios())
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let (mut built, mut refused) = (0, 0);
    for file in files.iter().step_by(every).filter(|file| file.is_file()) {
        let text = std::fs::read_to_string(file).unwrap();
        let Ok(play) = Play::of(&text) else { continue };
        let snapshot = snapshot_of(&play.view().unwrap()).to_string();
        match twin(&snapshot) {
            Ok(_) => built += 1,
            Err(error) => {
                refused += 1;
                let name = file.file_name().unwrap().to_string_lossy().into_owned();
                println!("{name}: {error}: {error:?}");
            }
        }
    }
    println!("{built} twins, {refused} refused");
    // commissions over every promise, undelegations of one batch at many times, parameters of
    // another chain's
    assert!(built > 4 * refused, "{built} twins, {refused} refused");
}

/// The part of a snapshot that says what `of` answered to `query`.
fn answer<'a>(snapshot: &'a Value, of: &str, query: &str) -> &'a Value {
    let mut answers = snapshot["answers"].as_array().unwrap().iter();
    let found = answers.find(|one| one["of"] == of && one["query"] == query);
    &found.unwrap()["answer"]
}

/// Premium that does not count yet is insurers' LST all the same. Before, the twin of a pool with
/// such premium had 122 ppm less of it.
#[test]
fn premium_that_drips_counts_with_the_pool() {
    ballast_extensions::install();
    let text = std::fs::read_to_string(scenarios().join("premium-sniped.jsonl")).unwrap();
    let play = Play::of(&text).unwrap();
    let dripping = snapshot_of(&play.view().unwrap());
    let pool = answer(&dripping, "vault", "pool");
    assert_ne!(pool["dripping"], "0", "{pool}");

    let (lines, wish) = built(&dripping.to_string());
    let play = Play::of(&lines).unwrap();

    assert_eq!(compare(&wish, &play.view().unwrap()).unwrap(), [""; 0]);
}

/// Of a list of holders that broke off the largest may be in the rest. Before, the largest of the
/// part that was read was told.
#[test]
fn the_largest_holder_of_a_list_that_broke_off_is_not_known() {
    let text = snapshot("all-together.jsonl");
    let name = report_of(&text).restake.into_keys().next().unwrap();
    let mut listed: Value = serde_json::from_str(&text).unwrap();
    let said = |query: &str, about: &str, answer: Value| json!({"of": name, "query": query, "about": about, "answer": answer});
    let answers = listed["answers"].as_array_mut().unwrap();
    answers.push(said(
        "all_accounts",
        "",
        json!({"accounts": ["wasm1holder"]}),
    ));
    answers.push(said("balance", "wasm1holder", json!({"balance": "5"})));
    let largest =
        |snapshot: &Value| report_of(&snapshot.to_string()).restake[&name].largest_share_ppm;
    assert!(largest(&listed).is_some());

    let gap = json!({"what": format!("{name}.all_accounts"), "why": "it broke off after 30 rows"});
    listed["partial"].as_array_mut().unwrap().push(gap);

    assert_eq!(largest(&listed), None);
}

/// Insurers still have the LST that the booking of a loss will burn. A twin of such a moment had
/// the loss in its value and insured the next one with that LST once more.
#[test]
fn a_suite_with_a_loss_that_is_not_booked_has_no_twin() {
    ballast_extensions::install();
    let text = std::fs::read_to_string(scenarios().join("two-batches.jsonl")).unwrap();
    let mut play = Play::of(&text).unwrap();
    let shock = r#"{"slash":{"who":"top:1","fraction":"0.1","booked":false}}"#;
    let shocks = ballast_stress::parse(shock).unwrap();
    let before = snapshot_of(&play.view().unwrap()).to_string();
    assert!(twin(&before).is_ok());
    let outcome = play.play(&shocks).unwrap();
    let mut after = snapshot_of(&play.view().unwrap());
    let answers = after["answers"].as_array_mut().unwrap();
    let state = answers
        .iter_mut()
        .find(|one| one["of"] == "hub" && one["query"] == "state");
    // a run books what people's messages book: then it is said here
    let state = state.unwrap();
    if state["answer"]["pending_loss"] == "0" {
        state["answer"]["pending_loss"] = "7".into();
    }
    assert_eq!(outcome.played.len(), 1);
    let error = twin(&after.to_string()).unwrap_err();
    assert!(
        error.to_string().contains("is not booked: send `sync`"),
        "{error}"
    );

    let mut owed: serde_json::Value = serde_json::from_str(&before).unwrap();
    let answers = owed["answers"].as_array_mut().unwrap();
    let state = answers
        .iter_mut()
        .find(|one| one["of"] == "hub" && one["query"] == "state");
    state.unwrap()["answer"]["pending_cover"] = "9".into();
    let error = twin(&owed.to_string()).unwrap_err();
    assert!(error.to_string().contains("owes a cover of 9"), "{error}");
}

#[test]
fn a_snapshot_that_lacks_an_answer_is_refused() {
    let mut snapshot: serde_json::Value =
        serde_json::from_str(&snapshot("two-batches.jsonl")).unwrap();
    let answers = snapshot["answers"].as_array_mut().unwrap();
    answers.retain(|one| one["query"] != "bonds");
    let error = twin(&snapshot.to_string()).unwrap_err();
    assert!(error.to_string().contains("`vault.bonds`"), "{error}");
    for (text, words) in [
        ("{", "malformed JSON"),
        ("{\"schema\":\"x\"}", "format `x`"),
    ] {
        let error = twin(text).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
}

/// The hub is asked as if it were a market: what it refuses is in `partial`, with its reason.
#[test]
fn a_snapshot_says_what_a_contract_refused() {
    ballast_extensions::install();
    let text = std::fs::read_to_string(scenarios().join("two-batches.jsonl")).unwrap();
    let play = Play::of(&text).unwrap();
    let mut view = play.view().unwrap();
    assert_eq!(snapshot_of(&view)["partial"], json!([]));
    view.guests.push(Guest {
        name: "other".to_string(),
        code: "market".to_string(),
        at: view.suite.hub.clone(),
    });
    let snapshot = snapshot_of(&view);
    let gaps = snapshot["partial"].as_array().unwrap();
    let what: Vec<_> = gaps
        .iter()
        .map(|gap| gap["what"].as_str().unwrap())
        .collect();
    assert_eq!(what, ["other.market", "other.exposure", "other.positions"]);
    for gap in gaps {
        let why = gap["why"].as_str().unwrap();
        assert!(why.contains("unknown variant"), "{why}");
    }
}

/// Before, a snapshot had the first 100 positions of a market.
#[test]
fn a_snapshot_has_the_positions_of_a_market_to_the_last() {
    ballast_extensions::install();
    let people: Vec<String> = (0..103).map(|number| format!("p{number}")).collect();
    let mut accounts = json!({"holder": "9000000000"});
    for name in &people {
        accounts[name] = "0".into();
    }
    let mut lines = vec![
        json!({"cmd": "genesis", "validators": 1, "accounts": accounts}),
        json!({"cmd": "deploy", "from": "holder", "funds": "1000000", "msg": {
            "token": {"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6}, "validators": [{"address": "${val0}"}],
        }}),
        json!({"cmd": "exec", "from": "holder", "contract": "hub", "msg": {"bond": {}}, "funds": "1000000000"}),
        json!({"cmd": "instantiate", "code": "market", "as": "market", "from": "holder", "msg": {
            "owner": "${holder}", "hub": "${hub}", "loan": {"denom": "ustake", "decimals": 6}, "min_debt": "1000000",
            "share": {"name": "Ballast market STAKE", "symbol": "mSTAKE"},
        }}),
    ];
    let token = |from: &str, msg: Value| json!({"cmd": "exec", "from": from, "contract": "token", "msg": msg, "same_block": true});
    for name in &people {
        let recipient = format!("${{{name}}}");
        let gift = json!({"transfer": {"recipient": recipient, "amount": "1000000"}});
        let add = json!({"send": {"contract": "${market}", "amount": "1000000", "msg": {"$b64": {"add_collateral": {}}}}});
        lines.push(token("holder", gift));
        lines.push(token(name, add));
    }
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    let play = Play::of(&lines.join("\n")).unwrap();
    let snapshot = snapshot_of(&play.view().unwrap());
    let positions = answer(&snapshot, "market", "positions");
    assert_eq!(
        positions["positions"].as_array().unwrap().len(),
        people.len()
    );
    assert_eq!(snapshot["partial"], json!([]));
    let report = report_of(&snapshot.to_string());
    assert_eq!(report.market["market"].positions, 103);
}
