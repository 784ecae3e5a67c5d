//! Errors of the vault.

use ballast_accounting::{AccountingError, NumberError};
use ballast_types::{
    access::AccessError, address::AddressError, birth::BirthError, deploy::OwnContract,
    hub::ParamError, paging::ZeroLimit, vault::PremiumError, version::MigrateError, LayerShares,
    Native, Shares,
};
use cosmwasm_std::StdError;
use thiserror::Error;

/// Why the vault refuses a message. Nothing has changed when one of these is returned.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// Storage, or a contract of the suite, cannot be read.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The sender lacks the role for this message, or attached coins.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The amount cannot be computed, or is too small.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
    /// The text is not an address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// A parameter is outside its bounds.
    #[error(transparent)]
    Params(#[from] ParamError),
    /// The premium cannot be computed.
    #[error(transparent)]
    Premium(#[from] PremiumError),
    /// A query asked for a page of 0 rows.
    #[error(transparent)]
    ZeroLimit(#[from] ZeroLimit),
    /// The sender is not the hub, coins were attached, the suite names another address for the
    /// vault, or one that is not of this chain.
    #[error(transparent)]
    Birth(#[from] BirthError),
    /// The owner of new shares would be a contract of the suite.
    #[error(transparent)]
    OwnContract(#[from] OwnContract),
    /// LST arrived with an inner message that the vault does not know.
    #[error(
        "the message sent along is not understood, the vault takes `{{\"underwrite\":{{\"receiver\":?,\
         \"min_shares\":?}}}}` or `{{\"post_bond\":{{\"validator\":…}}}}`: {reason}"
    )]
    InvalidReceive {
        /// What the parser says.
        reason: String,
    },
    /// A list in the message is too long.
    #[error("{given} {what} in one message: at most {max}")]
    TooMany {
        /// What the list is of.
        what: &'static str,
        /// How many the message has.
        given: usize,
        /// How many it may have.
        max: usize,
    },

    /// The chain shows a loss that the hub has not booked. Until it is booked nobody may enter or
    /// leave.
    #[error("LossPending {{ pending: {pending} }}: call sync first")]
    LossPending {
        /// The loss, native.
        pending: Native,
    },
    /// A cover is still owed. Until it is paid or lapses nobody may enter or leave.
    #[error("CoverPending {{ pending: {pending} }}: call retry_cover first")]
    CoverPending {
        /// The cover that is owed, native.
        pending: Native,
    },

    /// The LST buys fewer shares than `min_shares`.
    #[error("{lst} LST buy {shares} layer shares, fewer than the {min_shares} asked for")]
    MinShares {
        /// LST that was sent.
        lst: Shares,
        /// What it buys.
        shares: LayerShares,
        /// The least that the sender accepts.
        min_shares: LayerShares,
    },
    /// A request for 0 shares.
    #[error("0 shares of {layer} were asked out: at least 1 is needed")]
    ZeroShares {
        /// The layer.
        layer: String,
    },
    /// The sender asked for more shares than it has.
    #[error("{asked} shares of {layer} were asked out, there are {have}")]
    NotEnoughShares {
        /// The layer.
        layer: String,
        /// How many were asked for.
        asked: LayerShares,
        /// How many the sender has.
        have: LayerShares,
    },
    /// There is no such request, or it is done.
    #[error("unknown exit {exit_id}: {next_exit} is the next to be given out; those below it that are not found were paid or taken back")]
    UnknownExit {
        /// Its number.
        exit_id: u64,
        /// The next number that the vault will give out.
        next_exit: u64,
    },
    /// A wipe-out has made the shares of the request void.
    #[error("exit {exit_id} is void: a loss wiped its layer out; exit closes it and pays 0")]
    Void {
        /// Its number.
        exit_id: u64,
    },
    /// The cooldown of the request is not over.
    #[error("exit {exit_id} is ready at {ready_at}, now is {now}")]
    NotReady {
        /// Its number.
        exit_id: u64,
        /// When the request is ready, unix seconds.
        ready_at: u64,
        /// Block time, unix seconds.
        now: u64,
    },
    /// The stake with the validator is more than what would remain of the bond backs.
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
        /// LST of the bond without all requests to leave it.
        bond: Shares,
        /// The stake that this LST backs, native.
        backed: Native,
        /// When the request is ready whatever stake is still there, unix seconds.
        latest_at: u64,
    },
    /// The stake fits what remains of the bond, but no message has recorded that yet, so the
    /// cooldown does not run.
    #[error(
        "exit {exit_id}: the pool's stake with {validator} fits what remains of the bond, but nobody has \
         noted it: call refresh, the cooldown of {cooldown_secs} seconds runs from then"
    )]
    NotNoted {
        /// Its number.
        exit_id: u64,
        /// Operator address.
        validator: String,
        /// How long the cooldown lasts from the moment at which it is recorded.
        cooldown_secs: u64,
    },

    /// The stored state is of another contract, or of a version that this code cannot migrate.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
}

impl From<NumberError> for ContractError {
    fn from(error: NumberError) -> Self {
        Self::Accounting(error.into())
    }
}
