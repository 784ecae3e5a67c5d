//! What people see of a series of calls, and what they have there.

use crate::amounts::units;
use crate::answers::{answer, answer_if_any, list, Rows};
use ballast_answers::pages::List;
use ballast_extension_types::calls::{
    ConfigResponse, OfferResponse, Phase, PositionResponse, PreviewExerciseResponse, QueryMsg,
    Redeemable, StateResponse,
};
use ballast_testing::extension::{Denom, Holding, Holdings, Scale};
use ballast_testing::{Ask, Panel};
use ballast_types::{Amount, Shares};
use serde_json::json;

/// All offers.
const OFFERS: List = list("offers", "offer_id");
/// The offers of a writer.
const OFFERS_OF: List = List {
    query: "offers_of",
    ..OFFERS
};

/// A series: its terms, and where it stands.
struct Series {
    config: ConfigResponse,
    state: StateResponse,
    /// The coin in which options and strikes are paid: the chain does not say what its decimals
    /// are, so base units are shown.
    quote: Denom,
}

/// Offers with their price now, and what the series is of.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let Series {
        config,
        state,
        quote,
    } = Series::of(ask)?;
    let offers = Rows::<OfferResponse>::of(ask, OFFERS, json!({}))?;
    let stopped = offers
        .stopped("offers")
        .map(|stopped| format!(" {stopped}."));
    let rows = offers.rows.iter().map(|offer| {
        vec![
            offer.offer_id.to_string(),
            offer.writer.to_string(),
            scale.lst.shown(units(offer.lst)),
            quote.shown(units(offer.price_now)),
            quote.shown(units(offer.end_price)),
            format!("@{}", offer.ends_at),
        ]
    });
    let columns = [
        "offer",
        "writer",
        "LST",
        "price now",
        "in the end",
        "which is",
    ];
    Ok(Panel {
        title: "Covered calls: options for sale".to_string(),
        note: format!(
            "{}: a whole {} for {}, from @{} to @{}; options on {} are out. Prices are for one whole LST.{}",
            name_of(state.phase),
            scale.native.symbol,
            quote.shown(units(config.strike)),
            config.exercise_from,
            config.expiry,
            scale.lst.shown(units(state.supply)),
            stopped.unwrap_or_default(),
        ),
        columns: columns.map(ToString::to_string).to_vec(),
        rows: rows.collect(),
        pictures: vec![],
    })
}

/// A phase, as answers name it.
fn name_of(phase: Phase) -> &'static str {
    match phase {
        Phase::Open => "open",
        Phase::Window => "window",
        Phase::Expired => "expired",
    }
}

/// Options, what was written, and what is for sale.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let query = QueryMsg::Position {
        owner: owner.to_string(),
    };
    let position: PositionResponse = answer(ask, &query)?;
    let offers = Rows::<OfferResponse>::of(ask, OFFERS_OF, json!({"writer": owner}))?;
    let (options, written) = (position.options, position.written);
    if options.is_zero() && written.is_zero() && offers.rows.is_empty() {
        return Ok(Holdings::default());
    }
    let series = Series::of(ask)?;
    let mut rows = vec![];
    if !options.is_zero() {
        rows.push(series.bought(ask, options, scale)?);
    }
    if !written.is_zero() {
        rows.push(series.written(written, &position.redeemable, scale));
    }
    rows.extend(offers.rows.iter().map(|offer| series.offered(offer, scale)));
    Ok(Holdings {
        rows,
        stopped: offers.stopped("offers"),
    })
}

impl Series {
    fn of(ask: &Ask<'_>) -> Result<Self, String> {
        let config: ConfigResponse = answer(ask, &QueryMsg::Config {})?;
        Ok(Self {
            state: answer(ask, &QueryMsg::State {})?,
            quote: Denom::new(&config.quote, 0),
            config,
        })
    }

    fn is_expired(&self) -> bool {
        self.state.phase == Phase::Expired
    }

    /// LST for sale with an option on it.
    fn offered(&self, offer: &OfferResponse, scale: &Scale) -> Holding {
        Holding {
            what: format!("offer {}", offer.offer_id),
            amount: scale.lst.sum(units(offer.lst)),
            worth: None,
            from: None,
            note: format!(
                "for sale at {} a whole LST, {} at @{}; what is not sold can be cancelled",
                self.quote.shown(units(offer.price_now)),
                self.quote.shown(units(offer.end_price)),
                offer.ends_at,
            ),
        }
    }

    /// LST on which options were sold, and what comes back of it.
    fn written(&self, written: Shares, redeemable: &Redeemable, scale: &Scale) -> Holding {
        let lst = scale.lst.shown(units(redeemable.lst));
        let coins = self.quote.shown(units(redeemable.quote));
        let when = match self.is_expired() {
            true => "`redeem` pays",
            false => "if it expired now `redeem` would pay",
        };
        Holding {
            what: "written".to_string(),
            amount: scale.lst.sum(units(written)),
            worth: None,
            from: Some(self.config.expiry),
            note: format!("{when} {lst} and {coins}"),
        }
    }

    /// Options, and what exercising them costs and brings.
    fn bought(&self, ask: &Ask<'_>, options: Shares, scale: &Scale) -> Result<Holding, String> {
        let (from, until) = (self.config.exercise_from, self.config.expiry);
        // refused while the hub gives no price
        let query = QueryMsg::PreviewExercise { lst: options };
        let price: Option<PreviewExerciseResponse> = answer_if_any(ask, &query)?;
        let pays = price.map_or_else(
            || "there is no price now".to_string(),
            |price| {
                format!(
                    "exercise pays {} for LST worth {}",
                    self.quote.shown(units(price.pays)),
                    scale.native.shown(units(price.native)),
                )
            },
        );
        Ok(Holding {
            what: "options".to_string(),
            amount: scale.lst.sum(units(options)),
            worth: None,
            from: (!self.is_expired()).then_some(from),
            note: match self.state.phase {
                Phase::Expired => "expired: worth nothing".to_string(),
                Phase::Window => format!("{pays}; until @{until}"),
                Phase::Open => format!("{pays}; from @{from} to @{until}"),
            },
        })
    }
}
