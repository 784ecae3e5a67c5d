use crate::kit::*;
use ballast_types::{vault::*, Amount, LayerShares, Shares};
use cosmwasm_std::Empty;

#[test]
fn coverage_counts_active_shares_alone() {
    let mut kit = Kit::default();
    // a price of two
    kit.totals(8 * WEALTH, 4 * WEALTH);
    let all = kit.underwrite("alice", 100_000_000_000);
    kit.post_bond("bob", 1_000, 1);
    let coverage = |kit: &Kit| -> CoverageResponse { kit.ask(&QueryMsg::Coverage {}) };

    let full = coverage(&kit);
    assert_eq!(full.pool_value.to_string(), "200000000000");
    assert_eq!(full.bonds_value.to_string(), "2000");
    assert_eq!(full.insured_value.to_string(), (8 * WEALTH).to_string());
    assert_eq!((full.coverage_bps, full.target_bps), (250, 500));
    let premium: PremiumResponse = kit.ask(&QueryMsg::Premium {});
    assert_eq!(premium.premium_bps, 333, "1,000 x 2.5 / (5 + 2.5)");

    kit.request("alice", LayerId::Pool, all);
    let layer = kit.bond_of(1);
    kit.request("bob", layer, 500_000);
    let none = coverage(&kit);
    assert_eq!(
        (none.pool_value.to_string(), none.coverage_bps),
        ("0".into(), 0)
    );
    assert_eq!(none.bonds_value.to_string(), "2000", "liable all the same");
    let premium: PremiumResponse = kit.ask(&QueryMsg::Premium {});
    assert_eq!(premium.premium_bps, 0);
    assert_eq!(
        kit.pool().value.to_string(),
        "200000000000",
        "liable all the same"
    );
}

#[test]
fn nothing_insured_is_covered_by_nothing() {
    let mut kit = Kit::default();
    kit.totals(0, 4 * WEALTH);
    let coverage: CoverageResponse = kit.ask(&QueryMsg::Coverage {});
    assert_eq!(coverage.coverage_bps, 0);
}

#[test]
fn bonds_come_in_pages() {
    let mut kit = Kit::default();
    for n in 1..=5 {
        kit.post_bond("alice", 100 + u128::from(n), n);
    }
    let page = |start_after: Option<String>, limit| {
        let msg = QueryMsg::Bonds { start_after, limit };
        kit.try_ask::<BondsResponse>(&msg).map(|page| page.bonds)
    };

    let all = page(None, Some(1_000)).unwrap();
    assert_eq!(all.len(), 5);
    let first = page(None, Some(2)).unwrap();
    let next = page(Some(first[1].validator.clone()), Some(10)).unwrap();
    assert_eq!([first, next].concat(), all);
    assert!(page(None, Some(0))
        .unwrap_err()
        .to_string()
        .contains("limit 0"));
}

#[test]
fn backing_comes_in_the_order_asked() {
    let mut kit = Kit::default();
    kit.post_bond("alice", 10, 1);
    kit.post_bond("alice", 20, 2);
    let ask = |validators| kit.try_ask::<BackingResponse>(&QueryMsg::Backing { validators });

    let answer = ask(vec![kit.val(2), kit.val(3), kit.val(1), "x".into()]).unwrap();

    assert_eq!(answer.bonds, [20u128, 0, 10, 0].map(Shares::new));
    assert_eq!(ask(vec![kit.val(1); 100]).unwrap().bonds.len(), 100);
    let refused = ask(vec![String::new(); 101]).unwrap_err();
    assert!(refused
        .to_string()
        .contains("101 validators in one message: at most 100"));
}

#[test]
fn previews_fail_where_the_message_would() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 1_000);
    let enter = |lst: u128| QueryMsg::PreviewUnderwrite {
        lst: Shares::new(lst),
    };
    let leave = |shares: u128| QueryMsg::PreviewExit {
        layer: LayerId::Pool,
        shares: LayerShares::new(shares),
    };
    let fails = |kit: &Kit, msg: QueryMsg, with: &str| {
        let refused = kit.try_ask::<Empty>(&msg).unwrap_err().to_string();
        assert!(refused.contains(with), "{refused}");
    };

    fails(&kit, enter(0), "too small");
    fails(&kit, leave(0), "0 shares of pool");
    fails(&kit, leave(1), "too small");
    fails(&kit, leave(1_000_001), "there are 1000000");
    let all: PreviewExitResponse = kit.ask(&leave(1_000_000));
    assert_eq!(all.lst, Shares::new(1_000u128));
    fails(&kit, enter(u128::MAX), "overflow");
    kit.pending(5, 0);
    fails(&kit, enter(5), "LossPending { pending: 5 }");
    fails(&kit, leave(5_000), "LossPending { pending: 5 }");
}

#[test]
fn a_position_of_nobody_is_empty_and_a_bad_address_is_refused() {
    let kit = Kit::default();
    let position = kit.position("carol");
    assert!(position.pool.shares.is_zero() && position.bonds.is_empty());
    let owner = "carol".to_string();
    let refused = kit.try_ask::<Empty>(&QueryMsg::Position { owner });
    assert!(refused
        .unwrap_err()
        .to_string()
        .contains("`carol` is not an address"));
}

#[test]
fn config_shows_what_is_in_force() {
    let kit = Kit::default();
    let config: ConfigResponse = kit.ask(&QueryMsg::Config {});
    assert_eq!(config.suite, kit.suite);
    assert_eq!(
        config.params,
        Params {
            cooldown_secs: COOLDOWN,
            target_coverage_bps: 500
        }
    );
}
