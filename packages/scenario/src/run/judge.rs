//! What came of a command, held against what the line expects of it.

use super::{Outcome, Runner};
use crate::parse::Line;
use crate::{answer, expect, subst};
use ballast_tool::CliError;
use serde_json::Value;

impl Runner {
    /// The answer of a command; the error of a refusal that the line allows.
    ///
    /// # Errors
    /// A refusal that was not expected, or an answer that is not as expected.
    pub(super) fn judge(
        &mut self,
        line: &Line,
        outcome: Outcome,
    ) -> Result<Result<Value, String>, CliError> {
        let common = &line.common;
        let answer = match outcome {
            Outcome::Refused(error) => {
                return match &common.fails {
                    Some(text) if contains(&error, &self.text(text)?) => {
                        self.counts.expectations += 1;
                        Ok(Err(error))
                    }
                    Some(text) => Err(CliError::failed("the command failed, but not as expected")
                        .detail(format!("asked for an error with `{text}`"))
                        .detail(format!("came {error}"))),
                    None if common.may_fail => Ok(Err(error)),
                    None => Err(CliError::failed(format!("refused: {error}"))),
                }
            }
            Outcome::Tx(_) if self.unread && common.fails.is_none() => Value::Null,
            Outcome::Tx(tx) => answer::tx(&tx, &self.names()?),
            Outcome::Answer(value) => value,
        };
        if let Some(text) = &common.fails {
            return Err(
                CliError::failed("the command was expected to fail, and succeeded")
                    .detail(format!("asked for an error with `{text}`"))
                    .detail(format!("came {answer}")),
            );
        }
        if !common.expect.is_empty() || !common.save.is_empty() {
            self.meet(line, &answer)?;
        }
        Ok(Ok(answer))
    }

    /// Compares an answer with `expect`, and keeps what `save` names.
    fn meet(&mut self, line: &Line, answer: &Value) -> Result<(), CliError> {
        let wanted = subst::object(&line.common.expect, &self.names()?)?;
        for (path, matcher) in &wanted {
            let found = answer::find(answer, path);
            expect::matches(found.as_ref(), matcher).map_err(|why| {
                CliError::failed(format!("`{path}` is not as expected: {why}"))
                    .detail(format!("the whole answer is {answer}"))
            })?;
            self.counts.expectations += 1;
        }
        for (name, path) in &line.common.save {
            let path = self.text(path.as_str().unwrap_or_default())?;
            let found = answer::find(answer, &path).ok_or_else(|| {
                CliError::failed(format!("save `{name}`: there is no `{path}` in the answer"))
                    .detail(format!("the whole answer is {answer}"))
            })?;
            if self.names()?.is_taken(name) {
                return Err(CliError::bad(format!("save `{name}`: this name is taken")));
            }
            let text = found
                .as_str()
                .map_or_else(|| found.to_string(), ToString::to_string);
            self.saved.insert(name.clone(), text);
        }
        Ok(())
    }
}

fn contains(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}
