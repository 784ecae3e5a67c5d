//! `oracle`, as the kit finds it.
use ballast_extension_types::oracle::{event::EVENTS, ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_testing::{
    contracts::Code, keys, Ask, Birth, Chore, Contracts, Extension, Holdings, Law, Panel, Scale,
};
use ballast_types::{deploy::MigrateMsg, event::Description, Amount, Shares};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::StdResult;
use cw_multi_test::ContractWrapper;

mod laws;
mod panel;

/// The extension.
pub struct Oracle;

impl Extension for Oracle {
    fn name(&self) -> &'static str {
        "oracle"
    }

    fn code(&self) -> Code {
        use ballast_oracle::contract::{execute, instantiate, migrate, query};
        Box::new(ContractWrapper::new(execute, instantiate, query).with_migrate(migrate))
    }

    /// The suite's owner adds feeds; four accounts report from the first round on.
    fn birth(&self, core: &Contracts) -> StdResult<Birth> {
        let reporters = ["r1", "r2", "r3", "r4"];
        let msg = InstantiateMsg {
            owner: None,
            guardian: None,
            hub: core.hub.to_string(),
            min_pledge: Shares::new(10_000_000u128),
            round_secs: None,
            min_reports: None,
            fine_bps: None,
            suspend_secs: None,
            leave_secs: None,
            max_missed: None,
            reward: None,
            reporters: reporters
                .map(|name| keys::account(name).to_string())
                .to_vec(),
        };
        Birth::by(&msg)
    }

    fn events(&self) -> &'static [Description] {
        EVENTS
    }

    fn laws(&self) -> &'static [Law] {
        laws::ALL
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "oracle", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }

    fn chores(&self, ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
        panel::chores(ask, now)
    }
}
