//! Our numbers and constants are those of the crates `libc` and `linux-raw-sys`, name by name.
//!
//! `constants/` is generated: it pairs each constant of ours with the same name in each crate that has it.

#![cfg(target_os = "linux")]
#![allow(clippy::cast_lossless, reason = "all kinds of integers, and members of enumerations")]
#![allow(deprecated, reason = "libc calls some of the kernel's names old-fashioned")]

/// One constant of ours, and the same one in other crates.
struct Pair {
    name: &'static str,
    ours: i128,
    /// Each path, and what is there.
    theirs: &'static [(&'static str, i128)],
}

/// One line for each constant of ours: its name, then where else it is.
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

/// Where another crate has another number, and why we do not.
const EXPLAINED: &[(&str, &str)] = &[
    ("libc::CLONE_CLEAR_SIGHAND", "bit 32 does not fit in libc's `c_int`"),
    ("libc::O_LARGEFILE", "libc has 0, since its `open` sets the bit by itself"),
    (
        "linux_raw_sys::general::FUTEX_CMD_MASK",
        "the crate is of Linux 6.17, flags were added since",
    ),
    ("linux_raw_sys::io_uring::IORING_URING_CMD_MASK", "likewise"),
];

/// The same number, or the same bits where one crate takes them for signed and the other does not.
fn same(ours: i128, theirs: i128) -> bool {
    let apart = (ours - theirs).abs();
    apart == 0 || (ours < 0 || theirs < 0) && (apart == 1 << 32 || apart == 1 << 64)
}

#[test]
fn every_constant_is_the_same_elsewhere() {
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
    assert!(differ.is_empty(), "of {compared} pairs these differ:\n{}", differ.concat());
    println!("{compared} pairs are the same");
}
