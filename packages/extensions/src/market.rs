//! `market`, as the kit finds it.

use ballast_extension_types::market::{
    event::EVENTS, ExecuteMsg, InstantiateMsg, LoanCoin as Loan, QueryMsg, ShareMsg,
};
use ballast_testing::{
    contracts::Code, keys, Ask, Birth, Chore, Contracts, Extension, Holdings, Law, Panel, Scale,
};
use ballast_types::{deploy::MigrateMsg, event::Description};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::StdResult;
use cw_multi_test::ContractWrapper;

mod chores;
mod laws;
mod panel;

/// The extension.
pub struct Market;

impl Extension for Market {
    fn name(&self) -> &'static str {
        "market"
    }

    fn code(&self) -> Code {
        use ballast_market::contract::{execute, instantiate, migrate, query, reply};
        let code = ContractWrapper::new(execute, instantiate, query);
        Box::new(code.with_migrate(migrate).with_reply(reply))
    }

    /// The staking token is lent, as the kit's own chains call it, because addresses are all that is
    /// known here: on a chain with another denom, make a market by a message of your own. The hub
    /// prices, the suite's owner owns.
    fn birth(&self, core: &Contracts) -> StdResult<Birth> {
        let msg = InstantiateMsg {
            owner: Some(keys::account("owner").to_string()),
            guardian: None,
            treasury: None,
            hub: core.hub.to_string(),
            loan: Loan {
                denom: "ustake".to_string(),
                decimals: 6,
            },
            oracle: None,
            max_debt_ratio: None,
            open_ltv_bps: None,
            liq_ltv_bps: None,
            vol_sigmas: None,
            min_debt: None,
            borrow_cap: None,
            fee_bps: None,
            restake_part_bps: None,
            restake_code_id: None,
            share: ShareMsg {
                name: "Ballast market STAKE".to_string(),
                symbol: "mSTAKE".to_string(),
            },
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
            name: "market", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    /// A liquidation needs coins, which a keeper has not: `ballast liquidate` has.
    fn chores(&self, ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
        chores::chores(ask, now)
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }
}
