//! Stories through all Ballast contracts are in `tests/`. This library is empty: cargo wants one, or
//! a program, in every package.
