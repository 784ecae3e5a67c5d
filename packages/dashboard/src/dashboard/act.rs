//! What one can do on the page, as commands of the scenario language.

use super::keeper;
use crate::amount::{base_units, clipped, fraction};
use crate::{Contract, Observer, World, WorldError};
use ballast_tool::answer::{self, list};
use cosmwasm_std::{Decimal, Uint128};
use serde::Deserialize;
use serde_json::{json, Value};

/// Seconds that may pass in one act: 31 days. More time is more acts, so that the page shows
/// progress.
const MOST_SECS: u64 = 31 * 86_400;
/// A keeper comes once a day.
const DAY: u64 = 86_400;

/// Something to do. Amounts are tokens as people write them.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// Native in, LST out.
    Bond { from: String, amount: String },
    /// LST in, a ticket out.
    Unbond { from: String, amount: String },
    /// A ticket of the open batch back into LST.
    Cancel { from: String, ticket_id: String },
    /// Tickets are paid what has arrived.
    Claim {
        from: String,
        ticket_ids: Vec<String>,
    },
    /// LST into the underwriters' pool.
    Underwrite { from: String, amount: String },
    /// LST into a validator's bond.
    PostBond {
        from: String,
        validator: String,
        amount: String,
    },
    /// Asks to leave a layer of the vault with everything: the pool, or a validator's bond.
    Leave {
        from: String,
        #[serde(default)]
        validator: Option<String>,
    },
    /// Takes out what was asked out.
    TakeOut { from: String, exit_id: u64 },
    /// Takes the request back.
    Stay { from: String, exit_id: u64 },
    /// A keeper's message.
    Advance { from: String },
    /// Books what the chain shows.
    Sync { from: String },
    /// Time goes by, with a keeper once a day or without, and with rewards of so many percent a
    /// year for all bonded stake.
    Pass {
        secs: u64,
        #[serde(default)]
        keeper: Option<String>,
        #[serde(default)]
        rewards: Option<String>,
    },
    /// A validator is slashed by so many percent.
    Slash { validator: String, percent: String },
    /// A validator signs twice: slashed, jailed, tombstoned.
    DoubleSign { validator: String },
    /// An operator brings its validator back from jail.
    Unjail { validator: String },
}

/// Carries out an act; every command leaves a sample behind.
///
/// # Errors
/// Bad input, refusals: then nothing was done. While time passes, a keeper's refused message is a
/// step.
pub fn perform(
    act: &Act,
    world: &mut dyn World,
    observer: &mut Observer,
) -> Result<Value, WorldError> {
    if !world.acts() {
        return Err(WorldError::ReadOnly);
    }
    let mut performance = Performance {
        world,
        observer,
        steps: vec![],
    };
    match act {
        Act::Pass {
            secs,
            keeper,
            rewards,
        } => {
            let rewards = rewards.as_deref().map(fraction).transpose()?;
            performance.pass(*secs, keeper.as_deref(), rewards)?;
        }
        act => {
            let command = command(act, performance.world, performance.observer)?;
            performance.step(&command)?;
        }
    }
    Ok(json!({"steps": performance.steps}))
}

/// An act that is carried out, and its steps up to now.
struct Performance<'a> {
    world: &'a mut dyn World,
    observer: &'a mut Observer,
    steps: Vec<Value>,
}

impl Performance<'_> {
    fn step(&mut self, command: &Value) -> Result<(), WorldError> {
        let answer = self.world.run(command)?;
        self.observer.sample(self.world, mark(command))?;
        let block = self.world.block()?;
        self.steps.push(json!({
            "command": command, "answer": answer, "height": block.height, "time": block.time,
        }));
        Ok(())
    }

    /// Time goes by, day by day.
    fn pass(
        &mut self,
        secs: u64,
        keeper: Option<&str>,
        rewards: Option<Decimal>,
    ) -> Result<(), WorldError> {
        if !(1..=MOST_SECS).contains(&secs) {
            let why = format!("{secs} seconds: between 1 second and 31 days may pass at once");
            return Err(WorldError::BadInput(why));
        }
        let people = self.world.people();
        if let Some(keeper) = keeper.filter(|name| !people.iter().any(|p| p.name == **name)) {
            let why = format!("unknown account `{}`", clipped(keeper));
            return Err(WorldError::BadInput(why));
        }
        let mut left = secs;
        while left > 0 {
            let now = left.min(DAY);
            left -= now;
            let paid = rewards.map_or(Ok(0), |part| yearly(part, now, self.world))?;
            if paid > 0 {
                let funds = format!("{paid}{}", self.observer.token(self.world)?.denom);
                self.step(&json!({"cmd": "reward", "funds": funds}))?;
            }
            self.step(&json!({"cmd": "advance", "secs": now}))?;
            if let Some(keeper) = keeper {
                self.visit(keeper)?;
            }
        }
        Ok(())
    }

    /// A keeper's visit: it advances the suite until nothing is due, or the hub refuses.
    fn visit(&mut self, keeper: &str) -> Result<(), WorldError> {
        keeper::visit(|| {
            let due = self.world.ask(Contract::Hub, &json!({"due": {}}))?;
            if list(&due["work"]).is_empty() {
                return Ok(false);
            }
            let advance = exec(keeper, "hub", json!({"advance": {}}), "");
            match self.step(&advance) {
                // days that have passed stay passed: the refusal is a part of what happened
                Err(WorldError::Refused(why)) => {
                    self.steps.push(json!({"command": advance, "refused": why}));
                    Ok(false)
                }
                done => done.map(|()| true),
            }
        })
    }
}

/// What bonded stake earns in so many seconds at this part of it a year.
fn yearly(part: Decimal, secs: u64, world: &dyn World) -> Result<u128, WorldError> {
    let validators = world.validators()?;
    let bonded = validators
        .iter()
        .filter(|validator| validator.standing == "bonded");
    let stake: Uint128 = bonded.map(|validator| validator.tokens).sum();
    let year = stake.checked_mul_floor(part).unwrap_or_default();
    let earned = year
        .checked_multiply_ratio(secs, 365 * DAY)
        .unwrap_or_default();
    Ok(earned.u128())
}

/// The command that an act is. Whole tokens become base units, and names of validators their
/// addresses.
fn command(act: &Act, world: &dyn World, observer: &mut Observer) -> Result<Value, WorldError> {
    let token = observer.token(world)?;
    let units = |text: &str| base_units(text, token.decimals);
    Ok(match act {
        Act::Bond { from, amount } => {
            let funds = format!("{}{}", units(amount)?, token.denom);
            exec(from, "hub", json!({"bond": {}}), &funds)
        }
        Act::Unbond { from, amount } => send(from, "queue", units(amount)?, json!({"unbond": {}})),
        Act::Underwrite { from, amount } => {
            send(from, "vault", units(amount)?, json!({"underwrite": {}}))
        }
        Act::PostBond {
            from,
            validator,
            amount,
        } => {
            let bond = json!({"post_bond": {"validator": operator(validator, world)?}});
            send(from, "vault", units(amount)?, bond)
        }
        Act::Cancel { from, ticket_id } => {
            let cancel = json!({"cancel": {"ticket_id": id(ticket_id)?}});
            exec(from, "queue", cancel, "")
        }
        Act::Claim { from, ticket_ids } => {
            let ids = ticket_ids.iter().map(|text| id(text));
            let ids = ids.collect::<Result<Vec<_>, _>>()?;
            exec(from, "queue", json!({"claim": {"ticket_ids": ids}}), "")
        }
        Act::Leave { from, validator } => leave(from, validator.as_deref(), world, observer)?,
        Act::TakeOut { from, exit_id } => {
            let exit = json!({"exit": {"exit_id": exit_id}});
            exec(from, "vault", exit, "")
        }
        Act::Stay { from, exit_id } => {
            let stay = json!({"cancel_exit": {"exit_id": exit_id}});
            exec(from, "vault", stay, "")
        }
        Act::Advance { from } => exec(from, "hub", json!({"advance": {}}), ""),
        Act::Sync { from } => exec(from, "hub", json!({"sync": {}}), ""),
        Act::Slash { validator, percent } => json!({
            "cmd": "slash", "val": name(validator)?, "fraction": fraction(percent)?.to_string(),
        }),
        Act::DoubleSign { validator } => json!({"cmd": "double_sign", "val": name(validator)?}),
        Act::Unjail { validator } => json!({"cmd": "unjail", "val": name(validator)?}),
        Act::Pass { .. } => return Err(WorldError::BadInput("time passes by itself".to_string())),
    })
}

/// Layer shares are asked out, not LST: all that the holder has.
fn leave(
    from: &str,
    validator: Option<&str>,
    world: &dyn World,
    observer: &mut Observer,
) -> Result<Value, WorldError> {
    let held = observer.person(world, from, None)?["insurance"].clone();
    let (layer, shares) = match validator {
        None => (json!("pool"), held["pool"]["shares"].clone()),
        Some(validator) => {
            let at = operator(validator, world)?;
            let mut rows = list(&held["bonds"]).iter();
            let row = rows.find(|row| row["validator"] == json!(at));
            let shares = row.map(|row| row["shares"].clone()).unwrap_or_default();
            (json!({"bond": {"validator": at}}), shares)
        }
    };
    match shares.as_str() {
        None | Some("0") => {
            let which = validator.map_or("the pool".to_string(), |v| format!("the bond of {v}"));
            Err(WorldError::BadInput(format!(
                "{from} has nothing in {which}"
            )))
        }
        Some(shares) => {
            let ask = json!({"request_exit": {"layer": layer, "shares": shares}});
            Ok(exec(from, "vault", ask, ""))
        }
    }
}

fn exec(from: &str, contract: &str, msg: Value, funds: &str) -> Value {
    let mut command = json!({"cmd": "exec", "from": from, "contract": contract, "msg": msg});
    if !funds.is_empty() {
        command["funds"] = json!(funds);
    }
    command
}

fn send(from: &str, to: &str, amount: u128, inner: Value) -> Value {
    let msg = json!({"send": {
        "contract": format!("${{{to}}}"), "amount": amount.to_string(), "msg": {"$b64": inner},
    }});
    exec(from, "token", msg, "")
}

fn operator(validator: &str, world: &dyn World) -> Result<String, WorldError> {
    let all = world.validators()?;
    let found = all
        .into_iter()
        .find(|v| v.name == validator || v.address == validator);
    found
        .map(|v| v.address)
        .ok_or_else(|| WorldError::BadInput(format!("no validator `{}`", clipped(validator))))
}

/// Names go into commands, where `${…}` would be replaced.
fn name(text: &str) -> Result<&str, WorldError> {
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric());
    match plain && !text.is_empty() {
        true => Ok(text),
        false => Err(WorldError::BadInput(format!(
            "no validator `{}`",
            clipped(text)
        ))),
    }
}

fn id(text: &str) -> Result<&str, WorldError> {
    let digits = !text.is_empty() && text.len() <= 20 && text.chars().all(|c| c.is_ascii_digit());
    match digits {
        true => Ok(text),
        false => Err(WorldError::BadInput(format!(
            "`{}` is no ticket's number",
            clipped(text)
        ))),
    }
}

/// The mark that an act leaves in the history, if it leaves one.
pub fn mark(command: &Value) -> Option<String> {
    let text = |key: &str| answer::text(&command[key]);
    match command["cmd"].as_str()? {
        "slash" => Some(format!("{} is slashed", text("val"))),
        "double_sign" => Some(format!("{} signs twice", text("val"))),
        "absent" => Some(format!("{} is absent", text("val"))),
        _ => None,
    }
}
