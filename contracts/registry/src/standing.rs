//! A validator's standing with the chain: pure transitions over what the chain shows.
//!
//! ```text
//!            fault                 fault for longer than probation
//!   Good ------------> Faulty ------------------------------------> Expelled
//!    ^                 |    ^                                       |      ^
//!    |            good |    | fault                            good |      | fault, out for
//!    |                 v    |                                       v      | longer than probation
//!    +------------- Recovering <------------------------------------+------+
//!      good for probation
//! ```
//!
//! The time out of good standing adds up over every recovery that does not last, so a validator
//! that comes and goes cannot keep stake for ever; the time in which it was good does not count.
//! `Gone` is final, and an applicant without a bond is expelled at once.

use core::fmt;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Uint128};

/// A fault of a validator: what the chain or the vault shows against it.
#[cw_serde]
pub enum Fault {
    /// It exists but is not in the bonded set: jailed, tombstoned, or outbid.
    NotBonded,
    /// Its commission is above its promise.
    Commission {
        /// The commission that the chain showed.
        seen: Decimal,
        /// The commission that was promised.
        promised: Decimal,
    },
    /// The chain knows no such validator any more.
    Gone,
    /// The bond of an applicant is worth too little.
    Bond {
        /// The least that it has to be worth. What it is worth is not stored, because that changes
        /// with the price.
        least: Uint128,
    },
    /// The bond of an applicant is worth nothing.
    NoBond,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NotBonded => write!(f, "not in the bonded set"),
            Fault::Commission { seen, promised } => {
                write!(f, "commission {seen} is above the promised {promised}")
            }
            Fault::Gone => write!(f, "gone from the chain"),
            Fault::Bond { least } => write!(
                f,
                "its bond is worth less than {least}: post more with the vault"
            ),
            Fault::NoBond => write!(f, "it has no bond any more: post one with the vault"),
        }
    }
}

/// A validator's standing with the chain.
#[cw_serde]
pub enum Standing {
    /// It shows no fault, and is on no probation.
    Good,
    /// It shows a fault: it gets no new stake.
    Faulty {
        /// The fault that was seen last.
        fault: Fault,
        /// When it fell out of good standing, unix seconds. After a recovery that did not last,
        /// this is later by the time for which it was good.
        out_since: u64,
    },
    /// It was out of good standing for too long: its stake is drained.
    Expelled {
        /// The fault that was seen last.
        fault: Fault,
        /// When it fell out of good standing, as in `Faulty`.
        out_since: u64,
    },
    /// It shows no fault any more, and is on probation: it gets no new stake yet.
    Recovering {
        /// The fault that was seen last.
        fault: Fault,
        /// When it fell out of good standing, as in `Faulty`.
        out_since: u64,
        /// When it was first seen without a fault again, unix seconds.
        healed_at: u64,
    },
}

impl Standing {
    /// The standing after a look at `now` that showed `fault`, or no fault.
    ///
    /// A validator is expelled once it was out of good standing for longer than `patience` seconds,
    /// and is good again after `probation` seconds without a fault.
    pub fn observed(self, fault: Option<Fault>, now: u64, patience: u64, probation: u64) -> Self {
        if self.is_gone() {
            return self;
        }
        match (self, fault) {
            (Standing::Good, None) => Standing::Good,
            (standing, Some(fault @ (Fault::Gone | Fault::NoBond))) => Standing::Expelled {
                fault,
                out_since: standing.out_since().unwrap_or(now),
            },
            (Standing::Good, Some(fault)) => Standing::Faulty {
                fault,
                out_since: now,
            },
            (Standing::Expelled { out_since, .. }, Some(fault)) => {
                Standing::Expelled { fault, out_since }
            }
            (Standing::Faulty { out_since, .. }, Some(fault)) => {
                Standing::faulty(fault, out_since, now, patience)
            }
            // the time in which it was good does not count as time out
            (
                Standing::Recovering {
                    out_since,
                    healed_at,
                    ..
                },
                Some(fault),
            ) => {
                let was_out = healed_at.saturating_sub(out_since);
                Standing::faulty(fault, now.saturating_sub(was_out), now, patience)
            }
            (
                Standing::Faulty { fault, out_since } | Standing::Expelled { fault, out_since },
                None,
            ) => Standing::recovering(fault, out_since, now, now, probation),
            (
                Standing::Recovering {
                    fault,
                    out_since,
                    healed_at,
                },
                None,
            ) => Standing::recovering(fault, out_since, healed_at, now, probation),
        }
    }

    fn faulty(fault: Fault, out_since: u64, now: u64, patience: u64) -> Self {
        match now > out_since.saturating_add(patience) {
            true => Standing::Expelled { fault, out_since },
            false => Standing::Faulty { fault, out_since },
        }
    }

    fn recovering(fault: Fault, out_since: u64, healed_at: u64, now: u64, probation: u64) -> Self {
        match now >= healed_at.saturating_add(probation) {
            true => Standing::Good,
            false => Standing::Recovering {
                fault,
                out_since,
                healed_at,
            },
        }
    }

    /// The standing of a validator that is listed again after it broke its promise. Its probation
    /// counts from `seen_at`, when the breach was last seen.
    pub fn after(fault: Fault, seen_at: u64, now: u64, probation: u64) -> Self {
        Self::recovering(fault, seen_at, seen_at, now, probation)
    }

    /// Whether it shows no fault and is not on probation.
    pub fn is_good(&self) -> bool {
        matches!(self, Standing::Good)
    }

    /// When it fell out of good standing, unix seconds; `None` if it is in good standing.
    pub fn out_since(&self) -> Option<u64> {
        match self {
            Standing::Good => None,
            Standing::Faulty { out_since, .. }
            | Standing::Expelled { out_since, .. }
            | Standing::Recovering { out_since, .. } => Some(*out_since),
        }
    }

    /// Whether the chain knew no such validator when it was last seen.
    pub fn is_gone(&self) -> bool {
        matches!(
            self,
            Standing::Expelled {
                fault: Fault::Gone,
                ..
            }
        )
    }

    /// Why it is not in good standing; `None` if it is.
    pub fn reason(&self) -> Option<String> {
        match self {
            Standing::Good => None,
            Standing::Faulty { fault, .. } | Standing::Expelled { fault, .. } => {
                Some(fault.to_string())
            }
            Standing::Recovering {
                fault, healed_at, ..
            } => Some(format!("good again since {healed_at}, after: {fault}")),
        }
    }
}
