//! `typed_files [-b] [PATH]` prints the space that a file or a directory tree uses: the result of `du -s
//! --block-size=1`, or with `-b` that of `du -b -s`. A file with several hard links is counted once, and symbolic
//! links are not followed.
//!
//! The system calls are a safe layer that consists only of declarations: no function in [`files`] has a body, and no code
//! outside of it is `unsafe`. Directories are walked in parallel. As in make's job server, a pipe holds one byte
//! for each thread that may still start.

#![deny(unsafe_code)]

use std::{
    collections::HashSet,
    env,
    ffi::{CStr, CString, OsStr},
    os::unix::ffi::{OsStrExt, OsStringExt},
    path::Path,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    thread,
};

use sysdecl::{
    Errno, U32, U64,
    fd::{AsFd, BorrowedFd, OwnedFd},
    linux::io::{AtFlags, OpenFlags, S_IFDIR, S_IFMT, StatxMask},
};

use self::files::At;

#[allow(unsafe_code, reason = "`safe fn` is a promise, made for each call below")]
mod files {
    use std::ffi::CStr;

    use sysdecl::{
        fd::{BorrowedFd, OwnedFd},
        linux::io::{AT_FDCWD, AtFlags, F_GETFL, F_SETFL, OpenFlags, Stat, Statx, StatxMask},
        prelude::*,
    };

    /// The start of a relative path. `None` is the working directory.
    #[derive(Clone, Copy, ToKernel)]
    #[sysdecl(none = AT_FDCWD)]
    pub(crate) struct At<'a>(pub(crate) BorrowedFd<'a>);

    #[syscall(os = "linux")]
    unsafe extern "C" {
        /// Opens an existing file. Children do not inherit it (`openat(2)`).
        #[syscall(name = "openat", args(at, path, flags | OpenFlags::CLOEXEC))]
        pub(crate) safe fn open(
            at: Option<At<'_>>,
            path: &CStr,
            flags: OpenFlags,
        ) -> Result<OwnedFd, Errno>;

        /// Returns the metadata of an open file (`fstat(2)`).
        #[syscall(args(fd, out))]
        pub(crate) safe fn fstat(fd: BorrowedFd<'_>) -> Result<Stat, Errno>;

        /// Returns the part of a file's metadata that `mask` selects (`statx(2)`).
        #[syscall(args(at, path, flags, mask, out))]
        pub(crate) safe fn statx(
            at: Option<At<'_>>,
            path: &CStr,
            flags: AtFlags,
            mask: StatxMask,
        ) -> Result<Statx, Errno>;

        /// Reads up to `buf.len()` bytes, and returns their number (`read(2)`).
        #[syscall(retry)]
        pub(crate) safe fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;

        /// Writes up to `buf.len()` bytes, and returns their number (`write(2)`).
        #[syscall(retry)]
        pub(crate) safe fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno>;

        /// Reads complete directory entries, and returns the number of bytes, 0 at the end (`getdents64(2)`).
        pub(crate) safe fn getdents64(
            directory: BorrowedFd<'_>,
            entries: &mut [u8],
        ) -> Result<usize, Errno>;

        /// Creates a pipe; the first end is for reading (`pipe2(2)`).
        #[syscall(name = "pipe2", args(out, OpenFlags::CLOEXEC))]
        pub(crate) safe fn pipe() -> Result<[OwnedFd; 2], Errno>;

        /// Returns the status flags of an open file (`F_GETFL` of `fcntl(2)`).
        #[syscall(name = "fcntl", args(fd, F_GETFL))]
        pub(crate) safe fn status_flags(fd: BorrowedFd<'_>) -> Result<OpenFlags, Errno>;

        /// Sets the status flags of an open file (`F_SETFL` of `fcntl(2)`).
        #[syscall(name = "fcntl", args(fd, F_SETFL, flags))]
        pub(crate) safe fn set_status_flags(
            fd: BorrowedFd<'_>,
            flags: OpenFlags,
        ) -> Result<(), Errno>;
    }
}

/// The number of threads that may still start, as bytes in a pipe.
struct Jobs {
    free: OwnedFd,
    done: OwnedFd,
}

impl Jobs {
    fn new(threads: usize) -> Result<Self, Errno> {
        let [free, done] = files::pipe()?;
        // A thread that finds no free job continues by itself; giving a job back never blocks.
        let flags = files::status_flags(free.as_fd())?;
        files::set_status_flags(free.as_fd(), flags | OpenFlags::NONBLOCK)?;
        files::write(done.as_fd(), &vec![0; threads])?;
        Ok(Self { free, done })
    }

    fn take(&self) -> Option<Job<'_>> {
        matches!(files::read(self.free.as_fd(), &mut [0]), Ok(1)).then_some(Job(self))
    }
}

/// A job that has been taken; given back on drop.
struct Job<'a>(&'a Jobs);

impl Drop for Job<'_> {
    fn drop(&mut self) {
        // The pipe has room for the byte that was taken. On an error, one thread less is started.
        let _ = files::write(self.0.done.as_fd(), &[0]);
    }
}

/// The space that a file takes up, and its identity.
struct File {
    device: U64,
    inode: U64,
    is_directory: bool,
    has_other_names: bool,
    bytes: U64,
}

/// A sum over a tree that several threads add to.
struct Usage {
    jobs: Jobs,
    /// Whether to count bytes of content instead of bytes in allocated blocks.
    apparent: bool,
    /// The files with several hard links that have already been counted.
    counted: Mutex<HashSet<(U64, U64)>>,
    bytes: AtomicU64,
    failed: AtomicBool,
}

impl Usage {
    fn size(&self, content: U64, blocks: U64) -> U64 {
        if self.apparent { content } else { blocks * 512 }
    }

    fn add(&self, file: &File) {
        // The `..` entries of subdirectories are additional links to a directory.
        let counts = file.is_directory || !file.has_other_names || {
            let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
            counted.insert((file.device, file.inode))
        };
        if counts {
            self.bytes.fetch_add(file.bytes, Relaxed);
        }
    }

    /// Adds the tree given on the command line.
    fn add_tree(&self, path: &CStr) -> Result<(), Errno> {
        let root = files::open(None, path, OpenFlags::PATH | OpenFlags::NOFOLLOW)?;
        let stat = files::fstat(root.as_fd())?;
        let file = File {
            device: stat.st_dev,
            inode: stat.st_ino,
            is_directory: stat.st_mode & S_IFMT == S_IFDIR,
            has_other_names: stat.st_nlink > 1,
            bytes: self.size(stat.st_size.unsigned_abs(), stat.st_blocks.unsigned_abs()),
        };
        self.add(&file);
        if file.is_directory {
            self.add_directory(root.as_fd(), c".", Path::new(OsStr::from_bytes(path.to_bytes())));
        }
        Ok(())
    }

    /// Adds the contents of a directory. `shown` is its path in messages.
    fn add_directory(&self, parent: BorrowedFd<'_>, name: &CStr, shown: &Path) {
        let flags = OpenFlags::RDONLY | OpenFlags::DIRECTORY | OpenFlags::NOFOLLOW;
        let directory = match files::open(Some(At(parent)), name, flags) {
            Ok(directory) => directory,
            Err(errno) => return self.complain(shown, errno),
        };
        let directory = directory.as_fd();
        let names = names(directory).unwrap_or_else(|errno| {
            self.complain(shown, errno);
            Vec::new()
        });
        thread::scope(|scope| {
            for name in names {
                let shown = shown.join(OsStr::from_bytes(name.to_bytes()));
                match self.look(directory, &name) {
                    Err(errno) => self.complain(&shown, errno),
                    Ok(file) => {
                        self.add(&file);
                        if !file.is_directory {
                            continue;
                        }
                        if let Some(job) = self.jobs.take() {
                            scope.spawn(move || {
                                self.add_directory(directory, &name, &shown);
                                drop(job);
                            });
                        } else {
                            self.add_directory(directory, &name, &shown);
                        }
                    }
                }
            }
        });
    }

    fn look(&self, directory: BorrowedFd<'_>, name: &CStr) -> Result<File, Errno> {
        let flags = AtFlags::SYMLINK_NOFOLLOW | AtFlags::NO_AUTOMOUNT;
        let mask = StatxMask::TYPE
            | StatxMask::INO
            | StatxMask::NLINK
            | StatxMask::SIZE
            | StatxMask::BLOCKS;
        let stat = files::statx(Some(At(directory)), name, flags, mask)?;
        Ok(File {
            device: stat.dev(),
            inode: stat.stx_ino,
            is_directory: U32::from(stat.stx_mode) & S_IFMT == S_IFDIR,
            has_other_names: stat.stx_nlink > 1,
            bytes: self.size(stat.stx_size, stat.stx_blocks),
        })
    }

    fn complain(&self, shown: &Path, errno: Errno) {
        eprintln!("typed_files: {}: {}", shown.display(), errno.message());
        self.failed.store(true, Relaxed);
    }
}

/// The names in a directory, except `.` and `..`.
fn names(directory: BorrowedFd<'_>) -> Result<Vec<CString>, Errno> {
    let mut names = Vec::new();
    let mut buffer = vec![0; 32 << 10];
    loop {
        let length = files::getdents64(directory, &mut buffer)?;
        let mut entries = &buffer[..length];
        if entries.is_empty() {
            return Ok(names);
        }
        // `struct linux_dirent64`: the length of the entry is at offset 16, the name at 19.
        while let [_, .., _] = entries {
            let (entry, rest) =
                entries.split_at(usize::from(u16::from_ne_bytes([entries[16], entries[17]])));
            let name = CStr::from_bytes_until_nul(&entry[19..]).expect("names are NUL-terminated");
            if name != c"." && name != c".." {
                names.push(name.to_owned());
            }
            entries = rest;
        }
    }
}

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).peekable();
    let apparent = arguments.next_if(|argument| argument == "-b").is_some();
    let path = arguments.next().unwrap_or_else(|| ".".into());
    if arguments.next().is_some() {
        eprintln!("usage: typed_files [-b] [PATH]");
        return ExitCode::from(2);
    }
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let jobs = match Jobs::new(threads - 1) {
        Ok(jobs) => jobs,
        Err(errno) => {
            eprintln!("typed_files: {}", errno.message());
            return ExitCode::FAILURE;
        }
    };
    let usage = Usage {
        jobs,
        apparent,
        counted: Mutex::default(),
        bytes: AtomicU64::new(0),
        failed: AtomicBool::new(false),
    };
    let path = CString::new(path.into_vec()).expect("an argument contains no NUL");
    let shown = Path::new(OsStr::from_bytes(path.to_bytes()));
    match usage.add_tree(&path) {
        Ok(()) => println!("{}\t{}", usage.bytes.load(Relaxed), shown.display()),
        Err(errno) => usage.complain(shown, errno),
    }
    if usage.failed.into_inner() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
