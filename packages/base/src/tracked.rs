//! Values that record whether they were changed.

use core::ops::{Deref, DerefMut};

/// A value read from storage, which is written back only if it was changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked<T> {
    value: T,
    is_changed: bool,
}

impl<T> Tracked<T> {
    /// A value as it is in storage.
    pub const fn new(value: T) -> Self {
        Self {
            value,
            is_changed: false,
        }
    }

    /// The value, if it was borrowed mutably: then it has to be saved.
    pub const fn changed(&self) -> Option<&T> {
        match self.is_changed {
            true => Some(&self.value),
            false => None,
        }
    }

    /// The value, changed or not.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Tracked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Tracked<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.is_changed = true;
        &mut self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_was_only_read_has_not_to_be_saved() {
        let number = Tracked::new(7_u64);
        assert_eq!(*number, 7);
        assert_eq!(number.changed(), None);
        assert_eq!(number.into_inner(), 7);
    }

    #[test]
    fn a_value_that_was_changed_has_to_be_saved() {
        let mut list = Tracked::new(vec![1]);
        list.push(2);
        assert_eq!(list.changed(), Some(&vec![1, 2]));
    }
}
