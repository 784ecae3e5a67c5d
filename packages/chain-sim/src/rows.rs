//! How records are written: as rows without names, with decimals as [`Dec`] writes them. Every message reads and writes several.

use cosmwasm_std::{Decimal, Timestamp, Uint128};
use serde::{de, Deserialize, Deserializer, Serialize, Serializer};

use crate::coins::DecCoins;
use crate::dec::Dec;
use crate::state::{History, Rewards, Starting, Status, Validator};

/// Numbers in hexadecimal, as [`Dec`] is.
#[derive(Clone, Copy)]
pub(crate) struct Hex(u128);

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{:x}", self.0))
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        u128::from_str_radix(&text, 16)
            .map(Self)
            .map_err(de::Error::custom)
    }
}

fn amount(value: Uint128) -> Hex {
    Hex(value.u128())
}

fn decimal(value: Decimal) -> Hex {
    Hex(value.atomics().u128())
}

impl Hex {
    fn amount(self) -> Uint128 {
        Uint128::new(self.0)
    }

    fn decimal(self) -> Decimal {
        Decimal::raw(self.0)
    }
}

/// Tokens, shares, status, jailed; when and at which height it began to unbond; the least self-delegation; commission, the most,
/// the most a day, when it was set.
pub(crate) type ValidatorRow = ((Hex, Dec, u8, bool), (u64, u64, Hex), (Hex, Hex, Hex, u64));

impl From<Validator> for ValidatorRow {
    fn from(v: Validator) -> Self {
        let status = match v.status {
            Status::Bonded => 3,
            Status::Unbonding => 2,
            Status::Unbonded => 1,
        };
        (
            (amount(v.tokens), v.shares, status, v.jailed),
            (
                v.unbonding_time.nanos(),
                v.unbonding_height,
                amount(v.min_self_delegation),
            ),
            (
                decimal(v.commission),
                decimal(v.max_commission),
                decimal(v.max_commission_change),
                v.commission_set.nanos(),
            ),
        )
    }
}

impl From<ValidatorRow> for Validator {
    fn from((stake, unbonding, commission): ValidatorRow) -> Self {
        Self {
            tokens: stake.0.amount(),
            shares: stake.1,
            status: match stake.2 {
                3 => Status::Bonded,
                2 => Status::Unbonding,
                _ => Status::Unbonded,
            },
            jailed: stake.3,
            unbonding_time: Timestamp::from_nanos(unbonding.0),
            unbonding_height: unbonding.1,
            min_self_delegation: unbonding.2.amount(),
            commission: commission.0.decimal(),
            max_commission: commission.1.decimal(),
            max_commission_change: commission.2.decimal(),
            commission_set: Timestamp::from_nanos(commission.3),
        }
    }
}

/// Rate, period, current, outstanding, commission.
pub(crate) type RewardsRow = (Dec, u64, DecCoins, DecCoins, DecCoins);

impl From<Rewards> for RewardsRow {
    fn from(r: Rewards) -> Self {
        (r.rate, r.period, r.current, r.outstanding, r.commission)
    }
}

impl From<RewardsRow> for Rewards {
    fn from((rate, period, current, outstanding, commission): RewardsRow) -> Self {
        Self {
            rate,
            period,
            current,
            outstanding,
            commission,
        }
    }
}

/// Ratio, references.
pub(crate) type HistoryRow = (DecCoins, u32);

impl From<History> for HistoryRow {
    fn from(h: History) -> Self {
        (h.ratio, h.references)
    }
}

impl From<HistoryRow> for History {
    fn from((ratio, references): HistoryRow) -> Self {
        Self { ratio, references }
    }
}

/// Period, stake, height.
pub(crate) type StartingRow = (u64, Dec, u64);

impl From<Starting> for StartingRow {
    fn from(s: Starting) -> Self {
        (s.period, s.stake, s.height)
    }
}

impl From<StartingRow> for Starting {
    fn from((period, stake, height): StartingRow) -> Self {
        Self {
            period,
            stake,
            height,
        }
    }
}
