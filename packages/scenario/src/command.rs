//! The commands of a scenario.

use crate::kinds::{happenings, questions, starts, transactions};
use ballast_testing::{Genesis, ParamsChange};
use serde::Deserialize;
use serde_json::Value;

/// What a scenario can do.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "cmd", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Starts the chain.
    Genesis(Box<Genesis>),
    /// Deploys the suite by one message to the hub.
    Deploy {
        /// The account that pays the seed and owns the suite.
        from: String,
        /// The hub's instantiate message; `code_ids` are filled in.
        #[serde(default)]
        msg: Value,
        /// The seed: coins of the staking denom.
        #[serde(default)]
        funds: String,
    },
    /// Calls a contract.
    Exec {
        /// The account that calls.
        from: String,
        /// The contract, by name or address.
        contract: String,
        /// The message.
        msg: Value,
        /// The coins that are sent with it.
        #[serde(default)]
        funds: String,
    },
    /// Creates a contract that is none of the suite's, and names it.
    Instantiate {
        /// The name of its code.
        code: String,
        /// Its own name, from here on.
        #[serde(rename = "as")]
        name: String,
        /// The account that creates it.
        from: String,
        /// The message.
        msg: Value,
        /// The coins that are sent with it.
        #[serde(default)]
        funds: String,
        /// The account that may migrate it; none by default.
        #[serde(default)]
        admin: Option<String>,
    },
    /// Lets an account call contracts in the name of another, by x/authz. Not on the embedded chain.
    Grant {
        /// The account that lets itself be acted for.
        from: String,
        /// The account that may act for it.
        to: String,
    },
    /// Gives a contract another code.
    Migrate {
        /// The contract's admin.
        from: String,
        /// The contract, by name or address.
        contract: String,
        /// The name of the code.
        code: String,
        /// The message.
        msg: Value,
    },
    /// Gives a contract another admin, the account that may migrate it.
    SetAdmin {
        /// The contract's admin until now.
        from: String,
        /// The contract, by name or address.
        contract: String,
        /// The account that may migrate it from here on.
        to: String,
    },
    /// Asks a contract.
    Query {
        /// The contract, by name or address.
        contract: String,
        /// The question.
        msg: Value,
    },
    /// Makes blocks.
    Block {
        /// How many blocks.
        #[serde(default = "one")]
        n: u64,
    },
    /// An ordinary block, one in which the clock jumps by `secs`, and one more.
    Advance {},
    /// Evidence of a double sign, in a block that is made.
    DoubleSign {
        /// The validator that signed twice.
        val: String,
        /// A mark, the height at which it did; now by default.
        #[serde(default)]
        infraction: Option<String>,
    },
    /// A validator misses blocks, which are made.
    Absent {
        /// The validator.
        val: String,
        /// How many blocks it misses.
        blocks: u64,
    },
    /// An operator brings its validator back from jail.
    Unjail {
        /// The validator.
        val: String,
    },
    /// An operator changes its commission.
    SetCommission {
        /// The validator.
        val: String,
        /// The new rate: `0.05` is 5 %.
        rate: String,
    },
    /// Sends coins.
    BankSend {
        /// The account that sends.
        from: String,
        /// The account or contract that receives.
        to: String,
        /// The coins.
        funds: String,
    },
    /// Coins of an account or contract, by denom.
    Balance {
        /// The account or contract, by name or address.
        of: String,
    },
    /// Stake of an account or contract, by validator.
    Delegations {
        /// The account or contract, by name or address.
        of: String,
    },
    /// Stake of an account or contract on its way out.
    Unbondings {
        /// The account or contract, by name or address.
        of: String,
    },
    /// Stake of an account or contract that is still liable for where it came from.
    Redelegations {
        /// The account or contract, by name or address.
        of: String,
    },
    /// Rewards that wait to be withdrawn, by validator and denom.
    Rewards {
        /// The account or contract, by name or address.
        of: String,
    },
    /// A validator, as the chain has it.
    Validator {
        /// The validator.
        val: String,
    },
    /// Rewards, shared among the bonded validators by power in the next block.
    Reward {
        /// The coins that are shared out.
        funds: String,
    },
    /// Changes parameters of the chain, in a block that is made.
    SetParams(ParamsChange),
    /// Remembers the height.
    Mark {
        /// The mark's name.
        name: String,
    },
    /// Switches the checks after each command off, or on again.
    Check {
        /// Whether they are off from here on.
        off: bool,
    },
    /// This file is for one chain only.
    Only {
        /// The chain.
        chain: Chains,
    },
    /// Slashes at once. Only on the embedded chain.
    Slash {
        /// The validator.
        val: String,
        /// The part of its stake that is lost: `0.05` is 5 %.
        fraction: String,
        /// The height from which stake was liable; now by default.
        #[serde(default)]
        infraction_height: Option<u64>,
    },
    /// Lets a kind of message to a validator fail. Only on the embedded chain.
    Fail {
        /// The validator that it goes to.
        val: String,
        /// `delegate`, `undelegate`, `redelegate` or `withdraw`.
        what: String,
        /// Whether it fails; `false` lets it work again.
        #[serde(default = "yes")]
        on: bool,
    },
    /// Starts a new chain from the exported state of this one. Only on the embedded chain.
    Restart {
        /// The height of its first block.
        height: u64,
    },
    /// Lets every execute of a contract fail; its queries go on. Only on the embedded chain.
    Break {
        /// The contract, by name or address.
        contract: String,
        /// Whether it fails; `false` lets it work again.
        #[serde(default = "yes")]
        on: bool,
    },
}

impl Command {
    /// Whether it is a transaction, which has a place in a block.
    pub fn is_tx(&self) -> bool {
        match self {
            transactions!() => true,
            starts!() | questions!() | happenings!() => false,
        }
    }

    /// Whether `secs` means something on it.
    pub fn takes_secs(&self) -> bool {
        match self {
            transactions!()
            | Self::Block { .. }
            | Self::Advance {}
            | Self::Absent { .. }
            | Self::SetParams(_)
            | Self::Restart { .. } => true,
            starts!()
            | questions!()
            | Self::DoubleSign { .. }
            | Self::Slash { .. }
            | Self::Fail { .. }
            | Self::Break { .. } => false,
        }
    }
}

/// The chains that a scenario can run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Chains {
    /// The embedded one.
    Sim,
    /// A real one.
    Real,
}

impl Chains {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sim => "sim",
            Self::Real => "real",
        }
    }
}

impl TryFrom<String> for Chains {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            "sim" => Ok(Self::Sim),
            "real" => Ok(Self::Real),
            other => Err(format!("unknown chain `{other}`; there are sim, real")),
        }
    }
}

fn one() -> u64 {
    1
}

fn yes() -> bool {
    true
}
