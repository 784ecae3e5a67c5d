//! Benchmarks, in `benches`: apart from the crate that they measure, so that its tests do not wait for a benchmark's library.
