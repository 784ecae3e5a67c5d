//! Refusals.

use ballast_accounting::{AccountingError, NumberError};
use ballast_types::{
    access::AccessError, address::AddressError, birth::BirthError, deploy::OwnContract,
    hub::ParamError, paging::ZeroLimit, vault::PremiumError, version::MigrateError, LayerShares,
    Native, Shares,
};
use cosmwasm_std::StdError;
use thiserror::Error;

/// Why the vault refuses. Nothing has changed when one is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage or a sibling that cannot be read.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The wrong sender, or coins that came along.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// An amount that cannot be computed, or is too small.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
    /// Not a validator address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A parameter outside its bounds.
    #[error(transparent)]
    Params(#[from] ParamError),
    /// No premium to show.
    #[error(transparent)]
    Premium(#[from] PremiumError),
    /// A page without rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// Not born as the suite says.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// A contract of the suite, where none of them may be.
    #[error(transparent)]
    OwnContract(#[from] OwnContract),
    /// LST came with a message that means nothing here.
    #[error(
        "the message sent along is not understood, the vault takes `{{\"underwrite\":{{\"receiver\":?,\
         \"min_shares\":?}}}}` or `{{\"post_bond\":{{\"validator\":…}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What is wrong with it.
        reason: String,
    },
    /// A list that is too long.
    #[error("{given} {what} in one message: at most {max}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        given: usize,
        /// How many there may be.
        max: usize,
    },

    /// The chain shows a loss that nobody has booked: until then nobody enters or leaves.
    #[error("LossPending {{ pending: {pending} }}: call sync first")]
    LossPending {
        /// The loss, native.
        pending: Native,
    },
    /// A cover is still owed: until it is paid or lapses nobody enters or leaves.
    #[error("CoverPending {{ pending: {pending} }}: call retry_cover first")]
    CoverPending {
        /// What is owed, native.
        pending: Native,
    },

    /// Fewer shares than the sender accepts.
    #[error("{lst} LST buy {shares} layer shares, fewer than the {min_shares} asked for")]
    MinShares {
        /// LST that was sent.
        lst: Shares,
        /// What it buys.
        shares: LayerShares,
        /// The least that was accepted.
        min_shares: LayerShares,
    },
    /// A request for nothing.
    #[error("0 shares of {layer} were asked out: at least 1 is needed")]
    ZeroShares {
        /// The layer.
        layer: String,
    },
    /// A request for more than there is.
    #[error("{asked} shares of {layer} were asked out, there are {have}")]
    NotEnoughShares {
        /// The layer.
        layer: String,
        /// How many were asked out.
        asked: LayerShares,
        /// How many there are.
        have: LayerShares,
    },
    /// No such request, or no longer.
    #[error("unknown exit {exit_id}: {next_exit} is the next to be given out; those below it that are not found were paid or taken back")]
    UnknownExit {
        /// Its number.
        exit_id: u64,
        /// The next number.
        next_exit: u64,
    },
    /// A request whose shares a loss has made void.
    #[error("exit {exit_id} is void: a loss wiped its layer out; exit closes it and pays 0")]
    Void {
        /// Its number.
        exit_id: u64,
    },
    /// The cooldown is not over.
    #[error("exit {exit_id} is ready at {ready_at}, now is {now}")]
    NotReady {
        /// Its number.
        exit_id: u64,
        /// When it will be.
        ready_at: u64,
        /// The time now.
        now: u64,
    },
    /// The stake that the bond was posted for is still there.
    #[error(
        "exit {exit_id} is still backing stake: the pool has {stake} with {validator}, and the {bond} LST \
         that remain of its bond back {backed}; the cooldown runs from when it fits, and is over at {latest_at} at the \
         latest"
    )]
    StillBacking {
        /// Its number.
        exit_id: u64,
        /// Operator address.
        validator: String,
        /// The pool's stake with it, native.
        stake: Native,
        /// What would remain of the bond.
        bond: Shares,
        /// The stake that backs.
        backed: Native,
        /// When the exit is ready whatever is still there.
        latest_at: u64,
    },
    /// The stake fits now, and nobody has noted since when.
    #[error(
        "exit {exit_id}: the pool's stake with {validator} fits what remains of the bond, but nobody has \
         noted it: call refresh, the cooldown of {cooldown_secs} seconds runs from then"
    )]
    NotNoted {
        /// Its number.
        exit_id: u64,
        /// Operator address.
        validator: String,
        /// How long to wait from then.
        cooldown_secs: u64,
    },

    /// The state cannot be taken over.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

impl From<NumberError> for ContractError {
    fn from(error: NumberError) -> Self {
        Self::Accounting(error.into())
    }
}
