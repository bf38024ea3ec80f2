//! Compares the items for Windows with the crate windows-sys at compile time, on each architecture that it is
//! compiled for. A difference is a compile error. Run-time behaviour is tested in `tests/`.

#![no_std]

mod constants;
pub mod prototypes;
mod structs;
pub mod theirs;

/// The number of constants, structs and prototypes that were compared.
pub const COMPARED: [usize; 3] = [constants::COUNT, structs::COUNT, prototypes::COUNT];
