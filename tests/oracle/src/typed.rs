//! Calls of the modules for these systems that have two results or an additional word.

use sysdecl::{I32, I64};

/// # Safety
///
/// Must only be called by the oracle, whose kernel creates no process.
#[cfg(target_os = "macos")]
#[unsafe(no_mangle)]
unsafe extern "C" fn typed_fork() -> I64 {
    // SAFETY: as above.
    match unsafe { sysdecl::macos::process::fork() } {
        Ok(pid) => I64::from(pid),
        Err(errno) => -I64::from(errno.code()),
    }
}

/// # Safety
///
/// Must only be called by the oracle, whose kernel creates no process.
#[cfg(target_os = "freebsd")]
#[unsafe(no_mangle)]
unsafe extern "C" fn typed_fork() -> I64 {
    // SAFETY: as above.
    I64::from(unsafe { sysdecl::freebsd::process::fork() })
}

#[unsafe(no_mangle)]
extern "C" fn typed_kill(pid: I32, signal: I32) -> I64 {
    #[cfg(target_os = "freebsd")]
    use sysdecl::freebsd::process::kill;
    #[cfg(target_os = "macos")]
    use sysdecl::macos::process::kill;
    I64::from(kill(pid, signal))
}
