//! What people see of a market, what they have there, and what anybody can do for it.

use crate::amounts::{
    balance, decimal, fall, nearest, number, percent_of, rate, short, text, token, two_places,
};
use crate::pages::{self, List};
use ballast_extension_types::market::{Position, Scaled, Watch, Watched};
use ballast_testing::extension::{
    Axis, Denom, Holding, Holdings, Line, Mark, Picture, Scale, Unit,
};
use ballast_testing::{Ask, Chore, Panel};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{Addr, Decimal, Uint128};
use serde_json::{from_value, json, Value};

/// Debts that a panel shows.
const MOST_DEBTS: usize = 30;
/// Use at which the curve has its bend, in bps.
const TARGET: i64 = 9_000;

/// What is lent, as it is shown.
fn loan(config: &Value) -> Denom {
    let loan = &config["terms"]["loan"];
    let decimals = loan["decimals"].as_u64().and_then(|n| u8::try_from(n).ok());
    let denom = text(&loan["denom"]);
    Scale::new(0, "", &denom, decimals.unwrap_or_default()).native
}

/// What an LST costs now, and what it may fall to until a position is sold.
struct Fall {
    price: Decimal,
    until: Decimal,
}

impl Fall {
    fn of(market: &Value, position: &Value) -> Option<Self> {
        Some(Self {
            price: decimal(&market["price"])?,
            until: decimal(&position["liquidation_price"])?,
        })
    }

    fn bps(&self) -> u64 {
        fall(self.price, self.until)
    }
}

/// How the market stands, its curve, and its largest debts.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (market, config) = (ask(&json!({"market": {}}))?, ask(&json!({"config": {}}))?);
    let coins = loan(&config);
    let shown = |value: &Value| coins.shown(number(value));
    let list = positions(ask)?;
    let owe = how_many_owe(&list);
    let mut rows = vec![];
    for row in largest(list) {
        let position = ask(&json!({"position": {"owner": row["owner"]}}))?;
        rows.push(borrower_row(&row, &position, &market, &scale.lst, &coins));
    }
    let columns = [
        "borrower",
        "collateral",
        "debt",
        "LTV",
        "sold under a price of",
        "or over a slash of",
        "state",
    ];
    Ok(Panel {
        title: "Who owes what, and when it is sold".to_string(),
        note: format!(
            "{} lent of {}: use {}, borrowers pay {} a year, {} at 90 % use, suppliers earn {}. Loans up to {} of collateral, sold over {}; \
             an LST counts {} now. {owe}",
            shown(&market["debt"]),
            shown(&market["assets"]),
            percent_of(&market["use_bps"]),
            rate(&market["borrow_rate"]),
            rate(&market["rate_at_target"]),
            rate(&market["supply_rate"]),
            percent_of(&market["open_ltv_bps"]),
            percent_of(&market["liq_ltv_bps"]),
            short(&market["price"]),
        ),
        columns: columns.map(ToString::to_string).to_vec(),
        rows,
        pictures: curve(&market).into_iter().collect(),
    })
}

/// How many positions owe something, or where the list was cut, as a sentence.
fn how_many_owe(list: &List) -> String {
    if let Some(stopped) = list.stopped("positions") {
        return format!("{stopped}.");
    }
    let owing = list.rows.iter().filter(|row| row["debt"] != json!("0"));
    match owing.count() {
        1 => "1 position owes.".to_string(),
        count => format!("{count} positions owe."),
    }
}

/// A borrower: collateral, debt, and the fall that has it sold.
fn borrower_row(
    row: &Value,
    position: &Value,
    market: &Value,
    lst: &Denom,
    coins: &Denom,
) -> Vec<String> {
    let state = match position["liquidatable"].as_bool() {
        None => "no price",
        Some(true) => "liquidatable",
        Some(false) => "healthy",
    };
    let fall = Fall::of(market, position).map(|fall| two_places(fall.bps()));
    vec![
        text(&row["owner"]),
        lst.shown(number(&row["collateral"])),
        coins.shown(number(&row["debt"])),
        percent_of(&position["ltv_bps"]),
        short(&position["liquidation_price"]),
        fall.unwrap_or_else(|| "?".to_string()),
        state.to_string(),
    ]
}

/// What borrowers pay by use, and where the market is.
fn curve(market: &Value) -> Option<Picture> {
    let target = nearest(decimal(&market["rate_at_target"])?);
    let now = nearest(decimal(&market["borrow_rate"])?);
    let at = market["use_bps"].as_i64()?;
    // straight from a quarter of it at no use to it at the target, and to four times as much at
    // full use
    let points = [
        (0, target / 4),
        (TARGET, target),
        (10_000, target.saturating_mul(4)),
    ];
    let axis = |name: &str| Axis {
        name: name.to_string(),
        unit: Unit::Percent,
    };
    Some(Picture::Curve {
        title: "What borrowers pay a year, by how much of the coins is lent".to_string(),
        x: axis("lent"),
        y: axis("a year"),
        lines: vec![Line {
            name: "borrowers pay".to_string(),
            points: points.to_vec(),
        }],
        marks: vec![
            Mark {
                name: "target".to_string(),
                x: TARGET,
                y: target,
            },
            Mark {
                name: "now".to_string(),
                x: at,
                y: now,
            },
        ],
    })
}

/// What somebody supplied, put in and owes.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let config = ask(&json!({"config": {}}))?;
    let coins = loan(&config);
    let mut rows = vec![];
    let shares = balance(ask, owner)?;
    if shares > 0 {
        rows.push(supplied(ask, owner, shares, &coins)?);
    }
    let position = ask(&json!({"position": {"owner": owner}}))?;
    let (collateral, debt) = (number(&position["collateral"]), number(&position["debt"]));
    if collateral > 0 {
        let most = number(&position["max_remove"]);
        let note = match (debt, position["max_remove"].is_null()) {
            (0, _) => String::new(),
            (_, true) => "there is no price: it leaves only together with the debt".to_string(),
            _ => format!("{} of it can be taken out now", scale.lst.shown(most)),
        };
        rows.push(Holding {
            what: "collateral".to_string(),
            amount: scale.lst.sum(collateral),
            worth: position["worth"]
                .as_str()
                .map(|_| coins.sum(number(&position["worth"]))),
            from: None,
            note,
        });
    }
    if debt > 0 {
        let market = ask(&json!({"market": {}}))?;
        rows.push(Holding {
            what: "debt".to_string(),
            amount: coins.sum(debt),
            worth: None,
            from: None,
            note: health(&market, &position, scale, &coins),
        });
    }
    Ok(Holdings {
        rows,
        stopped: None,
    })
}

/// Coins that somebody lent, and what of them can be taken back now.
fn supplied(ask: &Ask<'_>, owner: &str, shares: u128, coins: &Denom) -> Result<Holding, String> {
    let worth = ask(&json!({"convert_to_assets": {"shares": shares.to_string()}}))?;
    let most = ask(&json!({"max_redeem": {"owner": owner}}))?;
    let market = ask(&json!({"market": {}}))?;
    let now = match number(&most["shares"]) >= shares {
        true => "all of it can be redeemed now".to_string(),
        false => format!(
            "{} of it can be redeemed now, the rest is lent",
            coins.shown(number(&most["amount"]))
        ),
    };
    Ok(Holding {
        what: "supplied".to_string(),
        amount: token(ask)?.sum(shares),
        worth: Some(coins.sum(number(&worth["amount"]))),
        from: None,
        note: format!("earns {} a year; {now}", rate(&market["supply_rate"])),
    })
}

/// How a position stands: LTV, and what sells it.
fn health(market: &Value, position: &Value, scale: &Scale, coins: &Denom) -> String {
    let pays = format!("pays {} a year", rate(&market["borrow_rate"]));
    let (ltv, liq) = (
        position["ltv_bps"].as_u64(),
        position["liq_ltv_bps"].as_u64(),
    );
    let (Some(ltv), Some(liq), Some(fall)) = (ltv, liq, Fall::of(market, position)) else {
        return format!("{pays}; there is no price: nobody can sell it, and it can be repaid");
    };
    let health = liq.saturating_mul(100).checked_div(ltv.max(1));
    let health = health.unwrap_or_default();
    let sold = match position["liquidatable"] == json!(true) {
        true => "anyone may liquidate it now".to_string(),
        false => format!(
            "sold under {} {} for a {}: a fall, or a slash of all stake, of {}",
            short(&position["liquidation_price"]),
            coins.symbol,
            scale.lst.symbol,
            two_places(fall.bps()),
        ),
    };
    format!(
        "health {}.{:02}: LTV {}, loans up to {}, liquidated over {}; {sold}; {pays}",
        health / 100,
        health % 100,
        two_places(ltv),
        percent_of(&position["open_ltv_bps"]),
        two_places(liq),
    )
}

/// What anybody can do: the worst position is watched, and fees are paid.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let chores = [watch(ask, now)?, collect(ask)?];
    Ok(chores.into_iter().flatten().collect())
}

/// What a row of `positions`, or an answer of `debt`, says of collateral and debt.
fn position(row: &Value) -> Position {
    Position {
        collateral: Shares::new(Uint128::new(number(&row["collateral"]))),
        scaled: Scaled::new(Uint128::new(number(&row["scaled"]))),
    }
}

/// The position that owes most for its collateral, if one owes anything; of two alike the first.
fn worst(rows: &[Value]) -> Option<Watched> {
    let owing = rows
        .iter()
        .map(|row| Watched {
            owner: Addr::unchecked(text(&row["owner"])),
            position: position(row),
        })
        .filter(|one| !one.position.scaled.is_zero());
    owing.reduce(
        |worst, next| match next.position.is_worse_than(&worst.position) {
            true => next,
            false => worst,
        },
    )
}

/// The worst position is to be watched.
fn watch(ask: &Ask<'_>, now: u64) -> Result<Option<Chore>, String> {
    let watch: Watch = from_value(ask(&json!({"watched": {}}))?).map_err(|err| err.to_string())?;
    let worst = worst(&positions(ask)?.rows);
    let current = match &watch.watched {
        Some(watched) => position(&ask(&json!({"debt": {"owner": watched.owner}}))?),
        None => Position::default(),
    };
    let owner = who_to_watch(&watch, worst.as_ref(), &current, now);
    Ok(owner.map(|owner| Chore {
        what: "watch the worst position".to_string(),
        msg: json!({"watch": {"owner": owner}}),
    }))
}

/// Who is to be named: the worst, at once if it is worse than the watched one was; where that one
/// is better now, also as the one who follows, and a day later again so that it follows. `current`
/// is the watched position as it is now.
fn who_to_watch<'a>(
    watch: &'a Watch,
    worst: Option<&'a Watched>,
    current: &Position,
    now: u64,
) -> Option<&'a Addr> {
    let Some(watched) = &watch.watched else {
        return worst.map(|worst| &worst.owner);
    };
    let is_worse_than =
        |than: &Watched| worst.is_some_and(|worst| worst.position.is_worse_than(&than.position));
    let is_better = current.scaled.is_zero() || watched.position.is_worse_than(current);
    let follows = watch.successor.as_ref();
    let waits = follows.is_some_and(|successor| now < successor.ready_at);
    let named = follows.and_then(|successor| successor.named.as_ref());
    let is_due =
        is_worse_than(watched) || (is_better && (!waits || named.is_some_and(is_worse_than)));
    is_due.then(|| &worst.unwrap_or(watched).owner)
}

/// Fees of a whole coin or more are paid, if there is cash.
fn collect(ask: &Ask<'_>) -> Result<Option<Chore>, String> {
    let (market, config) = (ask(&json!({"market": {}}))?, ask(&json!({"config": {}}))?);
    let info = ask(&json!({"token_info": {}}))?;
    let shares = number(&market["supply"]).saturating_sub(number(&info["total_supply"]));
    let fees = ask(&json!({"convert_to_assets": {"shares": shares.to_string()}}))?;
    let fees = number(&fees["amount"]);
    let one = 10_u128.checked_pow(u32::from(loan(&config).decimals));
    let is_due = one.is_some_and(|one| fees >= one) && fees <= number(&market["cash"]);
    Ok(is_due.then(|| Chore {
        what: "pay the market's fees".to_string(),
        msg: json!({"collect": {}}),
    }))
}

/// Those with the largest debts.
fn largest(list: List) -> Vec<Value> {
    let mut all = list.rows;
    all.retain(|row| row["debt"] != json!("0"));
    all.sort_by_key(|row| std::cmp::Reverse(number(&row["debt"])));
    all.truncate(MOST_DEBTS);
    all
}

/// All positions.
fn positions(ask: &Ask<'_>) -> Result<List, String> {
    pages::all(
        ask,
        "positions",
        "owner",
        |after, limit| json!({"positions": {"start_after": after, "limit": limit}}),
    )
}

#[cfg(test)]
mod tests {
    use super::{who_to_watch, worst, Position};
    use ballast_extension_types::market::{Scaled, Successor, Watch, Watched};
    use ballast_types::{Amount, Shares};
    use cosmwasm_std::{Addr, Uint128};
    use serde_json::json;

    const NOW: u64 = 1_000;
    const LATER: u64 = 1_001;

    /// A position with a collateral of 100, and so much debt.
    fn owes(scaled: u128) -> Position {
        Position {
            collateral: Shares::new(Uint128::new(100)),
            scaled: Scaled::new(Uint128::new(scaled)),
        }
    }

    fn owner(name: &str, scaled: u128) -> Watched {
        Watched {
            owner: Addr::unchecked(name),
            position: owes(scaled),
        }
    }

    #[test]
    fn the_worst_owes_most_for_its_collateral() {
        let rows = [
            json!({"owner": "nothing", "collateral": "0", "scaled": "0"}),
            json!({"owner": "large", "collateral": "1000", "scaled": "600"}),
            json!({"owner": "alike", "collateral": "10", "scaled": "6"}),
            json!({"owner": "worst", "collateral": "10", "scaled": "7"}),
            json!({"owner": "as bad", "collateral": "100", "scaled": "70"}),
        ];
        let named = |rows| worst(rows).map(|worst| worst.owner.into_string());
        assert_eq!(named(&rows[..]).as_deref(), Some("worst"));
        assert_eq!(named(&rows[..3]).as_deref(), Some("large"));
        assert_eq!(named(&rows[..1]), None);
    }

    /// Who is named where the worst owes `worst`, and the watched one `current` now.
    fn named(watch: &Watch, worst: Option<u128>, current: u128) -> String {
        let worst = worst.map(|scaled| owner("worst", scaled));
        let named = who_to_watch(watch, worst.as_ref(), &owes(current), NOW);
        named.map_or("nobody", Addr::as_str).to_string()
    }

    #[test]
    fn a_worse_position_is_named_at_once() {
        let nobody = Watch {
            watched: None,
            successor: None,
        };
        assert_eq!(named(&nobody, None, 0), "nobody");
        assert_eq!(named(&nobody, Some(10), 0), "worst");
        let watch = Watch {
            watched: Some(owner("watched", 50)),
            successor: None,
        };
        for (worst, current, due) in [(51, 50, "worst"), (50, 50, "nobody"), (50, 60, "nobody")] {
            assert_eq!(named(&watch, Some(worst), current), due, "{worst}");
        }
    }

    #[test]
    fn where_the_watched_one_is_better_the_worst_follows_after_a_wait() {
        let (soon, ready) = (LATER, NOW);
        // who follows and when, the worst, what the watched one owes now, and who is to be named
        for (follows, worst, current, due) in [
            (None, Some(40), 40, "worst"),
            (None, None, 0, "watched"),
            (Some((Some(40), soon)), Some(40), 30, "nobody"),
            (Some((Some(40), soon)), Some(41), 30, "worst"),
            (Some((None, soon)), Some(40), 0, "nobody"),
            (Some((Some(40), ready)), Some(30), 30, "worst"),
            (Some((None, ready)), None, 0, "watched"),
        ] {
            let watch = Watch {
                watched: Some(owner("watched", 50)),
                successor: follows.map(|(scaled, ready_at)| Successor {
                    named: scaled.map(|scaled| owner("named", scaled)),
                    ready_at,
                }),
            };
            assert_eq!(named(&watch, worst, current), due, "{watch:?}");
        }
    }
}
