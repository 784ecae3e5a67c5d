//! What people see of an oracle, what a reporter has there, and what any account can do for it.

use crate::amounts::units;
use crate::answers::{answer, list, Rows};
use ballast_answers::pages::List;
use ballast_extension_types::oracle::{
    Config, FeedResponse, QueryMsg, ReporterResponse, RoundResponse, SafePriceResponse,
    SecurityResponse, Source,
};
use ballast_testing::extension::{Holding, Holdings, Scale};
use ballast_testing::{Ask, Chore, Panel};
use ballast_types::Shares;
use cosmwasm_std::Decimal;
use serde_json::json;

/// All feeds, by id.
const FEEDS: List = list("feeds", "id");
/// All reporters, by address.
const REPORTERS: List = list("reporters", "address");

fn feeds(ask: &Ask<'_>) -> Result<Rows<FeedResponse>, String> {
    Rows::of(ask, FEEDS, json!({}))
}

/// Prices, and what is at stake for them.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let security: SecurityResponse = answer(ask, &QueryMsg::Security {})?;
    let columns = [
        "feed",
        "price",
        "of",
        "lend by",
        "owe by",
        "sigma a day",
        "void rounds",
        "why not",
    ];
    let feeds = feeds(ask)?;
    let rows = feeds.rows.iter().map(|feed| row(ask, feed)).collect();
    Ok(Panel {
        title: "Prices, and what is at stake for them".to_string(),
        note: note(&security, feeds.stopped("feeds"), scale),
        columns: columns.map(ToString::to_string).to_vec(),
        rows,
        pictures: vec![],
    })
}

/// How much weight it takes to stop or to set a feed, and where the list of feeds was cut.
fn note(security: &SecurityResponse, stopped: Option<String>, scale: &Scale) -> String {
    let lst = |amount: Shares| scale.lst.shown(units(amount));
    let stopped = stopped.map_or_else(String::new, |stopped| format!(" {stopped}."));
    format!(
        "{} weigh in this round; whoever has {} of them stops a feed, whoever has {} sets it.{stopped}",
        lst(security.active),
        lst(security.to_stop),
        lst(security.to_set)
    )
}

/// A feed, its price, and the cautious prices, or why there are none.
fn row(ask: &Ask<'_>, feed: &FeedResponse) -> Vec<String> {
    let query = QueryMsg::SafePrice {
        feed: feed.id.clone(),
    };
    let safe: Result<SafePriceResponse, String> = answer(ask, &query);
    let fails = match (&safe, &feed.fails) {
        (_, Some(fails)) => fails.clone(),
        (Err(fails), None) => fails.clone(),
        (Ok(_), None) => String::new(),
    };
    let safe = safe.ok();
    let or_blank = |number: Option<Decimal>| number.map_or_else(String::new, |n| n.to_string());
    let updated_at = feed.updated_at;
    vec![
        feed.id.clone(),
        or_blank(feed.price),
        updated_at.map_or_else(String::new, |at| format!("@{at}")),
        or_blank(safe.as_ref().map(|safe| safe.low)),
        or_blank(safe.as_ref().map(|safe| safe.high)),
        or_blank(feed.sigma_day),
        feed.voids.to_string(),
        fails,
    ]
}

/// What a reporter has pledged, is taking out, and has earned; another address has nothing.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let all = Rows::<ReporterResponse>::of(ask, REPORTERS, json!({}))?;
    let found = all.rows.iter().find(|row| row.address.as_str() == owner);
    let Some(reporter) = found else {
        return Ok(Holdings {
            rows: vec![],
            stopped: all.stopped("reporters"),
        });
    };
    let mut rows = vec![];
    let mut add = |what: &str, amount: Shares, from: Option<u64>, note: String| {
        if units(amount) > 0 {
            rows.push(Holding {
                what: what.to_string(),
                amount: scale.lst.sum(units(amount)),
                worth: None,
                from,
                note,
            });
        }
    };
    add("pledge", reporter.pledge, None, standing(reporter, scale));
    let leaving = "it can be fined until it is paid".to_string();
    add("leaving", reporter.leaving, reporter.ready_at, leaving);
    let earned = "earned by reports: `collect` pays it now".to_string();
    add("rewards", reporter.owed, None, earned);
    Ok(Holdings {
        rows,
        stopped: None,
    })
}

/// How a reporter stands, in words.
fn standing(reporter: &ReporterResponse, scale: &Scale) -> String {
    let weight = scale.lst.shown(units(reporter.weight));
    let mut parts = vec![format!("weighs {weight} in this round")];
    if reporter.counts_from > scale.now {
        parts.push(format!("counts from @{} on", reporter.counts_from));
    }
    if let Some(until) = reporter.counts_until {
        parts.push(format!("was evicted: counts until @{until}"));
    }
    if let Some(until) = reporter.suspended_until {
        parts.push(format!("suspended: may come back from @{until} on"));
    }
    let missed = reporter.missed.iter().filter(|missed| missed.rows > 0);
    let missed: Vec<String> = missed
        .map(|missed| format!("{} of {}", missed.rows, missed.feed))
        .collect();
    if !missed.is_empty() {
        parts.push(format!(
            "missing from the last rounds: {}",
            missed.join(", ")
        ));
    }
    parts.join("; ")
}

/// Rounds that no report closed are closed, sources are looked at where the mean would fall
/// behind, the growth cap is moved once a day.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let config: Config = answer(ask, &QueryMsg::Config {})?;
    let mut chores = vec![];
    for feed in feeds(ask)?.rows {
        let id = &feed.id;
        let is_lst = matches!(feed.source, Source::Lst { .. });
        // a contract's price is observed every ten minutes, after which it counts no more
        let is_due = feed.next_poke.is_some_and(|next| match is_lst {
            true => next <= now,
            false => next.saturating_sub(config.round_secs).saturating_add(600) <= now,
        });
        if is_due && (is_lst || feed.fails.is_none()) {
            chores.push(Chore {
                what: format!("look at the source of \"{id}\""),
                msg: json!({"poke": {"feed": id}}),
            });
        }
        if feed.next_poke.is_none() && is_left(ask, id)? {
            chores.push(Chore {
                what: format!("close the last round of \"{id}\""),
                msg: json!({"close": {"feed": id}}),
            });
        }
    }
    Ok(chores)
}

/// Whether a round with reports is over for two rounds, and no report has closed it.
fn is_left(ask: &Ask<'_>, feed: &str) -> Result<bool, String> {
    let query = QueryMsg::Round {
        feed: feed.to_string(),
    };
    let RoundResponse {
        round,
        current,
        reports,
        ..
    } = answer(ask, &query)?;
    Ok(!reports.is_empty() && current > round.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::note;
    use crate::answers::Rows;
    use ballast_extension_types::oracle::{FeedResponse, SecurityResponse};
    use ballast_testing::extension::Scale;
    use ballast_types::{Amount, Native, Shares};

    #[test]
    fn a_list_of_feeds_that_was_cut_is_told() {
        let security = SecurityResponse {
            active: Shares::new(3_000_000u128),
            native: Native::new(3_000_000u128),
            to_stop: Shares::new(1_000_000u128),
            to_set: Shares::new(1_500_000u128),
            to_stop_native: Native::new(1_000_000u128),
            to_set_native: Native::new(1_500_000u128),
        };
        let scale = Scale::new(0, "bSTAKE", "ustake", 6);
        let all = "3 bSTAKE weigh in this round; whoever has 1 bSTAKE of them stops a feed, whoever has 1.5 bSTAKE sets it.";
        for (is_cut, more) in [
            (false, ""),
            (true, " 0 feeds were read, and there are more."),
        ] {
            let feeds = Rows::<FeedResponse> {
                rows: vec![],
                is_cut,
            };
            let note = note(&security, feeds.stopped("feeds"), &scale);
            assert_eq!(note, format!("{all}{more}"));
        }
    }
}
