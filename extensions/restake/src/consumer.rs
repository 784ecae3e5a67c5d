//! The consumer's answer, if there is a consumer. If the query fails or its answer cannot be read,
//! a slash counts as due.

use crate::session::Session;
use ballast_extension_math::restake::Report;
use ballast_extension_types::consumer::{ExposureResponse, QueryMsg};
use ballast_extension_types::restake::Redemption;
use ballast_wire::answer_of;
use cosmwasm_std::{from_json, Deps};

/// Queries the consumer; `None` if there is none.
pub fn ask(deps: Deps<'_>, session: &Session) -> Option<Report> {
    let consumer = &session.config.ratio.as_ref()?.consumer;
    let answer = answer_of(&deps.querier, consumer, &QueryMsg::Exposure {});
    Some(match answer.and_then(from_json) {
        Ok(ExposureResponse { exposure, due }) => Report::Says { exposure, due },
        Err(_) => Report::Fails,
    })
}

/// Queries the consumer if it may hold one of these redemptions. If all are in an opening, it is
/// not called at all.
pub fn ask_about<'a>(
    deps: Deps<'_>,
    session: &Session,
    redemptions: impl IntoIterator<Item = &'a Redemption>,
) -> Option<Report> {
    let has_a_say = redemptions.into_iter().any(|redemption| {
        let held = session
            .terms
            .held_until(redemption.ready_at, session.now.floor);
        held.is_some()
    });
    has_a_say.then(|| ask(deps, session)).flatten()
}
