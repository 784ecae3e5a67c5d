//! `docs/STRESS.md`: what stands between two marks is what happened here. `BALLAST_WRITE=1` writes
//! it.

use ballast_stress::table::{markdown, sentence};
use ballast_stress::Outcome;
use std::path::Path;
use std::sync::Mutex;

/// One at a time: tests run beside each other.
static PAGE: Mutex<()> = Mutex::new(());

/// The shocks and the table of the seed shock.
pub fn holds(outcome: &Outcome) {
    let shocks = outcome
        .played
        .iter()
        .map(|one| format!("- {}.\n", quoted(&sentence(one, 6))));
    let shocks: String = shocks.collect();
    section(
        "the seed shock",
        &format!("{shocks}\n{}", markdown(outcome, 6)),
    );
}

/// A section is this text, or is written so.
pub fn section(name: &str, new: &str) {
    let _one = PAGE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut here = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("docs/STRESS.md"));
    let Some(page) = here.find(|page| page.is_file()) else {
        // on the built contracts there are no pages
        return;
    };
    let text = std::fs::read_to_string(&page).unwrap();
    let (begin, end) = (
        format!("<!-- {name}: written by BALLAST_WRITE=1 cargo test --test together -->"),
        format!("<!-- end of {name} -->"),
    );
    let (head, rest) = text.split_once(&begin).expect("the first mark");
    let (_, tail) = rest.split_once(&end).expect("the second mark");
    let whole = format!("{head}{begin}\n\n{new}\n{end}{tail}");
    if std::env::var_os("BALLAST_WRITE").is_some() {
        std::fs::write(&page, whole).unwrap();
        return;
    }
    assert!(
        text == whole,
        "{name} in docs/STRESS.md is stale: BALLAST_WRITE=1 cargo test --test together writes it"
    );
}

/// The shock as code, what came of it as prose.
fn quoted(sentence: &str) -> String {
    match sentence.split_once("}}: ") {
        Some((shock, rest)) => format!("`{shock}}}}}`: {rest}"),
        None => sentence.to_string(),
    }
}
