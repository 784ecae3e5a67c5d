//! Creates a market against a hub, for one loan coin.

use crate::{
    contract::{NAME, VERSION},
    price,
    rows::{account, ensure_bounds, save},
    session::Session,
    ContractError, Refused,
};
use ballast_extension_math::time::Now;
use ballast_extension_share::{self as share, Keeps};
use ballast_extension_types::market::{
    Config, InstantiateMsg, Limits, Loan, LoanCoin, Oracle, OracleMsg, Pauses, Pool, Roles, CONFIG,
    LIMITS, PAUSES, POOL, ROLES, SUITE,
};
use ballast_types::{access, event::acted, hub, ownership, version, Amount};
use cosmwasm_std::{Addr, Api, Deps, DepsMut, Env, MessageInfo, Response, Uint128};

/// The decimals that a share has beyond those of the loan coin; the first unit of the coin buys
/// 1,000 units of shares.
const MORE_DECIMALS: u8 = 3;
/// The most decimals of a loan coin.
const MOST_DECIMALS: u8 = 18;
/// The highest liquidation LTV where the hub gives the price.
const MOST_LIQ_BPS_HUB: u64 = 9_400;
/// The highest liquidation LTV where an oracle gives the price.
const MOST_LIQ_BPS_ORACLE: u64 = 9_000;
/// The lowest liquidation LTV.
pub const LEAST_LIQ_BPS: u64 = 5_000;
/// The lowest opening LTV.
const LEAST_OPEN_BPS: u64 = 1_000;
/// The highest fee.
const MOST_FEE_BPS: u64 = 2_500;
/// The opening LTV if none is named, where the hub gives the price.
const OPEN_BPS_HUB: u64 = 8_800;
/// The liquidation LTV if none is named, where the hub gives the price.
const LIQ_BPS_HUB: u64 = 9_200;
/// The opening LTV if none is named, where an oracle gives the price.
const OPEN_BPS_ORACLE: u64 = 7_000;
/// The liquidation LTV if none is named, where an oracle gives the price.
const LIQ_BPS_ORACLE: u64 = 8_000;
/// The fee if none is named: a tenth of interest.
const FEE_BPS: u64 = 1_000;
/// The default for the most total debt, as a multiple of what is slashable.
const MAX_DEBT_RATIO: u64 = 20;
/// The default for the standard deviations of a day's price that are taken off the opening LTV.
const VOL_SIGMAS: u64 = 2;
/// The default for the smallest debt, in whole loan coins.
const MIN_DEBT_COINS: u128 = 100;
/// The default part of fees that goes to the restake contract: half.
const RESTAKE_PART_BPS: u64 = 5_000;

pub fn instantiate(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, Refused> {
    // read
    access::ensure_nonpayable(info)?;
    let now = Now::from(env.block.time);
    let hub = hub::suite_named::<Refused>(deps.api, &deps.querier, &msg.hub)?;
    let oracle = oracle(deps.as_ref(), msg.oracle.as_ref())?;
    let owner = match &msg.owner {
        Some(owner) => Some(deps.api.addr_validate(owner)?),
        None => None,
    };
    let roles = roles(deps.api, &Keeps::of(env, hub.suite.clone()), info, &msg)?;

    // decide
    ensure_loan(&msg.loan, &hub, oracle.is_some())?;
    let limits = limits(&msg, oracle.is_some(), now);
    let config = config(&msg, &hub, oracle, (&limits, &info.sender));
    ensure_terms(&config, &limits, now)?;

    // write
    version::save(deps.storage, NAME, VERSION);
    ownership::begin(deps.storage, owner);
    let decimals = msg.loan.decimals.saturating_add(MORE_DECIMALS);
    share::begin(deps.storage, msg.share.name, msg.share.symbol, decimals)?;
    SUITE.save(deps.storage, &hub.suite)?;
    save(&CONFIG, deps.storage, &config)?;
    save(&LIMITS, deps.storage, &limits)?;
    POOL.save(deps.storage, &Pool::new(now))?;
    save(&PAUSES, deps.storage, &Pauses::default())?;
    save(&ROLES, deps.storage, &roles)?;
    // a price source that answers only one of the two queries is refused now, not when the first
    // borrower needs the other
    let session = Session::open(deps.storage, env)?;
    price::both(&deps.querier, &session)?;
    Ok(acted(
        "instantiate",
        &["hub", "loan"],
        [&config.hub, &config.loan.denom],
    ))
}

fn oracle(deps: Deps, oracle: Option<&OracleMsg>) -> Result<Option<Oracle>, Refused> {
    let Some(OracleMsg { address, feed }) = oracle else {
        return Ok(None);
    };
    let address = account(deps.api, address)?;
    let feed = feed.clone();
    Ok(Some(Oracle { address, feed }))
}

/// The roles of a new market. The treasury is the sender if none is named; a guardian is optional.
fn roles(
    api: &dyn Api,
    keeps: &Keeps,
    info: &MessageInfo,
    msg: &InstantiateMsg,
) -> Result<Roles, Refused> {
    Ok(Roles {
        treasury: match &msg.treasury {
            Some(treasury) => keeps.receiver(api, treasury)?,
            None => info.sender.clone(),
        },
        guardian: match &msg.guardian {
            Some(guardian) => Some(keeps.receiver(api, guardian)?),
            None => None,
        },
    })
}

/// Fails unless there is an oracle exactly if the loan coin is not the hub's, and the coin's
/// decimals are within bounds.
fn ensure_loan(loan: &LoanCoin, hub: &hub::Config, has_oracle: bool) -> Result<(), Refused> {
    let (denom, native) = (&loan.denom, &hub.denom);
    if has_oracle == (denom == native) {
        let (denom, native) = (denom.clone(), native.clone());
        return Err(ContractError::LoanOracle { denom, native }.into());
    }
    let bounds = match has_oracle {
        true => (0, MOST_DECIMALS),
        false => (hub.decimals, hub.decimals),
    };
    ensure_bounds("loan.decimals", loan.decimals, bounds)
}

/// The limits at birth; the owner may change them later.
fn limits(msg: &InstantiateMsg, has_oracle: bool, now: Now) -> Limits {
    let (open, liq) = match has_oracle {
        true => (OPEN_BPS_ORACLE, LIQ_BPS_ORACLE),
        false => (OPEN_BPS_HUB, LIQ_BPS_HUB),
    };
    let liq = msg.liq_ltv_bps.unwrap_or(liq);
    Limits {
        open_bps: msg.open_ltv_bps.unwrap_or(open),
        borrow_cap: msg.borrow_cap,
        fee_bps: msg.fee_bps.unwrap_or(FEE_BPS),
        liq_bps: liq,
        liq_at: now.floor,
        liq_to_bps: liq,
        liq_until: now.floor,
    }
}

/// The config, which never changes.
fn config(
    msg: &InstantiateMsg,
    hub: &hub::Config,
    oracle: Option<Oracle>,
    (limits, deployer): (&Limits, &Addr),
) -> Config {
    let one = 10_u128.checked_pow(msg.loan.decimals.into());
    let min_debt = one.and_then(|one| one.checked_mul(MIN_DEBT_COINS));
    Config {
        hub: hub.suite.hub.clone(),
        lst: hub.suite.token.clone(),
        lst_decimals: hub.decimals,
        loan: msg.loan.clone(),
        oracle,
        max_debt_ratio: msg.max_debt_ratio.unwrap_or(MAX_DEBT_RATIO),
        vol_sigmas: msg.vol_sigmas.unwrap_or(VOL_SIGMAS),
        min_debt: msg
            .min_debt
            .unwrap_or_else(|| Loan::new(min_debt.unwrap_or(u128::MAX))),
        restake_part_bps: msg.restake_part_bps.unwrap_or(RESTAKE_PART_BPS),
        restake_code_id: msg.restake_code_id,
        deployer: deployer.clone(),
        open_birth_bps: limits.open_bps,
        liq_birth_bps: limits.liq_bps,
    }
}

/// Fails if a term is outside its bounds.
fn ensure_terms(config: &Config, limits: &Limits, now: Now) -> Result<(), Refused> {
    let Config {
        max_debt_ratio,
        vol_sigmas,
        min_debt,
        restake_part_bps,
        ..
    } = config;
    ensure_bounds("max_debt_ratio", *max_debt_ratio, (1, 100))?;
    ensure_bounds("vol_sigmas", *vol_sigmas, (0, 6))?;
    ensure_bounds("restake_part_bps", *restake_part_bps, (0, 10_000))?;
    let (least, most) = (Uint128::new(1_000), Uint128::MAX);
    ensure_bounds("min_debt", min_debt.raw(), (least, most))?;
    let most = most_liq_bps(config);
    ensure_bounds("liq_ltv_bps", limits.liq_bps, (LEAST_LIQ_BPS, most))?;
    ensure_limits(limits, now)
}

/// The highest liquidation LTV of this market.
pub fn most_liq_bps(config: &Config) -> u64 {
    match config.oracle {
        None => MOST_LIQ_BPS_HUB,
        Some(_) => MOST_LIQ_BPS_ORACLE,
    }
}

/// Fails if a limit is outside its bounds.
pub fn ensure_limits(limits: &Limits, now: Now) -> Result<(), Refused> {
    let most = limits.most_open_bps(now);
    ensure_bounds("open_ltv_bps", limits.open_bps, (LEAST_OPEN_BPS, most))?;
    ensure_bounds("fee_bps", limits.fee_bps, (0, MOST_FEE_BPS))
}
