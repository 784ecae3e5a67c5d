//! What people see of a market, and what they have there.

use crate::amounts::{fall, percent, percent_if_any, rate, short, ten_thousandths, units};
use crate::answers::{answer, balance, list, token, Rows};
use ballast_answers::pages::List;
use ballast_extension_types::market::{
    AmountResponse, ConfigResponse, MarketResponse, MaxRedeemResponse, PositionResponse,
    PositionRow, QueryMsg,
};
use ballast_testing::extension::{
    Axis, Denom, Holding, Holdings, Line, Mark, Picture, Scale, Unit,
};
use ballast_testing::{Ask, Panel};
use ballast_types::Amount;
use cosmwasm_std::{Decimal, Uint128};
use serde_json::json;

/// All positions, by owner.
const POSITIONS: List = list("positions", "owner");
/// Debts that a panel shows.
const MOST_DEBTS: usize = 30;
/// Use at which the curve has its bend, in bps.
const TARGET: i64 = 9_000;

pub(super) fn config(ask: &Ask<'_>) -> Result<ConfigResponse, String> {
    answer(ask, &QueryMsg::Config {})
}

pub(super) fn market(ask: &Ask<'_>) -> Result<MarketResponse, String> {
    answer(ask, &QueryMsg::Market {})
}

pub(super) fn positions(ask: &Ask<'_>) -> Result<Rows<PositionRow>, String> {
    Rows::of(ask, POSITIONS, json!({}))
}

fn position(ask: &Ask<'_>, owner: &str) -> Result<PositionResponse, String> {
    let owner = owner.to_string();
    answer(ask, &QueryMsg::Position { owner })
}

/// The coin that is lent, as it is shown.
fn loan(config: &ConfigResponse) -> Denom {
    let loan = &config.terms.loan;
    Scale::new(0, "", &loan.denom, loan.decimals).native
}

/// What an LST costs now, and what it may fall to until a position is sold.
struct Fall {
    price: Decimal,
    until: Decimal,
}

impl Fall {
    fn of(market: &MarketResponse, position: &PositionResponse) -> Option<Self> {
        Some(Self {
            price: market.price?,
            until: position.liquidation_price?,
        })
    }

    fn bps(&self) -> u64 {
        fall(self.price, self.until)
    }
}

/// How the market stands, its curve, and its largest debts.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (market, coins) = (market(ask)?, loan(&config(ask)?));
    let positions = positions(ask)?;
    let owe = how_many_owe(&positions);
    let mut rows = vec![];
    for row in largest(positions) {
        let position = position(ask, row.owner.as_str())?;
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
            coins.shown(units(market.debt)),
            coins.shown(units(market.assets)),
            percent(market.use_bps),
            rate(market.borrow_rate),
            rate(market.rate_at_target),
            rate(market.supply_rate),
            percent_if_any(market.open_ltv_bps),
            percent(market.liq_ltv_bps),
            short(market.price),
        ),
        columns: columns.map(ToString::to_string).to_vec(),
        rows,
        pictures: vec![curve(&market)],
    })
}

/// How many positions owe something, or where the list was cut, as a sentence.
fn how_many_owe(positions: &Rows<PositionRow>) -> String {
    if let Some(stopped) = positions.stopped("positions") {
        return format!("{stopped}.");
    }
    let owing = positions.rows.iter().filter(|row| !row.debt.is_zero());
    match owing.count() {
        1 => "1 position owes.".to_string(),
        count => format!("{count} positions owe."),
    }
}

/// A borrower: collateral, debt, and the fall that has it sold.
fn borrower_row(
    row: &PositionRow,
    position: &PositionResponse,
    market: &MarketResponse,
    lst: &Denom,
    coins: &Denom,
) -> Vec<String> {
    let state = match position.liquidatable {
        None => "no price",
        Some(true) => "liquidatable",
        Some(false) => "healthy",
    };
    let fall = Fall::of(market, position).map(|fall| fall.bps());
    vec![
        row.owner.to_string(),
        lst.shown(units(row.collateral)),
        coins.shown(units(row.debt)),
        percent_if_any(position.ltv_bps),
        short(position.liquidation_price),
        percent_if_any(fall),
        state.to_string(),
    ]
}

/// What borrowers pay by use, and where the market is.
fn curve(market: &MarketResponse) -> Picture {
    let target = ten_thousandths(market.rate_at_target);
    let now = ten_thousandths(market.borrow_rate);
    let at = i64::try_from(market.use_bps).unwrap_or(i64::MAX);
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
    Picture::Curve {
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
    }
}

/// What an address supplied, put in and owes.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let coins = loan(&config(ask)?);
    let mut rows = vec![];
    let shares = balance(ask, owner)?;
    if !shares.is_zero() {
        rows.push(supplied(ask, owner, shares, &coins)?);
    }
    let position = position(ask, owner)?;
    if !position.collateral.is_zero() {
        rows.push(collateral(&position, scale, &coins));
    }
    if !position.debt.is_zero() {
        rows.push(Holding {
            what: "debt".to_string(),
            amount: coins.sum(units(position.debt)),
            worth: None,
            from: None,
            note: health(&market(ask)?, &position, scale, &coins),
        });
    }
    Ok(Holdings {
        rows,
        stopped: None,
    })
}

/// LST that a borrower put in, and what of it can be taken out now.
fn collateral(position: &PositionResponse, scale: &Scale, coins: &Denom) -> Holding {
    let note = match (position.debt.is_zero(), position.max_remove) {
        (true, _) => String::new(),
        (false, None) => "there is no price: it leaves only together with the debt".to_string(),
        (false, Some(most)) => {
            format!(
                "{} of it can be taken out now",
                scale.lst.shown(units(most))
            )
        }
    };
    Holding {
        what: "collateral".to_string(),
        amount: scale.lst.sum(units(position.collateral)),
        worth: position.worth.map(|worth| coins.sum(units(worth))),
        from: None,
        note,
    }
}

/// Coins that a supplier lent, and what of them can be taken back now.
fn supplied(ask: &Ask<'_>, owner: &str, shares: Uint128, coins: &Denom) -> Result<Holding, String> {
    let worth: AmountResponse = answer(ask, &QueryMsg::ConvertToAssets { shares })?;
    let owner = owner.to_string();
    let most: MaxRedeemResponse = answer(ask, &QueryMsg::MaxRedeem { owner })?;
    let now = match most.shares >= shares {
        true => "all of it can be redeemed now".to_string(),
        false => format!(
            "{} of it can be redeemed now, the rest is lent",
            coins.shown(units(most.amount))
        ),
    };
    Ok(Holding {
        what: "supplied".to_string(),
        amount: token(ask)?.sum(shares.u128()),
        worth: Some(coins.sum(units(worth.amount))),
        from: None,
        note: format!("earns {} a year; {now}", rate(market(ask)?.supply_rate)),
    })
}

/// How a position stands: LTV, and what sells it.
fn health(
    market: &MarketResponse,
    position: &PositionResponse,
    scale: &Scale,
    coins: &Denom,
) -> String {
    let pays = format!("pays {} a year", rate(market.borrow_rate));
    let (Some(ltv), Some(fall)) = (position.ltv_bps, Fall::of(market, position)) else {
        return format!("{pays}; there is no price: nobody can sell it, and it can be repaid");
    };
    let liq = position.liq_ltv_bps;
    let health = liq.saturating_mul(100).checked_div(ltv.max(1));
    let health = health.unwrap_or_default();
    let sold = match position.liquidatable {
        Some(true) => "anyone may liquidate it now".to_string(),
        Some(false) | None => format!(
            "sold under {} {} for a {}: a fall, or a slash of all stake, of {}",
            short(position.liquidation_price),
            coins.symbol,
            scale.lst.symbol,
            percent(fall.bps()),
        ),
    };
    format!(
        "health {}.{:02}: LTV {}, loans up to {}, liquidated over {}; {sold}; {pays}",
        health / 100,
        health % 100,
        percent(ltv),
        percent_if_any(position.open_ltv_bps),
        percent(liq),
    )
}

/// The positions with the largest debts.
fn largest(positions: Rows<PositionRow>) -> Vec<PositionRow> {
    let mut all = positions.rows;
    all.retain(|row| !row.debt.is_zero());
    all.sort_by_key(|row| std::cmp::Reverse(row.debt));
    all.truncate(MOST_DEBTS);
    all
}
