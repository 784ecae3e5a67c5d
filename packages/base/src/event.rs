//! Typed events: one struct for each event, with its name and attributes in one place. Also the
//! attributes of a response.

use core::fmt::Display;
use cosmwasm_std::{Attribute as Said, Event, Response};

/// The description of an event, for documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// Its name as contracts give it. The chain adds `wasm-` before it.
    pub name: &'static str,
    /// What happened.
    pub about: &'static str,
    /// Its attributes, in their order.
    pub attributes: &'static [AttributeDescription],
}

/// The description of an attribute, for documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttributeDescription {
    /// Its key.
    pub key: &'static str,
    /// What its value is.
    pub about: &'static str,
    /// Whether it may be left out: its type is [`Maybe`].
    pub is_optional: bool,
    /// Its type as the source spells it: `Native`, `u64`, `Maybe<&'a Addr>`.
    pub spelling: &'static str,
}

/// The value of an attribute.
pub trait Attribute {
    /// The text; `None` for an attribute that is left out.
    fn text(&self) -> Option<String>;
}

impl<T: ToString> Attribute for T {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

/// An attribute that is left out if it is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Maybe<T>(pub Option<T>);

impl<T: ToString> Attribute for Maybe<T> {
    fn text(&self) -> Option<String> {
        self.0.as_ref().map(ToString::to_string)
    }
}

/// Adds an attribute, unless it is left out. For [`events!`](crate::events): a call for each field
/// costs less code than the inlined function.
#[doc(hidden)]
#[inline(never)]
pub fn put(event: &mut Event, key: &str, value: &dyn Attribute) {
    if let Some(value) = value.text() {
        let key = key.to_string();
        event.attributes.push(Said { key, value });
    }
}

/// A response with the attribute `action` and these keys and values, in this order.
///
/// `Response::add_attribute` costs code for each type of value, and moves the whole response each
/// time.
pub fn acted<const N: usize>(
    action: &str,
    keys: &[&str; N],
    values: [&dyn Display; N],
) -> Response {
    said(action, keys, &values)
}

#[inline(never)]
fn said(action: &str, keys: &[&str], values: &[&dyn Display]) -> Response {
    let mut response = Response::new().add_attribute("action", action);
    for (key, value) in keys.iter().zip(values) {
        response.attributes.push(Said {
            key: key.to_string(),
            value: value.to_string(),
        });
    }
    response
}

/// Whether a field is a [`Maybe`], by its type as the source spells it.
#[doc(hidden)]
pub const fn is_maybe(spelling: &str) -> bool {
    matches!(spelling.as_bytes(), [b'M', b'a', b'y', b'b', b'e', ..])
}

/// Declares events: for each event a struct, a constant with its name, and its conversion into
/// [`cosmwasm_std::Event`]; for all of them `EVENTS`, their descriptions.
///
/// A field's attribute has the field's name as its key, and the field's [`Attribute::text`] as its value.
#[macro_export]
macro_rules! events {
    ($(
        $(#[doc = $about:literal])+
        $event:ident $(<$life:lifetime>)? : $constant:ident = $name:literal {
            $( $(#[doc = $what:literal])+ $field:ident : $type:ty ),+ $(,)?
        }
    )+) => {
        $(
            #[doc = concat!("Name of [`", stringify!($event), "`].")]
            pub const $constant: &str = $name;

            $(#[doc = $about])+
            #[derive(Clone, Debug, PartialEq)]
            pub struct $event $(<$life>)? {
                $( $(#[doc = $what])+ pub $field: $type, )+
            }

            impl $(<$life>)? From<$event $(<$life>)?> for ::cosmwasm_std::Event {
                fn from(event: $event $(<$life>)?) -> Self {
                    #[allow(clippy::disallowed_methods, reason = "the one place")]
                    let mut all = ::cosmwasm_std::Event::new($name);
                    $( $crate::event::put(&mut all, stringify!($field), &event.$field); )+
                    all
                }
            }
        )+

        /// Every event, in this order.
        pub const EVENTS: &[$crate::event::Description] = &[$(
            $crate::event::Description {
                name: $name,
                about: concat!($($about),+),
                attributes: &[$($crate::event::AttributeDescription {
                    key: stringify!($field),
                    about: concat!($($what),+),
                    is_optional: $crate::event::is_maybe(stringify!($type)),
                    spelling: stringify!($type),
                }),+],
            }
        ),+];
    };
}

#[cfg(test)]
mod tests {
    use super::{acted, Maybe};
    use cosmwasm_std::{Addr, Event, Response, Uint128};

    events! {
        /// Somebody left,
        /// and may have said why.
        Left<'a>: LEFT = "test-left" {
            /// Who.
            who: &'a str,
            /// Why.
            why: Maybe<&'a str>,
            /// When.
            at: u64,
        }
    }

    #[test]
    fn attributes_are_in_the_order_of_fields_and_those_that_are_none_are_left_out() {
        let left = |why| Left {
            who: "alice",
            why: Maybe(why),
            at: 7,
        };
        let pairs = |event: Event| -> Vec<(String, String)> {
            event
                .attributes
                .into_iter()
                .map(|a| (a.key, a.value))
                .collect()
        };
        let pair = |key: &str, value: &str| (key.to_string(), value.to_string());

        let event = Event::from(left(Some("tired")));
        assert_eq!(event.ty, LEFT);
        assert_eq!(
            pairs(event),
            [pair("who", "alice"), pair("why", "tired"), pair("at", "7")]
        );
        assert_eq!(
            pairs(left(None).into()),
            [pair("who", "alice"), pair("at", "7")]
        );
    }

    #[test]
    fn a_response_says_its_action_first_and_what_to_string_gives() {
        let owner = Addr::unchecked("alice");
        let said = acted("bond", &["owner", "amount"], [&owner, &Uint128::new(7)]);
        let expected = Response::new()
            .add_attribute("action", "bond")
            .add_attribute("owner", owner)
            .add_attribute("amount", "7");
        assert_eq!(said, expected);
    }

    #[test]
    fn descriptions_are_the_documentation() {
        let [left] = EVENTS else {
            unreachable!("one event")
        };
        assert_eq!(left.name, "test-left");
        assert_eq!(left.about, " Somebody left, and may have said why.");
        let optional = left.attributes.iter().filter(|a| a.is_optional);
        assert!(optional.map(|a| a.key).eq(["why"]));
        let spelled: Vec<_> = left.attributes.iter().map(|a| a.spelling).collect();
        assert_eq!(spelled, ["&'a str", "Maybe<&'a str>", "u64"]);
    }
}
