//! FreeBSD: the numbers of its calls, its error numbers, and its constants.

use super::{Error, File, bsd};

/// All files for this system.
pub(crate) fn files() -> Result<Vec<File>, Error> {
    let mut files = vec![
        bsd::numbers(
            "freebsd-syscalls.tsv",
            "runtime/src/freebsd/nr.rs",
            "The numbers of FreeBSD's system calls, on every architecture",
            |call| format!("`{call}(2)`."),
        )?,
        bsd::errnos("freebsd-errno.tsv", "runtime/src/errno/freebsd.rs", "FreeBSD")?,
        bsd::witnesses("freebsd", "FreeBSD")?,
    ];
    files.extend(bsd::constants("freebsd", "FreeBSD")?);
    Ok(files)
}
