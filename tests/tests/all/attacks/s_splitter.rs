//! S. Splitter: whose the growth is, and who bears a loss. Entries are numbered as on the page, SP-19 and later are ours.

use super::splitter::{birth, number, refused, sent, split, Split, ONE, TERM};
use super::{DAY, UNIT};
use ballast_extensions::splitter::Splitter;
use ballast_testing::{Suite, SuiteBuilder};
use cosmwasm_std::{to_json_binary, Decimal};
use serde_json::{json, Value};

/// A validator of two loses so much: the pool half of that.
fn lose(split: &mut Split, validator: &str, percent: u64) {
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

/// SP-01 · Ten thousand transfers of 0 YT grind a holder of one token's growth away, a fraction of a unit each: what is accrued has 27
/// decimals more, and is never rounded.
///
/// Stopped by: `packages/extension-math/src/splitter/holder.rs::accrue`
/// Taken out: `Scaled::at(yt, fall)` -> `Scaled::of(Scaled::at(yt, fall).lst_floor()?)`
/// Seen: left: (0, 0), right: (2, 2)
#[test]
fn sp_01_ten_thousand_looks_cost_a_holder_nothing() {
    let mut split = Split::with(Suite::builder().checks(false), TERM);
    let born = 10u128.pow(13);
    split.hub.say(born, born);
    split.split("alice", UNIT).unwrap();
    split.split("bob", UNIT).unwrap();
    for step in 1..=10_000u128 {
        split.hub.say(born + 2_400 * step, born);
        split.give("bob", "alice", 0).unwrap();
    }
    assert_eq!((split.claimable("alice"), split.claimable("bob")), (2, 2));
}

/// SP-02 · YT go to oneself, all, none, and by a spender, so that growth is credited twice.
///
/// Stopped by: `extensions/splitter/src/execute/yt.rs::credit`
/// Taken out: `session.accrue(deps.storage, &to)?` -> `()`
/// Seen: after 'bob: {"transfer_from":{"amount":"1000000","owner":"wasm1…","recipient":"wasm1…"}}' at height 21: S-4 is broken: holders have earned 600000000000000000000000000000000, 4000000000000000000000000…
#[test]
fn sp_02_no_yield_is_doubled() {
    let mut split = split();
    split.split("alice", UNIT).unwrap();
    split.split("bob", UNIT).unwrap();
    split.grow_to(125);
    split.give("alice", "alice", UNIT).unwrap();
    split.give("alice", "alice", 0).unwrap();
    let (alice, bob) = (split.suite.addr("alice"), split.suite.addr("bob"));
    let allow = json!({"increase_allowance": {"spender": bob, "amount": UNIT.to_string()}});
    split.tell("alice", &allow).unwrap();
    let take =
        json!({"transfer_from": {"owner": alice, "recipient": bob, "amount": UNIT.to_string()}});
    split.tell("bob", &take).unwrap();
    assert_eq!(
        (split.claimable("alice"), split.claimable("bob")),
        (200_000, 200_000)
    );
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
    refused(split.claim("alice"), "nothing to claim");
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
    refused(split.redeem("alice", 1_000_000), "or is owed a cover");
    refused(split.claim("alice"), "nothing to claim");
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

/// SP-12 · A cw20 of the attacker's calls `receive`, or PT of another maturity comes: neither stands for LST that is here.
///
/// Stopped by: `extensions/splitter/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &config.pt, "the LST, or the PT,")?` -> `()`
/// Seen: 'only the LST, or the PT,' is not in 'not enough YT: 0 are there, 5 are needed for as many PT'
#[test]
fn sp_12_only_this_splitter_s_pt_is_taken() {
    let mut split = split();
    split.split("alice", UNIT).unwrap();
    let merge = to_json_binary(&json!({"merge": {}})).unwrap();
    let mallory = split.suite.addr("mallory");
    let fake = json!({"receive": {"sender": mallory, "amount": "5", "msg": merge}});
    refused(split.tell("mallory", &fake), "only the LST, or the PT,");

    let later = birth(&split.suite, split.maturity + DAY);
    let later = to_json_binary(&later).unwrap();
    let other = split
        .suite
        .make("owner", &Splitter, "other", &later, &[])
        .unwrap();
    let config: Value = split.suite.query(&other, &json!({"config": {}}));
    let msg = to_json_binary(&json!({"split": {}})).unwrap();
    split
        .suite
        .lst_send("mallory", "other", 0, msg.clone())
        .unwrap_err();
    split.suite.lst_send("alice", "other", UNIT, msg).unwrap();
    let other_pt = split.suite.addr(config["pt"].as_str().unwrap());
    let at = split.at.clone();
    let foreign = sent(&at, UNIT, &json!({"merge": {}}));
    let foreign = split.suite.execute("alice", &other_pt, &foreign, &[]);
    refused(foreign, "only the LST, or the PT,");
}

/// SP-13 · A PT that a stranger makes, or mints: it is nobody's, and a splitter's own is minted by it alone.
///
/// Stopped by: `extensions/splitter/src/execute/pt.rs::pt`
/// Taken out: `access::ensure_sender(&info.sender, &minter.splitter, "the splitter")?` -> `()`
/// Seen: after 'mallory: {"mint":{"amount":"5","recipient":"wasm1…"}}' at height 15: S-3 is broken: balances of PT sum to 1000005, its supply is 1000005, 1000000 are booked
#[test]
fn sp_13_a_stranger_s_pt_is_nobody_s() {
    let mut split = split();
    split.split("alice", UNIT).unwrap();
    let mallory = split.suite.addr("mallory");
    let mint = json!({"mint": {"recipient": mallory, "amount": "5"}});
    refused(
        split.tell_pt("mallory", &mint),
        "only the splitter may do this",
    );
    let begin = json!({"begin": {"hub": split.suite.addr("hub"), "maturity": split.maturity}});
    refused(
        split.tell("mallory", &begin),
        "only the splitter itself may do this",
    );

    let suite = split.suite.contracts().clone();
    let suite = json!({
        "hub": suite.hub, "token": suite.token, "registry": suite.registry,
        "queue": suite.queue, "vault": suite.vault, "collector": suite.collector,
    });
    let fake = json!({"principal": {"name": "PT bSTAKE 2026-07-01", "symbol": "PT-bSTAKE", "decimals": 6, "suite": suite}});
    let fake = to_json_binary(&fake).unwrap();
    split
        .suite
        .instantiate("mallory", "splitter", "fake", &fake, &[])
        .unwrap();
    let fake = split.suite.addr("fake");
    split.suite.execute("mallory", &fake, &mint, &[]).unwrap();
    let at = split.at.clone();
    let redeem = sent(&at, 5, &json!({"merge": {}}));
    let redeem = split.suite.execute("mallory", &fake, &redeem, &[]);
    refused(redeem, "only the LST, or the PT,");
}

/// SP-14 · Amounts of 18 decimals: a product of 128 bits wraps, and what is owed with it.
///
/// Stopped by: `packages/extension-math/src/splitter/scaled.rs::at`
/// Taken out: `principal.raw().full_mul(mark.raw())` -> `Uint256::from(principal.raw().wrapping_mul(mark.raw()))`
/// Seen: left: 51695527624, right: 999000000000000000000000000000
#[test]
fn sp_14_eighteen_decimals_fit() {
    let rich = 3_000_000_000_000u128 * 10u128.pow(18);
    let builder: SuiteBuilder = Suite::builder().decimals(18).account("rich", rich);
    let mut split = Split::with(builder, TERM);
    let most = rich / 3;
    split.suite.bond("rich", most).unwrap();
    split.split("rich", most).unwrap();
    split.hub.say(1_000 * most, most);
    assert_eq!(split.claim("rich").unwrap(), most / 1_000 * 999);
    split.hub.say(most / 1_000, most);
    assert_eq!(split.merge("rich", most).unwrap(), most / 1_000);
}

/// SP-15 · Of one PT at a rate of 1.25, 0 LST remain: it is refused, and nothing is burned.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::take_floor`
/// Taken out: `lst.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn sp_15_dust_is_refused_and_kept() {
    let mut split = split();
    split.grow_to(125);
    assert_eq!(split.split("alice", 5).unwrap(), 6);
    refused(split.merge("alice", 1), "amount 1 is too small");
    assert_eq!(split.has("alice"), (6, 6));
    assert_eq!(split.merge("alice", 6).unwrap(), 4);
}

/// SP-16 · YT are in a pool, and whoever calls `claim` for it is paid: the pool is.
///
/// Stopped by: `extensions/splitter/src/execute/claim.rs::claim`
/// Taken out: `Token(session.config.suite.token.clone()).transfer(&owner, lst)?` -> `Token(session.config.suite.token.clone()).transfer(&info.sender, lst)?`
/// Seen: left: 0, right: 200000
#[test]
fn sp_16_a_claim_pays_the_owner_whoever_calls() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.give("alice", "bob", 1_000_000).unwrap();
    split.grow_to(125);
    let before = split.suite.shares("bob");
    let bob = split.suite.addr("bob");
    split
        .tell("mallory", &json!({"claim": {"owner": bob}}))
        .unwrap();
    assert_eq!(split.suite.shares("bob") - before, 200_000);
    assert_eq!(split.suite.shares("mallory"), 0);
}

/// SP-17 · The hub is migrated, and says ten times the rate: nine tenths of PT's LST become YT's, which is the power of the suite's
/// admin. An endless rate leaves a mark of one, and whoever has both loses nothing by either.
///
/// Stopped by: `packages/extension-math/src/splitter/mark.rs::of_floor`
/// Taken out: `mark.max(Uint128::one())` -> `mark`
/// Seen: left: (0, 1000000), right: (1, 999999)
#[test]
fn sp_17_nonsense_moves_lst_between_pt_and_yt_and_nowhere_else() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.split("bob", 1_000_000).unwrap();
    split.hub.say(10u128.pow(13), 10u128.pow(12));
    assert_eq!(split.claim("alice").unwrap(), 900_000);
    assert_eq!(split.merge("alice", 1_000_000).unwrap(), 100_000);
    split.hub.say(u128::MAX, 1);
    split.suite.block(1);
    assert_eq!((split.mark(), split.claimable("bob")), (1, 999_999));
    split.touch();
    split.hub.babble();
    assert_eq!(split.claim("bob").unwrap(), 999_999);
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
        refused(split.redeem("alice", 10), "matures at");
        split.at_once().merge("alice", 10).unwrap();
        split.until(maturity);
        if redeems_first {
            assert_eq!(split.redeem("alice", 10).unwrap(), 10);
            split.at_once();
        }
        refused(split.merge("alice", 10), "matured at");
        split.at_once();
        assert_eq!(split.redeem("alice", 10).unwrap(), 10);
        refused(split.split("bob", 10), "matured at");
    }
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

/// SP-20 · PT merely transferred to the splitter would be nobody's: it hears nothing of them.
///
/// Stopped by: `extensions/splitter/src/execute/pt.rs::ensure_sent`
/// Taken out: `minter.splitter.as_str() == to` -> `false`
/// Seen: it was not refused
#[test]
fn sp_20_pt_is_not_lost_at_the_splitter() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    refused(split.give_pt("alice", "dex", 5), "it takes PT by `send`");
    let (alice, at) = (split.suite.addr("alice"), split.at.clone());
    let bob = split.suite.addr("bob");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "5"}});
    split.tell_pt("alice", &allow).unwrap();
    let take = json!({"transfer_from": {"owner": alice, "recipient": at, "amount": "5"}});
    refused(split.tell_pt("bob", &take), "it takes PT by `send`");
    for lost in ["hub", "queue", "vault"] {
        refused(split.give_pt("alice", lost, 5), "where it would be lost");
        refused(split.give("alice", lost, 5), "where it would be lost");
    }
}

/// SP-21 · YT, a split's tokens or a merge's LST go to the contract of PT, where nothing of them would come out again.
///
/// Stopped by: `extensions/splitter/src/execute.rs::receiver`
/// Taken out: `address == config.pt` -> `false`
/// Seen: it was not refused
#[test]
fn sp_21_nothing_is_lost_at_the_pt() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    let (at, pt) = (split.at.clone(), split.pt.clone());
    for lost in [&at, &pt] {
        let msg = json!({"transfer": {"recipient": lost, "amount": "5"}});
        refused(split.tell("alice", &msg), "where it would be lost");
        let msg = sent(lost, 5, &json!({"split": {}}));
        refused(split.tell("alice", &msg), "where it would be lost");
        let merge = json!({"merge": {"receiver": lost}});
        refused(split.send_pt("alice", 5, &merge), "where it would be lost");
        let into = to_json_binary(&json!({"split": {"receiver": lost}})).unwrap();
        let into = split.suite.lst_send("alice", "dex", 5, into);
        refused(into, "where it would be lost");
    }
}

/// SP-22 · The hub is silent at maturity, and PT runs with the mark of long ago. It waits: 30 days, or until the hub speaks.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::touch`
/// Taken out: `term.now >= term.silent_until()` -> `term.is_over()`
/// Seen: it was not refused
#[test]
fn sp_22_a_silent_hub_fixes_no_mark_for_thirty_days() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.give("alice", "bob", 1_000_000).unwrap();
    split.grow_to(125);
    split.hub.silence(true);
    let maturity = split.maturity;
    split.until(maturity);
    refused(split.redeem("alice", 1_000_000), "the hub says no price");
    split.until(maturity + 30 * DAY - 1);
    refused(split.redeem("alice", 1_000_000), "the hub says no price");
    let moment = split.suite.chain().moment();
    split.hub.silence(false);
    split.at_once().touch();
    assert_eq!(
        split.mark() / (ONE / 1_000_000),
        846_153,
        "0.2 x 100 of 130 days"
    );
    split.suite.chain_mut().return_to(&moment);
    split.suite.set_checks(true);
    split.hub.silence(true);
    split.after(1);
    assert_eq!(split.redeem("alice", 1_000_000).unwrap(), 1_000_000);
    split.hub.silence(false);
    refused(split.claim("bob"), "nothing to claim");
}

/// SP-23 · A merge burns YT, and forgets what they earned.
///
/// Stopped by: `extensions/splitter/src/execute/merge.rs::merge`
/// Taken out: `session.accrue(deps.storage, &sender)?` -> `()`
/// Seen: after 'alice: {"send":{"amount":"1000000","contract":"wasm1…","msg":"eyJtZXJnZSI6e319"}}' at height 17: S-4 is broken: holders have earned 0, 200000000000000000000000000000000 are owed, x 10^27
#[test]
fn sp_23_a_merge_keeps_what_was_earned() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    assert_eq!(split.merge("alice", 1_000_000).unwrap(), 800_000);
    assert_eq!(split.claim("alice").unwrap(), 200_000);
}

/// SP-24 · Who has had YT before splits more: the new YT count from the mark of the old ones.
///
/// Stopped by: `extensions/splitter/src/execute/split.rs::split`
/// Taken out: `session.accrue(deps.storage, &came.receiver)?` -> `()`
/// Seen: after 'alice: {"send":{"contract":"wasm1…","amount":"800000","msg":"eyJzcGxpdCI6e319"}}' at height 17: S-4 is broken: holders have earned 0, 200000000000000000000000000000000 are owed, x 10^27
#[test]
fn sp_24_new_yt_earn_from_now_on() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    split.split("alice", 800_000).unwrap();
    assert_eq!(split.claimable("alice"), 200_000);
}

/// SP-25 · One claim is paid twice.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::claim_floor`
/// Taken out: `holder.accrued.checked_sub(Scaled::of(lst))?` -> `holder.accrued`
/// Seen: after 'alice: {"claim":{}}' at height 18: S-4 is broken: holders have earned 400000000000000000000000000000000, 200000000000000000000000000000000 are owed, x 10^27
#[test]
fn sp_25_a_claim_is_paid_once() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.split("bob", 1_000_000).unwrap();
    split.grow_to(125);
    assert_eq!(split.claim("alice").unwrap(), 200_000);
    split.at_once();
    refused(split.claim("alice"), "nothing to claim");
    assert_eq!(split.claim("bob").unwrap(), 200_000);
}

/// SP-26 · A spender moves YT of another, and is credited with what they earned.
///
/// Stopped by: `extensions/splitter/src/execute/yt.rs::yt`
/// Taken out: `credit(&mut deps, env, config, &from, &what.to)?` -> `credit(&mut deps, env, config, &info.sender, &what.to)?`
/// Seen: after 'bob: {"transfer_from":{"amount":"1000000","owner":"wasm1…","recipient":"wasm1…"}}' at height 18: S-4 is broken: holders have earned 0, 200000000000000000000000000000000 are owed, x 10^27
#[test]
fn sp_26_a_spender_earns_nothing() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    let (alice, bob) = (split.suite.addr("alice"), split.suite.addr("bob"));
    let carol = split.suite.addr("carol");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "1000000"}});
    split.tell("alice", &allow).unwrap();
    split.grow_to(125);
    let take = json!({"transfer_from": {"owner": alice, "recipient": carol, "amount": "1000000"}});
    split.tell("bob", &take).unwrap();
    assert_eq!(split.claimable("alice"), 200_000);
    assert_eq!((split.claimable("bob"), split.claimable("carol")), (0, 0));
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
