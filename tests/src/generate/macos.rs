//! macOS: the numbers of its BSD calls and Mach traps, its error numbers, and its constants.

use super::{Error, File, bsd};

/// All files for this system.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let mut files = vec![
        bsd::numbers(
            "macos-syscalls.tsv",
            "runtime/src/macos/nr.rs",
            "The numbers of macOS's BSD calls, on every architecture and without their class",
            |call| format!("`{call}(2)`."),
        )?,
        bsd::numbers(
            "macos-mach-traps.tsv",
            "runtime/src/macos/mach/nr.rs",
            "The numbers of macOS's Mach traps, on every architecture and without class or sign",
            |trap| format!("The Mach trap `{trap}`."),
        )?,
        bsd::errnos("macos-errno.tsv", "runtime/src/errno/macos.rs", "macOS")?,
        bsd::witnesses("macos", "macOS")?,
    ];
    files.extend(bsd::constants("macos", "macOS")?);
    Ok(files)
}
