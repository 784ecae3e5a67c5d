//! The hub, the registry and the collector, as rows and fixed answers.

use super::{Kit, COOLDOWN, WEALTH};
use ballast_accounting::Pool;
use ballast_types::{
    collector,
    hub::{
        self, BookRow, Books, ExchangeRateResponse, FreshnessResponse, Params, ParamsUpdate, BOOK,
    },
    registry::{Kind, Roster, Seat, Status, ROSTER},
    Amount, Native, Shares,
};
use ballast_workbench::siblings::{answer, answered, change_books, write_hub};
use cosmwasm_std::{
    Addr, Binary, Decimal, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdResult, Storage,
    Uint128,
};
use cw_multi_test::{Contract, ContractWrapper};

/// A contract that is nothing but what a test writes into its storage.
pub fn code() -> Box<dyn Contract<Empty>> {
    Box::new(ContractWrapper::new(accept, accept, ask))
}

fn accept(_: DepsMut<'_>, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

fn ask(deps: Deps<'_>, _: Env, question: hub::QueryMsg) -> StdResult<Binary> {
    Ok(answered(deps.storage, &question))
}

impl Kit {
    pub(super) fn furnish(&mut self, owner: &Addr) {
        let params = Params::new(ParamsUpdate::default(), 6).unwrap();
        assert_eq!(params.least_cooldown(0), COOLDOWN);
        let suite = self.suite.clone();
        self.write(&suite.hub, |storage| {
            write_hub(storage, &suite, owner, ParamsUpdate::default());
        });
        self.totals(4 * WEALTH, 4 * WEALTH);
        self.list(false, &[]);
        self.write(&suite.collector, |storage| {
            let params = collector::Params::default();
            collector::PARAMS.save(storage, &params).unwrap();
        });
    }

    pub fn write(&mut self, contract: &Addr, write: impl FnOnce(&mut dyn Storage)) {
        let mut storage = self.app.contract_storage_mut(contract);
        write(storage.as_mut());
    }

    /// What the hub says of its books: right.
    pub fn totals(&mut self, value: u128, shares: u128) {
        self.fresh(0, 0, value, shares);
    }

    pub fn pending(&mut self, loss: u128, cover: u128) {
        self.fresh(loss, cover, 4 * WEALTH, 4 * WEALTH);
    }

    fn fresh(&mut self, loss: u128, cover: u128, value: u128, shares: u128) {
        let fresh = FreshnessResponse {
            pending_loss: Native::new(loss),
            pending_cover: Native::new(cover),
            value: Native::new(value),
            shares: Shares::new(shares),
        };
        let rate = ExchangeRateResponse {
            pending_cover: Native::ZERO,
            rate: Decimal::one(),
            value: fresh.value,
            shares: fresh.shares,
            updated_at: 0,
        };
        let hub = self.suite.hub.clone();
        self.write(&hub, |storage| {
            answer(storage, &hub::QueryMsg::Freshness {}, &fresh);
            answer(storage, &hub::QueryMsg::ExchangeRate {}, &rate);
            change_books(storage, |books| {
                *books = Books {
                    premium_secs: 86_400,
                    pool: Pool {
                        bonded: fresh.value,
                        shares: fresh.shares,
                        ..Pool::default()
                    },
                    pending_cover: fresh.pending_cover,
                    ..Books::default()
                };
            });
        });
    }

    /// The pool's stake with a validator.
    pub fn stake(&mut self, validator: &str, stake: u128) {
        let hub = self.suite.hub.clone();
        let row = BookRow {
            stake: Native::new(stake),
            ..BookRow::default()
        };
        self.write(&hub, |storage| match stake {
            0 => BOOK.remove(storage, validator),
            _ => BOOK.save(storage, validator, &row).unwrap(),
        });
    }

    /// What the registry lists, at leverage 20.
    pub fn list(&mut self, require_bonds: bool, seats: &[(&str, Kind)]) {
        let registry = self.suite.registry.clone();
        let roster = Roster {
            cap_bps: 2_500,
            leverage: Decimal::from_ratio(20u128, 1u128),
            min_stake: Uint128::zero(),
            require_bonds,
            least_bond: Uint128::zero(),
            seats: seats
                .iter()
                .map(|(address, kind)| Seat {
                    out_since: None,
                    address: address.to_string(),
                    weight: 1,
                    cap_bps: None,
                    status: Status::Active,
                    kind: *kind,
                })
                .collect(),
        };
        self.write(&registry, |storage| ROSTER.save(storage, &roster).unwrap());
    }
}
