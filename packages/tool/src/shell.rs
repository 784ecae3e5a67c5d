//! Words of commands that are printed for people to copy.

/// A word as bash and zsh read it back: as it is where no character means anything to them, otherwise in
/// single quotes.
pub fn quoted(word: &str) -> String {
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
}
