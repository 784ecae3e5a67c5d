//! Typed events: one struct an event, with its name and attributes in one place.

/// What an event says, for documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// Its name as contracts give it. Chains show it with `wasm-` before it.
    pub name: &'static str,
    /// What happened.
    pub about: &'static str,
    /// Its attributes in their order, and what each is.
    pub attributes: &'static [(&'static str, &'static str)],
}

/// What an attribute says.
pub trait Attribute {
    /// The text; none for an attribute that is left out.
    fn text(&self) -> Option<String>;
}

impl<T: ToString> Attribute for T {
    fn text(&self) -> Option<String> {
        Some(self.to_string())
    }
}

/// An attribute that may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Maybe<T>(pub Option<T>);

impl<T: ToString> Attribute for Maybe<T> {
    fn text(&self) -> Option<String> {
        self.0.as_ref().map(ToString::to_string)
    }
}

/// Declares events: a struct each, its conversion into [`cosmwasm_std::Event`], and `EVENTS`, their descriptions.
///
/// A field's attribute has the field's name and its text ([`Attribute`]). Lines of documentation are joined by spaces.
#[macro_export]
macro_rules! events {
    ($(
        $(#[doc = $about:literal])+
        $event:ident $(<$life:lifetime>)? = $name:literal {
            $( $(#[doc = $what:literal])+ $field:ident : $type:ty ),+ $(,)?
        }
    )+) => {
        $(
            $(#[doc = $about])+
            #[derive(Clone, Debug, PartialEq)]
            pub struct $event $(<$life>)? {
                $( $(#[doc = $what])+ pub $field: $type, )+
            }

            impl $(<$life>)? From<$event $(<$life>)?> for ::cosmwasm_std::Event {
                fn from(event: $event $(<$life>)?) -> Self {
                    use $crate::event::Attribute as _;
                    #[allow(clippy::disallowed_methods, reason = "the one place")]
                    let mut all = ::cosmwasm_std::Event::new($name);
                    $(
                        if let Some(text) = event.$field.text() {
                            all = all.add_attribute(stringify!($field), text);
                        }
                    )+
                    all
                }
            }
        )+

        /// Every event, in this order.
        pub const EVENTS: &[$crate::event::Description] = &[$(
            $crate::event::Description {
                name: $name,
                about: concat!($($about),+),
                attributes: &[$((stringify!($field), concat!($($what),+))),+],
            }
        ),+];
    };
}
