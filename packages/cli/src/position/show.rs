//! A position for people.

use super::{Elsewhere, Position, Ticket};
use ballast_tool::output::{tokens, when, Output};

/// Seconds.
const DAY: u64 = 86_400;

/// Tables, and a sentence for each thing that can go wrong.
pub fn show(position: &Position, out: &Output) {
    let in_tokens = |amount: u128| tokens(amount, position.decimals);
    let shown = |text: &str| text.parse().map_or_else(|_| text.to_string(), in_tokens);
    let time = |at: Option<u64>| at.map_or_else(|| "-".to_string(), when);
    // when a keeper has had a day, what is not there is late
    let later = |at: Option<u64>| match at.filter(|at| at.saturating_add(DAY) < position.time) {
        Some(at) => format!("overdue since {}", when(at)),
        None => time(at),
    };
    out.line(format!(
        "{} at {}",
        out.strong(&position.address),
        when(position.time)
    ));
    let mut rows = vec![];
    let lst = &position.lst;
    if lst.shares != "0" {
        rows.push(vec![
            format!("{} {}", shown(&lst.shares), position.symbol),
            shown(&lst.value),
            "sell or send".to_string(),
            format!("by an exit, {}", time(lst.exit_claimable_at)),
            shown(&lst.could_lose),
        ]);
    }
    for ticket in &position.tickets {
        let now = match ticket.claimable.as_str() {
            "0" => "-".to_string(),
            claimable => format!("claim {}", shown(claimable)),
        };
        rows.push(vec![
            format!("ticket {}, {}", ticket.ticket_id, ticket.status),
            shown(&ticket.value),
            now,
            later(ticket.expected_at),
            shown(&ticket.could_lose),
        ]);
    }
    for layer in &position.vault {
        let what = match layer.layer.as_str() {
            "pool" => "underwritten".to_string(),
            validator => format!("bond of {validator}"),
        };
        let (what, ready) = match layer.exit_id {
            None => (what, format!("if requested now, {}", time(layer.ready_at))),
            Some(id) => match layer.ready_at {
                Some(at) => (format!("{what}, exit {id}"), when(at)),
                None => (
                    format!("{what}, exit {id}"),
                    "once no stake needs it".to_string(),
                ),
            },
        };
        let ready_now =
            layer.exit_id.is_some() && layer.ready_at.is_some_and(|at| at <= position.time);
        let now = if ready_now { "exit" } else { "-" };
        rows.push(vec![
            what,
            shown(&layer.value),
            now.to_string(),
            ready,
            shown(&layer.could_lose),
        ]);
    }
    if rows.is_empty() {
        if position.elsewhere.is_empty() {
            out.line("  nothing here");
        }
        position
            .elsewhere
            .iter()
            .for_each(|one| elsewhere(one, out));
        return;
    }
    let total = &position.total;
    rows.push(vec![
        "all".to_string(),
        shown(&total.value),
        format!("claim {}", shown(&total.claimable)),
        String::new(),
        shown(&total.could_lose),
    ]);
    out.table(
        &[
            "what",
            "worth",
            "available now",
            "later, at the earliest",
            "could lose",
        ],
        rows,
    );
    event(position, out, shown);
    position
        .elsewhere
        .iter()
        .for_each(|one| elsewhere(one, out));
}

/// What is in one contract that stands on the suite: a table, and a sentence for each row.
fn elsewhere(one: &Elsewhere, out: &Output) {
    out.line("");
    let title = match one.name == one.extension {
        true => one.name.clone(),
        false => format!("{}, a {}", one.name, one.extension),
    };
    out.line(format!(
        "{} {}",
        out.strong(&title),
        out.faint(&one.address)
    ));
    if let Some(error) = &one.error {
        out.line(out.refused(&format!("it does not answer: {error}")));
    }
    let rows = one.rows.iter().map(|row| {
        let worth = row.worth.as_ref().map(ToString::to_string);
        vec![
            row.what.clone(),
            row.amount.to_string(),
            worth.unwrap_or_else(|| "-".to_string()),
            row.from.map_or_else(|| "-".to_string(), when),
        ]
    });
    if !one.rows.is_empty() {
        let head = ["what", "how much", "worth", "available from"];
        out.table(&head, rows.collect());
    }
    for row in one.rows.iter().filter(|row| !row.note.is_empty()) {
        out.line(format!("{}: {}", row.what, timed(&row.note)));
    }
    if let Some(stopped) = &one.stopped {
        out.line(out.refused(&format!("not all of it is here: {stopped}")));
    }
}

/// Times in a text, which are `@` and unix seconds, as people read them.
fn timed(text: &str) -> String {
    let mut parts = text.split('@');
    let mut told = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (secs, rest) = part.split_at(digits);
        match secs.parse() {
            Ok(secs) => told.push_str(&when(secs)),
            Err(_) => told.push_str(&format!("@{secs}")),
        }
        told.push_str(rest);
    }
    told
}

fn event(position: &Position, out: &Output, shown: impl Fn(&str) -> String) {
    let event = &position.if_slashed;
    let Some(validator) = &event.validator else {
        out.line("no stake is delegated: there is nothing that a slash could take yet");
        return;
    };
    out.line(format!(
        "could lose: if {validator}, which has most of the pool's stake, is slashed by {}, the pool loses \
         {}, of which the validator's bond pays {} and the underwriters pay {}",
        event.fraction,
        shown(&event.loss),
        shown(&event.paid_by_bond),
        shown(&event.paid_by_pool),
    ));
    let uninsured = position
        .tickets
        .iter()
        .any(|t| t.status != "open" && t.could_lose != "0");
    if uninsured {
        out.line(
            "a priced ticket is not insured until its coins have arrived: what it could lose is for a \
             slash of the validator that most of its coins come from",
        );
    }
    let overdue = |ticket: &&Ticket| {
        let at = ticket.expected_at.filter(|_| ticket.status != "open");
        at.is_some_and(|at| at.saturating_add(DAY) < position.time)
    };
    if position.tickets.iter().any(|ticket| overdue(&ticket)) {
        out.line(out.refused(
            "overdue: stake has not come back or was never undelegated. The hub's query `due`, and what `advance` says \
             was refused, show why; `advance` continues with it",
        ));
    }
    if !position.vault.is_empty() {
        out.line("LST in the vault is burned for losses before holders lose anything, until it is taken out");
    }
}
