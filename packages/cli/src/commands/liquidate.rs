//! `ballast liquidate`.

use super::bot::{BotArgs, Ready};
use ballast_keep::Place;
use ballast_liquidator::{DeskOffers, LiquidatePlace, Offer, Terms, Verdict};
use ballast_tool::amount;
use ballast_tool::output::{Output, Units};
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// Flags of `ballast liquidate`.
#[derive(clap::Args)]
#[command(
    mut_arg("every", |every| every.default_value("5s")),
    mut_arg("state", |state| state.default_value(".ballast/liquidator")),
    mut_arg("fast", |fast| fast.requires("turns"))
)]
pub struct LiquidateArgs {
    /// A market or a lever: its name in the session, its address on a chain; by default all of the
    /// session or of the record
    #[arg(long = "at", value_name = "ADDRESS")]
    at: Vec<String>,
    /// Say what would be bought and what it would bring, and send nothing
    #[arg(long, conflicts_with_all = ["once", "turns", "fast"])]
    dry_run: bool,
    /// What it costs to turn LST into coins, in bps of its worth: a pool's fee, or 25 days in the queue
    #[arg(long, value_name = "BPS", default_value_t = 110, value_parser = clap::value_parser!(u16).range(..=5000))]
    cost: u16,
    /// The least gain of a purchase, after that cost and the fee: 500000, 0.5token, 5token,3uusd
    #[arg(long, value_name = "AMOUNT")]
    min_gain: Option<String>,
    /// The most that one purchase pays
    #[arg(long, value_name = "AMOUNT")]
    max_pay: Option<String>,
    /// What is never spent, on purchases or on their fees
    #[arg(long, value_name = "AMOUNT")]
    reserve: Option<String>,
    /// The most messages to send in one turn
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=100))]
    most: u16,
    #[command(flatten)]
    bot: BotArgs,
}

pub fn run(args: LiquidateArgs, out: &Output) -> Result<(), CliError> {
    let pace = args.bot.pace(args.most)?;
    // what is no amount is said before anybody is asked
    terms(&args, "ustake", 18)?;
    let at = args.at.clone();
    let Some((settings, hub)) = args.bot.hub.find()? else {
        let mut ready = args.bot.on_session(pace)?;
        let info = ready.place.ask("token", &json!({"token_info": {}}))?;
        let decimals = Units::needed(&info)?.decimals;
        let terms = terms(&args, &native(&mut ready.place, "hub")?, decimals)?;
        let ready = ready.over(|inner| LiquidatePlace::new(inner, at, terms, None));
        return go(ready, &args, out);
    };
    let mut ready = args.bot.on_chain(settings, &hub, pace)?;
    let decimals = ready.place.decimals()?;
    let terms = terms(&args, &native(&mut ready.place, &hub)?, decimals)?;
    let fee_denom = ready.place.fee_denom().map(ToString::to_string);
    let ready = ready.over(|inner| LiquidatePlace::new(inner, at, terms, fee_denom));
    go(ready, &args, out)
}

/// The denom of the staking token, as the hub says.
fn native(place: &mut dyn Place, hub: &str) -> Result<String, CliError> {
    let config = place.ask(hub, &json!({"config": {}}))?;
    let denom = config["denom"].as_str().filter(|denom| !denom.is_empty());
    denom.map(ToString::to_string).ok_or_else(|| {
        CliError::failed("the hub does not say the denom of the staking token: this is not a suite")
    })
}

fn go<P: Place>(
    mut ready: Ready<LiquidatePlace<P>>,
    args: &LiquidateArgs,
    out: &Output,
) -> Result<(), CliError> {
    match args.dry_run {
        true => dry_run(&mut ready.place, args, out),
        false => ready.keep(&args.bot.shown(out)?, out),
    }
}

/// When a purchase is made. A number alone is of the staking token.
fn terms(args: &LiquidateArgs, native: &str, decimals: u8) -> Result<Terms, CliError> {
    let read = |flag: &str, text: &Option<String>| -> Result<BTreeMap<String, u128>, CliError> {
        let Some(text) = text else {
            return Ok(BTreeMap::new());
        };
        let coins = amount::funds(text, native, || Ok(decimals));
        let coins = coins.map_err(|error| CliError {
            message: format!("{flag}: {}", error.message),
            ..error
        })?;
        Ok(coins
            .into_iter()
            .map(|coin| (coin.denom, coin.amount))
            .collect())
    };
    Ok(Terms {
        cost_bps: args.cost.into(),
        least: read("--min-gain", &args.min_gain)?,
        most: read("--max-pay", &args.max_pay)?,
        reserve: read("--reserve", &args.reserve)?,
    })
}

/// What is for sale, and whether it would be bought.
fn dry_run<P: Place>(
    place: &mut LiquidatePlace<P>,
    args: &LiquidateArgs,
    out: &Output,
) -> Result<(), CliError> {
    let all = place.offers()?;
    let terms = place.terms().clone();
    let (units, words) = (place.units().clone(), place.warnings());
    if out.json {
        let contracts = all.iter().map(|desk| {
            let offers = desk.offers.iter().map(|offer| object(offer, &terms));
            let offers: Vec<Value> = offers.collect();
            json!({"contract": desk.at, "summary": desk.summary, "offers": offers})
        });
        let contracts: Vec<Value> = contracts.collect();
        out.json(&json!({"contracts": contracts, "warnings": words, "cost_bps": args.cost}));
        return Ok(());
    }
    for DeskOffers {
        at,
        summary,
        offers,
    } in &all
    {
        out.line(format!("{}: {summary}", out.strong(at)));
        if offers.is_empty() {
            out.line("  nothing is for sale");
            continue;
        }
        let rows = offers
            .iter()
            .map(|offer| row(offer, &terms, &units))
            .collect();
        out.table(&["what", "pays, gets", "verdict"], rows);
    }
    for words in words {
        out.line(out.refused(&words));
    }
    Ok(())
}

fn row(offer: &Offer, terms: &Terms, units: &Units) -> Vec<String> {
    let deal = match offer {
        Offer::Passed { what, why } => {
            return vec![what.clone(), "-".to_string(), format!("cannot: {why}")]
        }
        Offer::Deal(deal) => deal,
    };
    let verdict = match deal.verdict(terms) {
        Verdict::Buys(gain) => format!("would send: gain {} before the fee", deal.coin.shown(gain)),
        Verdict::Poor { worth, least } => format!(
            "would not: worth {} after costs, the least gain is {}",
            deal.coin.shown(worth),
            deal.coin.shown(least)
        ),
    };
    vec![deal.what.clone(), deal.in_words(units), verdict]
}

fn object(offer: &Offer, terms: &Terms) -> Value {
    let deal = match offer {
        Offer::Passed { what, why } => return json!({"what": what, "why": why}),
        Offer::Deal(deal) => deal,
    };
    let gain = match deal.verdict(terms) {
        Verdict::Buys(gain) => Some(gain.to_string()),
        Verdict::Poor { .. } => None,
    };
    json!({
        "what": deal.what, "pays": deal.paid.to_string(), "denom": deal.coin.denom, "lst": deal.lst.to_string(),
        "worth": deal.worth.to_string(), "gain": gain, "buys": gain.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballast_keep::{Look, Sent};

    /// A hub that answers this to every question.
    struct Hub(Value);

    impl Place for Hub {
        fn look(&mut self) -> Result<Look, CliError> {
            Err(CliError::bad("nobody looks"))
        }

        fn advance(&mut self) -> Result<Sent, CliError> {
            Err(CliError::bad("nobody advances"))
        }

        fn ask(&mut self, _contract: &str, _msg: &Value) -> Result<Value, CliError> {
            Ok(self.0.clone())
        }
    }

    /// Before, it was taken to be of `ustake`, and the limits were of a coin that the suite does not have.
    #[test]
    fn a_hub_that_names_no_denom_is_refused() {
        let found = native(&mut Hub(json!({"denom": "uosmo"})), "hub");
        assert_eq!(found, Ok("uosmo".to_string()));
        let words = "the hub does not say the denom of the staking token: this is not a suite";
        for config in [json!({}), json!({"denom": 5}), json!({"denom": ""})] {
            let found = native(&mut Hub(config.clone()), "hub");
            assert_eq!(found, Err(CliError::failed(words)), "{config}");
        }
    }
}
