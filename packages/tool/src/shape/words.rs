//! Words that are not known, and those that are.

/// The known word that is nearest to one that is not known, if one is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = |one: &'a str| {
        // the first is for longer words, the second knows that two letters changed places
        let alike = strsim::jaro_winkler(word, one);
        (
            alike.max(strsim::normalized_damerau_levenshtein(word, one)),
            one,
        )
    };
    let near = known.into_iter().map(near);
    let nearest = near.max_by(|a, b| a.0.total_cmp(&b.0));
    nearest.filter(|(how, _)| *how > 0.65).map(|(_, one)| one)
}

/// `did you mean `bond`? there are bond, sync`.
pub fn known(word: &str, known: &[&str]) -> String {
    let all = match known {
        [] => "there are none".to_string(),
        known => format!("there are {}", known.join(", ")),
    };
    match nearest(word, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`? {all}"),
        None => all,
    }
}
