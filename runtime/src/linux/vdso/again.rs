//! The slow path of a call through the vDSO: the look-up and the system call.

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
// The first field, so that a debug build adds no offset.
#[repr(C)]
pub struct Entry {
    /// The function that is called.
    pub called: AtomicPtr<Void>,
    function: Function,
    /// Whether it returns an `int`, whose only success value is 0, and not a `long`.
    is_int: bool,
}

impl Entry {
    /// Creates a function that returns an `int`. Until it has been found, `missing` is called, which is one of
    /// [`call::missing`].
    #[must_use]
    pub const fn int(name: &'static CStr, version: &'static CStr, missing: *const ()) -> Self {
        Self::new(name, version, missing, true)
    }

    /// Creates a function that returns a `long`.
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

    /// Its symbol and the version of the symbol.
    #[must_use]
    pub const fn symbol(&self) -> (&'static CStr, &'static CStr) {
        (self.function.name, self.function.version)
    }

    /// Stores the function, which is called from now on.
    fn find(&self) -> Option<NonNull<Void>> {
        let found = self.function.get()?;
        self.called.store(found.as_ptr(), Relaxed);
        Some(found)
    }
}

/// Handles a return value that is not a success. The first call looks up the function and calls it. If there is none,
/// or it does not implement the call, the system call is made.
///
/// # Safety
///
/// The words must be those of the call with the number `nr`.
#[doc(hidden)]
#[cold]
#[inline(never)]
pub unsafe fn again(entry: &Entry, returned: Word, nr: isize, words: &[Word]) -> Word {
    if returned != NOT_IMPLEMENTED {
        return returned;
    }
    // `-ENOSYS` can also come from the function itself, if another thread has found it in the meantime.
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

/// Makes the system call.
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
            // The macros reject it.
            _ => ret = NOT_IMPLEMENTED,
        }
    }
    ret
}
