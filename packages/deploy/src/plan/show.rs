//! A plan for people and for programs.

use super::{Cost, Plan};
use ballast_daemon::Daemon;
use ballast_tool::output::Output;
use serde_json::{json, Value};

impl Plan<'_> {
    /// Shows it. `source` says where the configuration is from.
    pub fn show(&self, daemon: &Daemon, source: &str, out: &Output) {
        let cost = self.cost(daemon);
        let needs = self.needs(daemon).into_iter();
        let needs: Vec<String> = needs.map(|(denom, n)| format!("{n}{denom}")).collect();
        let warnings = self.warnings(daemon);
        if out.json {
            let mut plan = self.as_json(&cost);
            plan["configuration"] = json!(source);
            plan["needs"] = json!(needs);
            plan["warnings"] = json!(warnings);
            out.json(&plan);
            return;
        }
        let mut rows = self.place(source);
        rows.extend(self.roles_in_words());
        rows.extend(self.contracts());
        rows.extend(costs(&cost));
        rows.push(("needs about", listed(needs)));
        for (name, value) in rows {
            out.line(format!("  {}  {value}", out.faint(&format!("{name:<14}"))));
        }
        for warning in &warnings {
            out.line(out.refused(&format!("  {warning}")));
        }
        if self.blueprint.validators().is_empty() && !self.deployed {
            out.line(out.refused(
                "  no validators: list them afterwards, `ballast tx registry \
                 '{\"add_validator\":{\"address\":\"…\"}}'`, else nothing is delegated",
            ));
        }
    }

    fn warnings(&self, daemon: &Daemon) -> Vec<String> {
        let mut warnings = self.survey.warnings.clone();
        warnings.extend(self.one_key(daemon).filter(|_| !self.codes_only));
        warnings
    }

    /// The names of the codes to store.
    fn names_missing(&self) -> Vec<String> {
        let missing = self.missing();
        missing.iter().map(|one| one.name.to_string()).collect()
    }

    fn as_json(&self, cost: &Cost) -> Value {
        let (survey, blueprint) = (&self.survey, &self.blueprint);
        json!({
            "chain_id": survey.chain_id, "height": survey.height, "wasmd": survey.wasmd,
            "app": survey.app, "denom": blueprint.denom, "prefix": survey.prefix,
            "unbonding_secs": survey.staking.unbonding_secs,
            "max_entries": survey.staking.max_entries,
            "sender": survey.sender, "owner": blueprint.owner, "admin": blueprint.admin,
            "guardian": blueprint.guardian, "treasury": blueprint.treasury,
            "seed": cost.seed.as_ref().map(ToString::to_string),
            "fees": cost.fees.as_ref().map(ToString::to_string), "gas": cost.gas,
            "hub": blueprint.hub, "deployed": self.deployed, "codes": self.codes,
            "to_store": self.names_missing(), "needs_governance": self.needs_governance(),
            "params": blueprint.params,
        })
    }

    /// The chain, and who deploys there.
    fn place(&self, source: &str) -> Vec<Row> {
        let (survey, blueprint) = (&self.survey, &self.blueprint);
        let version = survey.wasmd.as_deref().unwrap_or("of unknown version");
        let chain = format!(
            "{}, height {}, wasmd {version}",
            survey.chain_id, survey.height
        );
        let staking = format!(
            "{}, unbonding {} s, {} entries",
            blueprint.denom, survey.staking.unbonding_secs, survey.staking.max_entries
        );
        vec![
            ("chain", chain),
            ("staking", staking),
            ("configuration", source.to_string()),
            ("sender", survey.sender.clone()),
        ]
    }

    fn roles_in_words(&self) -> [Row; 4] {
        let blueprint = &self.blueprint;
        let admin = match &blueprint.admin {
            Some(admin) => format!("{admin}: changes the code"),
            None => "nobody: immutable".to_string(),
        };
        [
            (
                "owner",
                format!("{}: parameters, validators", blueprint.owner),
            ),
            ("guardian", format!("{}: may pause", blueprint.guardian)),
            ("treasury", format!("{}: gets the fee", blueprint.treasury)),
            ("admin", admin),
        ]
    }

    fn contracts(&self) -> [Row; 4] {
        let hub = &self.blueprint.hub;
        let hub = match self.deployed {
            true => format!("{hub}, is there"),
            false => format!("{hub}, to be instantiated"),
        };
        let found = self.codes.iter().map(|(name, id)| format!("{name} {id}"));
        let validators = self.blueprint.validators().len();
        [
            ("validators", validators.to_string()),
            ("hub", hub),
            ("codes found", listed(found.collect())),
            ("codes to store", listed(self.names_missing())),
        ]
    }
}

/// A line: what, and its value.
type Row = (&'static str, String);

fn costs(cost: &Cost) -> [Row; 2] {
    let seed = match &cost.seed {
        Some(seed) => format!("{seed}, whose shares stay with the hub for ever"),
        None => "none".to_string(),
    };
    let fees = match &cost.fees {
        Some(fees) => format!("{fees}, {} gas", cost.gas),
        None => format!("{} gas; --gas-prices says what that is", cost.gas),
    };
    [("seed", seed), ("fees, about", fees)]
}

fn listed(list: Vec<String>) -> String {
    match list.is_empty() {
        true => "none".to_string(),
        false => list.join(", "),
    }
}
