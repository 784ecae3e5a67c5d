//! The page's parts, compiled in.

/// A part of a page.
pub struct Asset {
    /// The path under which browsers ask for it.
    pub path: &'static str,
    /// Its `Content-Type`.
    pub kind: &'static str,
    /// Its text.
    pub text: &'static str,
}

impl Asset {
    const fn new(path: &'static str, kind: &'static str, text: &'static str) -> Self {
        Self { path, kind, text }
    }
}

/// The parts of the dashboard.
pub const ASSETS: &[Asset] = &[
    Asset::new("/", HTML, include_str!("../../assets/index.html")),
    Asset::new("/style.css", CSS, include_str!("../../assets/style.css")),
    Asset::new("/page.css", CSS, include_str!("../../assets/page.css")),
    Asset::new("/risk.css", CSS, ballast_risk::STYLE),
    Asset::new("/icon.svg", SVG, include_str!("../../assets/icon.svg")),
    Asset::new(
        "/app/format.js",
        JS,
        include_str!("../../assets/app/format.js"),
    ),
    Asset::new("/app/dom.js", JS, include_str!("../../assets/app/dom.js")),
    Asset::new(
        "/app/lines.js",
        JS,
        include_str!("../../assets/app/lines.js"),
    ),
    Asset::new("/app/bars.js", JS, include_str!("../../assets/app/bars.js")),
    Asset::new(
        "/app/story.js",
        JS,
        include_str!("../../assets/app/story.js"),
    ),
    Asset::new(
        "/app/pictures.js",
        JS,
        include_str!("../../assets/app/pictures.js"),
    ),
    Asset::new(
        "/app/panels.js",
        JS,
        include_str!("../../assets/app/panels.js"),
    ),
    Asset::new(
        "/app/tables.js",
        JS,
        include_str!("../../assets/app/tables.js"),
    ),
    Asset::new(
        "/app/person.js",
        JS,
        include_str!("../../assets/app/person.js"),
    ),
    Asset::new(
        "/app/forms.js",
        JS,
        include_str!("../../assets/app/forms.js"),
    ),
    Asset::new("/app/main.js", JS, include_str!("../../assets/app/main.js")),
    Asset::new(
        "/app/amount.js",
        JS,
        include_str!("../../assets/app/amount.js"),
    ),
    Asset::new("/app/words.js", JS, WORDS),
    Asset::new("/app/theme.js", JS, THEME),
];

const WORDS: &str = include_str!("../../assets/app/words.js");
const THEME: &str = include_str!("../../assets/app/theme.js");

/// The parts of the page for wallets, those that it shares with the dashboard included.
pub const WALLET_ASSETS: &[Asset] = &[
    Asset::new("/style.css", CSS, include_str!("../../assets/style.css")),
    Asset::new("/page.css", CSS, include_str!("../../assets/page.css")),
    Asset::new("/wallet.css", CSS, include_str!("../../assets/wallet.css")),
    Asset::new("/icon.svg", SVG, include_str!("../../assets/icon.svg")),
    Asset::new(
        "/app/format.js",
        JS,
        include_str!("../../assets/app/format.js"),
    ),
    Asset::new("/app/dom.js", JS, include_str!("../../assets/app/dom.js")),
    Asset::new(
        "/app/lines.js",
        JS,
        include_str!("../../assets/app/lines.js"),
    ),
    Asset::new(
        "/app/person.js",
        JS,
        include_str!("../../assets/app/person.js"),
    ),
    Asset::new(
        "/app/amount.js",
        JS,
        include_str!("../../assets/app/amount.js"),
    ),
    Asset::new("/app/words.js", JS, WORDS),
    Asset::new("/app/theme.js", JS, THEME),
    Asset::new(
        "/wallet/acts.js",
        JS,
        include_str!("../../assets/wallet/acts.js"),
    ),
    Asset::new(
        "/wallet/facts.js",
        JS,
        include_str!("../../assets/wallet/facts.js"),
    ),
    Asset::new(
        "/wallet/form.js",
        JS,
        include_str!("../../assets/wallet/form.js"),
    ),
    Asset::new(
        "/wallet/keplr.js",
        JS,
        include_str!("../../assets/wallet/keplr.js"),
    ),
    Asset::new(
        "/wallet/main.js",
        JS,
        include_str!("../../assets/wallet/main.js"),
    ),
    Asset::new(
        "/wallet/mine.js",
        JS,
        include_str!("../../assets/wallet/mine.js"),
    ),
    Asset::new(
        "/wallet/node.js",
        JS,
        include_str!("../../assets/wallet/node.js"),
    ),
    Asset::new(
        "/wallet/proto.js",
        JS,
        include_str!("../../assets/wallet/proto.js"),
    ),
    Asset::new(
        "/wallet/review.js",
        JS,
        include_str!("../../assets/wallet/review.js"),
    ),
    Asset::new(
        "/wallet/send.js",
        JS,
        include_str!("../../assets/wallet/send.js"),
    ),
    Asset::new(
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
