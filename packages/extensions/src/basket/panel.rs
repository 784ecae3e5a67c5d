//! What people see of a basket, what they have there, and what any account can do for it.

use crate::amounts::{percent, percent_if_any, units};
use crate::answers::{answer, balance, token};
use crate::durations::{duration, Style};
use ballast_extension_types::basket::{
    Announced, LstResponse, PartResponse, PartsResponse, PieceResponse, PreviewRedeemResponse,
    QueryMsg, StateResponse, Target,
};
use ballast_testing::extension::{Bar, Holding, Holdings, Picture, Scale};
use ballast_testing::{Ask, Chore, Panel};
use cosmwasm_std::{Addr, Uint128, Uint256};
use serde::Deserialize;
use serde_json::Value;

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

/// What of NAV a part has, in bps, rounded down; none where it cannot be read.
fn has(part: &PartResponse, nav: u128) -> Option<u64> {
    let whole = Uint256::from(units(part.worth?))
        .checked_mul(Uint256::from(10_000_u64))
        .ok()?;
    let part = whole.checked_div(Uint256::from(nav)).ok()?;
    u64::try_from(Uint128::try_from(part).ok()?.u128()).ok()
}

/// What slashes take of the whole basket in one window through this part, in bps.
fn worst(part: &PartResponse, nav: u128) -> u64 {
    let has = has(part, nav).unwrap_or_default();
    has.saturating_mul(part.max_slash_bps) / 10_000
}

/// The parts that a basket has now.
fn parts(ask: &Ask<'_>) -> Result<Vec<PartResponse>, String> {
    let PartsResponse { parts } = answer(ask, &QueryMsg::Parts {})?;
    Ok(parts)
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
    let state: StateResponse = answer(ask, &QueryMsg::State {})?;
    let parts = parts(ask)?;
    let nav = units(state.nav);
    let sum = parts.iter().map(|part| worst(part, nav));
    let sum = sum.fold(0_u64, u64::saturating_add);
    let mut rows: Vec<_> = parts.iter().map(|part| row(part, nav, scale)).collect();
    let announced = state.announced.as_ref();
    rows.extend(
        announced
            .into_iter()
            .flat_map(|announced| changes(announced, &parts)),
    );
    let until = announced.map(|announced| until_in_force(announced.at.saturating_sub(scale.now)));
    Ok(Panel {
        title: "One token over several restake contracts".to_string(),
        note: format!(
            "{} in all, {} of it loose. If every part is slashed by all that a window allows, {} is lost: {}. Leaving is in kind, and never \
             refused.{}",
            scale.lst.shown(nav),
            scale.lst.shown(units(state.loose)),
            scale.lst.shown(of_nav(nav, sum)),
            percent(sum),
            until.unwrap_or_default(),
        ),
        columns: COLUMNS.map(ToString::to_string).to_vec(),
        rows,
        pictures: weights(&parts, nav).into_iter().collect(),
    })
}

/// What each part has beside what it should have.
fn weights(parts: &[PartResponse], nav: u128) -> Option<Picture> {
    if parts.is_empty() {
        return None;
    }
    let signed = |bps: u64| i64::try_from(bps).unwrap_or(i64::MAX);
    let bar = |part: &PartResponse| Bar {
        name: part.address.to_string(),
        is: signed(has(part, nav).unwrap_or_default()),
        aim: signed(part.weight_bps),
        note: match part.worth.is_none() {
            true => "cannot be read".to_string(),
            false => format!(
                "a window takes {} of it, {} of all",
                percent(part.max_slash_bps),
                percent(worst(part, nav))
            ),
        },
    };
    Some(Picture::Bars {
        title: "What each part has of the basket; the mark is its weight".to_string(),
        bars: parts.iter().map(bar).collect(),
    })
}

/// A part: its weight, what it has and should have, and what a window takes.
fn row(part: &PartResponse, nav: u128, scale: &Scale) -> Vec<String> {
    let has = match (part.worth, has(part, nav)) {
        (Some(worth), Some(share)) => {
            format!("{}, {}", scale.lst.shown(units(worth)), percent(share))
        }
        _ => "cannot be read".to_string(),
    };
    vec![
        part.address.to_string(),
        percent(part.weight_bps),
        has,
        scale.lst.shown(units(part.target)),
        scale.lst.shown(units(part.of_that_trim)),
        part.ripe_at.map_or_else(String::new, |at| format!("@{at}")),
        format!(
            "{}, {} of all",
            percent(part.max_slash_bps),
            percent(worst(part, nav))
        ),
        duration(part.cooldown_secs, Style::Exact),
    ]
}

/// What changes of `parts` when others that were announced are put in force, in the columns of the
/// parts.
fn changes(announced: &Announced, parts: &[PartResponse]) -> Vec<Vec<String>> {
    let row = |address: &Addr, change: String| {
        let cells = COLUMNS.map(|column| match column {
            "part" => address.to_string(),
            "weight" => change.clone(),
            "ready" => format!("@{}", announced.at),
            _ => String::new(),
        });
        cells.to_vec()
    };
    let change = |target: &Target| {
        let weight = percent(target.weight_bps);
        match parts.iter().any(|part| part.address == target.address) {
            true => row(&target.address, format!("announced: {weight}")),
            false => row(&target.address, format!("announced: new, {weight}")),
        }
    };
    let leaves = |part: &&PartResponse| {
        let mut targets = announced.parts.iter();
        part.weight_bps > 0 && !targets.any(|target| target.address == part.address)
    };
    let leaving = parts.iter().filter(leaves);
    let leaving = leaving.map(|part| row(&part.address, "announced: leaves".to_string()));
    announced.parts.iter().map(change).chain(leaving).collect()
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
    if shares.is_zero() {
        return Ok(Holdings::default());
    }
    let worth: LstResponse = answer(ask, &QueryMsg::ConvertToAssets { shares })?;
    let pieces: PreviewRedeemResponse = answer(ask, &QueryMsg::PreviewRedeem { shares })?;
    let parts = parts(ask)?;
    let mut rows = vec![Holding {
        what: "shares".to_string(),
        amount: token(ask)?.sum(shares.u128()),
        worth: Some(scale.lst.sum(units(worth.lst))),
        from: None,
        note: "leaving is in kind, at any time; the rows below are what it brings".to_string(),
    }];
    if units(pieces.lst) > 0 {
        rows.push(Holding {
            what: "of that, loose".to_string(),
            amount: scale.lst.sum(units(pieces.lst)),
            worth: None,
            from: None,
            note: "paid at once".to_string(),
        });
    }
    for piece in &pieces.parts {
        let part = parts.iter().find(|part| part.address == piece.address);
        rows.push(piece_row(piece, part, scale));
    }
    Ok(Holdings {
        rows,
        stopped: None,
    })
}

/// What leaving brings of one part: `part` is what the basket says of it, where it knows it.
fn piece_row(piece: &PieceResponse, part: Option<&PartResponse>, scale: &Scale) -> Holding {
    let trim = units(piece.trim_lst);
    let trimmed = match (trim, piece.trim_ready_at) {
        (0, _) => String::new(),
        (_, None) => format!("; and {} that is being trimmed off", scale.lst.shown(trim)),
        (_, Some(at)) => format!("; and {} trimmed off, from @{at} on", scale.lst.shown(trim)),
    };
    let slash = percent_if_any(part.map(|part| part.max_slash_bps));
    let note = match piece.lst {
        None => "the part cannot be read: its shares would be handed over".to_string(),
        Some(_) => format!("slashable by {slash} a window until it is taken out"),
    };
    Holding {
        what: format!("of that, at {}", piece.address),
        amount: scale.lst.sum(piece.lst.map_or(0, units)),
        worth: None,
        from: Some(piece.ready_at),
        note: format!("{note}{trimmed}"),
    }
}

/// What is due, as the contract lists it. A keeper hands each message on as it is, also one of a
/// later version, which `DueResponse` would refuse.
#[derive(Deserialize)]
struct Due {
    work: Vec<Value>,
}

/// What the contract says: allocate, trim, gather, note, apply.
pub(super) fn chores(ask: &Ask<'_>) -> Result<Vec<Chore>, String> {
    let Due { work } = answer(ask, &QueryMsg::Due {})?;
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
    use super::*;
    use ballast_types::{Amount, Shares};
    use serde_json::json;

    /// A part of this weight and worth, of which a window takes 30 %.
    fn part(address: &str, weight_bps: u64, worth: Option<u128>) -> PartResponse {
        PartResponse {
            address: Addr::unchecked(address),
            weight_bps,
            cap: None,
            shares: Uint128::zero(),
            worth: worth.map(Shares::new),
            of_that_trim: Shares::ZERO,
            trim: None,
            target: Shares::ZERO,
            spent: false,
            pending: false,
            ripe_at: None,
            max_slash_bps: 3_000,
            cooldown_secs: 0,
            silent_since: None,
        }
    }

    /// Before, a message that this version does not know left the basket without any chore.
    #[test]
    fn work_of_a_later_version_is_handed_on() {
        let work = json!([{"allocate": {"part": "wasm1x"}}, {"mend": {}}]);
        let ask = |_: &Value| Ok(json!({"work": work}));
        let chores = chores(&ask).into_iter().flatten();
        let told: Vec<_> = chores.map(|chore| (chore.what, chore.msg)).collect();
        let words = ["allocate wasm1x", "mend"].map(ToString::to_string);
        let sent = [work[0].clone(), work[1].clone()];
        assert_eq!(told, words.into_iter().zip(sent).collect::<Vec<_>>());
    }

    #[test]
    fn the_worst_case_is_what_a_part_has_times_its_cap() {
        let known = part("a", 0, Some(600));
        assert_eq!(
            (has(&known, 1_000), worst(&known, 1_000)),
            (Some(6_000), 1_800)
        );
        let silent = part("a", 0, None);
        assert_eq!((has(&silent, 1_000), worst(&silent, 1_000)), (None, 0));
        assert_eq!(has(&known, 0), None);
    }

    #[test]
    fn a_change_is_shown_with_the_time_that_is_left() {
        let parts = [part("a", 5_000, None), part("b", 5_000, None)];
        let target = |address: &str, weight_bps| Target {
            address: Addr::unchecked(address),
            weight_bps,
            cap: None,
        };
        let announced = Announced {
            parts: vec![target("a", 4_000), target("c", 6_000)],
            at: 1_000_000,
        };

        let rows = changes(&announced, &parts);

        let shown = rows.iter().map(|row| (row[0].as_str(), row[1].as_str()));
        let shown: Vec<_> = shown.collect();
        assert_eq!(
            shown,
            [
                ("a", "announced: 40.00 %"),
                ("c", "announced: new, 60.00 %"),
                ("b", "announced: leaves")
            ]
        );
        assert!(until_in_force(270_000).contains("in 3 days 3 h anyone"));
        assert!(until_in_force(0).contains("in force now"));
    }
}
