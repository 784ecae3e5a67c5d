//! Out of a layer, in two steps: ask, wait, take. What was asked out is liable until it is taken.

use super::{backing, note};
use crate::{
    error::ContractError,
    siblings::{fresh, Times},
    state::{
        active_shares, key, name, save_position, Books, Exit, Position, EXITS, EXITS_OF, LEDGER,
        PARAMS,
    },
};
use ballast_accounting::time::secs_ceil;
use ballast_types::{
    access::ensure_is, address::operator_bytes, token::Token, vault::Layer, Amount, LayerShares,
    Shares, Totals,
};
use cosmwasm_std::{Deps, DepsMut, Empty, Env, MessageInfo, Response, Storage};

pub fn request(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    layer: Layer,
    shares: LayerShares,
) -> Result<Response, ContractError> {
    // read
    if let Layer::Bond { validator } = &layer {
        operator_bytes(validator, env.contract.address.as_str())?;
    }
    if shares.is_zero() {
        return Err(ContractError::ZeroShares {
            layer: name(&layer),
        });
    }
    let mut books = Books::open(deps.as_ref(), &env, Shares::ZERO)?;
    let totals = fresh(&deps.querier, &books.suite)?;
    let times = Times::look(&deps.querier, &books.suite)?;
    let cooldown_secs = PARAMS
        .load(deps.storage)?
        .cooldown_secs
        .max(times.least_cooldown);
    let accounts = books.layer(deps.storage, &layer)?;
    let epoch = accounts.active.epoch;
    let have = active_shares(deps.storage, &info.sender, key(&layer), epoch)?;
    if have < shares {
        return Err(ContractError::NotEnoughShares {
            layer: name(&layer),
            asked: shares,
            have,
        });
    }

    // decide
    let moved = accounts.request_floor(shares)?;
    let left = Position {
        epoch,
        shares: have.checked_sub(shares)?,
    };
    let exit = Exit {
        owner: info.sender,
        layer,
        epoch: accounts.exiting.epoch,
        units: moved.units,
        shares,
        requested_at: secs_ceil(env.block.time),
        cooldown_secs,
        latest_at: secs_ceil(env.block.time)
            .saturating_add(times.longest_drain)
            .saturating_add(cooldown_secs),
    };
    let exit_id = books.ledger.next_exit;
    books.ledger.next_exit = exit_id.saturating_add(1);
    note(deps.as_ref(), &mut books, &exit.layer, totals)?;
    let ready_at = exit.ready_at(free_since(deps.storage, &mut books, exit_id, &exit.layer)?);
    let earliest = books.now.saturating_add(cooldown_secs);

    // write
    save_position(deps.storage, &exit.owner, key(&exit.layer), &left)?;
    EXITS.save(deps.storage, exit_id, &exit)?;
    EXITS_OF.save(deps.storage, (&exit.owner, exit_id), &Empty {})?;
    let premium = books.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "request_exit")
        .add_attribute("exit_id", exit_id.to_string())
        .add_attribute("owner", exit.owner)
        .add_attribute("layer", name(&exit.layer))
        .add_attribute("shares", shares.to_string())
        .add_attribute("lst", moved.lst.to_string())
        .add_attribute("ready_at", ready_at.unwrap_or(earliest).to_string())
        .add_attribute("backing", ready_at.is_none().to_string())
        .add_events(premium))
}

pub fn cancel(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    exit_id: u64,
) -> Result<Response, ContractError> {
    // read
    let exit = load(deps.storage, exit_id)?;
    ensure_is(
        exit.owner == info.sender,
        "who made the request",
        &info.sender,
    )?;
    let mut books = Books::open(deps.as_ref(), &env, Shares::ZERO)?;
    let totals = fresh(&deps.querier, &books.suite)?;
    let accounts = books.layer(deps.storage, &exit.layer)?;
    if accounts.exiting.epoch != exit.epoch {
        return Err(ContractError::Void { exit_id });
    }
    let epoch = accounts.active.epoch;
    let had = active_shares(deps.storage, &exit.owner, key(&exit.layer), epoch)?;

    // decide
    let back = accounts.cancel_floor(exit.units, exit.shares)?;
    let position = Position {
        epoch,
        shares: had.checked_add(back.shares)?,
    };
    note(deps.as_ref(), &mut books, &exit.layer, totals)?;

    // write
    save_position(deps.storage, &exit.owner, key(&exit.layer), &position)?;
    remove(deps.storage, exit_id, &exit);
    let premium = books.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "cancel_exit")
        .add_attribute("exit_id", exit_id.to_string())
        .add_attribute("owner", exit.owner)
        .add_attribute("layer", name(&exit.layer))
        .add_attribute("shares", back.shares.to_string())
        .add_attribute("lst", back.lst.to_string())
        .add_events(premium))
}

pub fn exit(deps: DepsMut<'_>, env: Env, exit_id: u64) -> Result<Response, ContractError> {
    // read
    let exit = load(deps.storage, exit_id)?;
    let mut books = Books::open(deps.as_ref(), &env, Shares::ZERO)?;
    let void = books.layer(deps.storage, &exit.layer)?.exiting.epoch != exit.epoch;

    // decide
    let lst = match void {
        true => Shares::ZERO,
        false => {
            let totals = fresh(&deps.querier, &books.suite)?;
            ensure_free(deps.as_ref(), &mut books, exit_id, &exit, totals)?;
            let accounts = books.layer(deps.storage, &exit.layer)?;
            let lst = accounts.pay_floor(exit.units, exit.shares)?;
            note(deps.as_ref(), &mut books, &exit.layer, totals)?;
            lst
        }
    };
    let token = Token(books.suite.token.clone());

    // write
    remove(deps.storage, exit_id, &exit);
    let premium = books.save(deps.storage)?;
    let mut response = Response::new();
    if !lst.is_zero() {
        response = response.add_message(token.transfer(&exit.owner, lst)?);
    }
    Ok(response
        .add_attribute("action", "exit")
        .add_attribute("exit_id", exit_id.to_string())
        .add_attribute("owner", exit.owner)
        .add_attribute("layer", name(&exit.layer))
        .add_attribute("lst", lst.to_string())
        .add_events(premium))
}

/// Notes what anyone can see.
pub fn refresh(
    deps: DepsMut<'_>,
    env: Env,
    validator: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let mut books = Books::open(deps.as_ref(), &env, Shares::ZERO)?;
    let mut response = Response::new()
        .add_attribute("action", "refresh")
        .add_attribute("premium", books.arrived.to_string());

    // decide
    if let Some(validator) = validator {
        operator_bytes(&validator, env.contract.address.as_str())?;
        let totals = fresh(&deps.querier, &books.suite)?;
        let backing = backing(deps.as_ref(), &mut books, &validator, totals)?;
        let (now, below) = (books.now, books.ledger.next_exit);
        let bond = books.bond(deps.storage, &validator)?;
        bond.note(backing.fits(), now, below);
        let show = |number: Option<String>| number.unwrap_or_else(|| "none".to_string());
        response = response
            .add_attribute("validator", validator)
            .add_attribute("stake", backing.stake.to_string())
            .add_attribute("backed", show(backing.backed.map(|n| n.to_string())))
            .add_attribute("fits_since", show(bond.fits_since.map(|n| n.to_string())));
    }

    // write
    let premium = books.save(deps.storage)?;
    Ok(response.add_events(premium))
}

/// Fails unless the exit may be paid now.
fn ensure_free(
    deps: Deps<'_>,
    books: &mut Books,
    exit_id: u64,
    exit: &Exit,
    totals: Totals,
) -> Result<(), ContractError> {
    let since = free_since(deps.storage, books, exit_id, &exit.layer)?;
    if let (Layer::Bond { validator }, None) = (&exit.layer, since) {
        // what could not be moved in all that time is insured by the pool alone
        if books.now >= exit.latest_at {
            return Ok(());
        }
        let backing = backing(deps, books, validator, totals)?;
        return Err(match backing.backed {
            Some(backed) if !backing.fits() => ContractError::StillBacking {
                exit_id,
                validator: validator.clone(),
                stake: backing.stake,
                bond: books.bond(deps.storage, validator)?.layer.active.lst,
                backed,
                latest_at: exit.latest_at,
            },
            _ => ContractError::NotNoted {
                exit_id,
                validator: validator.clone(),
                cooldown_secs: exit.cooldown_secs,
            },
        });
    }
    match exit.ready_at(since) {
        Some(ready_at) if ready_at > books.now => Err(ContractError::NotReady {
            exit_id,
            ready_at,
            now: books.now,
        }),
        _ => Ok(()),
    }
}

/// Since when a request is known to be free of the stake; none for the pool, whose cooldown waits for nothing.
fn free_since(
    storage: &dyn Storage,
    books: &mut Books,
    exit_id: u64,
    layer: &Layer,
) -> Result<Option<u64>, ContractError> {
    Ok(match layer {
        Layer::Pool => None,
        Layer::Bond { validator } => books.bond(storage, validator)?.free_since(exit_id),
    })
}

fn load(storage: &dyn Storage, exit_id: u64) -> Result<Exit, ContractError> {
    match EXITS.may_load(storage, exit_id)? {
        Some(exit) => Ok(exit),
        None => Err(ContractError::UnknownExit {
            exit_id,
            next_exit: LEDGER.load(storage)?.next_exit,
        }),
    }
}

fn remove(storage: &mut dyn Storage, exit_id: u64, exit: &Exit) {
    EXITS.remove(storage, exit_id);
    EXITS_OF.remove(storage, (&exit.owner, exit_id));
}
