//! S. Splitter: what PT and YT are worth at maturity and after it.

use super::super::{
    splitter::{number, refused, split, Split, ONE, TERM},
    DAY, UNIT,
};
use super::splitter_losses::{insured, lose, owe, repay};
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::splitter::Refusal;
use ballast_testing::Suite;
use serde_json::json;

/// SP-08 · Nobody looks for 30 days after maturity, while LST earns 60 %: YT take it all. They get what is theirs on a straight line.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::touch`
/// Taken out: `self.line.at_maturity_ceil(seen, times)?` -> `seen`
/// Seen: left: 375000, right: 187500
#[test]
fn sp_08_growth_after_maturity_is_pt_s() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    let maturity = split.maturity;
    split.until(maturity - 30 * DAY).touch();
    split.until(maturity + 30 * DAY - 10);
    split.grow_to(160);
    split.touch();
    // half of a fall from 1 to 0.625: rewards took 5 s, the look 5
    assert_eq!(split.claimable("alice"), 187_500);
    assert_eq!(split.redeem("alice", 1_000_000).unwrap(), 812_500);
}

/// SP-09 · Between maturity and the first look the rate falls, and the mark rises to it: YT owe what they never had.
///
/// Stopped by: `packages/extension-math/src/splitter/mark.rs::lowered`
/// Taken out: `self.min(seen)` -> `seen`
/// Taken out: `self.line.at_maturity_ceil(seen, times)?.min(self.mark)` -> `seen` in `packages/extension-math/src/splitter/books.rs::touch`
/// Seen: after 'keeper: {"touch":{}}' at height 21: S-1 is broken: 1000000 LST in reserve, x 10^27, for 833327991599409861685700415000000 of PT and 200000000000000000000000000000000 of yield
#[test]
fn sp_09_a_fall_before_the_first_look_costs_no_more_than_the_growth() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    split.touch();
    let maturity = split.maturity;
    split.until(maturity - 100);
    split.grow_to(160);
    lose(&mut split, "val0", 80);
    split.until(maturity + DAY).touch();
    assert_eq!(split.mark(), ONE * 8 / 10);
    assert_eq!(split.claimable("alice"), 200_000);
    assert_eq!(split.redeem("alice", 1_000_000).unwrap(), 800_000);
}

/// SP-10 · A lender takes PT for face, at maturity at least. After a loss of 30 % it is 70 % of face, before and after.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::value_floor`
/// Taken out: `worth_floor(lst, totals)?` -> `Native::new(pt.raw())`
/// Seen: assertion failed: ValueResponse { lst: Shares(Uint128(1000000)), native: Native(Uint128(1000000)), at_maturity: false }
#[test]
fn sp_10_pt_is_never_worth_one_by_itself() {
    let mut split = split();
    split.split("alice", UNIT).unwrap();
    lose(&mut split, "val0", 30);
    lose(&mut split, "val1", 30);
    let near = |native| (699_990..=700_010).contains(&native);
    let before = split.value(UNIT);
    assert!(
        near(number(before.native)) && !before.at_maturity,
        "{before:?}"
    );
    let maturity = split.maturity;
    split.until(maturity).touch();
    let after = split.value(UNIT);
    assert!(near(number(after.native)) && after.at_maturity);
}

/// SP-11 · A gift just before maturity: LST to the splitter moves nothing, native to the hub drips over a day, and falls to all LST.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `hub.drip_window()` -> `0`
/// Seen: after 'keeper: {"distribute":{"tip_to":null}}' at height 18: I-2 is broken: the rate rose by more than rounding: 50001000000 / 50001000000 became 55001000000 / 50001000000
#[test]
fn sp_11_a_gift_before_maturity_buys_no_yield() {
    let builder = Suite::builder();
    let mut split = Split::with(builder, TERM);
    let params = json!({"update_config": {"drip_secs": DAY}});
    let hub = split.suite.addr("hub");
    split.suite.execute("owner", &hub, &params, &[]).unwrap();
    split.split("alice", 5_000 * UNIT).unwrap();
    let before = split.state();
    split.suite.lst_transfer("bob", "dex", 1_000).unwrap();
    let after = split.state();
    assert_eq!((before.reserve, before.mark), (after.reserve, after.mark));
    let maturity = split.maturity;
    split.until(maturity - 20);
    split.reward(5_000 * UNIT);
    split.until(maturity).touch();
    let earned = split.claimable("alice");
    // 10 s of a day of 5,000, of which the splitter has a tenth
    assert!(earned < 100_000, "{earned}");
}

/// SP-18 · In the block of maturity a merge and a redemption meet: before it there is one, from it on the other.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::ensure_open`
/// Taken out: `self.is_over()` -> `false`
/// Seen: it was not refused
#[test]
fn sp_18_maturity_is_one_second_for_all() {
    for redeems_first in [true, false] {
        let mut split = split();
        split.split("alice", 1_000).unwrap();
        let maturity = split.maturity;
        split.until(maturity - 1);
        refused(
            split.redeem("alice", 10),
            Refusal::NotMatured {
                maturity: ANY,
                now: ANY,
            },
        );
        split.at_once().merge("alice", 10).unwrap();
        split.until(maturity);
        if redeems_first {
            assert_eq!(split.redeem("alice", 10).unwrap(), 10);
            split.at_once();
        }
        refused(
            split.merge("alice", 10),
            Refusal::Matured {
                maturity: ANY,
                now: ANY,
            },
        );
        split.at_once();
        assert_eq!(split.redeem("alice", 10).unwrap(), 10);
        refused(
            split.split("bob", 10),
            Refusal::Matured {
                maturity: ANY,
                now: ANY,
            },
        );
    }
}

/// SP-27 · After maturity YT go on earning.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::touch`
/// Taken out: `self.is_final` -> `false`
/// Taken out: `self.is_final` -> `false` in `packages/extension-math/src/splitter/books.rs::is_fresh`
/// Taken out: `self.line.at_maturity_ceil(seen, times)?.min(self.mark)` -> `seen`
/// Seen: left: (625000000000000000000000000, 375000), right: (1000000000000000000000000000, 0)
#[test]
fn sp_27_yt_earn_nothing_once_the_mark_is_final() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    let maturity = split.maturity;
    split.until(maturity).touch();
    split.grow_to(160);
    split.touch();
    assert_eq!((split.mark(), split.claimable("alice")), (ONE, 0));
    assert_eq!(split.redeem("alice", 1_000_000).unwrap(), 1_000_000);
}

/// SP-30 · A lender takes PT for more than face: in the second of a look after which the rate grew, or while PT waits for its mark and
/// the rate has growth that is YT's. Until the mark is final it is face at the most.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::value_floor`
/// Taken out: `native.min(most)` -> `native`
/// Seen: left: 1199996, right: 1000000
#[test]
fn sp_30_value_is_face_at_the_most_until_the_mark_is_final() {
    let mut split = insured();
    split.split("alice", 1_000_000).unwrap();
    let moment = split.suite.chain().moment();
    split
        .suite
        .bank_send("owner", "collector", 10_000 * UNIT)
        .unwrap();
    split.touch();
    split.suite.same_block();
    split.suite.distribute("keeper").unwrap();
    assert_eq!(number(split.value(1_000_000).native), 1_000_000);

    split.suite.chain_mut().return_to(&moment);
    split.grow_to(150);
    owe(&mut split, 5);
    let maturity = split.maturity;
    split.until(maturity).touch();
    let value = split.value(1_000_000);
    assert_eq!(
        (value.at_maturity, number(value.native)),
        (false, 1_000_000)
    );
    let native = split.position("alice").native;
    assert_eq!(native.map(number), Some(1_000_000));
    repay(&mut split);
    split.touch();
    let value = split.value(1_000_000);
    assert!(value.at_maturity && number(value.native) < 1_000_100);
}
