//! What insures the pool.

use crate::facts::Facts;
use crate::numbers::{bps, ppm, sum};
use crate::{Coverage, Growth, Loss};
use ballast_accounting::Amount;
use cosmwasm_std::Uint512;

/// What insures the pool; none where the vault does not say.
pub fn coverage(facts: &Facts<'_>, worst: Option<&Loss>, growth: &Growth) -> Option<Coverage> {
    let (pool, bonds) = (facts.vault.pool.as_ref()?, facts.vault.bonds.as_ref()?);
    let answer = facts.vault.coverage.as_ref();
    let value = answer.map(|one| one.insured_value.raw());
    let bonds_lst = sum(bonds.iter().map(|bond| bond.lst.raw()));
    let leaving = sum(bonds.iter().map(|bond| bond.exiting_lst.raw()));
    let leaving = leaving.saturating_add(pool.exiting_lst.raw());
    let liable = bonds_lst.saturating_add(pool.lst.raw());
    Some(Coverage {
        pool_lst: pool.lst.raw().saturating_add(pool.dripping.raw()),
        bonds_lst,
        pool_bps: answer.map(|one| one.coverage_bps),
        bonds_bps: answer.and_then(|one| bps(one.bonds_value.raw(), value?)),
        leaving_bps: bps(leaving, liable),
        largest_insured_ppm: worst.and_then(|loss| {
            let paid = loss.by_bond.saturating_add(loss.by_pool);
            ppm(paid, loss.gross.saturating_sub(loss.by_exits))
        }),
        break_even_days: worst.and_then(|loss| break_even(facts, loss, growth)),
        target_bps: answer.map(|one| one.target_bps),
        premium_bps: facts.vault.premium.as_ref().map(|one| one.premium_bps),
    })
}

/// `ceil(loss of holders / growth of a day)`: growth of a day is value x ppm x 86,400 / (1,000,000
/// x secs).
fn break_even(facts: &Facts<'_>, loss: &Loss, growth: &Growth) -> Option<u64> {
    if loss.by_holders.is_zero() {
        return Some(0);
    }
    let (period, value) = (growth.d30.as_ref()?, facts.totals()?.value.raw());
    let gained = u64::try_from(period.ppm).ok().filter(|ppm| *ppm > 0)?;
    let wide = |n: u64| Uint512::from(n);
    let lost = Uint512::from(loss.by_holders)
        .checked_mul(wide(1_000_000))
        .ok()?
        .checked_mul(wide(period.secs))
        .ok()?;
    let a_day = Uint512::from(value)
        .checked_mul(wide(gained))
        .ok()?
        .checked_mul(wide(86_400))
        .ok()?;
    let floor = lost.checked_div(a_day).ok()?;
    let rest = lost.checked_rem(a_day).ok()?;
    let days = floor.saturating_add(Uint512::from(u64::from(!rest.is_zero())));
    Some(crate::numbers::capped(days))
}
