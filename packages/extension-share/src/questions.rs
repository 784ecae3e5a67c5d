//! Answers of a cw20, as cw20-base gives them; pages have 30 rows at most.

use crate::ShareError;
use ballast_types::{address::account, paging::page_size};
use cosmwasm_std::Deps;
use cw20::{
    AllAccountsResponse, AllAllowancesResponse, AllSpenderAllowancesResponse, AllowanceResponse,
    BalanceResponse, TokenInfoResponse,
};
use cw20_base::{allowances, contract as base, enumerable};

/// Rows of a page: 30 by default, and at most.
type Page = (Option<String>, Option<u32>);

fn sized((start_after, limit): Page) -> Result<Page, ShareError> {
    page_size(limit)?;
    Ok((start_after, Some(limit.unwrap_or(30))))
}

/// What `address` has.
///
/// # Errors
/// Text that is no address.
pub fn balance(deps: Deps<'_>, address: &str) -> Result<BalanceResponse, ShareError> {
    let owner = account(deps.api, address)?;
    let balance = crate::balance(deps.storage, &owner)?;
    Ok(BalanceResponse { balance })
}

/// What the share is called, and how many there are.
///
/// # Errors
/// A failure of storage.
pub fn token_info(deps: Deps<'_>) -> Result<TokenInfoResponse, ShareError> {
    Ok(base::query_token_info(deps)?)
}

/// What `owner` allows `spender`.
///
/// # Errors
/// Text that is no address.
pub fn allowance(
    deps: Deps<'_>,
    owner: String,
    spender: String,
) -> Result<AllowanceResponse, ShareError> {
    Ok(allowances::query_allowance(deps, owner, spender)?)
}

/// What `owner` allows others.
///
/// # Errors
/// Text that is no address; a page without rows.
pub fn all_allowances(
    deps: Deps<'_>,
    owner: String,
    page: Page,
) -> Result<AllAllowancesResponse, ShareError> {
    let (start_after, limit) = sized(page)?;
    let answer = enumerable::query_owner_allowances(deps, owner, start_after, limit);
    Ok(answer?)
}

/// What others allow `spender`.
///
/// # Errors
/// Text that is no address; a page without rows.
pub fn all_spender_allowances(
    deps: Deps<'_>,
    spender: String,
    page: Page,
) -> Result<AllSpenderAllowancesResponse, ShareError> {
    let (start_after, limit) = sized(page)?;
    let answer = enumerable::query_spender_allowances(deps, spender, start_after, limit);
    Ok(answer?)
}

/// Who has shares.
///
/// # Errors
/// A page without rows.
pub fn all_accounts(deps: Deps<'_>, page: Page) -> Result<AllAccountsResponse, ShareError> {
    let (start_after, limit) = sized(page)?;
    let answer = enumerable::query_all_accounts(deps, start_after, limit);
    Ok(answer?)
}
