//! The parts of the two pages, compiled in.

/// A part of a page.
pub struct Asset {
    /// The path under which browsers ask for it.
    pub path: &'static str,
    /// Its `Content-Type`.
    pub kind: &'static str,
    /// Its text.
    pub text: &'static str,
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// A file of `assets/`, under its own name.
macro_rules! asset {
    ($kind:ident, $file:literal) => {
        Asset {
            path: concat!("/", $file),
            kind: $kind,
            text: include_str!(concat!("../assets/", $file)),
        }
    };
}

/// Parts of both pages.
pub const SHARED: &[Asset] = &[
    asset!(CSS, "style.css"),
    asset!(CSS, "page.css"),
    asset!(SVG, "icon.svg"),
    asset!(JS, "app/format.js"),
    asset!(JS, "app/dom.js"),
    asset!(JS, "app/lines.js"),
    asset!(JS, "app/person.js"),
    asset!(JS, "app/amount.js"),
    asset!(JS, "app/words.js"),
    asset!(JS, "app/theme.js"),
];

/// Parts of the dashboard alone.
pub const DASHBOARD: &[Asset] = &[
    Asset {
        path: "/",
        kind: "text/html; charset=utf-8",
        text: include_str!("../assets/index.html"),
    },
    Asset {
        path: "/risk.css",
        kind: CSS,
        text: ballast_risk::STYLE,
    },
    asset!(JS, "app/bars.js"),
    asset!(JS, "app/story.js"),
    asset!(JS, "app/pictures.js"),
    asset!(JS, "app/panels.js"),
    asset!(JS, "app/tables.js"),
    asset!(JS, "app/forms.js"),
    asset!(JS, "app/main.js"),
];

/// Parts of the page for wallets alone, but for the page itself.
pub const WALLET: &[Asset] = &[
    asset!(CSS, "wallet.css"),
    asset!(JS, "wallet/acts.js"),
    asset!(JS, "wallet/facts.js"),
    asset!(JS, "wallet/form.js"),
    asset!(JS, "wallet/keplr.js"),
    asset!(JS, "wallet/main.js"),
    asset!(JS, "wallet/mine.js"),
    asset!(JS, "wallet/node.js"),
    asset!(JS, "wallet/proto.js"),
    asset!(JS, "wallet/review.js"),
    asset!(JS, "wallet/send.js"),
    asset!(JS, "wallet/suite.js"),
];

/// The page for wallets; with its policy inside where no server says it.
pub fn page_for_wallets(policy: Option<&str>) -> String {
    let policy = policy.map_or(String::new(), |policy| {
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
    });
    include_str!("../assets/wallet.html").replace("<!-- policy -->", &policy)
}
