//! `splitter`, as the kit finds it.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{attr, ensure, told, unreadable};
use ballast_extension_math::splitter::SCALE;
use ballast_extension_types::splitter::{
    Books, Config, ExecuteMsg, InstantiateMsg, QueryMsg, BOOKS, CONFIG, HOLDERS,
};
use ballast_testing::{
    contracts::Code, invariants::Check, lst_of, Ask, Chore, Contracts, Extension, Holdings, Law,
    Life, Panel, Scale,
};
use ballast_types::{deploy::MigrateMsg, Amount};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::{to_json_binary, Addr, Binary, Coin, Order, StdResult, Uint128, Uint256};
use cw20_base::state::{BALANCES, TOKEN_INFO};
use cw_multi_test::ContractWrapper;
use std::collections::BTreeMap;

mod panel;

/// The extension.
pub struct Splitter;

impl Extension for Splitter {
    fn name(&self) -> &'static str {
        "splitter"
    }

    fn code(&self) -> Code {
        use ballast_splitter::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    /// One that matures on 2026-07-01: the chains of tests begin in November 2023.
    fn birth(&self, core: &Contracts) -> StdResult<(Binary, Vec<Coin>)> {
        let msg = InstantiateMsg::Split {
            hub: core.hub.to_string(),
            maturity: 1_782_864_000,
        };
        Ok((to_json_binary(&msg)?, vec![]))
    }

    fn laws(&self) -> &'static [Law] {
        &[
            Law {
                id: "S-1",
                holds: all_is_there,
            },
            Law {
                id: "S-2",
                holds: both_are_as_many,
            },
            Law {
                id: "S-3",
                holds: supplies_are_one_number,
            },
            Law {
                id: "S-4",
                holds: owed_is_what_is_earned,
            },
            Law {
                id: "S-5",
                holds: the_mark_never_rose,
            },
            Law {
                id: "S-7",
                holds: lst_in_is_lst_out,
            },
        ]
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "splitter", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }

    fn chores(&self, ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
        panel::chores(ask, now)
    }
}

fn stored(life: &Life<'_>) -> Result<(Config, Books), String> {
    let storage = life.step.chain.storage_of(life.at);
    let config = CONFIG.load(&*storage).map_err(unreadable)?;
    Ok((config, BOOKS.load(&*storage).map_err(unreadable)?))
}

/// All that a cw20 says who has.
fn balances(life: &Life<'_>, token: &Addr) -> Result<BTreeMap<Addr, Uint128>, String> {
    let storage = life.step.chain.storage_of(token);
    let rows = BALANCES.range(&*storage, None, None, Order::Ascending);
    rows.collect::<StdResult<_>>().map_err(unreadable)
}

fn times(a: Uint128, b: Uint128) -> Uint256 {
    Uint256::from(a) * Uint256::from(b)
}

/// S-1: the LST that is here is at least the reserve, and that has all of PT at the mark, and all yield.
fn all_is_there(life: &Life<'_>) -> Check {
    let (_, books) = stored(life)?;
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    let reserve = books.reserve.raw();
    ensure(here >= reserve, || {
        format!("{here} LST are here, the reserve is {reserve}")
    })?;
    let principal = times(books.pt_supply.raw(), books.mark.raw());
    let owed = owed(&books)?;
    ensure(
        times(reserve, Uint128::new(SCALE)) >= principal + owed,
        || format!("{reserve} LST in reserve, x 10^27, for {principal} of PT and {owed} of yield"),
    )
}

fn owed(books: &Books) -> Result<Uint256, String> {
    books.owed.to_string().parse().map_err(unreadable)
}

/// S-2: as many PT as YT before the mark is final; after that nobody makes or burns YT.
fn both_are_as_many(life: &Life<'_>) -> Check {
    let (_, books) = stored(life)?;
    let (pt, yt) = (books.pt_supply, books.yt_supply);
    ensure(books.is_final || pt == yt, || format!("{pt} PT, {yt} YT"))?;
    let made = told(life, &["split", "merge"]).count();
    ensure(!books.is_final || made == 0 || pt <= yt, || {
        format!("{pt} PT, {yt} YT after maturity")
    })
}

/// S-3: supplies, the tokens' own, and sums of balances.
fn supplies_are_one_number(life: &Life<'_>) -> Check {
    let (config, books) = stored(life)?;
    for (name, token, booked) in [
        ("PT", &config.pt, books.pt_supply.raw()),
        ("YT", life.at, books.yt_supply.raw()),
    ] {
        let storage = life.step.chain.storage_of(token);
        let supply = TOKEN_INFO.load(&*storage).map_err(unreadable)?.total_supply;
        let sum: Uint128 = balances(life, token)?.values().sum();
        ensure(sum == booked && supply == booked, || {
            format!("balances of {name} sum to {sum}, its supply is {supply}, {booked} are booked")
        })?;
    }
    Ok(())
}

/// S-4: what is owed is what all have accrued and what their YT earned since: an equality.
fn owed_is_what_is_earned(life: &Life<'_>) -> Check {
    let (_, books) = stored(life)?;
    let yt = balances(life, life.at)?;
    let storage = life.step.chain.storage_of(life.at);
    let mut sum = Uint256::zero();
    for row in HOLDERS.range(&*storage, None, None, Order::Ascending) {
        let (owner, holder) = row.map_err(unreadable)?;
        let has = yt.get(&owner).copied().unwrap_or_default();
        let fall = holder.mark.raw().checked_sub(books.mark.raw());
        let fall = fall.map_err(|_| format!("{owner} was credited at a mark below today's"))?;
        let accrued: Uint256 = holder.accrued.to_string().parse().map_err(unreadable)?;
        sum += accrued + times(has, fall);
    }
    let owed = owed(&books)?;
    ensure(sum == owed, || {
        format!("holders have earned {sum}, {owed} are owed, x 10^27")
    })
}

/// S-5: nobody was ever credited at a lower mark than today's, and a mark is final from maturity on alone.
fn the_mark_never_rose(life: &Life<'_>) -> Check {
    let (config, books) = stored(life)?;
    let storage = life.step.chain.storage_of(life.at);
    for row in HOLDERS.range(&*storage, None, None, Order::Ascending) {
        let (owner, holder) = row.map_err(unreadable)?;
        ensure(holder.mark >= books.mark, || {
            format!(
                "{owner} was credited at {}, the mark is {}",
                holder.mark, books.mark
            )
        })?;
    }
    ensure(books.line >= books.mark, || {
        format!(
            "the line begins at {}, the mark is {}",
            books.line, books.mark
        )
    })?;
    let now = life.step.chain.now();
    ensure(!books.is_final || now >= config.maturity, || {
        format!(
            "the mark is final at {now}, it matures at {}",
            config.maturity
        )
    })?;
    ensure(books.mark_at <= now.min(config.maturity), || {
        format!("the last look was at {}, now is {now}", books.mark_at)
    })
}

/// S-7: LST that came in by `split` alone is in the reserve, and what went out is what `merge`, `redeem` and `claim` told: the LST moved
/// as they say.
fn lst_in_is_lst_out(life: &Life<'_>) -> Check {
    let Some(tx) = life.step.tx else {
        return Ok(());
    };
    let amounts = |actions: &[&str]| -> u128 {
        let all = told(life, actions).filter_map(|event| attr(event, "lst")?.parse::<u128>().ok());
        all.sum()
    };
    let (came, went) = (amounts(&["split"]), amounts(&["merge", "redeem", "claim"]));
    let (token, here) = (life.step.contracts.token.as_str(), life.at.as_str());
    let moved = |action: &[&str], key: &str| -> u128 {
        let all = tx.events.iter().filter(|event| {
            attr(event, "_contract_address") == Some(token)
                && attr(event, "action").is_some_and(|at| action.contains(&at))
                && attr(event, key) == Some(here)
        });
        all.filter_map(|event| attr(event, "amount")?.parse::<u128>().ok())
            .sum()
    };
    let (sent, paid) = (
        moved(&["send", "send_from"], "to"),
        moved(&["transfer"], "from"),
    );
    ensure(came == sent && went == paid, || {
        format!("{came} LST were split and {sent} came, {went} were paid and {paid} went")
    })
}
