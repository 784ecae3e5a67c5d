//! What goes on between shocks: reporters report, keepers and liquidators work, and the keeper
//! claims for leavers what is paid.

use super::{effects::lasts, FeedOf, Play};
use crate::figures::borrowers;
use crate::ledger::{whole, Guest, List};
use crate::Kind;
use ballast_extension_types::{hedge, lever, market, oracle};
use ballast_testing::extension;
use ballast_tool::answer::{list, number, text};
use ballast_tool::CliError;
use cosmwasm_std::Decimal;
use serde_json::{json, Value};

/// How often the hub is advanced, and one position is sold, in a turn at most.
const MOST_TRIES: u32 = 20;
/// Tickets that are claimed with one message.
const CLAIMS: usize = 30;

/// A message that anybody can send to a contract.
struct Due {
    contract: String,
    msg: Value,
}

/// An oracle, and who works for it.
struct Oracle {
    name: String,
    feeds: Vec<Feed>,
    reporters: Vec<Reporter>,
}

/// A feed of an oracle.
struct Feed {
    id: String,
    /// By reporters; others are poked.
    is_reported: bool,
    /// What it says now.
    price: Option<Decimal>,
}

/// A reporter who has pledged something.
struct Reporter {
    name: String,
    /// A suspension is over, and can be ended.
    may_resume: bool,
}

impl Play {
    /// Reporters, keepers and liquidators do their work in the running block, unless a shock stops
    /// them; nothing stops claims, which leavers could send themselves.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn turn(&mut self) -> Result<(), CliError> {
        self.end_effects()?;
        let now = self.now();
        if !lasts(self.effects.outage_until, now) {
            self.report()?;
        }
        if !lasts(self.effects.no_keeper_until, now) {
            self.keep()?;
        }
        if self.look_at_batches()? {
            self.claim()?;
        }
        Ok(())
    }

    /// The keeper claims for every ticket that has something to claim.
    fn claim(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for some in self.claimable()?.chunks(CLAIMS) {
            let msg = json!({"claim": {"ticket_ids": some}});
            self.send(&keeper, "queue", &msg, "")?;
        }
        Ok(())
    }

    /// Numbers of all tickets that have something to claim.
    fn claimable(&self) -> Result<Vec<Value>, CliError> {
        let view = self.view()?;
        let tickets = view.accounts().flat_map(|(_, owner)| {
            let about = json!({"owner": owner});
            view.list(&view.suite.queue, List::TICKETS, about)
        });
        let paid = tickets.filter(|ticket| number(&ticket["claimable"]) > 0);
        Ok(paid.map(|ticket| ticket["ticket_id"].clone()).collect())
    }

    /// Closes the last round of each feed, then has every reporter report a price for it; feeds
    /// that nobody reports are poked.
    fn report(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for oracle in self.oracles()? {
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

    /// What reporters say of a feed now: what it said at first, or less in a depeg; nothing of one
    /// that they do not report.
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
    fn oracles(&self) -> Result<Vec<Oracle>, CliError> {
        let view = self.view()?;
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
        Ok(all)
    }

    /// Keepers and liquidators do all that is due.
    fn keep(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for _ in 0..MOST_TRIES {
            let due = self.ask_hub(&json!({"due": {}}))?;
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

    /// What each extension says that anybody can do. All are asked before anything is sent: what is
    /// sent can make more due, for which [`Play::top_up`] and [`Play::spread`] ask again.
    fn chores(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for Due { contract, msg } in self.due()? {
            self.send(&keeper, &contract, &msg, "")?;
        }
        Ok(())
    }

    /// Chores of all extensions, as of now.
    fn due(&self) -> Result<Vec<Due>, CliError> {
        let view = self.view()?;
        let chores = view.guests.iter().flat_map(|guest| {
            let ask = |msg: &Value| view.ask(&guest.at, msg);
            let extension = extension::named(&guest.code);
            let chores = extension.and_then(|one| one.chores(&ask, self.now()).ok());
            chores.into_iter().flatten().map(move |chore| Due {
                contract: guest.name.clone(),
                msg: chore.msg,
            })
        });
        Ok(chores.collect())
    }

    /// A hedge that is due something is topped up. Its price is looked at first.
    ///
    /// A second pass over hedges: a chore of theirs is sent where a preview says that it succeeds,
    /// as of the beginning of [`Play::chores`]. This asks each anew, after what was done for
    /// others, and tries what is due without a preview, as a keeper with a script does.
    fn top_up(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for Guest { name, at, .. } in self.guests_of(Kind::Hedge)? {
            let state = self.ask(&at, &json!({"state": {}}))?;
            if state["to_observe"] == json!(true) {
                self.tell(&keeper, &name, &hedge::ExecuteMsg::Observe {}, "")?;
            }
            if number(&state["due"]) > 0 {
                self.tell(&keeper, &name, &hedge::ExecuteMsg::TopUp {}, "")?;
            }
        }
        Ok(())
    }

    /// Everybody over the liquidation LTV is sold, as long as the liquidator has coins.
    fn liquidate(&mut self) -> Result<(), CliError> {
        for market in self.guests_of(Kind::Market)? {
            let config = self.ask(&market.at, &json!({"config": {}}))?;
            let denom = text(&config["terms"]["loan"]["denom"]);
            for owner in borrowers(&self.view()?, &market.at) {
                self.sell(&market, &owner, &denom)?;
            }
        }
        Ok(())
    }

    /// A borrower's collateral is sold slice by slice, until the market takes no more.
    fn sell(&mut self, market: &Guest, owner: &str, denom: &str) -> Result<(), CliError> {
        let liquidator = self.liquidator.clone();
        let msg = market::ExecuteMsg::Liquidate {
            owner: owner.to_string(),
            receiver: None,
            min_lst: None,
        };
        for _ in 0..MOST_TRIES {
            let position = self.ask(&market.at, &json!({"position": {"owner": owner}}))?;
            if position["liquidatable"] != json!(true) {
                break;
            }
            let pay = number(&position["debt"]).min(self.coins_of(&liquidator, denom)?);
            let sold = self.tell(&liquidator, &market.name, &msg, &format!("{pay}{denom}"))?;
            let path = format!("{}.repaid", market.name);
            let repaid = sold.map_or(0, |sold| super::amount_at(&sold, &path));
            if repaid == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Levers over their band are bought down, and orders filled.
    fn buy_down(&mut self) -> Result<(), CliError> {
        let (liquidator, denom) = (self.liquidator.clone(), self.denom()?);
        for Guest { name, at, .. } in self.guests_of(Kind::Lever)? {
            let state = self.ask(&at, &json!({"state": {}}))?;
            let coins = self.coins_of(&liquidator, &denom)?;
            let pay = number(&state["debt"]).min(coins);
            if state["can"] == json!("buy_down") && pay > 0 {
                let msg = lever::ExecuteMsg::BuyDown {
                    receiver: None,
                    min_lst: None,
                };
                self.tell(&liquidator, &name, &msg, &format!("{pay}{denom}"))?;
            }
            for order in self.list(&at, List::ORDERS, json!({}))? {
                let pay = number(&order["debt"]).min(self.coins_of(&liquidator, &denom)?);
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

    /// What a basket says that anybody can do.
    ///
    /// A second pass over baskets, last in a turn: what [`Play::chores`] put into their parts, and
    /// what top-ups and sales since took of restakers, moves what is in a part against its target.
    fn spread(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for Guest { name, at, .. } in self.guests_of(Kind::Basket)? {
            let due = self.ask(&at, &json!({"due": {}}))?;
            for msg in list(&due["work"]) {
                self.send(&keeper, &name, msg, "")?;
            }
        }
        Ok(())
    }

    /// All contracts of an extension.
    pub(super) fn guests_of(&self, kind: Kind) -> Result<Vec<Guest>, CliError> {
        let view = self.view()?;
        let all = view.each(kind).cloned();
        Ok(all.collect())
    }

    /// The staking token.
    pub(super) fn denom(&self) -> Result<String, CliError> {
        Ok(self.view()?.chain.denom().to_string())
    }

    /// Coins of an account.
    pub(super) fn coins_of(&self, account: &str, denom: &str) -> Result<u128, CliError> {
        let view = self.view()?;
        let at = view
            .accounts()
            .find(|(name, _)| *name == account)
            .map(|(_, at)| at);
        let all = at.map(|at| view.chain.balances(at)).unwrap_or_default();
        Ok(all.get(denom).map_or(0, |amount| amount.u128()))
    }
}
