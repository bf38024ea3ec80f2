//! A program that has dependencies and does nothing: `measure` builds it with each feature of `Cargo.toml` in turn.

fn main() {}
