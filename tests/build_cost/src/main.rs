//! An empty program with dependencies: `measure` builds it with each feature of `Cargo.toml`.

fn main() {}
