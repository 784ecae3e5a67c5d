//! What people see of a hedge, what they have there, and what any account can do for it.

use crate::amounts::{percent, units};
use crate::answers::{answer, answer_if_any, balance, list, token, Rows};
use ballast_answers::pages::List;
use ballast_extension_types::hedge::{
    Config, DepositResponse, LstResponse, PreviewActivateResponse, PreviewTopUpResponse, QueryMsg,
    QuoteResponse, StateResponse, Trigger, WaitingDeposit,
};
use ballast_testing::extension::{Axis, Holding, Holdings, Line, Mark, Picture, Scale, Unit};
use ballast_testing::{Ask, Chore, Panel};
use ballast_types::{Amount, Shares};
use cosmwasm_std::Uint128;
use serde_json::{json, Value};

/// The deposits of an owner that wait for protection.
const DEPOSITS: List = list("deposits", "deposit_id");
/// All deposits that wait for protection.
const WAITING: List = List {
    query: "waiting",
    ..DEPOSITS
};

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
    fn promised(config: &Config) -> Self {
        let Trigger::RateDrop { deductible_bps, .. } = config.trigger;
        Self {
            deductible: deductible_bps.min(ALL),
            reserve: config.reserve_bps.min(ALL),
        }
    }

    /// By what of the reserve the backer could pay now.
    fn now(config: &Config, state: &StateResponse) -> Self {
        let promised = Self::promised(config);
        let there = state.coverage_bps.min(ALL);
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

fn config(ask: &Ask<'_>) -> Result<Config, String> {
    answer(ask, &QueryMsg::Config {})
}

fn state(ask: &Ask<'_>) -> Result<StateResponse, String> {
    answer(ask, &QueryMsg::State {})
}

/// The floor drawn, and what stands under it.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (config, state) = (config(ask)?, state(ask)?);
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
fn rows(config: &Config, state: &StateResponse, scale: &Scale) -> Vec<Vec<String>> {
    let lst = |amount: Shares| scale.lst.shown(units(amount));
    let promised = Floor::promised(config);
    let since = state.event.map(|event| event.since);
    let until = state.guaranteed_until;
    let row = |what: &str, now: String| vec![what.to_string(), now];
    vec![
        row("protected", lst(state.protected)),
        row("waiting", lst(state.waiting)),
        row("holders bear of a drawdown", percent(promised.deductible)),
        row(
            "made whole up to a drop of",
            percent(promised.whole_up_to()),
        ),
        row("of the reserve is there", percent(state.coverage_bps)),
        row("premium, a year", percent(state.rate_bps)),
        row("due now", lst(state.due)),
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
fn floor(config: &Config, state: &StateResponse) -> Picture {
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
    let deposits = Rows::<DepositResponse>::of(ask, DEPOSITS, json!({"owner": owner}))?;
    let mut rows = vec![];
    if !shares.is_zero() {
        rows.push(protected(ask, shares, scale)?);
    }
    rows.extend(deposits.rows.iter().map(|deposit| waiting(deposit, scale)));
    Ok(Holdings {
        rows,
        stopped: deposits.stopped("deposits"),
    })
}

/// LST that waits for the floor, and how long it still can.
fn waiting(deposit: &DepositResponse, scale: &Scale) -> Holding {
    let until = deposit.until;
    let is_ready = deposit.ready_at <= scale.now;
    let note = match (is_ready, scale.now <= until) {
        (false, _) => format!("not protected yet: anyone can activate it then, until @{until}"),
        (true, true) => format!("not protected yet: anyone can activate it now, until @{until}"),
        (true, false) => {
            "not protected: it was not activated in time, and can be cancelled".to_string()
        }
    };
    Holding {
        what: format!("deposit {}", deposit.deposit_id),
        amount: scale.lst.sum(units(deposit.lst)),
        worth: None,
        from: Some(deposit.ready_at),
        note,
    }
}

/// Shares, and how far they are covered now.
fn protected(ask: &Ask<'_>, shares: Uint128, scale: &Scale) -> Result<Holding, String> {
    let (config, state) = (config(ask)?, state(ask)?);
    let worth: LstResponse = answer(ask, &QueryMsg::ConvertToAssets { shares })?;
    // what more could come under the floor; a hedge without a backer refuses to quote
    let quote: Option<QuoteResponse> = answer_if_any(ask, &QueryMsg::Quote { lst: Shares::ZERO })?;
    let room = quote.map_or_else(String::new, |quote| {
        let left = units(quote.capacity_left);
        format!("; there is room for {} more", scale.lst.shown(left))
    });
    let floor = Floor::now(&config, &state);
    let due = match units(state.due) {
        0 => String::new(),
        due => format!("; a top-up of {} for all is due", scale.lst.shown(due)),
    };
    let until = match state.guaranteed_until {
        Some(at) => format!(", guaranteed until @{at}"),
        None => ", and LST that was asked out is part of its reserve".to_string(),
    };
    Ok(Holding {
        what: "protected".to_string(),
        amount: token(ask)?.sum(shares.u128()),
        worth: Some(scale.lst.sum(units(worth.lst))),
        from: None,
        note: format!(
            "you bear the first {} of a drop, and are made whole up to a drop of {}{until}; {} of the reserve is there; costs {} a \
             year{due}{room}",
            percent(floor.deductible),
            percent(floor.whole_up_to()),
            percent(state.coverage_bps),
            percent(state.rate_bps),
        ),
    })
}

/// What is due is topped up; a deposit that is ready is protected while it can be; premium of a
/// ten-thousandth and more is sent; a drawdown's begin and end, and a higher price, are seen.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let state = state(ask)?;
    let mut chores = vec![];
    let mut add = |what: String, msg: Value| chores.push(Chore { what, msg });
    // a preview is refused where the message would be
    let top_up: Option<PreviewTopUpResponse> = match state.due.is_zero() {
        true => None,
        false => answer_if_any(ask, &QueryMsg::PreviewTopUp {})?,
    };
    if top_up.is_some() {
        add(format!("top up {} LST", state.due), json!({"top_up": {}}));
    }
    for deposit_id in ripe(ask, now)? {
        let query = QueryMsg::PreviewActivate { deposit_id };
        let activate: Option<PreviewActivateResponse> = answer_if_any(ask, &query)?;
        if activate.is_some() {
            let what = format!("protect deposit {deposit_id}");
            add(what, json!({"activate": {"deposit_id": deposit_id}}));
        }
    }
    let owed = units(state.premium_due).saturating_add(units(state.gifts));
    let is_attached = config(ask)?.backer.is_some();
    if is_attached && owed > 0 && owed.saturating_mul(10_000) >= units(state.protected) {
        add(format!("send {owed} LST of premium"), json!({"pay": {}}));
    }
    if state.to_observe {
        add("look at the price".to_string(), json!({"observe": {}}));
    }
    Ok(chores)
}

/// The ids of deposits that can be activated at `now`.
fn ripe(ask: &Ask<'_>, now: u64) -> Result<Vec<u64>, String> {
    let waiting = Rows::<WaitingDeposit>::of(ask, WAITING, json!({}))?;
    let is_ripe = |row: &WaitingDeposit| row.ready_at <= now && now <= row.until;
    let ripe = waiting.rows.into_iter().filter(is_ripe);
    Ok(ripe.map(|row| row.deposit_id).collect())
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
