//! Markets and levers as a place to keep, at which the errands are purchases that pay.

use crate::deal::{Deal, Offer, Purse, Terms, Verdict};
use crate::desk::DeskOffers;
use crate::desks::Desks;
use crate::fees::Fees;
use crate::race::is_lost;
use crate::report::report;
use ballast_keep::{Errand, Errands, Look, Place, Sent};
use ballast_tool::output::Units;
use ballast_tool::{CliError, Kind};
use std::collections::BTreeMap;

/// Markets and levers, and what was seen of them.
pub struct LiquidatePlace<P> {
    inner: P,
    /// The contracts to look at; all markets and levers of the suite where none is named.
    named: Vec<String>,
    desks: Desks,
    terms: Terms,
    fees: Fees,
    /// What is kept of each coin for the fee of a purchase in this block.
    kept: BTreeMap<String, u128>,
    look: Look,
    /// The last block whose prices were asked for.
    priced_height: Option<u64>,
    /// Purchases that were given out, by contract and message: two levers may offer the same message.
    purchases: BTreeMap<PurchaseKey, Purchase>,
    warnings: Vec<String>,
    /// Contracts that could not be asked in this block, and what they said.
    unasked: Vec<CliError>,
}

/// What tells a purchase from another: the contract, and the message to it.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
struct PurchaseKey {
    contract: String,
    msg: String,
}

impl PurchaseKey {
    fn of(errand: &Errand) -> Self {
        Self {
            contract: errand.contract.clone(),
            msg: errand.msg.to_string(),
        }
    }
}

/// A purchase that was given out.
#[derive(Clone)]
struct Purchase {
    deal: Deal,
    /// The highest fee with which it still gains enough, and that was kept for it.
    bearable: u128,
}

impl<P: Place> LiquidatePlace<P> {
    /// The contracts of these names or addresses, or all of the suite, reached as `inner` reaches
    /// the hub.
    pub fn new(inner: P, named: Vec<String>, terms: Terms, fee_denom: Option<String>) -> Self {
        Self {
            inner,
            named,
            desks: Desks::default(),
            terms,
            fees: Fees::of(fee_denom),
            kept: BTreeMap::new(),
            look: Look::default(),
            priced_height: None,
            purchases: BTreeMap::new(),
            warnings: vec![],
            unasked: vec![],
        }
    }

    /// What is for sale now, contract by contract: how it stands, and what each purchase would
    /// bring. Nothing is sent.
    ///
    /// # Errors
    /// The chain does not answer, or not about a contract that may sell; there is no market and no
    /// lever.
    pub fn offers(&mut self) -> Result<Vec<DeskOffers>, CliError> {
        self.look = self.inner.look()?;
        let all = self.all_offers()?;
        let unasked = self.unasked.iter().map(ToString::to_string);
        self.warnings.extend(unasked);
        Ok(all)
    }

    fn all_offers(&mut self) -> Result<Vec<DeskOffers>, CliError> {
        self.warnings.clear();
        self.unasked.clear();
        let decimals = self.look.units.decimals;
        self.unasked = self.desks.find(&mut self.inner, &self.named, decimals)?;
        let mut purses: BTreeMap<String, Purse> = BTreeMap::new();
        let mut all = vec![];
        for desk in &mut self.desks.found {
            let denom = desk.coin().denom.clone();
            let mut purse = match purses.get(&denom) {
                Some(purse) => *purse,
                None => {
                    let purse = self.terms.purse(&denom, self.inner.coins(&denom)?);
                    let fee = self.fees.kept_of(desk.coin(), purse.left);
                    self.kept.insert(denom.clone(), fee);
                    Purse { fee, ..purse }
                }
            };
            let at = desk.at().to_string();
            let offers = desk.offers(&mut self.inner, &self.look, &mut purse, &self.terms);
            let offers = match offers {
                Ok(offers) => offers,
                // the others answer all the same
                Err(error) if error.kind == Kind::Failed => {
                    let message = format!("{at}: {}", error.message);
                    self.unasked.push(CliError { message, ..error });
                    continue;
                }
                Err(error) => return Err(error),
            };
            purses.insert(denom, purse);
            let warnings = desk.warnings().iter();
            self.warnings
                .extend(warnings.map(|warning| format!("{at}: {warning}")));
            all.push(DeskOffers {
                at,
                summary: desk.summary(),
                offers,
            });
        }
        Ok(all)
    }

    /// When a purchase is made.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What amounts of LST are called.
    pub fn units(&self) -> &Units {
        &self.look.units
    }

    /// The report of a purchase that was carried out.
    fn bought(&self, deal: &Deal, sent: Sent) -> Sent {
        let fee = match &sent.fee {
            Some(_) => self.fees.last_in(&deal.coin),
            None => 0,
        };
        let said = report(deal, &sent, fee, &self.terms, &self.look.units);
        Sent {
            said: Some(said),
            ..sent
        }
    }
}

/// A purchase that was not made, and why: nothing to be alarmed about.
fn unsent(said: String) -> Sent {
    Sent {
        said: Some(said),
        ..Sent::default()
    }
}

impl<P: Place> Place for LiquidatePlace<P> {
    fn inner(&mut self) -> Option<&mut dyn Place> {
        Some(&mut self.inner)
    }

    /// Without what is due at the hub: that is a keeper's work.
    fn look(&mut self) -> Result<Look, CliError> {
        self.look = self.inner.look()?;
        Ok(Look {
            due: vec![],
            ..self.look.clone()
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        Err(CliError::bad("a liquidator does not send `advance`"))
    }

    fn errands(&mut self) -> Result<Errands, CliError> {
        // one price a block
        if self.priced_height == Some(self.look.height) {
            return Ok(Errands::default());
        }
        let all = self.all_offers()?;
        self.priced_height = Some(self.look.height);
        self.purchases.clear();
        let mut buys: Vec<(u128, Errand)> = vec![];
        for DeskOffers { at, offers, .. } in all {
            for offer in offers {
                let deal = match offer {
                    Offer::Deal(deal) => deal,
                    Offer::Passed { what, why } => {
                        self.warnings.push(format!("{at}: {what}: {why}"));
                        continue;
                    }
                };
                let Verdict::Buys(gain) = deal.verdict(&self.terms) else {
                    continue;
                };
                let fee = self.fees.last_in(&deal.coin);
                let least = self.terms.least(&deal.coin.denom);
                let errand = deal.errand(gain, least, fee);
                let kept = self.kept.get(&deal.coin.denom).copied();
                let bearable = gain.saturating_sub(least).min(kept.unwrap_or_default());
                let purchase = Purchase { deal, bearable };
                self.purchases.insert(PurchaseKey::of(&errand), purchase);
                buys.push((gain, errand));
            }
        }
        buys.sort_by_key(|(gain, _)| std::cmp::Reverse(*gain));
        let buys = buys.into_iter().map(|(_, errand)| errand);
        Ok(Errands {
            ready: buys.collect(),
            unasked: self.unasked.clone(),
        })
    }

    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        let purchase = self.purchases.get(&PurchaseKey::of(errand)).cloned();
        let Some(Purchase { deal, bearable }) = purchase else {
            return self.inner.run(errand);
        };
        let is_comparable = self.fees.are_in(&deal.coin);
        let most = self.fees.most(&deal.coin, bearable);
        match self.fees.send(&mut self.inner, errand, most) {
            Ok(sent) => Ok(self.bought(&deal, sent)),
            Err(error) if is_lost(&error) => Ok(unsent(format!(
                "{}: not bought: another buyer was first, or it is healthy again",
                deal.what
            ))),
            // the fee is above what the gain bears, or above what is left of the day's
            Err(error) if is_comparable && error.kind == Kind::Left => Ok(unsent(format!(
                "{}: not sent, its fee is more than {}, or than what is left of today's fees",
                deal.what,
                deal.coin.shown(bearable)
            ))),
            Err(error) => Err(error),
        }
    }

    fn warnings(&mut self) -> Vec<String> {
        self.warnings.clone()
    }

    fn take_fees(&mut self) -> u128 {
        let cost = self.fees.take();
        cost.saturating_add(self.inner.take_fees())
    }

    fn limit_fees(&mut self, most: Option<u128>) {
        self.fees.limit(most);
        self.inner.limit_fees(most);
    }
}

#[cfg(test)]
mod tests {
    use super::PurchaseKey;
    use ballast_keep::Errand;
    use serde_json::json;

    #[test]
    fn the_same_message_to_two_levers_is_two_purchases() {
        let rebalance = |contract: &str| Errand {
            contract: contract.to_string(),
            what: format!("{contract}: rebalance"),
            msg: json!({"rebalance": {}}),
            funds: vec![],
        };
        let keys = ["lever1", "lever2"].map(|at| PurchaseKey::of(&rebalance(at)));

        assert_ne!(keys[0], keys[1]);
        assert_eq!(keys[0], PurchaseKey::of(&rebalance("lever1")));
    }
}
