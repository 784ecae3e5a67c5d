//! A place in the tree of a message, and the first fault that was found.

use crate::{Node, Read};
use core::{fmt::Display, slice};
use cosmwasm_std::Uint128;

/// The first fault of a message, if it has one.
#[derive(Default)]
pub struct Fault(Option<String>);

// Every function here that is not small exists once in a contract and is called for each field; if
// it were inlined, it would exist some seventy times. So they are marked, and so are those of
// `write.rs`.
impl Fault {
    #[inline(never)]
    fn note(&mut self, what: String) {
        self.0.get_or_insert(what);
    }

    /// `read`, if there is no fault.
    ///
    /// # Errors
    /// The fault.
    pub fn none_or<T>(self, read: T) -> Result<T, String> {
        self.0.map_or(Ok(read), Err)
    }
}

/// One place of a message: its name, and the value that was sent for it, if any.
pub struct Field<'f> {
    name: &'static str,
    sent: Option<Node>,
    fault: &'f mut Fault,
}

impl<'f> Field<'f> {
    /// The whole message.
    pub fn new(sent: Node, fault: &'f mut Fault) -> Self {
        Self {
            name: "message",
            sent: Some(sent),
            fault,
        }
    }

    /// Whether no value was sent for it, or `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.sent, None | Some(Node::Null))
    }

    /// Reads a text.
    #[inline(never)]
    pub fn text(&mut self) -> String {
        match self.sent.take() {
            Some(Node::Text(text)) => text,
            other => self.wrong(other, "a string"),
        }
    }

    /// Reads a whole number.
    #[inline(never)]
    pub fn number(&mut self) -> u64 {
        match self.sent.take() {
            Some(Node::Number(number)) => number,
            other => self.wrong(other, "a whole number"),
        }
    }

    /// Reads an amount: a string of digits.
    #[inline(never)]
    pub fn amount(mut self) -> Uint128 {
        let text = self.text();
        self.checked(Uint128::try_from(text.as_str()))
    }

    /// Reads `true` or `false`.
    #[inline(never)]
    pub fn flag(&mut self) -> bool {
        match self.sent.take() {
            Some(Node::Flag(flag)) => flag,
            other => self.wrong(other, "true or false"),
        }
    }

    /// Reads a list.
    pub fn list<T: Read>(mut self) -> Vec<T> {
        let nodes = match self.sent.take() {
            Some(Node::List(nodes)) => nodes,
            other => self.wrong(other, "a list"),
        };
        let read = |node| {
            T::read(Field {
                name: self.name,
                sent: Some(node),
                fault: &mut *self.fault,
            })
        };
        nodes.into_iter().map(read).collect()
    }

    /// The value of `result`; if it is an error, records the fault and returns the default.
    pub fn checked<T: Default, E: Display>(&mut self, result: Result<T, E>) -> T {
        result.unwrap_or_else(|err| {
            self.invalid(&err);
            T::default()
        })
    }

    /// Reads an object with these fields and no others.
    #[inline(never)]
    pub fn fields(self, names: &'static [&'static str]) -> Fields<'f> {
        let fields = self.some_fields(names);
        let is_unknown = |(name, _): &&(String, Node)| !names.contains(&name.as_str());
        if let Some((name, _)) = fields.sent.iter().find(is_unknown) {
            let expected = list(names);
            let what = format!("unknown field `{name}`, {expected}");
            fields.fault.note(what);
        }
        fields
    }

    /// Reads an object with these fields; other fields are skipped.
    #[inline(never)]
    pub fn some_fields(mut self, names: &'static [&'static str]) -> Fields<'f> {
        let sent = match self.sent.take() {
            Some(Node::Object(fields)) => fields,
            other => self.wrong(other, "an object"),
        };
        Fields {
            names: names.iter(),
            sent,
            fault: self.fault,
        }
    }

    /// Reads a variant without fields.
    pub fn nothing(mut self) {
        if let Some(sent) = self.sent.take() {
            self.mismatch(Some(sent), "nothing but its name");
        }
    }

    /// Reads one of the variants with these names, each by its function: the first, and the others
    /// in order.
    pub fn variant<T>(
        self,
        names: &'static [&'static str],
        first: fn(Field<'_>) -> T,
        others: &[fn(Field<'_>) -> T],
    ) -> T {
        let (at, inner) = self.named(names);
        let other = at.checked_sub(1).and_then(|at| others.get(at));
        other.unwrap_or(&first)(inner)
    }

    /// The index of the variant, or 0 if the name is unknown, and its content.
    #[inline(never)]
    fn named(mut self, names: &'static [&'static str]) -> (usize, Self) {
        let (found, inner) = match self.sent.take() {
            Some(Node::Text(name)) => (name, None),
            Some(Node::Object(mut fields)) if fields.len() == 1 => match fields.pop() {
                Some((name, inner)) => (name, Some(inner)),
                None => (String::new(), None),
            },
            other => self.wrong(other, "an object with one field, or a string"),
        };
        let at = names.iter().position(|name| found == *name);
        if at.is_none() {
            let expected = list(names);
            self.fault
                .note(format!("unknown variant `{found}`, {expected}"));
        }
        let at = at.unwrap_or_default();
        let name = names.get(at).copied().unwrap_or_default();
        let inner = Self {
            name,
            sent: inner,
            fault: self.fault,
        };
        (at, inner)
    }

    fn wrong<T: Default>(&mut self, sent: Option<Node>, expected: &str) -> T {
        self.mismatch(sent, expected);
        T::default()
    }

    /// Records the fault that the value is not what was expected.
    #[inline(never)]
    fn mismatch(&mut self, sent: Option<Node>, expected: &str) {
        let name = self.name;
        self.fault.note(match sent {
            None => format!("missing field `{name}`"),
            Some(_) => format!("invalid type: `{name}` is {expected}"),
        });
    }

    #[inline(never)]
    fn invalid(&mut self, why: &dyn Display) {
        self.fault.note(format!("invalid `{}`: {why}", self.name));
    }
}

/// The fields of an object, in the order of their names.
pub struct Fields<'f> {
    names: slice::Iter<'static, &'static str>,
    sent: Vec<(String, Node)>,
    fault: &'f mut Fault,
}

impl Fields<'_> {
    /// Reads the next field.
    // not an iterator: the fields have different types
    #[allow(clippy::should_implement_trait)]
    pub fn next<T: Read>(&mut self) -> T {
        T::read(self.field())
    }

    /// Reads the next field, which may be left out.
    pub fn next_or_default<T: Read + Default>(&mut self) -> T {
        let field = self.field();
        match field.sent {
            None => T::default(),
            Some(_) => T::read(field),
        }
    }

    #[inline(never)]
    fn field(&mut self) -> Field<'_> {
        let name = self.names.next().copied().unwrap_or_default();
        let at = self.sent.iter().position(|(found, _)| found == name);
        let sent = at.map(|at| self.sent.swap_remove(at).1);
        if self.sent.iter().any(|(found, _)| found == name) {
            self.fault.note(format!("duplicate field `{name}`"));
        }
        Field {
            name,
            sent,
            fault: self.fault,
        }
    }
}

fn list(names: &[&str]) -> String {
    match names {
        [] => "expected none".to_string(),
        [only] => format!("expected `{only}`"),
        [first, others @ ..] => {
            let mut list = format!("expected one of `{first}`");
            for other in others {
                list = list + ", `" + other + "`";
            }
            list
        }
    }
}
