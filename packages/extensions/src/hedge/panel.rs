//! What people see of a hedge, what they have there, and what any account can do for it.

use crate::amounts::{balance, number, percent_of, token, two_places};
use crate::pages;
use ballast_testing::extension::{Axis, Holding, Holdings, Line, Mark, Picture, Scale, Unit};
use ballast_testing::{Ask, Chore, Panel};
use serde_json::{json, Value};

/// A whole, in bps.
const ALL: u64 = 10_000;

/// What protects: which part of a drop holders bear, and how much may be called on.
#[derive(Clone, Copy)]
struct Floor {
    deductible: u64,
    /// What protected LST may call on, in bps of it, as far as it is there.
    reserve: u64,
}

impl Floor {
    /// By the terms.
    fn promised(config: &Value) -> Self {
        let bps = |value: &Value| value.as_u64().unwrap_or_default().min(ALL);
        Self {
            deductible: bps(&config["trigger"]["rate_drop"]["deductible_bps"]),
            reserve: bps(&config["reserve_bps"]),
        }
    }

    /// By what of the reserve the backer could pay now.
    fn now(config: &Value, state: &Value) -> Self {
        let promised = Self::promised(config);
        let there = state["coverage_bps"].as_u64().unwrap_or_default().min(ALL);
        Self {
            reserve: promised.reserve.saturating_mul(there) / ALL,
            ..promised
        }
    }

    /// The largest drop that is made whole: `1 - (1 - deductible) / (1 + reserve)`.
    fn whole_up_to(self) -> u64 {
        let left = ALL.saturating_sub(self.deductible).saturating_mul(ALL);
        let held = ALL.saturating_add(self.reserve);
        ALL.saturating_sub(left.checked_div(held).unwrap_or_default())
    }

    /// What LST worth 1 is worth after a drop, in bps: never less than it is alone.
    fn after(self, drop: u64) -> u64 {
        let alone = ALL.saturating_sub(drop);
        let helped = alone.saturating_mul(ALL.saturating_add(self.reserve)) / ALL;
        alone.max(helped.min(ALL.saturating_sub(self.deductible)))
    }
}

/// The floor drawn, and what stands under it.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (config, state) = (ask(&json!({"config": {}}))?, ask(&json!({"state": {}}))?);
    Ok(Panel {
        title: "LST with a floor: what stands under it".to_string(),
        note: "Losses beyond the deductible are made good in LST, up to the reserve. A wipe-out of the LST is not covered."
            .to_string(),
        columns: ["", "now"].map(ToString::to_string).to_vec(),
        rows: rows(&config, &state, scale),
        pictures: vec![floor(&config, &state)],
    })
}

/// What is protected, by which terms, and what stands behind it.
fn rows(config: &Value, state: &Value, scale: &Scale) -> Vec<Vec<String>> {
    let lst = |key: &str| scale.lst.shown(number(&state[key]));
    let promised = Floor::promised(config);
    let since = state["event"]["since"].as_u64();
    let until = state["guaranteed_until"].as_u64();
    let row = |what: &str, now: String| vec![what.to_string(), now];
    vec![
        row("protected", lst("protected")),
        row("waiting", lst("waiting")),
        row(
            "holders bear of a drawdown",
            two_places(promised.deductible),
        ),
        row(
            "made whole up to a drop of",
            two_places(promised.whole_up_to()),
        ),
        row(
            "of the reserve is there",
            percent_of(&state["coverage_bps"]),
        ),
        row("premium, a year", percent_of(&state["rate_bps"])),
        row("due now", lst("due")),
        row(
            "drawdown since",
            since.map_or_else(|| "none".to_string(), |at| format!("@{at}")),
        ),
        row(
            "stays so until",
            until.map_or_else(
                || "not sure: it takes LST that was asked out".to_string(),
                |at| format!("@{at}"),
            ),
        ),
    ]
}

/// What LST worth 1 is worth after the rate has dropped, alone and with the floor.
fn floor(config: &Value, state: &Value) -> Picture {
    let (promised, now) = (Floor::promised(config), Floor::now(config, state));
    let wide = promised.whole_up_to().saturating_mul(2).clamp(1_000, 6_000);
    let line = |name: &str, of: &dyn Fn(u64) -> u64| Line {
        name: name.to_string(),
        points: places(wide, &[promised, now])
            .map(|drop| (signed(drop), signed(of(drop))))
            .collect(),
    };
    let mark = |name: &str, x: u64| Mark {
        name: name.to_string(),
        x: signed(x),
        y: signed(now.after(x)),
    };
    let with = |floor: Floor| move |drop: u64| floor.after(drop);
    let mut lines = vec![
        line("with the floor, as it stands now", &with(now)),
        line("LST alone", &|drop| ALL.saturating_sub(drop)),
    ];
    if now.reserve != promised.reserve {
        lines.push(line("if all of the reserve were there", &with(promised)));
    }
    Picture::Curve {
        title: "What LST worth 1 is worth after a drop of the rate".to_string(),
        x: Axis {
            name: "the rate drops by".to_string(),
            unit: Unit::Percent,
        },
        y: Axis {
            name: "worth".to_string(),
            unit: Unit::Number,
        },
        lines,
        marks: vec![
            mark("deductible", now.deductible),
            mark("made whole up to here", now.whole_up_to()),
        ],
    }
}

/// Drops at which lines have points: forty of them, and each bend.
fn places(wide: u64, floors: &[Floor]) -> impl Iterator<Item = u64> {
    let mut all: Vec<u64> = (0..=40_u64).map(|i| i.saturating_mul(wide) / 40).collect();
    for floor in floors {
        all.extend([floor.deductible, floor.whole_up_to()]);
    }
    all.retain(|drop| *drop <= wide);
    all.sort_unstable();
    all.dedup();
    all.into_iter()
}

fn signed(bps: u64) -> i64 {
    i64::try_from(bps).unwrap_or(i64::MAX)
}

/// What an address has under the floor, and what waits for it.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let shares = balance(ask, owner)?;
    let list = pages::all(
        ask,
        "deposits",
        "deposit_id",
        |after, limit| json!({"deposits": {"owner": owner, "start_after": after, "limit": limit}}),
    )?;
    let mut rows = vec![];
    if shares > 0 {
        rows.push(protected(ask, shares, scale)?);
    }
    rows.extend(list.rows.iter().map(|deposit| waiting(deposit, scale)));
    Ok(Holdings {
        rows,
        stopped: list.stopped("deposits"),
    })
}

/// LST that waits for the floor, and how long it still can.
fn waiting(deposit: &Value, scale: &Scale) -> Holding {
    let ready = deposit["ready_at"].as_u64();
    let until = deposit["until"].as_u64().unwrap_or_default();
    let is_ready = ready.is_some_and(|at| at <= scale.now);
    let note = match (is_ready, scale.now <= until) {
        (false, _) => format!("not protected yet: anyone can activate it then, until @{until}"),
        (true, true) => format!("not protected yet: anyone can activate it now, until @{until}"),
        (true, false) => {
            "not protected: it was not activated in time, and can be cancelled".to_string()
        }
    };
    Holding {
        what: format!("deposit {}", deposit["deposit_id"]),
        amount: scale.lst.sum(number(&deposit["lst"])),
        worth: None,
        from: ready,
        note,
    }
}

/// Shares, and how far they are covered now.
fn protected(ask: &Ask<'_>, shares: u128, scale: &Scale) -> Result<Holding, String> {
    let (config, state) = (ask(&json!({"config": {}}))?, ask(&json!({"state": {}}))?);
    let worth = ask(&json!({"convert_to_assets": {"shares": shares.to_string()}}))?;
    // what more could come under the floor; a hedge without a backer has none
    let quote = ask(&json!({"quote": {"lst": "0"}})).ok();
    let room = quote.map_or_else(String::new, |quote| {
        let left = number(&quote["capacity_left"]);
        format!("; there is room for {} more", scale.lst.shown(left))
    });
    let floor = Floor::now(&config, &state);
    let due = match number(&state["due"]) {
        0 => String::new(),
        due => format!("; a top-up of {} for all is due", scale.lst.shown(due)),
    };
    let until = match state["guaranteed_until"].as_u64() {
        Some(at) => format!(", guaranteed until @{at}"),
        None => ", and LST that was asked out is part of its reserve".to_string(),
    };
    Ok(Holding {
        what: "protected".to_string(),
        amount: token(ask)?.sum(shares),
        worth: Some(scale.lst.sum(number(&worth["lst"]))),
        from: None,
        note: format!(
            "you bear the first {} of a drop, and are made whole up to a drop of {}{until}; {} of the reserve is there; costs {} a \
             year{due}{room}",
            two_places(floor.deductible),
            two_places(floor.whole_up_to()),
            percent_of(&state["coverage_bps"]),
            percent_of(&state["rate_bps"]),
        ),
    })
}

/// What is due is topped up; a deposit that is ready is protected while it can be; premium of a
/// ten-thousandth and more is sent; a drawdown's begin and end, and a higher price, are seen.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let state = ask(&json!({"state": {}}))?;
    let of = |key: &str| number(&state[key]);
    let mut chores = vec![];
    let mut add = |what: String, msg: Value| chores.push(Chore { what, msg });
    if of("due") > 0 && ask(&json!({"preview_top_up": {}})).is_ok() {
        add(format!("top up {} LST", of("due")), json!({"top_up": {}}));
    }
    for deposit in ripe(ask, now)? {
        let id = &deposit["deposit_id"];
        if ask(&json!({"preview_activate": {"deposit_id": id}})).is_ok() {
            let what = format!("protect deposit {id}");
            add(what, json!({"activate": {"deposit_id": id}}));
        }
    }
    let owed = of("premium_due").saturating_add(of("gifts"));
    let is_attached = ask(&json!({"config": {}}))?["backer"].is_string();
    if is_attached && owed > 0 && owed.saturating_mul(10_000) >= of("protected") {
        add(format!("send {owed} LST of premium"), json!({"pay": {}}));
    }
    if state["to_observe"] == json!(true) {
        add("look at the price".to_string(), json!({"observe": {}}));
    }
    Ok(chores)
}

/// Deposits that can be activated at `now`.
fn ripe(ask: &Ask<'_>, now: u64) -> Result<Vec<Value>, String> {
    let list = pages::all(
        ask,
        "deposits",
        "deposit_id",
        |after, limit| json!({"waiting": {"start_after": after, "limit": limit}}),
    )?;
    let mut ripe = list.rows;
    ripe.retain(|row| {
        let at = |key: &str| row[key].as_u64().unwrap_or_default();
        at("ready_at") <= now && now <= at("until")
    });
    Ok(ripe)
}

#[cfg(test)]
mod tests {
    use super::{places, Floor};

    #[test]
    fn a_floor_holds_until_the_reserve_is_used_up() {
        let floor = Floor {
            deductible: 500,
            reserve: 2_000,
        };
        // 0.95 / 1.2
        assert_eq!(floor.whole_up_to(), 2_084);
        let worth = [0, 300, 500, 1_000, 2_083, 3_000, 10_000].map(|drop| floor.after(drop));
        assert_eq!(worth, [10_000, 9_700, 9_500, 9_500, 9_500, 8_400, 0]);
    }

    #[test]
    fn without_a_reserve_there_is_no_floor() {
        let floor = Floor {
            deductible: 500,
            reserve: 0,
        };
        assert_eq!(floor.whole_up_to(), 500);
        assert!((0..=10_000).all(|drop| floor.after(drop) == 10_000 - drop));
    }

    #[test]
    fn lines_bend_where_the_terms_do() {
        let floor = Floor {
            deductible: 333,
            reserve: 2_000,
        };
        let all: Vec<u64> = places(4_000, &[floor]).collect();
        assert!(all.contains(&333) && all.contains(&floor.whole_up_to()));
        assert_eq!((all.first(), all.last()), (Some(&0), Some(&4_000)));
    }
}
