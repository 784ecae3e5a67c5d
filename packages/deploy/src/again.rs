//! Commands that are printed for people to copy, each word quoted for bash and zsh.

use crate::chain_flags::Reach;
use ballast_tool::shell::quoted;
use std::path::Path;

/// A command line that is put together word by word.
pub struct CommandLine(String);

impl CommandLine {
    /// Begins with the command: `ballast deploy`.
    pub fn new(command: &str) -> Self {
        Self(command.to_string())
    }

    /// Adds a word that is no flag: `hub`.
    #[must_use]
    pub fn word(mut self, word: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(&quoted(word));
        self
    }

    /// Adds a flag with its value: `--from me`.
    #[must_use]
    pub fn flag(self, flag: &str, value: &str) -> Self {
        match value.starts_with('-') {
            // apart it would be read as a flag
            true => self.word(&format!("{flag}={value}")),
            false => self.word(flag).word(value),
        }
    }

    /// Adds a flag with its file or folder, if there is one.
    #[must_use]
    pub fn path(self, flag: &str, path: Option<&Path>) -> Self {
        match path {
            Some(path) => self.flag(flag, &path.to_string_lossy()),
            None => self,
        }
    }

    /// Adds a flag without a value, if it was given.
    #[must_use]
    pub fn switch(self, flag: &str, is_given: bool) -> Self {
        match is_given {
            true => self.word(flag),
            false => self,
        }
    }

    /// Adds the flags by which the chain is reached.
    #[must_use]
    pub fn reach(self, reach: &Reach) -> Self {
        let given = reach.flags().into_iter();
        given.fold(self, |line, flag| line.flag(flag.name, &flag.value))
    }

    /// The whole line.
    pub fn text(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_flag_stays_a_value() {
        let line = CommandLine::new("ballast deploy").flag("--from", "-me");
        assert_eq!(line.text(), "ballast deploy --from=-me");
    }
}
