//! Passes each kind of argument in a real call whose result depends on it.

#![cfg(target_os = "linux")]

use std::{
    ffi::CStr,
    fs::File,
    io::{Read, Write},
    num::{NonZero, NonZeroI16},
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd},
    ptr::{self, NonNull},
};

use sysdecl::{
    linux::process::{SIG_BLOCK, SIG_SETMASK, SIGUSR2, SigSet},
    prelude::*,
};

/// An unnamed file that contains the bytes 0 to 63.
fn numbered_file() -> File {
    static NAME: &CStr = c"numbers";
    // SAFETY: the name is NUL-terminated, and the descriptor is new.
    let file = unsafe {
        let fd = libc::memfd_create(NAME.as_ptr(), 0);
        assert!(fd >= 0);
        <File as std::os::fd::FromRawFd>::from_raw_fd(fd)
    };
    let bytes: Vec<u8> = (0..64).collect();
    (&file).write_all(&bytes).unwrap();
    file
}

fn pipe() -> (OwnedFd, OwnedFd) {
    let (reader, writer) = std::io::pipe().unwrap();
    (reader.into(), writer.into())
}

#[test]
fn no_argument() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_GETPID)]
        safe fn process() -> U32;
    }

    assert_eq!(process(), std::process::id());
}

#[test]
fn six_arguments_in_order() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        fn mmap(
            addr: *mut Void,
            length: U64,
            prot: I32,
            flags: I32,
            fd: BorrowedFd<'_>,
            offset: I64,
        ) -> Result<*mut u8, Errno>;
        fn munmap(addr: *mut u8, length: U64) -> Result<(), Errno>;
    }

    let file = numbered_file();
    file.set_len(0x2_0000).unwrap();
    std::os::unix::fs::FileExt::write_all_at(&file, b"here", 0x1_0000).unwrap();
    let (prot, flags) = (libc::PROT_READ, libc::MAP_PRIVATE);
    // SAFETY: the kernel chooses a free address range of 64 KiB; only its first bytes are read before it is unmapped.
    unsafe {
        let page = mmap(ptr::null_mut(), 0x1_0000, prot, flags, file.as_fd(), 0x1_0000).unwrap();
        assert_eq!(std::slice::from_raw_parts(page, 4), b"here");
        munmap(page, 0x1_0000).unwrap();
    }
}

#[test]
fn i32_keeps_its_sign() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        fn openat(dir: I32, path: *const u8, flags: I32) -> I32;
        fn close(fd: I32) -> I32;
        safe fn kill(pid: I32, signal: I32) -> Result<(), Errno>;
    }

    // SAFETY: the path is NUL-terminated, and only the descriptor opened here is closed.
    unsafe {
        let fd = openat(libc::AT_FDCWD, c"/proc/../".as_ptr().cast(), libc::O_DIRECTORY);
        assert!(fd >= 0, "{fd}");
        assert_eq!(close(fd), 0);
    }
    // A process group that does not exist: the number is far above `pid_max`.
    assert_eq!(kill(-I32::MAX, 0), Err(Errno::ESRCH));
    assert_eq!(kill(I32::MIN, 0), Err(Errno::ESRCH));
}

// The kernel's offset has the width of a register, so each width shows how it was extended.
#[syscall(os = "linux", unchecked)]
unsafe extern "C" {
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_i8(fd: BorrowedFd<'_>, offset: I8, whence: I32) -> Result<U64, Errno>;
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_i16(fd: BorrowedFd<'_>, offset: I16, whence: I32) -> Result<U64, Errno>;
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_i32(fd: BorrowedFd<'_>, offset: I32, whence: I32) -> Result<U64, Errno>;
    #[cfg(target_pointer_width = "64")]
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_i64(fd: BorrowedFd<'_>, offset: I64, whence: I32) -> Result<U64, Errno>;
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_isize(fd: BorrowedFd<'_>, offset: isize, whence: I32) -> Result<U64, Errno>;
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_u8(fd: BorrowedFd<'_>, offset: U8, whence: I32) -> Result<U64, Errno>;
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_u16(fd: BorrowedFd<'_>, offset: U16, whence: I32) -> Result<U64, Errno>;
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_u32(fd: BorrowedFd<'_>, offset: U32, whence: I32) -> Result<U64, Errno>;
    #[cfg(target_pointer_width = "64")]
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_u64(fd: BorrowedFd<'_>, offset: U64, whence: I32) -> Result<U64, Errno>;
    #[syscall(nr = SYS_LSEEK)]
    safe fn seek_usize(fd: BorrowedFd<'_>, offset: usize, whence: I32) -> Result<U64, Errno>;
}

#[test]
fn integers_are_extended_by_signedness() {
    let file = numbered_file();
    let fd = file.as_fd();
    assert_eq!(seek_i8(fd, -1, libc::SEEK_END), Ok(63));
    assert_eq!(seek_i16(fd, -2, libc::SEEK_END), Ok(62));
    assert_eq!(seek_i32(fd, -3, libc::SEEK_END), Ok(61));
    assert_eq!(seek_isize(fd, -5, libc::SEEK_END), Ok(59));
    assert_eq!(seek_u8(fd, U8::MAX, libc::SEEK_SET), Ok(0xff));
    assert_eq!(seek_u16(fd, U16::MAX, libc::SEEK_SET), Ok(0xffff));
    assert_eq!(seek_usize(fd, 0x7654_3210, libc::SEEK_SET), Ok(0x7654_3210));
    #[cfg(target_pointer_width = "64")]
    {
        assert_eq!(seek_i64(fd, -4, libc::SEEK_END), Ok(60));
        assert_eq!(seek_u32(fd, U32::MAX, libc::SEEK_SET), Ok(0xffff_ffff));
        assert_eq!(seek_u64(fd, 0x7654_3210_1234_5678, libc::SEEK_SET), Ok(0x7654_3210_1234_5678));
        assert_eq!(seek_usize(fd, 0x1_0000_0000, libc::SEEK_SET), Ok(0x1_0000_0000));
        assert_eq!(seek_u64(fd, U64::MAX, libc::SEEK_SET), Err(Errno::EINVAL));
    }
    // The whole register, which is a negative offset.
    #[cfg(target_pointer_width = "32")]
    assert_eq!(seek_u32(fd, U32::MAX, libc::SEEK_SET), Err(Errno::EINVAL));
}

#[test]
fn bool_is_one_or_zero() {
    #[syscall(os = "linux", unchecked)]
    unsafe extern "C" {
        #[syscall(nr = SYS_FCNTL)]
        safe fn fcntl(fd: BorrowedFd<'_>, command: I32, close_on_exec: bool) -> Result<I32, Errno>;
    }

    let file = numbered_file();
    for on in [true, false, true] {
        assert_eq!(fcntl(file.as_fd(), libc::F_SETFD, on), Ok(0));
        assert_eq!(fcntl(file.as_fd(), libc::F_GETFD, false), Ok(i32::from(on)));
    }
}

#[test]
fn raw_pointers() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        fn write(fd: BorrowedFd<'_>, buf: *const U8, count: usize) -> Result<usize, Errno>;
        fn read(fd: BorrowedFd<'_>, buf: *mut U8, count: usize) -> Result<usize, Errno>;
    }

    let (reader, writer) = pipe();
    let mut buf = [0; 8];
    // SAFETY: both buffers have the given length.
    unsafe {
        assert_eq!(write(writer.as_fd(), b"pointer".as_ptr(), 7), Ok(7));
        assert_eq!(read(reader.as_fd(), buf.as_mut_ptr(), buf.len()), Ok(7));
        assert_eq!(&buf, b"pointer\0");
        assert_eq!(read(reader.as_fd(), ptr::null_mut(), 0), Ok(0));
    }
}

#[test]
fn references_to_one_value() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_WRITE, args(event, number, size_of::<U64>()))]
        safe fn add(event: BorrowedFd<'_>, number: &U64) -> Result<usize, Errno>;
        #[syscall(nr = SYS_READ, args(event, number, size_of::<U64>()))]
        safe fn take(event: BorrowedFd<'_>, number: &mut U64) -> Result<usize, Errno>;
        #[syscall(nr = SYS_EVENTFD2)]
        safe fn event(start: U32, flags: I32) -> Result<OwnedFd, Errno>;
    }

    let event = event(40, 0).unwrap();
    assert_eq!(add(event.as_fd(), &2), Ok(8));
    let mut number = 0;
    assert_eq!(take(event.as_fd(), &mut number), Ok(8));
    assert_eq!(number, 42);
}

#[test]
fn optional_references() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_RT_SIGPROCMASK)]
        safe fn signal_mask(
            how: I32,
            new: Option<&SigSet>,
            old: Option<&mut SigSet>,
            size: usize,
        ) -> Result<(), Errno>;
    }

    let size = size_of::<SigSet>();
    let mut user_signal = SigSet::ZERO;
    user_signal.insert(SIGUSR2);
    let (mut before, mut after) = (SigSet::ZERO, SigSet::ZERO);
    signal_mask(SIG_BLOCK, Some(&user_signal), Some(&mut before), size).unwrap();
    signal_mask(SIG_BLOCK, None, Some(&mut after), size).unwrap();
    signal_mask(SIG_SETMASK, Some(&before), None, size).unwrap();
    let mut both = before;
    both.insert(SIGUSR2);
    assert!(!before.contains(SIGUSR2));
    assert_eq!(after, both);
    signal_mask(SIG_BLOCK, None, Some(&mut after), size).unwrap();
    assert_eq!(after, before);
}

#[test]
fn pointers_that_are_not_null() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        fn mmap(
            addr: Option<NonNull<Void>>,
            length: usize,
            prot: I32,
            flags: I32,
            fd: I32,
            offset: I64,
        ) -> Result<*mut Void, Errno>;
        fn mprotect(addr: NonNull<Void>, length: usize, prot: I32) -> Result<(), Errno>;
        fn munmap(addr: Option<NonNull<Void>>, length: usize) -> Result<(), Errno>;
    }

    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    // SAFETY: the pages are mapped here and used only here, and they are written only while they are writable.
    unsafe {
        let anywhere = mmap(None, 0x2_0000, libc::PROT_NONE, flags, -1, 0).unwrap();
        let page = NonNull::new(anywhere).unwrap();
        mprotect(page, 0x1_0000, libc::PROT_READ | libc::PROT_WRITE).unwrap();
        page.cast::<u8>().write(1);
        let fixed = libc::MAP_FIXED;
        let again = mmap(Some(page), 0x1_0000, libc::PROT_READ, flags | fixed, -1, 0).unwrap();
        assert_eq!(again, anywhere);
        assert_eq!(page.cast::<u8>().read(), 0);
        munmap(Some(page), 0x2_0000).unwrap();
        assert_eq!(munmap(None, 0), Err(Errno::EINVAL));
    }
}

#[test]
fn strings() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_OPENAT, unchecked(safety))]
        safe fn open(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<OwnedFd, Errno>;
        #[syscall(nr = SYS_UTIMENSAT)]
        safe fn set_times(
            dir: BorrowedFd<'_>,
            path: Option<&CStr>,
            times: Option<&[libc::timespec; 2]>,
            flags: I32,
        ) -> Result<(), Errno>;
    }

    let mut text = String::new();
    let comm = open(libc::AT_FDCWD, c"/proc/self/comm", libc::O_RDONLY, 0).unwrap();
    File::from(comm).read_to_string(&mut text).unwrap();
    assert!(text.ends_with('\n'));
    let missing = open(libc::AT_FDCWD, c"/no/such/file", libc::O_RDONLY, 0);
    assert_eq!(missing.unwrap_err(), Errno::ENOENT);

    // Without a path the call applies to the descriptor.
    let file = numbered_file();
    let day = libc::timespec { tv_sec: 86400, tv_nsec: 0 };
    set_times(file.as_fd(), None, Some(&[day, day]), 0).unwrap();
    let modified = file.metadata().unwrap().modified().unwrap();
    assert_eq!(modified.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs(), 86400);
    assert_eq!(set_times(file.as_fd(), Some(c"there"), None, 0), Err(Errno::ENOTDIR));
}

#[test]
fn a_slice_is_address_and_number_of_elements() {
    #[repr(C)]
    struct Part {
        base: *const u8,
        length: usize,
    }

    #[syscall(os = "linux")]
    unsafe extern "C" {
        safe fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno>;
        safe fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;
        fn writev(fd: BorrowedFd<'_>, parts: &[Part]) -> Result<usize, Errno>;
        fn ppoll(
            fds: &mut [libc::pollfd],
            timeout: Option<&libc::timespec>,
            mask: *const U64,
            size: usize,
        ) -> Result<U32, Errno>;
    }

    let (reader, writer) = pipe();
    let mut buf = [0; 9];
    assert_eq!(write(writer.as_fd(), b"slice"), Ok(5));
    assert_eq!(write(writer.as_fd(), &[]), Ok(0));
    assert_eq!(read(reader.as_fd(), &mut buf[..2]), Ok(2));
    assert_eq!(read(reader.as_fd(), &mut buf[2..]), Ok(3));
    assert_eq!(&buf, b"slice\0\0\0\0");

    let parts =
        ["three", " ", "parts"].map(|part| Part { base: part.as_ptr(), length: part.len() });
    // SAFETY: each part is readable for its length.
    assert_eq!(unsafe { writev(writer.as_fd(), &parts) }, Ok(11));
    let mut fds = [&reader, &writer].map(|fd| libc::pollfd {
        fd: fd.as_raw_fd(),
        events: libc::POLLIN,
        revents: 0,
    });
    let at_once = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the mask is null, so it is not read.
    assert_eq!(unsafe { ppoll(&mut fds, Some(&at_once), ptr::null(), 0) }, Ok(1));
    assert_eq!(fds.map(|fd| fd.revents), [libc::POLLIN, 0]);
    assert_eq!(read(reader.as_fd(), &mut buf), Ok(9));
    assert_eq!(&buf, b"three par");
}

fn is_open(fd: RawFd) -> bool {
    // SAFETY: `F_GETFD` only reads the flags of the descriptor, if it is open.
    unsafe { libc::fcntl(fd, libc::F_GETFD) != -1 }
}

#[test]
fn a_borrowed_descriptor_stays_open() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_FSYNC)]
        safe fn sync(fd: BorrowedFd<'_>) -> Result<(), Errno>;
    }

    let file = numbered_file();
    assert_eq!(sync(file.as_fd()), Ok(()));
    assert!(is_open(file.as_raw_fd()));
}

#[test]
fn an_owned_descriptor_can_be_passed_by_value() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_CLOSE)]
        safe fn close(fd: OwnedFd) -> Result<(), Errno>;
    }

    let fd = OwnedFd::from(numbered_file());
    let number = fd.as_raw_fd();
    // A high number, which no test that runs concurrently gets.
    // SAFETY: the descriptor is new, and `high` is its only owner.
    let high = unsafe {
        let high = libc::fcntl(number, libc::F_DUPFD, 900);
        <OwnedFd as std::os::fd::FromRawFd>::from_raw_fd(high)
    };
    let number = high.as_raw_fd();
    assert!(is_open(number));
    assert_eq!(close(high), Ok(()));
    assert!(!is_open(number));
}

#[test]
fn an_owned_descriptor_is_not_closed_after_the_call() {
    #[syscall(abi = own_kernel::script_entry)]
    unsafe extern "C" {
        #[syscall(nr = 3)]
        safe fn close(fd: OwnedFd) -> Result<(), Errno>;
    }

    // The scripted kernel reports success without closing the descriptor.
    let fd = OwnedFd::from(numbered_file());
    let number = fd.as_raw_fd();
    own_kernel::script::will_answer(&[0]);
    assert_eq!(close(fd), Ok(()));
    assert_eq!(own_kernel::script::was_asked(), [(3, vec![number.cast_unsigned() as usize])]);
    assert!(is_open(number));
}

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
    struct OpenFlags: i32 {
        const WRONLY = libc::O_WRONLY;
        const APPEND = libc::O_APPEND;
        const NONBLOCK = libc::O_NONBLOCK;
    }
}

#[test]
fn flags() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_OPENAT, unchecked(safety))]
        safe fn open(dir: I32, path: &CStr, flags: OpenFlags, mode: U32) -> Result<OwnedFd, Errno>;
        #[syscall(nr = SYS_FCNTL, unchecked(safety))]
        safe fn fcntl(fd: BorrowedFd<'_>, command: I32, word: usize) -> Result<OpenFlags, Errno>;
    }

    let flags = OpenFlags::WRONLY | OpenFlags::APPEND;
    let null = open(libc::AT_FDCWD, c"/dev/null", flags, 0).unwrap();
    let kept = fcntl(null.as_fd(), libc::F_GETFL, 0).unwrap();
    assert!(kept.contains(flags));
    assert!(!kept.contains(OpenFlags::NONBLOCK));
}

#[derive(Clone, Copy, ToKernel)]
struct Offset(I64);

#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
enum Whence {
    Start = 0,
    Current = 1,
    End = 2,
}

/// Contains a reference and has a named field.
#[derive(Clone, Copy, ToKernel)]
struct File64<'fd> {
    fd: BorrowedFd<'fd>,
}

#[derive(Clone, Copy, ToKernel)]
struct Wrapped<T>(T);

#[test]
fn custom_types() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_LSEEK)]
        safe fn seek(file: File64<'_>, offset: Offset, whence: Whence) -> Result<U64, Errno>;
        #[syscall(nr = SYS_LSEEK, unchecked)]
        safe fn wrapped(
            file: File64<'_>,
            offset: Wrapped<isize>,
            whence: Wrapped<Whence>,
        ) -> Result<U64, Errno>;
    }

    let numbers = numbered_file();
    let file = File64 { fd: numbers.as_fd() };
    assert_eq!(seek(file, Offset(10), Whence::Start), Ok(10));
    assert_eq!(seek(file, Offset(-3), Whence::Current), Ok(7));
    assert_eq!(seek(file, Offset(-4), Whence::End), Ok(60));
    assert_eq!(wrapped(file, Wrapped(-5), Wrapped(Whence::End)), Ok(59));
}

/// An entry that returns its first argument.
macro_rules! echo {
    ($ret:ident = $nr:expr, $word:expr $(, $more:expr)*;) => {
        $ret = $word
    };
}

#[test]
fn none_is_passed_as_the_invalid_value() {
    /// A user or group id; -1 leaves it unchanged.
    #[derive(Clone, Copy, ToKernel)]
    #[sysdecl(none = -1)]
    struct Id(U32);

    const CURRENT: I32 = libc::AT_FDCWD;

    #[derive(ToKernel)]
    #[sysdecl(none = CURRENT)]
    struct Folder<'a> {
        fd: BorrowedFd<'a>,
    }

    const TOP: U32 = U32::MAX;

    #[derive(Clone, Copy, ToKernel)]
    #[sysdecl(none = TOP - 1)]
    #[repr(u32)]
    enum Level {
        One = 1,
    }

    #[derive(ToKernel)]
    #[sysdecl(none = 0)]
    struct Address<T>(*mut T);

    #[syscall(abi = echo)]
    unsafe extern "C" {
        #[syscall(nr = 0)]
        safe fn id(id: Option<Id>) -> isize;
        #[syscall(nr = 0)]
        safe fn folder(folder: Option<Folder<'_>>) -> isize;
        #[syscall(nr = 0)]
        safe fn level(level: Option<Level>) -> isize;
        #[syscall(nr = 0)]
        safe fn address(address: Option<Address<u8>>) -> isize;
        #[syscall(nr = 0)]
        safe fn descriptor(fd: Option<BorrowedFd<'_>>) -> isize;
        #[syscall(nr = 0)]
        safe fn text(text: Option<&CStr>) -> isize;
        #[syscall(nr = 0)]
        safe fn reference(reference: Option<&u64>) -> isize;
        #[syscall(nr = 0)]
        safe fn mutable(reference: Option<&mut u64>) -> isize;
        #[syscall(nr = 0)]
        safe fn pointer(pointer: Option<NonNull<u64>>) -> isize;
        #[syscall(nr = 0)]
        safe fn number(number: Option<NonZero<I32>>) -> isize;
        #[syscall(nr = 0)]
        safe fn small(number: Option<NonZero<U8>>) -> isize;
        #[syscall(nr = 0)]
        safe fn certain(number: NonZeroI16) -> isize;
    }

    assert_eq!([id(None), id(Some(Id(7)))], [-1, 7]);
    let file = File::open("/").unwrap();
    let raw = isize::try_from(file.as_raw_fd()).unwrap();
    let fd = file.as_fd();
    assert_eq!([folder(None), folder(Some(Folder { fd }))], [-100, raw]);
    assert_eq!(
        [level(None), level(Some(Level::One))],
        [usize::try_from(TOP - 1).unwrap().cast_signed(), 1]
    );
    assert_eq!([address(None), address(Some(Address(ptr::dangling_mut())))], [0, 1]);
    assert_eq!([descriptor(None), descriptor(Some(file.as_fd()))], [-1, raw]);
    assert_eq!(text(None), 0);
    let word = |pointer: *const ()| pointer.addr().cast_signed();
    assert_eq!(text(Some(c"a")), word(c"a".as_ptr().cast()));
    let mut value = 0;
    assert_eq!([reference(None), reference(Some(&value))], [0, word((&raw const value).cast())]);
    assert_eq!(mutable(None), 0);
    let at = (&raw const value).cast();
    assert_eq!(mutable(Some(&mut value)), word(at));
    let pointed = NonNull::from(&mut value);
    assert_eq!([pointer(None), pointer(Some(pointed))], [0, word(at)]);
    assert_eq!([number(None), number(NonZero::new(-7))], [0, -7]);
    assert_eq!([small(None), small(NonZero::new(200))], [0, 200]);
    assert_eq!(certain(NonZeroI16::MIN), -32768);
}

/// The inner descriptor is passed once, and only the kernel closes it.
#[test]
fn a_newtype_passes_its_owned_descriptor() {
    #[derive(ToKernel)]
    struct Handed<T>(OwnedFd, std::marker::PhantomData<T>);

    #[derive(ToKernel)]
    struct Named {
        file: Handed<u8>,
    }

    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_CLOSE)]
        safe fn close(file: Named) -> Result<(), Errno>;
    }

    let (reader, mut writer) = std::io::pipe().unwrap();
    let file = Handed(OwnedFd::from(reader), std::marker::PhantomData);
    assert_eq!(close(Named { file }), Ok(()));
    // The reader was closed exactly once: a second `close` by an owner would abort the process.
    assert_eq!(writer.write(b"text").unwrap_err().kind(), std::io::ErrorKind::BrokenPipe);
}
