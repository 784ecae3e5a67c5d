//! What is for sale, and whether it pays.

use crate::number::{part, part_up, Currency, ALL};
use ballast_keep::Errand;
use ballast_tool::amount;
use ballast_tool::output::Units;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// When a purchase is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// What it costs to turn LST into coins, in bps of its worth: a pool's fee, or 25 days in the
    /// queue.
    pub cost_bps: u64,
    /// The least gain after costs and the fee, base units, by denom; 1 where none is said.
    pub least: BTreeMap<String, u128>,
    /// The most that one purchase pays, base units, by denom.
    pub most: BTreeMap<String, u128>,
    /// What purchases and their fees never take, base units, by denom.
    pub reserve: BTreeMap<String, u128>,
}

impl Terms {
    /// What may be spent of so many coins; fees are paid in others.
    pub fn purse(&self, denom: &str, held: u128) -> Purse {
        let reserve = self.reserve.get(denom).copied().unwrap_or_default();
        Purse {
            left: held.saturating_sub(reserve),
            most: self.most.get(denom).copied().unwrap_or(u128::MAX),
            fee: 0,
        }
    }

    /// The least gain.
    pub fn least(&self, denom: &str) -> u128 {
        self.least.get(denom).copied().unwrap_or_default().max(1)
    }
}

/// Coins of one denom that may be spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purse {
    /// All of them.
    pub left: u128,
    /// The most that one purchase takes.
    pub most: u128,
    /// The most that the message of a purchase may cost, which is kept for it: the chain takes the fee
    /// first. 0 where fees are paid in another coin.
    pub fee: u128,
}

impl Purse {
    /// What the next purchase may send: what is left without its fee.
    pub fn next(self) -> u128 {
        self.left.saturating_sub(self.fee).min(self.most)
    }

    /// Takes out what a purchase sends and its message may cost, if it is one that is made.
    pub fn take(&mut self, offer: &Offer, terms: &Terms) {
        if let Offer::Deal(deal) = offer {
            if matches!(deal.verdict(terms), Verdict::Buys(_)) {
                let cost = deal.sent.saturating_add(self.fee);
                self.left = self.left.saturating_sub(cost);
            }
        }
    }
}

/// A purchase, as the contract says that it would be now.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// The contract, as messages to it name it.
    pub contract: String,
    /// In words: `liquidate wasm1…`.
    pub what: String,
    /// The message, without `min_lst`.
    pub msg: Value,
    /// The coin that is paid.
    pub coin: Currency,
    /// How much is sent along: what is not taken comes back.
    pub sent: u128,
    /// How much is taken.
    pub paid: u128,
    /// LST for it.
    pub lst: u128,
    /// What that, or a tip, is worth in coins by the contract's price.
    pub worth: u128,
    /// At whose cost, in words: `the borrower`, `holders`.
    pub payer: &'static str,
}

/// Whether a purchase is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It gains so much after costs, before the fee.
    Buys(u128),
    /// It would gain too little, or lose.
    Poor {
        /// What it is worth after costs.
        worth: u128,
        /// The least gain.
        least: u128,
    },
}

/// Something that is for sale, or why it can't be bought.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// It can be bought.
    Deal(Deal),
    /// It can't, in words: too few coins, refused.
    Passed {
        /// In words: `liquidate wasm1…`.
        what: String,
        /// Why.
        why: String,
    },
}

impl Offer {
    /// One whose LST is worth what no number holds.
    pub(crate) fn unpriced(what: String, lst: u128) -> Self {
        Self::Passed {
            what,
            why: format!("what {lst} base units of LST are worth cannot be computed"),
        }
    }
}

impl Deal {
    /// What the LST is worth after costs.
    pub fn net(&self, terms: &Terms) -> u128 {
        let left = ALL.saturating_sub(terms.cost_bps);
        // less than the worth, which fits
        part(self.worth, left.into(), ALL.into()).unwrap_or_default()
    }

    /// Whether it pays, before the fee.
    pub fn verdict(&self, terms: &Terms) -> Verdict {
        let (worth, least) = (self.net(terms), terms.least(&self.coin.denom));
        match worth.checked_sub(self.paid).filter(|gain| *gain >= least) {
            Some(gain) => Verdict::Buys(gain),
            None => Verdict::Poor { worth, least },
        }
    }

    /// What is sent. A smaller slice is taken too, down to the LST at which the gain is the least
    /// one and the fee.
    pub fn errand(&self, gain: u128, least: u128, fee: u128) -> Errand {
        let mut msg = self.msg.clone();
        if self.lst > 0 {
            let floor = part_up(self.lst, least.saturating_add(fee), gain.max(1));
            let name = msg.as_object().and_then(|msg| msg.keys().next().cloned());
            if let Some(name) = name {
                msg[name]["min_lst"] = json!(floor.clamp(1, self.lst).to_string());
            }
        }
        let funds = match self.sent {
            0 => vec![],
            sent => vec![amount::Coin::new(sent, &self.coin.denom)],
        };
        Errand {
            contract: self.contract.clone(),
            what: self.what.clone(),
            msg,
            funds,
        }
    }

    /// In words: `pays 252.133334 STAKE for 287.037037 bSTAKE, 6.199999 STAKE of it at the cost of
    /// the borrower`.
    pub fn in_words(&self, units: &Units) -> String {
        match self.paid {
            0 => format!("a tip worth {}", self.coin.shown(self.worth)),
            paid => format!(
                "pays {} for {} {}, {} of it at the cost of {}",
                self.coin.shown(paid),
                units.tokens(self.lst),
                units.symbol,
                self.coin.shown(self.worth.saturating_sub(paid)),
                self.payer
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deal() -> Deal {
        Deal {
            contract: "market".to_string(),
            what: "liquidate bob".to_string(),
            msg: json!({"liquidate": {"owner": "bob"}}),
            coin: Currency {
                denom: "ustake".to_string(),
                decimals: 6,
            },
            sent: 253_000_000,
            paid: 252_133_334,
            lst: 287_037_037,
            worth: 258_333_333,
            payer: "the borrower",
        }
    }

    #[test]
    fn a_gain_is_what_is_left_after_costs() {
        let terms = |cost_bps, least| Terms {
            cost_bps,
            least: [("ustake".to_string(), least)].into(),
            ..Terms::default()
        };
        assert_eq!(deal().verdict(&terms(0, 0)), Verdict::Buys(6_199_999));
        assert_eq!(deal().verdict(&terms(110, 0)), Verdict::Buys(3_358_332));
        let poor = Verdict::Poor {
            worth: 255_491_666,
            least: 3_358_333,
        };
        assert_eq!(deal().verdict(&terms(110, 3_358_333)), poor);
        assert!(matches!(
            deal().verdict(&terms(300, 0)),
            Verdict::Poor { .. }
        ));
    }

    #[test]
    fn a_smaller_slice_is_bought_while_it_pays() {
        let errand = deal().errand(3_000_000, 1_000_000, 500_000);
        // half of the gain: half of the LST
        assert_eq!(errand.msg["liquidate"]["min_lst"], "143518519");
        assert_eq!(errand.funds, [amount::Coin::new(253_000_000, "ustake")]);
        let errand = deal().errand(3_000_000, 1, 0);
        assert_eq!(errand.msg["liquidate"]["min_lst"], "96");
        let dear = deal().errand(3_000_000, 1, 9_000_000);
        assert_eq!(dear.msg["liquidate"]["min_lst"], "287037037");
    }

    #[test]
    fn a_purse_has_a_reserve_and_a_most() {
        let terms = Terms {
            most: [("ustake".to_string(), 500)].into(),
            reserve: [("ustake".to_string(), 100)].into(),
            ..Terms::default()
        };
        let purse = |held| terms.purse("ustake", held).next();
        assert_eq!([purse(50), purse(300), purse(9_000)], [0, 200, 500]);
        assert_eq!(terms.purse("uusd", 7).next(), 7);
        // two purchases of 500 each, and what does not pay takes nothing
        let mut purse = terms.purse("ustake", 1_100);
        let mut bought = Deal {
            sent: 500,
            paid: 500,
            worth: 600,
            ..deal()
        };
        purse.take(&Offer::Deal(bought.clone()), &terms);
        assert_eq!((purse.left, purse.next()), (500, 500));
        bought.worth = 400;
        purse.take(&Offer::Deal(bought), &terms);
        assert_eq!(purse.left, 500);
    }

    /// Before, the whole balance was sent, and the fee was paid out of the reserve.
    #[test]
    fn a_purse_keeps_the_fee_of_each_message() {
        let terms = Terms {
            reserve: [("ustake".to_string(), 100)].into(),
            ..Terms::default()
        };
        let mut purse = Purse {
            fee: 5,
            ..terms.purse("ustake", 1_110)
        };
        assert_eq!(purse.next(), 1_005);
        let bought = Deal {
            sent: 500,
            paid: 500,
            worth: 600,
            ..deal()
        };
        purse.take(&Offer::Deal(bought.clone()), &terms);
        assert_eq!(purse.next(), 500);
        purse.take(&Offer::Deal(bought), &terms);
        assert_eq!((purse.left, purse.next()), (0, 0));
    }
}
