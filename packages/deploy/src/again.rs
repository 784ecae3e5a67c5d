//! Commands that are printed for people to copy, each word quoted for bash and zsh.

use crate::chain_flags::Reach;
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
        given.fold(self, |line, (flag, value)| line.flag(flag, &value))
    }

    /// The whole line.
    pub fn text(self) -> String {
        self.0
    }
}

/// A word as bash and zsh read it back: as it is where no character means anything to them, otherwise in
/// single quotes.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:,+@%".contains(c);
    // `=` means something to zsh at a word's beginning only
    let mut all = word.chars();
    let is_plain = all.next().is_some_and(is_plain) && all.all(|c| is_plain(c) || c == '=');
    match is_plain {
        true => word.to_string(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_read_them_otherwise() {
        for (word, read) in [
            ("0.025ustake", "0.025ustake"),
            ("http://127.0.0.1:26657", "http://127.0.0.1:26657"),
            ("--wait=-1", "--wait=-1"),
            ("", "''"),
            ("=ls", "'=ls'"),
            ("~me", "'~me'"),
            ("my keys", "'my keys'"),
            ("it's", r"'it'\''s'"),
            ("$HOME", "'$HOME'"),
            ("schlüssel", "'schlüssel'"),
        ] {
            assert_eq!(quoted(word), read);
        }
    }

    #[test]
    fn a_value_that_looks_like_a_flag_stays_a_value() {
        let line = CommandLine::new("ballast deploy").flag("--from", "-me");
        assert_eq!(line.text(), "ballast deploy --from=-me");
    }
}
