//! Our answers against those of the C library, which for a failure gives -1 and sets `errno`.

/// A result of libc as the kernel gave it.
pub(crate) fn raw(result: impl Into<i64>) -> i64 {
    match result.into() {
        -1 => -i64::from(std::io::Error::last_os_error().raw_os_error().unwrap()),
        result => result,
    }
}

/// Asserts that our function and libc's give the same answer, and that it is the one expected.
#[macro_export]
macro_rules! agree {
    ($ours:expr, $libc:expr, $expected:expr $(,)?) => {{
        let ours = i64::from($ours);
        let theirs = $crate::answers::raw($libc);
        assert_eq!(ours, theirs, "not as libc: {}", stringify!($ours));
        assert_eq!(ours, i64::from($expected), "{}", stringify!($ours));
    }};
}

/// Takes a new descriptor, to be closed when dropped.
#[allow(dead_code, reason = "one file makes no descriptors")]
#[track_caller]
pub(crate) fn owned(fd: impl Into<i64>) -> std::os::fd::OwnedFd {
    let fd = fd.into();
    assert!(fd >= 0, "no descriptor but {fd}");
    // SAFETY: the caller has just been given it by the kernel, and has told nobody else.
    unsafe { std::os::fd::FromRawFd::from_raw_fd(fd.try_into().unwrap()) }
}

/// Whether an emulator stands before the kernel, of which `what` cannot be had: that goes unproved.
#[allow(dead_code, reason = "not every file meets the emulator's limits")]
pub(crate) fn emulator_lacks(what: &str) -> bool {
    let is_emulated = std::env::var_os("SYSDECL_QEMU").is_some();
    if is_emulated {
        unproved(&format!("{what}: the emulator cannot do it"));
    }
    is_emulated
}

/// Whether there is such a call, by its answer. If not, that goes unproved.
#[allow(dead_code, reason = "not every file has calls that an older kernel lacks")]
pub(crate) fn is_there(call: &str, answer: impl Into<i64>) -> bool {
    let is_missing = answer.into() == -i64::from(libc::ENOSYS);
    if is_missing {
        unproved(&format!("`{call}`: this kernel or emulator has no such call"));
    }
    !is_missing
}

/// Says what was not proved, past the test harness.
#[allow(dead_code, reason = "as above")]
fn unproved(what: &str) {
    // A failure to say it leaves nothing to be done.
    let _ = std::io::Write::write_all(
        &mut std::io::stderr(),
        format!("NOT PROVED HERE: {what}\n").as_bytes(),
    );
}
