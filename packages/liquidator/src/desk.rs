//! A contract that sells: a market, or a lever.

use crate::deal::{Offer, Purse, Terms};
use crate::number::Currency;
use ballast_keep::{Look, Place};
use ballast_tool::CliError;

/// Something that sells.
pub(crate) trait Desk {
    /// The contract, as messages to it name it.
    fn at(&self) -> &str;

    /// The coin that is paid there.
    fn coin(&self) -> &Currency;

    /// What is for sale in this block, for what the purse has: what pays by `terms` is taken out of
    /// it.
    fn offers(
        &mut self,
        chain: &mut dyn Place,
        look: &Look,
        purse: &mut Purse,
        terms: &Terms,
    ) -> Result<Vec<Offer>, CliError>;

    /// What was left out in the last block, and why, for people.
    fn warnings(&self) -> &[String];

    /// How the contract stood in the last block, in words.
    fn summary(&self) -> String;
}

/// What one contract sells in a block.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskOffers {
    /// The contract, as messages to it name it.
    pub at: String,
    /// How it stands, in words.
    pub summary: String,
    /// What is for sale there.
    pub offers: Vec<Offer>,
}
