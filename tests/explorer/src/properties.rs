//! What holds in every state, and what must be reachable for that to mean something.

use crate::world::{lst, native, raw, Batch, World, DEPOSITS};
use crate::{Protocol, Rules, Step};
use ballast_accounting::payout_floor;
use stateright::Property;

/// Roundings that a staker may gain by: a unit for each of the few steps of a history.
const ROUNDINGS: u128 = 8;

/// All properties.
pub fn all() -> Vec<Property<Protocol>> {
    vec![
        Property::always("a funded ticket can be claimed", |_, world| {
            claimable(world)
        }),
        Property::always("whoever leaves gets out", |protocol: &Protocol, world| {
            gets_out(protocol.rules, world)
        }),
        Property::always("no insurer leaves uncharged", |_, world: &World| {
            !world.truth.left_uncharged
        }),
        Property::always("a loss is paid once", |_, world| paid_once(world)),
        Property::always(
            "nobody is priced before a loss is booked",
            |_, world: &World| !world.truth.priced_stale,
        ),
        Property::always(
            "nobody profits from a repair",
            |protocol: &Protocol, world| {
                protocol.budget.rewards > 0 || nobody_profits(&protocol.budget.bonds, world)
            },
        ),
        Property::always("native adds up", |_, world| native_adds_up(world)),
        Property::always("the supply is one number", |_, world: &World| {
            raw(world.books.pool.shares) == world.lst_held()
        }),
        Property::always("owed falls only by losses", |_, world| {
            owed_falls_by_losses(world)
        }),
        Property::always(
            "nothing that anyone needs is refused",
            |_, world: &World| world.truth.stuck.is_none(),
        ),
        Property::sometimes("a loss is covered", |_, world: &World| {
            world.truth.losses.iter().any(|loss| loss.paid > 0)
        }),
        Property::sometimes("a batch loses while it unbonds", |_, world: &World| {
            world.truth.entries_burned > 0 && world.truth.owed_fell > 0
        }),
        Property::sometimes("an insurer leaves after a loss", |_, world: &World| {
            world.vault.out > 0 && world.truth.losses.iter().any(|loss| loss.paid > 0)
        }),
        Property::sometimes("a ticket is paid in instalments", |_, world: &World| {
            let mut tickets = world.closed.iter().flat_map(|batch| &batch.tickets);
            tickets.any(|ticket| ticket.claimed > 0)
        }),
    ]
}

fn claimable(world: &World) -> bool {
    let due = |batch: &Batch| {
        let each = batch.tickets.iter().map(|ticket| {
            let reached = payout_floor(lst(ticket.shares), native(batch.funded), lst(batch.shares));
            reached.map_or(u128::MAX, raw).checked_sub(ticket.claimed)
        });
        each.sum::<Option<u128>>()
    };
    let all: Option<u128> = world.closed.iter().map(due).sum();
    let covered = |batch: &Batch| batch.claimed <= batch.funded && batch.funded <= batch.owed;
    world.closed.iter().all(covered) && all.is_some_and(|all| all <= world.queue_native)
}

/// With no more mischief, and with nothing but steps that anyone can take, every ticket is paid and gone.
fn gets_out(rules: Rules, world: &World) -> bool {
    if world.truth.stuck.is_some() {
        // named by a property of its own
        return true;
    }
    let mut world = world.clone();
    let take = |world: &mut World, step| {
        if let Some(next) = world.after(rules, step) {
            *world = next;
        }
    };
    for _ in 0..12 {
        take(&mut world, Step::VaultWorks(true));
        for step in [
            Step::Settle,
            Step::Retry,
            Step::Retry,
            Step::Submit,
            Step::Undelegate,
        ] {
            take(&mut world, step);
        }
        for batch in 0..world.closed.len() {
            for ticket in (0..world.closed[batch].tickets.len()).rev() {
                take(&mut world, Step::Claim { batch, ticket });
            }
        }
        if is_out(&world) {
            return true;
        }
        world.next_block();
    }
    is_out(&world)
}

fn is_out(world: &World) -> bool {
    world.open.is_empty() && world.closed.iter().all(|batch| batch.tickets.is_empty())
}

fn paid_once(world: &World) -> bool {
    // a burn is rounded up to a share: that share's worth, and a unit
    let pool = &world.books.pool;
    let one = raw(pool.bonded) / raw(pool.shares).max(1) + 2;
    let mut losses = world.truth.losses.iter();
    losses.all(|loss| loss.paid + loss.by_exits <= loss.amount + one)
}

/// Without rewards nobody has more than was put in: taken out, still owed, and what shares are worth.
fn nobody_profits(bonds: &[u8; 2], world: &World) -> bool {
    let Ok(totals) = world.books.pool.totals(world.time()) else {
        return false;
    };
    (0..2).all(|who| {
        let put = u128::from(bonds[who] - world.left.bonds[who]) * DEPOSITS[who];
        let open = world.open.iter().filter(|ticket| ticket.owner == who);
        let shares: u128 = world.lst[who] + open.map(|ticket| ticket.shares).sum::<u128>();
        let waiting: u128 = world
            .closed
            .iter()
            .flat_map(|batch| {
                let mine = batch.tickets.iter().filter(|ticket| ticket.owner == who);
                mine.map(|t| (batch.owed * t.shares / batch.shares).saturating_sub(t.claimed))
            })
            .sum();
        world.truth.got[who] + waiting + raw(totals.worth_floor(lst(shares))) <= put + ROUNDINGS
    })
}

fn native_adds_up(world: &World) -> bool {
    let unbonding = world.entries.iter().filter(|entry| !entry.paid);
    let unbonding: u128 = unbonding.map(|entry| entry.balance).sum();
    let inside = world.stake + unbonding + world.hub_native + world.queue_native;
    let backed = world.hub_native >= raw(world.books.pool.buffer);
    backed && world.truth.came == world.truth.went + world.truth.burned + inside
}

fn owed_falls_by_losses(world: &World) -> bool {
    let of_stake: u128 = world.truth.losses.iter().map(|loss| loss.by_exits).sum();
    // each entry of a set is rounded up
    let roundings = 2 * world.closed.len() as u128;
    world.truth.owed_fell <= of_stake + world.truth.entries_burned + roundings
}
