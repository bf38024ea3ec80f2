//! What the tests of `sysdecl` share: the generator of its tables.

pub mod generate;
