//! Writers of numbers, texts and lists.

use crate::{Write, Writer};
use cosmwasm_std::{Addr, Binary, Decimal, Timestamp, Uint128, Uint256};

impl<T: Write + ?Sized> Write for &T {
    fn write(&self, to: &mut Writer) {
        T::write(self, to);
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(value) => value.write(to),
            None => to.null(),
        }
    }
}

impl<T: Write> Write for [T] {
    fn write(&self, to: &mut Writer) {
        to.list(self);
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.list(self);
    }
}

impl<T: Write, const N: usize> Write for [T; N] {
    fn write(&self, to: &mut Writer) {
        to.list(self);
    }
}

impl Write for str {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }
}

impl Write for String {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }
}

impl Write for Addr {
    fn write(&self, to: &mut Writer) {
        to.text(self.as_str());
    }
}

impl Write for bool {
    fn write(&self, to: &mut Writer) {
        to.number(self);
    }
}

impl Write for u64 {
    fn write(&self, to: &mut Writer) {
        to.number(self);
    }
}

impl Write for u32 {
    fn write(&self, to: &mut Writer) {
        u64::from(*self).write(to);
    }
}

impl Write for u8 {
    fn write(&self, to: &mut Writer) {
        u64::from(*self).write(to);
    }
}

impl Write for Uint128 {
    fn write(&self, to: &mut Writer) {
        to.amount(self);
    }
}

impl Write for Uint256 {
    fn write(&self, to: &mut Writer) {
        to.amount(self);
    }
}

impl Write for Decimal {
    fn write(&self, to: &mut Writer) {
        to.amount(self);
    }
}

impl Write for Timestamp {
    fn write(&self, to: &mut Writer) {
        to.amount(&self.nanos());
    }
}

impl Write for Binary {
    fn write(&self, to: &mut Writer) {
        to.word(&self.to_base64());
    }
}
