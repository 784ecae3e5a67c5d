//! What `ballast chain` does, as commands of the scenario language.

use super::SessionArg;
use crate::commands::words::{coins, message, secs};
use ballast_session::Session;
use ballast_tool::CliError;
use clap::{Args, Subcommand};
use serde_json::{json, Value};

/// A command of the scenario language, and the session that it is run on.
pub struct Act {
    pub session: SessionArg,
    pub command: Value,
}

/// Blocks and time.
#[derive(Subcommand)]
pub enum Time {
    /// Makes blocks
    #[command(
        after_help = "Examples:\n  ballast chain block 10\n  ballast chain block 20 --every 0.4s"
    )]
    Block {
        /// How many blocks are made
        #[arg(default_value_t = 1)]
        n: u64,
        /// Time from one to the next: 5s, 0.4s
        #[arg(long, value_name = "TIME", default_value = "5s")]
        every: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Lets time pass
    #[command(after_help = "Examples:
  ballast chain advance 21d
  ballast chain advance 0.4s")]
    Advance {
        /// 21d, 12h, 30m, 90s, 0.4s or seconds
        time: String,
        #[command(flatten)]
        session: SessionArg,
    },
}

/// What happens to validators.
#[derive(Subcommand)]
pub enum Validators {
    /// Pays rewards to the bonded validators, in proportion to their power
    #[command(after_help = "Example:\n  ballast chain reward 3000000")]
    Reward {
        /// Base units, 5 or 5ustake,3uatom; or whole tokens, 1.5token
        funds: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Slashes a validator at once
    #[command(after_help = "Example:\n  ballast chain slash val0 0.05")]
    Slash {
        /// The validator: val0
        validator: String,
        /// Fraction to slash: 0.05 is 5 %
        fraction: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Makes a validator sign twice: it is slashed, jailed and tombstoned
    DoubleSign {
        /// The validator: val0
        validator: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Makes a validator miss blocks
    #[command(after_help = "Example:\n  ballast chain absent val1 60")]
    Absent {
        /// The validator: val0
        validator: String,
        /// How many blocks it misses
        blocks: u64,
        /// Time from one to the next: 5s, 0.4s
        #[arg(long, value_name = "TIME", default_value = "5s")]
        every: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Brings a validator back from jail, as its operator
    Unjail {
        /// The validator: val0
        validator: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Changes a validator's commission, as its operator
    #[command(after_help = "Example:\n  ballast chain commission val2 0.06")]
    Commission {
        /// The validator: val0
        validator: String,
        /// 0.06 is 6 %
        rate: String,
        #[command(flatten)]
        session: SessionArg,
    },
}

/// Coins and contracts.
#[derive(Subcommand)]
pub enum Contracts {
    /// Sends coins from an account
    #[command(after_help = "Example:\n  ballast chain send alice bob 5000000")]
    Send {
        /// The account that pays
        from: String,
        /// The account or contract that is paid
        to: String,
        /// Base units, 5 or 5ustake,3uatom; or whole tokens, 1.5token
        funds: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Instantiates another contract on the chain: an extension, or one that votes
    #[command(
        after_help = "Example:\n  ballast chain make timelock '{\"hub\":\"${hub}\",\"proposer\":\"${alice}\"}' --from alice\n  ballast query \
                      timelock '{\"exit_window\":{}}'"
    )]
    Make(MakeArgs),
    /// Migrates a contract to another code, as its admin
    #[command(after_help = "Example:\n  ballast chain migrate vault vault --from alice")]
    Migrate {
        /// The contract: vault
        contract: String,
        /// The name of the code
        code: String,
        /// The message of the migration, JSON
        #[arg(default_value = "{}")]
        msg: String,
        /// Its admin, who signs
        #[arg(long)]
        from: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Names who may migrate a contract, as its admin
    #[command(after_help = "Example:\n  ballast chain set-admin vault timelock --from alice")]
    SetAdmin {
        /// The contract: vault
        contract: String,
        /// The new admin: an account or a contract
        to: String,
        /// The present admin, who signs
        #[arg(long)]
        from: String,
        #[command(flatten)]
        session: SessionArg,
    },
}

/// A contract beside the suite.
#[derive(Args)]
pub struct MakeArgs {
    /// Which code: timelock, cw3_flex, cw4_stake, cw4_group, ...
    code: String,
    /// The instantiate message, in JSON; `${name}` is an address
    msg: String,
    /// The account that instantiates it
    #[arg(long)]
    from: String,
    /// Its name in later commands; by default the name of its code
    #[arg(long = "as")]
    name: Option<String>,
    /// Its admin, who may migrate it; none by default
    #[arg(long)]
    admin: Option<String>,
    /// Coins to attach
    #[arg(long, default_value = "")]
    funds: String,
    #[command(flatten)]
    session: SessionArg,
}

impl Time {
    /// # Errors
    /// The text is not a time.
    pub fn command(self) -> Result<Act, CliError> {
        let (session, command) = match self {
            Self::Block { n, every, session } => {
                let block = json!({"cmd": "block", "n": n, "secs": secs(&every)?});
                (session, block)
            }
            Self::Advance { time, session } => {
                (session, json!({"cmd": "advance", "secs": secs(&time)?}))
            }
        };
        Ok(Act { session, command })
    }
}

impl Validators {
    /// # Errors
    /// A text is not a time or not coins; no session that says how many decimals a token has.
    pub fn command(self) -> Result<Act, CliError> {
        let (session, command) = match self {
            Self::Reward { funds, session } => {
                let funds = coins(&Session::open(&session.session)?, &funds)?;
                (session, json!({"cmd": "reward", "funds": funds}))
            }
            Self::Slash {
                validator,
                fraction,
                session,
            } => {
                let slash = json!({"cmd": "slash", "val": validator, "fraction": fraction});
                (session, slash)
            }
            Self::DoubleSign { validator, session } => {
                (session, json!({"cmd": "double_sign", "val": validator}))
            }
            Self::Absent {
                validator,
                blocks,
                every,
                session,
            } => {
                let secs = secs(&every)?;
                let absent =
                    json!({"cmd": "absent", "val": validator, "blocks": blocks, "secs": secs});
                (session, absent)
            }
            Self::Unjail { validator, session } => {
                (session, json!({"cmd": "unjail", "val": validator}))
            }
            Self::Commission {
                validator,
                rate,
                session,
            } => {
                let set = json!({"cmd": "set_commission", "val": validator, "rate": rate});
                (session, set)
            }
        };
        Ok(Act { session, command })
    }
}

impl Contracts {
    /// # Errors
    /// A text is not coins or not a message; no session that says how many decimals a token has.
    pub fn command(self) -> Result<Act, CliError> {
        let (session, command) = match self {
            Self::Send {
                from,
                to,
                funds,
                session,
            } => {
                let funds = coins(&Session::open(&session.session)?, &funds)?;
                let send = json!({"cmd": "bank_send", "from": from, "to": to, "funds": funds});
                (session, send)
            }
            Self::Make(args) => args.command()?,
            Self::Migrate {
                contract,
                code,
                msg,
                from,
                session,
            } => {
                let msg = message(&msg)?;
                let migrate = json!({"cmd": "migrate", "from": from, "contract": contract, "code": code, "msg": msg});
                (session, migrate)
            }
            Self::SetAdmin {
                contract,
                to,
                from,
                session,
            } => {
                let set = json!({"cmd": "set_admin", "from": from, "contract": contract, "to": to});
                (session, set)
            }
        };
        Ok(Act { session, command })
    }
}

impl MakeArgs {
    fn command(self) -> Result<(SessionArg, Value), CliError> {
        let name = self.name.as_ref().unwrap_or(&self.code);
        let mut make = json!({
            "cmd": "instantiate", "code": self.code, "as": name, "from": self.from,
            "msg": message(&self.msg)?, "funds": self.funds,
        });
        if let Some(admin) = self.admin {
            make["admin"] = json!(admin);
        }
        Ok((self.session, make))
    }
}
