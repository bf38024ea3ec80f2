//! Sets of processors, like C's `CPU_SET`, `CPU_CLR` and `CPU_ISSET`.
//!
//! The kernel takes an array of `unsigned long`, processor 0 in the lowest bit of the first one, of any length (Linux
//! `kernel/sched/syscalls.c`).

use core::fmt::{self, Debug, Formatter};

use crate::{U32, U64};

/// On big-endian architectures with 32-bit words, the first word is the upper half of the 64 bits.
const SWAP: usize =
    if cfg!(all(target_endian = "big", target_pointer_width = "32")) { 32 } else { 0 };

/// A set of processors, for [`sched_getaffinity`](super::sched_getaffinity) and
/// [`sched_setaffinity`](super::sched_setaffinity).
///
/// It has room for 64 processors in each word. 16 words, the default, are C's `cpu_set_t`; on a system that can have more
/// than 1024 processors `sched_getaffinity` fails with `-EINVAL` for that size.
///
/// ```standalone_crate
/// use sysdecl::linux::process::{CpuSet, sched_getaffinity, sched_setaffinity};
/// use sysdecl::result::check_i32;
///
/// let mut allowed: CpuSet = CpuSet::EMPTY;
/// // SAFETY: so many bytes are writable.
/// check_i32(unsafe { sched_getaffinity(0, CpuSet::<16>::SIZE, allowed.as_mut_ptr()) })?;
///
/// // Stay on the first of them.
/// let mut first: CpuSet = CpuSet::EMPTY;
/// first.insert(allowed.iter().next().expect("there is one"));
/// // SAFETY: so many bytes are readable.
/// check_i32(unsafe { sched_setaffinity(0, CpuSet::<16>::SIZE, first.as_ptr()) })?;
/// # Ok::<(), sysdecl::Errno>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct CpuSet<const WORDS: usize = 16>([U64; WORDS]);

impl<const WORDS: usize> CpuSet<WORDS> {
    /// No processor.
    pub const EMPTY: Self = Self([0; WORDS]);

    /// How many processors fit: 0 to one less.
    pub const CAPACITY: usize = WORDS * 64;

    /// Its size in bytes, as the calls take it. More than they can take is an error at compile time.
    pub const SIZE: U32 = {
        assert!(size_of::<Self>() <= U32::MAX as usize, "a set of processors is too large");
        #[expect(clippy::cast_possible_truncation, reason = "as just asserted")]
        let size = size_of::<Self>() as U32;
        size
    };

    /// The word and the bit of a processor.
    const fn place(cpu: usize) -> (usize, U64) {
        (cpu / 64, 1 << ((cpu % 64) ^ SWAP))
    }

    /// Adds a processor.
    ///
    /// ```
    /// use sysdecl::linux::process::CpuSet;
    ///
    /// let mut set: CpuSet = CpuSet::EMPTY;
    /// set.insert(65);
    /// assert!(set.contains(65) && !set.contains(64));
    /// set.remove(65);
    /// assert_eq!(set, CpuSet::EMPTY);
    /// ```
    ///
    /// # Panics
    ///
    /// If it does not fit: [`CAPACITY`](Self::CAPACITY).
    pub const fn insert(&mut self, cpu: usize) {
        assert!(cpu < Self::CAPACITY, "the processor does not fit in the set");
        let (word, bit) = Self::place(cpu);
        self.0[word] |= bit;
    }

    /// Removes a processor. One that does not fit is not there to begin with.
    pub const fn remove(&mut self, cpu: usize) {
        if cpu < Self::CAPACITY {
            let (word, bit) = Self::place(cpu);
            self.0[word] &= !bit;
        }
    }

    /// Whether a processor is in the set.
    #[must_use]
    pub const fn contains(&self, cpu: usize) -> bool {
        let (word, bit) = Self::place(cpu);
        cpu < Self::CAPACITY && self.0[word] & bit != 0
    }

    /// The number of processors in the set.
    ///
    /// ```
    /// let mut set = sysdecl::linux::process::CpuSet::<1>::EMPTY;
    /// set.insert(63);
    /// set.insert(1);
    /// assert_eq!((set.len(), set.is_empty()), (2, false));
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether there is no processor in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The processors in the set, in ascending order.
    ///
    /// ```
    /// let mut set = sysdecl::linux::process::CpuSet::<2>::EMPTY;
    /// set.insert(100);
    /// set.insert(3);
    /// assert!(set.iter().eq([3, 100]));
    /// ```
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..Self::CAPACITY).filter(|cpu| self.contains(*cpu))
    }

    /// Its address, for [`sched_setaffinity`](super::sched_setaffinity) to read from.
    #[must_use]
    pub const fn as_ptr(&self) -> *const U64 {
        self.0.as_ptr()
    }

    /// Its address, for [`sched_getaffinity`](super::sched_getaffinity) to write to.
    #[must_use]
    pub const fn as_mut_ptr(&mut self) -> *mut U64 {
        self.0.as_mut_ptr()
    }
}

impl<const WORDS: usize> Default for CpuSet<WORDS> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<const WORDS: usize> Debug for CpuSet<WORDS> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
