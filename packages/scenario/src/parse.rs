//! From a line of text to a command.

use super::kinds::{happenings, questions, starts, transactions};
use super::span;
use ballast_testing::{Genesis, ParamsChange};
use ballast_tool::CliError;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::time::Duration;

/// A line of a scenario.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// What it says, as it was written.
    pub text: String,
    /// What to do.
    pub command: Command,
    /// What any command may carry.
    pub common: Common,
}

/// What any command may carry.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Common {
    /// Printed.
    pub note: Option<String>,
    /// Path to matcher, on the answer.
    pub expect: Map<String, Value>,
    /// Name to path: kept for later `${name}`.
    pub save: Map<String, Value>,
    /// The command must fail, with this text in the error.
    pub fails: Option<String>,
    /// Either outcome is fine.
    pub may_fail: bool,
    /// In the block of the command before.
    pub same_block: bool,
    /// Time since the block before; or what `block` and `advance` say of it.
    #[serde(skip)]
    pub secs: Option<Duration>,
}

/// What a scenario can do.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "cmd", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Starts the chain.
    Genesis(Box<Genesis>),
    /// Deploys the suite by one message to the hub.
    Deploy {
        /// Who pays the seed and owns the suite.
        from: String,
        /// The hub's instantiate message; `code_ids` are filled in.
        #[serde(default)]
        msg: Value,
        /// The seed.
        #[serde(default)]
        funds: String,
    },
    /// Calls a contract.
    Exec {
        /// Who.
        from: String,
        /// Which contract.
        contract: String,
        /// With what.
        msg: Value,
        /// With which coins.
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
        /// Who.
        from: String,
        /// With what.
        msg: Value,
        /// With which coins.
        #[serde(default)]
        funds: String,
        /// Who may migrate it; none by default.
        #[serde(default)]
        admin: Option<String>,
    },
    /// Lets an account call contracts in the name of another, by x/authz. Not on the embedded chain.
    Grant {
        /// In whose name.
        from: String,
        /// Who.
        to: String,
    },
    /// Gives a contract another code.
    Migrate {
        /// Who: its admin.
        from: String,
        /// Which contract.
        contract: String,
        /// The name of the code.
        code: String,
        /// With what.
        msg: Value,
    },
    /// Names who may migrate a contract.
    SetAdmin {
        /// Who: its admin until now.
        from: String,
        /// Which contract.
        contract: String,
        /// Who may from here on.
        to: String,
    },
    /// Asks a contract.
    Query {
        /// Which contract.
        contract: String,
        /// What.
        msg: Value,
    },
    /// Makes blocks.
    Block {
        /// How many.
        #[serde(default = "one")]
        n: u64,
    },
    /// An ordinary block, one in which the clock jumps by `secs`, and one more.
    Advance {},
    /// Evidence of a double sign, in a block that is made.
    DoubleSign {
        /// Whose.
        val: String,
        /// A mark; now by default.
        #[serde(default)]
        infraction: Option<String>,
    },
    /// A validator misses blocks, which are made.
    Absent {
        /// Who.
        val: String,
        /// How many.
        blocks: u64,
    },
    /// An operator brings its validator back from jail.
    Unjail {
        /// Which.
        val: String,
    },
    /// An operator changes its commission.
    SetCommission {
        /// Which.
        val: String,
        /// To what.
        rate: String,
    },
    /// Sends coins.
    BankSend {
        /// Who.
        from: String,
        /// To whom.
        to: String,
        /// What.
        funds: String,
    },
    /// Coins of an account or contract, by denom.
    Balance {
        /// Whose.
        of: String,
    },
    /// Stake of an account or contract, by validator.
    Delegations {
        /// Whose.
        of: String,
    },
    /// Stake of an account or contract on its way out.
    Unbondings {
        /// Whose.
        of: String,
    },
    /// Stake of an account or contract that is still liable for where it came from.
    Redelegations {
        /// Whose.
        of: String,
    },
    /// Rewards that wait to be withdrawn, by validator and denom.
    Rewards {
        /// Whose.
        of: String,
    },
    /// A validator, as the chain has it.
    Validator {
        /// Which.
        val: String,
    },
    /// Rewards, shared among the bonded validators by power in the next block.
    Reward {
        /// How much.
        funds: String,
    },
    /// Changes parameters of the chain, in a block that is made.
    SetParams(ParamsChange),
    /// Remembers the height.
    Mark {
        /// As what.
        name: String,
    },
    /// Switches the checks after each command off, or on again.
    Check {
        /// Off?
        off: bool,
    },
    /// This file is for one chain only.
    Only {
        /// Which.
        chain: Chains,
    },
    /// Slashes at once. Only on the embedded chain.
    Slash {
        /// Whom.
        val: String,
        /// By how much.
        fraction: String,
        /// Since when; now by default.
        #[serde(default)]
        infraction_height: Option<u64>,
    },
    /// Lets a kind of message to a validator fail. Only on the embedded chain.
    Fail {
        /// To whom.
        val: String,
        /// `delegate`, `undelegate`, `redelegate` or `withdraw`.
        what: String,
        /// Or work again.
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
        /// Which.
        contract: String,
        /// Or work again.
        #[serde(default = "yes")]
        on: bool,
    },
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

/// The chain that a scenario is for, if it is not for all.
pub fn only(lines: &[Line]) -> Option<Chains> {
    match lines.first()?.command {
        Command::Only { chain } => Some(chain),
        _ => None,
    }
}

fn one() -> u64 {
    1
}

fn yes() -> bool {
    true
}

impl Command {
    /// Whether it is a transaction, which has a place in a block.
    pub fn is_tx(&self) -> bool {
        match self {
            transactions!() => true,
            starts!() | questions!() | happenings!() => false,
        }
    }

    fn takes_secs(&self) -> bool {
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

/// Reads a scenario; blank lines and `//` comments are skipped.
///
/// # Errors
/// The first line that is none of the language.
pub fn parse(text: &str) -> Result<Vec<Line>, CliError> {
    parse_rest(text, Before::default()).collect()
}

/// What was read of a scenario before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// So many lines.
    pub lines: usize,
    /// So many commands in them.
    pub commands: usize,
}

/// Reads the rest of a scenario, a line when it is asked for: an error is that of the first line that is none of the language.
pub fn parse_rest(text: &str, before: Before) -> impl Iterator<Item = Result<Line, CliError>> + '_ {
    let numbered = text.lines().zip(before.lines + 1..);
    let written = numbered.map(|(line, number)| (number, line.trim()));
    written
        .filter(|(_, line)| !line.is_empty() && !line.starts_with("//"))
        .zip(before.commands..)
        .map(|((number, line), i)| match i < MOST_LINES {
            true => parse_line(line, number).map_err(|err| err.at(number)),
            false => Err(
                CliError::bad(format!("a scenario has {MOST_LINES} commands at most")).at(number),
            ),
        })
}

/// Commands of a scenario at most.
pub const MOST_LINES: usize = 1_000_000;
/// The longest line, bytes.
const LONGEST_LINE: usize = 1 << 20;

/// Reads one line.
///
/// # Errors
/// Malformed JSON, unknown commands and fields.
pub fn parse_line(text: &str, number: usize) -> Result<Line, CliError> {
    if text.len() > LONGEST_LINE {
        let long = text.len();
        return Err(CliError::bad(format!(
            "a line of {long} bytes: {LONGEST_LINE} is the longest"
        )));
    }
    let value: Value = serde_json::from_str(text)
        .map_err(|err| CliError::bad(format!("malformed JSON: {err}")))?;
    let Value::Object(fields) = value else {
        return Err(CliError::bad(
            "a command is an object like {\"cmd\":\"block\"}",
        ));
    };
    if !fields.get("cmd").is_some_and(Value::is_string) {
        return Err(CliError::bad(
            "a command needs its name: {\"cmd\":\"block\"}",
        ));
    }
    let (mut common, own): (Map<_, _>, Map<_, _>) = fields
        .into_iter()
        .partition(|(name, _)| COMMON.contains(&name.as_str()));
    let name = own
        .get("cmd")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_string();
    let explain = |err: serde_json::Error| {
        let text = err.to_string();
        CliError::bad(match text.starts_with("unknown variant") {
            true => text.replacen("unknown variant", "unknown command", 1),
            false => format!("{name}: {text}"),
        })
    };
    let command: Command = serde_json::from_value(Value::Object(own)).map_err(explain)?;
    let has_secs = common.remove("secs").is_some();
    let mut common: Common = serde_json::from_value(Value::Object(common)).map_err(explain)?;
    if has_secs {
        let secs = span::of_line(text);
        common.secs = secs.map_err(|err| CliError::bad(format!("{name}: {}", err.message)))?;
    }
    let misplaced = [
        ("same_block", common.same_block && !command.is_tx()),
        ("secs", common.secs.is_some() && !command.takes_secs()),
        ("may_fail", common.may_fail && common.fails.is_some()),
    ];
    if let Some((field, _)) = misplaced.iter().find(|(_, is)| *is) {
        return Err(CliError::bad(format!(
            "{name}: `{field}` has no meaning here"
        )));
    }
    if matches!(command, Command::Advance {}) && common.secs.is_none() {
        return Err(CliError::bad("advance: missing field `secs`"));
    }
    super::expect::validate(&common)?;
    Ok(Line {
        number,
        text: text.to_string(),
        command,
        common,
    })
}

const COMMON: [&str; 7] = [
    "note",
    "expect",
    "save",
    "fails",
    "may_fail",
    "same_block",
    "secs",
];
