//! Which validators may receive stake, how much, and on what evidence.
