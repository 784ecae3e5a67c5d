//! Worked by hand from the SDK's formulas. Power is counted in single units, commission is zero.

use ballast_chain_sim::ChainDriver;
use cosmwasm_std::{Decimal, Decimal256};

use crate::suite::{dec, refusal, Suite, USD};

/// 3 own + 7 of alice = 10 tokens, 10 shares. 10 % of power 10 is 1: 9 tokens, 10 shares.
///
/// - alice: 7 x 9 / 10 = 6.3, so 6.
/// - undelegate 5: shares 10 x 5 / 9 = 5.555555555555555555 (cut), worth
///   5.555555555555555555 x 9 / 10 = 4.9999999999999999995, a tie at 18 places, to even: 5.
/// - left: 4 tokens, 4.444444444444444445 shares; alice 1.444444444444444445, worth
///   1.3000000000000000003... = 1.3, so 1.
/// - bob puts 2 in: 4.444444444444444445 x 2 / 4 = 2.2222222222222222225, cut to ...222; worth
///   2.222222222222222222 x 6 / 6.666666666666666667 = 1.99999999999999999970, rounded
///   to 2.000000000000000000: 2.
#[test]
fn rounding_after_a_slash() {
    let mut s = Suite::small(&[3, 50]);
    let (alice, bob) = (s.user("alice", 7), s.user("bob", 2));
    s.delegate(&alice, 0, 7).unwrap();
    let (val, height) = (s.vals[0].clone(), s.height());

    s.app.slash(&val, Decimal::percent(10), height).unwrap();
    assert_eq!((s.tokens(0), s.staked(&alice, 0)), (9, 6));

    assert_eq!(s.undelegate(&alice, 0, 5).unwrap(), 5);
    let left = s.app.delegations_of(&alice).unwrap().remove(0);
    assert_eq!(
        (left.shares, s.staked(&alice, 0)),
        (dec("1.444444444444444445"), 1)
    );
    assert_eq!(s.tokens(0), 4);

    s.delegate(&bob, 0, 2).unwrap();
    let got = s.app.delegations_of(&bob).unwrap().remove(0);
    assert_eq!(
        (got.shares, s.staked(&bob, 0)),
        (dec("2.222222222222222222"), 2)
    );
}

/// 10 tokens, 10 shares, 1 slashed as above. Undelegate 7: shares 10 x 7 / 9 =
/// 7.777777777777777777 (cut), worth 6.9999999999999999993, rounded to 6.999999999999999999: 6.
#[test]
fn one_less_than_asked() {
    let mut s = Suite::small(&[1, 50]);
    let alice = s.user("alice", 9);
    s.delegate(&alice, 0, 9).unwrap();
    let (val, height) = (s.vals[0].clone(), s.height());
    s.app.slash(&val, Decimal::percent(10), height).unwrap();

    assert_eq!(s.undelegate(&alice, 0, 7).unwrap(), 6);
}

/// 1,000 tokens, 730 slashed: a token buys 1000 / 270 = 3.703703703703703703|70 shares, cut.
///
/// Two times one: 7.407407407407407406 shares, worth 2 - 0.38 x 10^-18, rounded to 2. But 2 tokens
/// are 7.407407407407407407|41 shares, and alice has fewer: refused, though 2 is what the query
/// says. At a rate above a half rounding cannot reach that far.
#[test]
fn the_queried_amount_may_be_refused_where_half_is_slashed() {
    let mut s = Suite::small(&[1_000, 5_000]);
    let alice = s.user("alice", 2);
    let (val, height) = (s.vals[0].clone(), s.height());
    s.app.slash(&val, Decimal::percent(73), height).unwrap();
    s.delegate(&alice, 0, 1).unwrap();
    s.delegate(&alice, 0, 1).unwrap();
    let held = s.app.delegations_of(&alice).unwrap().remove(0);
    assert_eq!(
        (held.shares, s.staked(&alice, 0)),
        (dec("7.407407407407407406"), 2)
    );

    assert_eq!(refusal(s.undelegate(&alice, 0, 2)), ("sdk", 18));
    assert_eq!(s.undelegate(&alice, 0, 1).unwrap(), 1);
}

/// Alice undelegates 100 before and 200 after height h, of 1,000 with 1,000 own: power at h 1,900.
///
/// 10 % of 1,900 is 190. The entry of 200 pays 20; 170 burn of the 1,700 left, a tenth.
#[test]
fn a_slash_between_two_entries() {
    let mut s = Suite::small(&[1_000, 50_000]);
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 1_000).unwrap();
    s.blocks(3);
    s.undelegate(&alice, 0, 100).unwrap();
    s.blocks(3);
    let infraction = s.height();
    s.undelegate(&alice, 0, 200).unwrap();
    s.block();
    let (val, supply) = (s.vals[0].clone(), s.supply("ustake"));

    let burned = s.app.slash(&val, Decimal::percent(10), infraction).unwrap();

    let entries = s.app.unbondings_of(&alice).unwrap();
    assert_eq!(
        [entries[0].balance.u128(), entries[1].balance.u128()],
        [100, 180]
    );
    assert_eq!(s.tokens(0), 1_700 - 170);
    assert_eq!(
        (s.staked(&alice, 0), s.staked(&s.operator(0), 0)),
        (630, 900)
    );
    assert_eq!(burned.u128(), 190);
    assert_eq!(supply - s.supply("ustake"), 190);
}

/// Alice moves 400 of her 1,000 on, and undelegates 30 of them there; power at h 2,000.
///
/// 10 % of 2,000 is 200. Of 400 redelegated 40 are due. The 30 unbonding pay first and do not
/// cover it, so the delegation there pays its full share as well: 10 % of 400 shares, 40. Alice
/// loses 70 there. At the source 200 - 40 = 160 burn of 1,600, a tenth: 60 of hers.
#[test]
fn redelegation_followed_by_a_slash_of_the_source() {
    let mut s = Suite::small(&[1_000, 5_000]);
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 1_000).unwrap();
    s.blocks(4);
    let infraction = s.height();
    s.redelegate(&alice, 0, 1, 400).unwrap();
    s.undelegate(&alice, 1, 30).unwrap();
    s.block();
    let val = s.vals[0].clone();

    let burned = s.app.slash(&val, Decimal::percent(10), infraction).unwrap();

    assert_eq!(s.app.unbondings_of(&alice).unwrap()[0].balance.u128(), 0);
    assert_eq!(s.staked(&alice, 1), 370 - 40);
    assert_eq!(s.tokens(1), 5_000 + 370 - 40);
    assert_eq!(s.tokens(0), 1_600 - 160);
    assert_eq!(s.staked(&alice, 0), 540);
    assert_eq!(burned.u128(), 30 + 40 + 160);
}

/// One validator, 3 own and 1 of alice; fees of 100 in each of three periods.
///
/// 1. 100 / 4 = 25 a unit: own 75, alice 25.
/// 2. bob brings 4: 100 / 8 = 12.5 a unit: own 37.5, alice 12.5, bob 50.
/// 3. half is slashed: 100 / 4 = 25 a unit; stakes 1.5, 0.5 and 2: own 37.5, alice 12.5, bob 50.
#[test]
fn f1_over_three_periods() {
    let mut s = Suite::small(&[3]);
    let (alice, bob, operator) = (s.user("alice", 1), s.user("bob", 4), s.operator(0));
    s.delegate(&alice, 0, 1).unwrap();
    s.blocks(3);
    s.fees(100, USD);
    s.delegate(&bob, 0, 4).unwrap();
    s.blocks(3);
    s.fees(100, USD);
    s.halve(0);
    s.block();
    s.fees(100, USD);

    let pending = |s: &Suite| [&operator, &alice, &bob].map(|who| s.pending(who, 0, USD));
    assert_eq!(pending(&s), [dec("150"), dec("50"), dec("100")]);
    assert_eq!(s.withdraw(&alice, 0).unwrap(), cosmwasm_std::coins(50, USD));
    assert_eq!(s.withdraw(&bob, 0).unwrap(), cosmwasm_std::coins(100, USD));
    assert_eq!(
        pending(&s),
        [dec("150"), Decimal256::zero(), Decimal256::zero()]
    );
}

/// Powers 1 and 2 of 3, fees of 10, tax 10 %: 9 to share. Fractions are cut at 18 places:
/// 9 x 0.333... = 2.999999999999999997 and 9 x 0.666... = 5.999999999999999994; the rest, 1 of
/// tax and 0.000000000000000009, goes to the pool.
#[test]
fn what_truncation_leaves_goes_to_the_pool() {
    let mut s = Suite::small(&[1, 2]);
    s.app
        .update_params(|p| p.community_tax = Decimal::percent(10))
        .unwrap();

    s.fees(10, USD);

    assert_eq!(
        s.pending(&s.operator(0), 0, USD),
        dec("2.999999999999999997")
    );
    assert_eq!(
        s.pending(&s.operator(1), 1, USD),
        dec("5.999999999999999994")
    );
    assert_eq!(s.pool(USD), dec("1.000000000000000009"));
}
