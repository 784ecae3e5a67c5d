//! Markets and levers as a place to keep: what is to do are purchases that pay.

use crate::deal::{Deal, Offer, Purse, Terms, Verdict};
use crate::desk::{Desk, DeskOffers};
use crate::lever::LeverDesk;
use crate::market::MarketDesk;
use crate::race::is_lost;
use crate::told::told;
use ballast_keep::{Errand, Errands, Look, Place, Sent};
use ballast_tool::output::Units;
use ballast_tool::{CliError, Kind};
use serde_json::json;
use std::collections::BTreeMap;

/// Markets and levers, and what was seen of them.
pub struct LiquidatePlace<P> {
    inner: P,
    /// Where to look; all of the suite where none is named.
    named: Vec<String>,
    desks: Option<Vec<Box<dyn Desk>>>,
    terms: Terms,
    /// The denom of fees, where it is known: a fee is held against a gain in the same coin.
    fee_denom: Option<String>,
    /// What the last message has cost, base units.
    last_fee: u128,
    /// What messages may still cost today, base units; none is no limit.
    fees_left: Option<u128>,
    /// What they have cost since it was asked, base units.
    fees_paid: u128,
    look: Look,
    /// The last block whose prices were asked for.
    priced_height: Option<u64>,
    /// Purchases that were given out, by their messages, and what the fee of each may cost.
    purchases: BTreeMap<String, (Deal, u128)>,
    warnings: Vec<String>,
    /// Contracts that could not be asked in this block, and what they said.
    unasked: Vec<CliError>,
}

impl<P: Place> LiquidatePlace<P> {
    /// The contracts of these names or addresses, or all of the suite, reached as `inner` reaches
    /// the hub.
    pub fn new(inner: P, named: Vec<String>, terms: Terms, fee_denom: Option<String>) -> Self {
        Self {
            inner,
            named,
            desks: None,
            terms,
            fee_denom,
            last_fee: 0,
            fees_left: None,
            fees_paid: 0,
            look: Look::default(),
            priced_height: None,
            purchases: BTreeMap::new(),
            warnings: vec![],
            unasked: vec![],
        }
    }

    /// Which of the contracts are markets and levers, by their `config`; asked once.
    fn meet(&mut self) -> Result<(), CliError> {
        if self.desks.is_some() {
            return Ok(());
        }
        let is_named = !self.named.is_empty();
        let all = match is_named {
            true => self.named.clone(),
            false => {
                let guests = self.inner.guests()?;
                guests.into_iter().map(|(at, _)| at).collect()
            }
        };
        let mut desks: Vec<Box<dyn Desk>> = vec![];
        for at in all {
            let config = self.inner.ask(&at, &json!({"config": {}}));
            let config = match (config, is_named) {
                (Ok(config), _) => config,
                (Err(error), true) => return Err(error),
                // one of another kind
                (Err(_), false) => continue,
            };
            let market = MarketDesk::of(&at, &config);
            let lever = LeverDesk::of(&at, &config, self.look.units.decimals);
            match (market, lever) {
                (Some(market), _) => desks.push(Box::new(market)),
                (None, Some(lever)) => desks.push(Box::new(lever)),
                (None, None) if is_named => {
                    return Err(CliError::bad(format!(
                        "{at} is neither a market nor a lever"
                    )))
                }
                (None, None) => {}
            }
        }
        if desks.is_empty() {
            return Err(CliError::bad(
                "there is no market and no lever beside the suite: --at names one",
            ));
        }
        self.desks = Some(desks);
        Ok(())
    }

    /// What is for sale now, contract by contract: how it stands, and what each purchase would
    /// bring. Nothing is sent.
    ///
    /// # Errors
    /// The chain does not answer; there is no market and no lever.
    pub fn offers(&mut self) -> Result<Vec<DeskOffers>, CliError> {
        self.look = self.inner.look()?;
        let all = self.all_offers()?;
        let unasked = self.unasked.iter().map(ToString::to_string);
        self.warnings.extend(unasked);
        Ok(all)
    }

    fn all_offers(&mut self) -> Result<Vec<DeskOffers>, CliError> {
        self.meet()?;
        self.warnings.clear();
        self.unasked.clear();
        let mut purses: BTreeMap<String, Purse> = BTreeMap::new();
        let mut all = vec![];
        for desk in self.desks.iter_mut().flatten() {
            let denom = desk.coin().denom.clone();
            let mut purse = match purses.get(&denom) {
                Some(purse) => *purse,
                None => self.terms.purse(&denom, self.inner.coins(&denom)?),
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

    /// Sends a message that may cost so much, and takes its fee from what is left of the day's.
    fn send(&mut self, errand: &Errand, may: Option<u128>) -> Result<Sent, CliError> {
        self.inner.limit_fees(may);
        let sent = self.inner.run(errand);
        // one that failed in its block is paid for all the same
        let paid = self.inner.take_fees();
        self.fees_paid = self.fees_paid.saturating_add(paid);
        self.fees_left = self.fees_left.map(|left| left.saturating_sub(paid));
        sent
    }

    /// What came of a purchase, in words.
    fn bought(&mut self, deal: &Deal, sent: Sent) -> Sent {
        if let Some((fee, denom)) = &sent.fee {
            self.last_fee = *fee;
            self.fee_denom = Some(denom.clone());
        }
        let fee = self.fee_in_coin(deal, &sent);
        let said = told(deal, &sent, fee, &self.terms, &self.look.units);
        Sent {
            said: Some(said),
            ..sent
        }
    }

    /// What a message cost in the coin of its purchase; 0 if it was paid in another one.
    fn fee_in_coin(&self, deal: &Deal, sent: &Sent) -> u128 {
        match (&sent.fee, self.is_comparable(deal)) {
            (Some((fee, _)), true) => *fee,
            _ => 0,
        }
    }

    /// Whether fees are paid in the coin of a purchase, so that one can be held against its gain.
    fn is_comparable(&self, deal: &Deal) -> bool {
        self.fee_denom.as_ref() == Some(&deal.coin.denom)
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

    /// What the hub has to do is a keeper's business.
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
                let fee = match self.is_comparable(&deal) {
                    true => self.last_fee,
                    false => 0,
                };
                let least = self.terms.least(&deal.coin.denom);
                let errand = deal.errand(gain, least, fee);
                let may_cost = gain.saturating_sub(least);
                self.purchases
                    .insert(errand.msg.to_string(), (deal, may_cost));
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
        let Some((deal, may_cost)) = self.purchases.get(&errand.msg.to_string()).cloned() else {
            return self.inner.run(errand);
        };
        let is_comparable = self.is_comparable(&deal);
        let may = match is_comparable {
            true => Some(self.fees_left.map_or(may_cost, |left| left.min(may_cost))),
            false => self.fees_left,
        };
        match self.send(errand, may) {
            Ok(sent) => Ok(self.bought(&deal, sent)),
            Err(error) if is_lost(&error) => Ok(unsent(format!(
                "{}: somebody was first, or it is healthy again",
                deal.what
            ))),
            // too dear
            Err(error) if is_comparable && error.kind == Kind::Left => Ok(unsent(format!(
                "{}: not sent, its fee is more than {}, or than what is left of today's fees",
                deal.what,
                deal.coin.shown(may_cost)
            ))),
            Err(error) => Err(error),
        }
    }

    fn warnings(&mut self) -> Vec<String> {
        self.warnings.clone()
    }

    fn take_fees(&mut self) -> u128 {
        let cost = std::mem::take(&mut self.fees_paid);
        cost.saturating_add(self.inner.take_fees())
    }

    fn limit_fees(&mut self, most: Option<u128>) {
        self.fees_left = most;
        self.inner.limit_fees(most);
    }
}
