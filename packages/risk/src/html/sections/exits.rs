//! How fast one is out.

use super::{foot, meanings, row, section, span, unknown};
use crate::html::pictures::bar;
use crate::html::text::{days, ppm, Shown};
use crate::{Exit, ExitLoad, Report};
use ballast_types::hub::MAX_PAUSE_SECS;

/// How fast one is out.
pub fn exits(report: &Report, shown: &Shown) -> String {
    let Some(exit) = &report.exit else {
        return unknown("How fast one is out");
    };
    let (times, loads) = (ways_out(exit), under_load(exit, shown));
    let body = format!(
        "<div class=\"rows\">\n{times}</div>\n<h3>Under load</h3>\n<div class=\"rows\">\n{loads}</div>\n\
         <p class=\"muted\">On the way out and uninsured: {} {}, {} of value.</p>\n{}",
        shown.tokens(exit.at_risk.exiting.saturating_add(exit.at_risk.unbonding)),
        shown.native,
        ppm(exit.at_risk.ppm),
        meanings(report, &["exit"]),
    );
    section(
        "How fast one is out",
        "two blocks of settling come on top",
        &body,
    )
}

/// How long it takes to be out: now, at worst, and behind a pause.
fn ways_out(exit: &Exit) -> String {
    let longest = exit.paused_secs.max(1);
    let pause = format!("{} more", days(MAX_PAUSE_SECS));
    let times = [
        ("now", exit.now_secs, "if nothing is late"),
        (
            "at worst",
            exit.worst_secs,
            "an interval and the unbonding time",
        ),
        ("behind the longest pause", exit.paused_secs, &pause),
    ];
    times
        .iter()
        .map(|(name, secs, why)| {
            let about = format!("<b>{name}</b> <span class=\"muted\">{why}</span>");
            let part = [("stake", (*secs).into())];
            let bar = bar(&part, longest.into(), &[], "time to be out");
            row(&span(&about), &span(&days(*secs)), &bar)
        })
        .collect()
}

/// What holders get at once and later, if so many leave.
fn under_load(exit: &Exit, shown: &Shown) -> String {
    let mut loads: Vec<_> = exit.load.iter().collect();
    loads.sort_by_key(|(percent, _)| percent.len());
    loads
        .into_iter()
        .map(|(percent, load)| {
            let later = load.owed.saturating_sub(load.paid_at_once);
            let about = format!("<b>{percent} % leave</b>");
            let when = match (later.is_zero(), load.secs) {
                (true, _) => "all at once".to_string(),
                (false, Some(secs)) => format!("the rest in {}", days(secs)),
                (false, None) => "when the rest comes is not known".to_string(),
            };
            let number = format!("{} {} · {when}", shown.tokens(load.owed), shown.native);
            let parts = [("pool", load.paid_at_once), ("exits", later)];
            let bar = bar(&parts, load.owed, &[], "paid at once and later");
            let notes = foot(&[
                format!(
                    "<i class=\"pool\"></i>at once {}",
                    shown.tokens(load.paid_at_once)
                ),
                format!("<i class=\"exits\"></i>later {}", shown.tokens(later)),
                undelegated(load, shown),
            ]);
            row(&about, &span(&number), &format!("{bar}{notes}"))
        })
        .collect()
}

/// How the rest is undelegated, or how much of it cannot be now.
fn undelegated(load: &ExitLoad, shown: &Shown) -> String {
    match (load.undelegations, load.calls, load.not_undelegated) {
        (Some(n), Some(calls), _) => format!("{n} undelegations in {calls} calls"),
        (_, _, Some(left)) => format!(
            "{} cannot be undelegated now: unbonding entries are taken",
            shown.tokens(left)
        ),
        _ => "how many undelegations that takes is not known".to_string(),
    }
}
