//! Previews of purchases: what one would take and bring, and how much of it the purse can pay for.

use crate::number::Currency;
use crate::query::ask;
use ballast_extension_types::lever::{PreviewBuyDownResponse, PreviewFillResponse};
use ballast_extension_types::market::PreviewLiquidateResponse;
use ballast_keep::Place;
use ballast_tool::CliError;
use ballast_types::Amount;
use serde::{de::DeserializeOwned, Serialize};

/// Purchases that a contract is asked a preview of in a block, at the most.
pub(crate) const MOST_PREVIEWS: usize = 20;

/// A purchase, or a part of one, as the contract says that it would be now. Base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slice {
    /// Coins that are paid.
    pub paid: u128,
    /// LST for them.
    pub lst: u128,
    /// Debt that the purchase leaves unpaid, at the cost of a market's suppliers.
    pub bad_debt: u128,
}

impl From<PreviewLiquidateResponse> for Slice {
    fn from(preview: PreviewLiquidateResponse) -> Self {
        Self {
            paid: preview.repaid.raw().u128(),
            lst: preview.lst.raw().u128(),
            bad_debt: preview.bad_debt.raw().u128(),
        }
    }
}

impl From<PreviewBuyDownResponse> for Slice {
    fn from(preview: PreviewBuyDownResponse) -> Self {
        Self {
            paid: preview.paid.raw().u128(),
            lst: preview.lst.raw().u128(),
            bad_debt: 0,
        }
    }
}

impl From<PreviewFillResponse> for Slice {
    fn from(preview: PreviewFillResponse) -> Self {
        Self {
            paid: preview.paid.raw().u128(),
            lst: preview.lst.raw().u128(),
            bad_debt: 0,
        }
    }
}

/// How a contract is asked what a purchase would be now.
pub(crate) struct Preview<'a, Q> {
    /// The contract, as messages to it name it.
    pub at: &'a str,
    /// The coin that is paid.
    pub coin: &'a Currency,
    /// The query about what at most so many coins buy, or about the whole of it.
    pub query: &'a dyn Fn(Option<u128>) -> Q,
}

/// A purchase that the purse can pay for.
#[derive(Clone, Copy)]
pub(crate) struct Affordable {
    /// What it takes and brings.
    pub slice: Slice,
    /// How many coins are sent along.
    pub sent: u128,
}

impl<Q: Serialize> Preview<'_, Q> {
    /// The whole of it where the purse can pay for that, or as much as the purse buys; `A` is the
    /// contract's answer to the query.
    ///
    /// A thousandth more than the whole is sent: interest grows until the block, and what is too
    /// much comes back.
    ///
    /// # Errors
    /// The contract refuses the whole, or what the purse buys: the error then says what the purse
    /// has.
    pub fn within_purse<A>(
        &self,
        chain: &mut dyn Place,
        purse: u128,
    ) -> Result<Affordable, CliError>
    where
        A: DeserializeOwned,
        Slice: From<A>,
    {
        let whole = ask::<A>(chain, self.at, &(self.query)(None))?;
        let slice = Slice::from(whole);
        let sent = slice
            .paid
            .saturating_add(slice.paid / 1_000)
            .saturating_add(1);
        if sent <= purse {
            return Ok(Affordable { slice, sent });
        }
        match ask::<A>(chain, self.at, &(self.query)(Some(purse))) {
            Ok(part) => Ok(Affordable {
                slice: part.into(),
                sent: purse,
            }),
            Err(error) => Err(CliError {
                message: format!(
                    "with {} to spend: {}",
                    self.coin.shown(purse),
                    error.message
                ),
                ..error
            }),
        }
    }
}
