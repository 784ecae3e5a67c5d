//! A turn: reporters report, keepers and liquidators work, and the keeper claims paid exits for the
//! accounts that left.

use super::{FeedOf, Play};
use crate::ledger::{lists, Guest};
use crate::{Kind, StressError};
use ballast_extension_types::{basket, hedge, oracle};
use ballast_testing::extension;
use ballast_types::{
    hub::{self, DueResponse},
    queue::TicketResponse,
    Amount,
};
use cosmwasm_std::Decimal;
use serde_json::{json, Value};

/// The most `advance` messages to the hub in a turn.
const MOST_ADVANCES: u32 = 20;
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
    /// A broken invariant or law; a contract that does not answer.
    pub fn turn(&mut self) -> Result<(), StressError> {
        self.end_effects()?;
        let now = self.now()?;
        if self.effects.is_reported(now) {
            self.report()?;
        }
        if self.effects.is_kept(now) {
            self.keep()?;
        }
        if self.note_paid_batches()? {
            self.claim()?;
        }
        Ok(())
    }

    /// The keeper claims every ticket that has been paid.
    fn claim(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for some in self.claimable()?.chunks(CLAIMS) {
            let msg = json!({"claim": {"ticket_ids": some}});
            self.send(&keeper, "queue", &msg, "")?;
        }
        Ok(())
    }

    /// The ids of all tickets with a paid amount to claim.
    fn claimable(&self) -> Result<Vec<String>, StressError> {
        let view = self.view()?;
        let mut ids = vec![];
        for (_, owner) in view.accounts() {
            let about = json!({"owner": owner});
            let tickets = view.list::<TicketResponse>(&view.suite.queue, lists::TICKETS, about)?;
            let is_paid =
                |ticket: &TicketResponse| ticket.claimable.is_some_and(|is| !is.is_zero());
            let paid = tickets.into_iter().filter(is_paid);
            ids.extend(paid.map(|ticket| ticket.ticket_id));
        }
        Ok(ids)
    }

    /// Closes the last round of each reported feed, then has every reporter report its price; pokes
    /// the other feeds.
    fn report(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for oracle in self.oracles()? {
            let mut prices = vec![];
            for feed in oracle.feeds {
                let id = feed.id.clone();
                let msg = match feed.is_reported {
                    true => oracle::ExecuteMsg::Close { feed: id },
                    false => oracle::ExecuteMsg::Poke { feed: id },
                };
                self.send_typed(&keeper, &oracle.name, &msg, "")?;
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
                    self.send_typed(&reporter.name, &oracle.name, &resume, "")?;
                }
                self.send_typed(&reporter.name, &oracle.name, &report, "")?;
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
    fn oracles(&self) -> Result<Vec<Oracle>, StressError> {
        let view = self.view()?;
        let now = self.now()?;
        let mut all = vec![];
        for guest in view.each(Kind::Oracle) {
            let feeds = view.list::<oracle::FeedResponse>(&guest.at, lists::FEEDS, json!({}))?;
            let feeds = feeds.into_iter().map(|feed| Feed {
                id: feed.id,
                is_reported: feed.source == oracle::Source::Reported,
                price: feed.price,
            });
            let rows =
                view.list::<oracle::ReporterResponse>(&guest.at, lists::REPORTERS, json!({}))?;
            let pledged = rows.iter().filter(|row| !row.pledge.is_zero());
            // a reporter that is no account of this chain cannot report here
            let reporters = pledged.filter_map(|row| {
                let name = view.chain.name_of(row.address.as_str())?.to_string();
                let may_resume = row.suspended_until.is_some_and(|until| until <= now);
                Some(Reporter { name, may_resume })
            });
            all.push(Oracle {
                name: guest.name.clone(),
                feeds: feeds.collect(),
                reporters: reporters.collect(),
            });
        }
        Ok(all)
    }

    /// The keeper and the liquidator do all that is due.
    fn keep(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for _ in 0..MOST_ADVANCES {
            let due: DueResponse = self.ask_hub(&hub::QueryMsg::Due {})?;
            if due.work.is_empty() {
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
        for Due { contract, msg } in self.due()? {
            self.send(&keeper, &contract, &msg, "")?;
        }
        Ok(())
    }

    /// The chores of all extensions, as of now.
    ///
    /// A contract that refuses a query about its chores has none, and nothing says so: a keeper goes
    /// on to the next one too.
    fn due(&self) -> Result<Vec<Due>, StressError> {
        let (view, now) = (self.view()?, self.now()?);
        let chores = view.guests.iter().flat_map(|guest| {
            let ask = |msg: &Value| view.ask(&guest.at, msg);
            let extension = extension::named(&guest.code);
            let chores = extension.and_then(|one| one.chores(&ask, now).ok());
            chores.into_iter().flatten().map(move |chore| Due {
                contract: guest.name.clone(),
                msg: chore.msg,
            })
        });
        Ok(chores.collect())
    }

    /// The keeper tops up every hedge whose backer owes it LST, and has it observe its price first.
    ///
    /// A second pass over hedges. [`Play::chores`] sends a hedge's chore only if a preview at its
    /// start succeeds. This pass asks each hedge again after those messages, and sends what is due
    /// without a preview, as a keeper with a script does.
    fn top_up(&mut self) -> Result<(), StressError> {
        let keeper = self.keeper.clone();
        for Guest { name, at, .. } in self.guests_of(Kind::Hedge)? {
            let state: hedge::StateResponse = self.ask(&at, &hedge::QueryMsg::State {})?;
            if state.to_observe {
                self.send_typed(&keeper, &name, &hedge::ExecuteMsg::Observe {}, "")?;
            }
            if !state.due.is_zero() {
                self.send_typed(&keeper, &name, &hedge::ExecuteMsg::TopUp {}, "")?;
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
        for Guest { name, at, .. } in self.guests_of(Kind::Basket)? {
            let due: basket::DueResponse = self.ask(&at, &basket::QueryMsg::Due {})?;
            for msg in &due.work {
                self.send_typed(&keeper, &name, msg, "")?;
            }
        }
        Ok(())
    }

    /// All contracts of an extension.
    pub(super) fn guests_of(&self, kind: Kind) -> Result<Vec<Guest>, StressError> {
        Ok(self.view()?.each(kind).cloned().collect())
    }

    /// The denom of the staking token.
    pub(super) fn denom(&self) -> Result<String, StressError> {
        Ok(self.view()?.chain.denom().to_string())
    }

    /// How much of a denom an account has.
    pub(super) fn coins_of(&self, account: &str, denom: &str) -> Result<u128, StressError> {
        let view = self.view()?;
        let at = view
            .accounts()
            .find(|(name, _)| *name == account)
            .map(|(_, at)| at);
        let all = at.map(|at| view.chain.balances(at)).unwrap_or_default();
        Ok(all.get(denom).map_or(0, |amount| amount.u128()))
    }
}
