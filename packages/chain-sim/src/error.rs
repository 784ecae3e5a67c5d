//! Errors: a chain's refusals of messages, and the simulator's refusals of a test.

use cosmwasm_std::StdError;
use thiserror::Error;

/// The codespace of errors that no module has registered.
pub(crate) const UNDEFINED: &str = "undefined";

/// A message's refusal. Its text is what contracts and users see through wasmd: codespace and code
/// only.
///
/// The full text is in `log`: [`explain`](crate::explain) shows it, [`refusal`](crate::refusal)
/// finds it in the error of a failed `app.execute`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("codespace: {codespace}, code: {code}")]
#[non_exhaustive]
pub struct SdkError {
    /// The module that registered the error, such as `staking`.
    pub codespace: &'static str,
    /// The error's number in that module.
    pub code: u32,
    /// The text in the node's log.
    pub log: String,
}

impl SdkError {
    /// A refusal, for a module of your own.
    pub fn new(codespace: &'static str, code: u32, log: impl Into<String>) -> Self {
        Self {
            codespace,
            code,
            log: log.into(),
        }
    }

    /// A Go panic inside a message, which the SDK turns into `undefined/111222`.
    ///
    /// On a chain a panic inside a contract's call cannot be caught by `reply`; here it can.
    pub(crate) fn panic(log: &str) -> Self {
        Self::new(UNDEFINED, 111_222, format!("recovered: {log}"))
    }
}

macro_rules! registered {
    ($($name:ident: $space:literal, $code:literal, $log:literal;)+) => {
        $(pub(crate) fn $name() -> SimError { SdkError::new($space, $code, $log).into() })+

        /// The log of a code, if a module has registered it and this crate uses it.
        pub(crate) fn known_log(codespace: &str, code: u32) -> Option<&'static str> {
            match (codespace, code) {
                $(($space, $code) => Some($log),)+
                _ => None,
            }
        }
    };
}

// x/staking/types/errors.go, x/slashing/types/errors.go, x/distribution/types/errors.go
registered! {
    no_validator: "staking", 3, "validator does not exist";
    validator_jailed: "staking", 7, "validator for this address is currently jailed";
    commission_over_max: "staking", 11, "commission cannot be more than the max rate";
    commission_too_soon: "staking", 12, "commission cannot be changed more than once in 24h";
    commission_change_too_large: "staking", 15, "commission cannot be changed more than max change rate";
    no_delegation: "staking", 19, "no delegation for (address, validator) tuple";
    insufficient_shares: "staking", 22, "insufficient delegation shares";
    not_enough_shares: "staking", 24, "not enough delegation shares";
    too_many_unbondings: "staking", 27, "too many unbonding delegation entries for (delegator, validator) tuple";
    self_redelegation: "staking", 29, "cannot redelegate to the same validator";
    tiny_redelegation: "staking", 30, "too few tokens to redelegate (truncates to zero tokens)";
    bad_redelegation_dst: "staking", 31, "redelegation destination validator not found";
    transitive_redelegation: "staking", 32, "redelegation to this validator already in progress; first redelegation to this validator must complete before next redelegation";
    too_many_redelegations: "staking", 33, "too many redelegation entries for (delegator, src-validator, dst-validator) tuple";
    zero_exchange_rate: "staking", 34, "cannot delegate to validators with invalid (zero) ex-rate";
    commission_under_min: "staking", 40, "commission cannot be less than min rate";
    still_jailed: "slashing", 4, "validator still jailed; cannot be unjailed";
    not_jailed: "slashing", 5, "validator not jailed; cannot be unjailed";
    no_distribution_info: "distribution", 5, "no delegation distribution info";
    no_commission: "distribution", 7, "no validator commission to withdraw";
    withdraw_address_disabled: "distribution", 8, "set withdraw address disabled";
}

/// `sdk/18`, the SDK's ErrInvalidRequest.
pub(crate) fn invalid_request(what: impl std::fmt::Display) -> SimError {
    SdkError::new("sdk", 18, format!("{what}: invalid request")).into()
}

/// `sdk/7`, the SDK's ErrInvalidAddress.
pub(crate) fn invalid_address(what: impl std::fmt::Display) -> SimError {
    SdkError::new("sdk", 7, format!("{what}: invalid address")).into()
}

/// What the driver refuses, or what failed underneath it.
#[derive(Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum SimError {
    /// The chain refused, with its own error.
    #[error(transparent)]
    Sdk(#[from] SdkError),

    /// The chain has no genesis yet; `genesis` has to come first.
    #[error("the chain has no genesis yet")]
    NoGenesis,
    /// The chain has had its genesis.
    #[error("the chain has had its genesis")]
    GenesisTwice,
    /// A parameter that no chain would accept.
    #[error("parameter {name}: {why}")]
    InvalidParam {
        /// The parameter.
        name: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The text is not an address of this chain.
    #[error("not an address of this chain: {0}")]
    InvalidAddress(String),
    /// No validator has this operator address.
    #[error("no validator {0}")]
    UnknownValidator(String),
    /// A validator with this operator address exists.
    #[error("validator {0} exists")]
    DuplicateValidator(String),
    /// The height is in the future.
    #[error("height {height} is in the future, now is {now}")]
    FutureHeight {
        /// The height asked for.
        height: u64,
        /// The current height.
        now: u64,
    },
    /// Height 0, which no chain has.
    #[error("a chain has no height 0; it begins at 1 or later")]
    HeightZero,
    /// The clock was moved, and the height was not. Votes and entries go by height, so such a block
    /// would earn nothing.
    #[error("block {0} again, at a later time: every block has its own height, so add `block.height += 1`")]
    SameHeight(u64),
    /// The fraction is more than 1.
    #[error("fraction {0} is more than 1")]
    FractionAboveOne(cosmwasm_std::Decimal),
    /// The validator was not in the set at this height, so it signed nothing.
    #[error("validator {validator} had no vote at height {height}: it was jailed, or not among the first `max_validators` by power")]
    NoVote {
        /// The validator.
        validator: String,
        /// The height.
        height: u64,
    },
    /// The validator is unbonded; only bonded and unbonding validators can be slashed.
    #[error("validator {0} is unbonded: it was jailed, or not among the first `max_validators`, for `unbonding_secs`, and there is nothing left to slash")]
    Unbonded(String),
    /// The validator has other delegators; it is removed only with its last share.
    #[error("validator {validator} has delegators besides its operator: {others}")]
    HasDelegators {
        /// The validator.
        validator: String,
        /// The number of other delegators.
        others: usize,
    },
    /// The clock would overflow: it counts nanoseconds in 64 bits, to the year 2554.
    #[error("{secs} seconds from now the clock overflows")]
    ClockOverflow {
        /// The step that was asked for, in seconds.
        secs: u64,
    },
    /// The block has ended; messages and `end_block` need one that has begun and not ended.
    #[error("block {0} has ended; begin the next")]
    BlockEnded(u64),
    /// The block has not ended; `begin_block` needs the block before it to have ended.
    #[error("block {0} has not ended")]
    BlockNotEnded(u64),
    /// Records and balances differ: a bug of this crate, or coins that were sent to a module's
    /// account.
    #[error("{what} should have {expected} and has {found}")]
    Unbalanced {
        /// The account or sum.
        what: String,
        /// The sum of the records.
        expected: String,
        /// The balance.
        found: String,
    },
    /// The bank module refused.
    #[error("bank: {0}")]
    Bank(String),
    /// Storage or encoding failed.
    #[error(transparent)]
    Std(#[from] StdError),
}

pub(crate) type Res<T> = Result<T, SimError>;
