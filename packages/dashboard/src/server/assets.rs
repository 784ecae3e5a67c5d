//! The page's parts, compiled in.

/// Path, type, text.
pub const ASSETS: &[(&str, &str, &str)] = &[
    ("/", HTML, include_str!("../../assets/index.html")),
    ("/style.css", CSS, include_str!("../../assets/style.css")),
    ("/page.css", CSS, include_str!("../../assets/page.css")),
    ("/risk.css", CSS, ballast_risk::STYLE),
    ("/icon.svg", SVG, include_str!("../../assets/icon.svg")),
    (
        "/app/format.js",
        JS,
        include_str!("../../assets/app/format.js"),
    ),
    ("/app/dom.js", JS, include_str!("../../assets/app/dom.js")),
    (
        "/app/lines.js",
        JS,
        include_str!("../../assets/app/lines.js"),
    ),
    ("/app/bars.js", JS, include_str!("../../assets/app/bars.js")),
    (
        "/app/story.js",
        JS,
        include_str!("../../assets/app/story.js"),
    ),
    (
        "/app/pictures.js",
        JS,
        include_str!("../../assets/app/pictures.js"),
    ),
    (
        "/app/panels.js",
        JS,
        include_str!("../../assets/app/panels.js"),
    ),
    (
        "/app/tables.js",
        JS,
        include_str!("../../assets/app/tables.js"),
    ),
    (
        "/app/person.js",
        JS,
        include_str!("../../assets/app/person.js"),
    ),
    (
        "/app/forms.js",
        JS,
        include_str!("../../assets/app/forms.js"),
    ),
    ("/app/main.js", JS, include_str!("../../assets/app/main.js")),
    (
        "/app/amount.js",
        JS,
        include_str!("../../assets/app/amount.js"),
    ),
    ("/app/words.js", JS, WORDS),
    ("/app/theme.js", JS, THEME),
];

const WORDS: &str = include_str!("../../assets/app/words.js");
const THEME: &str = include_str!("../../assets/app/theme.js");

/// The parts of the page for wallets, those that it shares with the dashboard included.
pub const WALLET_ASSETS: &[(&str, &str, &str)] = &[
    ("/style.css", CSS, include_str!("../../assets/style.css")),
    ("/page.css", CSS, include_str!("../../assets/page.css")),
    ("/wallet.css", CSS, include_str!("../../assets/wallet.css")),
    ("/icon.svg", SVG, include_str!("../../assets/icon.svg")),
    (
        "/app/format.js",
        JS,
        include_str!("../../assets/app/format.js"),
    ),
    ("/app/dom.js", JS, include_str!("../../assets/app/dom.js")),
    (
        "/app/lines.js",
        JS,
        include_str!("../../assets/app/lines.js"),
    ),
    (
        "/app/person.js",
        JS,
        include_str!("../../assets/app/person.js"),
    ),
    (
        "/app/amount.js",
        JS,
        include_str!("../../assets/app/amount.js"),
    ),
    ("/app/words.js", JS, WORDS),
    ("/app/theme.js", JS, THEME),
    (
        "/wallet/acts.js",
        JS,
        include_str!("../../assets/wallet/acts.js"),
    ),
    (
        "/wallet/facts.js",
        JS,
        include_str!("../../assets/wallet/facts.js"),
    ),
    (
        "/wallet/form.js",
        JS,
        include_str!("../../assets/wallet/form.js"),
    ),
    (
        "/wallet/keplr.js",
        JS,
        include_str!("../../assets/wallet/keplr.js"),
    ),
    (
        "/wallet/main.js",
        JS,
        include_str!("../../assets/wallet/main.js"),
    ),
    (
        "/wallet/mine.js",
        JS,
        include_str!("../../assets/wallet/mine.js"),
    ),
    (
        "/wallet/node.js",
        JS,
        include_str!("../../assets/wallet/node.js"),
    ),
    (
        "/wallet/proto.js",
        JS,
        include_str!("../../assets/wallet/proto.js"),
    ),
    (
        "/wallet/review.js",
        JS,
        include_str!("../../assets/wallet/review.js"),
    ),
    (
        "/wallet/send.js",
        JS,
        include_str!("../../assets/wallet/send.js"),
    ),
    (
        "/wallet/suite.js",
        JS,
        include_str!("../../assets/wallet/suite.js"),
    ),
];

/// The page for wallets; with its policy inside where no server says it.
pub fn page_for_wallets(policy: Option<&str>) -> String {
    let policy = policy.map_or(String::new(), |policy| {
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
    });
    include_str!("../../assets/wallet.html").replace("<!-- policy -->", &policy)
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";
