//! Leaving: by each contract's own way out.

use super::Play;
use crate::ledger::{number, part_floor, Ledger, Role};
use ballast_testing::lst_of;
use ballast_tool::CliError;
use cosmwasm_std::Addr;
use serde_json::{json, Value};

/// How often all ask out, how long they then wait, and how often something is done meanwhile, in seconds.
const ROUNDS: u64 = 12;
const A_ROUND: u64 = 2_592_000;
const A_TURN: u64 = 432_000;

/// One account's part of something.
#[derive(Clone, Copy)]
struct Part(u64);

impl Part {
    fn of(self, amount: u128) -> u128 {
        part_floor(amount, self.0.into(), 10_000)
    }
}

impl Play {
    /// Every account asks such a part out of everything: first out of the extensions, then what LST it then has beside the rest that it
    /// keeps. What a contract refuses stays.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn leave(&mut self, bps: u64) -> Result<(), CliError> {
        let accounts: Vec<(String, Addr)> = {
            let view = self.view()?;
            view.accounts()
                .map(|(name, at)| (name.to_string(), at.clone()))
                .collect()
        };
        let part = Part(bps);
        for (name, at) in &accounts {
            let had = self.lst(at)?;
            self.leave_extensions(name, at, part)?;
            self.leave_vault(name, at, part)?;
            let keeps = had - part.of(had);
            let out = self.lst(at)?.saturating_sub(keeps);
            if out > 0 {
                self.send_lst(name, "${queue}", out, &json!({"unbond": {}}))?;
            }
        }
        self.watch_batches()
    }

    /// Everybody leaves everything, again and again, until nobody has anything but coins, or a year has passed; reporters last, whose prices
    /// others need. Returns what is left.
    ///
    /// # Errors
    /// A broken invariant or law.
    pub fn all_leave(&mut self) -> Result<Ledger, CliError> {
        for round in 0..ROUNDS {
            self.stays = round < ROUNDS / 3;
            self.leave(10_000)?;
            self.pass_by(A_ROUND, A_TURN)?;
            let ledger = self.ledger()?;
            let all = ledger.claims.values().flatten();
            if all
                .into_iter()
                .all(|(role, amount)| *role == Role::Coins || *amount <= 0)
            {
                break;
            }
        }
        self.stays = false;
        self.ledger()
    }

    fn lst(&self, at: &Addr) -> Result<u128, CliError> {
        let view = self.view()?;
        Ok(lst_of(view.chain, view.suite, at).u128())
    }

    fn leave_extensions(&mut self, name: &str, at: &Addr, part: Part) -> Result<(), CliError> {
        // products on products first: a lever before its market, a basket before its parts
        let order = [
            "lever", "basket", "hedge", "splitter", "calls", "oracle", "market", "restake",
        ];
        for code in order {
            for (guest, address) in self.named(code)? {
                match code {
                    "oracle" if self.stays => {}
                    "lever" => self.leave_lever(name, at, (&guest, &address), part)?,
                    "basket" => self.leave_basket(name, at, (&guest, &address), part)?,
                    "hedge" => self.leave_hedge(name, at, (&guest, &address), part)?,
                    "splitter" => self.leave_splitter(name, at, (&guest, &address), part)?,
                    "calls" => self.leave_calls(name, at, (&guest, &address))?,
                    "oracle" => self.leave_oracle(name, at, (&guest, &address), part)?,
                    "market" => self.leave_market(name, at, (&guest, &address), part)?,
                    _ => self.leave_restake(name, at, (&guest, &address), part)?,
                }
            }
        }
        Ok(())
    }

    fn ask(&self, contract: &Addr, msg: &Value) -> Result<Value, CliError> {
        Ok(self.view()?.answer(contract, msg))
    }

    fn balance(&self, contract: &Addr, at: &Addr) -> Result<u128, CliError> {
        let answer = self.ask(contract, &json!({"balance": {"address": at}}))?;
        Ok(number(&answer["balance"]))
    }

    /// Shares are given up, if there are any.
    fn redeem(&mut self, who: &str, name: &str, shares: u128) -> Result<(), CliError> {
        if shares > 0 {
            let msg = json!({"redeem": {"shares": shares.to_string()}});
            self.send(who, name, &msg, "")?;
        }
        Ok(())
    }

    /// Whether what somebody asked out has waited long enough.
    fn is_ready(&self, row: &Value) -> bool {
        let now = self.now();
        row["ready_at"].as_u64().is_some_and(|ready| ready <= now)
    }

    fn leave_lever(
        &mut self,
        who: &str,
        at: &Addr,
        (name, lever): (&str, &Addr),
        part: Part,
    ) -> Result<(), CliError> {
        let shares = part.of(self.balance(lever, at)?).to_string();
        let preview = self.ask(lever, &json!({"preview_redeem": {"shares": shares}}))?;
        if preview.is_null() {
            return Ok(());
        }
        let denom = self.denom()?;
        let pay = match number(&preview["pay"]) {
            0 => String::new(),
            pay => format!("{pay}{denom}"),
        };
        self.send(who, name, &json!({"redeem": {"shares": shares}}), &pay)?;
        Ok(())
    }

    fn leave_basket(
        &mut self,
        who: &str,
        at: &Addr,
        (name, basket): (&str, &Addr),
        part: Part,
    ) -> Result<(), CliError> {
        let shares = part.of(self.balance(basket, at)?);
        self.redeem(who, name, shares)
    }

    fn leave_hedge(
        &mut self,
        who: &str,
        at: &Addr,
        (name, hedge): (&str, &Addr),
        part: Part,
    ) -> Result<(), CliError> {
        let position = self.ask(hedge, &json!({"position": {"owner": at}}))?;
        for deposit in position["deposits"].as_array().into_iter().flatten() {
            let msg = json!({"cancel": {"deposit_id": deposit["deposit_id"]}});
            self.send(who, name, &msg, "")?;
        }
        let shares = part.of(number(&position["shares"])).to_string();
        if shares != "0"
            && self
                .send(who, name, &json!({"redeem": {"shares": shares}}), "")?
                .is_none()
        {
            let msg = json!({"redeem": {"shares": shares, "forfeit": true}});
            self.send(who, name, &msg, "")?;
        }
        Ok(())
    }

    /// PT and YT together before maturity, PT alone from then on; what YT has earned in any case.
    fn leave_splitter(
        &mut self,
        who: &str,
        at: &Addr,
        (name, splitter): (&str, &Addr),
        part: Part,
    ) -> Result<(), CliError> {
        let position = self.ask(splitter, &json!({"position": {"owner": at}}))?;
        let config = self.ask(splitter, &json!({"config": {}}))?;
        let pt_contract = config["pt"].as_str().unwrap_or_default().to_string();
        let (pt, yt) = (number(&position["pt"]), number(&position["yt"]));
        let matured = self.ask(splitter, &json!({"state": {}}))?["matured"] == json!(true);
        let (amount, inner) = match matured {
            true => (part.of(pt), json!({"redeem": {}})),
            false => (part.of(pt).min(yt), json!({"merge": {}})),
        };
        if amount > 0 {
            let msg = json!({"send": {"contract": splitter, "amount": amount.to_string(), "msg": {"$b64": inner}}});
            self.send(who, &pt_contract, &msg, "")?;
        }
        if number(&position["claimable"]) > 0 {
            self.send(who, name, &json!({"claim": {}}), "")?;
        }
        Ok(())
    }

    fn leave_calls(
        &mut self,
        who: &str,
        at: &Addr,
        (name, calls): (&str, &Addr),
    ) -> Result<(), CliError> {
        let position = self.ask(calls, &json!({"position": {"owner": at}}))?;
        for offer in position["offers"].as_array().into_iter().flatten() {
            let msg = json!({"cancel": {"offer_id": offer["offer_id"]}});
            self.send(who, name, &msg, "")?;
        }
        let expired = self.ask(calls, &json!({"state": {}}))?["phase"] == json!("expired");
        if expired && number(&position["written"]) > 0 {
            self.send(who, name, &json!({"redeem": {"writer": null}}), "")?;
        }
        Ok(())
    }

    /// What is left of a pledge may not be under the least: then all of it goes.
    fn leave_oracle(
        &mut self,
        who: &str,
        at: &Addr,
        (name, oracle): (&str, &Addr),
        part: Part,
    ) -> Result<(), CliError> {
        let row = self.ask(oracle, &json!({"reporter": {"address": at}}))?;
        let pledge = number(&row["pledge"]);
        if number(&row["owed"]) > 0 || self.is_ready(&row) {
            self.send(who, name, &json!({"collect": {}}), "")?;
        }
        let least = number(&self.ask(oracle, &json!({"config": {}}))?["min_pledge"]);
        let out = match part.of(pledge) {
            out if pledge - out < least => pledge,
            out => out,
        };
        if out > 0 {
            self.send(
                who,
                name,
                &json!({"unpledge": {"lst": out.to_string()}}),
                "",
            )?;
        }
        Ok(())
    }

    /// Lent coins are taken back as far as there is cash; debt is repaid as far as the borrower has coins, and collateral taken out with it.
    fn leave_market(
        &mut self,
        who: &str,
        at: &Addr,
        (name, market): (&str, &Addr),
        part: Part,
    ) -> Result<(), CliError> {
        let config = self.ask(market, &json!({"config": {}}))?;
        let denom = config["terms"]["loan"]["denom"]
            .as_str()
            .unwrap_or_default()
            .to_string();
        let position = self.ask(market, &json!({"debt": {"owner": at}}))?;
        let (debt, collateral) = (number(&position["debt"]), number(&position["collateral"]));
        if debt > 0 {
            let wants = match part.0 {
                10_000 => debt + 1_000,
                _ => part.of(debt),
            };
            let pays = wants.min(self.coins_of(who, &denom)?);
            let freed = part_floor(collateral, pays.min(debt), debt);
            let msg = |remove: Option<u128>| json!({"repay": {"remove": remove.map(|lst| lst.to_string())}});
            let funds = format!("{pays}{denom}");
            if pays > 0 && self.send(who, name, &msg(Some(freed)), &funds)?.is_none() {
                self.send(who, name, &msg(None), &funds)?;
            }
        } else if collateral > 0 {
            let msg = json!({"remove_collateral": {"lst": part.of(collateral).to_string()}});
            self.send(who, name, &msg, "")?;
        }
        let shares = part.of(self.balance(market, at)?);
        let most = self.ask(market, &json!({"max_redeem": {"owner": at}}))?;
        let shares = shares.min(number(&most["shares"]));
        self.redeem(who, name, shares)
    }

    fn leave_restake(
        &mut self,
        who: &str,
        at: &Addr,
        (name, restake): (&str, &Addr),
        part: Part,
    ) -> Result<(), CliError> {
        let position = self.ask(restake, &json!({"position": {"owner": at}}))?;
        let redemptions = position["redemptions"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        for redemption in redemptions {
            if self.is_ready(&redemption) {
                let msg = json!({"withdraw": {"redemption_ids": [redemption["redemption_id"]]}});
                self.send(who, name, &msg, "")?;
            }
        }
        let shares = part.of(number(&position["shares"]));
        self.redeem(who, name, shares)
    }

    fn leave_vault(&mut self, who: &str, at: &Addr, part: Part) -> Result<(), CliError> {
        let vault = self.view()?.suite.vault.clone();
        let position = self.ask(&vault, &json!({"position": {"owner": at}}))?;
        for exit in position["exits"].as_array().into_iter().flatten() {
            if self.is_ready(exit) {
                self.send(
                    who,
                    "vault",
                    &json!({"exit": {"exit_id": exit["exit_id"]}}),
                    "",
                )?;
            }
        }
        let pool = (json!("pool"), number(&position["pool"]["shares"]));
        let bonds = position["bonds"].as_array().cloned().unwrap_or_default();
        let bonds = bonds.iter().map(|bond| {
            let layer = json!({"bond": {"validator": bond["validator"]}});
            (layer, number(&bond["shares"]))
        });
        for (layer, shares) in std::iter::once(pool).chain(bonds) {
            let shares = part.of(shares);
            if shares > 0 {
                let msg = json!({"request_exit": {"layer": layer, "shares": shares.to_string()}});
                self.send(who, "vault", &msg, "")?;
            }
        }
        Ok(())
    }
}
