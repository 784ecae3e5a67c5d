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
];

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";
