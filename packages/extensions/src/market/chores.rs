//! What any account can do for a market.

use super::panel::{config, market, positions};
use crate::answers::answer;
use ballast_extension_types::market::{
    AmountResponse, DebtResponse, Position, PositionRow, QueryMsg, Watch, Watched,
};
use ballast_testing::{Ask, Chore};
use ballast_types::Amount;
use cosmwasm_std::Addr;
use cw20::TokenInfoResponse;
use serde_json::json;

/// What any account can do: the worst position is watched, and fees are paid.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let chores = [watch(ask, now)?, collect(ask)?];
    Ok(chores.into_iter().flatten().collect())
}

/// The position that owes most for its collateral, if one owes anything; of two alike the first.
fn worst(rows: Vec<PositionRow>) -> Option<Watched> {
    let owing = rows.into_iter().map(|row| Watched {
        owner: row.owner,
        position: Position {
            collateral: row.collateral,
            scaled: row.scaled,
        },
    });
    let owing = owing.filter(|one| !one.position.scaled.is_zero());
    owing.reduce(
        |worst, next| match next.position.is_worse_than(&worst.position) {
            true => next,
            false => worst,
        },
    )
}

/// The worst position is to be watched.
fn watch(ask: &Ask<'_>, now: u64) -> Result<Option<Chore>, String> {
    let watch: Watch = answer(ask, &QueryMsg::Watched {})?;
    let worst = worst(positions(ask)?.rows);
    let current = match &watch.watched {
        Some(watched) => current(ask, &watched.owner)?,
        None => Position::default(),
    };
    let owner = who_to_watch(&watch, worst.as_ref(), &current, now);
    Ok(owner.map(|owner| Chore {
        what: "watch the worst position".to_string(),
        msg: json!({"watch": {"owner": owner}}),
    }))
}

/// A position as it is now.
fn current(ask: &Ask<'_>, owner: &Addr) -> Result<Position, String> {
    let owner = owner.to_string();
    let debt: DebtResponse = answer(ask, &QueryMsg::Debt { owner })?;
    Ok(Position {
        collateral: debt.collateral,
        scaled: debt.scaled,
    })
}

/// Who is to be named: the worst, at once if it is worse than the watched one was; where that one
/// is better now, also as the one who follows, and a day later again so that it follows. `current`
/// is the watched position as it is now.
fn who_to_watch<'a>(
    watch: &'a Watch,
    worst: Option<&'a Watched>,
    current: &Position,
    now: u64,
) -> Option<&'a Addr> {
    let Some(watched) = &watch.watched else {
        return worst.map(|worst| &worst.owner);
    };
    let is_worse_than =
        |than: &Watched| worst.is_some_and(|worst| worst.position.is_worse_than(&than.position));
    let is_better = current.scaled.is_zero() || watched.position.is_worse_than(current);
    let follows = watch.successor.as_ref();
    let waits = follows.is_some_and(|successor| now < successor.ready_at);
    let named = follows.and_then(|successor| successor.named.as_ref());
    let is_due =
        is_worse_than(watched) || (is_better && (!waits || named.is_some_and(is_worse_than)));
    is_due.then(|| &worst.unwrap_or(watched).owner)
}

/// Fees of a whole coin or more are paid, if there is cash.
fn collect(ask: &Ask<'_>) -> Result<Option<Chore>, String> {
    let (market, loan) = (market(ask)?, config(ask)?.terms.loan);
    let info: TokenInfoResponse = answer(ask, &QueryMsg::TokenInfo {})?;
    let shares = market.supply.saturating_sub(info.total_supply);
    let fees: AmountResponse = answer(ask, &QueryMsg::ConvertToAssets { shares })?;
    let one = 10_u128.checked_pow(u32::from(loan.decimals));
    let is_due =
        one.is_some_and(|one| fees.amount.raw().u128() >= one) && fees.amount <= market.cash;
    Ok(is_due.then(|| Chore {
        what: "pay the market's fees".to_string(),
        msg: json!({"collect": {}}),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballast_extension_types::market::{Loan, Scaled, Successor};
    use ballast_types::Shares;

    const NOW: u64 = 1_000;
    const LATER: u64 = 1_001;

    /// A position with a collateral of 100, and so much debt.
    fn owes(scaled: u128) -> Position {
        Position {
            collateral: Shares::new(100_u128),
            scaled: Scaled::new(scaled),
        }
    }

    fn owner(name: &str, scaled: u128) -> Watched {
        Watched {
            owner: Addr::unchecked(name),
            position: owes(scaled),
        }
    }

    #[test]
    fn the_worst_owes_most_for_its_collateral() {
        let row = |owner: &str, collateral: u128, scaled: u128| PositionRow {
            owner: Addr::unchecked(owner),
            collateral: Shares::new(collateral),
            scaled: Scaled::new(scaled),
            debt: Loan::new(scaled),
        };
        let rows = [
            row("nothing", 0, 0),
            row("large", 1_000, 600),
            row("alike", 10, 6),
            row("worst", 10, 7),
            row("as bad", 100, 70),
        ];
        let named =
            |rows: &[PositionRow]| worst(rows.to_vec()).map(|worst| worst.owner.into_string());
        assert_eq!(named(&rows).as_deref(), Some("worst"));
        assert_eq!(named(&rows[..3]).as_deref(), Some("large"));
        assert_eq!(named(&rows[..1]), None);
    }

    /// Who is named where the worst owes `worst`, and the watched one `current` now.
    fn named(watch: &Watch, worst: Option<u128>, current: u128) -> String {
        let worst = worst.map(|scaled| owner("worst", scaled));
        let named = who_to_watch(watch, worst.as_ref(), &owes(current), NOW);
        named.map_or("nobody", Addr::as_str).to_string()
    }

    #[test]
    fn a_worse_position_is_named_at_once() {
        let nobody = Watch {
            watched: None,
            successor: None,
        };
        assert_eq!(named(&nobody, None, 0), "nobody");
        assert_eq!(named(&nobody, Some(10), 0), "worst");
        let watch = Watch {
            watched: Some(owner("watched", 50)),
            successor: None,
        };
        for (worst, current, due) in [(51, 50, "worst"), (50, 50, "nobody"), (50, 60, "nobody")] {
            assert_eq!(named(&watch, Some(worst), current), due, "{worst}");
        }
    }

    #[test]
    fn where_the_watched_one_is_better_the_worst_follows_after_a_wait() {
        let (soon, ready) = (LATER, NOW);
        // who follows and when, the worst, what the watched one owes now, and who is to be named
        for (follows, worst, current, due) in [
            (None, Some(40), 40, "worst"),
            (None, None, 0, "watched"),
            (Some((Some(40), soon)), Some(40), 30, "nobody"),
            (Some((Some(40), soon)), Some(41), 30, "worst"),
            (Some((None, soon)), Some(40), 0, "nobody"),
            (Some((Some(40), ready)), Some(30), 30, "worst"),
            (Some((None, ready)), None, 0, "watched"),
        ] {
            let watch = Watch {
                watched: Some(owner("watched", 50)),
                successor: follows.map(|(scaled, ready_at)| Successor {
                    named: scaled.map(|scaled| owner("named", scaled)),
                    ready_at,
                }),
            };
            assert_eq!(named(&watch, worst, current), due, "{watch:?}");
        }
    }
}
