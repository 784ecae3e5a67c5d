//! A turn: reporters report, keepers and liquidators work, and the keeper claims paid exits for the
//! accounts that left.

use super::{effects::lasts, FeedOf, Play};
use crate::figures::borrowers;
use crate::ledger::{whole, Guest, List};
use crate::Kind;
use crate::StressError;
use ballast_extension_types::{hedge, lever, market, oracle};
use ballast_testing::extension;
use ballast_tool::answer::{list, number, text};
use cosmwasm_std::Decimal;
use serde_json::{json, Value};

/// The most `advance` messages to the hub in a turn, and the most sales of one position.
const MOST_TRIES: u32 = 20;
/// The most tickets that are claimed with one message.
const CLAIMS: usize = 30;

/// A message that any account may send to a contract.
struct Due {
    contract: String,
    msg: Value,
}

/// An oracle, its feeds and its reporters.
struct Oracle {
    name: String,
    feeds: Vec<Feed>,
    reporters: Vec<Reporter>,
}

/// A feed of an oracle.
struct Feed {
    id: String,
    /// Whether reporters report it; the price of any other feed is updated by `poke`.
    is_reported: bool,
    /// Its price now.
    price: Option<Decimal>,
}

/// A reporter with a pledge.
struct Reporter {
    name: String,
    /// Whether its suspension is over, so that `resume` is accepted.
    may_resume: bool,
}

impl Play {
    /// Reporters, the keeper and the liquidator do their work in the open block, unless a shock
    /// stops them. Claims go on during every shock: the accounts that left could send them
    /// themselves.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn turn(&mut self) -> Result<(), StressError> {
        self.end_effects()?;
        let now = self.now();
        if !lasts(self.effects.outage_until, now) {
            self.report()?;
        }
        if !lasts(self.effects.no_keeper_until, now) {
            self.keep()?;
        }
        if self.note_paid_batches() {
            self.claim()?;
        }
        Ok(())
    }

    /// The keeper claims every ticket that has been paid.
    fn claim(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for some in self.claimable().chunks(CLAIMS) {
            let msg = json!({"claim": {"ticket_ids": some}});
            self.send(&keeper, "queue", &msg, "")?;
        }
        Ok(())
    }

    /// The ids of all tickets with a paid amount to claim.
    fn claimable(&self) -> Vec<Value> {
        let view = self.view();
        let tickets = view.accounts().flat_map(|(_, owner)| {
            let about = json!({"owner": owner});
            view.list(&view.suite.queue, List::TICKETS, about)
        });
        let paid = tickets.filter(|ticket| number(&ticket["claimable"]) > 0);
        paid.map(|ticket| ticket["ticket_id"].clone()).collect()
    }

    /// Closes the last round of each reported feed, then has every reporter report its price; pokes
    /// the other feeds.
    fn report(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for oracle in self.oracles() {
            let mut prices = vec![];
            for feed in oracle.feeds {
                let id = feed.id.clone();
                let msg = match feed.is_reported {
                    true => oracle::ExecuteMsg::Close { feed: id },
                    false => oracle::ExecuteMsg::Poke { feed: id },
                };
                self.tell(&keeper, &oracle.name, &msg, "")?;
                prices.extend(self.price_to_report(&oracle.name, feed));
            }
            if prices.is_empty() {
                continue;
            }
            let report = oracle::ExecuteMsg::Report {
                prices,
                round: None,
            };
            for reporter in oracle.reporters {
                if reporter.may_resume {
                    let resume = oracle::ExecuteMsg::Resume {};
                    self.tell(&reporter.name, &oracle.name, &resume, "")?;
                }
                self.tell(&reporter.name, &oracle.name, &report, "")?;
            }
        }
        Ok(())
    }

    /// The price that reporters report of a feed now: its first price, or less in a depeg. None for
    /// a feed that they do not report.
    fn price_to_report(&mut self, oracle: &str, feed: Feed) -> Option<oracle::PriceReport> {
        if !feed.is_reported {
            return None;
        }
        let key = FeedOf {
            oracle: oracle.to_string(),
            feed: feed.id.clone(),
        };
        if let (None, Some(price)) = (self.normal.get(&key), feed.price) {
            self.normal.insert(key.clone(), price);
        }
        let normal = *self.normal.get(&key)?;
        let bps = self.effects.depeg_bps(&feed.id);
        let left = Decimal::from_ratio(10_000u64.saturating_sub(bps), 10_000u64);
        Some(oracle::PriceReport {
            feed: feed.id,
            price: normal * left,
        })
    }

    /// All oracles, as they are now.
    fn oracles(&self) -> Vec<Oracle> {
        let view = self.view();
        let now = self.now();
        let mut all = vec![];
        for oracle in view.each(Kind::Oracle) {
            let feeds = view.list(&oracle.at, List::FEEDS, json!({}));
            let feeds = feeds.iter().map(|feed| {
                let price = feed["price"].as_str().and_then(|text| text.parse().ok());
                Feed {
                    id: text(&feed["id"]),
                    is_reported: feed["source"] == json!("reported"),
                    price,
                }
            });
            let reporters = view.list(&oracle.at, List::REPORTERS, json!({}));
            let reporters = reporters.iter().filter_map(|row| {
                let name = view.chain.name_of(row["address"].as_str()?)?.to_string();
                let until = row["suspended_until"].as_u64();
                let may_resume = until.is_some_and(|until| until <= now);
                (number(&row["pledge"]) > 0).then_some(Reporter { name, may_resume })
            });
            all.push(Oracle {
                name: oracle.name.clone(),
                feeds: feeds.collect(),
                reporters: reporters.collect(),
            });
        }
        all
    }

    /// The keeper and the liquidator do all that is due.
    fn keep(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for _ in 0..MOST_TRIES {
            let due = self.ask_hub(&json!({"due": {}}));
            if list(&due["work"]).is_empty() {
                break;
            }
            let advanced = self.send(&keeper, "hub", &json!({"advance": {}}), "")?;
            if advanced.is_none() {
                break;
            }
        }
        self.chores()?;
        self.top_up()?;
        self.liquidate()?;
        self.buy_down()?;
        self.spread()
    }

    /// The keeper sends the chores of all extensions. All extensions are asked before the first
    /// message; a message can make more due, so [`Play::top_up`] and [`Play::spread`] ask again.
    fn chores(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for Due { contract, msg } in self.due() {
            self.send(&keeper, &contract, &msg, "")?;
        }
        Ok(())
    }

    /// The chores of all extensions, as of now.
    fn due(&self) -> Vec<Due> {
        let view = self.view();
        let chores = view.guests.iter().flat_map(|guest| {
            let ask = |msg: &Value| view.ask(&guest.at, msg);
            let extension = extension::named(&guest.code);
            let chores = extension.and_then(|one| one.chores(&ask, self.now()).ok());
            chores.into_iter().flatten().map(move |chore| Due {
                contract: guest.name.clone(),
                msg: chore.msg,
            })
        });
        chores.collect()
    }

    /// The keeper tops up every hedge whose backer owes it LST, and has it observe its price first.
    ///
    /// A second pass over hedges. [`Play::chores`] sends a hedge's chore only if a preview at its
    /// start succeeds. This pass asks each hedge again after those messages, and sends what is due
    /// without a preview, as a keeper with a script does.
    fn top_up(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for Guest { name, at, .. } in self.guests_of(Kind::Hedge) {
            let state = self.ask(&at, &json!({"state": {}}));
            if state["to_observe"] == json!(true) {
                self.tell(&keeper, &name, &hedge::ExecuteMsg::Observe {}, "")?;
            }
            if number(&state["due"]) > 0 {
                self.tell(&keeper, &name, &hedge::ExecuteMsg::TopUp {}, "")?;
            }
        }
        Ok(())
    }

    /// The liquidator buys the collateral of positions over the liquidation LTV, as long as it has
    /// coins.
    fn liquidate(&mut self) -> Result<(), StressError> {
        for market in self.guests_of(Kind::Market) {
            let config = self.ask(&market.at, &json!({"config": {}}));
            let denom = text(&config["terms"]["loan"]["denom"]);
            for owner in borrowers(&self.view(), &market.at) {
                self.sell(&market, &owner, &denom)?;
            }
        }
        Ok(())
    }

    /// Sells a borrower's collateral to the liquidator slice by slice, until the market refuses a
    /// slice or the position is under the liquidation LTV.
    fn sell(&mut self, market: &Guest, owner: &str, denom: &str) -> Result<(), StressError> {
        let liquidator = self.liquidator.clone();
        let msg = market::ExecuteMsg::Liquidate {
            owner: owner.to_string(),
            receiver: None,
            min_lst: None,
        };
        for _ in 0..MOST_TRIES {
            let position = self.ask(&market.at, &json!({"position": {"owner": owner}}));
            if position["liquidatable"] != json!(true) {
                break;
            }
            let pay = number(&position["debt"]).min(self.coins_of(&liquidator, denom));
            let sold = self.tell(&liquidator, &market.name, &msg, &format!("{pay}{denom}"))?;
            let path = format!("{}.repaid", market.name);
            let repaid = sold.map_or(0, |sold| super::amount_at(&sold, &path));
            if repaid == 0 {
                break;
            }
        }
        Ok(())
    }

    /// The liquidator buys down levers over their band and fills their orders.
    fn buy_down(&mut self) -> Result<(), StressError> {
        let (liquidator, denom) = (self.liquidator.clone(), self.denom());
        for Guest { name, at, .. } in self.guests_of(Kind::Lever) {
            let state = self.ask(&at, &json!({"state": {}}));
            let coins = self.coins_of(&liquidator, &denom);
            let pay = number(&state["debt"]).min(coins);
            if state["can"] == json!("buy_down") && pay > 0 {
                let msg = lever::ExecuteMsg::BuyDown {
                    receiver: None,
                    min_lst: None,
                };
                self.tell(&liquidator, &name, &msg, &format!("{pay}{denom}"))?;
            }
            for order in self.list(&at, List::ORDERS, json!({})) {
                let pay = number(&order["debt"]).min(self.coins_of(&liquidator, &denom));
                let msg = lever::ExecuteMsg::Fill {
                    order_id: whole(&order["order_id"]),
                    receiver: None,
                    min_lst: None,
                };
                if pay > 0 {
                    self.tell(&liquidator, &name, &msg, &format!("{pay}{denom}"))?;
                }
            }
        }
        Ok(())
    }

    /// The keeper sends what baskets say is due.
    ///
    /// A second pass over baskets, last in a turn: the chores added LST to their parts, and top-ups
    /// and sales have since taken LST of restakers, so a part can be off its target again.
    fn spread(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for Guest { name, at, .. } in self.guests_of(Kind::Basket) {
            let due = self.ask(&at, &json!({"due": {}}));
            for msg in list(&due["work"]) {
                self.send(&keeper, &name, msg, "")?;
            }
        }
        Ok(())
    }

    /// All contracts of an extension.
    pub(super) fn guests_of(&self, kind: Kind) -> Vec<Guest> {
        self.view().each(kind).cloned().collect()
    }

    /// The denom of the staking token.
    pub(super) fn denom(&self) -> String {
        self.view().chain.denom().to_string()
    }

    /// How much of a denom an account has.
    pub(super) fn coins_of(&self, account: &str, denom: &str) -> u128 {
        let view = self.view();
        let at = view
            .accounts()
            .find(|(name, _)| *name == account)
            .map(|(_, at)| at);
        let all = at.map(|at| view.chain.balances(at)).unwrap_or_default();
        all.get(denom).map_or(0, |amount| amount.u128())
    }
}
