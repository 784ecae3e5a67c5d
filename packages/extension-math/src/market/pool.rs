//! What suppliers have: coins and debt, and how interest grows it.

use super::{
    curve,
    sums::{add, ceil, floor},
    Refusal, Result, WAD,
};
use crate::time::Now;
use ballast_accounting::{bps_floor, mul_div_floor, Amount, LayerShares};
use ballast_numbers::{amount, wire, Price};
use ballast_wire::amounts;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

amount! {
    /// Loan coins, in base units. On the wire a string of digits.
    Loan
}

amount! {
    /// Debt before interest: times the index it is what is owed. On the wire a string of digits.
    Scaled
}

amounts!(Loan, Scaled);

/// Where debt of all stops growing: it has to fit, whatever the time.
const MOST_DEBT: u128 = 10_000_000_000_000_000_000_000_000_000_000_000_000;

/// All that a market remembers of coins and debt.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Pool {
    /// Loan coins that came by messages and did not go.
    pub cash: Loan,
    /// Debt of all before interest.
    pub scaled: Scaled,
    /// What one unit of scaled debt owes, times 10^18.
    #[serde(with = "wire")]
    #[schemars(with = "Uint128")]
    pub index: Uint128,
    /// The natural logarithm of the yearly rate at 90 % use, with 18 digits.
    pub z: i64,
    /// Up to when interest is booked, unix seconds.
    pub at: u64,
    /// Shares of fees: the market's, beside the supply of the cw20.
    pub fee_shares: LayerShares,
}

/// What booking interest did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accrued {
    /// What debt of all grew by.
    pub interest: Loan,
    /// Shares made for the fee.
    pub fee_shares: LayerShares,
}

impl Pool {
    /// Empty, from now on.
    pub fn new(now: Now) -> Self {
        Self {
            cash: Loan::ZERO,
            scaled: Scaled::ZERO,
            index: Uint128::new(WAD),
            z: curve::Z_INIT,
            at: now.floor,
            fee_shares: LayerShares::ZERO,
        }
    }

    /// Debt of all, rounded down.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn debt_floor(&self) -> Result<Loan> {
        let debt = floor(self.scaled.raw(), self.index, Uint128::new(WAD));
        Ok(Loan::new(debt?))
    }

    /// Debt of one, rounded up.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn debt_ceil(&self, scaled: Scaled) -> Result<Loan> {
        let debt = ceil(scaled.raw(), self.index, Uint128::new(WAD));
        Ok(Loan::new(debt?))
    }

    /// Scaled debt that a loan adds, rounded up.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn scaled_ceil(&self, amount: Loan) -> Result<Scaled> {
        let scaled = ceil(amount.raw(), Uint128::new(WAD), self.index);
        Ok(Scaled::new(scaled?))
    }

    /// Scaled debt that a repayment takes off, rounded down.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn scaled_floor(&self, amount: Loan) -> Result<Scaled> {
        let scaled = floor(amount.raw(), Uint128::new(WAD), self.index);
        Ok(Scaled::new(scaled?))
    }

    /// By how many units a loan can add more debt than coins, since scaled debt is rounded up.
    pub fn slack(&self) -> Uint128 {
        match self.index.u128() {
            WAD => Uint128::zero(),
            index => Uint128::new(index.saturating_div(WAD).saturating_add(2)),
        }
    }

    /// What all shares stand for.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn assets(&self) -> Result<Loan> {
        add(self.cash, self.debt_floor()?)
    }

    /// The price of a share; `supply` is the cw20's.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn price(&self, supply: LayerShares) -> Result<Price<Loan, LayerShares>> {
        Ok(Price {
            assets: self.assets()?,
            shares: add(supply, self.fee_shares)?,
        })
    }

    /// Debt / assets, 18 digits.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn used(&self) -> Result<Uint128> {
        Ok(curve::use_of(
            self.debt_floor()?.raw(),
            self.assets()?.raw(),
        ))
    }

    /// Books interest to now; `fee_bps` of it become shares at the price after it, rounded down.
    ///
    /// # Errors
    /// What does not fit 128 bits: debt stops growing long before.
    pub fn accrue(&mut self, supply: LayerShares, fee_bps: u64, now: Now) -> Result<Accrued> {
        let secs = now.floor.saturating_sub(self.at);
        let mut accrued = Accrued {
            interest: Loan::ZERO,
            fee_shares: LayerShares::ZERO,
        };
        if secs == 0 {
            return Ok(accrued);
        }
        let before = self.debt_floor()?;
        let (rate, z) = curve::step(self.z, self.used()?, secs);
        self.z = z;
        self.at = now.floor;
        if self.scaled.is_zero() {
            return Ok(accrued);
        }
        let most = mul_div_floor(
            Uint128::new(MOST_DEBT),
            Uint128::new(WAD),
            self.scaled.raw(),
        );
        let most = most
            .unwrap_or(Uint128::MAX)
            .min(Uint128::new(curve::INDEX_MAX));
        self.index = curve::grow_floor(self.index, rate, secs, most);
        accrued.interest = self.debt_floor()?.saturating_sub(before);
        let fee = Loan::new(bps_floor(accrued.interest.raw(), fee_bps)?);
        let mut price = self.price(supply)?;
        price.assets = price.assets.saturating_sub(fee);
        accrued.fee_shares = price.to_shares_floor(fee)?;
        self.fee_shares = add(self.fee_shares, accrued.fee_shares)?;
        Ok(accrued)
    }

    /// Takes coins in and returns the shares that they buy, rounded down.
    ///
    /// # Errors
    /// `WipedOut`, `Dust`.
    pub fn deposit_floor(&mut self, amount: Loan, supply: LayerShares) -> Result<LayerShares> {
        let price = self.price(supply)?;
        let worth = add(price.assets, Loan::new(1_u128))?.raw();
        if price.shares.raw() > worth.saturating_mul(Uint128::new(super::WIPED_OUT)) {
            return Err(Refusal::WipedOut {
                assets: price.assets,
                shares: price.shares.raw(),
            }
            .into());
        }
        let shares = price.to_shares_floor(amount)?;
        if shares.is_zero() {
            return Err(Refusal::Dust {
                amount: amount.raw(),
            }
            .into());
        }
        // a sum that does not fit is refused before it is made
        add(add(supply, self.fee_shares)?, shares)?;
        self.cash = add(self.cash, amount)?;
        Ok(shares)
    }

    /// Takes out what shares are worth, rounded down; `supply` is the cw20's before it.
    ///
    /// # Errors
    /// `Dust`, `InsufficientCash`.
    pub fn redeem_floor(&mut self, shares: LayerShares, supply: LayerShares) -> Result<Loan> {
        let amount = self.price(supply)?.to_assets_floor(shares)?;
        if amount.is_zero() {
            return Err(Refusal::Dust {
                amount: shares.raw(),
            }
            .into());
        }
        self.pay(amount)?;
        Ok(amount)
    }

    /// Takes coins out.
    ///
    /// # Errors
    /// `InsufficientCash`.
    pub(super) fn pay(&mut self, amount: Loan) -> Result<()> {
        self.cash = self
            .cash
            .checked_sub(amount)
            .map_err(|_| Refusal::InsufficientCash {
                asked: amount,
                cash: self.cash,
            })?;
        Ok(())
    }

    /// Redeems the shares of fees.
    ///
    /// # Errors
    /// `Dust`, `InsufficientCash`.
    pub fn collect_floor(&mut self, supply: LayerShares) -> Result<Loan> {
        let amount = self.redeem_floor(self.fee_shares, supply)?;
        self.fee_shares = LayerShares::ZERO;
        Ok(amount)
    }
}
