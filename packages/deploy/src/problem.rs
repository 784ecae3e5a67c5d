//! What stands in the way of a suite, listed all at once.

use ballast_tool::CliError;

/// Something that stands in the way.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What, with its numbers, and what to do.
    pub text: String,
    /// Whether it is in what was asked for, not in the chain.
    pub is_input: bool,
}

impl Problem {
    /// The chain, or the account, will not do.
    pub fn chain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_input: false,
        }
    }

    /// What was asked for will not do.
    pub fn input(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_input: true,
        }
    }
}

/// One error of many problems: the first as its line, all of them as details.
pub fn refuse(problems: Vec<Problem>) -> Result<(), CliError> {
    let Some(first) = problems.first() else {
        return Ok(());
    };
    let build = match problems.iter().all(|problem| problem.is_input) {
        true => CliError::bad,
        false => CliError::failed,
    };
    Err(match problems.len() {
        1 => build(first.text.clone()),
        n => {
            let line = format!(
                "{n} things stand in the way, nothing was sent; first: {}",
                first.text
            );
            let rest = problems.into_iter().skip(1);
            rest.fold(build(line), |error, problem| error.detail(problem.text))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_told_together() {
        let error = refuse(vec![Problem::input("a"), Problem::chain("b")]).unwrap_err();
        assert_eq!(error.exit_code(), 1);
        assert!(error.message.contains("2 things"), "{error}");
        assert_eq!(error.details, ["b"]);
        assert_eq!(
            refuse(vec![Problem::input("a")]).unwrap_err().exit_code(),
            2
        );
        assert!(refuse(vec![]).is_ok());
    }
}
