//! `basket`, as the kit finds it.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{actions, ensure, unreadable};
use ballast_extension_math::{restake::Terms, time::Now};
use ballast_extension_types::basket::{
    event::{EVENTS, REDEEM},
    Book, ExecuteMsg, InstantiateMsg, Part, QueryMsg, BOOK,
};
use ballast_extension_types::restake::{REDEMPTIONS, STAKE};
use ballast_testing::{
    contracts::Code,
    extension::{Ask, Chore, Panel},
    invariants::Check,
    keys, lst_of, Contracts, Extension, Holdings, Law, Life, Scale,
};
use ballast_types::{deploy::MigrateMsg, event::Description, Amount, Shares};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::{to_json_binary, Binary, Coin, Order, StdResult, Timestamp, Uint128, Uint256};
use cw_multi_test::ContractWrapper;
use serde_json::json;

mod panel;

/// The extension.
pub struct Basket;

impl Extension for Basket {
    fn name(&self) -> &'static str {
        "basket"
    }

    fn code(&self) -> Code {
        use ballast_basket::contract::{execute, instantiate, migrate, query, reply};
        let wrapper = ContractWrapper::new(execute, instantiate, query);
        Box::new(wrapper.with_migrate(migrate).with_reply(reply))
    }

    /// Without parts: LST stays loose until the owner announces some.
    fn birth(&self, core: &Contracts) -> StdResult<(Binary, Vec<Coin>)> {
        let msg = InstantiateMsg {
            hub: core.hub.to_string(),
            name: "Basket of restaked LST".to_string(),
            symbol: "kLST-1".to_string(),
            owner: keys::account("owner").to_string(),
            guardian: None,
            part_code_id: 8,
            part_admin: None,
            parts: vec![],
            notice_secs: None,
        };
        Ok((to_json_binary(&msg)?, vec![]))
    }

    fn events(&self) -> &'static [Description] {
        EVENTS
    }

    fn laws(&self) -> &'static [Law] {
        &[
            Law {
                id: "B-1",
                holds: everything_is_there,
            },
            Law {
                id: "B-2",
                holds: supply_is_one_number,
            },
            Law {
                id: "B-3",
                holds: nothing_is_counted_twice,
            },
            Law {
                id: "B-4",
                holds: leavers_leave_everybody_his,
            },
            Law {
                id: "B-8",
                holds: nothing_goes_above_target_or_cap,
            },
        ]
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "basket", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }

    fn chores(&self, ask: &Ask<'_>, _now: u64) -> Result<Vec<Chore>, String> {
        panel::chores(ask)
    }
}

fn read(life: &Life<'_>) -> Result<Book, String> {
    let storage = life.step.chain.storage_of(life.at);
    BOOK.load(&*storage).map_err(unreadable)
}

/// B-1: LST here is at least what is loose; shares of each part are at least what is booked; each trim is a redemption of the basket's.
fn everything_is_there(life: &Life<'_>) -> Check {
    use cw20_base::state::BALANCES;
    let book = read(life)?;
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    ensure(here >= book.loose.raw(), || {
        format!("{} LST are loose, {here} are here", book.loose)
    })?;
    for part in &book.parts {
        let storage = life.step.chain.storage_of(&part.address);
        let has = BALANCES.may_load(&*storage, life.at).map_err(unreadable)?;
        let has = has.unwrap_or_default();
        ensure(has >= part.shares.raw(), || {
            format!(
                "{} shares of {} are booked, it has {has}",
                part.shares, part.address
            )
        })?;
        if let Some(id) = part.trim {
            let row = REDEMPTIONS.may_load(&*storage, (life.at, id));
            let is_there = row.map_err(unreadable)?.is_some();
            ensure(is_there, || {
                format!("trim {id} of {} is not the basket's", part.address)
            })?;
        }
    }
    Ok(())
}

fn supply(life: &Life<'_>) -> Result<Uint128, String> {
    let storage = life.step.chain.storage_of(life.at);
    let info = cw20_base::state::TOKEN_INFO.load(&*storage);
    Ok(info.map_err(unreadable)?.total_supply)
}

/// B-2: the supply of the cw20 and the sum of balances are one number.
fn supply_is_one_number(life: &Life<'_>) -> Check {
    let storage = life.step.chain.storage_of(life.at);
    let rows = cw20_base::state::BALANCES.range(&*storage, None, None, Order::Ascending);
    let sum: Uint128 = rows
        .map(|row| row.map(|(_, balance)| balance))
        .sum::<StdResult<_>>()
        .map_err(unreadable)?;
    let supply = supply(life)?;
    ensure(sum == supply, || {
        format!("balances sum to {sum}, the supply is {supply}")
    })
}

/// What the shares and the trim of one part are worth, by what is stored there and a clock.
fn worth(life: &Life<'_>, part: &Part, at: u64) -> Result<Uint128, String> {
    let storage = life.step.chain.storage_of(&part.address);
    let Ok(mut stake) = STAKE.load(&*storage) else {
        return Ok(Uint128::zero());
    };
    let terms = Terms {
        cooldown_secs: 0,
        window_secs: 0,
        max_slash_bps: 0,
        floor: Shares::ZERO,
        drip_secs: part.terms.drip_secs,
        veto: None,
        ratio: None,
    };
    let here = lst_of(life.step.chain, life.step.contracts, &part.address);
    let now = Now::from(Timestamp::from_seconds(at));
    stake
        .accrue(Shares::new(here), &terms, now)
        .map_err(unreadable)?;
    let units = match part.trim {
        None => Uint128::zero(),
        Some(id) => {
            let row = REDEMPTIONS.load(&*storage, (life.at, id));
            row.map_err(unreadable)?.units.raw()
        }
    };
    let layer = stake.pool.layer;
    let of = |amount: Uint128, lst: Uint128, all: Uint128| {
        let product = Uint256::from(amount) * Uint256::from(lst + Uint128::one());
        product / Uint256::from(all + Uint128::new(1_000))
    };
    let active = of(
        part.shares.raw(),
        layer.active.assets.raw(),
        layer.active.shares.raw(),
    );
    let exiting = of(
        units,
        layer.exiting.assets.raw(),
        layer.exiting.shares.raw(),
    );
    Uint128::try_from(active + exiting).map_err(unreadable)
}

fn nav(life: &Life<'_>, book: &Book, at: u64) -> Result<Uint128, String> {
    let mut sum = book.loose.raw();
    for part in &book.parts {
        sum += worth(life, part, at)?;
    }
    Ok(sum)
}

/// B-3: no part is there twice, and NAV is loose LST and the sum of what parts are worth.
fn nothing_is_counted_twice(life: &Life<'_>) -> Check {
    let book = read(life)?;
    let mut names: Vec<_> = book.parts.iter().map(|part| &part.address).collect();
    names.sort();
    names.dedup();
    ensure(names.len() == book.parts.len(), || {
        "a part is there twice".to_string()
    })?;
    let said = life.step.chain.query(
        life.at,
        to_json_binary(&QueryMsg::State {}).map_err(unreadable)?,
    )?;
    let sum = nav(life, &book, life.step.chain.now())?;
    ensure(said["nav"] == json!(sum.to_string()), || {
        format!("NAV is said to be {}, the sum is {sum}", said["nav"])
    })
}

fn number(text: Option<&str>) -> Uint128 {
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// B-4: after a redeem nobody who stays has less of anything for a share than before it.
fn leavers_leave_everybody_his(life: &Life<'_>) -> Check {
    let (Some(tx), ["redeem"]) = (life.step.tx, actions(life).as_slice()) else {
        return Ok(());
    };
    let (book, supply) = (read(life)?, supply(life)?);
    let given = number(tx.attr_of(life.at, "shares"));
    let offset = Uint128::new(1_000);
    let kept = |what: &str, after: Uint128, piece: Uint128| {
        let now = Uint256::from(after) * Uint256::from(supply + given + offset);
        let before = Uint256::from(after + piece) * Uint256::from(supply + offset);
        ensure(now >= before, || {
            format!(
                "{piece} of {} {what} left with {given} shares",
                after + piece
            )
        })
    };
    kept(
        "loose LST",
        book.loose.raw(),
        number(tx.attr_of(life.at, "lst")),
    )?;
    for event in tx.events_named(REDEEM) {
        let of = |key: &str| {
            let mut all = event.attributes.iter();
            all.find(|attr| attr.key == key)
                .map(|attr| attr.value.as_str())
        };
        if of("_contract_address") != Some(life.at.as_str()) {
            continue;
        }
        let part = book
            .parts
            .iter()
            .find(|part| Some(part.address.as_str()) == of("part"));
        let after = part.map_or(Uint128::zero(), |part| part.shares.raw());
        kept("shares of a part", after, number(of("shares")))?;
    }
    Ok(())
}

/// B-8: what is put into a part brings it no higher than its target and its cap.
fn nothing_goes_above_target_or_cap(life: &Life<'_>) -> Check {
    let (Some(tx), ["allocate"]) = (life.step.tx, actions(life).as_slice()) else {
        return Ok(());
    };
    let book = read(life)?;
    let part = tx.attr_of(life.at, "part");
    let Some(part) = book
        .parts
        .iter()
        .find(|row| Some(row.address.as_str()) == part)
    else {
        return Err("an allocation into no part".to_string());
    };
    let (has, nav) = (worth(life, part, tx.time)?, nav(life, &book, tx.time)?);
    // what rounding leaves in the others moves NAV by a unit each
    let nav = Uint256::from(nav) + Uint256::from(20u64);
    let target = nav * Uint256::from(part.weight_bps) / Uint256::from(10_000u64);
    let cap = part.cap.map_or(Uint128::MAX, |cap| cap.raw());
    ensure(Uint256::from(has) <= target && has <= cap, || {
        format!(
            "{has} LST are in {}, its target is {target}, its cap {cap}",
            part.address
        )
    })
}
