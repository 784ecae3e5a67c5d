//! A market: which positions owe too much, and what their collateral costs.

use crate::deal::{Deal, Offer, Purse, Terms};
use crate::desk::Desk;
use crate::number::{part_up, worth, Currency, Decimals, ALL};
use crate::preview::{Affordable, Preview, MOST_PREVIEWS};
use crate::query::{ask, list, read, Rows};
use crate::race::is_healthy;
use ballast_answers::{pages::List, shown::percent};
use ballast_extension_types::market::{
    ConfigResponse, DebtResponse, Loan, MarketResponse, PositionRow, PreviewLiquidateResponse,
    QueryMsg, Scaled,
};
use ballast_keep::{Look, Place};
use ballast_tool::CliError;
use ballast_types::{Amount, Shares};
use cosmwasm_std::Decimal;
use serde_json::{json, Value};
use std::collections::{BTreeMap, BTreeSet};

/// All positions, by owner; 100,000 are read at the most.
const POSITIONS: List = List::new("positions", "owner");
/// Positions that are so near to the liquidation LTV are asked for, in bps: what is computed here
/// rounds, and interest grows.
const NEAR: u128 = 5;
/// An index of 1.
const WAD: u128 = 1_000_000_000_000_000_000;

/// What a position has and owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Position {
    /// LST.
    collateral: u128,
    /// Its debt, in loan coins of the market's index 1: interest is not in it.
    scaled: u128,
}

/// One market, and what is known of its positions.
pub struct MarketDesk {
    at: String,
    coin: Currency,
    decimals: Decimals,
    /// Positions that owe, by owner, as of the block `seen`.
    positions: BTreeMap<String, Position>,
    seen: Option<u64>,
    /// Whether the list has positions that were not read.
    is_cut: bool,
    warnings: Vec<String>,
    /// The position that owes most for its collateral, as of the last price.
    worst: Option<Worst>,
}

/// The position that owes most for its collateral.
#[derive(Clone, Copy)]
struct Worst {
    /// Its LTV, in bps; the most there is where the collateral is worth nothing.
    ltv_bps: u128,
    /// The liquidation LTV of that block, in bps.
    liq_bps: u64,
}

/// What counts for all positions in a block.
struct Block {
    /// Loan coins for one LST, both in whole tokens.
    price: Decimal,
    /// What a debt of 1 at the market's start has become with interest, in 1/10^18.
    index: u128,
    /// The liquidation LTV, in bps.
    liq_bps: u64,
}

impl MarketDesk {
    /// The market at an address; none where this is not the `config` of a market, which alone has
    /// `limits` or says what it lends.
    ///
    /// # Errors
    /// It is a market's, and cannot be read.
    pub fn of(at: &str, config: &Value) -> Result<Option<Self>, CliError> {
        if config["limits"].is_null() && config["terms"]["loan"].is_null() {
            return Ok(None);
        }
        let ConfigResponse { terms, .. } = read(config.clone(), &json!({"config": {}}))?;
        let decimals = Decimals {
            coin: terms.loan.decimals,
            lst: terms.lst_decimals,
        };
        Ok(Some(Self {
            at: at.to_string(),
            coin: Currency {
                denom: terms.loan.denom,
                decimals: decimals.coin,
            },
            decimals,
            positions: BTreeMap::new(),
            seen: None,
            is_cut: false,
            warnings: vec![],
            worst: None,
        }))
    }

    /// Brings what is known of positions up to this block: by events, or by all pages.
    fn follow(&mut self, chain: &mut dyn Place, height: u64) -> Result<(), CliError> {
        let touched = match self.seen {
            None => None,
            Some(seen) if height > seen => chain.events_of(&self.at, seen)?,
            Some(_) => Some(vec![]),
        };
        match touched {
            None => self.read_all(chain)?,
            Some(events) => {
                let pairs = events.into_iter().flatten();
                let owners = pairs.filter(|(key, _)| key == "owner");
                let owners: BTreeSet<String> = owners.map(|(_, owner)| owner).collect();
                for owner in owners {
                    self.refresh(chain, owner)?;
                }
            }
        }
        self.seen = Some(height);
        Ok(())
    }

    /// All positions, page by page. What was known before is kept until all pages are read.
    fn read_all(&mut self, chain: &mut dyn Place) -> Result<(), CliError> {
        let Rows { rows, is_cut } = list::<PositionRow>(chain, &self.at, POSITIONS)?;
        self.is_cut = is_cut;
        self.positions.clear();
        for row in rows {
            self.note(row.owner.into_string(), row.collateral, row.scaled);
        }
        Ok(())
    }

    /// The position of one owner.
    fn refresh(&mut self, chain: &mut dyn Place, owner: String) -> Result<(), CliError> {
        let query = QueryMsg::Debt {
            owner: owner.clone(),
        };
        let debt: DebtResponse = ask(chain, &self.at, &query)?;
        self.note(owner, debt.collateral, debt.scaled);
        Ok(())
    }

    /// Notes a position, or forgets it if it owes nothing.
    fn note(&mut self, owner: String, collateral: Shares, scaled: Scaled) {
        let position = Position {
            collateral: collateral.raw().u128(),
            scaled: scaled.raw().u128(),
        };
        match position.scaled {
            0 => self.positions.remove(&owner),
            _ => self.positions.insert(owner, position),
        };
    }

    /// Debt in bps of what the collateral is worth, rounded up as the market's `position` does; the
    /// most there is where that is nothing.
    fn ltv(&self, position: Position, block: &Block) -> u128 {
        let debt = part_up(position.scaled, block.index, WAD);
        let worth = worth(position.collateral, block.price, self.decimals);
        // collateral whose worth does not fit owes next to nothing
        part_up(debt, ALL.into(), worth.unwrap_or(u128::MAX))
    }

    /// Who may be over the liquidation LTV, the worst first.
    fn over(&mut self, block: &Block) -> Vec<String> {
        let mut all: Vec<(u128, &String)> = self
            .positions
            .iter()
            .map(|(owner, position)| (self.ltv(*position, block), owner))
            .collect();
        all.sort_by(|a, b| b.cmp(a));
        self.worst = all.first().map(|(ltv, _)| Worst {
            ltv_bps: *ltv,
            liq_bps: block.liq_bps,
        });
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
            query: &|most| QueryMsg::PreviewLiquidate {
                owner: owner.to_string(),
                amount: most.map(Loan::new),
            },
        };
        match preview.within_purse::<PreviewLiquidateResponse>(chain, purse) {
            Ok(part) => Some(self.priced(owner, what, block, part)),
            // it became healthy meanwhile, or is only near
            Err(error) if is_healthy(&error) => None,
            Err(error) => Some(Offer::Passed {
                what,
                why: error.message,
            }),
        }
    }

    /// The purchase that a preview describes; passed where what its LST is worth cannot be computed.
    fn priced(&self, owner: &str, what: String, block: &Block, part: Affordable) -> Offer {
        let Affordable { slice, sent } = part;
        let Some(worth) = worth(slice.lst, block.price, self.decimals) else {
            return Offer::unpriced(what, slice.lst);
        };
        Offer::Deal(Deal {
            contract: self.at.clone(),
            what,
            msg: json!({"liquidate": {"owner": owner}}),
            coin: self.coin.clone(),
            sent,
            paid: slice.paid,
            lst: slice.lst,
            worth,
            payer: match slice.bad_debt {
                0 => "the borrower",
                _ => "the borrower and suppliers",
            },
        })
    }
}

impl Desk for MarketDesk {
    fn at(&self) -> &str {
        &self.at
    }

    fn coin(&self) -> &Currency {
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
            let read = self.positions.len();
            self.warnings.push(format!(
                "{read} positions that owe were read, and there are more: those are not looked at"
            ));
        }
        let market: MarketResponse = ask(chain, &self.at, &QueryMsg::Market {})?;
        let Some(price) = market.price else {
            self.warnings
                .push("there is no price: nothing is liquidated".to_string());
            return Ok(vec![]);
        };
        let block = Block {
            price,
            index: market.index.u128(),
            liq_bps: market.liq_ltv_bps,
        };
        let mut offers = vec![];
        for owner in self.over(&block) {
            let offer = self.offer(chain, &owner, &block, purse.next());
            offers.extend(offer.inspect(|offer| purse.take(offer, terms)));
        }
        Ok(offers)
    }

    fn warnings(&self) -> &[String] {
        &self.warnings
    }

    fn summary(&self) -> String {
        let worst = self.worst.map_or_else(String::new, |worst| {
            let ltv = match worst.ltv_bps {
                u128::MAX => "nothing left".to_string(),
                ltv => percent(ltv),
            };
            let limit = percent(worst.liq_bps.into());
            format!(", the worst at {ltv}; liquidated over {limit}")
        });
        match self.positions.len() {
            1 => format!("1 position owes{worst}"),
            count => format!("{count} positions owe{worst}"),
        }
    }
}
