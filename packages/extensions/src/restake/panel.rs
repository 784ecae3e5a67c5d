//! What people see of a restake contract, and what any account can do for it.

use crate::amounts::{percent, percent_of_terms, units, whole};
use crate::answers::{answer, balance, list, token, Rows};
use crate::durations::{duration, Style};
use ballast_answers::pages::List;
use ballast_extension_types::restake::{
    Config, LstResponse, Mode, QueryMsg, RedemptionResponse, SlashableResponse, StateResponse,
};
use ballast_testing::extension::{Holding, Holdings, Scale};
use ballast_testing::{Ask, Chore, Panel};
use ballast_types::Amount;
use cosmwasm_std::Uint128;
use serde_json::json;

/// The redemptions of an owner.
const REDEMPTIONS: List = list("redemptions", "redemption_id");

fn config(ask: &Ask<'_>) -> Result<Config, String> {
    answer(ask, &QueryMsg::Config {})
}

fn state(ask: &Ask<'_>) -> Result<StateResponse, String> {
    answer(ask, &QueryMsg::State {})
}

/// What stands behind the service, what a slash could take now, and what is open.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (config, state, now) = (config(ask)?, state(ask)?, scale.now);
    let lst = |amount: Uint128| whole(amount, config.lst_decimals);
    let SlashableResponse { slashable, .. } = answer(ask, &QueryMsg::Slashable {})?;
    let mut rows = stake_rows(&config, &state, slashable.raw());
    if let Some(request) = &state.request {
        let from = request.veto_until;
        let says = match now < from {
            true => format!("can be vetoed until @{from}"),
            false => format!("anybody executes it until @{}", request.expires),
        };
        let what = format!("slash request {}", request.id);
        rows.push(vec![what, lst(request.amount.raw()), says]);
    }
    if let Some(until) = state.paused_until {
        rows.push(vec![
            "paused".to_string(),
            String::new(),
            format!("nobody comes in until @{until}"),
        ]);
    }
    Ok(Panel {
        title: "Stake behind a service".to_string(),
        note: note(&config),
        columns: ["what", "how much", ""].map(ToString::to_string).to_vec(),
        rows,
        pictures: vec![],
    })
}

/// What stands behind the service, in each of its states, and what a slash could take of it.
fn stake_rows(config: &Config, state: &StateResponse, slashable: Uint128) -> Vec<Vec<String>> {
    let lst = |amount: Uint128| whole(amount, config.lst_decimals);
    [
        ["LST behind the service", &lst(state.active.raw()), ""],
        [
            "LST that was asked out",
            &lst(state.redeeming.raw()),
            "slashable until it is taken out",
        ],
        [
            "gifts that drip",
            &lst(state.dripping.raw()),
            "not slashable yet",
        ],
        [
            "LST for a share",
            &state.price.to_string(),
            if state.spent {
                "spent: nobody comes in"
            } else {
                ""
            },
        ],
        [
            "a slash takes at the most",
            &lst(slashable),
            &cap(config, state),
        ],
    ]
    .map(|row| row.map(ToString::to_string).to_vec())
    .to_vec()
}

/// Shares, and what was asked out.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let shares = balance(ask, owner)?;
    let redemptions = Rows::<RedemptionResponse>::of(ask, REDEMPTIONS, json!({"owner": owner}))?;
    let mut rows = vec![];
    if !shares.is_zero() {
        let config = config(ask)?;
        let worth: LstResponse = answer(ask, &QueryMsg::ConvertToAssets { shares })?;
        rows.push(Holding {
            what: "shares".to_string(),
            amount: token(ask)?.sum(shares.u128()),
            worth: Some(scale.lst.sum(units(worth.lst))),
            from: None,
            note: format!(
                "slashable by {} in {}; ready {} after it is asked out",
                percent(config.max_slash_bps),
                duration(config.window_secs, Style::Exact),
                duration(config.cooldown_secs, Style::Exact)
            ),
        });
    }
    let asked_out = redemptions.rows.iter();
    rows.extend(asked_out.map(|redemption| asked_out_row(redemption, scale)));
    Ok(Holdings {
        rows,
        stopped: redemptions.stopped("redemptions"),
    })
}

/// LST that was asked out, and until when it stays slashable.
fn asked_out_row(redemption: &RedemptionResponse, scale: &Scale) -> Holding {
    Holding {
        what: format!("redemption {}", redemption.redemption_id),
        amount: scale.lst.sum(units(redemption.lst)),
        worth: None,
        from: Some(redemption.ready_at),
        note: match redemption.held_until {
            None => "slashable until it is taken out".to_string(),
            Some(at) => {
                format!("ready, and held until @{at} at the most; slashable until it is taken out")
            }
        },
    }
}

fn note(config: &Config) -> String {
    let wait = duration(config.cooldown_secs, Style::Exact);
    let slasher = &config.slasher;
    match &config.mode {
        Mode::Instant => format!("{slasher} slashes at once. Whoever asks out is ready {wait} later."),
        Mode::Veto { resolver, veto_secs, .. } => format!(
            "{slasher} asks for slashes, which {resolver} can veto for {}. Whoever asks out is ready {wait} later.",
            duration(*veto_secs, Style::Exact)
        ),
    }
}

/// How much of the cap is used, and until when.
fn cap(config: &Config, state: &StateResponse) -> String {
    let percent = percent_of_terms(config.max_slash_bps);
    match state.window.opens_again_at {
        0 => format!(
            "{percent} % in {}",
            duration(config.window_secs, Style::Exact)
        ),
        at => format!(
            "{percent} % together with {} taken until @{at}",
            whole(state.window.taken.raw(), config.lst_decimals)
        ),
    }
}

/// A slash that was not vetoed in time is executed: while it is open, withdrawals wait.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let request = state(ask)?.request;
    let due = request.filter(|request| (request.veto_until..request.expires).contains(&now));
    let chore = due.map(|request| Chore {
        what: format!("execute slash request {}", request.id),
        msg: json!({"execute_slash": {"request_id": request.id}}),
    });
    Ok(chore.into_iter().collect())
}
