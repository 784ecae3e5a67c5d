//! Page sizes: the same limits for every query.

use thiserror::Error;

/// Rows of a page if the caller names no limit.
pub const DEFAULT_LIMIT: u32 = 30;
/// The most rows of a page; a larger limit counts as this one.
pub const MAX_LIMIT: u32 = 100;

/// A query asked for a page of 0 rows.
#[derive(Error, Debug, Clone, PartialEq, Eq)]
#[error("limit 0: a page has 1 to {MAX_LIMIT} rows")]
pub struct ZeroLimit;

/// The number of rows to return for a caller's `limit`: 30 by default, 100 at most.
///
/// # Errors
/// [`ZeroLimit`] for 0.
pub fn page_size(limit: Option<u32>) -> Result<usize, ZeroLimit> {
    match limit.unwrap_or(DEFAULT_LIMIT) {
        0 => Err(ZeroLimit),
        n => Ok(usize::try_from(n.min(MAX_LIMIT)).unwrap_or(usize::MAX)),
    }
}
