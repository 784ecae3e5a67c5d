//! A market: which positions owe too much, and what their collateral costs.

use crate::deal::{Deal, Offer, Purse, Terms};
use crate::desk::Desk;
use crate::number::{amount, decimal, part_up, percent, worth, Coin, Decimals, ALL};
use crate::pages::{End, Pages};
use crate::preview::{Affordable, Preview};
use crate::race::is_healthy;
use ballast_keep::{Look, Place};
use ballast_tool::answer::{some_text, text};
use ballast_tool::CliError;
use cosmwasm_std::Decimal;
use serde_json::{json, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Pages of positions that are read.
const MOST_PAGES: usize = 1_000;
/// Positions that a turn asks a preview of, the worst first.
const MOST_PREVIEWS: usize = 20;
/// Positions that are so near to the liquidation LTV are asked for, in bps: what is computed here
/// rounds, and interest grows.
const NEAR: u128 = 5;
const WAD: u128 = 1_000_000_000_000_000_000;

/// A position, without interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    collateral: u128,
    scaled: u128,
}

/// One market, and what is known of its positions.
pub struct MarketDesk {
    at: String,
    coin: Coin,
    decimals: Decimals,
    /// Positions that owe, as of the block `seen`.
    rows: BTreeMap<String, Row>,
    seen: Option<u64>,
    /// Positions of the list that were not read.
    is_cut: bool,
    warnings: Vec<String>,
    /// The worst position and the liquidation LTV, in bps.
    worst: Option<(u128, u64)>,
}

/// What a block says of all positions.
struct Block {
    price: Decimal,
    index: u128,
    liq_bps: u64,
}

impl MarketDesk {
    /// The market at an address, if this is its `config`.
    pub fn of(at: &str, config: &Value) -> Option<Self> {
        let (terms, loan) = (&config["terms"], &config["terms"]["loan"]);
        let read = |value: &Value| value.as_u64().and_then(|n| u8::try_from(n).ok());
        let denom = loan["denom"].as_str()?.to_string();
        let decimals = Decimals {
            coin: read(&loan["decimals"])?,
            lst: read(&terms["lst_decimals"])?,
        };
        Some(Self {
            at: at.to_string(),
            coin: Coin {
                denom,
                decimals: decimals.coin,
            },
            decimals,
            rows: BTreeMap::new(),
            seen: None,
            is_cut: false,
            warnings: vec![],
            worst: None,
        })
    }

    /// Brings what is known of positions up to this block: by events, or by all pages.
    fn follow(&mut self, chain: &mut dyn Place, height: u64) -> Result<(), CliError> {
        let touched = match self.seen {
            None => None,
            Some(seen) if height > seen => chain.events_of(&self.at, seen)?,
            Some(_) => Some(vec![]),
        };
        match touched {
            None => self.page(chain)?,
            Some(events) => {
                let pairs = events.into_iter().flatten();
                let owners = pairs.filter(|(key, _)| key == "owner");
                let owners: BTreeSet<String> = owners.map(|(_, owner)| owner).collect();
                for owner in owners {
                    self.refresh(chain, &owner)?;
                }
            }
        }
        self.seen = Some(height);
        Ok(())
    }

    /// All positions, page by page. What was known before is kept until all pages are read.
    fn page(&mut self, chain: &mut dyn Place) -> Result<(), CliError> {
        let positions = Pages {
            at: &self.at,
            name: "positions",
            most: MOST_PAGES,
        };
        let read = positions.read(chain, |row| some_text(&row["owner"]))?;
        self.is_cut = read.end != End::Last;
        self.rows.clear();
        for row in &read.rows {
            self.put(&text(&row["owner"]), row);
        }
        Ok(())
    }

    fn refresh(&mut self, chain: &mut dyn Place, owner: &str) -> Result<(), CliError> {
        let row = chain.ask(&self.at, &json!({"debt": {"owner": owner}}))?;
        self.put(owner, &row);
        Ok(())
    }

    fn put(&mut self, owner: &str, row: &Value) {
        let row = Row {
            collateral: amount(&row["collateral"]),
            scaled: amount(&row["scaled"]),
        };
        match row.scaled {
            0 => self.rows.remove(owner),
            _ => self.rows.insert(owner.to_string(), row),
        };
    }

    /// Debt in bps of what the collateral is worth, rounded up as the market's `position` does; the
    /// most there is where that is nothing.
    fn ltv(&self, row: Row, block: &Block) -> u128 {
        let debt = part_up(row.scaled, block.index, WAD);
        let worth = worth(row.collateral, block.price, self.decimals);
        part_up(debt, ALL.into(), worth)
    }

    /// Who may be over the liquidation LTV, the worst first.
    fn over(&mut self, block: &Block) -> Vec<String> {
        let mut all: Vec<(u128, &String)> = self
            .rows
            .iter()
            .map(|(owner, row)| (self.ltv(*row, block), owner))
            .collect();
        all.sort_by(|a, b| b.cmp(a));
        self.worst = all.first().map(|(ltv, _)| (*ltv, block.liq_bps));
        let least = u128::from(block.liq_bps);
        let over = all
            .into_iter()
            .take_while(|(ltv, _)| ltv.saturating_add(NEAR) >= least);
        let over = over.take(MOST_PREVIEWS);
        over.map(|(_, owner)| owner.clone()).collect()
    }

    /// What one position costs now; nothing where it is healthy.
    fn offer(
        &self,
        chain: &mut dyn Place,
        owner: &str,
        block: &Block,
        purse: u128,
    ) -> Option<Offer> {
        let what = format!("liquidate {owner}");
        let preview = Preview {
            at: &self.at,
            coin: &self.coin,
            question: json!({"preview_liquidate": {"owner": owner}}),
            limit: "amount",
            paid: "repaid",
        };
        let whole = match preview.whole(chain) {
            Ok(whole) => whole,
            // it became healthy meanwhile, or is only near
            Err(error) if is_healthy(&error) => return None,
            Err(error) => {
                let why = error.message;
                return Some(Offer::Passed { what, why });
            }
        };
        Some(match preview.within_purse(chain, whole, purse) {
            Ok(part) => Offer::Deal(self.deal(owner, what, block, &part)),
            Err(why) => Offer::Passed { what, why },
        })
    }

    /// The purchase that a preview tells of.
    fn deal(&self, owner: &str, what: String, block: &Block, part: &Affordable) -> Deal {
        let lst = amount(&part.answer["lst"]);
        Deal {
            contract: self.at.clone(),
            what,
            msg: json!({"liquidate": {"owner": owner}}),
            coin: self.coin.clone(),
            sent: part.sent,
            paid: amount(&part.answer["repaid"]),
            lst,
            worth: worth(lst, block.price, self.decimals),
            payer: match amount(&part.answer["bad_debt"]) {
                0 => "the borrower",
                _ => "the borrower and suppliers",
            },
        }
    }
}

impl Desk for MarketDesk {
    fn at(&self) -> &str {
        &self.at
    }

    fn coin(&self) -> &Coin {
        &self.coin
    }

    fn offers(
        &mut self,
        chain: &mut dyn Place,
        look: &Look,
        purse: &mut Purse,
        terms: &Terms,
    ) -> Result<Vec<Offer>, CliError> {
        self.warnings.clear();
        self.worst = None;
        self.follow(chain, look.height)?;
        if self.is_cut {
            let read = self.rows.len();
            self.warnings.push(format!(
                "{read} positions were read, and there are more: those are not looked at"
            ));
        }
        let market = chain.ask(&self.at, &json!({"market": {}}))?;
        let price = decimal(&market["price"]);
        let limit = market["liq_ltv_bps"].as_u64();
        let (Some(price), Some(liq_bps)) = (price, limit) else {
            self.warnings
                .push("there is no price: nothing is liquidated".to_string());
            return Ok(vec![]);
        };
        let block = Block {
            price,
            index: amount(&market["index"]),
            liq_bps,
        };
        let mut offers = vec![];
        for owner in self.over(&block) {
            let offer = self.offer(chain, &owner, &block, purse.next());
            offers.extend(offer.inspect(|offer| purse.after(offer, terms)));
        }
        Ok(offers)
    }

    fn warnings(&self) -> &[String] {
        &self.warnings
    }

    fn summary(&self) -> String {
        let worst = self.worst.map_or_else(String::new, |(ltv, liq)| {
            let ltv = match ltv {
                u128::MAX => "nothing left".to_string(),
                ltv => percent(ltv),
            };
            format!(
                ", the worst at {ltv}; liquidated over {}",
                percent(liq.into())
            )
        });
        match self.rows.len() {
            1 => format!("1 position owes{worst}"),
            count => format!("{count} positions owe{worst}"),
        }
    }
}
