//! Reading: the law that a message is read by, and how a type says what it has.

mod cosmwasm_types;
mod std_types;

use crate::{Field, Wire};
use cosmwasm_std::StdResult;

/// Something that is read from JSON.
pub trait Read: Sized {
    /// What was sent, or anything at all once a fault was noted.
    fn read(from: Field<'_>) -> Self;
}

/// The message in `json`.
///
/// # Errors
/// What is wrong with it.
pub fn from_json<T: Read>(json: &[u8]) -> StdResult<T> {
    cosmwasm_std::from_json(json).map(|Wire(message)| message)
}

/// Says how a message is read: the fields of a struct, and the variants of an enum by the words that name them in JSON.
///
/// ```
/// use ballast_wire::{from_json, reads};
/// use cosmwasm_std::Uint128;
///
/// #[derive(Debug, PartialEq)]
/// enum Ask {
///     Stop,
///     Pay { amount: Uint128, to: Option<String> },
///     Both(Limits),
/// }
///
/// #[derive(Debug, PartialEq)]
/// struct Limits {
///     most: u64,
///     names: Vec<String>,
/// }
///
/// reads! {
///     enum Ask {
///         stop: Stop (),
///         pay: Pay { amount, to },
///         both: Both (_),
///     }
/// }
/// // `names` may be left out
/// reads!(struct Limits { most, names: or_default });
///
/// let ask: Ask = from_json(br#"{"pay":{"amount":"5"}}"#)?;
/// assert_eq!(ask, Ask::Pay { amount: Uint128::new(5), to: None });
/// let ask: Ask = from_json(br#"{"both":{"most":5}}"#)?;
/// assert_eq!(ask, Ask::Both(Limits { most: 5, names: vec![] }));
/// let no = from_json::<Ask>(br#"{"pay":{"amuont":"5"}}"#).unwrap_err();
/// assert!(no.to_string().ends_with("unknown field `amuont`, expected one of `amount`, `to`"));
/// # Ok::<(), cosmwasm_std::StdError>(())
/// ```
///
/// A field that is not in the list is refused; `open struct` and `open enum` pass over it. An enum
/// that has a variant more does not compile.
#[macro_export]
macro_rules! reads {
    (struct $type:ident $fields:tt) => {
        $crate::reads!(@struct fields $type $fields);
    };
    (open struct $type:ident $fields:tt) => {
        $crate::reads!(@struct some_fields $type $fields);
    };
    (enum $type:ident $variants:tt) => {
        $crate::reads!(@enum fields $type $variants);
    };
    (open enum $type:ident $variants:tt) => {
        $crate::reads!(@enum some_fields $type $variants);
    };
    (@struct $open:ident $type:ident { $($field:ident $(: $how:ident)?),* $(,)? }) => {
        impl $crate::Read for $type {
            fn read(from: $crate::Field<'_>) -> Self {
                #[allow(unused_mut, unused_variables)]
                let mut fields = from.$open(&[$(stringify!($field)),*]);
                Self { $($field: $crate::reads!(@next fields $($how)?)),* }
            }
        }
    };
    (@enum $open:ident $type:ident {
        $word:ident: $variant:ident $shape:tt $(, $other:ident: $other_variant:ident $other_shape:tt)* $(,)?
    }) => {
        impl $crate::Read for $type {
            fn read(from: $crate::Field<'_>) -> Self {
                from.variant(
                    &[stringify!($word) $(, stringify!($other))*],
                    $crate::reads!(@variant $open $type $variant $shape),
                    &[$($crate::reads!(@variant $open $type $other_variant $other_shape)),*],
                )
            }
        }

        const _: fn(&$type) = |all| match all {
            $type::$variant { .. } $(| $type::$other_variant { .. })* => {}
        };
    };
    (@next $fields:ident) => {
        $fields.next()
    };
    (@next $fields:ident or_default) => {
        $fields.next_or_default()
    };
    (@variant $open:ident $type:ident $variant:ident ()) => {
        |from| {
            from.nothing();
            $type::$variant
        }
    };
    (@variant $open:ident $type:ident $variant:ident (_)) => {
        |from| $type::$variant($crate::Read::read(from))
    };
    (@variant $open:ident $type:ident $variant:ident { $($field:ident),* $(,)? }) => {
        |from| {
            #[allow(unused_mut, unused_variables)]
            let mut fields = from.$open(&[$(stringify!($field)),*]);
            $type::$variant { $($field: fields.next()),* }
        }
    };
}

/// Says that these are amounts: strings of digits, whatever their unit.
#[macro_export]
macro_rules! amounts {
    ($($unit:ty),*) => {
        $(impl $crate::Read for $unit {
            fn read(from: $crate::Field<'_>) -> Self {
                $crate::Amount::new($crate::Field::amount(from))
            }
        }

        impl $crate::Write for $unit {
            fn write(&self, to: &mut $crate::Writer) {
                $crate::Write::write(&$crate::Amount::raw(*self), to);
            }
        })*
    };
}
