//! FreeBSD: numbers and raw calls.

pub mod nr;
pub mod raw;
