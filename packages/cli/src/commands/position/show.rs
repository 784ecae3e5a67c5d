//! A position for people.

use ballast_position::{Elsewhere, Event, Layer, Position, Ticket};
use ballast_tool::output::{tokens, when, Output};
use ballast_types::queue::TicketStatus;
use ballast_types::vault::LayerId;
use cosmwasm_std::Uint128;

const DAY_SECS: u64 = 86_400;

/// Tables, and a sentence for each thing that can go wrong.
pub fn show(position: &Position, out: &Output) {
    out.line(format!(
        "{} at {}",
        out.strong(&position.address),
        when(position.time)
    ));
    let amounts = Amounts(position.decimals);
    let rows = rows(position, &amounts);
    if rows.is_empty() && position.elsewhere.is_empty() && !position.is_partial {
        out.line("  nothing here");
    }
    if !rows.is_empty() {
        let head = [
            "what",
            "worth",
            "available now",
            "later, at the earliest",
            "could lose",
        ];
        out.table(&head, rows);
        if_slashed(position, &amounts, out);
    }
    if position.is_partial {
        out.line(out.refused(&unread(&position.vault)));
    }
    for one in &position.elsewhere {
        elsewhere(one, out);
    }
}

/// What is told where the account may have bonds that no query has.
fn unread(vault: &[Layer]) -> String {
    let is_bond = |layer: &&Layer| layer.exit_id.is_none() && layer.layer != LayerId::Pool;
    format!(
        "not all of it may be here: {} bonds were read, and the vault lists no more than the first 100 of an account; any \
         other is in no row and in no sum",
        vault.iter().filter(is_bond).count()
    )
}

/// Amounts as tokens of so many decimals.
struct Amounts(u8);

impl Amounts {
    fn shown(&self, base: Uint128) -> String {
        tokens(base.u128(), self.0)
    }
}

/// A row for each thing, and their sum; none where there is nothing.
fn rows(position: &Position, amounts: &Amounts) -> Vec<Vec<String>> {
    let mut rows = vec![];
    if !position.lst.shares.is_zero() {
        rows.push(lst_row(position, amounts));
    }
    let tickets = position.tickets.iter();
    rows.extend(tickets.map(|ticket| ticket_row(ticket, position.time, amounts)));
    let layers = position.vault.iter();
    rows.extend(layers.map(|layer| layer_row(layer, position.time, amounts)));
    if !rows.is_empty() {
        rows.push(total_row(position, amounts));
    }
    rows
}

fn lst_row(position: &Position, amounts: &Amounts) -> Vec<String> {
    let lst = &position.lst;
    vec![
        format!("{} {}", amounts.shown(lst.shares), position.symbol),
        amounts.shown(lst.value),
        "sell or send".to_string(),
        format!("by an exit, {}", time(lst.exit_claimable_at)),
        amounts.shown(lst.could_lose),
    ]
}

fn ticket_row(ticket: &Ticket, now: u64, amounts: &Amounts) -> Vec<String> {
    let claim = match ticket.claimable.is_zero() {
        true => "-".to_string(),
        false => format!("claim {}", amounts.shown(ticket.claimable)),
    };
    let later = match ticket.expected_at {
        Some(at) if is_overdue(at, now) => format!("overdue since {}", when(at)),
        at => time(at),
    };
    vec![
        format!("ticket {}, {}", ticket.ticket_id, status(ticket.status)),
        amounts.shown(ticket.value),
        claim,
        later,
        amounts.shown(ticket.could_lose),
    ]
}

fn status(status: TicketStatus) -> &'static str {
    match status {
        TicketStatus::Open => "open",
        TicketStatus::Exiting => "exiting",
        TicketStatus::Claimable => "claimable",
        TicketStatus::Done => "done",
    }
}

fn is_priced(ticket: &Ticket) -> bool {
    ticket.status != TicketStatus::Open
}

fn layer_row(layer: &Layer, now: u64, amounts: &Amounts) -> Vec<String> {
    let what = match &layer.layer {
        LayerId::Pool => "underwritten".to_string(),
        LayerId::Bond { validator } => format!("bond of {validator}"),
    };
    let (what, ready) = match (layer.exit_id, layer.ready_at) {
        (None, at) => (what, format!("if requested now, {}", time(at))),
        (Some(id), Some(at)) => (format!("{what}, exit {id}"), when(at)),
        (Some(id), None) => (
            format!("{what}, exit {id}"),
            "once no stake needs it".to_string(),
        ),
    };
    let is_ready = layer.exit_id.is_some() && layer.ready_at.is_some_and(|at| at <= now);
    let available = if is_ready { "exit" } else { "-" };
    vec![
        what,
        amounts.shown(layer.value),
        available.to_string(),
        ready,
        amounts.shown(layer.could_lose),
    ]
}

fn total_row(position: &Position, amounts: &Amounts) -> Vec<String> {
    let total = &position.total;
    let what = match position.is_partial {
        true => "all that was read",
        false => "all",
    };
    vec![
        what.to_string(),
        amounts.shown(total.value),
        format!("claim {}", amounts.shown(total.claimable)),
        String::new(),
        amounts.shown(total.could_lose),
    ]
}

fn time(at: Option<u64>) -> String {
    at.map_or_else(|| "-".to_string(), when)
}

/// Coins that have not come a day after they were expected, when a keeper has had that day, are late.
fn is_overdue(expected_at: u64, now: u64) -> bool {
    expected_at.saturating_add(DAY_SECS) < now
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

/// What the slash would take of whom, and what is late already.
fn if_slashed(position: &Position, amounts: &Amounts, out: &Output) {
    let event = &position.if_slashed;
    let Some(validator) = &event.validator else {
        out.line("no stake is delegated: there is nothing that a slash could take yet");
        return;
    };
    out.line(event_costs(event, validator, amounts));
    let priced = || position.tickets.iter().filter(|ticket| is_priced(ticket));
    let uninsured = priced().any(|ticket| !ticket.could_lose.is_zero());
    if uninsured {
        out.line(
            "a priced ticket is not insured until its coins have arrived: what it could lose is for a \
             slash of the validator that most of its coins come from",
        );
    }
    let late = |at: u64| is_overdue(at, position.time);
    if priced().any(|ticket| ticket.expected_at.is_some_and(late)) {
        out.line(out.refused(
            "overdue: stake has not come back or was never undelegated. The hub's query `due`, and what `advance` says \
             was refused, show why; `advance` continues with it",
        ));
    }
    if !position.vault.is_empty() {
        out.line(
            "LST in the vault is burned before holders lose anything, until it is taken out: LST of the underwriters for a loss \
             with any validator, a bond for losses with its own validator",
        );
    }
}

/// What a slash of this validator costs, and who pays.
fn event_costs(event: &Event, validator: &str, amounts: &Amounts) -> String {
    let insured = event.paid_by_bond.saturating_add(event.paid_by_pool);
    format!(
        "could lose: if {validator}, which has most of the pool's stake, is slashed by {}, that costs {}: exits lose {}, and the \
         pool loses {}, of which the validator's bond pays {}, the underwriters pay {} and holders bear {}",
        event.fraction,
        amounts.shown(event.loss),
        amounts.shown(event.of_exits),
        amounts.shown(event.of_pool),
        amounts.shown(event.paid_by_bond),
        amounts.shown(event.paid_by_pool),
        amounts.shown(event.of_pool.saturating_sub(insured)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(layer: LayerId, exit_id: Option<u64>) -> Layer {
        Layer {
            layer,
            exit_id,
            value: Uint128::new(5),
            ready_at: None,
            could_lose: Uint128::zero(),
        }
    }

    /// Before, it said that the pool loses all 60: what exits lose was told as the pool's, and holders
    /// seemed to bear 32.
    #[test]
    fn what_exits_lose_is_told_apart_from_what_the_pool_loses() {
        let event = Event {
            validator: Some("val0".to_string()),
            fraction: "0.1".to_string(),
            loss: Uint128::new(60),
            of_exits: Uint128::new(12),
            of_pool: Uint128::new(48),
            paid_by_bond: Uint128::new(10),
            paid_by_pool: Uint128::new(18),
        };
        assert_eq!(
            event_costs(&event, "val0", &Amounts(0)),
            "could lose: if val0, which has most of the pool's stake, is slashed by 0.1, that costs 60: exits lose 12, and the \
             pool loses 48, of which the validator's bond pays 10, the underwriters pay 18 and holders bear 20"
        );
    }

    #[test]
    fn bonds_that_no_query_has_are_told_with_the_number_of_those_read() {
        let bond = |validator: &str| LayerId::Bond {
            validator: validator.to_string(),
        };
        let vault = [
            layer(LayerId::Pool, None),
            layer(bond("val0"), None),
            layer(bond("val1"), None),
            layer(bond("val1"), Some(7)),
        ];
        let said = unread(&vault);
        assert!(said.contains("2 bonds were read"), "{said}");
    }
}
