//! Readers of numbers, texts, lists and the amounts of all contracts.

use crate::{amounts, Field, Read};
use ballast_numbers::{LayerShares, Native, Shares};
use cosmwasm_std::{Addr, Binary, Checksum, Decimal, Timestamp, Uint128, Uint64};

impl<T: Read> Read for Option<T> {
    fn read(from: Field<'_>) -> Self {
        match from.is_null() {
            true => None,
            false => Some(T::read(from)),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(from: Field<'_>) -> Self {
        from.list()
    }
}

impl Read for String {
    fn read(mut from: Field<'_>) -> Self {
        from.text()
    }
}

impl Read for Addr {
    fn read(mut from: Field<'_>) -> Self {
        Self::unchecked(from.text())
    }
}

impl Read for bool {
    fn read(mut from: Field<'_>) -> Self {
        from.flag()
    }
}

impl Read for u64 {
    fn read(mut from: Field<'_>) -> Self {
        from.number()
    }
}

impl Read for u32 {
    fn read(mut from: Field<'_>) -> Self {
        let number = from.number();
        from.checked(Self::try_from(number))
    }
}

impl Read for u8 {
    fn read(mut from: Field<'_>) -> Self {
        let number = from.number();
        from.checked(Self::try_from(number))
    }
}

impl Read for Uint128 {
    fn read(from: Field<'_>) -> Self {
        from.amount()
    }
}

impl Read for Timestamp {
    fn read(mut from: Field<'_>) -> Self {
        let text = from.text();
        let nanos: Uint64 = from.checked(Uint64::try_from(text.as_str()));
        Self::from_nanos(nanos.u64())
    }
}

impl Read for Decimal {
    fn read(mut from: Field<'_>) -> Self {
        let text = from.text();
        from.checked(text.parse())
    }
}

impl Read for Binary {
    fn read(mut from: Field<'_>) -> Self {
        let text = from.text();
        from.checked(Self::from_base64(&text))
    }
}

impl Read for Checksum {
    fn read(mut from: Field<'_>) -> Self {
        let text = from.text();
        let bytes = Self::from_hex(&text).map(|sum| *sum.as_ref());
        Self::from(from.checked::<[u8; 32], _>(bytes))
    }
}

amounts!(Native, Shares, LayerShares);
