//! Explanations of refusals, for people.

use cw_multi_test::error::AnyError;

use crate::error::{known_log, SdkError, SimError};

/// The chain's own refusal inside an error of `app.execute`, however deep: codespace, code and log.
///
/// `None` if something else failed: a contract, the bank, the simulator. If a contract has caught
/// the refusal and put it into an error of its own, only its text is left; [`explain`] finds the
/// code in it.
pub fn refusal(error: &AnyError) -> Option<&SdkError> {
    error
        .downcast_ref::<SdkError>()
        .or_else(|| error.chain().find_map(|cause| cause.downcast_ref()))
        .or_else(|| match error.downcast_ref::<SimError>() {
            Some(SimError::Sdk(refused)) => Some(refused),
            _ => None,
        })
}

/// Why a message was refused: `staking/27: too many unbonding delegation entries … (parameter max_entries; …)`.
///
/// Contracts and users see only `codespace: staking, code: 27` of it, as through wasmd. The text in
/// brackets names the parameter of [`ChainParams`](crate::ChainParams) that decides, if there is
/// one. For other errors, the innermost cause, without the messages on the way to it.
pub fn explain(error: &AnyError) -> String {
    if let Some(refused) = refusal(error) {
        return told(refused.codespace, refused.code, &refused.log);
    }
    let innermost = error.root_cause().to_string();
    match code_in(&innermost) {
        Some((codespace, code)) => match known_log(codespace, code) {
            Some(log) => told(codespace, code, log),
            None => told(codespace, code, &innermost),
        },
        None => innermost,
    }
}

fn told(codespace: &str, code: u32, log: &str) -> String {
    match hint(codespace, code) {
        Some(hint) => format!("{codespace}/{code}: {log} ({hint})"),
        None => format!("{codespace}/{code}: {log}"),
    }
}

/// The codespace and code, wherever the text has them.
fn code_in(text: &str) -> Option<(&str, u32)> {
    let (_, rest) = text.split_once("codespace: ")?;
    let (codespace, rest) = rest.split_once(", code: ")?;
    let end = rest.find(|c: char| !c.is_ascii_digit());
    let digits = rest.get(..end.unwrap_or(rest.len()))?;
    Some((codespace, digits.parse().ok()?))
}

/// The parameter that decides, and what to do.
fn hint(codespace: &str, code: u32) -> Option<&'static str> {
    Some(match (codespace, code) {
        ("staking", 7) => "jail_secs must pass, then the operator unjails",
        ("staking", 11) => "the validator's max_commission",
        ("staking", 12) => "commission_age_secs says how long before genesis the rate was set",
        ("staking", 15) => "the validator's max_commission_change",
        ("staking", 27) => {
            "parameter max_entries; entries of one block merge, but this is checked before, and an entry counts until the \
             block after unbonding_secs"
        }
        ("staking", 32) => "wait unbonding_secs and one block after the redelegation into the source",
        ("staking", 33) => "parameter max_entries; redelegations never merge",
        ("staking", 34) => "all its tokens were slashed: its delegators have to leave first",
        ("staking", 40) => "parameter min_commission",
        ("slashing", 4) => "jail_secs must pass, and a double sign is for ever",
        ("slashing", 7) => "the validator's min_self_delegation",
        ("distribution", 8) => "parameter withdraw_addr_enabled",
        _ => return None,
    })
}
