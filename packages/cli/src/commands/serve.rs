//! `ballast serve`: the dashboard.

use super::serve_story;
use ballast_dashboard::{
    serve, Binding, Embedded, Guest, Node, Observer, Stage, World, WorldError,
};
use ballast_scenario::{parse_line, Report, Runner};
use ballast_session::Session;
use ballast_testing::{Chain, Contracts};
use ballast_tool::output::{progress, Output};
use ballast_tool::{CliError, Kind};
use clap::Args;
use serde_json::{json, Value};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

/// Where to listen, and what to show.
#[derive(Args)]
pub struct ServeArgs {
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address to listen on; beyond loopback the page only shows
    #[arg(long, default_value = "127.0.0.1")]
    bind: IpAddr,
    /// A further name under which browsers may call this server
    #[arg(long, value_name = "HOST")]
    name: Vec<String>,
    /// A saved session, which every act on the page goes into; a story in memory by default
    #[arg(long, conflicts_with = "lcd")]
    session: Option<PathBuf>,
    /// Days that the story in memory has behind it
    #[arg(long, default_value_t = 45, value_parser = clap::value_parser!(u64).range(1..=365),
        conflicts_with_all = ["session", "lcd"])]
    days: u64,
    /// The REST endpoint of a real chain, which is only looked at
    #[arg(long, value_name = "URL", requires = "hub")]
    lcd: Option<String>,
    /// The hub on that chain
    #[arg(long, value_name = "ADDRESS", requires = "lcd")]
    hub: Option<String>,
    /// A contract that stands on the suite, with its extension: timelock=wasm1…
    #[arg(long, value_name = "NAME=ADDRESS", requires = "lcd")]
    extension: Vec<String>,
}

/// Shows it until the process ends.
pub fn run(args: &ServeArgs, out: &Output) -> Result<(), CliError> {
    let mut observer = Observer::default();
    let mut world: Box<dyn World> = match (&args.lcd, &args.hub, &args.session) {
        (Some(lcd), Some(hub), _) => {
            let _progress = progress("asking the node how it was");
            let mut node = Node::connect(lcd, hub).map_err(told)?;
            for named in &args.extension {
                let (name, address) = named.split_once('=').ok_or_else(|| {
                    CliError::bad(format!(
                        "--extension {named}: write NAME=ADDRESS, timelock=wasm1…"
                    ))
                })?;
                node.extend(name, address).map_err(told)?;
            }
            node.look_back(&mut observer).map_err(told)?;
            Box::new(node)
        }
        (_, _, Some(path)) => Box::new(Embedded(Saved {
            session: Session::open(path)?,
            path: path.clone(),
        })),
        _ => Box::new(Embedded(serve_story::story(args.days, &mut observer)?)),
    };
    observer.sample(&*world, None).map_err(told)?;
    let binding = Binding {
        address: SocketAddr::new(args.bind, args.port),
        names: args.name.clone(),
    };
    let ready = |address: SocketAddr| {
        let url = format!("http://{}", reachable(address));
        match out.json {
            true => out.json(&json!({"url": url})),
            false => {
                out.line(format!("Ballast is at {}", out.strong(&url)));
                if !address.ip().is_loopback() {
                    out.line("it can be seen from other machines, so it only shows");
                }
                if address.ip().is_unspecified() && args.name.is_empty() {
                    out.line("other machines need a name that it answers to: --name HOST");
                }
                for name in &args.name {
                    out.line(format!("other machines: http://{name}:{}", address.port()));
                }
                out.line(out.faint("Ctrl-C ends it"));
            }
        }
    };
    serve(binding, &mut *world, &mut observer, ready)
        .map_err(|err| CliError::bad(format!("{}:{}: {err}", args.bind, args.port)))
}

/// An address that is answered: every address of the machine is none itself.
fn reachable(address: SocketAddr) -> SocketAddr {
    let loopback = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(loopback, address.port())
}

/// The error of a world, for the shell.
pub fn told(error: WorldError) -> CliError {
    match error {
        WorldError::BadInput(why) => CliError::bad(why),
        other => CliError::failed(other.to_string()),
    }
}

/// A story in memory.
pub struct Told(pub Runner);

/// A session in a file, which other commands may change meanwhile.
struct Saved {
    path: PathBuf,
    session: Session,
}

impl Stage for Told {
    fn parts(&self) -> Result<(&Chain, &Contracts), WorldError> {
        parts(&self.0)
    }

    fn guests(&self) -> Vec<Guest> {
        guests(&self.0)
    }

    fn run(&mut self, command: &Value) -> Result<Value, WorldError> {
        let line = parse_line(&either_way(command).to_string(), 1).map_err(refusal)?;
        judged(self.0.step(&line, false))
    }
}

impl Stage for Saved {
    fn parts(&self) -> Result<(&Chain, &Contracts), WorldError> {
        parts(&self.session.runner)
    }

    fn guests(&self) -> Vec<Guest> {
        guests(&self.session.runner)
    }

    fn catch_up(&mut self) -> Result<bool, WorldError> {
        if self.session.is_current() {
            return Ok(false);
        }
        self.session = Session::open(&self.path).map_err(refusal)?;
        Ok(true)
    }

    fn run(&mut self, command: &Value) -> Result<Value, WorldError> {
        judged(self.session.run(&either_way(command)))
    }
}

/// The chain and the suite of a runner that has both.
pub fn parts(runner: &Runner) -> Result<(&Chain, &Contracts), WorldError> {
    let missing = || WorldError::BadInput("there is no deployed suite".to_string());
    let chain = runner.chain().ok_or_else(missing)?;
    Ok((chain, runner.contracts().ok_or_else(missing)?))
}

/// The contracts that a runner was told to make beside the suite.
pub fn guests(runner: &Runner) -> Vec<Guest> {
    let others = runner.others().iter().filter_map(|(name, at)| {
        Some(Guest {
            name: name.clone(),
            extension: runner.code_of(name)?.to_string(),
            address: at.to_string(),
        })
    });
    others.collect()
}

/// A refused transaction makes a block all the same, so a session keeps it too.
fn either_way(command: &Value) -> Value {
    let mut command = command.clone();
    command["may_fail"] = json!(true);
    command
}

fn judged(done: Result<Report, CliError>) -> Result<Value, WorldError> {
    done.map_err(refusal)?.answer.map_err(WorldError::Refused)
}

fn refusal(error: CliError) -> WorldError {
    let text = CliError {
        line: None,
        ..error.clone()
    }
    .to_string();
    match error.kind {
        Kind::BadInput => WorldError::BadInput(text),
        Kind::Failed | Kind::Left | Kind::Unsound | Kind::Spent => WorldError::Refused(text),
    }
}
