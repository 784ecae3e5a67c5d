//! `ballast completions` and `ballast man`.

use ballast_tool::output::Output;
use ballast_tool::CliError;
use clap_complete::Shell;
use serde_json::json;
use std::path::Path;

pub fn completions(shell: Shell, out: &Output) -> Result<(), CliError> {
    let mut text = vec![];
    clap_complete::generate(shell, &mut super::command(), "ballast", &mut text);
    print(&text, "completions", out)
}

pub fn man(folder: Option<&Path>, out: &Output) -> Result<(), CliError> {
    let failed = |err: std::io::Error| CliError::bad(format!("the manual: {err}"));
    let Some(folder) = folder else {
        let mut text = vec![];
        clap_mangen::Man::new(super::command())
            .render(&mut text)
            .map_err(failed)?;
        return print(&text, "man", out);
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(super::command(), folder).map_err(failed)?;
    match out.json {
        true => out.json(&json!({"written": folder})),
        false => out.line(format!("wrote the manual pages to {}", folder.display())),
    }
    Ok(())
}

fn print(text: &[u8], what: &str, out: &Output) -> Result<(), CliError> {
    let text = String::from_utf8_lossy(text);
    match out.json {
        true => out.json(&json!({ what: text })),
        false => out.line(text.trim_end()),
    }
    Ok(())
}
