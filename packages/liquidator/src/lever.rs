//! A lever: debt that is sold, leverage that is restored, holders who leave.

use crate::deal::{Deal, Offer, Purse, Terms};
use crate::desk::Desk;
use crate::number::{part, Currency};
use crate::preview::{Affordable, Preview, Slice, MOST_PREVIEWS};
use crate::query::{ask, list, read, Rows};
use ballast_answers::pages::List;
use ballast_extension_types::lever::{
    AssetsResponse, Can, Config, OrderResponse, PreviewBuyDownResponse, PreviewFillResponse,
    PreviewRebalanceResponse, QueryMsg, StateResponse,
};
use ballast_keep::{Look, Place};
use ballast_tool::CliError;
use ballast_types::{Amount, Native};
use serde::{de::DeserializeOwned, Serialize};
use serde_json::{json, Value};
use std::cmp::Reverse;

/// The orders of holders who leave, the oldest first; 1,000 are read at the most.
const ORDERS: List = List {
    most: 10,
    ..List::new("orders", "order_id")
};

/// One lever.
pub struct LeverDesk {
    at: String,
    coin: Currency,
    warnings: Vec<String>,
    summary: String,
}

/// A purchase whose amounts are still to be asked for.
struct Sale<Q> {
    /// In words: `fill order 1`.
    what: String,
    /// The message that buys it.
    msg: Value,
    /// The query that previews it, for at most so many coins.
    query: Box<dyn Fn(Option<Native>) -> Q>,
    /// At whose cost, in words.
    payer: &'static str,
}

/// The buyer of a block's purchases.
struct Buyer<'a> {
    chain: &'a mut dyn Place,
    purse: &'a mut Purse,
    terms: &'a Terms,
    /// The rate by which the lever reckons its collateral.
    rate: Rate,
}

/// What LST is worth: so many coins for so much LST.
#[derive(Clone, Copy)]
struct Rate {
    worth: u128,
    collateral: u128,
}

impl Rate {
    /// The rate of a lever's collateral; none while there is no price.
    fn of(state: &StateResponse) -> Option<Self> {
        Some(Self {
            worth: state.worth?.raw().u128(),
            collateral: state.collateral.raw().u128(),
        })
    }

    /// Coins that LST is worth, rounded down; none where that cannot be computed.
    fn coins(self, lst: u128) -> Option<u128> {
        part(lst, self.worth, self.collateral)
    }
}

impl LeverDesk {
    /// The lever at an address; none where this is not the `config` of a lever, which alone names a
    /// `market`. It borrows and is paid in the staking token, which has the LST's decimals.
    ///
    /// # Errors
    /// It is a lever's, and cannot be read.
    pub fn of(at: &str, config: &Value, decimals: u8) -> Result<Option<Self>, CliError> {
        if config["market"].is_null() {
            return Ok(None);
        }
        let config: Config = read(config.clone(), &json!({"config": {}}))?;
        Ok(Some(Self {
            at: at.to_string(),
            coin: Currency {
                denom: config.denom,
                decimals,
            },
            warnings: vec![],
            summary: String::new(),
        }))
    }

    /// Debt that is sold because leverage is over its band.
    fn buy_down(&self, buyer: &mut Buyer<'_>) -> Offer {
        let sale = Sale {
            what: "buy debt down".to_string(),
            msg: json!({"buy_down": {}}),
            query: Box::new(|pay| QueryMsg::PreviewBuyDown { pay }),
            payer: "holders",
        };
        self.purchase::<PreviewBuyDownResponse, _>(buyer, sale)
    }

    /// An order of a holder who leaves.
    fn fill(&self, buyer: &mut Buyer<'_>, order_id: u64) -> Offer {
        let sale = Sale {
            what: format!("fill order {order_id}"),
            msg: json!({"fill": {"order_id": order_id}}),
            query: Box::new(move |pay| QueryMsg::PreviewFill { order_id, pay }),
            payer: "the order's owner",
        };
        self.purchase::<PreviewFillResponse, _>(buyer, sale)
    }

    /// What a sale costs now, whose preview is answered with an `A`.
    fn purchase<A, Q>(&self, buyer: &mut Buyer<'_>, sale: Sale<Q>) -> Offer
    where
        A: DeserializeOwned,
        Q: Serialize,
        Slice: From<A>,
    {
        let preview = Preview {
            at: &self.at,
            coin: &self.coin,
            query: &|most| (sale.query)(most.map(Native::new)),
        };
        let offer = match preview.within_purse::<A>(buyer.chain, buyer.purse.next()) {
            Ok(affordable) => self.priced(sale, affordable, buyer.rate),
            Err(error) => Offer::Passed {
                what: sale.what,
                why: error.message,
            },
        };
        buyer.purse.take(&offer, buyer.terms);
        offer
    }

    /// What a sale brings by this rate; passed where what its LST is worth cannot be computed.
    fn priced<Q>(&self, sale: Sale<Q>, affordable: Affordable, rate: Rate) -> Offer {
        let Affordable { slice, sent } = affordable;
        let Some(worth) = rate.coins(slice.lst) else {
            return Offer::unpriced(sale.what, slice.lst);
        };
        Offer::Deal(Deal {
            contract: self.at.clone(),
            what: sale.what,
            msg: sale.msg,
            coin: self.coin.clone(),
            sent,
            paid: slice.paid,
            lst: slice.lst,
            worth,
            payer: sale.payer,
        })
    }

    /// Leverage that is restored for a tip; it costs nothing but the message.
    fn rebalance(&self, buyer: &mut Buyer<'_>) -> Offer {
        let what = "rebalance".to_string();
        if buyer.purse.left < buyer.purse.fee {
            let why = "its fee would be paid out of the reserve".to_string();
            return Offer::Passed { what, why };
        }
        let offer = match self.tip(buyer.chain) {
            Ok(tip) => Offer::Deal(Deal {
                contract: self.at.clone(),
                what,
                msg: json!({"rebalance": {}}),
                coin: self.coin.clone(),
                sent: 0,
                paid: 0,
                lst: 0,
                worth: tip,
                payer: "holders",
            }),
            Err(error) => Offer::Passed {
                what,
                why: error.message,
            },
        };
        buyer.purse.take(&offer, buyer.terms);
        offer
    }

    /// What the tip of a rebalance is worth now, in coins.
    fn tip(&self, chain: &mut dyn Place) -> Result<u128, CliError> {
        let preview = QueryMsg::PreviewRebalance {};
        let PreviewRebalanceResponse { tip: shares, .. } = ask(chain, &self.at, &preview)?;
        let worth = QueryMsg::ConvertToAssets { shares };
        let AssetsResponse { native } = ask(chain, &self.at, &worth)?;
        Ok(native.raw().u128())
    }

    /// The orders of holders who leave, page by page.
    fn orders(&mut self, chain: &mut dyn Place) -> Result<Vec<OrderResponse>, CliError> {
        let Rows { rows, is_cut } = list(chain, &self.at, ORDERS)?;
        if is_cut {
            self.warnings.push(format!(
                "{} orders were read, and there are more: those are not looked at",
                rows.len()
            ));
        }
        Ok(rows)
    }
}

/// Whether an order can be bought: one that owes nothing is filled by a keeper, for there is
/// nothing to pay, and nothing to gain.
fn is_for_sale(order: &&OrderResponse) -> bool {
    !order.debt.is_zero() && order.to_buyer.is_some()
}

impl Desk for LeverDesk {
    fn at(&self) -> &str {
        &self.at
    }

    fn coin(&self) -> &Currency {
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
        let state: StateResponse = ask(chain, &self.at, &QueryMsg::State {})?;
        let orders = self.orders(chain)?;
        self.summary = summary(&state, orders.len());
        let Some(rate) = Rate::of(&state) else {
            self.warnings
                .push("there is no price: nothing is bought".to_string());
            return Ok(vec![]);
        };
        let mut buyer = Buyer {
            chain,
            purse,
            terms,
            rate,
        };
        let mut offers = vec![];
        match state.can {
            Some(Can::BuyDown) => offers.push(self.buy_down(&mut buyer)),
            Some(Can::Rebalance) => offers.push(self.rebalance(&mut buyer)),
            None => {}
        }
        let mut orders: Vec<&OrderResponse> = orders.iter().filter(is_for_sale).collect();
        orders.sort_by_key(|order| Reverse(order.discount_bps));
        for order in orders.into_iter().take(MOST_PREVIEWS) {
            offers.push(self.fill(&mut buyer, order.order_id));
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

/// How a lever stands: `leverage 3.00x in a band of 2.60x to 3.40x, 2 orders`.
fn summary(state: &StateResponse, orders: usize) -> String {
    let times = |bps: u64| format!("{}.{:02}x", bps / 10_000, bps % 10_000 / 100);
    format!(
        "leverage {} in a band of {} to {}, {orders} {}",
        state.leverage_bps.map_or_else(|| "?".to_string(), times),
        times(state.band.min),
        times(state.band.max),
        if orders == 1 { "order" } else { "orders" }
    )
}
