//! What people see of a lever, what they have there, and what any account can do for it without
//! coins.

use crate::amounts::{percent, percent_if_any, rate, units};
use crate::answers::{answer, answer_if_any, balance, list, token, Rows};
use ballast_answers::pages::List;
use ballast_extension_types::lever::{
    AssetsResponse, Band, Can, OrderResponse, PreviewRebalanceResponse, PreviewRedeemResponse,
    QueryMsg, StateResponse,
};
use ballast_testing::extension::{
    Axis, Denom, Holding, Holdings, Mark, Picture, Range, Scale, Sum, Tone, Unit,
};
use ballast_testing::{Ask, Chore, Panel};
use ballast_types::Amount;
use cosmwasm_std::Uint128;
use serde_json::json;

/// All orders, the oldest first.
const ORDERS: List = list("orders", "order_id");
/// The orders of an owner.
const ORDERS_OF: List = List {
    query: "orders_of",
    ..ORDERS
};

fn state(ask: &Ask<'_>) -> Result<StateResponse, String> {
    answer(ask, &QueryMsg::State {})
}

fn orders(ask: &Ask<'_>) -> Result<Rows<OrderResponse>, String> {
    Rows::of(ask, ORDERS, json!({}))
}

/// Where leverage is in its band, how far it is to the next bound, and who waits to be bought out.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (state, shares) = (state(ask)?, token(ask)?);
    let mut rows = bounds(&state);
    let orders = orders(ask)?;
    let stopped = orders
        .stopped("orders")
        .map(|stopped| format!(" {stopped}."));
    let for_sale = orders
        .rows
        .iter()
        .map(|order| for_sale(order, &shares, scale));
    rows.extend(for_sale);
    let can = match state.can {
        None => "There is nothing to do for anybody",
        Some(Can::Rebalance) => "Anyone may send rebalance",
        Some(Can::BuyDown) => "Anyone may send buy_down",
    };
    let equity = state.equity.map(|equity| scale.native.shown(units(equity)));
    Ok(Panel {
        title: "Where leverage stands in its band".to_string(),
        note: format!(
            "Equity {} of {}, debt {}. {can}. The LST may fall {} until debt is sold, {} until the market may liquidate. Borrowing costs \
             {} a year.{}",
            equity.unwrap_or_else(|| "not known".to_string()),
            scale.lst.shown(units(state.collateral)),
            scale.native.shown(units(state.debt)),
            percent_if_any(state.fall_to_max_bps),
            percent_if_any(state.fall_to_liquidation_bps),
            rate(state.borrow_rate),
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
fn for_sale(order: &OrderResponse, shares: &Denom, scale: &Scale) -> Vec<String> {
    let buyer = match order.to_buyer {
        None => "nobody can buy it now".to_string(),
        Some(to_buyer) => format!(
            "{} buy {}, discount {}",
            scale.native.shown(units(order.debt)),
            scale.lst.shown(units(to_buyer)),
            percent(order.discount_bps),
        ),
    };
    vec![
        format!("order {} of {}", order.order_id, order.owner),
        shares.shown(order.shares.u128()),
        buyer,
    ]
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
fn bounds(state: &StateResponse) -> Vec<Vec<String>> {
    let Band {
        min,
        target,
        max,
        ripcord,
    } = state.band;
    let bound = |at: u64, name: &'static str, says: &str| Bound {
        at,
        name,
        says: says.to_string(),
    };
    let mut all = vec![
        bound(min, "rebalance under", "anyone borrows up to the target"),
        bound(target, "target", ""),
        bound(max, "buy-down over", "anyone buys debt down to the target"),
        bound(ripcord, "ripcord", "the discount is whole"),
    ];
    if let Some(at) = state.leverage_bps {
        let discount = state.discount_bps;
        let says = discount.map(|bps| format!("a buyer's discount is {}", percent(bps)));
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
fn band(state: &StateResponse) -> Picture {
    let signed = |bps: u64| i64::try_from(bps).unwrap_or(i64::MAX);
    let band = state.band;
    let [min, target, max, ripcord] = [band.min, band.target, band.max, band.ripcord].map(signed);
    let now = state.leverage_bps.map(signed);
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
    let orders = Rows::<OrderResponse>::of(ask, ORDERS_OF, json!({"owner": owner}))?;
    if shares.is_zero() && orders.rows.is_empty() {
        return Ok(Holdings::default());
    }
    let of = token(ask)?;
    let mut rows = vec![];
    if !shares.is_zero() {
        rows.push(shares_row(ask, &of, shares, scale)?);
    }
    for order in &orders.rows {
        rows.push(order_row(ask, &of, order, scale)?);
    }
    Ok(Holdings {
        rows,
        stopped: orders.stopped("orders"),
    })
}

/// What shares are worth; none while there is no price, which the lever refuses to do without.
fn worth(ask: &Ask<'_>, shares: Uint128, scale: &Scale) -> Result<Option<Sum>, String> {
    let query = QueryMsg::ConvertToAssets { shares };
    let worth: Option<AssetsResponse> = answer_if_any(ask, &query)?;
    Ok(worth.map(|worth| scale.native.sum(units(worth.native))))
}

/// Shares, how far they are from a buy-down and a liquidation, and what leaving costs.
fn shares_row(
    ask: &Ask<'_>,
    of: &Denom,
    shares: Uint128,
    scale: &Scale,
) -> Result<Holding, String> {
    let state = state(ask)?;
    // refused where so few shares cannot leave
    let query = QueryMsg::PreviewRedeem { shares };
    let leave: Option<PreviewRedeemResponse> = answer_if_any(ask, &query)?;
    let leave = leave.map_or_else(String::new, |leave| {
        format!(
            "; all of it leaves for {}, which brings {}",
            scale.native.shown(units(leave.pay)),
            scale.lst.shown(units(leave.lst)),
        )
    });
    let leverage = state.leverage_bps;
    let leverage = leverage.map_or_else(|| "nothing left".to_string(), times);
    Ok(Holding {
        what: "shares".to_string(),
        amount: of.sum(shares.u128()),
        worth: worth(ask, shares, scale)?,
        from: None,
        note: format!(
            "leverage {leverage}; the LST may fall {} until debt is sold, {} until the market may liquidate{leave}",
            percent_if_any(state.fall_to_max_bps),
            percent_if_any(state.fall_to_liquidation_bps),
        ),
    })
}

/// An order, and what a buyer of it would pay and get now.
fn order_row(
    ask: &Ask<'_>,
    of: &Denom,
    order: &OrderResponse,
    scale: &Scale,
) -> Result<Holding, String> {
    let note = match (order.to_buyer, order.to_owner) {
        (Some(to_buyer), Some(to_owner)) => format!(
            "whoever pays {} gets {}, the rest, {}, is yours; discount {} of at most {}",
            scale.native.shown(units(order.debt)),
            scale.lst.shown(units(to_buyer)),
            scale.lst.shown(units(to_owner)),
            percent(order.discount_bps),
            percent(order.most_bps),
        ),
        _ => "nobody can buy it now; it can be cancelled".to_string(),
    };
    Ok(Holding {
        what: format!("order {}", order.order_id),
        amount: of.sum(order.shares.u128()),
        worth: worth(ask, order.shares, scale)?,
        from: None,
        note,
    })
}

/// What takes no coins: a rebalance, and orders while nothing is owed.
pub(super) fn chores(ask: &Ask<'_>) -> Result<Vec<Chore>, String> {
    let state = state(ask)?;
    let mut all = vec![];
    // a preview is refused where the message would be
    let rebalance: Option<PreviewRebalanceResponse> = match state.can {
        Some(Can::Rebalance) => answer_if_any(ask, &QueryMsg::PreviewRebalance {})?,
        Some(Can::BuyDown) | None => None,
    };
    if rebalance.is_some() {
        all.push(Chore {
            what: "rebalance to the target".to_string(),
            msg: json!({"rebalance": {}}),
        });
    }
    if state.debt.is_zero() {
        let owes_nothing = |order: &OrderResponse| order.debt.is_zero() && order.to_owner.is_some();
        let free = orders(ask)?.rows.into_iter().filter(owes_nothing);
        all.extend(free.map(|order| Chore {
            what: format!("fill order {}, which owes nothing", order.order_id),
            msg: json!({"fill": {"order_id": order.order_id}}),
        }));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballast_types::{Native, Shares};
    use cosmwasm_std::Decimal;

    /// A lever with a band of 1.8x to 2.5x.
    fn lever(leverage_bps: Option<u64>, discount_bps: Option<u64>) -> StateResponse {
        StateResponse {
            collateral: Shares::ZERO,
            worth: None,
            debt: Native::ZERO,
            equity: None,
            shares: Uint128::zero(),
            leverage_bps,
            band: Band {
                min: 18_000,
                target: 20_000,
                max: 25_000,
                ripcord: 30_000,
            },
            discount_bps,
            borrow_rate: Decimal::zero(),
            rate_at_target: Decimal::zero(),
            fall_to_max_bps: None,
            fall_to_liquidation_bps: None,
            can: None,
        }
    }

    #[test]
    fn the_leverage_of_now_stands_between_the_bounds() {
        let names = |state| bounds(&state).into_iter().map(|row| row[0].clone());
        let before: Vec<String> = names(lever(None, None)).collect();
        assert_eq!(
            before,
            ["rebalance under", "target", "buy-down over", "ripcord"]
        );
        let state = lever(Some(26_000), Some(150));
        let now: Vec<String> = names(state.clone()).collect();
        assert_eq!(now[3], "now");
        assert_eq!(bounds(&state)[3][2], "a buyer's discount is 1.50 %");
        assert_eq!(times(25_000), "2.50x");
    }
}
