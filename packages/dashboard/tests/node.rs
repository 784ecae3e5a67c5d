//! A real chain's REST endpoint, played by the embedded chain in wasmd's shapes: what the page
//! shows of it is what it shows of the chain itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

#[path = "node/endpoint.rs"]
mod endpoint;

use ballast_dashboard::risk::{gather, Wanted};
use ballast_dashboard::{Contract, Deployed, Embedded, Node, Observer, World, WorldError};
use ballast_risk::{report, Policy};
use endpoint::{endpoint, endpoint_that, suite, Height};
use serde_json::{json, Value};

/// A report of risk of a node is that of the chain behind it.
#[test]
fn risk_of_a_node_is_that_of_its_chain() {
    let suite = suite();
    let hub = suite.contracts().hub.to_string();
    let mut node = Node::connect(&endpoint(), &hub).unwrap();
    let policy = Policy::default();

    let taken = gather(&mut node, &Wanted::default()).unwrap();
    let far = report(&taken, &policy).unwrap();

    let deployed = Deployed::from(&suite);
    let near = gather(&mut Embedded(deployed), &Wanted::default()).unwrap();
    let near = report(&near, &policy).unwrap();
    // a chain in memory is looked at as it is; of a node the block before the newest
    assert_eq!(far.height + 1, near.height);
    assert_eq!(far.chain_id, near.chain_id);
    assert_eq!(far.partial, []);
    assert_eq!(far.facets, near.facets);
    assert_eq!(far.loss, near.loss);
    assert_eq!(far.conc, near.conc);
    assert_eq!(far.cover, near.cover);
    assert_eq!(far.exit, near.exit);
    assert_eq!(far.history, near.history);
    assert_eq!(far.r#use, near.r#use);
    assert_eq!(far.powers.exit_window_secs, near.powers.exit_window_secs);
}

fn seen(does: Height) -> Result<ballast_risk::Report, WorldError> {
    let suite = suite();
    let hub = suite.contracts().hub.to_string();
    let mut node = Node::connect(&endpoint_that(does), &hub).unwrap();
    let taken = gather(&mut node, &Wanted::default())?;
    Ok(report(&taken, &Policy::default()).unwrap())
}

/// A node, or what stands before it, that does not say of which height its answers are is named for
/// it. Where one of the contracts is then asked of another height, its answers do not fit the
/// others', and nothing that needs them is green.
#[test]
fn risk_of_a_node_that_does_not_say_its_height_says_so() {
    let says = |report: &ballast_risk::Report, what: &str| {
        let mut gaps = report.partial.iter();
        gaps.find(|gap| gap.what == what).map(|gap| gap.why.clone())
    };
    let unsaid = seen(Height::Unsaid).unwrap();
    assert!(says(&unsaid, "chain.height")
        .unwrap()
        .contains("does not say"));
    assert_eq!(unsaid.partial.len(), 1, "{:?}", unsaid.partial);

    let mixed = seen(Height::Mixed).unwrap();
    assert!(says(&mixed, "chain.height").is_some());
    assert_eq!(
        mixed.facets["slash"].color.name(),
        "grey",
        "{:?}",
        mixed.partial
    );
}

/// A block of another height than the one that was asked for is refused: before, the report was of
/// whatever the node showed.
#[test]
fn risk_of_a_node_that_shows_another_block_is_refused() {
    let refused = seen(Height::OtherBlock).unwrap_err().to_string();
    assert!(refused.contains("asked about block"), "{refused}");
}

/// A node that answers about another height than it is asked about has no report.
#[test]
fn risk_of_a_node_that_ignores_the_height_is_refused() {
    let suite = suite();
    let hub = suite.contracts().hub.to_string();
    let mut node = Node::connect(&endpoint_that(Height::Ignored), &hub).unwrap();
    let refused = gather(&mut node, &Wanted::default()).unwrap_err();
    assert!(
        refused.to_string().contains("x-cosmos-block-height"),
        "{refused}"
    );
}

#[test]
fn a_node_is_shown_as_the_chain_behind_it() {
    let here = suite();
    let node = Node::connect(&endpoint(), here.contracts().hub.as_str()).unwrap();
    let world = Embedded(Deployed::from(&here));

    let (mut at_node, mut at_home) = (Observer::default(), Observer::default());
    at_node.sample(&node, None).unwrap();
    at_home.sample(&world, None).unwrap();
    let mut seen = at_node.view(&node).unwrap();
    let mut known = at_home.view(&world).unwrap();

    assert_eq!(seen["losses"]["total"], 1);
    assert_eq!(seen["batches"]["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(seen["validators"].as_array().map(Vec::len), Some(3));
    for differs in ["place", "people"] {
        seen[differs] = Value::Null;
        known[differs] = Value::Null;
    }
    assert_eq!(seen, known);
}

#[test]
fn an_address_on_a_node_has_its_coins_and_tickets() {
    let here = suite();
    let node = Node::connect(&endpoint(), here.contracts().hub.as_str()).unwrap();
    let alice = here.addr("alice");

    let found = Observer::default()
        .person(&node, alice.as_str(), None)
        .unwrap();

    assert_eq!(found["native"], here.balance("alice").to_string());
    assert_eq!(found["shares"], here.shares("alice").to_string());
    let tickets = found["tickets"]["rows"].as_array().unwrap();
    assert_eq!(tickets.len(), 2);
    assert_eq!(tickets[0]["status"], "exiting");
    for bad in ["alice", "", "../../../x", "wasm1ALICE", "wasm1%2f..%2f.."] {
        let why = Observer::default().person(&node, bad, None).unwrap_err();
        assert!(matches!(why, WorldError::BadInput(_)), "{bad}: {why}");
    }
}

#[test]
fn nothing_can_be_done_to_a_node() {
    let here = suite();
    let mut node = Node::connect(&endpoint(), here.contracts().hub.as_str()).unwrap();

    assert!(!node.acts());
    assert_eq!(
        node.run(&json!({"cmd": "block"})),
        Err(WorldError::ReadOnly)
    );
}

#[test]
fn what_is_no_hub_and_no_node_is_said_so() {
    let here = suite();
    let url = endpoint();

    let token = Node::connect(&url, here.contracts().token.as_str());
    assert!(matches!(token.err().unwrap(), WorldError::Refused(_)));
    let registry = Node::connect(&url, here.contracts().registry.as_str());
    assert!(matches!(
        registry.err().unwrap(),
        WorldError::Unreachable(_)
    ));
    let nobody = Node::connect("http://127.0.0.1:9", here.contracts().hub.as_str());
    assert!(matches!(nobody.err().unwrap(), WorldError::Unreachable(_)));
    let node = Node::connect(&url, here.contracts().hub.as_str()).unwrap();
    let why = node
        .ask(Contract::Hub, &json!({"nonsense": {}}))
        .unwrap_err();
    assert!(why.to_string().contains("nonsense"), "{why}");
    assert!(
        !why.to_string().contains("query wasm contract failed"),
        "{why}"
    );
}

#[test]
fn the_chart_looks_back_as_far_as_the_node_remembers() {
    let here = suite();
    let node = Node::connect(&endpoint(), here.contracts().hub.as_str()).unwrap();
    let mut observer = Observer::default();

    node.look_back(&mut observer).unwrap();
    observer.sample(&node, None).unwrap();

    let view = observer.view(&node).unwrap();
    let rates = view["history"].as_array().unwrap().iter();
    let rates: Vec<&str> = rates
        .map(|sample| sample["rate"].as_str().unwrap())
        .collect();
    assert!(rates.len() > 1, "{rates:?}");
    assert_eq!(rates.first(), Some(&"1"));
    assert_eq!(
        rates.last(),
        Some(&here.exchange_rate().rate.to_string().as_str())
    );
    assert_ne!(rates.first(), rates.last());
}
