//! Writing of JSON for answers and messages, byte for byte as serde writes it.

mod cosmwasm_types;
mod querier;
mod std_types;

pub use querier::{answer_of, answer_to, checksum_of, coins_of, contract_of, stored, Contract};

use core::fmt::{self, Display};
use cosmwasm_std::{to_json_vec, Addr, Binary, Coin, WasmMsg};

/// The bytes that are reserved for an answer; most answers are shorter.
const USUAL: usize = 1024;

/// A type that is written as JSON.
pub trait Write {
    /// Writes the value.
    fn write(&self, to: &mut Writer);
}

/// JSON of `value`.
pub fn json(value: &dyn Write) -> Binary {
    let mut to = Writer {
        json: Vec::with_capacity(USUAL),
    };
    value.write(&mut to);
    to.json.into()
}

/// The message `msg` to `contract`, with `funds`.
pub fn call(contract: &Addr, msg: &dyn Write, funds: Vec<Coin>) -> WasmMsg {
    WasmMsg::Execute {
        contract_addr: contract.to_string(),
        msg: json(msg),
        funds,
    }
}

/// JSON that is being written.
pub struct Writer {
    json: Vec<u8>,
}

impl Writer {
    /// Writes a comma, unless what `open` opened is still empty.
    #[inline(never)]
    fn next(&mut self, open: u8) {
        if self.json.last() != Some(&open) {
            self.json.push(b',');
        }
    }

    /// Begins an object.
    #[inline(never)]
    pub fn begin(&mut self) {
        self.json.push(b'{');
    }

    /// Ends an object.
    #[inline(never)]
    pub fn end(&mut self) {
        self.json.push(b'}');
    }

    /// Writes the name of a field. It must not have characters that need escaping.
    #[inline(never)]
    pub fn name(&mut self, name: &str) {
        self.next(b'{');
        self.word(name);
        self.json.push(b':');
    }

    /// Writes a field of an object.
    #[inline(never)]
    pub fn field<T: Write + ?Sized>(&mut self, name: &str, value: &T) {
        self.name(name);
        value.write(self);
    }

    /// Begins a variant that has fields.
    #[inline(never)]
    pub fn begin_variant(&mut self, word: &str) {
        self.begin();
        self.name(word);
        self.begin();
    }

    /// Ends a variant that has fields.
    #[inline(never)]
    pub fn end_variant(&mut self) {
        self.end();
        self.end();
    }

    /// Writes a text that has no characters to escape.
    #[inline(never)]
    pub fn word(&mut self, word: &str) {
        self.json.push(b'"');
        self.json.extend_from_slice(word.as_bytes());
        self.json.push(b'"');
    }

    /// Writes a text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
        if text.bytes().all(is_plain) {
            return self.word(text);
        }
        // serde escapes the rest, and refuses no text
        let escaped = to_json_vec(text).unwrap_or_default();
        self.json.extend_from_slice(&escaped);
    }

    /// Writes a number.
    #[inline(never)]
    pub fn number(&mut self, number: &dyn Display) {
        // writing to a growing text does not fail
        fmt::write(self, format_args!("{number}")).unwrap_or_default();
    }

    /// Writes a number in quotes.
    #[inline(never)]
    pub fn amount(&mut self, number: &dyn Display) {
        self.json.push(b'"');
        self.number(number);
        self.json.push(b'"');
    }

    /// Writes `null`.
    #[inline(never)]
    pub fn null(&mut self) {
        self.json.extend_from_slice(b"null");
    }

    /// Writes a list.
    pub fn list<T: Write>(&mut self, all: &[T]) {
        self.json.push(b'[');
        for one in all {
            self.next(b'[');
            one.write(self);
        }
        self.json.push(b']');
    }
}

impl fmt::Write for Writer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.json.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Declares both [`reads`](crate::reads) and [`writes`](crate::writes), by one list.
#[macro_export]
macro_rules! reads_and_writes {
    ($($list:tt)*) => {
        $crate::reads! { $($list)* }
        $crate::writes! { $($list)* }
    };
}

/// Declares how a type is written: the fields of a struct, or the variants of an enum with their
/// names in JSON, as in [`reads`](crate::reads).
///
/// ```
/// use ballast_wire::{json, writes};
/// use cosmwasm_std::Uint128;
///
/// enum Ask<'a> {
///     Stop,
///     Pay { amount: Uint128, to: Option<&'a str> },
///     Both(Limits),
/// }
///
/// struct Limits {
///     most: u64,
///     names: Vec<String>,
/// }
///
/// writes! {
///     enum Ask<'_> {
///         stop: Stop (),
///         pay: Pay { amount, to },
///         both: Both (_),
///     }
/// }
/// writes!(struct Limits { most, names });
///
/// let amount = Uint128::new(5);
/// assert_eq!(json(&Ask::Stop).as_slice(), br#""stop""#);
/// assert_eq!(json(&Ask::Pay { amount, to: None }).as_slice(), br#"{"pay":{"amount":"5","to":null}}"#);
/// let limits = Limits { most: 5, names: vec!["a".to_string()] };
/// assert_eq!(json(&Ask::Both(limits)).as_slice(), br#"{"both":{"most":5,"names":["a"]}}"#);
/// ```
///
/// If the list leaves out a field or a variant, it does not compile. A field that is a struct of
/// another crate is written by the fields that are listed for it: `mark: { value, shares }`; a
/// field whose Rust name is not its name in JSON, by that name: `r#final: "final"`.
#[macro_export]
macro_rules! writes {
    (struct $type:ident $(<$life:lifetime>)? { $($field:ident $(: $how:tt)?),* $(,)? }) => {
        impl $crate::Write for $type $(<$life>)? {
            fn write(&self, to: &mut $crate::Writer) {
                to.begin();
                $($crate::writes!(@field self to $field $($how)?);)*
                to.end();
            }
        }

        const _: fn(&$type) = |all| {
            let $type { $($field: _),* } = all;
        };
    };
    (enum $type:ident $(<$life:lifetime>)? { $($word:ident: $variant:ident $shape:tt),* $(,)? }) => {
        impl $crate::Write for $type $(<$life>)? {
            fn write(&self, to: &mut $crate::Writer) {
                $crate::writes!(@match self to $type {} { $($word: $variant $shape,)* })
            }
        }
    };
    (@match $all:ident $to:ident $type:ident { $($arms:tt)* } {}) => {
        match $all { $($arms)* }
    };
    (@match $all:ident $to:ident $type:ident { $($arms:tt)* } { $word:ident: $variant:ident (), $($rest:tt)* }) => {
        $crate::writes!(@match $all $to $type {
            $($arms)*
            $type::$variant => $to.word(stringify!($word)),
        } { $($rest)* })
    };
    (@match $all:ident $to:ident $type:ident { $($arms:tt)* } { $word:ident: $variant:ident (_), $($rest:tt)* }) => {
        $crate::writes!(@match $all $to $type {
            $($arms)*
            $type::$variant(inner) => {
                $to.begin();
                $to.field(stringify!($word), inner);
                $to.end();
            }
        } { $($rest)* })
    };
    (@match $all:ident $to:ident $type:ident { $($arms:tt)* } { $word:ident: $variant:ident { $($field:ident),* $(,)? }, $($rest:tt)* }) => {
        $crate::writes!(@match $all $to $type {
            $($arms)*
            $type::$variant { $($field),* } => {
                $to.begin_variant(stringify!($word));
                $($to.field(stringify!($field), $field);)*
                $to.end_variant();
            }
        } { $($rest)* })
    };
    (@field $all:ident $to:ident $field:ident) => {
        $to.field(stringify!($field), &$all.$field)
    };
    (@field $all:ident $to:ident $field:ident { $($inner:ident),* $(,)? }) => {
        $to.name(stringify!($field));
        $to.begin();
        $($to.field(stringify!($inner), &$all.$field.$inner);)*
        $to.end()
    };
    (@field $all:ident $to:ident $field:ident $name:literal) => {
        $to.field($name, &$all.$field)
    };
}
