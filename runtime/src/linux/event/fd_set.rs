//! The descriptor sets of `select`, like the C macros `FD_SET`, `FD_CLR` and `FD_ISSET`.

use crate::{I32, linux::types::FdSet};

/// The kernel's `unsigned long`, of which a set consists.
#[cfg(target_pointer_width = "32")]
type Long = u32;
/// The same.
#[cfg(target_pointer_width = "64")]
type Long = u64;

impl FdSet {
    /// The number of descriptors that a set can hold: 0 to 1023.
    pub const SIZE: I32 = 1024;

    /// The word and the bit of a descriptor.
    ///
    /// # Panics
    ///
    /// If it does not fit.
    const fn place(fd: I32) -> (usize, Long) {
        assert!(fd >= 0 && fd < Self::SIZE, "a descriptor of `select` is 0 to 1023");
        #[expect(clippy::cast_sign_loss, reason = "as just asserted")]
        let fd = fd as usize;
        (fd / Long::BITS as usize, 1 << (fd % Long::BITS as usize))
    }

    /// Adds a descriptor.
    ///
    /// ```
    /// use sysdecl::linux::event::FdSet;
    ///
    /// let mut set = FdSet::ZERO;
    /// set.insert(65);
    /// assert_eq!(set.fds_bits[..2], [0, 2]);
    /// assert!(set.contains(65) && !set.contains(64));
    /// set.remove(65);
    /// assert_eq!(set, FdSet::ZERO);
    /// ```
    ///
    /// # Panics
    ///
    /// If `fd` is not in the range 0 to 1023.
    pub const fn insert(&mut self, fd: I32) {
        let (word, bit) = Self::place(fd);
        self.fds_bits[word] |= bit;
    }

    /// Removes a descriptor.
    ///
    /// # Panics
    ///
    /// If `fd` is not in the range 0 to 1023.
    pub const fn remove(&mut self, fd: I32) {
        let (word, bit) = Self::place(fd);
        self.fds_bits[word] &= !bit;
    }

    /// Returns whether the set contains a descriptor.
    ///
    /// # Panics
    ///
    /// If `fd` is not in the range 0 to 1023.
    #[must_use]
    pub const fn contains(&self, fd: I32) -> bool {
        let (word, bit) = Self::place(fd);
        self.fds_bits[word] & bit != 0
    }
}
