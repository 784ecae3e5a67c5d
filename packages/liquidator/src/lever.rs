//! A lever: debt that is sold, leverage that is restored, holders who leave.

use crate::deal::{Deal, Offer, Purse, Terms};
use crate::desk::Desk;
use crate::number::{amount, part, Coin};
use ballast_keep::{Look, Place};
use ballast_tool::CliError;
use serde_json::{json, Value};

/// Orders on a page.
const PAGE: usize = 100;
/// Pages of orders that are read.
const MOST_PAGES: usize = 10;

/// One lever.
pub struct LeverDesk {
    at: String,
    coin: Coin,
    words: Vec<String>,
    summary: String,
}

impl LeverDesk {
    /// The lever at an address, if this is its `config`. It borrows and is bought with the staking
    /// token, which has the LST's decimals.
    pub fn of(at: &str, config: &Value, decimals: u8) -> Option<Self> {
        config["market"].as_str()?;
        config["terms"].as_object()?;
        Some(Self {
            at: at.to_string(),
            coin: Coin {
                denom: config["denom"].as_str()?.to_string(),
                decimals,
            },
            words: vec![],
            summary: String::new(),
        })
    }

    fn deal(&self, what: String, msg: Value, payer: &'static str) -> Deal {
        Deal {
            contract: self.at.clone(),
            what,
            msg,
            coin: self.coin.clone(),
            sent: 0,
            paid: 0,
            lst: 0,
            worth: 0,
            payer,
        }
    }

    /// A preview that is asked for as a whole, and again with what there is to spend if that is too little.
    fn bought(
        &self,
        chain: &mut dyn Place,
        state: &Value,
        (preview, deal): (&Value, Deal),
        purse: u128,
    ) -> Offer {
        let passed = |why: String| Offer::Passed {
            what: deal.what.clone(),
            why,
        };
        let mut answer = match chain.ask(&self.at, preview) {
            Ok(answer) => answer,
            Err(error) => return passed(error.message),
        };
        let whole = amount(&answer["paid"]);
        let mut sent = whole.saturating_add(whole / 1_000).saturating_add(1);
        if sent > purse {
            sent = purse;
            let mut part = preview.clone();
            for body in part
                .as_object_mut()
                .into_iter()
                .flat_map(|all| all.values_mut())
            {
                body["pay"] = json!(purse.to_string());
            }
            answer = match chain.ask(&self.at, &part) {
                Ok(answer) => answer,
                Err(error) => {
                    let has = self.coin.shown(purse);
                    return passed(format!("with {has} to spend: {}", error.message));
                }
            };
        }
        let lst = amount(&answer["lst"]);
        Offer::Deal(Deal {
            sent,
            paid: amount(&answer["paid"]),
            lst,
            // at the rate by which the contract reckons its collateral
            worth: part(lst, amount(&state["worth"]), amount(&state["collateral"])),
            ..deal
        })
    }

    fn rebalance(&self, chain: &mut dyn Place) -> Offer {
        let deal = self.deal("rebalance".to_string(), json!({"rebalance": {}}), "holders");
        let asked = chain.ask(&self.at, &json!({"preview_rebalance": {}}));
        let worth = asked.and_then(|preview| {
            let tip = json!({"convert_to_assets": {"shares": preview["tip"]}});
            chain.ask(&self.at, &tip)
        });
        match worth {
            Ok(worth) => Offer::Deal(Deal {
                worth: amount(&worth["native"]),
                ..deal
            }),
            Err(error) => Offer::Passed {
                what: deal.what,
                why: error.message,
            },
        }
    }

    fn orders(&mut self, chain: &mut dyn Place) -> Result<Vec<Value>, CliError> {
        let (mut all, mut after): (Vec<Value>, Option<u64>) = (vec![], None);
        for _ in 0..MOST_PAGES {
            let question = json!({"orders": {"start_after": after, "limit": PAGE}});
            let answer = chain.ask(&self.at, &question)?;
            let page = answer["orders"].as_array().cloned().unwrap_or_default();
            let last = page.last().and_then(|order| order["order_id"].as_u64());
            let is_last = page.len() < PAGE || last <= after;
            all.extend(page);
            if is_last {
                return Ok(all);
            }
            after = last;
        }
        self.words.push(format!(
            "{} orders were read, and there are more: those are not looked at",
            all.len()
        ));
        Ok(all)
    }
}

impl Desk for LeverDesk {
    fn at(&self) -> &str {
        &self.at
    }

    fn coin(&self) -> &Coin {
        &self.coin
    }

    fn offers(
        &mut self,
        chain: &mut dyn Place,
        _look: &Look,
        (purse, terms): (&mut Purse, &Terms),
    ) -> Result<Vec<Offer>, CliError> {
        self.words.clear();
        let state = chain.ask(&self.at, &json!({"state": {}}))?;
        let orders = self.orders(chain)?;
        self.summary = summary(&state, orders.len());
        if state["worth"].is_null() {
            self.words
                .push("there is no price: nothing is bought".to_string());
            return Ok(vec![]);
        }
        let mut offers = vec![];
        match state["can"].as_str() {
            Some("buy_down") => {
                let deal = self.deal(
                    "buy debt down".to_string(),
                    json!({"buy_down": {}}),
                    "holders",
                );
                let preview = json!({"preview_buy_down": {}});
                offers.push(self.bought(chain, &state, (&preview, deal), purse.next()));
                offers.iter().for_each(|offer| purse.after(offer, terms));
            }
            Some("rebalance") => offers.push(self.rebalance(chain)),
            _ => {}
        }
        // one that owes nothing is filled by a keeper: there is nothing to pay, and nothing to gain
        let owes = |order: &&Value| order["debt"] != json!("0") && !order["to_buyer"].is_null();
        for order in orders.iter().filter(owes) {
            let id = &order["order_id"];
            let deal = self.deal(
                format!("fill order {id}"),
                json!({"fill": {"order_id": id}}),
                "the order's owner",
            );
            let preview = json!({"preview_fill": {"order_id": id}});
            let offer = self.bought(chain, &state, (&preview, deal), purse.next());
            purse.after(&offer, terms);
            offers.push(offer);
        }
        Ok(offers)
    }

    fn words(&self) -> &[String] {
        &self.words
    }

    fn summary(&self) -> String {
        self.summary.clone()
    }
}

fn summary(state: &Value, orders: usize) -> String {
    let times = |bps: &Value| match bps.as_u64() {
        Some(bps) => format!("{}.{:02}x", bps / 10_000, bps % 10_000 / 100),
        None => "?".to_string(),
    };
    let band = &state["band"];
    format!(
        "leverage {} in a band of {} to {}, {orders} orders",
        times(&state["leverage_bps"]),
        times(&band["min"]),
        times(&band["max"])
    )
}
