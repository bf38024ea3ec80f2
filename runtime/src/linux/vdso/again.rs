//! What is behind a call by the vDSO: the look-up, and the trap.

use core::{
    ffi::CStr,
    ptr::NonNull,
    sync::atomic::{AtomicPtr, Ordering::Relaxed},
};

use super::{Function, NOT_IMPLEMENTED, call};
use crate::{
    abi::{self, Word},
    types::Void,
};

/// A function of the vDSO that is a system call.
#[doc(hidden)]
#[derive(Debug)]
// So that no offset is added in a debug build.
#[repr(C)]
pub struct Entry {
    /// What is called.
    pub called: AtomicPtr<Void>,
    function: Function,
    /// Whether it returns an `int`, of which 0 is the only success, or else a `long`.
    is_int: bool,
}

impl Entry {
    /// A function that returns an `int`. As long as it has not been found, `missing` is called, which is one of
    /// [`call::missing`].
    #[must_use]
    pub const fn int(name: &'static CStr, version: &'static CStr, missing: *const ()) -> Self {
        Self::new(name, version, missing, true)
    }

    /// The same for a function that returns a `long`.
    #[must_use]
    pub const fn long(name: &'static CStr, version: &'static CStr, missing: *const ()) -> Self {
        Self::new(name, version, missing, false)
    }

    const fn new(
        name: &'static CStr,
        version: &'static CStr,
        missing: *const (),
        is_int: bool,
    ) -> Self {
        let called = AtomicPtr::new(missing.cast_mut().cast());
        Self { called, function: Function::new(name, version), is_int }
    }

    /// Its symbol, and the version of that.
    #[must_use]
    pub const fn symbol(&self) -> (&'static CStr, &'static CStr) {
        (self.function.name, self.function.version)
    }

    /// The function, which is called from now on.
    fn find(&self) -> Option<NonNull<Void>> {
        let found = self.function.get()?;
        self.called.store(found.as_ptr(), Relaxed);
        Some(found)
    }
}

/// What follows a return value that is not a success: the first call looks the function up and calls it, and a
/// function that is not there or does not implement the call is replaced by the system call.
///
/// # Safety
///
/// The words must be those of the call, which `nr` must be the number of.
#[doc(hidden)]
#[cold]
#[inline(never)]
pub unsafe fn again(entry: &Entry, returned: Word, nr: isize, words: &[Word]) -> Word {
    if returned != NOT_IMPLEMENTED {
        return returned;
    }
    // Also where it is the function that said so, and not what stands in for it: another thread may have found it in between.
    if let Some(function) = entry.find() {
        // SAFETY: the caller vouches for the words.
        let returned = unsafe { call::with_words(function, entry.is_int, words) };
        if returned != NOT_IMPLEMENTED {
            return returned;
        }
    }
    // SAFETY: the caller vouches for the call.
    unsafe { trap(nr, words) }
}

/// The system call.
#[allow(clippy::many_single_char_names, reason = "the words of a call")]
unsafe fn trap(nr: isize, words: &[Word]) -> Word {
    let ret: Word;
    // SAFETY: as the caller vouches.
    unsafe {
        match *words {
            [] => abi::linux!(ret = nr;),
            [a] => abi::linux!(ret = nr, a;),
            [a, b] => abi::linux!(ret = nr, a, b;),
            [a, b, c] => abi::linux!(ret = nr, a, b, c;),
            [a, b, c, d] => abi::linux!(ret = nr, a, b, c, d;),
            [a, b, c, d, e] => abi::linux!(ret = nr, a, b, c, d, e;),
            [a, b, c, d, e, f] => abi::linux!(ret = nr, a, b, c, d, e, f;),
            // The macros refuse it.
            _ => ret = NOT_IMPLEMENTED,
        }
    }
    ret
}
