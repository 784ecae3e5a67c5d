//! What people see of a series of calls, and what they have there.

use crate::amounts::{number, text};
use crate::pages;
use ballast_testing::extension::{Denom, Holding, Holdings, Scale};
use ballast_testing::{Ask, Panel};
use serde_json::{json, Value};

/// The coin in which options and strikes are paid: the chain does not say what its decimals are,
/// so base units are shown.
fn quote(config: &Value) -> Denom {
    Denom::new(&text(&config["quote"]), 0)
}

/// Offers with their price now, and what the series is of.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let (config, state) = (ask(&json!({"config": {}}))?, ask(&json!({"state": {}}))?);
    let quote = quote(&config);
    let list = pages::all(
        ask,
        "offers",
        "offer_id",
        |after, limit| json!({"offers": {"start_after": after, "limit": limit}}),
    )?;
    let stopped = list.stopped("offers").map(|stopped| format!(" {stopped}."));
    let rows = list.rows.iter().map(|offer| {
        vec![
            text(&offer["offer_id"]),
            text(&offer["writer"]),
            scale.lst.shown(number(&offer["lst"])),
            quote.shown(number(&offer["price_now"])),
            quote.shown(number(&offer["end_price"])),
            format!("@{}", offer["ends_at"]),
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
            text(&state["phase"]),
            scale.native.symbol,
            quote.shown(number(&config["strike"])),
            config["exercise_from"],
            config["expiry"],
            scale.lst.shown(number(&state["supply"])),
            stopped.unwrap_or_default(),
        ),
        columns: columns.map(ToString::to_string).to_vec(),
        rows: rows.collect(),
        pictures: vec![],
    })
}

/// Options, what was written, and what is for sale.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let position = ask(&json!({"position": {"owner": owner}}))?;
    let list = pages::all(
        ask,
        "offers",
        "offer_id",
        |after, limit| json!({"offers_of": {"writer": owner, "start_after": after, "limit": limit}}),
    )?;
    let (options, written) = (number(&position["options"]), number(&position["written"]));
    if options == 0 && written == 0 && list.rows.is_empty() {
        return Ok(Holdings::default());
    }
    let series = Series::of(ask)?;
    let mut rows = vec![];
    if options > 0 {
        rows.push(series.bought(ask, options, scale));
    }
    if written > 0 {
        rows.push(series.written(written, &position["redeemable"], scale));
    }
    rows.extend(list.rows.iter().map(|offer| series.offered(offer, scale)));
    Ok(Holdings {
        rows,
        stopped: list.stopped("offers"),
    })
}

/// What rows say of the series that they are of.
struct Series {
    /// From when on options can be exercised, unix seconds.
    exercise_from: Value,
    /// Until when, and when writers are paid.
    expiry: Value,
    phase: String,
    /// The coin in which options and strikes are paid.
    quote: Denom,
}

impl Series {
    fn of(ask: &Ask<'_>) -> Result<Self, String> {
        let (config, state) = (ask(&json!({"config": {}}))?, ask(&json!({"state": {}}))?);
        Ok(Self {
            exercise_from: config["exercise_from"].clone(),
            expiry: config["expiry"].clone(),
            phase: text(&state["phase"]),
            quote: quote(&config),
        })
    }

    fn is_expired(&self) -> bool {
        self.phase == "expired"
    }

    /// LST for sale with an option on it.
    fn offered(&self, offer: &Value, scale: &Scale) -> Holding {
        Holding {
            what: format!("offer {}", offer["offer_id"]),
            amount: scale.lst.sum(number(&offer["lst"])),
            worth: None,
            from: None,
            note: format!(
                "for sale at {} a whole LST, {} at @{}; what is not sold can be cancelled",
                self.quote.shown(number(&offer["price_now"])),
                self.quote.shown(number(&offer["end_price"])),
                offer["ends_at"],
            ),
        }
    }

    /// LST on which options were sold, and what comes back of it.
    fn written(&self, written: u128, redeemable: &Value, scale: &Scale) -> Holding {
        let lst = scale.lst.shown(number(&redeemable["lst"]));
        let coins = self.quote.shown(number(&redeemable["quote"]));
        let when = match self.is_expired() {
            true => "`redeem` pays",
            false => "if it expired now `redeem` would pay",
        };
        Holding {
            what: "written".to_string(),
            amount: scale.lst.sum(written),
            worth: None,
            from: self.expiry.as_u64(),
            note: format!("{when} {lst} and {coins}"),
        }
    }

    /// Options, and what exercising them costs and brings.
    fn bought(&self, ask: &Ask<'_>, options: u128, scale: &Scale) -> Holding {
        let price = ask(&json!({"preview_exercise": {"lst": options.to_string()}})).ok();
        let pays = price.as_ref().map_or_else(
            || "there is no price now".to_string(),
            |price| {
                format!(
                    "exercise pays {} for LST worth {}",
                    self.quote.shown(number(&price["pays"])),
                    scale.native.shown(number(&price["native"])),
                )
            },
        );
        let (from, until) = (&self.exercise_from, &self.expiry);
        let note = match self.phase.as_str() {
            "expired" => "expired: worth nothing".to_string(),
            "window" => format!("{pays}; until @{until}"),
            _ => format!("{pays}; from @{from} to @{until}"),
        };
        Holding {
            what: "options".to_string(),
            amount: scale.lst.sum(options),
            worth: None,
            from: from.as_u64().filter(|_| !self.is_expired()),
            note,
        }
    }
}
