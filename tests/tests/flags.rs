//! Compares the crate's flag types with the same types defined by `bitflags!`: each operation is applied to all pairs
//! of some values.

#![cfg(all(target_os = "linux", any(target_arch = "aarch64", target_arch = "x86_64")))]

use std::collections::HashSet;

use sysdecl::linux::{event::PollEvents, io::OpenFlags, process::CloneFlags};

/// The same types, defined by `bitflags!`.
mod by_bitflags {
    use bitflags::bitflags;

    bitflags! {
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct OpenFlags: i32 {
            const RDONLY = 0;
            const WRONLY = 1;
            const RDWR = 2;
            const CREAT = 0o100;
            const APPEND = 0o2000;
            const DSYNC = 0x1000;
            const SYNC = 0x10_1000;
            const _ = !0;
        }
    }
}

/// Flags with one bit, with several (`SYNC` contains `DSYNC`), with none (`RDONLY`), unnamed (the sign bit), and
/// combinations.
const VALUES: [i32; 10] =
    [0, 1, 2, 3, 0x1000, 0x10_1000, 0x10_0000, i32::MIN, i32::MIN | 0x401, -1];

fn ours(bits: i32) -> OpenFlags {
    OpenFlags::from_bits_retain(bits)
}

fn theirs(bits: i32) -> by_bitflags::OpenFlags {
    by_bitflags::OpenFlags::from_bits_retain(bits)
}

/// Compares the results of methods that both types have; `$f` and `$g` are the two values.
macro_rules! agree {
    ($($name:literal: |$f:ident, $g:ident| $answer:expr;)*) => {
        for (a, b) in VALUES.iter().flat_map(|a| VALUES.iter().map(move |b| (*a, *b))) {
            $({
                let our = { let ($f, $g) = (ours(a), ours(b)); let _ = $g; $answer };
                let their = { let ($f, $g) = (theirs(a), theirs(b)); let _ = $g; $answer };
                assert_eq!(our, their, "{} of {a:#x} and {b:#x}", $name);
            })*
        }
    };
}

#[test]
fn operations_are_those_of_bitflags() {
    agree! {
        "bits": |f, g| f.bits();
        "is_empty": |f, g| f.is_empty();
        "is_all": |f, g| f.is_all();
        "intersects": |f, g| f.intersects(g);
        "contains": |f, g| f.contains(g);
        "intersection": |f, g| f.intersection(g).bits();
        "union": |f, g| f.union(g).bits();
        "difference": |f, g| f.difference(g).bits();
        "symmetric_difference": |f, g| f.symmetric_difference(g).bits();
        "complement": |f, g| f.complement().bits();
        "insert": |f, g| { let mut f = f; f.insert(g); f.bits() };
        "remove": |f, g| { let mut f = f; f.remove(g); f.bits() };
        "toggle": |f, g| { let mut f = f; f.toggle(g); f.bits() };
        "set": |f, g| { let mut f = f; f.set(g, true); f.bits() };
        "set to false": |f, g| { let mut f = f; f.set(g, false); f.bits() };
        "&": |f, g| (f & g).bits();
        "|": |f, g| (f | g).bits();
        "^": |f, g| (f ^ g).bits();
        "-": |f, g| (f - g).bits();
        "!": |f, g| (!f).bits();
        "&=": |f, g| { let mut f = f; f &= g; f.bits() };
        "|=": |f, g| { let mut f = f; f |= g; f.bits() };
        "^=": |f, g| { let mut f = f; f ^= g; f.bits() };
        "-=": |f, g| { let mut f = f; f -= g; f.bits() };
        "extend": |f, g| { let mut f = f; f.extend([g, g]); f.bits() };
        "==": |f, g| f == g;
        "{:b}": |f, g| format!("{f:b} {f:#034b}");
        "{:o}": |f, g| format!("{f:o} {f:#o}");
        "{:x}": |f, g| format!("{f:x} {f:#010x}");
        "{:X}": |f, g| format!("{f:X} {f:#X}");
    }
}

#[test]
fn conversions_are_those_of_bitflags() {
    for bits in VALUES {
        assert_eq!(OpenFlags::from_bits(bits).map(|flags| flags.bits()), Some(bits));
        assert_eq!(by_bitflags::OpenFlags::from_bits(bits).map(|flags| flags.bits()), Some(bits));
        assert_eq!(OpenFlags::from_bits_truncate(bits).bits(), bits);
        assert_eq!(by_bitflags::OpenFlags::from_bits_truncate(bits).bits(), bits);
    }
    assert_eq!(OpenFlags::all().bits(), by_bitflags::OpenFlags::all().bits());
    assert_eq!(OpenFlags::empty().bits(), by_bitflags::OpenFlags::empty().bits());
    assert_eq!(OpenFlags::default().bits(), by_bitflags::OpenFlags::default().bits());
}

/// Bits that are named only here are excluded from the comparison.
#[test]
fn names_are_those_of_bitflags() {
    let values = [0, 1, 3, 0x1000, 0x10_1000, 0x441, i32::MIN, i32::MIN | 1];
    for bits in values {
        assert_eq!(format!("{:?}", ours(bits)), format!("{:?}", theirs(bits)));
        assert_eq!(format!("{:#?}", ours(bits)), format!("{:#?}", theirs(bits)));
        let our: Vec<_> = ours(bits).iter().map(|flag| flag.bits()).collect();
        let their: Vec<_> = theirs(bits).iter().map(|flag| flag.bits()).collect();
        assert_eq!(our, their, "the flags of {bits:#x}");
        assert_eq!(ours(bits).into_iter().collect::<OpenFlags>(), ours(bits));
        let our: Vec<_> = ours(bits).iter_names().map(|(name, flag)| (name, flag.bits())).collect();
        let their: Vec<_> =
            theirs(bits).iter_names().map(|(name, flag)| (name, flag.bits())).collect();
        assert_eq!(our, their, "the names of {bits:#x}");
    }
    assert_eq!(format!("{:?}", ours(0x441)), "OpenFlags(WRONLY | CREAT | APPEND)");
    assert_eq!(OpenFlags::from_name("SYNC"), Some(OpenFlags::SYNC));
    assert_eq!(OpenFlags::from_name(""), None);
    assert_eq!(OpenFlags::from_name("O_SYNC"), None);
}

/// Generic code over flag types.
fn generic<T: bitflags::Flags<Bits = i32>>() -> (T::Bits, bool, usize) {
    let parsed = T::from_name("CREAT").unwrap_or_else(T::empty).union(T::all());
    (parsed.bits(), T::from_bits(0x4000_0000).is_some(), T::empty().iter().count())
}

#[test]
fn they_implement_the_trait_of_bitflags() {
    assert_eq!(generic::<OpenFlags>(), generic::<by_bitflags::OpenFlags>());
    let parsed = bitflags::parser::from_str::<OpenFlags>("WRONLY | CREAT | 0x2");
    assert_eq!(parsed.unwrap().bits(), 0x43);
    // A flag that only some architectures have is in the list on those.
    let names: HashSet<_> = <sysdecl::linux::mem::MapFlags as bitflags::Flags>::FLAGS
        .iter()
        .map(bitflags::Flag::name)
        .collect();
    assert!(names.contains("SHARED"));
    assert_eq!(names.contains("MAP_32BIT"), cfg!(target_arch = "x86_64"));
}

/// Tests their use in a constant and in a pattern.
#[test]
fn they_can_be_used_in_constants_and_patterns() {
    const BOTH: CloneFlags = CloneFlags::VM.union(CloneFlags::FILES);
    const NONE: PollEvents = PollEvents::empty();
    assert!(matches!(PollEvents::from_bits_retain(0), NONE));
    assert!(const { BOTH.contains(CloneFlags::VM) });
    assert_eq!(size_of::<CloneFlags>(), size_of::<u64>());
    assert_eq!(HashSet::from([BOTH, BOTH]).len(), 1);
}
