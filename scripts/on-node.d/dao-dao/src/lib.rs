//! Nothing: its dependencies are what is built.
