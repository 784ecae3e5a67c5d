//! The laws of `calls`: checks from outside, after every step.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{
    ensure, events_of, law, lst_in, lst_out, number, sum, supply, supply_is_its_holders, unreadable,
};
use ballast_extension_types::calls::{
    Books, Config, Phase, BOOKS, CONFIG, OFFERS, OFFERS_OF, WRITTEN,
};
use ballast_testing::{invariants::Check, lst_of, Law, Life};
use ballast_types::{hub::ExchangeRateResponse, Amount};
use cosmwasm_std::{from_json, to_json_binary, Order, StdResult, Uint128, Uint512};
use serde_json::json;

/// The laws, in order. How K-8 to K-12 are held is in `extensions/calls/README.md`.
pub(super) const ALL: &[Law] = &[
    law("K-1", all_lst_is_there),
    law("K-2", all_strike_money_is_there),
    law("K-3", sums_are_one_number),
    law("K-4", each_option_has_its_lst),
    law("K-5", nobody_leaves_a_side),
    law("K-6", exercise_pays_enough),
    law("K-7", lst_moved_as_events_say),
];

fn config(life: &Life<'_>) -> Result<Config, String> {
    let storage = life.step.chain.storage_of(life.at);
    CONFIG.load(&*storage).map_err(unreadable)
}

fn books(life: &Life<'_>) -> Result<Books, String> {
    let storage = life.step.chain.storage_of(life.at);
    BOOKS.load(&*storage).map_err(unreadable)
}

/// The phase that the series is in now.
fn phase(life: &Life<'_>, config: &Config) -> Phase {
    config.terms().phase(life.step.chain.now())
}

/// K-1: the LST that is here is at least what was sold and what is offered, and that is what the
/// offers say.
fn all_lst_is_there(life: &Life<'_>) -> Check {
    let books = books(life)?;
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    let (sold, offered) = (books.lst.raw(), books.offered.raw());
    ensure(here >= sold + offered, || {
        format!("{here} LST are here, {sold} sold, {offered} offered")
    })?;
    let storage = life.step.chain.storage_of(life.at);
    let rows = OFFERS.range(&*storage, None, None, Order::Ascending);
    let rows: Vec<_> = rows.collect::<StdResult<_>>().map_err(unreadable)?;
    let sum: Uint128 = rows.iter().map(|(_, row)| row.offer.lst.raw()).sum();
    ensure(sum == offered, || {
        format!("offers sum to {sum}, {offered} are booked")
    })?;
    let mut of: Vec<_> = rows
        .iter()
        .map(|(id, row)| (row.writer.clone(), *id))
        .collect();
    of.sort();
    let listed = OFFERS_OF.keys(&*storage, None, None, Order::Ascending);
    let mut listed: Vec<_> = listed.collect::<StdResult<_>>().map_err(unreadable)?;
    listed.sort();
    ensure(of == listed, || {
        format!("offers are {of:?}, by writer {listed:?}")
    })
}

/// K-2: strike money is here; what options cost never is.
fn all_strike_money_is_there(life: &Life<'_>) -> Check {
    let (config, books) = (config(life)?, books(life)?);
    let here = life.step.chain.balances(life.at);
    let here = here.get(&config.quote).copied().unwrap_or_default();
    ensure(here >= books.quote.raw(), || {
        format!("{here} {} are here, {} booked", config.quote, books.quote)
    })
}

/// K-3: the supply of options is the sum of balances; what is written is the sum over writers.
fn sums_are_one_number(life: &Life<'_>) -> Check {
    let books = books(life)?;
    supply_is_its_holders(life)?;
    let storage = life.step.chain.storage_of(life.at);
    let rows = WRITTEN.range(&*storage, None, None, Order::Ascending);
    let rows = rows.map(|row| row.map(|(_, lst)| lst.raw()));
    let sum: Uint128 = rows.sum::<StdResult<_>>().map_err(unreadable)?;
    ensure(sum == books.written.raw(), || {
        format!("writers sum to {sum}, {} is booked", books.written)
    })
}

/// K-4: until expiry each option has its LST.
fn each_option_has_its_lst(life: &Life<'_>) -> Check {
    let (config, books) = (config(life)?, books(life)?);
    let (supply, lst) = (supply(life, life.at)?, books.lst.raw());
    ensure(
        phase(life, &config) == Phase::Expired || supply == lst,
        || format!("{supply} options on {lst} LST"),
    )
}

/// K-5: while options are written there are as many as were written, and no strike money.
fn nobody_leaves_a_side(life: &Life<'_>) -> Check {
    let (config, books) = (config(life)?, books(life)?);
    let (supply, written) = (supply(life, life.at)?, books.written.raw());
    let holds = supply == written && books.quote.is_zero();
    ensure(phase(life, &config) != Phase::Open || holds, || {
        format!("{supply} options, {written} written, {} coins", books.quote)
    })
}

/// K-6: each exercise pays at least the strike for the exact native worth of what it takes, owed
/// cover included.
fn exercise_pays_enough(life: &Life<'_>) -> Check {
    let config = config(life)?;
    for event in events_of(life, &["exercise"]) {
        let ask = to_json_binary(&json!({"exchange_rate": {}})).map_err(unreadable)?;
        let rate = life.step.chain.query(&config.suite.hub, ask)?;
        let rate: ExchangeRateResponse = from_json(rate.to_string()).map_err(unreadable)?;
        let worth = rate.value.raw() + rate.pending_cover.raw();
        let lst = Uint512::from(number::<Uint128>(event, "lst")?);
        let paid = Uint512::from(number::<Uint128>(event, "paid")?);
        let shares = Uint512::from(rate.shares.raw());
        let unit = Uint512::from(config.terms().unit);
        let strike = Uint512::from(config.strike.raw());
        ensure(
            paid * shares * unit >= lst * Uint512::from(worth) * strike,
            || format!("{paid} were paid for {lst} LST"),
        )?;
    }
    Ok(())
}

/// K-7: LST moved as events say: what came in by offers, what went out by all others.
fn lst_moved_as_events_say(life: &Life<'_>) -> Check {
    let came = sum(life, &["offer"], "lst")?;
    let went = sum(life, &["cancel", "close", "exercise", "redeem"], "lst")?;
    let (sent, paid) = (lst_in(life)?, lst_out(life)?);
    ensure(came == sent && went == paid, || {
        format!("LST by events and moved: ({came}, {sent}) in, ({went}, {paid}) out")
    })
}
