//! What the consumer says, if there is one. An answer that is an error, or none that can be read,
//! counts as a slash that is due.

use crate::session::Session;
use ballast_extension_math::restake::Report;
use ballast_extension_types::consumer::{ExposureResponse, QueryMsg};
use ballast_extension_types::restake::Redemption;
use ballast_wire::answer_of;
use cosmwasm_std::{from_json, Deps};

/// Asks it; none where there is no consumer.
pub fn ask(deps: Deps<'_>, session: &Session) -> Option<Report> {
    let consumer = &session.config.ratio.as_ref()?.consumer;
    let answer = answer_of(&deps.querier, consumer, &QueryMsg::Exposure {});
    Some(match answer.and_then(from_json) {
        Ok(ExposureResponse { exposure, due }) => Report::Says { exposure, due },
        Err(_) => Report::Fails,
    })
}

/// Asks it if it has a say about one of these redemptions: in an opening it is not even called.
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
