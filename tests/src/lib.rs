//! Stories through all Ballast contracts live in `tests/`; this library is empty.
