//! `hedge`, as the kit finds it.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{actions, ensure, unreadable};
use ballast_extension_math::{hedge::capital, time::Now};
use ballast_extension_types::hedge::{
    event::{EVENTS, TOP_UP},
    Book, Config, ExecuteMsg, InstantiateMsg, Premium, QueryMsg, TriggerMsg, BOOK, CONFIG,
    DEPOSITS, OWNERS,
};
use ballast_extension_types::restake::STAKE;
use ballast_testing::{
    contracts::Code,
    extension::{Ask, Chore, Panel},
    invariants::Check,
    lst_of, Contracts, Extension, Holdings, Law, Life, Scale, Tx,
};
use ballast_types::{deploy::MigrateMsg, event::Description, Amount, Shares};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::{
    to_json_binary, Addr, Binary, Coin, Order, StdResult, Timestamp, Uint128, Uint512,
};
use cw_multi_test::ContractWrapper;

mod panel;

/// The extension.
pub struct Hedge;

impl Extension for Hedge {
    fn name(&self) -> &'static str {
        "hedge"
    }

    fn code(&self) -> Code {
        use ballast_hedge::contract::{execute, instantiate, migrate, query, reply};
        let wrapper = ContractWrapper::new(execute, instantiate, query);
        Box::new(wrapper.with_migrate(migrate).with_reply(reply))
    }

    /// By the defaults of the page; nobody pays yet.
    fn birth(&self, core: &Contracts) -> StdResult<(Binary, Vec<Coin>)> {
        let msg = InstantiateMsg {
            hub: core.hub.to_string(),
            name: "Protected LST".to_string(),
            symbol: "hLST-1".to_string(),
            trigger: TriggerMsg::RateDrop {
                deductible_bps: None,
                event_secs: None,
            },
            reserve_bps: 2_500,
            waiting_secs: None,
            premium: Premium {
                min_bps: 50,
                kink_bps: 300,
                max_bps: 3_000,
            },
            restake_code_id: 8,
            guardian: None,
        };
        Ok((to_json_binary(&msg)?, vec![]))
    }

    fn events(&self) -> &'static [Description] {
        EVENTS
    }

    fn laws(&self) -> &'static [Law] {
        &[
            Law {
                id: "H-1",
                holds: everything_is_backed,
            },
            Law {
                id: "H-2",
                holds: supply_is_one_number,
            },
            Law {
                id: "H-3",
                holds: what_waits_is_deposits,
            },
            Law {
                id: "H-4",
                holds: nothing_is_oversold,
            },
            Law {
                id: "H-5",
                holds: made_whole_and_no_more,
            },
            Law {
                id: "H-6",
                holds: a_drawdown_has_a_most,
            },
            Law {
                id: "H-11",
                holds: insurers_pay_first,
            },
        ]
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "hedge", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
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

fn read(life: &Life<'_>) -> Result<(Config, Book), String> {
    let storage = life.step.chain.storage_of(life.at);
    let config = CONFIG.load(&*storage).map_err(unreadable)?;
    Ok((config, BOOK.load(&*storage).map_err(unreadable)?))
}

/// H-1: the LST that is here is at least what is protected, what waits, and the premium.
fn everything_is_backed(life: &Life<'_>) -> Check {
    let (_, book) = read(life)?;
    let booked = book.protected.assets.raw() + book.waiting.raw() + book.premium.raw();
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    ensure(here >= booked, || {
        format!("{booked} LST are booked, {here} are here")
    })
}

/// H-2: the supply of the cw20, the sum of balances and the shares of protected LST are one number.
fn supply_is_one_number(life: &Life<'_>) -> Check {
    use cw20_base::state::{BALANCES, TOKEN_INFO};
    let shares = read(life)?.1.protected.shares.raw();
    let storage = life.step.chain.storage_of(life.at);
    let rows = BALANCES.range(&*storage, None, None, Order::Ascending);
    let sum = rows.map(|row| row.map(|(_, balance)| balance));
    let sum: Uint128 = sum.sum::<StdResult<_>>().map_err(unreadable)?;
    let supply = TOKEN_INFO.load(&*storage).map_err(unreadable)?.total_supply;
    ensure(sum == shares && supply == shares, || {
        format!("balances sum to {sum}, the supply is {supply}, protected LST has {shares} shares")
    })
}

/// H-3: what waits is the sum of deposits, and each has its owner, by both rows.
fn what_waits_is_deposits(life: &Life<'_>) -> Check {
    let waiting = read(life)?.1.waiting.raw();
    let storage = life.step.chain.storage_of(life.at);
    let rows = DEPOSITS.range(&*storage, None, None, Order::Ascending);
    let rows: Vec<((Addr, u64), Uint128)> = rows
        .map(|row| row.map(|(key, deposit)| (key, deposit.lst.raw())))
        .collect::<StdResult<_>>()
        .map_err(unreadable)?;
    let sum: Uint128 = rows.iter().map(|(_, lst)| *lst).sum();
    ensure(sum == waiting, || {
        format!("deposits sum to {sum}, {waiting} LST wait")
    })?;
    let mut by_owner: Vec<_> = rows
        .into_iter()
        .map(|((owner, id), _)| (id, owner))
        .collect();
    by_owner.sort();
    let by_number = OWNERS.range(&*storage, None, None, Order::Ascending);
    let by_number: Vec<_> = by_number.collect::<StdResult<_>>().map_err(unreadable)?;
    ensure(by_owner == by_number, || {
        format!("deposits are of {by_owner:?}, and by number of {by_number:?}")
    })
}

/// H-4: after an activation the reserve is at most the backer's capital.
fn nothing_is_oversold(life: &Life<'_>) -> Check {
    let (Some(tx), ["activate"]) = (life.step.tx, actions(life).as_slice()) else {
        return Ok(());
    };
    let (config, book) = read(life)?;
    let (Some(backer), Some(terms)) = (&config.backer, &config.backer_terms) else {
        return Err("an activation without a backer".to_string());
    };
    let reserve = Uint512::from(book.protected.assets.raw()) * Uint512::from(config.reserve_bps);
    let reserve = (reserve + Uint512::from(9_999u64)) / Uint512::from(10_000u64);
    let storage = life.step.chain.storage_of(backer);
    let mut stake = STAKE.load(&*storage).map_err(unreadable)?;
    let here = lst_of(life.step.chain, life.step.contracts, backer);
    let now = Now::from(Timestamp::from_seconds(tx.time));
    let accrued = stake.accrue(Shares::new(here), &terms.terms(), now);
    accrued.map_err(unreadable)?;
    let capital = capital(&stake, terms.floor).map_err(unreadable)?;
    ensure(reserve <= Uint512::from(capital.raw()), || {
        format!("{reserve} LST are promised, capital is {capital}")
    })
}

/// The one top-up of this step: due, paid, protected, and both prices.
fn top_up(life: &Life<'_>) -> Option<[u128; 7]> {
    let tx: &Tx = life.step.tx?;
    let ["top_up"] = actions(life).as_slice() else {
        return None;
    };
    let mut events = tx.events_named(TOP_UP);
    let event = events.find(|event| {
        let mut by = event.attributes.iter();
        by.any(|attr| attr.key == "_contract_address" && attr.value == life.at.as_str())
    })?;
    let number = |key: &str| {
        let mut all = event.attributes.iter();
        let attr = all.find(|attr| attr.key == key)?;
        attr.value.parse::<u128>().ok()
    };
    Some([
        number("due")?,
        number("paid")?,
        number("protected")?,
        number("from_value")?,
        number("from_shares")?,
        number("mark_value")?,
        number("mark_shares")?,
    ])
}

/// H-5: after a top-up protected LST is worth, in native, at most what it was at the mark; the backer is not spared what is due while
/// it has it.
fn made_whole_and_no_more(life: &Life<'_>) -> Check {
    let Some([due, paid, protected, was_value, was_shares, value, shares]) = top_up(life) else {
        return Ok(());
    };
    let wide = |n: u128| Uint512::from(n);
    let worth = wide(protected) * wide(value) * wide(was_shares);
    let was = wide(protected - paid) * wide(was_value) * wide(shares);
    ensure(worth <= was && paid <= due, || {
        format!("{paid} of {due} LST made {protected} worth more than they were")
    })
}

/// H-6: what is paid in a drawdown is at most `reserve_bps` of what is protected: what may still be paid is in the books.
fn a_drawdown_has_a_most(life: &Life<'_>) -> Check {
    let Some([_, paid, protected, ..]) = top_up(life) else {
        return Ok(());
    };
    let (config, book) = read(life)?;
    let room = book.event.and_then(|event| event.room);
    let Some(room) = room else {
        return Err("a top-up that no drawdown remembers".to_string());
    };
    let most = Uint512::from(protected - paid) * Uint512::from(config.reserve_bps)
        / Uint512::from(10_000u64);
    ensure(Uint512::from(paid + room.raw().u128()) <= most, || {
        format!("{paid} LST were paid and {room} may be, of {protected}")
    })
}

/// H-11: nothing is paid while a cover is owed.
fn insurers_pay_first(life: &Life<'_>) -> Check {
    let owed = life.step.after.books.pending_cover;
    ensure(top_up(life).is_none() || owed.is_zero(), || {
        format!("a top-up while insurers owe {owed}")
    })
}
