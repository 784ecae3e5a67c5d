//! What went wrong, out of all that daemons and chains say around it.

/// What a daemon said went wrong, without the colours, the usage and the stack that versions add.
pub(crate) fn said(text: &str) -> String {
    let text = without_colours(text);
    // newer versions log it: `5:48PM ERR failure when running app err="…"`
    if let Some(logged) = text.lines().rev().find_map(|line| line.split_once(" err=")) {
        let quoted: Result<String, _> = serde_json::from_str(logged.1.trim());
        return one_line(&quoted.unwrap_or_else(|_| logged.1.to_string()));
    }
    let lines = text.lines().map(str::trim_end);
    let lines =
        lines.take_while(|line| !line.starts_with("Usage:") && !line.starts_with("goroutine"));
    let lines: Vec<&str> = lines
        .filter(|line| !line.trim().is_empty() && !line.starts_with("gas estimate:"))
        .collect();
    let starts = |line: &&str| line.trim_start().to_lowercase().starts_with("error:");
    let from = lines.iter().rposition(starts).unwrap_or(0);
    let kept = one_line(&lines.get(from..).unwrap_or_default().join(" "));
    let bare = kept
        .strip_prefix("Error: ")
        .or_else(|| kept.strip_prefix("ERROR: "));
    bare.unwrap_or(&kept).to_string()
}

/// `ESC [ … m` taken out.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_string();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

pub(crate) fn one_line(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match joined.char_indices().nth(600) {
        Some((end, _)) => format!("{}…", &joined[..end]),
        None => joined,
    }
}

/// The contract's own words, out of all that the layers around it add.
pub fn plainly(said: &str) -> String {
    let mut text = said;
    let layers = [
        "rpc error: code = ",
        "failed to execute message; message index: 0: ",
    ];
    loop {
        let before = text;
        for layer in layers {
            if let Some(rest) = text.strip_prefix(layer) {
                text = rest.split_once("desc = ").map_or(rest, |(_, inner)| inner);
            }
        }
        if text == before {
            break;
        }
    }
    let ends = [
        ": execute wasm contract failed",
        ": query wasm contract failed",
        ": migrate wasm contract failed",
        ": instantiate wasm contract failed",
        ": create wasm contract failed",
        " With gas wanted",
        " with gas used",
    ];
    let end = ends.iter().filter_map(|end| text.find(end)).min();
    let kept = text[..end.unwrap_or(text.len())].trim();
    // where in the daemon's source it was said: ` [cosmos/cosmos-sdk@v0.54.0/x/bank/keeper/send.go:324]`
    let place = kept.rfind(" [").filter(|at| kept[*at..].contains(".go:"));
    kept[..place.unwrap_or(kept.len())].to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_and_noise_are_cut() {
        let text =
            "gas estimate: 12\nError: nobody.info: key not found\nUsage:\n  wasmd keys show\n";
        assert_eq!(said(text), "nobody.info: key not found");
        let text = "Usage:\n  wasmd query tx [flags]\n\n\u{1b}[90m5:48PM\u{1b}[0m \u{1b}[31mERR\u{1b}[0m \
                    \u{1b}[1mfailure when running app\u{1b}[0m \u{1b}[36merr=\u{1b}[0m\"Post \\\"x\\\": refused\"\n";
        assert_eq!(said(text), "Post \"x\": refused");
        assert_eq!(
            said("rpc error: code = NotFound desc = tx\n\n"),
            "rpc error: code = NotFound desc = tx"
        );
    }

    #[test]
    fn the_contracts_words_are_kept() {
        let said = "rpc error: code = Unknown desc = rpc error: code = Unknown desc = failed to execute \
                    message; message index: 0: the deposit is too small: execute wasm contract failed \
                    [CosmWasm/wasmd@v0.70.3/x/wasm/keeper/keeper.go:479] with gas used: '123'";
        assert_eq!(plainly(said), "the deposit is too small");
        assert_eq!(plainly("out of gas"), "out of gas");
        let said = "insufficient funds [cosmos/cosmos-sdk@v0.54.0/x/bank/keeper/send.go:324]";
        assert_eq!(plainly(said), "insufficient funds");
    }
}
