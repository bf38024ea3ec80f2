//! A call of ours beside the same one of the C library: what both answer, and a place where they
//! disturb nobody.

#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "not every file of tests needs all of it"
)]

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

/// What a call can answer, of ours and of C's.
pub(crate) trait Answer {
    /// As a whole register.
    fn word(self) -> i64;
}

macro_rules! answers {
    ($($integer:ty),*) => {$(
        impl Answer for $integer {
            fn word(self) -> i64 {
                i64::try_from(self).expect("answers fit a register")
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

/// What the C library answers, as the kernel put it: the negative error number for -1.
pub(crate) fn c(answer: impl Answer) -> i64 {
    match answer.word() {
        -1 => -i64::from(io::Error::last_os_error().raw_os_error().expect("it comes from `errno`")),
        answer => answer,
    }
}

/// Holds an answer of ours against the C library's, in this order, and gives it.
macro_rules! same {
    ($ours:expr, $theirs:expr $(,)?) => {{
        let ours = $crate::beside::Answer::word($ours);
        let theirs = $crate::beside::c($theirs);
        assert_eq!(ours, theirs, "{} and {}", stringify!($ours), stringify!($theirs));
        ours
    }};
}
pub(crate) use same;

/// Holds an answer of ours against the C library's, and both against the one expected.
macro_rules! agree {
    ($ours:expr, $theirs:expr, $expected:expr $(,)?) => {{
        let ours = $crate::beside::same!($ours, $theirs);
        assert_eq!(ours, i64::from($expected), "{}", stringify!($ours));
    }};
}
pub(crate) use agree;

/// The negative of an error number, as answers have it.
pub(crate) const fn err(errno: i32) -> i64 {
    -(errno as i64)
}

/// Whether an emulator stands before the kernel: it lets pass what the kernel refuses, and the other way
/// round. Ours and C's still agree.
pub(crate) fn is_emulated() -> bool {
    env::var_os("SYSDECL_QEMU").is_some()
}

/// Whether an emulator stands before the kernel, of which `what` cannot be had: that goes unproved.
pub(crate) fn emulator_lacks(what: &str) -> bool {
    if is_emulated() {
        unproved(&format!("{what}: the emulator cannot do it"));
    }
    is_emulated()
}

/// Whether there is such a call, by its answer. If not, that goes unproved.
pub(crate) fn is_there(call: &str, answer: impl Answer) -> bool {
    let missing = answer.word() == err(libc::ENOSYS);
    if missing {
        unproved(&format!("`{call}`: this kernel or emulator has no such call"));
    }
    !missing
}

/// Says what was not proved, past the harness that would swallow it.
fn unproved(what: &str) {
    // A failure to say it leaves nothing to be done.
    let _ = io::stderr().write_all(format!("NOT PROVED HERE: {what}\n").as_bytes());
}

/// A new descriptor of ours, just given by the kernel, to be closed when dropped.
#[track_caller]
pub(crate) fn owned(answer: impl Answer) -> OwnedFd {
    // SAFETY: nobody else has been told of it.
    unsafe { fd(answer.word()) }
}

/// A new descriptor.
///
/// # Safety
///
/// The caller must own it, if it is one.
pub(crate) unsafe fn fd(answer: impl Answer) -> OwnedFd {
    let fd = i32::try_from(c(answer)).expect("a descriptor is an `int`");
    assert!(fd >= 0, "{}", io::Error::from_raw_os_error(-fd));
    // SAFETY: the caller owns it.
    unsafe { OwnedFd::from_raw_fd(fd) }
}

/// The address of a path, as our declarations take it.
pub(crate) fn p(path: &CStr) -> *const u8 {
    path.as_ptr().cast()
}

/// The bytes of a structure.
///
/// # Safety
///
/// The structure must have no padding, or have been zeroed whole.
pub(crate) unsafe fn bytes<T>(value: &T) -> &[u8] {
    // SAFETY: it is as long as this, and the caller guarantees each byte.
    unsafe { std::slice::from_raw_parts((&raw const *value).cast(), size_of::<T>()) }
}

/// Runs a test in a thread that has its own descriptors, working directory and mask of permissions:
/// it can close, change and number as it likes.
pub(crate) fn alone<T: Send>(test: impl FnOnce() -> T + Send) -> T {
    let own = || {
        // SAFETY: the thread goes on with copies of what it had.
        assert_eq!(unsafe { libc::unshare(libc::CLONE_FS | libc::CLONE_FILES) }, 0);
        test()
    };
    match thread::scope(|scope| scope.spawn(own).join()) {
        Ok(value) => value,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// A folder for one test's files, removed when dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Self {
        let path = env::temp_dir().join(format!("sysdecl-{test}-{}", process::id()));
        fs::create_dir_all(&path).expect("there is a place for temporary files");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The path of what has this name here; of the folder itself, when it is empty.
    pub(crate) fn at(&self, name: &str) -> CString {
        CString::new(self.0.join(name).as_os_str().as_bytes()).expect("no NUL in it")
    }

    /// A new file.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> CString {
        fs::write(self.0.join(name), content).expect("the folder can be written to");
        self.at(name)
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).expect("it can be read")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
