//! Who can change the code, coloured.

use super::{facet, grey};
use crate::holder::Holder;
use crate::{Color, Facet, HolderKind, Policy};
use std::collections::BTreeMap;

/// The weakest holder decides.
pub(super) fn powers(admins: &BTreeMap<&'static str, Option<Holder>>, policy: &Policy) -> Facet {
    let mut worst: Option<Verdict> = None;
    let mut lacking = None;
    for (name, holder) in admins {
        let found = match holder {
            Some(holder) => of_holder(name, holder, policy),
            None => Some(verdict(Color::Grey, format!("who can migrate the {name}"))),
        };
        match found {
            None => {}
            Some(found) if found.color == Color::Grey => {
                lacking.get_or_insert(found.because);
            }
            Some(found) if worst.as_ref().is_none_or(|worst| found.color > worst.color) => {
                worst = Some(found);
            }
            Some(_) => {}
        }
    }
    let immutable = || verdict(Color::Green, "nobody can change the code");
    let Verdict { color, because } = worst.unwrap_or_else(immutable);
    match (color, lacking) {
        // what is red is red, whatever else is not known
        (Color::Green | Color::Yellow, Some(lacking)) => grey(&lacking),
        _ => facet(color, because, None),
    }
}

/// What it means that somebody can migrate a contract.
struct Verdict {
    color: Color,
    /// Why, in words; of a grey one what is not known.
    because: String,
}

fn verdict(color: Color, because: impl Into<String>) -> Verdict {
    Verdict {
        color,
        because: because.into(),
    }
}

/// What it means that this holder can migrate a contract: none where the contract has no admin, and
/// grey, with what is missing, where the holder is not known.
fn of_holder(name: &str, holder: &Holder, policy: &Policy) -> Option<Verdict> {
    let at = holder.address.clone().unwrap_or_default();
    let found = match &holder.kind {
        HolderKind::None => return None,
        HolderKind::Timelock => of_timelock(name, holder.window_secs, &at),
        HolderKind::Multisig { k, n } => {
            let is_council = *n >= policy.powers.members && k.saturating_mul(2) > *n;
            let color = match is_council {
                true => Color::Yellow,
                false => Color::Red,
            };
            verdict(color, format!("{k} of {n} members can migrate the {name}"))
        }
        HolderKind::Account => {
            let because = format!("one account can migrate the {name}: {at}");
            verdict(Color::Red, because)
        }
        HolderKind::Contract => {
            let because = format!("a contract of unknown rules can migrate the {name}: {at}");
            verdict(Color::Red, because)
        }
        HolderKind::Chain => {
            let because = format!("the chain's governance can migrate the {name}");
            verdict(Color::Yellow, because)
        }
        HolderKind::Unknown => verdict(Color::Grey, format!("what can migrate the {name}: {at}")),
    };
    Some(found)
}

/// The same of a timelock, by the window that it leaves.
fn of_timelock(name: &str, window_secs: Option<u64>, at: &str) -> Verdict {
    match window_secs {
        None => {
            let what = format!("what the timelock that can migrate the {name} does: {at}");
            verdict(Color::Grey, what)
        }
        Some(0) => {
            let because = format!(
                "the timelock that can migrate the {name} gives no time to leave, or its own code can be changed without its delays"
            );
            verdict(Color::Red, because)
        }
        Some(_) => {
            let because = "a timelock can change the code, by its own words: compare its checksum";
            verdict(Color::Green, because)
        }
    }
}
