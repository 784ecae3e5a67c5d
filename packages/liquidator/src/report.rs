//! The report of a purchase that was sent, in words.

use crate::deal::{Deal, Terms};
use crate::number::part;
use ballast_answers::{fields::amount, shown::percent};
use ballast_keep::{Attributes, Sent};
use ballast_tool::output::Units;
use serde_json::json;

/// What was paid and bought, as the contract's event says, and the gain after costs. `fee` is what
/// the message cost in the coin that was paid, 0 if it was paid in another one.
pub fn report(deal: &Deal, sent: &Sent, fee: u128, terms: &Terms, units: &Units) -> String {
    if deal.paid == 0 {
        return format!("{}: {}", deal.what, deal.in_words(units));
    }
    let event = event_of(deal, sent);
    let of = |keys: &[&str]| {
        let found = keys.iter().find_map(|key| attribute(event?, key));
        amount(&json!(found.unwrap_or_default()))
    };
    let (paid, lst) = (of(&["repaid", "paid"]), of(&["lst"]));
    let bought = Deal {
        paid,
        lst,
        worth: part(deal.worth, lst, deal.lst.max(1)),
        ..deal.clone()
    };
    let net = bought.net(terms);
    let spent = paid.saturating_add(fee);
    let gain = match net.checked_sub(spent) {
        Some(gain) => format!("gain {}", deal.coin.shown(gain)),
        None => format!("loss {}", deal.coin.shown(spent.saturating_sub(net))),
    };
    format!(
        "{}: {}, {gain} after {} of costs",
        deal.what,
        bought.in_words(units),
        percent(terms.cost_bps.into())
    )
}

/// The event of the contract that sold it: its action has the message's name.
fn event_of<'a>(deal: &Deal, sent: &'a Sent) -> Option<&'a Attributes> {
    let name = deal.msg.as_object()?.keys().next()?;
    let is_of_message = |event: &&Attributes| attribute(event, "action") == Some(name.as_str());
    sent.told.iter().find(is_of_message)
}

/// An attribute of an event.
fn attribute<'a>(event: &'a Attributes, key: &str) -> Option<&'a str> {
    let mut all = event.iter().filter(|(of, _)| of == key);
    all.next().map(|(_, value)| value.as_str())
}
