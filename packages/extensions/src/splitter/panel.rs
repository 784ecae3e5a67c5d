//! What people see of a splitter, and what they have there.

use crate::amounts::{percent, short, units};
use crate::answers::{answer, answer_if_any, token};
use crate::durations::{duration, Style};
use ballast_extension_types::splitter::{
    ConfigResponse, PositionResponse, Principal, QueryMsg, StateResponse, ValueResponse,
};
use ballast_testing::extension::{
    Axis, Denom, Holding, Holdings, Line, Mark, Picture, Scale, Unit,
};
use ballast_testing::{Ask, Chore, Panel};
use ballast_types::{Amount, Shares};
use serde_json::json;

const DAY: u64 = 86_400;
/// Prices of PT that are told, in ten-thousandths of face.
const PRICES: [u64; 5] = [9_900, 9_800, 9_700, 9_500, 9_000];

fn config(ask: &Ask<'_>) -> Result<ConfigResponse, String> {
    answer(ask, &QueryMsg::Config {})
}

fn state(ask: &Ask<'_>) -> Result<StateResponse, String> {
    answer(ask, &QueryMsg::State {})
}

/// PT, YT, days left, and the fixed rate that a price of PT stands for.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (config, state) = (config(ask)?, state(ask)?);
    let maturity = config.maturity;
    let row = |what: &str, much: String| vec![what.to_string(), much];
    let plain = Denom::new("", scale.native.decimals);
    let principal = |amount: Principal| plain.shown(units(amount)).trim().to_string();
    let lst = |amount: Shares| scale.lst.shown(units(amount));
    let mut rows = vec![
        row("matures", format!("@{maturity}")),
        row("PT", principal(state.pt_supply)),
        row("YT", principal(state.yt_supply)),
        row("in reserve", lst(state.reserve)),
        row("of that, unclaimed yield", lst(state.owed)),
        row(
            "PT is worth face at a rate of",
            short(Some(state.face_rate)),
        ),
        row("rate now", short(state.rate)),
    ];
    let left = maturity.saturating_sub(scale.now);
    for price in PRICES {
        if let Some(rate) = yearly(price, left) {
            let what = format!(
                "fixed rate if PT costs {}, so YT {}",
                part(price),
                part(10_000_u64.saturating_sub(price))
            );
            rows.push(row(&what, format!("{} a year", percent(rate))));
        }
    }
    Ok(Panel {
        title: "Principal and yield, apart".to_string(),
        note: match (state.r#final, left) {
            (true, _) => "Matured: PT redeems alone, YT earns no more.".to_string(),
            (_, 0) => {
                "Matured: PT waits until the hub says a price and is owed no cover.".to_string()
            }
            _ => format!("{} to maturity.", duration(left, Style::Days)),
        },
        columns: ["what", "how much"].map(ToString::to_string).to_vec(),
        rows,
        pictures: fixed(left).into_iter().collect(),
    })
}

/// Ten-thousandths as a number: `0.97`.
fn part(price: u64) -> String {
    let text = format!("0.{price:04}");
    text.trim_end_matches('0').to_string()
}

/// What buying PT at so many ten-thousandths of face earns a year until maturity, without interest
/// on interest, in bps; none in the last day.
fn yearly(price: u64, secs_left: u64) -> Option<u64> {
    let days = secs_left / DAY;
    let gain = 10_000_u64.checked_sub(price)?;
    let whole = gain.checked_mul(10_000)?.checked_mul(365)?;
    whole.checked_div(price.checked_mul(days)?)
}

/// The fixed rate over the price of PT; nothing in the last day.
fn fixed(left: u64) -> Option<Picture> {
    yearly(9_900, left)?;
    let place = |price: u64| {
        let rate = yearly(price, left)?;
        Some((i64::try_from(price).ok()?, i64::try_from(rate).ok()?))
    };
    // a point each half hundredth, from 0.9 to 1
    let points: Vec<_> = (9_000..=10_000).step_by(50).filter_map(place).collect();
    let mark = |price: u64| {
        let (x, y) = place(price)?;
        Some(Mark {
            name: percent(yearly(price, left)?),
            x,
            y,
        })
    };
    Some(Picture::Curve {
        title: format!(
            "The fixed rate that a price of PT stands for, {} to maturity",
            duration(left, Style::Days)
        ),
        x: Axis {
            name: "PT costs, for a face of 1".to_string(),
            unit: Unit::Number,
        },
        y: Axis {
            name: "a year".to_string(),
            unit: Unit::Percent,
        },
        lines: vec![Line {
            name: "fixed rate".to_string(),
            points,
        }],
        marks: [9_900, 9_700, 9_500].into_iter().filter_map(mark).collect(),
    })
}

/// PT, YT, and what YT has earned.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let query = QueryMsg::Position {
        owner: owner.to_string(),
    };
    let PositionResponse {
        pt, yt, claimable, ..
    } = answer(ask, &query)?;
    if pt.is_zero() && yt.is_zero() && claimable.is_zero() {
        return Ok(Holdings::default());
    }
    let (config, state) = (config(ask)?, state(ask)?);
    let there = There {
        yield_token: token(ask)?,
        maturity: config.maturity,
        is_final: state.r#final,
        left: duration(config.maturity.saturating_sub(scale.now), Style::Days),
    };
    let mut rows = vec![];
    if !pt.is_zero() {
        // refused while the hub gives no rate
        let value: Option<ValueResponse> = answer_if_any(ask, &QueryMsg::Value { pt })?;
        rows.push(there.principal(pt, value, scale));
    }
    if !yt.is_zero() {
        rows.push(there.interest(yt));
    }
    if !claimable.is_zero() {
        rows.push(Holding {
            what: "claimable".to_string(),
            amount: scale.lst.sum(units(claimable)),
            worth: None,
            from: None,
            note: "earned by YT: `claim` pays it now".to_string(),
        });
    }
    Ok(Holdings {
        rows,
        stopped: None,
    })
}

/// What rows say of the splitter that they are of.
struct There {
    yield_token: Denom,
    maturity: u64,
    is_final: bool,
    /// Time to maturity, in words.
    left: String,
}

impl There {
    /// PT, and when it redeems.
    fn principal(&self, pt: Principal, value: Option<ValueResponse>, scale: &Scale) -> Holding {
        let left = &self.left;
        Holding {
            what: "principal".to_string(),
            amount: Denom::new("PT", self.yield_token.decimals).sum(units(pt)),
            worth: value.map(|value| scale.native.sum(units(value.native))),
            from: Some(self.maturity),
            note: match self.is_final {
                true => "redeems now".to_string(),
                false => format!("redeems alone in {left}; together with as much YT at once"),
            },
        }
    }

    /// YT, and how long it earns.
    fn interest(&self, yt: Principal) -> Holding {
        Holding {
            what: "yield".to_string(),
            amount: self.yield_token.sum(units(yt)),
            worth: None,
            from: None,
            note: match self.is_final {
                true => "earns no more".to_string(),
                false => format!("earns the yield of as much principal for {}", self.left),
            },
        }
    }
}

/// At maturity a message has to look once, so that the mark is fixed while the hub answers.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let (config, state) = (config(ask)?, state(ask)?);
    let maturity = config.maturity;
    let is_due = now >= maturity && state.touched_at < maturity && state.r#final;
    let chore = || Chore {
        what: "fix the mark at maturity".to_string(),
        msg: json!({"touch": {}}),
    };
    Ok(is_due.then(chore).into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::{fixed, part, yearly, DAY};

    #[test]
    fn a_price_of_pt_is_a_fixed_rate() {
        // 0.97 for 1 in half a year and a year
        assert_eq!(yearly(9_700, 182 * DAY), Some(620));
        assert_eq!(yearly(9_700, 365 * DAY), Some(309));
        assert_eq!(yearly(10_000, 365 * DAY), Some(0));
        assert_eq!(yearly(9_700, DAY - 1), None);
        assert_eq!(
            [part(9_900), part(9_950), part(100)],
            ["0.99", "0.995", "0.01"]
        );
        assert!(fixed(30 * DAY).is_some() && fixed(0).is_none());
    }
}
