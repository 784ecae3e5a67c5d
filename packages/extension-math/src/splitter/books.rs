//! What a splitter remembers, and each step of it.

use super::{
    mark::{worth_floor, Mark, Principal, Times},
    Holder, Refusal, Scaled, SILENT_SECS,
};
use ballast_accounting::{Amount, Native, Shares, Totals};
use cosmwasm_schema::cw_serde;

/// All of a splitter but who has what.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Books {
    /// LST for one native of principal: the one price there is.
    pub mark: Mark,
    /// When the hub was last seen with nothing owed, or maturity if that was earlier; unix seconds.
    pub mark_at: u64,
    /// The mark as that look left it: the line to maturity begins there. Looks while a cover is
    /// owed lower the mark alone.
    pub line: Mark,
    /// Maturity is over and the mark is fixed.
    pub is_final: bool,
    /// LST that backs PT and accrued yield.
    pub reserve: Shares,
    /// All PT.
    pub pt_supply: Principal,
    /// All YT.
    pub yt_supply: Principal,
    /// Earned by YT and not claimed, x 10^27.
    pub owed: Scaled,
}

/// What the hub says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It answers.
    Says {
        /// Value and LST, after any loss that the chain shows.
        totals: Totals,
        /// The vault owes it a cover: a repair will lift the rate.
        owes_cover: bool,
    },
    /// It does not, or nothing that can be read.
    Silent,
}

/// When it is, and when principal falls due. Unix seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// From then on PT redeems alone, and nothing is split or merged.
    pub maturity: u64,
    /// Block time, rounded down.
    pub now: u64,
}

/// What stands for PT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// LST.
    pub lst: Shares,
    /// What that is worth.
    pub native: Native,
}

impl Term {
    /// Whether maturity has come.
    pub const fn is_over(self) -> bool {
        self.now >= self.maturity
    }

    /// From then on the mark is final as it is, if the hub has said no price.
    pub const fn silent_until(self) -> u64 {
        self.maturity.saturating_add(SILENT_SECS)
    }

    fn ensure_open(self) -> Result<(), Refusal> {
        let Self { maturity, now } = self;
        match self.is_over() {
            true => Err(Refusal::Matured { maturity, now }),
            false => Ok(()),
        }
    }
}

impl Books {
    /// The books of a new splitter.
    ///
    /// # Errors
    /// `NoPrice` where the hub has no value or no LST; a mark that does not fit 128 bits.
    pub fn new(totals: Totals, now: u64) -> Result<Self, Refusal> {
        let mark = Mark::of_floor(totals)?.ok_or(Refusal::NoPrice {
            value: totals.value,
            shares: totals.shares,
        })?;
        Ok(Self {
            mark,
            mark_at: now,
            line: mark,
            is_final: false,
            reserve: Shares::ZERO,
            pt_supply: Principal::ZERO,
            yt_supply: Principal::ZERO,
            owed: Scaled::ZERO,
        })
    }

    /// Whether another look would change nothing: in the second of the last one, and once the mark
    /// is final.
    pub fn is_fresh(&self, now: u64) -> bool {
        self.is_final || self.mark_at == now
    }

    /// Takes a look at the hub: the mark falls to what it shows, and what it fell by is owed to YT.
    /// The first look at or after maturity fixes it, at its place on the line from the look before;
    /// one while the hub is silent or owes a cover does so only after 30 days, and then as it is.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn touch(&mut self, look: Look, term: Term) -> Result<(), Refusal> {
        if self.is_final {
            return Ok(());
        }
        match look {
            Look::Says {
                totals,
                owes_cover: false,
            } => {
                let times = Times {
                    since: self.mark_at,
                    maturity: term.maturity,
                    now: term.now,
                };
                let seen = self.line.lowered(totals);
                let mark = match term.is_over() {
                    true => self.line.at_maturity_ceil(seen, times)?.min(self.mark),
                    false => self.mark.lowered(totals),
                };
                self.lower(mark)?;
                self.line = self.mark;
                self.mark_at = term.now.min(term.maturity);
                self.is_final = term.is_over();
            }
            // what it shows YT keep; the line to maturity does not begin at a rate that a repair
            // will lift
            Look::Says {
                totals,
                owes_cover: true,
            } if !term.is_over() => self.lower(self.mark.lowered(totals))?,
            Look::Says { .. } | Look::Silent => self.is_final = term.now >= term.silent_until(),
        }
        Ok(())
    }

    fn lower(&mut self, mark: Mark) -> Result<(), Refusal> {
        let fall = self.mark.saturating_sub(mark);
        let earned = Scaled::at(self.yt_supply, fall);
        self.owed = self.owed.checked_add(earned)?;
        self.mark = mark;
        Ok(())
    }

    /// Takes `lst` in and returns the PT, and as many YT, that it becomes, rounded down.
    ///
    /// # Errors
    /// `Matured`, `DustLst`; a sum that does not fit.
    pub fn split_floor(&mut self, lst: Shares, term: Term) -> Result<Principal, Refusal> {
        term.ensure_open()?;
        let principal = self.mark.principal_floor(lst)?;
        self.reserve = self.reserve.checked_add(lst)?;
        self.pt_supply = self.pt_supply.checked_add(principal)?;
        self.yt_supply = self.yt_supply.checked_add(principal)?;
        Ok(principal)
    }

    /// Strikes off so many PT, and as many YT of whoever has `yt`, and returns the LST that they
    /// become, rounded down.
    ///
    /// # Errors
    /// `Matured`, `NotEnoughYield`, `DustPrincipal`; more than there is.
    pub fn merge_floor(
        &mut self,
        principal: Principal,
        yt: Principal,
        term: Term,
    ) -> Result<Shares, Refusal> {
        term.ensure_open()?;
        if yt < principal {
            return Err(Refusal::NotEnoughYield {
                have: yt,
                need: principal,
            });
        }
        let yt_supply = self.yt_supply.checked_sub(principal)?;
        let lst = self.take_floor(principal)?;
        self.yt_supply = yt_supply;
        Ok(lst)
    }

    /// Strikes off so many PT and returns the LST that they become, rounded down.
    ///
    /// # Errors
    /// `NotMatured`, `HubSilent`, `DustPrincipal`; more than there is.
    pub fn redeem_floor(&mut self, principal: Principal, term: Term) -> Result<Shares, Refusal> {
        let Term { maturity, now } = term;
        if !term.is_over() {
            return Err(Refusal::NotMatured { maturity, now });
        }
        if !self.is_final {
            return Err(Refusal::HubSilent {
                until: term.silent_until(),
                now,
            });
        }
        self.take_floor(principal)
    }

    fn take_floor(&mut self, pt: Principal) -> Result<Shares, Refusal> {
        let pt_supply = self.pt_supply.checked_sub(pt)?;
        let lst = self.mark.lst_floor(pt)?;
        if lst.is_zero() {
            return Err(Refusal::DustPrincipal {
                principal: pt,
                mark: self.mark,
            });
        }
        self.reserve = self.reserve.checked_sub(lst)?;
        self.pt_supply = pt_supply;
        Ok(lst)
    }

    /// Pays out whole LST of what a holder has accrued; the rest stays accrued.
    ///
    /// # Errors
    /// `NothingToClaim`.
    pub fn claim_floor(&mut self, holder: &mut Holder) -> Result<Shares, Refusal> {
        let lst = holder.claimable_floor()?;
        if lst.is_zero() {
            return Err(Refusal::NothingToClaim);
        }
        let owed = self.owed.checked_sub(Scaled::of(lst))?;
        let reserve = self.reserve.checked_sub(lst)?;
        holder.accrued = holder.accrued.checked_sub(Scaled::of(lst))?;
        self.owed = owed;
        self.reserve = reserve;
        Ok(lst)
    }

    /// The LST that stands for `pt`, and what that is worth, each rounded down. Until the mark is
    /// final it is never worth more than face: what the rate has grown by since the mark was seen
    /// is YT's, or not yet PT's.
    ///
    /// # Errors
    /// There is no LST; more than fits 128 bits.
    pub fn value_floor(&self, pt: Principal, totals: Totals) -> Result<Value, Refusal> {
        let lst = self.mark.lst_floor(pt)?;
        let native = worth_floor(lst, totals)?;
        let most = match self.is_final {
            true => native,
            false => Native::new(pt.raw()),
        };
        Ok(Value {
            lst,
            native: native.min(most),
        })
    }

    /// What `pt` and `lst` are worth together, each rounded down.
    ///
    /// # Errors
    /// There is no LST; more than fits 128 bits.
    pub fn worth_floor(
        &self,
        pt: Principal,
        lst: Shares,
        totals: Totals,
    ) -> Result<Native, Refusal> {
        let native = self.value_floor(pt, totals)?.native;
        Ok(native.checked_add(worth_floor(lst, totals)?)?)
    }

    /// Whether the reserve has all that PT and accrued yield stand for (S-1).
    pub fn is_backed(&self) -> Result<bool, Refusal> {
        let principal = Scaled::at(self.pt_supply, self.mark);
        let all = principal.checked_add(self.owed)?;
        Ok(Scaled::of(self.reserve) >= all)
    }
}
