//! `calls`, as the kit finds it.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{self, attr, ensure, told, unreadable};
use ballast_extension_types::calls::{
    Books, Config, ExecuteMsg, InstantiateMsg, Phase, QueryMsg, Quote, BOOKS, CONFIG, OFFERS,
    OFFERS_OF, WRITTEN,
};
use ballast_testing::{
    contracts::Code, invariants::Check, lst_of, Ask, Contracts, Extension, Holdings, Law, Life,
    Panel, Scale,
};
use ballast_types::{deploy::MigrateMsg, hub::ExchangeRateResponse, Amount};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::{
    from_json, to_json_binary, Binary, Coin, Event, Order, StdResult, Uint128, Uint512,
};
use cw20_base::state::{BALANCES, TOKEN_INFO};
use cw_multi_test::ContractWrapper;
use serde_json::json;

mod panel;

/// The extension.
pub struct Calls;

impl Extension for Calls {
    fn name(&self) -> &'static str {
        "calls"
    }

    fn code(&self) -> Code {
        use ballast_calls::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    /// One that expires on 2024-07-01: the chains of tests begin in November 2023.
    fn birth(&self, core: &Contracts) -> StdResult<(Binary, Vec<Coin>)> {
        let msg = InstantiateMsg {
            hub: core.hub.to_string(),
            quote: "uusd".to_string(),
            strike: Quote::new(12_500_000u128),
            exercise_from: 1_719_532_800,
            expiry: 1_719_792_000,
        };
        Ok((to_json_binary(&msg)?, vec![]))
    }

    fn laws(&self) -> &'static [Law] {
        &[
            Law {
                id: "K-1",
                holds: all_lst_is_there,
            },
            Law {
                id: "K-2",
                holds: all_strike_money_is_there,
            },
            Law {
                id: "K-3",
                holds: sums_are_one_number,
            },
            Law {
                id: "K-4",
                holds: each_option_has_its_lst,
            },
            Law {
                id: "K-5",
                holds: nobody_leaves_a_side,
            },
            Law {
                id: "K-6",
                holds: exercise_pays_enough,
            },
            Law {
                id: "K-7",
                holds: what_moved_was_told,
            },
        ]
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "calls", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }
}

fn stored(life: &Life<'_>) -> Result<(Config, Books), String> {
    let storage = life.step.chain.storage_of(life.at);
    let config = CONFIG.load(&*storage).map_err(unreadable)?;
    Ok((config, BOOKS.load(&*storage).map_err(unreadable)?))
}

fn phase(life: &Life<'_>, config: &Config) -> Phase {
    config.terms().phase(life.step.chain.now())
}

fn supply(life: &Life<'_>) -> Result<Uint128, String> {
    let storage = life.step.chain.storage_of(life.at);
    let token = TOKEN_INFO.load(&*storage).map_err(unreadable)?;
    Ok(token.total_supply)
}

/// K-1: the LST that is here is at least what was sold and what is offered, and that is what the offers say.
fn all_lst_is_there(life: &Life<'_>) -> Check {
    let (_, books) = stored(life)?;
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
    let (config, books) = stored(life)?;
    let here = life.step.chain.balances(life.at);
    let here = here.get(&config.quote).copied().unwrap_or_default();
    ensure(here >= books.quote.raw(), || {
        format!("{here} {} are here, {} booked", config.quote, books.quote)
    })
}

/// K-3: the supply of options is the sum of balances; what is written is the sum over writers.
fn sums_are_one_number(life: &Life<'_>) -> Check {
    let (_, books) = stored(life)?;
    let storage = life.step.chain.storage_of(life.at);
    let rows = BALANCES.range(&*storage, None, None, Order::Ascending);
    let rows = rows.map(|row| row.map(|(_, options)| options));
    let sum: Uint128 = rows.sum::<StdResult<_>>().map_err(unreadable)?;
    let supply = supply(life)?;
    ensure(sum == supply, || {
        format!("options sum to {sum}, there are {supply}")
    })?;
    let rows = WRITTEN.range(&*storage, None, None, Order::Ascending);
    let rows = rows.map(|row| row.map(|(_, lst)| lst.raw()));
    let sum: Uint128 = rows.sum::<StdResult<_>>().map_err(unreadable)?;
    ensure(sum == books.written.raw(), || {
        format!("writers sum to {sum}, {} is booked", books.written)
    })
}

/// K-4: until expiry each option has its LST.
fn each_option_has_its_lst(life: &Life<'_>) -> Check {
    let (config, books) = stored(life)?;
    let (supply, lst) = (supply(life)?, books.lst.raw());
    ensure(
        phase(life, &config) == Phase::Expired || supply == lst,
        || format!("{supply} options on {lst} LST"),
    )
}

/// K-5: while options are written there are as many as were written, and no strike money.
fn nobody_leaves_a_side(life: &Life<'_>) -> Check {
    let (config, books) = stored(life)?;
    let (supply, written) = (supply(life)?, books.written.raw());
    let holds = supply == written && books.quote.is_zero();
    ensure(phase(life, &config) != Phase::Open || holds, || {
        format!("{supply} options, {written} written, {} coins", books.quote)
    })
}

fn amount(event: &Event, key: &str) -> u128 {
    judge::amount(event, key).unwrap_or_default().u128()
}

/// K-6: each exercise pays at least the strike for the exact native worth of what it takes, owed cover included.
fn exercise_pays_enough(life: &Life<'_>) -> Check {
    let (config, _) = stored(life)?;
    for event in told(life, &["exercise"]) {
        let ask = to_json_binary(&json!({"exchange_rate": {}})).map_err(unreadable)?;
        let rate = life.step.chain.query(&config.suite.hub, ask)?;
        let rate: ExchangeRateResponse = from_json(rate.to_string()).map_err(unreadable)?;
        let worth = rate.value.raw() + rate.pending_cover.raw();
        let [lst, paid] = ["lst", "paid"].map(|key| Uint512::from(amount(event, key)));
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

/// K-7: LST moved as was told: what came in by offers, what went out by all others.
fn what_moved_was_told(life: &Life<'_>) -> Check {
    let Some(tx) = life.step.tx else {
        return Ok(());
    };
    let sum = |actions: &[&str], key: &str| -> u128 {
        told(life, actions).map(|event| amount(event, key)).sum()
    };
    let (token, here) = (life.step.contracts.token.as_str(), life.at.as_str());
    let moved = |actions: &[&str], key: &str| -> u128 {
        let all = tx.events.iter().filter(|event| {
            attr(event, "_contract_address") == Some(token)
                && attr(event, "action").is_some_and(|at| actions.contains(&at))
                && attr(event, key) == Some(here)
        });
        all.map(|event| amount(event, "amount")).sum()
    };
    let came = (sum(&["offer"], "lst"), moved(&["send", "send_from"], "to"));
    let out = ["cancel", "close", "exercise", "redeem"];
    let went = (sum(&out, "lst"), moved(&["transfer"], "from"));
    ensure(came.0 == came.1 && went.0 == went.1, || {
        format!("LST told and moved: {came:?} in, {went:?} out")
    })
}
