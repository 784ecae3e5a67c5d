//! The `ballast` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ballast_cli::main(std::env::args_os())
}
