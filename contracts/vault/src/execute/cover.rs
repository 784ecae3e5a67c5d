//! `cover`: burns LST of bonds and of the pool for losses.

use crate::{
    error::ContractError,
    session::Session,
    siblings::{roster, BondFit},
    state::{wiped_out, COVERED, SUITE},
};
use ballast_accounting::{Available, Cover};
use ballast_types::{
    access::ensure_sender,
    event,
    token::Token,
    vault::{CoverAnswer, CoverMsg, LossToCover},
    Amount, Shares, Totals,
};
use cosmwasm_std::{
    to_json_binary, Deps, DepsMut, Empty, Env, Event, MessageInfo, Response, Storage,
};
use litemap::LiteMap;

/// What is burned for each loss, in the order of the losses.
pub struct Burned {
    pub covers: Vec<Cover>,
    /// Events of the buckets that were wiped out.
    wiped: Vec<Event>,
}

pub fn cover(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: CoverMsg,
) -> Result<Response, ContractError> {
    // read
    ensure_sender(&info.sender, &SUITE.load(deps.storage)?.hub, "the hub")?;
    Session::change(deps, &env, Shares::ZERO, |deps, session| {
        // decide
        let Burned { covers, wiped } = burn(deps.storage, session, &msg)?;
        let mut total = Shares::ZERO;
        let mut response = Response::new().add_attribute("action", "cover");
        for (loss, cover) in msg.losses.iter().zip(&covers) {
            let burned = cover.total()?;
            total = total.checked_add(burned)?;
            response = response
                .add_attribute("loss_id", loss.loss_id.to_string())
                .add_attribute("burned", burned.to_string())
                .add_event(covered(loss, cover, burned));
        }
        let validators = msg.losses.iter().map(|loss| loss.validator.as_str());
        restart_clocks(deps.as_ref(), session, validators, msg.before)?;
        let token = Token(session.suite.token.clone());

        // write
        for loss in msg.losses.iter().filter(|loss| loss.loss_id != 0) {
            COVERED.save(deps.storage, loss.loss_id, &Empty {})?;
        }
        if !total.is_zero() {
            response = response.add_message(token.burn(total)?);
        }
        Ok(response
            .add_events(wiped)
            .set_data(to_json_binary(&CoverAnswer { burned: covers })?))
    })
}

/// What `cover` would burn, by the same function.
pub fn preview(deps: Deps<'_>, env: &Env, msg: &CoverMsg) -> Result<CoverAnswer, ContractError> {
    let mut session = Session::open(deps, env, Shares::ZERO)?;
    Ok(CoverAnswer {
        burned: burn(deps.storage, &mut session, msg)?.covers,
    })
}

/// Burns for each loss in turn: first the validator's bond, then the pool, and the pool's
/// unreleased premium last. A loss that was covered before burns nothing. Losses in the hub's
/// previews have no number yet and carry 0, which never counts as covered.
fn burn(
    storage: &dyn Storage,
    session: &mut Session,
    msg: &CoverMsg,
) -> Result<Burned, ContractError> {
    let mut seen = LiteMap::new_vec();
    let mut burned = Burned {
        covers: vec![],
        wiped: vec![],
    };
    for loss in &msg.losses {
        let id = loss.loss_id;
        if id != 0 && (COVERED.has(storage, id) || seen.insert(id, ()).is_some()) {
            burned.covers.push(Cover::default());
            continue;
        }
        let available = Available {
            bond: session.bond(storage, &loss.validator)?.layer.held()?,
            pool: session.pool.held()?,
        };
        let cover = Cover::burn_ceil(msg.before, loss.amount, available)?;
        let layer = &mut session.bond(storage, &loss.validator)?.layer;
        let bond = layer.burn(cover.bond)?;
        burned
            .wiped
            .extend(wiped_out(&loss.validator, layer, &bond));
        let pool = session.pool.burn(cover.pool)?;
        burned
            .wiped
            .extend(wiped_out("pool", &session.pool.layer, &pool));
        burned.covers.push(Cover {
            bond: bond.assets,
            pool: pool.assets,
        });
    }
    Ok(burned)
}

/// Stops the clock of each bond that no longer backs the stake with its validator: later requests
/// then wait until it fits again. If the fit cannot be read, the bond counts as too small, because
/// a cover must never fail for that.
pub fn restart_clocks<'a>(
    deps: Deps<'_>,
    session: &mut Session,
    validators: impl Iterator<Item = &'a str>,
    totals: Totals,
) -> Result<(), ContractError> {
    let (suite, now) = (session.suite.clone(), session.now);
    let below = session.ledger.next_exit;
    let mut listed = None;
    for validator in validators {
        let bond = session.bond(deps.storage, validator)?;
        if bond.fits_since.is_none() {
            continue;
        }
        // the roster is long, so it is read once for all losses
        let listed = listed.get_or_insert_with(|| roster(&deps.querier, &suite).ok());
        let active = bond.layer.active.assets;
        let fits = listed.as_ref().is_some_and(|roster| {
            BondFit::of(&deps.querier, &suite.hub, roster, validator, active, totals)
                .is_ok_and(|backing| backing.fits())
        });
        bond.note(fits, now, below);
    }
    Ok(())
}

fn covered<'a>(loss: &'a LossToCover, cover: &Cover, burned: Shares) -> event::Cover<'a> {
    event::Cover {
        loss_id: loss.loss_id,
        validator: &loss.validator,
        burned,
        by_bond: cover.bond,
        by_pool: cover.pool,
    }
}
