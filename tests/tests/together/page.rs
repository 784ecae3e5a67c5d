//! `docs/STRESS.md`: the table between its two marks is what the seed shock did.

use ballast_stress::table::{markdown, sentence};
use ballast_stress::Outcome;
use std::path::Path;

const BEGIN: &str =
    "<!-- the seed shock, written by BALLAST_WRITE=1 cargo test --test together -->";
const END: &str = "<!-- end of the seed shock -->";

/// The page says what happened, or is written so.
pub fn holds(outcome: &Outcome) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let Some(page) = here
        .map(|folder| folder.join("docs/STRESS.md"))
        .find(|page| page.is_file())
    else {
        // on the built contracts there are no pages
        return;
    };
    let text = std::fs::read_to_string(&page).unwrap();
    let (head, rest) = text.split_once(BEGIN).expect("the first mark");
    let (_, tail) = rest.split_once(END).expect("the second mark");
    let shocks: String = outcome
        .played
        .iter()
        .map(|one| format!("- {}.\n", quoted(&sentence(one, 6))))
        .collect();
    let table = markdown(outcome, 6);
    let new = format!("{head}{BEGIN}\n\n{shocks}\n{table}\n{END}{tail}");
    if std::env::var_os("BALLAST_WRITE").is_some() {
        std::fs::write(&page, new).unwrap();
        return;
    }
    assert!(
        text == new,
        "docs/STRESS.md is stale: BALLAST_WRITE=1 cargo test --test together writes it"
    );
}

/// The shock as code, what came of it as prose.
fn quoted(sentence: &str) -> String {
    match sentence.split_once("}}: ") {
        Some((shock, rest)) => format!("`{shock}}}}}`: {rest}"),
        None => sentence.to_string(),
    }
}
