//! Conversion between device numbers and their major and minor parts.
//!
//! Linux device numbers have a 12-bit major and a 20-bit minor part, encoded in 32 bits
//! (`new_encode_dev` in `include/linux/kdev_t.h`): the low 8 bits of the minor, the major, and the
//! other 12 bits of the minor. C libraries extend the encoding to 32 bits each in 64 bits, which
//! agrees with the kernel's wherever that is defined. `statx(2)` reports the two parts separately.

use crate::{U32, U64, linux::types::Statx};

/// Returns the device number for a major and a minor number (`makedev(3)`), as in `st_dev` and
/// `st_rdev`.
///
/// `mknodat(2)` takes the low 32 bits, which hold every device number that Linux supports: a major
/// number below 4096 and a minor number below 1 048 576.
///
/// ```
/// use sysdecl::linux::io::{major, makedev, minor};
///
/// const NULL: u64 = makedev(1, 3); // /dev/null
/// assert_eq!(NULL, 0x103);
/// assert_eq!((major(NULL), minor(NULL)), (1, 3));
/// assert_eq!(makedev(0xabc, 0x1_2345), 0x123a_bc45);
/// ```
#[must_use]
pub const fn makedev(major: U32, minor: U32) -> U64 {
    let (major, minor) = (major as U64, minor as U64);
    minor & 0xff | (major & 0xfff) << 8 | (minor & !0xff) << 12 | (major & !0xfff) << 32
}

/// Returns the major number of a device number, which identifies the driver (`makedev(3)`).
///
/// ```
/// use sysdecl::linux::io::major;
///
/// assert_eq!(major(0x103), 1);
/// ```
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "each mask has 32 bits at most")]
pub const fn major(dev: U64) -> U32 {
    (dev >> 8) as U32 & 0xfff | (dev >> 32) as U32 & !0xfff
}

/// Returns the minor number of a device number, which identifies a device of that driver
/// (`makedev(3)`).
///
/// ```
/// use sysdecl::linux::io::minor;
///
/// assert_eq!(minor(0x103), 3);
/// ```
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "each mask has 32 bits at most")]
pub const fn minor(dev: U64) -> U32 {
    dev as U32 & 0xff | (dev >> 12) as U32 & !0xff
}

impl Statx {
    /// The number of the device that holds the file, like `st_dev` in [`Stat`](super::Stat)
    /// (`statx(2)`).
    ///
    /// ```
    /// use sysdecl::linux::io::Statx;
    ///
    /// let file = Statx { stx_dev_major: 8, stx_dev_minor: 1, ..Statx::ZERO };
    /// assert_eq!(file.dev(), 0x801);
    /// ```
    #[must_use]
    pub const fn dev(&self) -> U64 {
        makedev(self.stx_dev_major, self.stx_dev_minor)
    }

    /// The device number of a device node, like `st_rdev` in [`Stat`](super::Stat); 0 for other
    /// files (`statx(2)`).
    ///
    /// ```
    /// use sysdecl::linux::io::Statx;
    ///
    /// let null = Statx { stx_rdev_major: 1, stx_rdev_minor: 3, ..Statx::ZERO };
    /// assert_eq!(null.rdev(), 0x103);
    /// ```
    #[must_use]
    pub const fn rdev(&self) -> U64 {
        makedev(self.stx_rdev_major, self.stx_rdev_minor)
    }
}
