//! Compares our numbers and constants with those of the crates `libc` and `linux-raw-sys`, name by name.
//!
//! `constants/` is generated: it pairs each of our constants with the one of the same name in each crate that has it.

#![cfg(target_os = "linux")]
#![allow(
    clippy::cast_lossless,
    reason = "the constants have various integer types, and some are enum variants"
)]
#![allow(deprecated, reason = "libc deprecates some of the kernel's names")]

/// One of our constants, and its counterparts in other crates.
struct Pair {
    name: &'static str,
    ours: i128,
    /// The path and the value of each counterpart.
    theirs: &'static [(&'static str, i128)],
}

/// One line for each of our constants: its name, followed by the paths of its counterparts.
macro_rules! pairs {
    ($($(#[$cfg:meta])* $name:ident: $($theirs:path),+;)+) => {
        pub(super) const PAIRS: &[super::Pair] = &[$(
            $(#[$cfg])*
            super::Pair {
                name: stringify!($name),
                ours: ours::$name as i128,
                theirs: &[$((stringify!($theirs), $theirs as i128)),+],
            },
        )+];
    };
}

#[path = "constants/mod.rs"]
mod constants;

/// Counterparts with a different value, and the reason for it.
const EXPLAINED: &[(&str, &str)] = &[
    ("libc::CLONE_CLEAR_SIGHAND", "bit 32 does not fit in libc's `c_int`"),
    ("libc::O_LARGEFILE", "0 in libc, whose `open` sets the bit itself"),
    (
        "linux_raw_sys::general::FUTEX_CMD_MASK",
        "the crate is based on Linux 6.17; flags were added later",
    ),
    ("linux_raw_sys::io_uring::IORING_URING_CMD_MASK", "likewise"),
];

/// Whether the numbers are equal, or have the same bits if one crate uses a signed and the other an unsigned type.
fn same(ours: i128, theirs: i128) -> bool {
    let apart = (ours - theirs).abs();
    apart == 0 || (ours < 0 || theirs < 0) && (apart == 1 << 32 || apart == 1 << 64)
}

#[test]
fn every_constant_equals_its_counterparts() {
    let mut compared = 0;
    let mut differ = Vec::new();
    for Pair { name, ours, theirs } in constants::PAIRS.iter().copied().flatten() {
        for (path, theirs) in *theirs {
            compared += 1;
            if !same(*ours, *theirs) && !EXPLAINED.iter().any(|(other, _)| other == path) {
                differ.push(format!("  {name}: {ours:#x}, but {path} is {theirs:#x}\n"));
            }
        }
    }
    assert!(differ.is_empty(), "these of {compared} pairs differ:\n{}", differ.concat());
    println!("{compared} pairs are the same");
}
