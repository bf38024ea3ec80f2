//! `makedev`, `major` and `minor`, and the two fields of `statx`.

use std::{fs, os::unix::fs::MetadataExt};

use sysdecl::linux::io::{AT_FDCWD, Statx, major, makedev, minor, statx};

/// Both halves of each number, and each single bit.
fn numbers() -> impl Iterator<Item = u32> + Clone {
    let bits = (0..32).map(|bit| 1 << bit);
    bits.chain([0, 0xff, 0x100, 0xfff, 0x1000, 0xf_ffff, 0x1234_5678, u32::MAX])
}

#[test]
fn device_numbers_are_those_of_c() {
    for major_number in numbers() {
        for minor_number in numbers() {
            let dev = makedev(major_number, minor_number);
            assert_eq!(dev, libc::makedev(major_number, minor_number));
            assert_eq!((major(dev), minor(dev)), (major_number, minor_number));
            assert_eq!((libc::major(dev), libc::minor(dev)), (major_number, minor_number));
        }
    }
}

/// Linux uses 12 and 20 bits, which it encodes in 32: `new_encode_dev`.
#[test]
fn numbers_of_linux_fit_in_the_32_bits_of_mknod() {
    assert_eq!(makedev(0xfff, 0xf_ffff), 0xffff_ffff);
    assert_eq!(makedev(0x123, 0x4_5678), 0x4561_2378);
}

#[test]
fn the_two_fields_of_statx_are_the_number_of_stat() {
    for path in [c"/dev/null", c"/dev/tty", c"/", c"/proc/self/status"] {
        let metadata = fs::metadata(path.to_str().unwrap()).unwrap();
        let mut file = Statx::ZERO;
        // SAFETY: the path is NUL-terminated, and the structure is valid for writes.
        let answer = unsafe { statx(AT_FDCWD, path.as_ptr().cast(), 0, 0, &raw mut file) };
        assert_eq!(answer, 0);
        assert_eq!((file.dev(), file.rdev()), (metadata.dev(), metadata.rdev()), "{path:?}");
    }
    let null = fs::metadata("/dev/null").unwrap().rdev();
    assert_eq!((major(null), minor(null)), (1, 3));
}
