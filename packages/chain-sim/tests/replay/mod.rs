//! Runs a recorded file and compares all that it lists after each step.

mod names;
mod see;

use ballast_chain_sim::{
    sim_app, ChainDriver, ChainParams, GenesisValidator, MsgBeginRedelegateResponse,
    MsgUndelegateResponse, MsgWithdrawDelegatorRewardResponse, ProtoTimestamp, SdkError, SimApp,
    SimError,
};
use cosmwasm_std::{
    coin, Addr, BankMsg, Coin, CosmosMsg, Decimal, DistributionMsg, Event, StakingMsg, Timestamp,
    Uint128,
};
use cw_multi_test::{AppResponse, Executor};
use names::Names;
use prost::Message;
use serde_json::{json, Map, Value};

/// Seconds since 1970 of block 1.
const START: u64 = 1_700_000_000;

#[derive(Default)]
pub struct Counted {
    pub steps: usize,
    pub values: usize,
}

/// Blocks after a step of unequal ones, in which the recorder saw no votes.
struct Blind {
    from: u64,
    until: u64,
    changed: bool,
}

pub struct Replay {
    app: SimApp,
    names: Names,
    denom: String,
    /// What the file says every thing is now.
    expected: see::Expected,
    votes: Value,
    /// Until when a change of votes need not be listed; see `compare_votes`.
    blind: Option<Blind>,
    counted: Counted,
}

fn text(value: &Value) -> &str {
    value
        .as_str()
        .unwrap_or_else(|| panic!("not text: {value}"))
}

fn amount(value: &Value) -> Uint128 {
    text(value).parse().unwrap()
}

fn decimal(value: &Value) -> Decimal {
    text(value).parse().unwrap()
}

fn coins(value: &str, denom: &str) -> Vec<Coin> {
    let one = |part: &str| {
        let digits = part
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(part.len());
        let (amount, unit) = part.split_at(digits);
        coin(
            amount.parse().unwrap(),
            if unit.is_empty() { denom } else { unit },
        )
    };
    value.split(',').map(one).collect()
}

impl Replay {
    pub fn run(file: &str, lines: &str) -> Counted {
        let mut lines = lines
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        let mut replay = Self::genesis(&lines.next().unwrap());
        for (at, step) in lines.enumerate() {
            let place = format!("{file}:{} {}", at + 2, step["do"]);
            replay.step(&place, &step);
            replay.counted.steps += 1;
        }
        replay.counted
    }

    fn genesis(line: &Value) -> Self {
        let genesis = &line["genesis"];
        let mut app = sim_app("wasm");
        app.update_block(|block| {
            block.height = 1;
            block.time = Timestamp::from_seconds(START);
        });
        let names = Names::new(line);
        let params = ChainParams::default().with(|p| {
            p.unbonding_secs = genesis["unbonding_secs"].as_u64().unwrap();
            p.max_entries = u32::try_from(genesis["max_entries"].as_u64().unwrap()).unwrap();
            p.max_validators = genesis["app_state"]["staking"]["params"]["max_validators"]
                .as_u64()
                .map_or(100, |n| u32::try_from(n).unwrap());
            p.window = genesis["window"].as_u64().unwrap();
            p.min_signed = decimal(&genesis["min_signed"]);
            p.jail_secs = genesis["jail_secs"].as_u64().unwrap();
            p.slash_downtime = decimal(&genesis["slash_downtime"]);
            p.slash_double_sign = decimal(&genesis["slash_double_sign"]);
            p.community_tax = decimal(&genesis["community_tax"]);
            // recorded from cosmos-sdk 0.54.0
            p.redelegate_last_shares_of_unbonded = false;
        });
        let denom = params.bond_denom.clone();
        let stake = |name: &str| match &genesis["self_stakes"][name] {
            Value::String(own) => own.parse::<u128>().unwrap(),
            _ => amount(&genesis["self_stake"]).u128(),
        };
        let commission = |key: &str, or: Decimal| match &genesis[key] {
            Value::String(rate) => rate.parse().unwrap(),
            _ => or,
        };
        let validators = names.validators().map(|name| {
            GenesisValidator::new(names.operator(name), stake(name)).with(|v| {
                v.commission = decimal(&genesis["commission"]);
                v.max_commission = commission("commission_max", Decimal::percent(20));
                v.max_commission_change = commission("commission_max_change", Decimal::percent(1));
                // genesis is 5 seconds before block 1
                v.commission_age_secs = 5;
            })
        });
        app.genesis(params, validators.collect()).unwrap();
        for (name, balances) in line["balances_after_genesis"].as_object().unwrap() {
            let all = balances.as_object().unwrap().iter();
            let all = all
                .map(|(denom, x)| coin(amount(x).u128(), denom))
                .collect();
            app.mint(&names.account(name), all).unwrap();
        }
        app.end_block().unwrap();

        let mut expected = see::Expected::default();
        expected.update(&line["see"]);
        let counted = Counted::default();
        let mut replay = Self {
            app,
            names,
            denom,
            expected,
            votes: Value::Null,
            blind: None,
            counted,
        };
        replay.compare("genesis");
        replay
    }

    fn step(&mut self, place: &str, step: &Value) {
        let blocks: Vec<u64> = match &step["blocks"] {
            Value::Array(each) => each.iter().map(|secs| secs.as_u64().unwrap()).collect(),
            same => {
                let n = usize::try_from(same["n"].as_u64().unwrap()).unwrap();
                vec![same["secs"].as_u64().unwrap(); n]
            }
        };
        let command = &step["do"];
        if blocks.windows(2).any(|pair| pair[0] != pair[1]) {
            let last = step["see"]["height"].as_u64().unwrap();
            let from = last + 3 - u64::try_from(blocks.len()).unwrap();
            self.blind = Some(Blind {
                from,
                until: last + 2,
                changed: false,
            });
        }
        let mut events = vec![];
        for (at, secs) in blocks.iter().enumerate() {
            let last = at + 1 == blocks.len();
            self.mark_absent(command);
            if last && command["cmd"] == "double_sign" {
                let height = command["height"].as_u64().unwrap();
                let operator = self.names.operator(text(&command["val"]));
                self.app.double_sign(&operator, height).unwrap();
            }
            events.extend(self.app.next_block(*secs).unwrap().begun);
            self.compare_votes(place, &step["see"]["votes"]);
            if last {
                self.run_transactions(place, step);
            }
            if command["cmd"] == "set_params" && at + 2 == blocks.len() {
                self.set_params(command);
            }
            events.extend(self.app.end_block().unwrap());
        }
        self.compare_events(place, &step["block_events"], &events);
        self.expected.update(&step["see"]);
        self.compare(place);
    }

    fn mark_absent(&mut self, command: &Value) {
        let mut absent: Vec<String> = vec![];
        if command["cmd"] == "absent" {
            absent.push(self.names.operator(text(&command["val"])));
        }
        if let Some(names) = command["absent"].as_array() {
            absent.extend(names.iter().map(|name| self.names.operator(text(name))));
        }
        let absent: Vec<&str> = absent.iter().map(String::as_str).collect();
        self.app.absent_next(&absent).unwrap();
    }

    fn set_params(&mut self, command: &Value) {
        let changes = command["params"].as_object().unwrap().clone();
        let change = |params: &mut ChainParams| {
            for (name, value) in changes {
                match name.as_str() {
                    "unbonding_time" => {
                        let secs = text(&value).strip_suffix('s').unwrap();
                        params.unbonding_secs = secs.parse().unwrap();
                    }
                    "max_entries" => {
                        params.max_entries = u32::try_from(value.as_u64().unwrap()).unwrap();
                    }
                    "max_validators" => {
                        params.max_validators = u32::try_from(value.as_u64().unwrap()).unwrap();
                    }
                    "slash_fraction_downtime" => params.slash_downtime = decimal(&value),
                    "community_tax" => params.community_tax = decimal(&value),
                    "withdraw_addr_enabled" => {
                        params.withdraw_addr_enabled = value.as_bool().unwrap();
                    }
                    other => panic!("parameter {other}"),
                }
            }
        };
        self.app.update_params(change).unwrap();
    }

    fn run_transactions(&mut self, place: &str, step: &Value) {
        let command = &step["do"];
        match command["txs"].as_array() {
            Some(txs) => {
                for (tx, outcome) in txs.iter().zip(step["txs"].as_array().unwrap()) {
                    self.transaction(place, tx, outcome);
                }
            }
            None => self.transaction(place, command, step),
        }
    }

    fn transaction(&mut self, place: &str, command: &Value, outcome: &Value) {
        let got = match self.send(command) {
            Ok(got) => got,
            Err(error) => return self.compare_error(place, outcome, &error),
        };
        assert_eq!(
            outcome["ok"], true,
            "{place}: should fail with {}",
            outcome["error"]
        );
        let wanted = outcome.get("got").cloned().unwrap_or_else(|| json!({}));
        assert_eq!(got, wanted, "{place}: response");
        self.counted.values += wanted.as_object().unwrap().len() + 1;
    }

    fn compare_error(&mut self, place: &str, outcome: &Value, error: &SimError) {
        assert_eq!(outcome["ok"], false, "{place}: {error:?}");
        self.counted.values += 1;
        let wanted = text(&outcome["error"]);
        if let SimError::Bank(_) = error {
            // the bank is cw-multi-test's
            return assert!(wanted.starts_with("sdk/5 "), "{place}: {error}");
        }
        let SimError::Sdk(SdkError {
            codespace,
            code,
            log,
            ..
        }) = error
        else {
            panic!("{place}: {error}")
        };
        let log = self.names.hide_modules(&self.app, log);
        let found = match *codespace {
            "undefined" => format!("{codespace}/{code} {log}"),
            _ => format!("{codespace}/{code} failed to execute message; message index: 0: {log}"),
        };
        assert_eq!(found, wanted, "{place}: error");
    }

    /// Runs a command as its sender would, and renders the response.
    fn send(&mut self, command: &Value) -> Result<Value, SimError> {
        let account = |key: &str| self.names.account(text(&command[key]));
        let operator = |key: &str| self.names.operator(text(&command[key]));
        let stake = || coin(amount(&command["amount"]).u128(), &self.denom);
        match text(&command["cmd"]) {
            "delegate" => {
                let msg = StakingMsg::Delegate {
                    validator: operator("val"),
                    amount: stake(),
                };
                self.message(account("from"), msg).map(|_| json!({}))
            }
            "undelegate" => {
                let msg = StakingMsg::Undelegate {
                    validator: operator("val"),
                    amount: stake(),
                };
                let response = self.message(account("from"), msg)?;
                let response = answer::<MsgUndelegateResponse>(&response);
                let mut got = self.completion(response.completion_time);
                got["amount"] = json!(response.amount.unwrap().amount);
                Ok(got)
            }
            "redelegate" => {
                let msg = StakingMsg::Redelegate {
                    src_validator: operator("val"),
                    dst_validator: operator("to"),
                    amount: stake(),
                };
                let response = self.message(account("from"), msg)?;
                let response = answer::<MsgBeginRedelegateResponse>(&response);
                Ok(self.completion(response.completion_time))
            }
            "withdraw" => {
                let msg = DistributionMsg::WithdrawDelegatorReward {
                    validator: operator("val"),
                };
                let response = self.message(account("from"), msg)?;
                let response = answer::<MsgWithdrawDelegatorRewardResponse>(&response);
                let paid: Map<_, _> = response
                    .amount
                    .into_iter()
                    .map(|c| (c.denom, json!(c.amount)))
                    .collect();
                Ok(json!({ "amount": paid }))
            }
            "set_withdraw_address" => {
                let address = match text(&command["to"]).strip_prefix("module.") {
                    Some("distribution") => self.app.module_accounts()?.distribution.to_string(),
                    Some(other) => panic!("module {other}"),
                    None => account("to").to_string(),
                };
                let msg = DistributionMsg::SetWithdrawAddress { address };
                self.message(account("from"), msg).map(|_| json!({}))
            }
            "send" => {
                let amount = coins(text(&command["coins"]), &self.denom);
                let msg = BankMsg::Send {
                    to_address: account("to").to_string(),
                    amount,
                };
                self.message(account("from"), msg).map(|_| json!({}))
            }
            "reward" => {
                let fees = coins(text(&command["coins"]), &self.denom);
                let payer = self.names.account("faucet");
                self.app.pay_fees(&payer, fees).map(|()| json!({}))
            }
            "set_commission" => {
                let (operator, rate) = (operator("val"), decimal(&command["rate"]));
                self.app.set_commission(&operator, rate).map(|()| json!({}))
            }
            "unjail" => {
                let operator = operator("val");
                self.app.unjail(&operator).map(|()| json!({}))
            }
            "withdraw_commission" => {
                let operator = operator("val");
                let paid = self.app.withdraw_commission(&operator)?;
                let paid: Map<_, _> = paid
                    .into_iter()
                    .map(|c| (c.denom, json!(c.amount)))
                    .collect();
                Ok(json!({ "amount": paid }))
            }
            "cancel_unbonding" => {
                let (from, operator, stake) = (account("from"), operator("val"), stake());
                let height = command["height"].as_u64().unwrap();
                self.app
                    .cancel_unbonding(&from, &operator, stake, height)
                    .map(|()| json!({}))
            }
            "block" | "absent" | "double_sign" | "set_params" => Ok(json!({})),
            other => panic!("command {other}"),
        }
    }

    fn message(
        &mut self,
        sender: Addr,
        msg: impl Into<CosmosMsg>,
    ) -> Result<AppResponse, SimError> {
        let response = self.app.execute(sender, msg.into()).map_err(|error| {
            match error.downcast_ref::<SdkError>() {
                Some(sdk) => SimError::Sdk(sdk.clone()),
                None => SimError::Bank(error.to_string()),
            }
        })?;
        Ok(response)
    }

    fn now(&self) -> u64 {
        self.app.block_info().time.seconds()
    }

    fn completion(&self, time: Option<ProtoTimestamp>) -> Value {
        let time = time.unwrap();
        assert_eq!(time.nanos, 0);
        match u64::try_from(time.seconds) {
            Ok(secs) => json!({ "completes": secs - START, "in": secs - self.now() }),
            Err(_) => json!({ "completes": "0001-01-01T00:00:00Z" }),
        }
    }

    /// Votes are listed where they differ from the block before. In steps of unequal blocks the
    /// files have none from the third block on, and what has changed by then is listed in the
    /// second block after the step.
    fn compare_votes(&mut self, place: &str, listed: &Value) {
        let height = self.app.block_info().height;
        let found: Map<_, _> = self
            .app
            .votes()
            .unwrap()
            .into_iter()
            .map(|(operator, power)| (self.names.of(&operator), json!(power)))
            .collect();
        let found = Value::Object(found);
        if let Some(votes) = listed.get(height.to_string()) {
            self.votes = votes.clone();
            self.blind = self.blind.take().filter(|blind| height < blind.until);
        } else if let Some(blind) = &mut self.blind {
            if (blind.from..blind.until).contains(&height) && found != self.votes {
                blind.changed = true;
                self.votes = found.clone();
            }
            assert!(
                height < blind.until || !blind.changed,
                "{place}: votes change unlisted"
            );
        }
        assert_eq!(found, self.votes, "{place}: votes at {height}");
        self.counted.values += self.votes.as_object().map_or(0, Map::len);
    }

    /// Of block events the files list these.
    fn compare_events(&mut self, place: &str, listed: &Value, events: &[Event]) {
        const LISTED: [&str; 4] = [
            "complete_unbonding",
            "complete_redelegation",
            "withdraw_rewards",
            "slash",
        ];
        let render = |event: &Event| {
            let mut out = Map::new();
            out.insert("event".to_string(), json!(event.ty));
            for attribute in &event.attributes {
                if event.ty == "slash" && attribute.key == "address" {
                    continue;
                }
                let value = self.names.of(&attribute.value);
                out.insert(attribute.key.clone(), json!(value));
            }
            Value::Object(out)
        };
        let found: Vec<_> = events
            .iter()
            .filter(|e| LISTED.contains(&e.ty.as_str()))
            .map(render)
            .collect();
        let wanted = listed.as_array().cloned().unwrap_or_default();
        assert_eq!(found, wanted, "{place}: block events");
        self.counted.values += wanted.len() + 1;
    }
}

fn answer<T: Message + Default>(response: &AppResponse) -> T {
    T::decode(response.msg_responses[0].value.as_slice()).unwrap()
}
