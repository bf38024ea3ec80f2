//! `Errno`: its size, numbers and messages, its conversions, and the C library's `errno`.

#![cfg(target_os = "linux")]

use std::{
    collections::{BTreeMap, HashSet},
    error::Error,
    io, thread,
};

use static_assertions::{assert_eq_size, assert_impl_all};
use sysdecl::{Errno, errno};

assert_eq_size!(Errno, usize);
assert_eq_size!(Option<Errno>, usize);
assert_eq_size!(Result<(), Errno>, usize);
assert_eq_size!(Result<usize, Errno>, [usize; 2]);
assert_eq_size!(Result<*mut u8, Errno>, [usize; 2]);
assert_impl_all!(Errno: Copy, Ord, std::hash::Hash, Send, Sync, Error);

/// Every number of the C library by name. Names after `=` are aliases.
macro_rules! with_all {
    ($callback:ident) => {
        $callback! {
            EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES
            EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY
            ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK
            ENOSYS ENOTEMPTY ELOOP ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI
            EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT EBFONT ENOSTR ENODATA ETIME ENOSR ENONET
            ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW
            ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE
            EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT
            ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN
            ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN
            ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE
            EUCLEAN ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY
            EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON
            = EWOULDBLOCK EDEADLOCK ENOTSUP
        }
    };
}

/// One error: its name, the C library's number, our number, and our `Errno`.
type Row = (&'static str, i32, i32, Errno);

macro_rules! rows {
    ($($name:ident)* = $($alias:ident)*) => {
        const PROPER: &[Row] =
            &[$((stringify!($name), libc::$name, errno::$name, Errno::$name)),*];
        const ALIASES: &[Row] =
            &[$((stringify!($alias), libc::$alias, errno::$alias, Errno::$alias)),*];
    };
}

with_all!(rows);

#[test]
fn numbers_are_those_of_the_c_library() {
    for &(name, libc, number, errno) in PROPER.iter().chain(ALIASES) {
        assert_eq!(number, libc, "{name}");
        assert_eq!(errno.code(), libc, "{name}");
    }
}

/// Numbers of the kernel that the `libc` crate lacks.
const LATER: [(i32, &str); 1] = [(errno::EFTYPE, "EFTYPE")];

#[test]
fn only_known_numbers_have_names() {
    let mut proper: BTreeMap<i32, &str> = PROPER.iter().map(|row| (row.1, row.0)).collect();
    assert_eq!(proper.len(), PROPER.len());
    proper.extend(LATER);
    // An alias of `EDEADLK` on other architectures.
    if cfg!(any(
        target_arch = "powerpc",
        target_arch = "powerpc64",
        target_arch = "mips",
        target_arch = "mips64",
        target_arch = "sparc64"
    )) {
        proper.insert(libc::EDEADLOCK, "EDEADLOCK");
    }
    for code in 1..=errno::MAX_ERRNO {
        let errno = Errno::from_code(code).unwrap();
        assert_eq!(errno.name(), proper.get(&code).copied(), "{code}");
    }
}

#[test]
fn codes_round_trip() {
    for code in 1..=errno::MAX_ERRNO {
        assert_eq!(Errno::from_code(code).map(Errno::code), Some(code));
    }
    for code in [0, -1, -2, 4096, 65536 + 2, i32::MAX, i32::MIN] {
        assert_eq!(Errno::from_code(code), None, "{code}");
    }
}

#[test]
fn it_contains_the_kernels_return_value() {
    let word = |number: isize| std::ptr::without_provenance_mut(number.cast_unsigned());
    assert_eq!(Errno::from_word(word(-2)), Some(Errno::ENOENT));
    assert_eq!(Errno::from_word(word(-1)), Some(Errno::EPERM));
    assert_eq!(Errno::from_word(word(-4095)), Errno::from_code(4095));
    for success in [0, 1, 4095, isize::MAX, isize::MIN, -4096] {
        assert_eq!(Errno::from_word(word(success)), None, "{success}");
    }
    // SAFETY: both types have the size of a register, and any bits are a valid `isize`.
    assert_eq!(unsafe { std::mem::transmute::<Errno, isize>(Errno::ENOENT) }, -2);
}

#[test]
fn it_is_ordered_by_code() {
    let mut errnos = [Errno::EAGAIN, Errno::EPERM, Errno::ENOENT];
    errnos.sort();
    assert_eq!(errnos, [Errno::EPERM, Errno::ENOENT, Errno::EAGAIN]);
    assert!(Errno::EPERM < Errno::ENOENT);
    assert_eq!(errnos.iter().collect::<HashSet<_>>().len(), 3);
}

#[test]
fn messages_are_those_of_the_specification() {
    assert_eq!(Errno::EPERM.message(), "Operation not permitted");
    assert_eq!(Errno::ENOENT.message(), "No such file or directory");
    assert_eq!(Errno::ESRCH.message(), "No such process");
    assert_eq!(Errno::EINTR.message(), "Interrupted system call");
    assert_eq!(Errno::EIO.message(), "I/O error");
    assert_eq!(Errno::from_code(4000).unwrap().message(), "Unknown error");
}

#[test]
fn every_error_has_its_own_message() {
    let messages: HashSet<&str> = PROPER.iter().map(|row| row.3.message()).collect();
    assert_eq!(messages.len(), PROPER.len());
    for message in messages {
        // `ELIBSCN` starts with a period: ".lib section in a.out corrupted".
        assert!(message.starts_with(|c: char| c.is_ascii_uppercase() || c == '.'), "{message}");
        assert!(message.ends_with(|c: char| c.is_ascii_alphanumeric()), "{message}");
        assert_ne!(message, "Unknown error");
    }
}

#[test]
fn display_is_the_message_and_debug_the_name() {
    assert_eq!(Errno::ENOENT.to_string(), "No such file or directory");
    assert_eq!(format!("{:?}", Errno::ENOENT), "ENOENT");
    assert_eq!(format!("{:?}", Errno::EWOULDBLOCK), "EAGAIN");
    let nameless = Errno::from_code(4000).unwrap();
    assert_eq!(nameless.to_string(), "Unknown error 4000");
    assert_eq!(format!("{nameless:?}"), "Errno(4000)");
    assert_eq!(nameless.name(), None);
}

#[test]
fn display_can_be_padded() {
    assert_eq!(format!("[{:>12}]", Errno::EPIPE), "[ Broken pipe]");
    assert_eq!(format!("[{:8?}]", Errno::EPIPE), "[EPIPE   ]");
}

#[test]
fn it_is_an_error() {
    fn fails() -> Result<(), Box<dyn Error + Send + Sync>> {
        Err(Errno::EBUSY)?
    }

    let error = fails().unwrap_err();
    assert_eq!(error.to_string(), Errno::EBUSY.message());
    assert_eq!(error.downcast_ref(), Some(&Errno::EBUSY));
    assert!(error.source().is_none());
}

#[test]
fn io_errors_convert_both_ways() {
    for &(name, libc, _, errno) in PROPER {
        let error = io::Error::from(errno);
        assert_eq!(error.raw_os_error(), Some(libc), "{name}");
        assert_eq!(Errno::try_from(error).unwrap(), errno, "{name}");
    }
    assert_eq!(io::Error::from(Errno::EEXIST).kind(), io::ErrorKind::AlreadyExists);
}

#[test]
fn an_io_error_without_an_os_error_is_returned() {
    let error = Errno::try_from(io::Error::other("ours")).unwrap_err();
    assert_eq!(error.to_string(), "ours");
    assert!(Errno::try_from(io::Error::from(io::ErrorKind::NotFound)).is_err());
    assert!(Errno::try_from(io::Error::from_raw_os_error(0)).is_err());
    assert!(Errno::try_from(io::Error::from_raw_os_error(-2)).is_err());
    assert!(Errno::try_from(io::Error::from_raw_os_error(4096)).is_err());
}

#[test]
fn errno_is_that_of_the_c_library() {
    // SAFETY: the path is NUL-terminated.
    assert_eq!(unsafe { libc::chdir(c"/no/such/folder".as_ptr()) }, -1);
    assert_eq!(errno::errno(), libc::ENOENT);
    errno::set_errno(errno::ERANGE);
    assert_eq!(io::Error::last_os_error().raw_os_error(), Some(libc::ERANGE));
    // SAFETY: the address is valid for this thread.
    unsafe { *libc::__errno_location() = libc::EDOM };
    assert_eq!(errno::errno(), errno::EDOM);
}

#[test]
fn errno_is_thread_local() {
    errno::set_errno(errno::EBUSY);
    let other = thread::spawn(|| {
        errno::set_errno(errno::EDOM);
        errno::errno()
    });
    assert_eq!(other.join().unwrap(), errno::EDOM);
    assert_eq!(errno::errno(), errno::EBUSY);
}

#[test]
fn a_raw_call_does_not_change_errno() {
    #[sysdecl::syscall(nr = sysdecl::linux::nr::SYS_FSYNC, os = "linux")]
    fn fsync(fd: i32) -> isize;

    errno::set_errno(errno::EDOM);
    // SAFETY: -1 is not a descriptor.
    let answer = unsafe { fsync(-1) };
    assert_eq!(answer, -(errno::EBADF as isize));
    assert_eq!(errno::errno(), errno::EDOM);
}

/// Section 5.1 of the specification. MIPS and SPARC have different numbers above 34.
#[cfg(not(any(target_arch = "mips", target_arch = "mips64", target_arch = "sparc64")))]
#[test]
fn numbers_are_those_of_the_specification() {
    let rows = [
        (errno::EPERM, 1),
        (errno::ENOENT, 2),
        (errno::ESRCH, 3),
        (errno::EINTR, 4),
        (errno::EIO, 5),
        (errno::ENXIO, 6),
        (errno::E2BIG, 7),
        (errno::ENOEXEC, 8),
        (errno::EBADF, 9),
        (errno::ECHILD, 10),
        (errno::EAGAIN, 11),
        (errno::ENOMEM, 12),
        (errno::EACCES, 13),
        (errno::EFAULT, 14),
        (errno::EBUSY, 16),
        (errno::EEXIST, 17),
        (errno::EXDEV, 18),
        (errno::ENODEV, 19),
        (errno::ENOTDIR, 20),
        (errno::EISDIR, 21),
        (errno::EINVAL, 22),
        (errno::ENFILE, 23),
        (errno::EMFILE, 24),
        (errno::ENOTTY, 25),
        (errno::ETXTBSY, 26),
        (errno::EFBIG, 27),
        (errno::ENOSPC, 28),
        (errno::ESPIPE, 29),
        (errno::EROFS, 30),
        (errno::EMLINK, 31),
        (errno::EPIPE, 32),
        (errno::EDOM, 33),
        (errno::ERANGE, 34),
        (errno::EDEADLK, 35),
        (errno::ENAMETOOLONG, 36),
        (errno::ENOSYS, 38),
        (errno::ENOTEMPTY, 39),
        (errno::ELOOP, 40),
        (errno::EWOULDBLOCK, errno::EAGAIN),
        (errno::ECONNREFUSED, 111),
        (errno::ETIMEDOUT, 110),
    ];
    for (ours, specified) in rows {
        assert_eq!(ours, specified);
    }
    const { assert!(size_of_val(&errno::EPERM) == 4) };
}

/// On an unknown Unix, the symbol would be the name of the Rust function.
#[test]
fn every_symbol_of_the_c_library_has_a_link_name() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/errno.rs");
    let source = std::fs::read_to_string(path).unwrap();
    let mut functions = 0;
    for block in source.split("unsafe extern \"C\" {").skip(1) {
        let block = block.split('}').next().unwrap();
        for item in block.split(';').filter(|item| item.contains("fn ")) {
            assert!(item.trim_start().starts_with("#[link_name = $symbol]"), "{item}");
            functions += 1;
        }
    }
    assert_eq!(functions, 1);
}
