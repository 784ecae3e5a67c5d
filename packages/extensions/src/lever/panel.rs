//! What people see of a lever, what they have there, and what any account can do for it without
//! coins.

use crate::amounts::{balance, number, percent_of, rate, text, token, two_places};
use crate::pages::{self, List};
use ballast_testing::extension::{
    Axis, Denom, Holding, Holdings, Mark, Picture, Range, Scale, Sum, Tone, Unit,
};
use ballast_testing::{Ask, Chore, Panel};
use serde_json::{json, Value};

/// Where leverage is in its band, how far it is to the next bound, and who waits to be bought out.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (state, shares) = (ask(&json!({"state": {}}))?, token(ask)?);
    let mut rows = bounds(&state);
    let list = orders(ask)?;
    let stopped = list.stopped("orders").map(|stopped| format!(" {stopped}."));
    let for_sale = list
        .rows
        .iter()
        .map(|order| for_sale(order, &shares, scale));
    rows.extend(for_sale);
    let can = match state["can"].as_str() {
        None => "There is nothing to do for anybody".to_string(),
        Some(what) => format!("Anyone may send {what}"),
    };
    Ok(Panel {
        title: "Where leverage stands in its band".to_string(),
        note: format!(
            "Equity {} of {}, debt {}. {can}. The LST may fall {} until debt is sold, {} until the market may liquidate. Borrowing costs \
             {} a year.{}",
            native(&state["equity"], scale),
            scale.lst.shown(number(&state["collateral"])),
            scale.native.shown(number(&state["debt"])),
            percent_of(&state["fall_to_max_bps"]),
            percent_of(&state["fall_to_liquidation_bps"]),
            rate(&state["borrow_rate"]),
            stopped.unwrap_or_default(),
        ),
        columns: ["what", "leverage, or shares", "what happens there"]
            .map(ToString::to_string)
            .to_vec(),
        rows,
        pictures: vec![band(&state)],
    })
}

/// An order, and what a buyer of it would pay and get now, as a row.
fn for_sale(order: &Value, shares: &Denom, scale: &Scale) -> Vec<String> {
    let buyer = match order["to_buyer"].is_null() {
        true => "nobody can buy it now".to_string(),
        false => format!(
            "{} buy {}, discount {}",
            scale.native.shown(number(&order["debt"])),
            scale.lst.shown(number(&order["to_buyer"])),
            percent_of(&order["discount_bps"]),
        ),
    };
    vec![
        format!("order {} of {}", order["order_id"], text(&order["owner"])),
        shares.shown(number(&order["shares"])),
        buyer,
    ]
}

/// An amount in native, where it is known.
fn native(value: &Value, scale: &Scale) -> String {
    match value.is_null() {
        true => "not known".to_string(),
        false => scale.native.shown(number(value)),
    }
}

/// Leverage: 25,000 bps are `2.50x`.
fn times(bps: u64) -> String {
    format!("{}.{:02}x", bps / 10_000, bps % 10_000 / 100)
}

/// A leverage that means something.
struct Bound {
    /// In bps.
    at: u64,
    name: &'static str,
    /// What happens there.
    says: String,
}

/// The bounds and where it is, as rows, from the lowest.
fn bounds(state: &Value) -> Vec<Vec<String>> {
    let bound = |key: &str, name: &'static str, says: &str| Bound {
        at: state["band"][key].as_u64().unwrap_or_default(),
        name,
        says: says.to_string(),
    };
    let mut all = vec![
        bound("min", "rebalance under", "anyone borrows up to the target"),
        bound("target", "target", ""),
        bound(
            "max",
            "buy-down over",
            "anyone buys debt down to the target",
        ),
        bound("ripcord", "ripcord", "the discount is whole"),
    ];
    if let Some(at) = state["leverage_bps"].as_u64() {
        let discount = state["discount_bps"].as_u64();
        let says = discount.map(|bps| format!("a buyer's discount is {}", two_places(bps)));
        all.push(Bound {
            at,
            name: "now",
            says: says.unwrap_or_default(),
        });
    }
    all.sort_by_key(|bound| bound.at);
    let rows = all.into_iter();
    rows.map(|Bound { at, name, says }| vec![name.to_string(), times(at), says])
        .collect()
}

/// The band drawn: where nothing happens, where debt is sold, where it is.
fn band(state: &Value) -> Picture {
    let at = |key: &str| state["band"][key].as_i64().unwrap_or(10_000);
    let (min, target, max, ripcord) = (at("min"), at("target"), at("max"), at("ripcord"));
    let now = state["leverage_bps"].as_i64();
    let reach = ripcord.max(now.unwrap_or_default().min(ripcord.saturating_mul(2)));
    let end = reach.saturating_add(5_000);
    let range = |name: &str, from: i64, to: i64, tone: Tone| Range {
        name: name.to_string(),
        from,
        to,
        tone,
    };
    let mark = |name: &str, x: i64, y: i64| Mark {
        name: name.to_string(),
        x,
        y,
    };
    let mut marks = vec![
        mark("min", min, 0),
        mark("target", target, 0),
        mark("max", max, 0),
        mark("ripcord", ripcord, 0),
    ];
    marks.extend(now.map(|now| mark("now", now.min(end), 1)));
    Picture::Band {
        title: "Leverage, and where debt is taken or sold".to_string(),
        x: Axis {
            name: "leverage".to_string(),
            unit: Unit::Times,
        },
        ends: (10_000, end),
        ranges: vec![
            range("rebalance borrows", 10_000, min, Tone::Plain),
            range("nothing happens", min, max, Tone::Good),
            range("buy-down, discount rises", max, ripcord, Tone::Watch),
            range("whole discount", ripcord, end, Tone::Bad),
        ],
        marks,
    }
}

/// What an address has of it, and has for sale.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let shares = balance(ask, owner)?;
    let list = pages::all(
        ask,
        "orders",
        "order_id",
        |after, limit| json!({"orders_of": {"owner": owner, "start_after": after, "limit": limit}}),
    )?;
    if shares == 0 && list.rows.is_empty() {
        return Ok(Holdings::default());
    }
    let of = token(ask)?;
    let mut rows = vec![];
    if shares > 0 {
        rows.push(shares_row(ask, &of, shares, scale)?);
    }
    rows.extend(
        list.rows
            .iter()
            .map(|order| order_row(ask, &of, order, scale)),
    );
    Ok(Holdings {
        rows,
        stopped: list.stopped("orders"),
    })
}

/// What shares are worth, where the lever says it.
fn worth(ask: &Ask<'_>, shares: u128, scale: &Scale) -> Option<Sum> {
    let worth = ask(&json!({"convert_to_assets": {"shares": shares.to_string()}})).ok()?;
    Some(scale.native.sum(number(&worth["native"])))
}

/// Shares, how far they are from a buy-down and a liquidation, and what leaving costs.
fn shares_row(ask: &Ask<'_>, of: &Denom, shares: u128, scale: &Scale) -> Result<Holding, String> {
    let state = ask(&json!({"state": {}}))?;
    let leave = ask(&json!({"preview_redeem": {"shares": shares.to_string()}}));
    let leave = leave.map_or_else(
        |_| String::new(),
        |leave| {
            format!(
                "; all of it leaves for {}, which brings {}",
                scale.native.shown(number(&leave["pay"])),
                scale.lst.shown(number(&leave["lst"])),
            )
        },
    );
    let leverage = state["leverage_bps"].as_u64();
    let leverage = leverage.map_or_else(|| "nothing left".to_string(), times);
    Ok(Holding {
        what: "shares".to_string(),
        amount: of.sum(shares),
        worth: worth(ask, shares, scale),
        from: None,
        note: format!(
            "leverage {leverage}; the LST may fall {} until debt is sold, {} until the market may liquidate{leave}",
            percent_of(&state["fall_to_max_bps"]),
            percent_of(&state["fall_to_liquidation_bps"]),
        ),
    })
}

/// An order, and what a buyer of it would pay and get now.
fn order_row(ask: &Ask<'_>, of: &Denom, order: &Value, scale: &Scale) -> Holding {
    let shares = number(&order["shares"]);
    let note = match order["to_owner"].is_null() {
        true => "nobody can buy it now; it can be cancelled".to_string(),
        false => format!(
            "whoever pays {} gets {}, the rest, {}, is yours; discount {} of at most {}",
            scale.native.shown(number(&order["debt"])),
            scale.lst.shown(number(&order["to_buyer"])),
            scale.lst.shown(number(&order["to_owner"])),
            percent_of(&order["discount_bps"]),
            percent_of(&order["most_bps"]),
        ),
    };
    Holding {
        what: format!("order {}", order["order_id"]),
        amount: of.sum(shares),
        worth: worth(ask, shares, scale),
        from: None,
        note,
    }
}

/// What takes no coins: a rebalance, and orders while nothing is owed.
pub(super) fn chores(ask: &Ask<'_>) -> Result<Vec<Chore>, String> {
    let state = ask(&json!({"state": {}}))?;
    let mut all = vec![];
    if state["can"] == json!("rebalance") && ask(&json!({"preview_rebalance": {}})).is_ok() {
        all.push(Chore {
            what: "rebalance to the target".to_string(),
            msg: json!({"rebalance": {}}),
        });
    }
    if state["debt"] == json!("0") {
        let free = |order: &Value| order["debt"] == json!("0") && !order["to_owner"].is_null();
        let free = orders(ask)?.rows.into_iter().filter(free);
        all.extend(free.map(|order| Chore {
            what: format!("fill order {}, which owes nothing", order["order_id"]),
            msg: json!({"fill": {"order_id": order["order_id"]}}),
        }));
    }
    Ok(all)
}

/// All orders.
fn orders(ask: &Ask<'_>) -> Result<List, String> {
    pages::all(
        ask,
        "orders",
        "order_id",
        |after, limit| json!({"orders": {"start_after": after, "limit": limit}}),
    )
}

#[cfg(test)]
mod tests {
    use super::{bounds, times};
    use serde_json::json;

    #[test]
    fn where_it_is_stands_between_the_bounds() {
        let band = json!({"min": 18_000, "target": 20_000, "max": 25_000, "ripcord": 30_000});
        let names = |state| bounds(&state).into_iter().map(|row| row[0].clone());
        let before: Vec<String> = names(json!({"band": band})).collect();
        assert_eq!(
            before,
            ["rebalance under", "target", "buy-down over", "ripcord"]
        );
        let state = json!({"band": band, "leverage_bps": 26_000, "discount_bps": 150});
        let now: Vec<String> = names(state.clone()).collect();
        assert_eq!(now[3], "now");
        assert_eq!(bounds(&state)[3][2], "a buyer's discount is 1.50 %");
        assert_eq!(times(25_000), "2.50x");
    }
}
