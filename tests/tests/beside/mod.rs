//! Compares calls of ours with those of the C library: their return values, in an environment where they do not
//! disturb other tests.

#![allow(dead_code, unused_imports, unused_macros, reason = "not every test file uses all items")]

use std::{
    env,
    ffi::{CStr, CString},
    fs,
    io::{self, Write},
    os::{
        fd::{FromRawFd, OwnedFd},
        unix::ffi::OsStrExt,
    },
    path::{Path, PathBuf},
    process, thread,
};

/// A return value, of our function or of the C library's.
pub(crate) trait Answer {
    /// The value as a whole register.
    fn word(self) -> i64;
}

macro_rules! answers {
    ($($integer:ty),*) => {$(
        impl Answer for $integer {
            fn word(self) -> i64 {
                i64::try_from(self).expect("return values fit in a register")
            }
        }
    )*};
}

answers!(i32, u32, i64, isize);

impl<T> Answer for *mut T {
    fn word(self) -> i64 {
        self.addr().cast_signed().word()
    }
}

/// The C library's return value in the form that the kernel uses: the negative error number instead of -1.
pub(crate) fn c(answer: impl Answer) -> i64 {
    match answer.word() {
        -1 => -i64::from(
            io::Error::last_os_error().raw_os_error().expect("`last_os_error` reads `errno`"),
        ),
        answer => answer,
    }
}

/// Asserts that our return value equals the C library's, evaluated in this order, and returns it.
macro_rules! same {
    ($ours:expr, $theirs:expr $(,)?) => {{
        let ours = $crate::beside::Answer::word($ours);
        let theirs = $crate::beside::c($theirs);
        assert_eq!(ours, theirs, "{} and {}", stringify!($ours), stringify!($theirs));
        ours
    }};
}
pub(crate) use same;

/// Asserts that our return value and the C library's are the expected one.
macro_rules! agree {
    ($ours:expr, $theirs:expr, $expected:expr $(,)?) => {{
        let ours = $crate::beside::same!($ours, $theirs);
        assert_eq!(ours, i64::from($expected), "{}", stringify!($ours));
    }};
}
pub(crate) use agree;

/// The return value for an error number.
pub(crate) const fn err(errno: i32) -> i64 {
    -(errno as i64)
}

/// Whether the test runs in an emulator, which permits some calls that the kernel rejects and vice versa. Our
/// function and the C library's still agree.
pub(crate) fn is_emulated() -> bool {
    env::var_os("SYSDECL_QEMU").is_some()
}

/// Whether the test runs in an emulator, which does not support `what`. Reports the skipped test.
pub(crate) fn emulator_lacks(what: &str) -> bool {
    if is_emulated() {
        unproved(&format!("{what}: not supported by the emulator"));
    }
    is_emulated()
}

/// Whether the call exists, judging by its return value. Reports a skipped test if it does not.
pub(crate) fn is_there(call: &str, answer: impl Answer) -> bool {
    let missing = answer.word() == err(libc::ENOSYS);
    if missing {
        unproved(&format!("`{call}`: not supported by this kernel or emulator"));
    }
    !missing
}

/// Prints a message about a skipped test, bypassing the output capture of the test harness.
fn unproved(what: &str) {
    // If the message cannot be printed, there is nothing else to do.
    let _ = io::stderr().write_all(format!("SKIPPED: {what}\n").as_bytes());
}

/// Takes ownership of a descriptor that a call just returned.
#[track_caller]
pub(crate) fn owned(answer: impl Answer) -> OwnedFd {
    // SAFETY: the descriptor is new, so nothing else owns it.
    unsafe { fd(answer.word()) }
}

/// Takes ownership of a descriptor, or panics on an error.
///
/// # Safety
///
/// If the value is a descriptor, the caller must own it.
pub(crate) unsafe fn fd(answer: impl Answer) -> OwnedFd {
    let fd = i32::try_from(c(answer)).expect("a descriptor is an `int`");
    assert!(fd >= 0, "{}", io::Error::from_raw_os_error(-fd));
    // SAFETY: the caller guarantees that it owns the descriptor.
    unsafe { OwnedFd::from_raw_fd(fd) }
}

/// The address of a path, with the pointer type of our declarations.
pub(crate) fn p(path: &CStr) -> *const u8 {
    path.as_ptr().cast()
}

/// The bytes of a structure.
///
/// # Safety
///
/// The structure must have no padding, or must have been zeroed completely.
pub(crate) unsafe fn bytes<T>(value: &T) -> &[u8] {
    // SAFETY: the slice has the size of the structure, and the caller guarantees that each byte is initialised.
    unsafe { std::slice::from_raw_parts((&raw const *value).cast(), size_of::<T>()) }
}

/// Runs a test in a thread with its own descriptor table, working directory and umask, so that it can change them
/// without affecting other tests.
pub(crate) fn alone<T: Send>(test: impl FnOnce() -> T + Send) -> T {
    let own = || {
        // SAFETY: the new thread only unshares its own copies.
        assert_eq!(unsafe { libc::unshare(libc::CLONE_FS | libc::CLONE_FILES) }, 0);
        test()
    };
    match thread::scope(|scope| scope.spawn(own).join()) {
        Ok(value) => value,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// A temporary folder for one test, removed when dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Self {
        let path = env::temp_dir().join(format!("sysdecl-{test}-{}", process::id()));
        fs::create_dir_all(&path).expect("the temporary folder can be created");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The path of a file in this folder, or of the folder itself if `name` is empty.
    pub(crate) fn at(&self, name: &str) -> CString {
        CString::new(self.0.join(name).as_os_str().as_bytes()).expect("the path contains no NUL")
    }

    /// Creates a file.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> CString {
        fs::write(self.0.join(name), content).expect("the folder is writable");
        self.at(name)
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).expect("the file is readable")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
