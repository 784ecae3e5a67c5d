//! Who can do what to a contract that stands on the suite.

use crate::facts::{Facts, Ownership};
use crate::holder::{holder, look_up, row, Holder};
use crate::{Extension, HolderKind, Power};
use serde_json::Value;

/// Rows of one contract: who can migrate it, its owner, its guardian, and who can take money by its
/// rules.
pub fn powers(facts: &Facts<'_>, name: &str, extension: &Extension) -> Vec<Power> {
    let code = look_up(facts, &extension.address).into_info();
    let admin = match &code {
        Some(info) => holder(facts, info.admin.as_deref()),
        None => Holder::unknown(),
    };
    let worst = match admin.kind {
        HolderKind::None => "nothing: nobody can",
        _ => "takes all that is in it",
    };
    let mut rows = vec![row(format!("{name}: migrate"), admin, worst).with_code(code)];
    let config: Value = facts.maybe(name, "config", "").unwrap_or_default();
    let owner: Option<Ownership> = facts.maybe(name, "ownership", "");
    if let Some(worst) = owners_worst(&extension.kind) {
        let successor = owner.as_ref().and_then(|one| one.pending_owner.clone());
        if let Some(successor) = successor {
            let successor = holder(facts, Some(&successor));
            let power = format!("{name}: owner, as soon as he accepts");
            rows.push(row(power, successor, worst));
        }
        let owner = match owner {
            Some(owner) => holder(facts, owner.owner.as_deref()),
            None => Holder::unknown(),
        };
        rows.push(row(format!("{name}: owner"), owner, worst));
    }
    for role in roles(&extension.kind) {
        let address = role
            .path
            .iter()
            .try_fold(&config, |here, step| here.get(step));
        if let Some(address) = address.and_then(Value::as_str) {
            let holder = holder(facts, Some(address));
            rows.push(row(format!("{name}: {}", role.name), holder, role.worst));
        }
    }
    rows
}

/// The worst that the owner of a contract of a kind can do; none where it has no owner.
fn owners_worst(kind: &str) -> Option<&'static str> {
    match kind {
        "market" => Some("lowers limits, moves the liquidation LTV within its bounds and slowly, sets the fee; never touches positions"),
        "oracle" => Some("admits and evicts reporters, so who sets prices after a wait; adds feeds"),
        "basket" => Some("announces other parts, of one code, that deposits go to after the notice"),
        _ => None,
    }
}

/// A role that a contract's `config` names.
struct Role {
    /// The fields of `config` that lead to its address.
    path: &'static [&'static str],
    /// What it is called.
    name: &'static str,
    /// The worst that it can do.
    worst: &'static str,
}

const fn role(path: &'static [&'static str], name: &'static str, worst: &'static str) -> Role {
    Role { path, name, worst }
}

const MARKET: &[Role] = &[
    role(
        &["roles", "guardian"],
        "guardian",
        "pauses deposits and loans for a while; repaying, leaving and liquidating never stop",
    ),
    role(
        &["terms", "deployer"],
        "deployer",
        "attaches a restake contract of the named code, once",
    ),
];
const ORACLE: &[Role] = &[role(
    &["guardian"],
    "guardian",
    "guards a feed for a while: nothing is lent by it; prices that settle go on",
)];
const RESTAKE: &[Role] = &[
    role(
        &["slasher"],
        "slasher",
        "takes up to the cap of a window, and twice that at the edge of two",
    ),
    role(
        &["mode", "veto", "resolver"],
        "resolver",
        "vetoes slashes, and decides nothing else",
    ),
    role(&["guardian"], "guardian", "lets nobody in for a while"),
];
const TIMELOCK: &[Role] = &[
    role(
        &["proposer"],
        "proposer",
        "schedules anything; what could take money waits until everybody who asked out is paid",
    ),
    role(&["veto"], "veto", "cancels any operation"),
    role(
        &["council"],
        "council",
        "lets a slow operation go after the fast delay",
    ),
];
const GUARDED: &[Role] = &[role(
    &["guardian"],
    "guardian",
    "lets nobody in for a while",
)];

/// The roles of a contract of a kind, but for its owner.
fn roles(kind: &str) -> &'static [Role] {
    match kind {
        "market" => MARKET,
        "oracle" => ORACLE,
        "restake" => RESTAKE,
        "lever" | "hedge" | "basket" => GUARDED,
        "timelock" => TIMELOCK,
        _ => &[],
    }
}
