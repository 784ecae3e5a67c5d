//! The encoding of keys and records: bytes of fixed width, or with their length in front. Every
//! message reads and writes about a dozen of them.

use cosmwasm_std::{Decimal, Timestamp, Uint128};

use crate::address::Address;
use crate::dec::Dec;

/// A type that can be encoded.
pub(crate) trait Put {
    /// Appends the value.
    fn put(&self, to: &mut Vec<u8>);
}

/// A type that can be decoded from the front of some bytes.
pub(crate) trait Take: Put + Sized {
    /// Takes a value off the front; `None` if the bytes are not of this type.
    fn take(from: &mut &[u8]) -> Option<Self>;
}

/// Takes `n` bytes off the front.
fn take_bytes<'a>(from: &mut &'a [u8], n: usize) -> Option<&'a [u8]> {
    let (taken, rest) = from.split_at_checked(n)?;
    *from = rest;
    Some(taken)
}

fn take_array<const N: usize>(from: &mut &[u8]) -> Option<[u8; N]> {
    take_bytes(from, N)?.try_into().ok()
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self, to: &mut Vec<u8>) {
        (*self).put(to);
    }
}

/// Numbers in big endian, so that keys sort by value.
macro_rules! number {
    ($($number:ty)+) => {$(
        impl Put for $number {
            fn put(&self, to: &mut Vec<u8>) {
                to.extend_from_slice(&self.to_be_bytes());
            }
        }

        impl Take for $number {
            fn take(from: &mut &[u8]) -> Option<Self> {
                take_array(from).map(Self::from_be_bytes)
            }
        }
    )+};
}

number! { u8 u32 u64 u128 }

/// Types that are stored as another type.
macro_rules! stored_as {
    ($($ty:ty: |$value:ident| $to:expr, $from:expr;)+) => {$(
        impl Put for $ty {
            fn put(&self, to: &mut Vec<u8>) {
                let $value = self;
                $to.put(to);
            }
        }

        impl Take for $ty {
            fn take(from: &mut &[u8]) -> Option<Self> {
                Take::take(from).map($from)
            }
        }
    )+};
}

stored_as! {
    bool: |x| u8::from(*x), |x: u8| x != 0;
    Uint128: |x| x.u128(), Uint128::new;
    Decimal: |x| x.atomics().u128(), Decimal::raw;
    Timestamp: |x| x.nanos(), Timestamp::from_nanos;
}

impl Put for Dec {
    fn put(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(&self.to_be_bytes());
    }
}

impl Take for Dec {
    fn take(from: &mut &[u8]) -> Option<Self> {
        take_array(from).map(Self::from_be_bytes)
    }
}

/// The length goes first, as in `types/address/store_key.go`.
impl Put for Address {
    fn put(&self, to: &mut Vec<u8>) {
        to.push(u8::try_from(self.bytes().len()).unwrap_or(u8::MAX));
        to.extend_from_slice(self.bytes());
    }
}

impl Take for Address {
    fn take(from: &mut &[u8]) -> Option<Self> {
        let n = u8::take(from)?;
        take_bytes(from, usize::from(n)).map(Self::from_bytes)
    }
}

/// Writes the length of what follows.
pub(crate) fn put_length(n: usize, to: &mut Vec<u8>) {
    u32::try_from(n).unwrap_or(u32::MAX).put(to);
}

fn take_length(from: &mut &[u8]) -> Option<usize> {
    usize::try_from(u32::take(from)?).ok()
}

impl Put for str {
    fn put(&self, to: &mut Vec<u8>) {
        put_length(self.len(), to);
        to.extend_from_slice(self.as_bytes());
    }
}

impl Put for String {
    fn put(&self, to: &mut Vec<u8>) {
        self.as_str().put(to);
    }
}

impl Take for String {
    fn take(from: &mut &[u8]) -> Option<Self> {
        let n = take_length(from)?;
        String::from_utf8(take_bytes(from, n)?.to_vec()).ok()
    }
}

impl<T: Put> Put for Vec<T> {
    fn put(&self, to: &mut Vec<u8>) {
        put_length(self.len(), to);
        self.iter().for_each(|x| x.put(to));
    }
}

impl<T: Take> Take for Vec<T> {
    fn take(from: &mut &[u8]) -> Option<Self> {
        (0..take_length(from)?).map(|_| T::take(from)).collect()
    }
}

impl<T: Put> Put for Option<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.is_some().put(to);
        self.iter().for_each(|x| x.put(to));
    }
}

impl<T: Take> Take for Option<T> {
    fn take(from: &mut &[u8]) -> Option<Self> {
        if bool::take(from)? {
            T::take(from).map(Some)
        } else {
            Some(None)
        }
    }
}

/// The value of a key that has none, because the App's storage accepts no empty values.
pub(crate) struct Mark;

impl Put for Mark {
    fn put(&self, to: &mut Vec<u8>) {
        to.push(1);
    }
}

impl Take for Mark {
    fn take(from: &mut &[u8]) -> Option<Self> {
        u8::take(from).map(|_| Self)
    }
}

macro_rules! tuple {
    ($($name:ident)*) => {
        impl<$($name: Put),*> Put for ($($name,)*) {
            #[allow(non_snake_case, unused_variables)]
            fn put(&self, to: &mut Vec<u8>) {
                let ($($name,)*) = self;
                $($name.put(to);)*
            }
        }

        impl<$($name: Take),*> Take for ($($name,)*) {
            #[allow(unused_variables)]
            fn take(from: &mut &[u8]) -> Option<Self> {
                Some(($($name::take(from)?,)*))
            }
        }
    };
}

tuple! {}
tuple! { A B }
tuple! { A B C }

/// A record is the sequence of its fields.
macro_rules! record {
    ($($ty:ident { $($field:ident),+ $(,)? })+) => {$(
        impl $crate::bytes::Put for $ty {
            fn put(&self, to: &mut Vec<u8>) {
                $(self.$field.put(to);)+
            }
        }

        impl $crate::bytes::Take for $ty {
            fn take(from: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: $crate::bytes::Take::take(from)?),+ })
            }
        }
    )+};
}
pub(crate) use record;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn again<T: Take + PartialEq + std::fmt::Debug>(value: T) {
        let mut bytes = vec![];
        value.put(&mut bytes);
        let mut left = bytes.as_slice();
        assert_eq!(T::take(&mut left).unwrap(), value);
        assert!(left.is_empty());
        // a record that is cut short is refused
        if let Some((_, short)) = bytes.split_last() {
            assert_eq!(T::take(&mut &*short), None);
        }
    }

    #[test]
    fn what_is_written_is_read() {
        again(Dec::int(Uint128::MAX));
        again(Dec::smallest(1));
        again((7u64, true, Uint128::new(5)));
        again(vec![
            (Address::module("x"), 3u64),
            (Address::module("y"), 4),
        ]);
        again(vec![("uusd".to_string(), Dec::one())]);
        again((Some(Timestamp::from_nanos(9)), None::<u64>));
        again(Decimal::percent(10));
        again(());
    }
}
