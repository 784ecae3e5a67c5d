//! A market's whole answers, for chains that are made up: what a test does not name is of no
//! account.

use ballast_extension_types::market::{
    Config, ConfigResponse, DebtResponse, Limits, Loan, LoanCoin, MarketResponse, PositionRow,
    PositionsResponse, PreviewLiquidateResponse, Roles, Scaled,
};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{Addr, Decimal, Uint128};
use serde_json::{to_value, Value};

/// An index of 1: no interest.
const INDEX: Uint128 = Uint128::new(1_000_000_000_000_000_000);

/// A market of `ustake`, both sides of which have six decimals.
pub fn config() -> Value {
    let nobody = Addr::unchecked("nobody");
    let terms = Config {
        hub: nobody.clone(),
        lst: nobody.clone(),
        lst_decimals: 6,
        loan: LoanCoin {
            denom: "ustake".to_string(),
            decimals: 6,
        },
        oracle: None,
        max_debt_ratio: 0,
        vol_sigmas: 0,
        min_debt: Loan::ZERO,
        restake_part_bps: 0,
        restake_code_id: None,
        deployer: nobody.clone(),
        open_birth_bps: 8_800,
        liq_birth_bps: 9_200,
    };
    let limits = Limits {
        open_bps: 8_800,
        borrow_cap: None,
        fee_bps: 0,
        liq_bps: 9_200,
        liq_at: 0,
        liq_to_bps: 9_200,
        liq_until: 0,
    };
    let roles = Roles {
        guardian: None,
        treasury: nobody,
    };
    let config = ConfigResponse {
        terms,
        limits,
        roles,
        restake: None,
    };
    to_value(config).unwrap()
}

/// A market at this price, which liquidates over 92 %.
pub fn market(price: &str) -> Value {
    let market = MarketResponse {
        assets: Loan::ZERO,
        cash: Loan::ZERO,
        debt: Loan::ZERO,
        supply: Uint128::zero(),
        index: INDEX,
        use_bps: 0,
        borrow_rate: Decimal::zero(),
        supply_rate: Decimal::zero(),
        rate_at_target: Decimal::zero(),
        open_ltv_bps: Some(8_800),
        liq_ltv_bps: 9_200,
        incentive_bps: 250,
        cap: None,
        headroom: None,
        price: Some(price.parse().unwrap()),
        low: None,
    };
    to_value(market).unwrap()
}

/// A row of `positions`.
pub fn row(owner: &str, collateral: u128, scaled: u128) -> PositionRow {
    PositionRow {
        owner: Addr::unchecked(owner),
        collateral: Shares::new(collateral),
        scaled: Scaled::new(scaled),
        debt: Loan::new(scaled),
    }
}

/// A page of positions.
pub fn positions(positions: Vec<PositionRow>) -> Value {
    to_value(PositionsResponse { positions }).unwrap()
}

/// One position.
pub fn debt(collateral: u128, scaled: u128) -> Value {
    let debt = DebtResponse {
        collateral: Shares::new(collateral),
        debt: Loan::new(scaled),
        scaled: Scaled::new(scaled),
        index: INDEX,
    };
    to_value(debt).unwrap()
}

/// So much LST for 100 coins.
pub fn preview_liquidate(lst: &str) -> Value {
    let preview = PreviewLiquidateResponse {
        repaid: Loan::new(100_000_000_u128),
        lst: Shares::new(lst.parse::<u128>().unwrap()),
        from_restake: Shares::ZERO,
        bad_debt: Loan::ZERO,
        refund: Loan::ZERO,
    };
    to_value(preview).unwrap()
}
