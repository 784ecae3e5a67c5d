//! Previews of purchases: what one would take and bring, and how much of it the purse can pay for.

use crate::number::{amount, Coin};
use ballast_keep::Place;
use ballast_tool::CliError;
use serde_json::{json, Value};

/// How a contract is asked what a purchase would be now.
pub(crate) struct Preview<'a> {
    /// The contract, as messages to it name it.
    pub at: &'a str,
    /// The coin that is paid.
    pub coin: &'a Coin,
    /// The question about the whole of it.
    pub question: Value,
    /// The field of the question that limits what is paid.
    pub limit: &'static str,
    /// The field of the answer that says what is paid.
    pub paid: &'static str,
}

/// A purchase that the purse can pay for.
pub(crate) struct Affordable {
    /// What the contract says of it.
    pub answer: Value,
    /// How many coins are sent along.
    pub sent: u128,
}

impl Preview<'_> {
    /// What the contract says of the whole of it.
    ///
    /// # Errors
    /// The contract refuses it, or does not answer.
    pub fn whole(&self, chain: &mut dyn Place) -> Result<Value, CliError> {
        chain.ask(self.at, &self.question)
    }

    /// The whole of it where the purse can pay for that, or as much as the purse buys.
    ///
    /// A thousandth more than the whole is sent: interest grows until the block, and what is too
    /// much comes back.
    ///
    /// # Errors
    /// Why so few coins buy nothing, in words.
    pub fn within_purse(
        &self,
        chain: &mut dyn Place,
        whole: Value,
        purse: u128,
    ) -> Result<Affordable, String> {
        let paid = amount(&whole[self.paid]);
        let sent = paid.saturating_add(paid / 1_000).saturating_add(1);
        if sent <= purse {
            return Ok(Affordable {
                answer: whole,
                sent,
            });
        }
        match chain.ask(self.at, &self.limited_to(purse)) {
            Ok(answer) => Ok(Affordable {
                answer,
                sent: purse,
            }),
            Err(error) => {
                let has = self.coin.shown(purse);
                Err(format!("with {has} to spend: {}", error.message))
            }
        }
    }

    /// The question about as much as `most` coins buy.
    fn limited_to(&self, most: u128) -> Value {
        let mut question = self.question.clone();
        let bodies = question.as_object_mut().into_iter();
        for body in bodies.flat_map(|question| question.values_mut()) {
            body[self.limit] = json!(most.to_string());
        }
        question
    }
}
