//! The queries of a cw20, answered as cw20-base does; pages have at most 30 rows.

use crate::{
    rows::{ALLOWANCES, ALLOWANCES_SPENDER, BALANCES, TOKEN_INFO},
    ShareError,
};
use ballast_extension_types::share::ShareQuestion;
use ballast_types::{address::account, paging::page_size};
use ballast_wire::{json, Wire};
use cosmwasm_std::{Addr, Binary, Deps, Order};
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceInfo,
    AllowanceResponse, BalanceResponse, SpenderAllowanceInfo, TokenInfoResponse,
};
use cw_storage_plus::{Bound, Map};

/// The account after which a page begins, and its rows: 30 by default and at most.
type Page = (Option<String>, Option<u32>);

/// Allowances by owner or by spender.
type Allowances<'a> = Map<(&'a Addr, &'a Addr), Wire<AllowanceResponse>>;

fn sized((start_after, limit): Page) -> Result<(Option<Vec<u8>>, usize), ShareError> {
    Ok((
        start_after.map(String::into_bytes),
        page_size(limit)?.min(30),
    ))
}

/// The answer, as JSON.
///
/// # Errors
/// Text that is not an address; a limit of 0 rows.
pub fn answer(deps: Deps<'_>, question: ShareQuestion) -> Result<Binary, ShareError> {
    Ok(match question {
        ShareQuestion::Balance { address } => json(&balance(deps, &address)?),
        ShareQuestion::TokenInfo => json(&token_info(deps)?),
        ShareQuestion::Allowance { owner, spender } => json(&allowance(deps, &owner, &spender)?),
        ShareQuestion::AllAllowances {
            owner,
            start_after,
            limit,
        } => json(&all_allowances(deps, &owner, (start_after, limit))?),
        ShareQuestion::AllSpenderAllowances {
            spender,
            start_after,
            limit,
        } => {
            let page = (start_after, limit);
            json(&all_spender_allowances(deps, &spender, page)?)
        }
        ShareQuestion::AllAccounts { start_after, limit } => {
            json(&all_accounts(deps, (start_after, limit))?)
        }
    })
}

/// The balance of `address`.
fn balance(deps: Deps<'_>, address: &str) -> Result<BalanceResponse, ShareError> {
    let owner = account(deps.api, address)?;
    let balance = crate::balance(deps.storage, &owner)?;
    Ok(BalanceResponse { balance })
}

/// The token's names and supply.
fn token_info(deps: Deps<'_>) -> Result<TokenInfoResponse, ShareError> {
    let Wire(token) = TOKEN_INFO.load(deps.storage)?;
    Ok(TokenInfoResponse {
        name: token.name,
        symbol: token.symbol,
        decimals: token.decimals,
        total_supply: token.total_supply,
    })
}

/// What `owner` allows `spender`.
fn allowance(deps: Deps<'_>, owner: &str, spender: &str) -> Result<AllowanceResponse, ShareError> {
    let owner = deps.api.addr_validate(owner)?;
    let spender = deps.api.addr_validate(spender)?;
    let row = ALLOWANCES.may_load(deps.storage, (&owner, &spender))?;
    Ok(row.map(|Wire(row)| row).unwrap_or_default())
}

/// What `owner` allows others.
fn all_allowances(
    deps: Deps<'_>,
    owner: &str,
    page: Page,
) -> Result<AllAllowancesResponse, ShareError> {
    let mut allowances = vec![];
    for (spender, row) in rows(deps, &ALLOWANCES, owner, page)? {
        allowances.push(AllowanceInfo {
            spender: spender.into(),
            allowance: row.allowance,
            expires: row.expires,
        });
    }
    Ok(AllAllowancesResponse { allowances })
}

/// What others allow `spender`.
fn all_spender_allowances(
    deps: Deps<'_>,
    spender: &str,
    page: Page,
) -> Result<AllSpenderAllowancesResponse, ShareError> {
    let mut allowances = vec![];
    for (owner, row) in rows(deps, &ALLOWANCES_SPENDER, spender, page)? {
        allowances.push(SpenderAllowanceInfo {
            owner: owner.into(),
            allowance: row.allowance,
            expires: row.expires,
        });
    }
    Ok(AllSpenderAllowancesResponse { allowances })
}

/// A page of the accounts that have shares.
fn all_accounts(deps: Deps<'_>, page: Page) -> Result<AllAccountsResponse, ShareError> {
    let (start_after, rows) = sized(page)?;
    let start = start_after.map(Bound::ExclusiveRaw);
    let keys = BALANCES.keys(deps.storage, start, None, Order::Ascending);
    let mut accounts = vec![];
    for key in keys.take(rows) {
        accounts.push(key?.into());
    }
    Ok(AllAccountsResponse { accounts })
}

/// A page of what `of` allows, or is allowed, by the other account.
fn rows(
    deps: Deps<'_>,
    map: &Allowances<'_>,
    of: &str,
    page: Page,
) -> Result<Vec<(Addr, AllowanceResponse)>, ShareError> {
    let (start_after, rows) = sized(page)?;
    let of = deps.api.addr_validate(of)?;
    let start = start_after.map(Bound::ExclusiveRaw);
    let all = map
        .prefix(&of)
        .range(deps.storage, start, None, Order::Ascending);
    let mut page = vec![];
    for row in all.take(rows) {
        let (other, Wire(row)) = row?;
        page.push((other, row));
    }
    Ok(page)
}
