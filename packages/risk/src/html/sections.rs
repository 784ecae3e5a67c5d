//! The sections of the page, in the order in which one reads them.

mod others;

pub use others::{books, extensions, limits, powers, uses};

use super::pictures::{bar, curve};
use super::text::{days, escaped, grouped, moment, percent, ppm, signed, Shown};
use crate::loss::SCENARIOS;
use crate::{Concentration, Exit, Loss, Report, ValidatorRow};
use ballast_types::hub::MAX_PAUSE_SECS;
use cosmwasm_std::Uint128;

/// What people call a facet.
const FACETS: [(&str, &str); 6] = [
    ("exit_window", "Time to leave"),
    ("powers", "Who can change code"),
    ("slash", "A double sign"),
    ("concentration", "Spread of stake"),
    ("books", "The books"),
    ("dependence", "What leans on it"),
];

/// Validators that are shown, the largest first.
const MOST_VALIDATORS: usize = 30;

fn section(title: &str, note: &str, body: &str) -> String {
    format!("<section>\n<h2>{title} <small>{note}</small></h2>\n{body}</section>\n")
}

/// A section of which nothing is known.
fn unknown(title: &str) -> String {
    section(title, "", "<p class=\"muted\">not known</p>\n")
}

/// A row of a list: what it is about, its number at the right, and a bar or notes below.
fn row(about: &str, number: &str, below: &str) -> String {
    format!("<div class=\"row\"><div class=\"head\">{about}{number}</div>{below}</div>\n")
}

/// Notes below a row, each in a part of its own.
fn foot(notes: &[String]) -> String {
    let notes: String = notes.iter().map(|note| span(note)).collect();
    format!("<div class=\"foot\">{notes}</div>")
}

fn span(inner: &str) -> String {
    format!("<span>{inner}</span>")
}

/// Definitions of all ids of a section.
fn meanings(report: &Report, prefixes: &[&str]) -> String {
    let rows = report.definitions.iter().filter(|(id, _)| {
        prefixes
            .iter()
            .any(|one| id.split('.').next() == Some(*one))
    });
    let rows: String = rows
        .map(|(id, text)| {
            format!(
                "<dt><code>{}</code></dt><dd>{}</dd>",
                escaped(id),
                escaped(text)
            )
        })
        .collect();
    format!("<details><summary>What these numbers mean</summary><dl>{rows}</dl></details>\n")
}

/// The six facets, a card each.
pub fn facets(report: &Report) -> String {
    let card = |name: &str, title: &str| {
        let facet = report.facets.get(name)?;
        Some(format!(
            "<div class=\"facet {color}\"><b>{title}</b><span class=\"is\">{color}</span><p>{}</p></div>\n",
            escaped(&facet.because),
            color = facet.color.name(),
        ))
    };
    let cards: String = FACETS
        .iter()
        .filter_map(|(name, title)| card(name, title))
        .collect();
    format!("<section class=\"facets\" aria-label=\"Facets\">\n{cards}</section>\n")
}

/// Who pays a loss, scenario by scenario.
pub fn losses(report: &Report, shown: &Shown) -> String {
    let all = SCENARIOS
        .iter()
        .filter_map(|id| Some((*id, report.loss.get(*id)?)));
    let rows: String = all
        .map(|(id, loss)| match loss {
            Some(loss) => one_loss(id, loss, shown),
            None => {
                let why = "not known: the chain does not say what it slashes";
                let why = format!("<span class=\"muted\">{why}</span>");
                row(&format!("<b>{id}</b>"), &why, "")
            }
        })
        .collect();
    let legend = "<p class=\"legend\"><span><i class=\"exits\"></i>leavers</span><span><i class=\"drip\"></i>rewards not counted yet</span>\
        <span><i class=\"bond\"></i>the validator's bond</span><span><i class=\"pool\"></i>underwriters</span><span><i class=\"holders\"></i>all holders</span></p>\n";
    let body = format!(
        "{legend}<div class=\"rows\">\n{rows}</div>\n{}",
        meanings(report, &["loss", "cover"])
    );
    section(
        "Who pays a loss",
        "by the contracts' own arithmetic; each bar is the whole loss",
        &body,
    )
}

fn one_loss(id: &str, loss: &Loss, shown: &Shown) -> String {
    let parts = [
        ("exits", "leavers", loss.by_exits),
        ("drip", "rewards", loss.from_drip),
        ("bond", "bond", loss.by_bond),
        ("pool", "underwriters", loss.by_pool),
        ("holders", "holders", loss.by_holders),
    ];
    let bars: Vec<(&str, Uint128)> = parts
        .iter()
        .map(|(class, _, amount)| (*class, *amount))
        .collect();
    let paid = parts.iter().filter(|(_, _, amount)| !amount.is_zero());
    let paid: Vec<String> = paid
        .map(|(class, name, amount)| {
            let amount = shown.tokens(*amount);
            format!("<i class=\"{class}\"></i>{name} {amount}")
        })
        .collect();
    let note = loss.note.as_ref();
    let note = note.map_or_else(String::new, |note| {
        format!("<p class=\"muted\">{}</p>", escaped(note))
    });
    let about = format!(
        "<b>{id}</b> {}, {}",
        escaped(&loss.what),
        percent_of(loss.fraction)
    );
    let number = format!(
        "{} {} · the rate falls by {}",
        shown.tokens(loss.gross),
        shown.native,
        ppm(Some(loss.holder_loss_ppm))
    );
    let bar = bar(&bars, loss.gross, &[], &format!("who pays {id}"));
    let below = format!("{bar}{}{note}", foot(&paid));
    row(&span(&about), &span(&number), &below)
}

fn percent_of(fraction: cosmwasm_std::Decimal) -> String {
    let bps = fraction.atomics().u128() / 100_000_000_000_000;
    percent(u64::try_from(bps).ok())
}

/// Where stake is.
pub fn stake(report: &Report, shown: &Shown) -> String {
    let Some(conc) = &report.conc else {
        return unknown("Where stake is");
    };
    let most = conc.rows.iter().map(|row| row.stake.max(row.target));
    let most = most.max().unwrap_or_default();
    let rows: String = conc
        .rows
        .iter()
        .take(MOST_VALIDATORS)
        .map(|row| validator(row, most, shown))
        .collect();
    let more = match conc.rows.len().saturating_sub(MOST_VALIDATORS) {
        0 => String::new(),
        more => format!("<p class=\"muted\">and {more} smaller ones</p>\n"),
    };
    let body = format!(
        "{}<div class=\"rows\">\n{rows}</div>\n{more}{}",
        spread(conc),
        meanings(report, &["conc"]),
    );
    section(
        "Where stake is",
        "the line is each validator's target; names are claims",
        &body,
    )
}

/// How stake is spread over all validators, in a line.
fn spread(conc: &Concentration) -> String {
    let number =
        |value: Option<u64>| value.map_or("not known".to_string(), |n| grouped(&n.to_string()));
    let tenths = |milli: u64| format!("{}.{}", milli / 1_000, milli % 1_000 / 100);
    let effective = conc.effective_n_milli.map_or("-".to_string(), tenths);
    let (third, half) = (number(conc.nakamoto_third), number(conc.nakamoto_half));
    let notes = [
        format!("{} validators", conc.validators),
        format!(
            "index {} bps, as {effective} equal ones",
            number(conc.hhi_bps)
        ),
        format!("more than a third with {third}, more than half with {half}"),
        format!("largest {}", percent(conc.top_bps)),
        format!("{} off target", percent(conc.off_target_bps)),
        format!("{} out of the set", percent(conc.out_of_set_bps)),
    ];
    let notes: String = notes.iter().map(|note| span(note)).collect();
    format!("<p class=\"legend\">{notes}</p>\n")
}

/// One validator's stake and target; `most` is as wide as the bar.
fn validator(of: &ValidatorRow, most: Uint128, shown: &Shown) -> String {
    let name = if of.name.is_empty() {
        &of.validator
    } else {
        &of.name
    };
    let about = format!(
        "<b title=\"{}\">{}</b>",
        escaped(&of.validator),
        escaped(name)
    );
    let number = format!("{} · {}", shown.tokens(of.stake), percent(of.share_bps));
    let (stake, target) = ([("stake", of.stake)], [("tick", of.target)]);
    let standing = of.standing.as_deref().filter(|text| *text != "bonded");
    let status = of.status.as_deref().filter(|text| *text != "active");
    let marks: Vec<String> = standing.into_iter().chain(status).map(escaped).collect();
    let part = percent(of.chain_bps);
    let notes = foot(&[
        format!("{part} of all stake with it is the pool's"),
        marks.join(", "),
    ]);
    let bar = bar(&stake, most, &target, "stake and target");
    row(&about, &span(&number), &format!("{bar}{notes}"))
}

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
            let when = match later.is_zero() {
                true => "all at once".to_string(),
                false => format!("the rest in {}", days(load.secs)),
            };
            let number = format!("{} {} · {when}", shown.tokens(load.owed), shown.native);
            let parts = [("pool", load.paid_at_once), ("exits", later)];
            let bar = bar(&parts, load.owed, &[], "paid at once and later");
            let (n, calls) = (load.undelegations, load.calls);
            let notes = foot(&[
                format!(
                    "<i class=\"pool\"></i>at once {}",
                    shown.tokens(load.paid_at_once)
                ),
                format!("<i class=\"exits\"></i>later {}", shown.tokens(later)),
                format!("{n} undelegations in {calls} calls"),
            ]);
            row(&about, &span(&number), &format!("{bar}{notes}"))
        })
        .collect()
}

/// The rate and its falls.
pub fn growth(report: &Report) -> String {
    let growth = &report.growth;
    let picture = curve(&growth.curve, "the rate, and how far it is below its peak");
    let ends = match (growth.curve.first(), growth.curve.last()) {
        (Some(first), Some(last)) if picture.is_some() => format!(
            "<div class=\"foot\"><span>{} at {}</span><span>{} at {}</span></div>",
            moment(first.time),
            first.rate,
            moment(last.time),
            last.rate
        ),
        _ => String::new(),
    };
    let picture = picture.unwrap_or_else(|| {
        "<p class=\"muted\">One height only: no picture. A node that keeps history shows more.</p>".to_string()
    });
    let periods = [
        ("7 days", &growth.d7),
        ("30 days", &growth.d30),
        ("90 days", &growth.d90),
        ("365 days", &growth.d365),
    ];
    let rows: String = periods
        .iter()
        .map(|(name, period)| match period {
            Some(period) => format!(
                "<tr><td>{name}</td><td class=\"num\">{}</td><td class=\"num\">{}</td></tr>",
                signed(period.ppm),
                signed(period.apr_ppm)
            ),
            None => format!("<tr><td>{name}</td><td class=\"num\">not known</td><td></td></tr>"),
        })
        .collect();
    let body = format!(
        "{picture}{ends}<div class=\"scroll\"><table><thead><tr><th>over</th><th class=\"num\">grew</th><th class=\"num\">a year of that</th></tr></thead>\
         <tbody>{rows}</tbody></table></div>\n<p class=\"muted\">Deepest fall {}; longest below a peak {}. {} samples, from {}.</p>\n{}",
        ppm(growth.drawdown_max_ppm),
        growth.underwater_secs.map_or("not known".to_string(), days),
        growth.samples,
        escaped(&growth.source),
        meanings(report, &["growth", "history"]),
    );
    section(
        "The rate",
        "losses included; below: how far it is under its peak",
        &body,
    )
}
