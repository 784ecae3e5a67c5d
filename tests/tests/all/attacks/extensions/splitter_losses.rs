//! S. Splitter: who bears a loss, and what an owed cover does to the mark.

use super::super::{
    splitter::{number, refused, split, Split, ONE},
    DAY, UNIT,
};
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::splitter::Refusal;
use cosmwasm_std::Decimal;

/// A validator of two loses so much: the pool half of that.
pub fn lose(split: &mut Split, validator: &str, percent: u64) {
    let fraction = Decimal::percent(percent);
    split.suite.slash(validator, fraction).unwrap();
}

/// A cover is owed: the vault fails to give it. Then it is paid.
pub fn owe(split: &mut Split, percent: u64) {
    let chain = split.suite.chain_mut();
    chain.break_contract("vault", true).unwrap();
    lose(split, "val0", percent);
    split.suite.sync("keeper").unwrap();
    assert!(number(split.suite.state().pending_cover) > 0);
}

pub fn repay(split: &mut Split) {
    let chain = split.suite.chain_mut();
    chain.break_contract("vault", false).unwrap();
    split.suite.retry_cover("keeper", 1).unwrap();
    assert_eq!(number(split.suite.state().pending_cover), 0);
}

/// With insurers who have 4,000 LST in the vault.
pub fn insured() -> Split {
    let mut split = split();
    split.suite.underwrite("erin", 4_000 * UNIT).unwrap();
    split
}

/// SP-03 · After a slash a newcomer splits, and his YT get the recovery that is PT's cushion. He splits at the old mark: nobody earns
/// before the rate is past it.
///
/// Stopped by: `packages/extension-math/src/splitter/mark.rs::lowered`
/// Taken out: `self.min(seen)` -> `seen`
/// Seen: after 'carol: {"send":{"contract":"wasm1…","amount":"800000","msg":"eyJzcGxpdCI6e319"}}' at height 19: S-1 is broken: 1800000 LST in reserve, x 10^27, for 1752377390710492926088847034863890 of PT and…
#[test]
fn sp_03_a_newcomer_after_a_loss_earns_no_recovery() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    split.touch();
    lose(&mut split, "val0", 40);
    let pt = split.split("carol", 800_000).unwrap();
    assert_eq!(pt, 1_000_000);
    split.grow_to(125);
    assert_eq!(
        (split.claimable("alice"), split.claimable("carol")),
        (200_000, 0)
    );
    split.grow_to(160);
    assert_eq!(
        (split.claimable("alice"), split.claimable("carol")),
        (375_000, 175_000)
    );
}

/// SP-04 · All is lost: a value of 0 is a division by zero, or an endless rate that gives all LST to YT.
///
/// Stopped by: `packages/extension-math/src/splitter/mark.rs::lowered`
/// Taken out: `Self::of_floor(totals)` -> `Ok::<_, NumberError>(Some(Self::new(1u128)))`
/// Seen: refused: nothing to claim: less than one unit is accrued
#[test]
fn sp_04_a_total_loss_leaves_the_lst_whose_it_was() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    split.touch();
    split.hub.say(0, 10u128.pow(13));
    assert_eq!(split.claim("alice").unwrap(), 200_000);
    assert_eq!(split.merge("alice", 500_000).unwrap(), 400_000);
    assert_eq!(split.split("bob", 800).unwrap(), 1_000);
    assert_eq!(number(split.value(500_000).native), 0);
    let maturity = split.maturity;
    split.until(maturity);
    assert_eq!(split.redeem("alice", 500_000).unwrap(), 400_000);
    split.hub.speak();
    assert_eq!(split.mark(), ONE * 8 / 10);
}

/// SP-05 · Between a slash and its booking YT claim growth that the chain has taken already.
///
/// Stopped by: `contracts/hub/src/query/prices.rs::refreshed`
/// Taken out: `gate::peek(deps, env, &hub)?` -> `None`
/// Seen: after a slash at height 17: solvency is broken: ok = false, I-3: delegated 35000988461, bonded 50001000000, loss to be booked 0
#[test]
fn sp_05_an_unbooked_loss_counts_at_once() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    lose(&mut split, "val0", 60);
    assert_eq!(split.claimable("alice"), 0);
    refused(split.claim("alice"), Refusal::NothingToClaim);
    assert_eq!(split.split("bob", 1_000).unwrap(), 1_000);
    split.suite.sync("keeper").unwrap();
    assert_eq!(split.claimable("alice"), 0);
}

/// SP-06 · The mark is fixed in the moment in which the vault owes the hub a cover, by a rate that its payment lifts: while it is owed
/// no look at or after maturity counts, for 30 days.
///
/// Stopped by: `extensions/splitter/src/look.rs::ask`
/// Taken out: `!rate.pending_cover.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn sp_06_an_owed_cover_fixes_no_mark() {
    let mut split = insured();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    let maturity = split.maturity;
    split.pass(maturity - 60);
    owe(&mut split, 5);
    split.until(maturity).touch();
    refused(
        split.redeem("alice", 1_000_000),
        Refusal::HubSilent {
            until: ANY,
            now: ANY,
        },
    );
    refused(split.claim("alice"), Refusal::NothingToClaim);
    repay(&mut split);
    split.touch();
    // but for the seconds since maturity, and what the repair rounds
    let claimed = split.claim("alice").unwrap();
    assert!((199_990..=200_000).contains(&claimed), "{claimed}");
}

/// SP-07 · The hub's query shows a loss as covered, the vault then fails to cover it. What was shown is at most the rate of before, so
/// the mark passes no rate that was never real, and rises with none that is.
///
/// Stopped by: `packages/extension-math/src/splitter/mark.rs::lowered`
/// Taken out: `self.min(seen)` -> `seen`
/// Seen: left: 816326210245600118467252733, right: 799999999993469520927616646
#[test]
fn sp_07_a_cover_that_is_shown_and_not_given_moves_no_mark() {
    let mut split = insured();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    split.touch();
    let mark = split.mark();
    split
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    lose(&mut split, "val0", 5);
    assert!(split.mark() <= mark && mark - split.mark() < mark / 1_000_000);
    split.touch();
    let shown = split.mark();
    split.suite.sync("keeper").unwrap();
    assert!(split.suite.exchange_rate().rate < Decimal::percent(125));
    assert_eq!(split.mark(), shown);
    split.touch();
    assert_eq!(split.mark(), shown);
}

/// SP-19 · In the last second before maturity somebody looks while a cover is owed: the line to maturity would begin there, and growth
/// of before the loss would be PT's once it is repaired.
///
/// Stopped by: `extensions/splitter/src/look.rs::ask`
/// Taken out: `!rate.pending_cover.is_zero()` -> `false`
/// Seen: left: 1708640054, right: 1700000070
#[test]
fn sp_19_no_line_begins_while_a_cover_is_owed() {
    let mut split = insured();
    split.split("alice", 1_000_000).unwrap();
    let (seen, maturity) = (split.state().touched_at, split.maturity);
    split.pass(maturity - 60);
    owe(&mut split, 10);
    split.until(maturity - 1).touch();
    assert_eq!(split.state().touched_at, seen);
    repay(&mut split);
    split.grow_to(125);
    split.touch();
    let claimed = split.claim("alice").unwrap();
    assert!(claimed > 199_990, "{claimed}");
}

/// SP-28 · In the last second before maturity a holder of YT looks while a cover is owed: YT are credited with what the rate shows, and
/// once more by a line that begins at that mark and long before it. It begins at the mark of the last look with nothing owed.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::touch`
/// Taken out: `self.line.at_maturity_ceil(seen, times)?` -> `self.mark.at_maturity_ceil(seen, times)?`
/// Seen: assertion failed: 183673, then 258503
#[test]
fn sp_28_a_look_while_a_cover_is_owed_earns_nothing_after_maturity() {
    let mut split = insured();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    owe(&mut split, 5);
    let maturity = split.maturity;
    split.pass(maturity - 1);
    let moment = split.suite.chain().moment();
    let mut ends = vec![];
    for looks in [false, true] {
        split.suite.chain_mut().return_to(&moment);
        let mut earned = 0;
        if looks {
            split.at_once().touch();
            earned = split.claimable("alice");
        }
        split.until(maturity + 100 * DAY);
        repay(&mut split);
        split.grow_to(150);
        split.touch();
        ends.push((earned, split.claimable("alice")));
    }
    let [(_, without), (then, with)] = ends[..] else {
        panic!("two ends")
    };
    // half of a fall from 1 to 0.667
    assert!((166_660..=166_670).contains(&without), "{without}");
    assert!(then > without && with == then, "{then}, then {with}");
}
