//! A keeper's visit.

/// Calls of a keeper at one visit; each does bounded work.
const MOST: u32 = 6;

/// Does one thing after the other, until there is no more to do or the visit is over: `next` does
/// one, and says whether it did.
///
/// # Errors
/// The first of `next`.
pub fn visit<E>(mut next: impl FnMut() -> Result<bool, E>) -> Result<(), E> {
    for _ in 0..MOST {
        if !next()? {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::visit;

    #[test]
    fn a_visit_ends_when_nothing_is_left_or_after_six_calls() {
        for (work, done) in [(0, 0), (1, 1), (6, 6), (7, 6)] {
            let mut calls = 0;
            let visited = visit(|| {
                let is_due = calls < work;
                calls += u32::from(is_due);
                Ok::<_, String>(is_due)
            });
            assert_eq!((visited, calls), (Ok(()), done));
        }
        let mut calls = 0;
        let refused = visit(|| {
            calls += 1;
            Err::<bool, _>("no")
        });
        assert_eq!((refused, calls), (Err("no"), 1));
    }
}
