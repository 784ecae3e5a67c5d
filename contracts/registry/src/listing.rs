//! How validators get onto the list, and by which checks.

use crate::{
    bonded::BondedSet,
    contract::{NAME, VERSION},
    error::ContractError,
    events::{status_changed, IN_GOOD_STANDING},
    promise::ensure_payable,
    standing::Standing,
    state::{
        probation_secs, Breach, Record, Role, BREACHES, LOOKED, PARAMS, RECORDS, ROSTER, SUITE,
    },
};
use ballast_types::{
    access::{ensure_is, ensure_nonpayable, ensure_owner},
    address::operator_bytes,
    hub::{ensure_bounds, Hub, CONFIG},
    registry::{backing, InstantiateMsg, Kind, NewValidator, Params, Roster, Seat, Status},
    Amount, Native,
};
use cosmwasm_std::{Addr, Api, Decimal, DepsMut, Env, Event, MessageInfo, Response};

/// The largest weight; the smallest is 0, which means no stake.
pub const MAX_WEIGHT: u64 = 1_000_000;

/// Whether `sender` is the operator of `validator`: the account of the same bytes.
pub fn is_operator(api: &dyn Api, validator: &str, sender: &Addr) -> Result<bool, ContractError> {
    let operator = operator_bytes(validator, sender.as_str())?;
    Ok(api.addr_canonicalize(sender.as_str())?.as_slice() == operator)
}

/// Fails for terms outside their bounds.
pub fn ensure_terms(terms: &NewValidator, params: &Params) -> Result<(), ContractError> {
    if let Some(weight) = terms.weight {
        ensure_bounds("weight", weight, 0, MAX_WEIGHT)?;
    }
    if let Some(cap_bps) = terms.cap_bps {
        ensure_bounds("cap_bps", cap_bps, 1, 10_000)?;
    }
    if let Some(promise) = terms.max_commission {
        let most = params.max_commission;
        ensure_bounds("max_commission", promise, Decimal::zero(), most)?;
    }
    Ok(())
}

/// Where `address` is or would be in the roster.
pub fn place_of(roster: &Roster, address: &str) -> Result<usize, usize> {
    roster
        .seats
        .binary_search_by(|seat| seat.address.as_str().cmp(address))
}

pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    msg.suite
        .ensure_birth((deps.api, &env, &info), (&msg.suite.registry, "registry"))?;
    let decimals = CONFIG.query(&deps.querier, &msg.suite.hub)?.decimals;
    let params = Params::new(msg.params, decimals)?;
    let bonded = BondedSet::query(&deps.querier)?;
    let mut roster = Roster {
        cap_bps: params.cap_bps,
        leverage: params.leverage,
        min_stake: params.min_stake,
        require_bonds: params.require_bonds,
        least_bond: params.least_bond(),
        seats: vec![],
    };

    let mut events = Vec::with_capacity(msg.validators.len());
    for new in msg.validators {
        let listed = Listing::check(new, Kind::Curated, &params, &bonded, &env)?;
        let now = env.block.time.seconds();
        let record = listed.take_seat(&mut roster, &params, None, now)?;
        RECORDS.save(deps.storage, &listed.terms.address, &record)?;
        events.push(listed.event(&record, None));
    }

    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    SUITE.save(deps.storage, &msg.suite)?;
    PARAMS.save(deps.storage, &params)?;
    ROSTER.save(deps.storage, &roster)?;
    LOOKED.save(deps.storage, &env.block.time.seconds())?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("validators", roster.seats.len().to_string())
        .add_events(events))
}

pub fn add_validator(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    new: NewValidator,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let suite = SUITE.load(deps.storage)?;
    ensure_owner(&deps.querier, &suite.hub, &info.sender)?;
    let params = PARAMS.load(deps.storage)?;
    let mut roster = ROSTER.load(deps.storage)?;
    let bonded = BondedSet::query(&deps.querier)?;
    let now = env.block.time.seconds();

    // decide
    let listed = Listing::check(new, Kind::Curated, &params, &bonded, &env)?;
    let old = RECORDS.may_load(deps.storage, &listed.terms.address)?;
    let from = old.as_ref().map(Record::status);
    let breach = BREACHES.may_load(deps.storage, &listed.terms.address)?;
    let record = match old {
        Some(old) if old.removed.is_some() => {
            listed.retake_seat(&mut roster, old, &params, breach, now)?
        }
        _ => listed.take_seat(&mut roster, &params, breach, now)?,
    };

    // write
    RECORDS.save(deps.storage, &listed.terms.address, &record)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new()
        .add_attribute("action", "add_validator")
        .add_attribute("validator", &listed.terms.address)
        .add_attribute("weight", listed.weight().to_string())
        .add_event(listed.event(&record, from)))
}

pub fn apply(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    address: String,
    max_commission: Option<Decimal>,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let params = PARAMS.load(deps.storage)?;
    if !params.open {
        return Err(ContractError::Closed);
    }
    let is_operator = is_operator(deps.api, &address, &info.sender)?;
    ensure_is(is_operator, "the validator's operator", &info.sender)?;
    let suite = SUITE.load(deps.storage)?;
    let mut roster = ROSTER.load(deps.storage)?;
    let bonded = BondedSet::query(&deps.querier)?;
    let new = NewValidator {
        address,
        weight: None,
        cap_bps: None,
        max_commission,
    };

    // decide
    let listed = Listing::check(new, Kind::Bonded, &params, &bonded, &env)?;
    let now = env.block.time.seconds();
    let breach = BREACHES.may_load(deps.storage, &listed.terms.address)?;
    let record = listed.take_seat(&mut roster, &params, breach, now)?;
    let asked = vec![listed.terms.address.clone()];
    let bond = backing(&deps.querier, &suite.vault, asked)?;
    let bond = bond.first().copied().unwrap_or_default();
    let hub = Hub(suite.hub);
    let value = hub.totals(&deps.querier)?.worth_floor(bond);
    if value.raw() < params.min_bond {
        return Err(ContractError::BondTooSmall {
            validator: listed.terms.address,
            bond: bond.raw(),
            value,
            min: params.min_bond,
        });
    }
    if let Some(leeway) = bonded.leeway(&listed.terms.address) {
        ensure_payable(
            &deps.querier,
            &hub,
            &listed.terms.address,
            leeway,
            &record,
            &params,
            now,
        )?;
    }

    // write
    RECORDS.save(deps.storage, &listed.terms.address, &record)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new()
        .add_attribute("action", "apply")
        .add_attribute("validator", &listed.terms.address)
        .add_attribute("bond", bond.to_string())
        .add_event(listed.event(&record, None)))
}

/// A validator that passed the checks of the chain and of its terms.
struct Listing {
    terms: NewValidator,
    kind: Kind,
}

impl Listing {
    fn check(
        terms: NewValidator,
        kind: Kind,
        params: &Params,
        bonded: &BondedSet,
        env: &Env,
    ) -> Result<Self, ContractError> {
        operator_bytes(&terms.address, env.contract.address.as_str())?;
        ensure_terms(&terms, params)?;
        let promised = terms.max_commission.unwrap_or(params.max_commission);
        bonded.ensure_good(&terms.address, promised)?;
        Ok(Self { terms, kind })
    }

    fn weight(&self) -> u64 {
        self.terms.weight.unwrap_or(1)
    }

    fn seat(&self, status: Status) -> Seat {
        Seat {
            out_since: None,
            address: self.terms.address.clone(),
            weight: self.weight(),
            cap_bps: self.terms.cap_bps,
            status,
            kind: self.kind,
        }
    }

    fn record(&self, standing: Standing, params: &Params, now: u64) -> Record {
        Record {
            promise: self.terms.max_commission,
            standing,
            paused: None,
            removed: None,
            since: now,
            pledge: self.terms.max_commission.unwrap_or(params.max_commission),
            // the chain was just seen to show no fault
            good_at: now,
            owed: Native::ZERO,
        }
    }

    /// A new seat, active at once: the chain was just seen to show no fault. Only who broke its promise lately waits.
    fn take_seat(
        &self,
        roster: &mut Roster,
        params: &Params,
        breach: Option<Breach>,
        now: u64,
    ) -> Result<Record, ContractError> {
        let place = match place_of(roster, &self.terms.address) {
            Err(place) => place,
            Ok(place) => {
                let status = roster
                    .seats
                    .get(place)
                    .map_or("unknown", |s| s.status.name());
                return Err(ContractError::AlreadyListed {
                    validator: self.terms.address.clone(),
                    status,
                });
            }
        };
        let listed = roster.seats.len();
        if u32::try_from(listed).map_or(true, |listed| listed >= params.max_validators) {
            return Err(ContractError::TooMany {
                listed,
                max: params.max_validators,
            });
        }
        let probation = probation_secs(params, breach.as_ref(), now);
        let standing = match breach.filter(|breach| breach.is_remembered(now)) {
            Some(Breach { fault, seen_at, .. }) => Standing::after(fault, seen_at, now, probation),
            None => Standing::Good,
        };
        let record = self.record(standing, params, now);
        roster.seats.insert(place, self.seat(record.status()));
        Ok(record)
    }

    /// The seat of one that was removed and not forgotten yet, on new terms. What the chain showed
    /// before still counts: a probation that was not over goes on.
    fn retake_seat(
        &self,
        roster: &mut Roster,
        old: Record,
        params: &Params,
        breach: Option<Breach>,
        now: u64,
    ) -> Result<Record, ContractError> {
        let probation = probation_secs(params, breach.as_ref(), now);
        let standing = old
            .standing
            .observed(None, now, params.probation_secs, probation);
        let record = Record {
            owed: old.owed,
            ..self.record(standing, params, now)
        };
        match place_of(roster, &self.terms.address)
            .ok()
            .and_then(|place| roster.seats.get_mut(place))
        {
            Some(seat) => *seat = self.seat(record.status()),
            None => {
                return Err(ContractError::NotListed {
                    validator: self.terms.address.clone(),
                })
            }
        }
        Ok(record)
    }

    fn event(&self, record: &Record, from: Option<Status>) -> Event {
        let by = match self.kind {
            Kind::Curated => Role::Owner,
            Kind::Bonded => Role::Operator,
        };
        let reason = record.reason();
        let reason = reason.as_deref().unwrap_or(IN_GOOD_STANDING);
        let reason = format!("listed by {by}; {reason}");
        let change = (from, Some(record.status()));
        status_changed(&self.terms.address, change, &reason)
    }
}
