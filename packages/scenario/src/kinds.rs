//! Every command is of one of four kinds, each with a dispatcher of its own that names the other three as a whole. A
//! new command does not compile until it is in one of these lists, and then not until that kind's dispatcher has an arm
//! for it.

/// What stands before there is a chain.
macro_rules! starts {
    () => {
        Command::Only { .. } | Command::Genesis(_)
    };
}

/// Transactions that create, call or change a contract.
macro_rules! contract_messages {
    () => {
        Command::Deploy { .. }
            | Command::Exec { .. }
            | Command::Instantiate { .. }
            | Command::Migrate { .. }
            | Command::SetAdmin { .. }
    };
}

/// Transactions of the chain's own modules.
macro_rules! module_messages {
    () => {
        Command::Grant { .. }
            | Command::BankSend { .. }
            | Command::Unjail { .. }
            | Command::SetCommission { .. }
            | Command::Reward { .. }
    };
}

/// Transactions, which have a place in a block.
macro_rules! transactions {
    () => {
        $crate::kinds::contract_messages!() | $crate::kinds::module_messages!()
    };
}

/// Questions and notes: they make no block.
macro_rules! questions {
    () => {
        Command::Query { .. }
            | Command::Balance { .. }
            | Command::Delegations { .. }
            | Command::Unbondings { .. }
            | Command::Redelegations { .. }
            | Command::Rewards { .. }
            | Command::Validator { .. }
            | Command::Mark { .. }
            | Command::Check { .. }
    };
}

/// Blocks, and what the chain and its validators do and suffer.
macro_rules! happenings {
    () => {
        Command::Block { .. }
            | Command::Advance {}
            | Command::SetParams(_)
            | Command::Restart { .. }
            | Command::DoubleSign { .. }
            | Command::Absent { .. }
            | Command::Slash { .. }
            | Command::Fail { .. }
            | Command::Break { .. }
    };
}

pub(super) use {contract_messages, happenings, module_messages, questions, starts, transactions};
