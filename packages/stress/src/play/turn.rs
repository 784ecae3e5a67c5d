//! What people do all the time: reporters report, keepers and liquidators work, leavers take what is paid.

use super::Play;
use crate::figures::borrowers;
use crate::ledger::number;
use ballast_testing::extension;
use ballast_tool::CliError;
use cosmwasm_std::Decimal;
use serde_json::{json, Value};

/// What one turn does of a kind at most.
const MOST: u32 = 20;

impl Play {
    /// Everybody who does something all the time does it, in the running block, unless a shock keeps him from it.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn turn(&mut self) -> Result<(), CliError> {
        self.end_effects()?;
        let now = self.now();
        if self.effects.outage <= now {
            self.report()?;
        }
        if self.effects.no_keeper <= now {
            self.keep()?;
        }
        if self.look_at_batches()? {
            self.claim()?;
        }
        Ok(())
    }

    /// Everybody's exits are paid what is there.
    fn claim(&mut self) -> Result<(), CliError> {
        let mut all: Vec<Value> = vec![];
        {
            let view = self.view()?;
            for (_, at) in view.accounts() {
                let page = json!({"tickets": {"owner": at, "limit": 100}});
                let tickets = view.answer(&view.suite.queue, &page)["tickets"].clone();
                let tickets = tickets.as_array().into_iter().flatten();
                let paid = tickets.filter(|ticket| number(&ticket["claimable"]) > 0);
                all.extend(paid.map(|ticket| ticket["ticket_id"].clone()));
            }
        }
        let keeper = self.keeper.clone();
        for some in all.chunks(30) {
            self.send(
                &keeper,
                "queue",
                &json!({"claim": {"ticket_ids": some}}),
                "",
            )?;
        }
        Ok(())
    }

    /// Each reporter says one price for each feed that is reported; what was said before is closed first.
    fn report(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for (oracle, feeds, reporters) in self.oracles()? {
            let mut prices = vec![];
            for (feed, is_reported, now) in feeds {
                if !is_reported {
                    self.send(&keeper, &oracle, &json!({"poke": {"feed": feed}}), "")?;
                    continue;
                }
                self.send(&keeper, &oracle, &json!({"close": {"feed": feed}}), "")?;
                if let Some(price) = self.price_to_report(&oracle, &feed, now) {
                    prices.push(json!({"feed": feed, "price": price}));
                }
            }
            if prices.is_empty() {
                continue;
            }
            for (who, is_suspended) in reporters {
                if is_suspended {
                    self.send(&who, &oracle, &json!({"resume": {}}), "")?;
                }
                self.send(&who, &oracle, &json!({"report": {"prices": prices}}), "")?;
            }
        }
        Ok(())
    }

    /// What reporters say of a feed now: what they said at first, or less in a depeg.
    fn price_to_report(
        &mut self,
        oracle: &str,
        feed: &str,
        now: Option<Decimal>,
    ) -> Option<Decimal> {
        let key = (oracle.to_string(), feed.to_string());
        if let (None, Some(price)) = (self.normal.get(&key), now) {
            self.normal.insert(key.clone(), price);
        }
        let normal = *self.normal.get(&key)?;
        let depeg = self.effects.depeg.as_ref();
        let depeg = depeg.filter(|(_, only, _)| only.as_ref().is_none_or(|only| only == feed));
        let bps = depeg.map_or(0, |(bps, ..)| *bps);
        let left = Decimal::from_ratio(10_000u64.saturating_sub(bps), 10_000u64);
        Some(normal * left)
    }

    /// Oracles: their feeds, whether each is reported and its price; their reporters, and whether each is suspended.
    #[allow(
        clippy::type_complexity,
        reason = "one caller, which takes it apart at once"
    )]
    fn oracles(
        &self,
    ) -> Result<
        Vec<(
            String,
            Vec<(String, bool, Option<Decimal>)>,
            Vec<(String, bool)>,
        )>,
        CliError,
    > {
        let view = self.view()?;
        let now = self.now();
        let mut all = vec![];
        for oracle in view.each("oracle") {
            let feeds = view.answer(&oracle.at, &json!({"feeds": {"limit": 100}}));
            let feeds = feeds["feeds"].as_array().cloned().unwrap_or_default();
            let feeds = feeds.iter().map(|feed| {
                let price = feed["price"].as_str().and_then(|text| text.parse().ok());
                let id = feed["id"].as_str().unwrap_or_default().to_string();
                (id, feed["source"] == json!("reported"), price)
            });
            let reporters = view.answer(&oracle.at, &json!({"reporters": {"limit": 100}}));
            let reporters = reporters["reporters"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let reporters = reporters.iter().filter_map(|row| {
                let name = view.chain.name_of(row["address"].as_str()?)?.to_string();
                let until = row["suspended_until"].as_u64();
                (number(&row["pledge"]) > 0)
                    .then_some((name, until.is_some_and(|until| until <= now)))
            });
            all.push((oracle.name.clone(), feeds.collect(), reporters.collect()));
        }
        Ok(all)
    }

    /// Keepers and liquidators.
    fn keep(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for _ in 0..MOST {
            let due = {
                let view = self.view()?;
                view.answer(&view.suite.hub, &json!({"due": {}}))
            };
            let is_idle = due["work"].as_array().is_none_or(Vec::is_empty);
            if is_idle
                || self
                    .send(&keeper, "hub", &json!({"advance": {}}), "")?
                    .is_none()
            {
                break;
            }
        }
        self.chores()?;
        self.top_up()?;
        self.liquidate()?;
        self.buy_down()?;
        self.spread()
    }

    /// What each extension says that anybody can do.
    fn chores(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        let mut all = vec![];
        {
            let view = self.view()?;
            for guest in &view.guests {
                let Some(extension) = extension::named(&guest.code) else {
                    continue;
                };
                let ask = |msg: &Value| view.ask(&guest.at, msg);
                let chores = extension.chores(&ask, self.now()).unwrap_or_default();
                all.extend(
                    chores
                        .into_iter()
                        .map(|chore| (guest.name.clone(), chore.msg)),
                );
            }
        }
        for (name, msg) in all {
            self.send(&keeper, &name, &msg, "")?;
        }
        Ok(())
    }

    /// A hedge that is due something is topped up. Its price is looked at first.
    fn top_up(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for (name, at) in self.named("hedge")? {
            let state = self.view()?.answer(&at, &json!({"state": {}}));
            if state["to_observe"] == json!(true) {
                self.send(&keeper, &name, &json!({"observe": {}}), "")?;
            }
            if number(&state["due"]) > 0 {
                self.send(&keeper, &name, &json!({"top_up": {}}), "")?;
            }
        }
        Ok(())
    }

    /// Everybody over the liquidation LTV is sold, slice by slice, as long as the liquidator has coins.
    fn liquidate(&mut self) -> Result<(), CliError> {
        let liquidator = self.liquidator.clone();
        for (name, at) in self.named("market")? {
            let denom =
                self.view()?.answer(&at, &json!({"config": {}}))["terms"]["loan"]["denom"].clone();
            let denom = denom.as_str().unwrap_or_default().to_string();
            for owner in borrowers(&self.view()?, &at) {
                for _ in 0..MOST {
                    let position = self
                        .view()?
                        .answer(&at, &json!({"position": {"owner": owner}}));
                    if position["liquidatable"] != json!(true) {
                        break;
                    }
                    let pay = number(&position["debt"]).min(self.coins_of(&liquidator, &denom)?);
                    let msg = json!({"liquidate": {"owner": owner}});
                    let sold = self.send(&liquidator, &name, &msg, &format!("{pay}{denom}"))?;
                    let all = sold
                        .as_ref()
                        .map_or(0, |sold| super::said(sold, &format!("{name}.repaid")));
                    if all == 0 {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// Levers over their band are bought down, and orders filled.
    fn buy_down(&mut self) -> Result<(), CliError> {
        let (liquidator, denom) = (self.liquidator.clone(), self.denom()?);
        for (name, at) in self.named("lever")? {
            let state = self.view()?.answer(&at, &json!({"state": {}}));
            let coins = self.coins_of(&liquidator, &denom)?;
            let pay = number(&state["debt"]).min(coins);
            if state["can"] == json!("buy_down") && pay > 0 {
                self.send(
                    &liquidator,
                    &name,
                    &json!({"buy_down": {}}),
                    &format!("{pay}{denom}"),
                )?;
            }
            let orders = self.view()?.answer(&at, &json!({"orders": {"limit": 100}}));
            for order in orders["orders"].as_array().into_iter().flatten() {
                let pay = number(&order["debt"]).min(self.coins_of(&liquidator, &denom)?);
                let msg = json!({"fill": {"order_id": order["order_id"]}});
                if pay > 0 {
                    self.send(&liquidator, &name, &msg, &format!("{pay}{denom}"))?;
                }
            }
        }
        Ok(())
    }

    /// What a basket says that anybody can do.
    fn spread(&mut self) -> Result<(), CliError> {
        let keeper = self.keeper.clone();
        for (name, at) in self.named("basket")? {
            let due = self.view()?.answer(&at, &json!({"due": {}}));
            for msg in due["work"].as_array().into_iter().flatten() {
                self.send(&keeper, &name, msg, "")?;
            }
        }
        Ok(())
    }

    /// Names and addresses of an extension's contracts.
    pub(super) fn named(&self, code: &str) -> Result<Vec<(String, cosmwasm_std::Addr)>, CliError> {
        let view = self.view()?;
        let all = view
            .each(code)
            .map(|guest| (guest.name.clone(), guest.at.clone()));
        Ok(all.collect())
    }

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
