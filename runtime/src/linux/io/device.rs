//! Device numbers: major and minor number in one integer, and back.
//!
//! Linux has 12 bits of major and 20 of minor number, and passes both in 32 bits (`new_encode_dev` of
//! `include/linux/kdev_t.h`): the low 8 bits of the minor number, 12 bits of major number, 12 bits of minor number. C
//! libraries continue the scheme to 32 bits each in 64 bits, which is the same wherever the kernel has a number. `statx(2)`
//! gives the two numbers apart.

use crate::{U32, U64, linux::types::Statx};

/// The device number of a major and a minor number (`makedev(3)`), as `st_dev` and `st_rdev` have it.
///
/// `mknodat(2)` takes the low 32 bits, which are all of it for a number that Linux can have: a major number below 4096 and
/// a minor number below 1 048 576.
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

/// The major number of a device number (`makedev(3)`): the driver.
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

/// The minor number of a device number (`makedev(3)`): the device of that driver.
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
    /// The device that holds the file, as `st_dev` of [`Stat`](super::Stat) has it (`statx(2)`).
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

    /// The device that the file is, as `st_rdev` of [`Stat`](super::Stat) has it; 0 if it is not a device (`statx(2)`).
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
