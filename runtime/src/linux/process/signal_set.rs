//! Sets of signals, like C's `sigaddset`, `sigdelset` and `sigismember`.
//!
//! The kernel takes an array of `unsigned long`, signal 1 in the lowest bit of the first one (Linux `include/linux/signal.h`).

use core::ptr;

use super::SigSet;
use crate::{I32, U64};

/// The number of bits in the kernel's `unsigned long`. A set is one, or an array of them.
const BITS: usize = usize::BITS as usize;

impl SigSet {
    /// Its size in bytes, as the calls take it: 8, or 16 on MIPS.
    pub const SIZE: U64 = size_of::<Self>() as U64;

    /// Every signal. (`ZERO` is none.)
    pub const ALL: Self = {
        let mut set = Self::ZERO;
        let mut signal = 1;
        while signal <= (size_of::<Self>() * 8) as I32 {
            set.insert(signal);
            signal += 1;
        }
        set
    };

    /// The word and the bit of a signal.
    const fn place(signal: I32) -> (usize, usize) {
        assert!(
            signal >= 1 && signal as usize <= size_of::<Self>() * 8,
            "a signal is 1 to 64, or 128 on MIPS"
        );
        let at = signal as usize - 1;
        (at / BITS, 1 << (at % BITS))
    }

    /// Adds a signal.
    ///
    /// ```
    /// use sysdecl::linux::process::{SIGCHLD, SIGUSR1, SigSet};
    ///
    /// let mut set = SigSet::ZERO;
    /// set.insert(SIGUSR1);
    /// assert!(set.contains(SIGUSR1) && !set.contains(SIGCHLD));
    /// set.remove(SIGUSR1);
    /// assert_eq!(set, SigSet::ZERO);
    /// ```
    ///
    /// # Panics
    ///
    /// If there is no such signal.
    pub const fn insert(&mut self, signal: I32) {
        let (word, bit) = Self::place(signal);
        // SAFETY: the word is inside the set, which consists of such words.
        unsafe { *ptr::from_mut(self).cast::<usize>().add(word) |= bit };
    }

    /// Removes a signal.
    ///
    /// # Panics
    ///
    /// If there is no such signal.
    pub const fn remove(&mut self, signal: I32) {
        let (word, bit) = Self::place(signal);
        // SAFETY: as above.
        unsafe { *ptr::from_mut(self).cast::<usize>().add(word) &= !bit };
    }

    /// Whether a signal is in the set.
    ///
    /// # Panics
    ///
    /// If there is no such signal.
    #[must_use]
    pub const fn contains(&self, signal: I32) -> bool {
        let (word, bit) = Self::place(signal);
        // SAFETY: as above.
        unsafe { *ptr::from_ref(self).cast::<usize>().add(word) & bit != 0 }
    }
}
