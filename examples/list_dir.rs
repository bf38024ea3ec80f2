//! `list_dir [-l] [DIRECTORY]` prints the names in a directory, one per line, sorted by their
//! bytes, like `LC_ALL=C ls -A`. With `-l` each line contains the permissions and the size before
//! the name, like `stat -c '%A %s %n'`. It uses `getdents64` for the names and
//! `statx` for the rest.

use std::{
    env,
    ffi::{CStr, CString, OsStr},
    io::{self, Write},
    mem::offset_of,
    os::unix::ffi::{OsStrExt, OsStringExt},
    path::Path,
    process::ExitCode,
};

use sysdecl::{
    Errno, I32, U32, U64,
    linux::io::{
        AT_FDCWD, AT_SYMLINK_NOFOLLOW, LinuxDirent64, O_CLOEXEC, O_DIRECTORY, O_RDONLY, S_IFBLK,
        S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK, S_ISGID, S_ISUID, S_ISVTX,
        STATX_MODE, STATX_SIZE, STATX_TYPE, Statx, close, getdents64, openat, statx,
    },
    result::{check, check_i32},
};

/// An open directory, closed when it is dropped.
struct Directory(I32);

impl Directory {
    fn open(path: &CStr) -> Result<Self, Errno> {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
        // SAFETY: the path is NUL-terminated.
        check_i32(unsafe { openat(AT_FDCWD, path.as_ptr().cast(), flags, 0) }).map(Self)
    }

    /// All names except `.` and `..`, in the order of their bytes.
    fn names(&self) -> Result<Vec<CString>, Errno> {
        let mut names = Vec::new();
        // An array of `u64`, so that the entries are aligned.
        let mut buf = vec![0_u64; 4096];
        let size = size_of_val(buf.as_slice()) as U64;
        loop {
            // SAFETY: the buffer is valid for writes of the given length.
            let len = check(unsafe { getdents64(self.0, buf.as_mut_ptr().cast(), size) })?;
            if len == 0 {
                names.sort();
                return Ok(names);
            }
            // SAFETY: the kernel wrote entries of this total length.
            unsafe { push_names(&mut names, buf.as_ptr().cast(), len) };
        }
    }

    fn ask(&self, name: &CStr) -> Result<Statx, Errno> {
        let mut told = Statx::ZERO;
        let mask = STATX_TYPE | STATX_MODE | STATX_SIZE;
        // SAFETY: the name is NUL-terminated, and the structure is valid.
        check_i32(unsafe {
            statx(self.0, name.as_ptr().cast(), AT_SYMLINK_NOFOLLOW, mask, &raw mut told)
        })?;
        Ok(told)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        // SAFETY: this value owns the descriptor, which is not used afterwards. Closing a directory cannot fail.
        unsafe { close(self.0) };
    }
}

/// Appends the names in a buffer of entries.
///
/// # Safety
///
/// The caller must pass the address and the length in bytes of what `getdents64` wrote.
unsafe fn push_names(names: &mut Vec<CString>, entries: *const LinuxDirent64, len: U64) {
    let mut at = 0;
    while (at as U64) < len {
        // SAFETY: an entry starts at this address, and its name is NUL-terminated.
        let name = unsafe {
            let entry = entries.byte_add(at);
            at += usize::from((*entry).d_reclen);
            CStr::from_ptr(entry.byte_add(offset_of!(LinuxDirent64, d_name)).cast())
        };
        if name != c"." && name != c".." {
            names.push(name.to_owned());
        }
    }
}

/// A mode in the format of `ls -l`: `drwxr-xr-t`.
fn permissions(mode: U32) -> String {
    let kind = match mode & S_IFMT {
        S_IFREG => '-',
        S_IFDIR => 'd',
        S_IFLNK => 'l',
        S_IFCHR => 'c',
        S_IFBLK => 'b',
        S_IFIFO => 'p',
        S_IFSOCK => 's',
        _ => '?',
    };
    let mut text = String::from(kind);
    for (shift, special, letter) in [(6, S_ISUID, 's'), (3, S_ISGID, 's'), (0, S_ISVTX, 't')] {
        let bits = mode >> shift;
        text.push(if bits & 4 == 0 { '-' } else { 'r' });
        text.push(if bits & 2 == 0 { '-' } else { 'w' });
        text.push(match (mode & special == 0, bits & 1 == 0) {
            (true, true) => '-',
            (true, false) => 'x',
            (false, true) => letter.to_ascii_uppercase(),
            (false, false) => letter,
        });
    }
    text
}

fn complain(name: &OsStr, why: &str) {
    eprintln!("list_dir: {}: {why}", Path::new(name).display());
}

/// Writes the lines; returns whether the metadata of every name was available.
fn list(directory: &Directory, long: bool, output: &mut Vec<u8>) -> Result<bool, Errno> {
    let mut complete = true;
    for name in directory.names()? {
        if long {
            match directory.ask(&name) {
                Ok(told) => {
                    let mode = permissions(told.stx_mode.into());
                    output.extend(format!("{mode} {} ", told.stx_size).bytes());
                }
                // The file may have been removed in the meantime.
                Err(errno) => {
                    complain(OsStr::from_bytes(name.to_bytes()), errno.message());
                    complete = false;
                    continue;
                }
            }
        }
        output.extend_from_slice(name.to_bytes());
        output.push(b'\n');
    }
    Ok(complete)
}

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).peekable();
    let long = arguments.next_if(|argument| argument == "-l").is_some();
    let name = arguments.next().unwrap_or_else(|| ".".into());
    if arguments.next().is_some() {
        eprintln!("usage: list_dir [-l] [DIRECTORY]");
        return ExitCode::from(2);
    }
    // An argument is NUL-terminated, so it cannot contain a NUL.
    let path = CString::new(name.clone().into_vec()).expect("arguments contain no NUL");
    let mut output = Vec::new();
    let listed = Directory::open(&path).and_then(|directory| list(&directory, long, &mut output));
    if let Err(error) = io::stdout().write_all(&output) {
        complain(OsStr::new("standard output"), &error.to_string());
        return ExitCode::FAILURE;
    }
    match listed {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(errno) => {
            complain(&name, errno.message());
            ExitCode::FAILURE
        }
    }
}
