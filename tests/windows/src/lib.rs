//! Holds what this project says of Windows against the crate windows-sys, when it is compiled: on each
//! architecture that it is compiled for. A difference is a compile error. What only a call can show is in
//! `tests/`.

#![no_std]

mod constants;
pub mod prototypes;
mod structs;
pub mod theirs;

/// The number of constants, of structs and of prototypes that were compared.
pub const COMPARED: [usize; 3] = [constants::COUNT, structs::COUNT, prototypes::COUNT];
