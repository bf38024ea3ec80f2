//! A crate that uses sysdecl, for clippy and the lints of rustc: warnings here would also occur in the crates of
//! users.

#![warn(clippy::pedantic, clippy::nursery)]
#![warn(clippy::undocumented_unsafe_blocks, clippy::multiple_unsafe_ops_per_block)]
#![warn(future_incompatible, keyword_idents, let_underscore, nonstandard_style, rust_2018_idioms)]
#![warn(single_use_lifetimes, trivial_casts, trivial_numeric_casts, unreachable_pub)]
#![warn(unsafe_op_in_unsafe_fn, unused, unused_lifetimes, unused_qualifications)]

pub mod declarations;
pub mod examples;
