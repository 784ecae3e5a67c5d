//! Many browsers at a page that looks at a chain far away, whose node takes a third of a second for
//! each answer, and at one of an embedded chain.
//!
//! `cargo test -p ballast-dashboard --test load -- --ignored --nocapture measure` measures; without
//! `--ignored` it is short.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::float_arithmetic
)]

#[path = "load/browsers.rs"]
mod browsers;
#[path = "load/far.rs"]
mod far;

use ballast_dashboard::{serve, Binding, Deployed, Embedded, Node, Observer};
use ballast_testing::Suite;
use browsers::{browser, storm, Storm};
use far::{endpoint, proxy, Endpoint};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// Serves the far chain's page, and says where.
fn page() -> SocketAddr {
    let Endpoint { url, hub } = endpoint();
    let (tell, at) = channel();
    thread::spawn(move || {
        let mut node = Node::connect(&url, &hub).unwrap();
        let binding = Binding {
            address: "127.0.0.1:0".parse().unwrap(),
            names: vec![],
        };
        let ready = move |address| tell.send(address).unwrap();
        serve(binding, &mut node, &mut Observer::default(), None, ready).unwrap();
    });
    at.recv().unwrap()
}

/// Serves an embedded chain's page, and says where.
fn page_of_a_suite() -> SocketAddr {
    let (tell, at) = channel();
    thread::spawn(move || {
        let mut suite = Suite::builder().validators(3).checks(false).build();
        suite.bond("alice", 9_000_000_000).unwrap();
        suite.advance_all("keeper");
        let mut world = Embedded(Deployed::from(&suite));
        let mut observer = Observer::default();
        observer.sample(&world, None).unwrap();
        let binding = Binding {
            address: "127.0.0.1:0".parse().unwrap(),
            names: vec![],
        };
        let ready = move |address| tell.send(address).unwrap();
        serve(binding, &mut world, &mut observer, None, ready).unwrap();
    });
    at.recv().unwrap()
}

/// Before, each view was asked for one question after another, 8.9 seconds long, and everybody
/// waited in one line.
#[test]
fn fifty_browsers_share_one_view() {
    let Storm {
        answers,
        failed,
        p95,
    } = storm(page(), "/api/view", 50, Duration::from_secs(6));

    assert_eq!(failed, 0);
    assert!(answers >= 6 * 50, "{answers}");
    assert!(p95 < Duration::from_secs(4), "{p95:?}");
}

/// Before, who asked for something else waited for the views of all others.
#[test]
fn other_questions_do_not_wait_for_views() {
    let at = page();
    let until = Instant::now() + Duration::from_secs(3);
    thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(move || browser(at, "/api/view", until));
        }
        let from = Instant::now();
        let took = browser(
            at,
            "/api/preview?what=bond&amount=1",
            from + Duration::from_millis(1),
        );
        assert!(
            took[0].is_good && took[0].time < Duration::from_secs(5),
            "{took:?}"
        );
    });
}

/// Before, the one thread that asked was stuck for as long as the node liked, and everybody with
/// it.
#[test]
#[ignore = "takes the fifteen seconds of a view"]
fn a_node_that_stalls_costs_its_askers_an_error_and_the_page_goes_on() {
    let Endpoint { url, hub } = endpoint();
    let (tell, at) = channel();
    let stalls = Arc::new(AtomicBool::new(false));
    let proxy = proxy(&url, Arc::clone(&stalls));
    thread::spawn(move || {
        let mut node = Node::connect(&proxy, &hub).unwrap();
        stalls.store(true, Ordering::SeqCst);
        let binding = Binding {
            address: "127.0.0.1:0".parse().unwrap(),
            names: vec![],
        };
        let ready = move |address| tell.send(address).unwrap();
        serve(binding, &mut node, &mut Observer::default(), None, ready).unwrap();
    });
    let at = at.recv().unwrap();
    let soon = Instant::now() + Duration::from_millis(1);
    thread::scope(|scope| {
        let views: Vec<_> = (0..5)
            .map(|_| scope.spawn(move || browser(at, "/api/view", soon)))
            .collect();
        thread::sleep(Duration::from_secs(1));
        let page = browser(at, "/", Instant::now() + Duration::from_millis(1));
        assert!(
            page[0].is_good && page[0].time < Duration::from_secs(2),
            "{page:?}"
        );
        for view in views {
            let seen = view.join().unwrap();
            assert!(
                !seen[0].is_good && seen[0].time < Duration::from_secs(25),
                "{seen:?}"
            );
        }
    });
}

#[test]
#[ignore = "a measurement"]
fn measure() {
    // of a server that runs already: `ballast serve`
    if let Some(at) = std::env::var("SERVED_AT")
        .ok()
        .and_then(|at| at.parse().ok())
    {
        storm(at, "/api/view", 50, Duration::from_secs(10));
        return;
    }
    println!("an embedded chain:");
    storm(page_of_a_suite(), "/api/view", 50, Duration::from_secs(10));
    println!("a chain far away:");
    storm(page(), "/api/view", 50, Duration::from_secs(20));
    storm(
        page(),
        "/api/preview?what=bond&amount=1",
        50,
        Duration::from_secs(20),
    );
    storm(
        page(),
        "/api/person?who=wasm1xwu5ku9m6s60ptgpjftxn0klx35cx26cvh9yal",
        50,
        Duration::from_secs(20),
    );
}
