//! The query that compares the books with what the contract holds.

use super::people::page;
use crate::{rows::here, session::Session, Refused};
use ballast_extension_types::market::{Loan, Scaled, SolvencyResponse};
use ballast_types::{paging::page_size, Amount, Shares};
use ballast_wire::coins_of;
use cosmwasm_std::{Deps, Env};

pub fn solvency(
    deps: Deps,
    env: &Env,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<SolvencyResponse, Refused> {
    let session = Session::open(deps.storage, env)?;
    let pool = &session.pool;
    let denom = &session.config.loan.denom;
    let coins = coins_of(&deps.querier, &env.contract.address, denom)?;
    let rows = page(deps, start_after, limit)?;
    let (mut collateral, mut scaled, mut debts) = (Shares::ZERO, Scaled::ZERO, Loan::ZERO);
    for (_, row) in &rows {
        let debt = pool.debt_ceil(row.scaled)?;
        collateral = collateral.checked_add(row.collateral)?;
        scaled = scaled.checked_add(row.scaled)?;
        debts = debts.checked_add(debt)?;
    }
    let is_full = rows.len() >= page_size(limit)?;
    Ok(SolvencyResponse {
        cash: pool.cash,
        coins: Loan::new(coins),
        lst: here(&deps.querier, &session.config.lst, env)?,
        scaled: pool.scaled,
        debt: pool.debt_floor()?,
        page_collateral: collateral,
        page_scaled: scaled,
        page_debt: debts,
        next: rows
            .into_iter()
            .next_back()
            .filter(|_| is_full)
            .map(|(owner, _)| owner),
    })
}
