//! Compares declared calls with the C library's functions: the same input must have the same result.

#![cfg(target_os = "linux")]

use std::{
    ffi::CStr,
    fs::File,
    io,
    mem::MaybeUninit,
    os::fd::{AsRawFd, FromRawFd, OwnedFd},
    ptr,
};

use sysdecl::prelude::*;

// Raw descriptors, because only the words are under test.
#[syscall(os = "linux", unchecked(safety))]
unsafe extern "C" {
    safe fn getpid() -> I32;
    safe fn getppid() -> I32;
    safe fn gettid() -> I32;
    safe fn getuid() -> U32;
    safe fn geteuid() -> U32;
    safe fn getgid() -> U32;
    safe fn getegid() -> U32;
    safe fn getpgid(pid: I32) -> Result<I32, Errno>;
    safe fn getsid(pid: I32) -> Result<I32, Errno>;
    safe fn getpriority(which: I32, who: U32) -> Result<I32, Errno>;
    safe fn sched_get_priority_max(policy: I32) -> Result<I32, Errno>;
    safe fn dup(fd: I32) -> Result<I32, Errno>;
    safe fn dup3(old: I32, new: I32, flags: I32) -> Result<I32, Errno>;
    safe fn lseek(fd: I32, offset: I64, whence: I32) -> Result<I64, Errno>;
    safe fn ftruncate(fd: I32, length: I64) -> Result<(), Errno>;
    safe fn fsync(fd: I32) -> Result<(), Errno>;
    safe fn listen(fd: I32, backlog: I32) -> Result<(), Errno>;
    safe fn shutdown(fd: I32, how: I32) -> Result<(), Errno>;
    safe fn epoll_create1(flags: I32) -> Result<I32, Errno>;
    safe fn socket(domain: I32, kind: I32, protocol: I32) -> Result<I32, Errno>;
    safe fn setpriority(which: I32, who: U32, value: I32) -> Result<(), Errno>;
    safe fn kill(pid: I32, signal: I32) -> Result<(), Errno>;
    safe fn pidfd_open(pid: I32, flags: U32) -> Result<I32, Errno>;
    safe fn chdir(path: &CStr) -> Result<(), Errno>;
    safe fn mkdirat(dir: I32, path: &CStr, mode: U32) -> Result<(), Errno>;
    safe fn unlinkat(dir: I32, path: &CStr, flags: I32) -> Result<(), Errno>;
    safe fn readlinkat(dir: I32, path: &CStr, buf: &mut [u8]) -> Result<usize, Errno>;
    safe fn getcwd(buf: &mut [u8]) -> Result<usize, Errno>;
    safe fn uname(name: &mut MaybeUninit<libc::utsname>) -> Result<(), Errno>;
    safe fn sysinfo(info: &mut MaybeUninit<libc::sysinfo>) -> Result<(), Errno>;
    #[syscall(name = "prlimit64", args(0, resource, 0, limit))]
    safe fn getrlimit(resource: U32, limit: &mut MaybeUninit<libc::rlimit64>) -> Result<(), Errno>;
    // On other targets the structure of the C library differs from the kernel's.
    #[cfg(all(
        target_pointer_width = "64",
        not(any(target_arch = "mips64", target_arch = "sparc64"))
    ))]
    safe fn fstat(fd: I32, stat: &mut MaybeUninit<libc::stat>) -> Result<(), Errno>;
    safe fn clock_getres(clock: I32, res: &mut MaybeUninit<libc::timespec>) -> Result<(), Errno>;
    safe fn pipe2(fds: &mut [I32; 2], flags: I32) -> Result<(), Errno>;
    safe fn getrandom(buf: &mut [u8], flags: U32) -> Result<usize, Errno>;
    fn mmap(
        addr: *mut Void,
        length: usize,
        prot: I32,
        flags: I32,
        fd: I32,
        offset: I64,
    ) -> Result<*mut Void, Errno>;
    fn munmap(addr: *mut Void, length: usize) -> Result<(), Errno>;
    fn mprotect(addr: *mut Void, length: usize, prot: I32) -> Result<(), Errno>;
}

#[test]
fn ids_are_the_same() {
    // SAFETY: none of these calls takes a pointer.
    unsafe {
        assert_eq!(getpid(), libc::getpid());
        assert_eq!(getppid(), libc::getppid());
        assert_eq!(gettid(), libc::gettid());
        assert_eq!(getuid(), libc::getuid());
        assert_eq!(geteuid(), libc::geteuid());
        assert_eq!(getgid(), libc::getgid());
        assert_eq!(getegid(), libc::getegid());
        assert_eq!(getpgid(0), Ok(libc::getpgid(0)));
        assert_eq!(getsid(0), Ok(libc::getsid(0)));
    }
}

/// Converts the C library's -1 and `errno` to a `Result`.
fn of_libc<T: Copy + Into<i64>>(result: T) -> Result<i64, Errno> {
    match result.into() {
        -1 => Err(Errno::from_code(sysdecl::errno::errno()).unwrap()),
        success => Ok(success),
    }
}

/// Makes each call through both with the same arguments, and compares the results including the error.
macro_rules! same {
    ($($name:ident($($argument:expr),*);)*) => {$({
        // SAFETY: the only pointers are NUL-terminated strings.
        let of_libc = of_libc(unsafe { libc::$name($($argument.into_libc()),*) });
        let declared = $name($($argument),*).map(|success| success.into_i64());
        assert_eq!(declared, of_libc, stringify!($name($($argument),*)));
    })*};
}

/// Converts an argument to the C library's type.
trait IntoLibc {
    type Libc;

    fn into_libc(self) -> Self::Libc;
}

macro_rules! as_they_are {
    ($($integer:ty)*) => {$(
        impl IntoLibc for $integer {
            type Libc = Self;

            fn into_libc(self) -> Self {
                self
            }
        }
    )*};
}

as_they_are!(i32 u32);

impl IntoLibc for i64 {
    type Libc = libc::off_t;

    #[allow(clippy::useless_conversion, reason = "32 bits on some architectures")]
    fn into_libc(self) -> libc::off_t {
        self.try_into().expect("the offset fits in `off_t`")
    }
}

impl IntoLibc for &CStr {
    type Libc = *const std::ffi::c_char;

    fn into_libc(self) -> Self::Libc {
        self.as_ptr()
    }
}

/// Converts a success value to a common type.
trait IntoI64 {
    fn into_i64(self) -> i64;
}

impl IntoI64 for () {
    fn into_i64(self) -> i64 {
        0
    }
}

impl IntoI64 for i32 {
    fn into_i64(self) -> i64 {
        self.into()
    }
}

impl IntoI64 for i64 {
    fn into_i64(self) -> i64 {
        self
    }
}

#[test]
fn errors_are_the_same() {
    let null = File::open("/dev/null").unwrap().as_raw_fd();
    same! {
        dup(-1);
        dup3(-1, -1, 0);
        dup3(null, null, 0);
        lseek(-1, 0_i64, libc::SEEK_SET);
        ftruncate(-1, 1_i64);
        fsync(-1);
        listen(-1, 1);
        shutdown(-1, libc::SHUT_RD);
        epoll_create1(-1);
        socket(-1, libc::SOCK_STREAM, 0);
        socket(libc::AF_UNIX, -1, 0);
        kill(-libc::c_int::MAX, 0);
        kill(0, 1000);
        getpgid(-1);
        getsid(-1);
        sched_get_priority_max(-1);
        chdir(c"");
        chdir(c"/no/such/folder");
        chdir(c"/dev/null");
        mkdirat(libc::AT_FDCWD, c"/", 0o700_u32);
        mkdirat(-1, c"relative", 0o700_u32);
        unlinkat(libc::AT_FDCWD, c"/no/such/file", 0);
        unlinkat(libc::AT_FDCWD, c"/", 0);
    }
}

#[test]
fn successes_are_the_same() {
    let file = File::open("/proc/self/exe").unwrap();
    let fd = file.as_raw_fd();
    same! {
        lseek(fd, 0_i64, libc::SEEK_END);
        lseek(fd, -1_i64, libc::SEEK_END);
        lseek(fd, 5_i64, libc::SEEK_SET);
        fsync(fd);
        sched_get_priority_max(libc::SCHED_FIFO);
        kill(getpid(), 0);
        chdir(c".");
    }
    let which = libc::PRIO_PROCESS;
    // The raw call returns 20 minus the nice value.
    // SAFETY: the call takes no pointers.
    let nice = unsafe { libc::getpriority(which, 0) };
    assert_eq!(getpriority(which.cast_signed(), 0), Ok(20 - nice));
    assert_eq!(setpriority(which.cast_signed(), 0, nice), Ok(()));
}

/// The structures that both calls wrote.
fn both<T>(
    declared: impl FnOnce(&mut MaybeUninit<T>) -> Result<(), Errno>,
    of_libc: impl FnOnce(*mut T) -> i32,
) -> (T, T) {
    let (mut one, mut other) = (MaybeUninit::zeroed(), MaybeUninit::zeroed());
    assert_eq!(declared(&mut one), Ok(()));
    assert_eq!(of_libc(other.as_mut_ptr()), 0);
    // SAFETY: both were zeroed, then written by the calls, and contain only integers.
    unsafe { (one.assume_init(), other.assume_init()) }
}

#[test]
fn structures_are_the_same() {
    // SAFETY: each call writes one structure of the given type.
    unsafe {
        let (ours, theirs) = both(uname, |name| libc::uname(name));
        assert_eq!((ours.release, ours.machine), (theirs.release, theirs.machine));
        let (ours, theirs) = both(sysinfo, |info| libc::sysinfo(info));
        assert_eq!((ours.totalram, ours.mem_unit), (theirs.totalram, theirs.mem_unit));
        let files = libc::RLIMIT_NOFILE;
        let (ours, theirs) =
            both(|limit| getrlimit(files, limit), |limit| libc::getrlimit64(files, limit));
        assert_eq!((ours.rlim_cur, ours.rlim_max), (theirs.rlim_cur, theirs.rlim_max));
        #[cfg(all(
            target_pointer_width = "64",
            not(any(target_arch = "mips64", target_arch = "sparc64"))
        ))]
        {
            let fd = File::open("/proc/self/exe").unwrap();
            let fd = fd.as_raw_fd();
            let (ours, theirs) = both(|stat| fstat(fd, stat), |stat| libc::fstat(fd, stat));
            assert_eq!(
                (ours.st_ino, ours.st_size, ours.st_mode),
                (theirs.st_ino, theirs.st_size, theirs.st_mode)
            );
        }
        let clock = libc::CLOCK_MONOTONIC;
        let (ours, theirs) =
            both(|res| clock_getres(clock, res), |res| libc::clock_getres(clock, res));
        assert_eq!((ours.tv_sec, ours.tv_nsec), (theirs.tv_sec, theirs.tv_nsec));
    }
}

#[test]
fn buffers_are_the_same() {
    let (mut ours, mut theirs) = ([0_u8; 4096], [0_u8; 4096]);
    // SAFETY: the buffer has the given length.
    unsafe { assert!(!libc::getcwd(theirs.as_mut_ptr().cast(), theirs.len()).is_null()) };
    let length = getcwd(&mut ours).unwrap();
    assert_eq!(ours, theirs);
    assert_eq!(ours[length - 1], 0);
    assert_eq!(getcwd(&mut ours[..1]), Err(Errno::ERANGE));

    let link = c"/proc/self/exe";
    let (dir, mut theirs) = (libc::AT_FDCWD, [0_u8; 4096]);
    // SAFETY: as above; the path is NUL-terminated.
    let of_libc =
        unsafe { libc::readlinkat(dir, link.as_ptr(), theirs.as_mut_ptr().cast(), theirs.len()) };
    let length = readlinkat(dir, link, &mut ours).unwrap();
    assert_eq!(isize::try_from(length), Ok(of_libc));
    assert_eq!(ours[..length], theirs[..length]);
}

#[test]
fn new_descriptors_are_usable() {
    let mut fds = [-1; 2];
    pipe2(&mut fds, libc::O_CLOEXEC).unwrap();
    // SAFETY: both descriptors are new and owned only here.
    let [reader, writer] = fds.map(|fd| unsafe { OwnedFd::from_raw_fd(fd) });
    io::Write::write_all(&mut File::from(writer), b"through a pipe").unwrap();
    assert_eq!(io::read_to_string(File::from(reader)).unwrap(), "through a pipe");
    assert_eq!(pipe2(&mut fds, -1), Err(Errno::EINVAL));

    let this = pidfd_open(getpid(), 0).unwrap();
    // SAFETY: the descriptor is new and owned only here.
    drop(unsafe { OwnedFd::from_raw_fd(this) });
    assert_eq!(pidfd_open(-1, 0), Err(Errno::EINVAL));
}

#[test]
fn mapped_memory_is_usable() {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    let length = 0x10_0000;
    // SAFETY: the mapping is new and used only here.
    unsafe {
        let pages = mmap(ptr::null_mut(), length, libc::PROT_NONE, flags, -1, 0).unwrap();
        mprotect(pages, length, libc::PROT_READ | libc::PROT_WRITE).unwrap();
        let bytes = std::slice::from_raw_parts_mut(pages.cast::<u8>(), length);
        assert_eq!(getrandom(&mut bytes[..64], 0), Ok(64));
        assert_ne!(bytes[..64], [0; 64]);
        assert_eq!(bytes[64..128], [0; 64]);
        munmap(pages, length).unwrap();
        assert_eq!(mmap(ptr::null_mut(), usize::MAX, 0, flags, -1, 0), Err(Errno::ENOMEM));
        assert_eq!(mmap(ptr::null_mut(), 0, 0, flags, -1, 0), Err(Errno::EINVAL));
        assert_eq!(munmap(ptr::without_provenance_mut(1), 1), Err(Errno::EINVAL));
    }
}
