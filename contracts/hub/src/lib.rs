//! The pool: mints and prices the LST, is the only delegator, books every gain and loss.
