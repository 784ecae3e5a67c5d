//! What the liquidator buys in a turn: collateral of markets, and what levers sell.

use super::{commands::amount_at, Play};
use crate::figures::borrowers;
use crate::ledger::{lists, units, Guest};
use crate::{Kind, StressError};
use ballast_extension_types::{lever, market};
use serde_json::json;

/// The most sales of one position in a turn.
const MOST_SALES: u32 = 20;

impl Play {
    /// The liquidator buys the collateral of positions over the liquidation LTV, as long as it has
    /// coins.
    pub(super) fn liquidate(&mut self) -> Result<(), StressError> {
        for market in self.guests_of(Kind::Market)? {
            let query = market::QueryMsg::Config {};
            let config: market::ConfigResponse = self.ask(&market.at, &query)?;
            let denom = config.terms.loan.denom;
            for owner in borrowers(&self.view()?, &market.at)? {
                self.sell(&market, &owner, &denom)?;
            }
        }
        Ok(())
    }

    /// Sells a borrower's collateral to the liquidator slice by slice, until the market refuses a
    /// slice, the position is under the liquidation LTV, or the liquidator has no coins.
    fn sell(&mut self, market: &Guest, owner: &str, denom: &str) -> Result<(), StressError> {
        let liquidator = self.liquidator.clone();
        let msg = market::ExecuteMsg::Liquidate {
            owner: owner.to_string(),
            receiver: None,
            min_lst: None,
        };
        for _ in 0..MOST_SALES {
            let query = market::QueryMsg::Position {
                owner: owner.to_string(),
            };
            let position: market::PositionResponse = self.ask(&market.at, &query)?;
            if position.liquidatable != Some(true) {
                break;
            }
            let pay = units(position.debt).min(self.coins_of(&liquidator, denom)?);
            if pay == 0 {
                break;
            }
            let funds = format!("{pay}{denom}");
            let Some(sold) = self.send_typed(&liquidator, &market.name, &msg, &funds)? else {
                break;
            };
            if amount_at(&sold, &format!("{}.repaid", market.name))? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// The liquidator buys down levers over their band and fills their orders.
    pub(super) fn buy_down(&mut self) -> Result<(), StressError> {
        let (liquidator, denom) = (self.liquidator.clone(), self.denom()?);
        for Guest { name, at, .. } in self.guests_of(Kind::Lever)? {
            let state: lever::StateResponse = self.ask(&at, &lever::QueryMsg::State {})?;
            let coins = self.coins_of(&liquidator, &denom)?;
            let pay = units(state.debt).min(coins);
            if state.can == Some(lever::Can::BuyDown) && pay > 0 {
                let msg = lever::ExecuteMsg::BuyDown {
                    receiver: None,
                    min_lst: None,
                };
                self.send_typed(&liquidator, &name, &msg, &format!("{pay}{denom}"))?;
            }
            for order in self.list::<lever::OrderResponse>(&at, lists::ORDERS, json!({}))? {
                let pay = units(order.debt).min(self.coins_of(&liquidator, &denom)?);
                let msg = lever::ExecuteMsg::Fill {
                    order_id: order.order_id,
                    receiver: None,
                    min_lst: None,
                };
                if pay > 0 {
                    self.send_typed(&liquidator, &name, &msg, &format!("{pay}{denom}"))?;
                }
            }
        }
        Ok(())
    }
}
