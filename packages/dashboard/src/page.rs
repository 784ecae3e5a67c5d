//! Files that need nothing else to be read: style, scripts and data in one.

use serde_json::Value;

const STYLE: &str = include_str!("../assets/style.css");
const SHARED: [&str; 6] = [
    include_str!("../assets/app/format.js"),
    include_str!("../assets/app/dom.js"),
    include_str!("../assets/app/lines.js"),
    include_str!("../assets/app/bars.js"),
    include_str!("../assets/app/story.js"),
    include_str!("../assets/app/panels.js"),
];
const TABLES: &str = include_str!("../assets/app/tables.js");
/// The file may run its own script and draw, and can reach nothing.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; \
    img-src data:; base-uri 'none'; form-action 'none'";

/// What is drawn, and how.
pub struct Page<'a> {
    /// The title, as text.
    pub title: &'a str,
    /// Style beside that of all pages.
    pub style: &'a str,
    /// The script that draws.
    pub script: &'a str,
    /// The data that the script draws.
    pub data: &'a Value,
}

impl Page<'_> {
    /// The page, as one HTML file.
    pub fn html(&self) -> String {
        let script: String = SHARED
            .iter()
            .chain([&TABLES, &self.script])
            .map(|text| unbound(text))
            .collect();
        let title = self.title.replace('&', "&amp;").replace('<', "&lt;");
        // nothing in the data can end its element
        let data = self.data.to_string().replace('<', "\\u003c");
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
            <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
            <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
            <title>{title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n\
            <div id=\"page\"></div>\n<noscript>This page draws itself with JavaScript.</noscript>\n\
            <script type=\"application/json\" id=\"data\">{data}</script>\n\
            <script type=\"module\">\n{script}</script>\n</body>\n</html>\n",
            self.style
        )
    }
}

/// A module as a part of one script: without imports and exports, which stand on lines of their
/// own.
fn unbound(module: &str) -> String {
    let lines = module.lines().filter(|line| !line.starts_with("import "));
    let lines = lines.map(|line| line.strip_prefix("export ").unwrap_or(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::collections::BTreeSet;

    const DRAWS: [&str; 2] = [
        include_str!("../assets/app/report.js"),
        include_str!("../assets/app/stress.js"),
    ];

    fn declared(line: &str) -> Option<&str> {
        let words = ["const ", "let ", "async function ", "function ", "class "];
        let rest = words.iter().find_map(|word| line.strip_prefix(word))?;
        rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$')
            .next()
            .filter(|name| !name.is_empty())
    }

    #[test]
    fn modules_in_one_script_do_not_clash() {
        for draw in DRAWS {
            let mut seen = BTreeSet::new();
            let all = SHARED.iter().chain([&TABLES, &draw]);
            let text: String = all.map(|text| unbound(text)).collect();
            assert!(!text
                .lines()
                .any(|l| l.starts_with("import ") || l.starts_with("export ")));
            for name in text.lines().filter_map(declared) {
                assert!(seen.insert(name.to_string()), "`{name}` is declared twice");
            }
            assert!(seen.len() > 40, "{}", seen.len());
        }
    }

    #[test]
    fn data_cannot_end_its_element_and_the_file_reaches_nothing() {
        let page = Page {
            title: "a <b> & c",
            style: "",
            script: "",
            data: &json!({"note": "</script><script>alert(1)</script>"}),
        };

        let html = page.html();

        assert_eq!(html.matches("</script>").count(), 2);
        assert!(html.contains("<title>a &lt;b> &amp; c</title>"));
        assert!(!html.contains("src=\"http") && !html.contains("url("));
        assert_eq!(
            html.matches("http").count(),
            html.matches("http-equiv").count() + 1
        );
    }
}
