//! Valid vDSO images for all architectures and invalid ones: the functions that are found, and that nothing is read
//! beyond their end.
#![cfg(target_os = "linux")]

use std::ffi::{CStr, CString};

use sysdecl::linux::vdso::{self, Image};
use sysdecl_tests::vdso_image::{self, CODE, Layout, SIZE};

const VERSION: &CStr = c"LINUX_2.6";

const LAYOUT: Layout = Layout {
    is_wide: true,
    hash: true,
    gnu_hash: true,
    version: Some("LINUX_2.6"),
    machine: 62,
    address: 0,
};

/// The functions of an image, each at its own offset.
const FUNCTIONS: [(&str, usize); 4] = [
    ("__vdso_gettimeofday", CODE),
    ("__vdso_clock_gettime", CODE + 0x20),
    ("__vdso_getcpu", CODE + 0x41),
    ("__vdso_time", SIZE - 1),
];

fn written(layout: Layout) -> Vec<u8> {
    let mut bytes = vec![0; SIZE];
    vdso_image::write(&mut bytes, layout, &FUNCTIONS);
    bytes
}

/// All kinds of images.
fn layouts() -> Vec<Layout> {
    let mut all = Vec::new();
    for is_wide in [true, false] {
        for (hash, gnu_hash) in [(true, false), (false, true), (true, true)] {
            for version in [Some("LINUX_2.6"), None] {
                // 22 (s390) has 64-bit words in `DT_HASH`. Some images are linked at an address in the kernel's half.
                for machine in [62, 22] {
                    for address in [0, 0x1000, 0xffff_ffff_ff70_0000] {
                        all.push(Layout { is_wide, hash, gnu_hash, version, machine, address });
                    }
                }
            }
        }
    }
    all
}

#[test]
fn functions_are_found_in_every_kind_of_image() {
    for layout in layouts() {
        let bytes = written(layout);
        let image = Image::new(&bytes).unwrap_or_else(|| panic!("{layout:?}"));
        for (name, offset) in FUNCTIONS {
            let name = CString::new(name).unwrap();
            assert_eq!(image.function(&name, VERSION), Some(offset), "{name:?} {layout:?}");
        }
        for name in [c"__vdso_clock_gettim", c"__vdso_clock_gettime64", c"clock_gettime", c""] {
            assert_eq!(image.function(name, VERSION), None, "{name:?} {layout:?}");
        }
    }
}

#[test]
fn a_function_of_another_version_is_not_found() {
    for layout in layouts() {
        let bytes = written(layout);
        let found = Image::new(&bytes).unwrap().function(c"__vdso_time", c"LINUX_2.5");
        // Without versions, the version is not compared.
        assert_eq!(found.is_some(), layout.version.is_none(), "{layout:?}");
        // The name of the image is not a version, although it is in the list.
        let named = Image::new(&bytes).unwrap().function(c"__vdso_time", c"linux-vdso.so.1");
        assert_eq!(named.is_some(), layout.version.is_none(), "{layout:?}");
    }
}

/// Changes an image, and returns the function found afterwards.
fn found_after(layout: Layout, change: impl FnOnce(&mut Vec<u8>)) -> Option<usize> {
    let mut bytes = written(layout);
    change(&mut bytes);
    Image::new(&bytes)?.function(c"__vdso_gettimeofday", VERSION)
}

#[test]
fn an_invalid_image_is_rejected() {
    let changed = |at: usize, byte: u8| found_after(LAYOUT, |bytes| bytes[at] = byte);
    assert_eq!(changed(3, b'F'), Some(CODE), "nothing is changed");
    for (at, byte) in [(0, 0), (1, 0), (4, 3), (5, 3), (6, 0), (16, 2), (54, 55), (56, 1), (64, 2)]
    {
        assert_eq!(changed(at, byte), None, "{byte} at {at}");
    }
    assert!(Image::new(&[]).is_none());
    let other_order = if cfg!(target_endian = "little") { 2 } else { 1 };
    assert_eq!(changed(5, other_order), None);
}

#[test]
fn only_callable_functions_are_found() {
    // The first symbol after the empty one in 64-bit ELF: name, info, other, section, value.
    let symbol = 0x200 + 24;
    let changed = |at: usize, bytes: &[u8]| {
        found_after(LAYOUT, |image| image[symbol + at..][..bytes.len()].copy_from_slice(bytes))
    };
    assert_eq!(changed(4, &[0x12]), Some(CODE), "a global function");
    assert_eq!(changed(4, &[0x22]), Some(CODE), "a weak function");
    assert_eq!(changed(4, &[0x10]), Some(CODE), "a global label");
    assert_eq!(changed(4, &[0x02]), None, "a local function");
    assert_eq!(changed(4, &[0x11]), None, "data");
    assert_eq!(changed(6, &[0, 0]), None, "undefined");
    assert_eq!(changed(0, &[0; 4]), None, "its name was removed, as ARM kernels do at boot");
    assert_eq!(changed(8, &0x1000_u64.to_ne_bytes()), None, "beyond the end of the image");
    assert_eq!(changed(8, &u64::MAX.to_ne_bytes()), None, "before the image");
    // The flags of the first segment: only readable.
    assert_eq!(found_after(LAYOUT, |image| image[68] = 4), None, "not executable");
}

#[test]
fn a_cyclic_chain_terminates() {
    let layout = Layout { gnu_hash: false, ..LAYOUT };
    // Symbol 4 links to itself.
    let mut bytes = written(layout);
    bytes[0x600 + 4 * (3 + 4)] = 4;
    assert_eq!(Image::new(&bytes).unwrap().function(c"__vdso_gettimeofday", VERSION), None);
    // A version definition that links to itself, and is not used.
    let mut bytes = written(LAYOUT);
    bytes[0xa80 + 4] = 7;
    bytes[0xa80 + 16] = 0;
    assert_eq!(Image::new(&bytes).unwrap().function(c"__vdso_gettimeofday", VERSION), None);
}

/// A pseudorandom generator (xorshift64 by George Marsaglia).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }
}

/// No image makes a search panic, loop forever, or return an address beyond the image.
#[test]
fn no_image_causes_a_read_beyond_its_end() {
    let mut images: Vec<Vec<u8>> = layouts().into_iter().map(written).collect();
    images.extend(vdso::image().map(|image| image.bytes().to_vec()));
    let cases = std::env::var("SYSDECL_FUZZ_CASES").map_or(40_000, |cases| cases.parse().unwrap());
    let mut numbers = Numbers(0x5eed);
    let mut found = 0_u32;
    for _ in 0..cases {
        let mut bytes = images[numbers.next(images.len())].clone();
        // Mutates the tables, not the code.
        let tables = bytes.len().min(CODE);
        for _ in 0..=numbers.next(6) {
            let at = numbers.next(tables);
            match numbers.next(4) {
                0 => bytes[at] = 0xff,
                1 => bytes[at] = u8::try_from(numbers.next(256)).unwrap(),
                2 => bytes[at] ^= 1 << numbers.next(8),
                _ => {
                    let end = (at + 8).min(tables);
                    bytes[at..end].fill([0, 0xff, 0x7f][numbers.next(3)]);
                }
            }
        }
        if numbers.next(4) == 0 {
            bytes.truncate(numbers.next(bytes.len()));
        }
        // A separate allocation with exactly this length, so that valgrind or a sanitizer detects reads beyond the
        // end.
        let bytes = bytes.into_boxed_slice();
        let Some(image) = Image::new(&bytes) else { continue };
        for (name, _) in FUNCTIONS {
            if let Some(offset) = image.function(&CString::new(name).unwrap(), VERSION) {
                assert!(offset < bytes.len());
                found += 1;
            }
        }
    }
    assert!(found > 1000, "too few mutations are still valid images: {found}");
}
