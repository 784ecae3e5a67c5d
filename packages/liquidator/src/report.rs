//! The report of a purchase that was sent, in words.

use crate::deal::{Deal, Terms};
use crate::number::part;
use ballast_answers::shown::percent;
use ballast_keep::{Attributes, Sent};
use ballast_tool::output::Units;

/// What was paid and bought, as the contract's event says, and the gain after costs; or that the node
/// does not tell it. `fee` is what the message cost in the coin that was paid, 0 if it was paid in
/// another one.
pub fn report(deal: &Deal, sent: &Sent, fee: u128, terms: &Terms, units: &Units) -> String {
    if deal.paid == 0 {
        return format!("{}: {}", deal.what, deal.in_words(units));
    }
    let Some(bought) = Bought::of(deal, sent).and_then(|bought| bought.priced(deal)) else {
        return format!(
            "{}: bought, the node does not tell at what price",
            deal.what
        );
    };
    let net = bought.net(terms);
    let spent = bought.paid.saturating_add(fee);
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

/// What was bought, base units.
struct Bought {
    /// Coins that were paid.
    paid: u128,
    /// LST for them.
    lst: u128,
}

impl Bought {
    /// As the contract's event says; none where the node shows no such event, or an amount of it
    /// cannot be read.
    fn of(deal: &Deal, sent: &Sent) -> Option<Self> {
        let event = event_of(deal, sent)?;
        let amount = |key| attribute(event, key)?.parse().ok();
        Some(Self {
            // a market's event, or a lever's
            paid: amount("repaid").or_else(|| amount("paid"))?,
            lst: amount("lst")?,
        })
    }

    /// The deal of these amounts; none where more LST was bought than any number can say the worth of.
    fn priced(self, deal: &Deal) -> Option<Deal> {
        Some(Deal {
            paid: self.paid,
            lst: self.lst,
            worth: part(deal.worth, self.lst, deal.lst.max(1))?,
            ..deal.clone()
        })
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Currency;
    use serde_json::json;

    /// What is reported of a purchase whose transaction has these events.
    fn reported(told: Vec<Attributes>) -> String {
        let deal = Deal {
            contract: "market".to_string(),
            what: "liquidate bob".to_string(),
            msg: json!({"liquidate": {"owner": "bob"}}),
            coin: Currency {
                denom: "ustake".to_string(),
                decimals: 6,
            },
            sent: 101_000_000,
            paid: 100_000_000,
            lst: 110_000_000,
            worth: 110_000_000,
            payer: "the borrower",
        };
        let sent = Sent {
            told,
            ..Sent::default()
        };
        report(&deal, &sent, 0, &Terms::default(), &Units::default())
    }

    /// An event of `liquidate` with these amounts.
    fn event(amounts: &[(&str, &str)]) -> Attributes {
        let all = [("action", "liquidate")].iter().chain(amounts);
        all.map(|(key, value)| (key.to_string(), value.to_string()))
            .collect()
    }

    #[test]
    fn a_slice_is_reported_as_the_event_tells_it() {
        let said = reported(vec![event(&[("repaid", "50000000"), ("lst", "55000000")])]);

        assert!(said.contains("pays 50 STAKE for 55 "), "{said}");
        assert!(said.contains("gain 5 STAKE"), "{said}");
    }

    /// Before, that was "a tip worth 0 STAKE, gain 0 STAKE": what is not told was a 0.
    #[test]
    fn what_the_node_does_not_tell_is_not_a_purchase_for_nothing() {
        for told in [
            vec![],
            vec![event(&[])],
            vec![event(&[("repaid", "50000000")])],
            vec![event(&[("repaid", "much"), ("lst", "55000000")])],
        ] {
            assert_eq!(
                reported(told),
                "liquidate bob: bought, the node does not tell at what price"
            );
        }
    }
}
