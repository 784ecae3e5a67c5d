//! What people see of a market, and what they have there.

use crate::amounts::{
    balance, decimal, fall, nearest, number, percent_of, rate, short, text, token, two_places,
};
use crate::pages::{self, List};
use ballast_testing::extension::{
    Axis, Denom, Holding, Holdings, Line, Mark, Picture, Scale, Unit,
};
use ballast_testing::{Ask, Panel};
use cosmwasm_std::Decimal;
use serde_json::{json, Value};

/// Debts that a panel shows.
const MOST_DEBTS: usize = 30;
/// Use at which the curve has its bend, in bps.
const TARGET: i64 = 9_000;

/// What is lent, as it is shown.
pub(super) fn loan(config: &Value) -> Denom {
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

/// What an address supplied, put in and owes.
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

/// Coins that a supplier lent, and what of them can be taken back now.
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

/// Those with the largest debts.
fn largest(list: List) -> Vec<Value> {
    let mut all = list.rows;
    all.retain(|row| row["debt"] != json!("0"));
    all.sort_by_key(|row| std::cmp::Reverse(number(&row["debt"])));
    all.truncate(MOST_DEBTS);
    all
}

/// All positions.
pub(super) fn positions(ask: &Ask<'_>) -> Result<List, String> {
    pages::all(
        ask,
        "positions",
        "owner",
        |after, limit| json!({"positions": {"start_after": after, "limit": limit}}),
    )
}
