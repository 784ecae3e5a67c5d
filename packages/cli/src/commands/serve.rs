//! `ballast serve`: the dashboard.

use super::serve_story;
use super::stage::{cli_error, Saved};
use super::words::{extension_at, ExtensionAt};
use ballast_dashboard::{serve, Binding, Embedded, Explorer, Named, Node, Observer, Wallet, World};
use ballast_deploy::Record;
use ballast_tool::output::{progress, Output};
use ballast_tool::CliError;
use clap::Args;
use cosmwasm_std::Decimal;
use serde_json::json;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

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
    #[arg(long, value_name = "URL", requires = "at")]
    lcd: Option<String>,
    /// The hub on that chain
    #[arg(long, value_name = "ADDRESS", requires = "lcd", group = "at")]
    hub: Option<String>,
    /// The record of the deployment on that chain, which names the hub
    #[arg(long, value_name = "FILE", requires = "lcd", group = "at")]
    deployment: Option<PathBuf>,
    #[command(flatten)]
    wallet: WalletArgs,
    /// A contract that stands on the suite, with its extension: timelock=wasm1…
    #[arg(long, value_name = "NAME=ADDRESS", requires = "lcd")]
    extension: Vec<String>,
}

/// The page that has a wallet sign.
#[derive(Args)]
struct WalletArgs {
    /// Also a page at /wallet, on which people stake with the wallet of their browser; this server signs nothing
    #[arg(long, requires_all = ["lcd", "rpc"])]
    wallet: bool,
    /// The node's RPC endpoint, as browsers reach it
    #[arg(long, value_name = "URL", requires = "wallet")]
    rpc: Option<String>,
    /// Writes that page as files for any web server, and ends
    #[arg(long = "static", value_name = "FOLDER", requires = "wallet")]
    folder: Option<PathBuf>,
    /// What a unit of gas costs; twice the node's least by default
    #[arg(long, value_name = "PRICE", requires = "wallet")]
    gas_price: Option<Decimal>,
    /// What people call the chain; its id by default
    #[arg(long, value_name = "NAME", requires = "wallet")]
    chain_name: Option<String>,
    /// The number of the chain's coin in derivation paths
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 118,
        requires = "wallet"
    )]
    coin_type: u32,
    /// Where a transaction is shown: https://…/{hash}
    #[arg(long, value_name = "URL", requires = "wallet")]
    explorer_tx: Option<String>,
    /// Where an account is shown: https://…/{address}
    #[arg(long, value_name = "URL", requires = "wallet")]
    explorer_account: Option<String>,
}

impl WalletArgs {
    /// What the page is told, where it is asked for.
    fn page(&self, node: &Node, observer: &mut Observer) -> Result<Option<Wallet>, CliError> {
        let (true, Some(rpc)) = (self.wallet, &self.rpc) else {
            return Ok(None);
        };
        for (flag, link, place) in [
            ("--explorer-tx", &self.explorer_tx, "{hash}"),
            ("--explorer-account", &self.explorer_account, "{address}"),
        ] {
            let fits = |link: &String| link.starts_with("https://") && link.contains(place);
            if let Some(link) = link.as_ref().filter(|link| !fits(link)) {
                return Err(CliError::bad(format!(
                    "{flag} {link}: write https://…/{place}"
                )));
            }
        }
        let named = Named {
            rpc: rpc.trim_end_matches('/').to_string(),
            name: self.chain_name.clone(),
            coin_type: self.coin_type,
            gas_price: self.gas_price,
            explorer: Explorer {
                tx: self.explorer_tx.clone(),
                account: self.explorer_account.clone(),
            },
        };
        Wallet::of(node, observer, named)
            .map(Some)
            .map_err(cli_error)
    }
}

/// The hub that a record names.
fn hub_of(record: &Path) -> Result<String, CliError> {
    Record::read(record)?.address("hub")
}

/// Shows it until the process ends.
pub fn run(args: &ServeArgs, out: &Output) -> Result<(), CliError> {
    let mut observer = Observer::default();
    let named = args.deployment.as_deref().map(hub_of).transpose()?;
    let hub = args.hub.clone().or(named);
    let given = args.extension.iter().map(|text| extension_at(text));
    let given: Vec<ExtensionAt> = given.collect::<Result<_, _>>()?;
    let (mut world, wallet): (Box<dyn World>, _) = match (&args.lcd, &hub, &args.session) {
        (Some(lcd), Some(hub), _) => {
            let _progress = progress("asking the node how it was");
            let mut node = Node::connect(lcd, hub).map_err(cli_error)?;
            let wallet = args.wallet.page(&node, &mut observer)?;
            if let (Some(folder), Some(wallet)) = (&args.wallet.folder, &wallet) {
                return write(wallet, folder, out);
            }
            for ExtensionAt { name, address } in &given {
                node.extend(name, address).map_err(cli_error)?;
            }
            node.look_back(&mut observer).map_err(cli_error)?;
            (Box::new(node), wallet)
        }
        (_, _, Some(path)) => (Box::new(Embedded(Saved::open(path)?)), None),
        _ => {
            let story = serve_story::story(args.days, &mut observer)?;
            (Box::new(Embedded(story)), None)
        }
    };
    observer.sample(&*world, None).map_err(cli_error)?;
    let binding = Binding {
        address: SocketAddr::new(args.bind, args.port),
        names: args.name.clone(),
    };
    let ready = |address| say_where(address, &args.name, wallet.is_some(), out);
    serve(binding, &mut *world, &mut observer, wallet.as_ref(), ready)
        .map_err(|err| CliError::bad(format!("{}:{}: {err}", args.bind, args.port)))
}

/// Says where the page is, and who can see it.
fn say_where(address: SocketAddr, names: &[String], has_wallet: bool, out: &Output) {
    let url = format!("http://{}", reachable(address));
    if out.json {
        out.json(&json!({"url": url}));
        return;
    }
    out.line(format!("Ballast is at {}", out.strong(&url)));
    if has_wallet {
        let page = format!("{url}/wallet");
        out.line(format!("with a wallet: {}", out.strong(&page)));
    }
    if !address.ip().is_loopback() {
        out.line("it can be seen from other machines, so it only shows");
    }
    if address.ip().is_unspecified() && names.is_empty() {
        out.line("other machines need a name that it answers to: --name HOST");
    }
    for name in names {
        out.line(format!("other machines: http://{name}:{}", address.port()));
    }
    out.line(out.faint("Ctrl-C ends it"));
}

/// Writes the page for wallets.
fn write(wallet: &Wallet, folder: &Path, out: &Output) -> Result<(), CliError> {
    let written = wallet.write(folder);
    let written = written.map_err(|err| CliError::bad(format!("{}: {err}", folder.display())))?;
    match out.json {
        true => out.json(&json!({"written": written})),
        false => {
            out.line(format!(
                "wrote {} files into {}",
                written.len(),
                folder.display()
            ));
            out.line(
                "any web server can hand them out; the node must allow the page's origin (CORS)",
            );
        }
    }
    Ok(())
}

/// An address that can be opened: for "every address of this machine" it is the loopback.
fn reachable(address: SocketAddr) -> SocketAddr {
    let loopback = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(loopback, address.port())
}
