//! What people see of a basket, what they have there, and what any account can do for it.

use crate::amounts::{balance, number, percent_of, text, token, two_places};
use crate::durations::{duration, Style};
use ballast_testing::extension::{Bar, Holding, Holdings, Picture, Scale};
use ballast_testing::{Ask, Chore, Panel};
use cosmwasm_std::{Uint128, Uint256};
use serde_json::{json, Value};

/// What is said of each part.
const COLUMNS: [&str; 8] = [
    "part",
    "weight",
    "has",
    "should have",
    "trimmed off",
    "ready",
    "a window takes",
    "cooldown",
];

/// A number that a part says; 0 where it does not.
fn field(part: &Value, key: &str) -> u64 {
    part[key].as_u64().unwrap_or_default()
}

/// What of NAV a part has, in bps, rounded down; none where it cannot be read.
fn has(part: &Value, nav: u128) -> Option<u64> {
    part["worth"].as_str()?;
    let whole = Uint256::from(number(&part["worth"]))
        .checked_mul(Uint256::from(10_000_u64))
        .ok()?;
    let part = whole.checked_div(Uint256::from(nav)).ok()?;
    u64::try_from(Uint128::try_from(part).ok()?.u128()).ok()
}

/// What slashes take of the whole basket in one window through this part, in bps.
fn worst(part: &Value, nav: u128) -> u64 {
    let has = has(part, nav).unwrap_or_default();
    has.saturating_mul(field(part, "max_slash_bps")) / 10_000
}

/// So many bps of NAV, rounded down.
fn of_nav(nav: u128, bps: u64) -> u128 {
    let product = Uint128::new(nav).full_mul(bps);
    let part = product
        .checked_div(Uint256::from(10_000_u64))
        .unwrap_or_default();
    Uint128::try_from(part).unwrap_or(Uint128::MAX).u128()
}

/// Weights against targets, the worst case of one window, and parts that were announced.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (state, parts) = (ask(&json!({"state": {}}))?, ask(&json!({"parts": {}}))?);
    let parts = parts["parts"].as_array().cloned().unwrap_or_default();
    let nav = number(&state["nav"]);
    let sum = parts.iter().map(|part| worst(part, nav));
    let sum = sum.fold(0_u64, u64::saturating_add);
    let mut rows: Vec<_> = parts.iter().map(|part| row(part, nav, scale)).collect();
    let announced = Announced::of(&state["announced"], &parts, scale.now);
    rows.extend(announced.rows);
    Ok(Panel {
        title: "One token over several restake contracts".to_string(),
        note: format!(
            "{} in all, {} of it loose. If every part is slashed by all that a window allows, {} is lost: {}. Leaving is in kind, and never \
             refused.{}",
            scale.lst.shown(nav),
            scale.lst.shown(number(&state["loose"])),
            scale.lst.shown(of_nav(nav, sum)),
            two_places(sum),
            announced.sentence,
        ),
        columns: COLUMNS.map(ToString::to_string).to_vec(),
        rows,
        pictures: weights(&parts, nav).into_iter().collect(),
    })
}

/// What each part has beside what it should have.
fn weights(parts: &[Value], nav: u128) -> Option<Picture> {
    if parts.is_empty() {
        return None;
    }
    let signed = |bps: u64| i64::try_from(bps).unwrap_or(i64::MAX);
    let bar = |part: &Value| Bar {
        name: text(&part["address"]),
        is: signed(has(part, nav).unwrap_or_default()),
        aim: signed(field(part, "weight_bps")),
        note: match part["worth"].is_null() {
            true => "cannot be read".to_string(),
            false => format!(
                "a window takes {} of it, {} of all",
                two_places(field(part, "max_slash_bps")),
                two_places(worst(part, nav))
            ),
        },
    };
    Some(Picture::Bars {
        title: "What each part has of the basket; the mark is its weight".to_string(),
        bars: parts.iter().map(bar).collect(),
    })
}

/// A part: its weight, what it has and should have, and what a window takes.
fn row(part: &Value, nav: u128, scale: &Scale) -> Vec<String> {
    let lst = |key: &str| scale.lst.shown(number(&part[key]));
    let has = match has(part, nav) {
        None => "cannot be read".to_string(),
        Some(share) => format!("{}, {}", lst("worth"), two_places(share)),
    };
    let ripe = part["ripe_at"].as_u64();
    vec![
        text(&part["address"]),
        two_places(field(part, "weight_bps")),
        has,
        lst("target"),
        lst("of_that_trim"),
        ripe.map_or_else(String::new, |at| format!("@{at}")),
        format!(
            "{}, {} of all",
            two_places(field(part, "max_slash_bps")),
            two_places(worst(part, nav))
        ),
        duration(field(part, "cooldown_secs"), Style::Exact),
    ]
}

/// Other parts that were announced.
#[derive(Debug, Default, PartialEq)]
struct Announced {
    /// The time that is left; empty if none were announced.
    sentence: String,
    /// Each change, in the columns of the parts.
    rows: Vec<Vec<String>>,
}

impl Announced {
    /// What changes of `parts` when `announced` is put in force.
    fn of(announced: &Value, parts: &[Value], now: u64) -> Self {
        let (Some(at), Some(targets)) = (announced["at"].as_u64(), announced["parts"].as_array())
        else {
            return Self::default();
        };
        let is_in =
            |list: &[Value], part: &Value| list.iter().any(|one| one["address"] == part["address"]);
        let row = |part: &Value, change: String| {
            let cells = COLUMNS.map(|column| match column {
                "part" => text(&part["address"]),
                "weight" => change.clone(),
                "ready" => format!("@{at}"),
                _ => String::new(),
            });
            cells.to_vec()
        };
        let changes = targets.iter().map(|target| {
            let weight = two_places(field(target, "weight_bps"));
            match is_in(parts, target) {
                true => row(target, format!("announced: {weight}")),
                false => row(target, format!("announced: new, {weight}")),
            }
        });
        let leave = parts
            .iter()
            .filter(|part| !is_in(targets, part) && field(part, "weight_bps") > 0)
            .map(|part| row(part, "announced: leaves".to_string()));
        Self {
            sentence: until_in_force(at.saturating_sub(now)),
            rows: changes.chain(leave).collect(),
        }
    }
}

/// When announced parts can be put in force, as a sentence with a blank before it.
fn until_in_force(secs: u64) -> String {
    match secs {
        0 => " Other parts were announced, and anyone can put them in force now.".to_string(),
        left => format!(
            " Other parts were announced: in {} anyone can put them in force. Whoever dislikes them redeems before.",
            duration(left, Style::Soon)
        ),
    }
}

/// Shares, and what leaving would give: loose LST, and a redemption at each part.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let shares = balance(ask, owner)?;
    if shares == 0 {
        return Ok(Holdings::default());
    }
    let shown = shares.to_string();
    let worth = ask(&json!({"convert_to_assets": {"shares": shown}}))?;
    let pieces = ask(&json!({"preview_redeem": {"shares": shown}}))?;
    let parts = ask(&json!({"parts": {}}))?;
    let parts = parts["parts"].as_array().cloned().unwrap_or_default();
    let mut rows = vec![Holding {
        what: "shares".to_string(),
        amount: token(ask)?.sum(shares),
        worth: Some(scale.lst.sum(number(&worth["lst"]))),
        from: None,
        note: "leaving is in kind, at any time; the rows below are what it brings".to_string(),
    }];
    if number(&pieces["lst"]) > 0 {
        rows.push(Holding {
            what: "of that, loose".to_string(),
            amount: scale.lst.sum(number(&pieces["lst"])),
            worth: None,
            from: None,
            note: "paid at once".to_string(),
        });
    }
    for piece in pieces["parts"].as_array().into_iter().flatten() {
        let part = parts
            .iter()
            .find(|part| part["address"] == piece["address"]);
        rows.push(piece_row(piece, part, scale));
    }
    Ok(Holdings {
        rows,
        stopped: None,
    })
}

/// What leaving brings of one part: `part` is what the basket says of it, where it knows it.
fn piece_row(piece: &Value, part: Option<&Value>, scale: &Scale) -> Holding {
    let trim = number(&piece["trim_lst"]);
    let trimmed = match (trim, piece["trim_ready_at"].as_u64()) {
        (0, _) => String::new(),
        (_, None) => format!("; and {} that is being trimmed off", scale.lst.shown(trim)),
        (_, Some(at)) => format!("; and {} trimmed off, from @{at} on", scale.lst.shown(trim)),
    };
    let slash = part.map_or_else(
        || "?".to_string(),
        |part| percent_of(&part["max_slash_bps"]),
    );
    let note = match piece["lst"].is_null() {
        true => "the part cannot be read: its shares would be handed over".to_string(),
        false => format!("slashable by {slash} a window until it is taken out"),
    };
    Holding {
        what: format!("of that, at {}", text(&piece["address"])),
        amount: scale.lst.sum(number(&piece["lst"])),
        worth: None,
        from: piece["ready_at"].as_u64(),
        note: format!("{note}{trimmed}"),
    }
}

/// What the contract says: allocate, trim, gather, note, apply.
pub(super) fn chores(ask: &Ask<'_>) -> Result<Vec<Chore>, String> {
    let due = ask(&json!({"due": {}}))?;
    let work = due["work"].as_array().cloned().unwrap_or_default();
    let chores = work.into_iter().map(|msg| Chore {
        what: said(&msg),
        msg,
    });
    Ok(chores.collect())
}

/// A message in words: `allocate wasm1…`.
fn said(msg: &Value) -> String {
    let Some((name, body)) = msg.as_object().and_then(|msg| msg.iter().next()) else {
        return msg.to_string();
    };
    match body["part"].as_str() {
        Some(part) => format!("{} {part}", name.replace('_', " ")),
        None => name.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::{has, worst, Announced};
    use serde_json::json;

    #[test]
    fn the_worst_case_is_what_a_part_has_times_its_cap() {
        let part = json!({"worth": "600", "max_slash_bps": 3_000});
        assert_eq!(
            (has(&part, 1_000), worst(&part, 1_000)),
            (Some(6_000), 1_800)
        );
        let silent = json!({"worth": null, "max_slash_bps": 3_000});
        assert_eq!((has(&silent, 1_000), worst(&silent, 1_000)), (None, 0));
        assert_eq!(has(&part, 0), None);
    }

    #[test]
    fn a_change_is_told_with_the_time_that_is_left() {
        let parts = [
            json!({"address": "a", "weight_bps": 5_000}),
            json!({"address": "b", "weight_bps": 5_000}),
        ];
        let change = json!({"at": 1_000_000, "parts": [
            {"address": "a", "weight_bps": 4_000}, {"address": "c", "weight_bps": 6_000},
        ]});

        let Announced { sentence, rows } = Announced::of(&change, &parts, 1_000_000 - 270_000);

        assert!(sentence.contains("in 3 days 3 h anyone"), "{sentence}");
        let told = rows.iter().map(|row| (row[0].as_str(), row[1].as_str()));
        let told: Vec<_> = told.collect();
        assert_eq!(
            told,
            [
                ("a", "announced: 40.00 %"),
                ("c", "announced: new, 60.00 %"),
                ("b", "announced: leaves")
            ]
        );
        let now = Announced::of(&change, &parts, 1_000_000);
        assert!(now.sentence.contains("in force now"), "{}", now.sentence);
        assert_eq!(Announced::of(&json!(null), &parts, 0), Announced::default());
    }
}
