//! A lever: debt that is sold, leverage that is restored, holders who leave.

use crate::deal::{Deal, Offer, Purse, Terms};
use crate::desk::Desk;
use crate::number::{amount, part, Coin};
use crate::pages::{End, Pages, Rows};
use crate::preview::{Affordable, Preview};
use ballast_keep::{Look, Place};
use ballast_tool::CliError;
use serde_json::{json, Value};

/// Pages of orders that are read.
const MOST_PAGES: usize = 10;

/// Something that a lever sells.
struct Sale {
    /// The question that previews it.
    question: Value,
    /// What is known of it before that is answered.
    deal: Deal,
}

/// One lever.
pub struct LeverDesk {
    at: String,
    coin: Coin,
    warnings: Vec<String>,
    summary: String,
}

impl LeverDesk {
    /// The lever at an address, if this is its `config`. It borrows and is paid in the staking
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
            warnings: vec![],
            summary: String::new(),
        })
    }

    /// A purchase whose amounts are still to be asked for.
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

    /// What a sale costs now.
    fn offer(&self, chain: &mut dyn Place, state: &Value, sale: Sale, purse: u128) -> Offer {
        let Sale { question, deal } = sale;
        let preview = Preview {
            at: &self.at,
            coin: &self.coin,
            question,
            limit: "pay",
            paid: "paid",
        };
        let whole = preview.whole(chain).map_err(|error| error.message);
        let affordable = whole.and_then(|whole| preview.within_purse(chain, whole, purse));
        let Affordable { answer, sent } = match affordable {
            Ok(affordable) => affordable,
            Err(why) => {
                let what = deal.what;
                return Offer::Passed { what, why };
            }
        };
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

    /// Leverage that is restored for a tip; it costs nothing but the message.
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

    /// The orders of holders who leave, page by page.
    fn orders(&mut self, chain: &mut dyn Place) -> Result<Vec<Value>, CliError> {
        let orders = Pages {
            at: &self.at,
            name: "orders",
            most: MOST_PAGES,
        };
        let Rows { rows, end } = orders.read(chain, |order| order["order_id"].as_u64())?;
        if end == End::Most {
            self.warnings.push(format!(
                "{} orders were read, and there are more: those are not looked at",
                rows.len()
            ));
        }
        Ok(rows)
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
        purse: &mut Purse,
        terms: &Terms,
    ) -> Result<Vec<Offer>, CliError> {
        self.warnings.clear();
        let state = chain.ask(&self.at, &json!({"state": {}}))?;
        let orders = self.orders(chain)?;
        self.summary = summary(&state, orders.len());
        if state["worth"].is_null() {
            self.warnings
                .push("there is no price: nothing is bought".to_string());
            return Ok(vec![]);
        }
        let mut offers = vec![];
        match state["can"].as_str() {
            Some("buy_down") => {
                let (what, msg) = ("buy debt down".to_string(), json!({"buy_down": {}}));
                let sale = Sale {
                    question: json!({"preview_buy_down": {}}),
                    deal: self.deal(what, msg, "holders"),
                };
                let offer = self.offer(chain, &state, sale, purse.next());
                purse.after(&offer, terms);
                offers.push(offer);
            }
            Some("rebalance") => offers.push(self.rebalance(chain)),
            _ => {}
        }
        // one that owes nothing is filled by a keeper: there is nothing to pay, and nothing to gain
        let owes = |order: &&Value| order["debt"] != json!("0") && !order["to_buyer"].is_null();
        for order in orders.iter().filter(owes) {
            let id = &order["order_id"];
            let (what, msg) = (
                format!("fill order {id}"),
                json!({"fill": {"order_id": id}}),
            );
            let sale = Sale {
                question: json!({"preview_fill": {"order_id": id}}),
                deal: self.deal(what, msg, "the order's owner"),
            };
            let offer = self.offer(chain, &state, sale, purse.next());
            purse.after(&offer, terms);
            offers.push(offer);
        }
        Ok(offers)
    }

    fn warnings(&self) -> &[String] {
        &self.warnings
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
