//! Reading of JSON: the trait, and the macro by which a type lists its fields.

mod cosmwasm_types;
mod std_types;

use crate::{Field, Wire};
use cosmwasm_std::StdResult;

/// A type that is read from JSON.
pub trait Read: Sized {
    /// Reads the value. If it has a fault, records the fault and returns any value.
    fn read(from: Field<'_>) -> Self;
}

/// Reads the message in `json`.
///
/// # Errors
/// The first fault of the message.
pub fn from_json<T: Read>(json: &[u8]) -> StdResult<T> {
    cosmwasm_std::from_json(json).map(|Wire(message)| message)
}

/// Declares how a type is read: the fields of a struct, or the variants of an enum with their names
/// in JSON.
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
/// A field that is not in the list is refused; `open struct` and `open enum` skip it. If the list
/// leaves out a variant of the enum, it does not compile.
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

/// Declares that these types are amounts, which are read from strings of digits, in whatever unit.
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
