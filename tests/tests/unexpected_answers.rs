//! How a declaration treats return values that the kernel never returns, but that code between the program and the
//! kernel can produce: they become an error or a valid value, never an invalid one.
#![cfg(target_os = "linux")]

mod beside;

use core::{
    mem::{MaybeUninit, offset_of},
    num::NonZeroU16,
    ptr,
};
use std::{
    fs::File,
    io,
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
    sync::mpsc,
    thread,
};

use beside::{emulator_lacks, owned};
use sysdecl::{
    __private::FromOut,
    errno::MAX_ERRNO,
    linux::{
        io::ioctl,
        nr::{SYS_FSTAT, SYS_FSYNC, SYS_GETPID, SYS_KILL, SYS_PIPE2},
        process::{PR_SET_NO_NEW_PRIVS, prctl},
        security::*,
    },
    prelude::*,
};

/// An error type that relies on the documented range of [`Errno::code`].
#[derive(Debug, PartialEq)]
struct Narrow(NonZeroU16);

impl From<Errno> for Narrow {
    fn from(errno: Errno) -> Self {
        let code = u16::try_from(errno.code()).expect("the code is in 1..=4095");
        assert!(i32::from(code) <= MAX_ERRNO);
        Self(NonZeroU16::new(code).expect("the code is not 0"))
    }
}

#[derive(Debug, PartialEq, FromKernel)]
#[repr(i32)]
enum Done {
    Done = 0,
}

/// An alias: the type determines the conversion, not its name.
type Outcome = Result<(), Errno>;

type Status = [u64; if cfg!(target_arch = "x86_64") { 18 } else { 16 }];

#[syscall(os = "linux")]
unsafe extern "C" {
    safe fn fsync(fd: BorrowedFd<'_>) -> Result<(), Errno>;
    #[syscall(name = "fsync")]
    safe fn fsync_alias(fd: BorrowedFd<'_>) -> Outcome;
    #[syscall(name = "fsync")]
    safe fn fsync_io(fd: BorrowedFd<'_>) -> io::Result<()>;
    #[syscall(name = "fsync")]
    safe fn fsync_narrow(fd: BorrowedFd<'_>) -> Result<(), Narrow>;
    #[syscall(name = "fsync")]
    safe fn fsync_enum(fd: BorrowedFd<'_>) -> Result<Done, Errno>;
    #[syscall(name = "fsync", retry)]
    safe fn fsync_retry(fd: BorrowedFd<'_>) -> Result<(), Errno>;
    safe fn kill(pid: I32, signal: I32) -> Result<(), Errno>;
    #[syscall(args(fd, out))]
    safe fn fstat(fd: BorrowedFd<'_>) -> Result<Status, Errno>;
    #[syscall(args(out, 0))]
    safe fn pipe2() -> Result<[OwnedFd; 2], Errno>;
    safe fn getpid() -> I32;
}

/// Return values, and the error of each where 0 is the only success.
const ANSWERS: [(i64, Option<I32>); 13] = [
    (0, None),
    (1, Some(MAX_ERRNO)),
    (5, Some(MAX_ERRNO)),
    (4095, Some(MAX_ERRNO)),
    (4096, Some(MAX_ERRNO)),
    (0x7fff_ffff, Some(MAX_ERRNO)),
    (0x8000_0000, Some(MAX_ERRNO)),
    (1 << 32, Some(MAX_ERRNO)),
    (i64::MAX, Some(MAX_ERRNO)),
    (i64::MIN, Some(MAX_ERRNO)),
    (-4096, Some(MAX_ERRNO)),
    (-5, Some(5)),
    (-1, Some(1)),
];

/// A word with these bits, truncated to its width.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the bits are kept")]
fn word(answer: i64) -> sysdecl::abi::Word {
    ptr::without_provenance_mut(answer as usize)
}

#[test]
fn any_word_other_than_zero_is_an_error() {
    for (answer, code) in ANSWERS {
        // SAFETY: the types accept any word.
        let (plain, other, narrow, done, with_out) = unsafe {
            (
                Result::<(), Errno>::from_zero(word(answer)),
                io::Result::<()>::from_zero(word(answer)),
                Result::<(), Narrow>::from_zero(word(answer)),
                Result::<Done, Errno>::from_zero(word(answer)),
                <Result<u64, Errno> as FromOut>::from_zero(&word(answer), &MaybeUninit::new(7)),
            )
        };
        assert_eq!(plain.map_err(Errno::code), code.map_or(Ok(()), Err), "{answer}");
        assert_eq!(
            other.map_err(|error| error.raw_os_error()),
            code.map_or(Ok(()), |code| Err(Some(code)))
        );
        assert_eq!(narrow.is_err(), code.is_some(), "{answer}");
        assert_eq!(with_out.map_err(Errno::code), code.map_or(Ok(7), Err), "{answer}");
        // Not every word is a value of the enum; the error values are the same.
        let unknown = |code| if code == MAX_ERRNO { Errno::ERANGE.code() } else { code };
        if i32::try_from(answer).is_ok() {
            assert_eq!(
                done.map_err(Errno::code),
                code.map_or(Ok(Done::Done), |code| Err(unknown(code)))
            );
        }
    }
}

#[test]
fn an_unexpected_error_is_distinct_and_shows_the_word() {
    // SAFETY: the type accepts any word.
    let unexpected = |answer| unsafe { Result::<(), Errno>::from_zero(word(answer)) }.unwrap_err();
    assert_eq!(format!("{:?}", unexpected(5)), "Errno(unexpected return value 5)");
    assert_eq!(unexpected(5).to_string(), "Unknown error 4095");
    assert_eq!(unexpected(5).name(), None);
    assert_ne!(Some(unexpected(5)), Errno::from_code(5));
    assert_ne!(Some(unexpected(5)), Errno::from_code(MAX_ERRNO));
    assert_eq!(unexpected(5), unexpected(5));
    assert_eq!(unexpected(5).cmp(&unexpected(6)), core::cmp::Ordering::Greater);
    assert_eq!(Some(unexpected(-2)), Errno::from_code(2));
}

/// Makes a request to a listener.
///
/// # Safety
///
/// `argument` must be what the request expects.
unsafe fn ask<T>(listener: &OwnedFd, request: U32, argument: &mut T) -> I32 {
    // SAFETY: the caller guarantees that the argument is valid.
    unsafe { ioctl(listener.as_raw_fd(), request, (&raw mut *argument).cast()) }
}

/// A filter that passes calls with these numbers to a listener.
fn filter(numbers: &[U64]) -> Vec<SockFilter> {
    let load = |offset| BPF_STMT(BPF_LD | BPF_W | BPF_ABS, u32::try_from(offset).unwrap());
    let give = |action| BPF_STMT(BPF_RET | BPF_K, action);
    let mut program = vec![load(offset_of!(SeccompData, nr))];
    for number in numbers {
        let number = u32::try_from(*number).unwrap();
        program.push(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1));
        program.push(give(SECCOMP_RET_USER_NOTIF));
    }
    program.push(give(SECCOMP_RET_ALLOW));
    program
}

/// Makes calls in a thread while another thread determines their return values, one for each.
fn answered<T: Send + 'static>(
    numbers: &'static [U64],
    answers: impl IntoIterator<Item = i64>,
    calls: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (to_listener, listeners) = mpsc::channel();
    let supervised = thread::spawn(move || {
        let program = filter(numbers);
        let mut program = SockFprog::new(&program).unwrap();
        // SAFETY: the program is valid for reads, and the thread only makes the calls of the test.
        let listener = unsafe {
            assert_eq!(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
            seccomp(
                SECCOMP_SET_MODE_FILTER,
                SECCOMP_FILTER_FLAG_NEW_LISTENER,
                (&raw mut program).cast(),
            )
        };
        to_listener.send(owned(listener)).unwrap();
        calls()
    });
    let listener = listeners.recv().unwrap();
    for val in answers {
        let mut notification = SeccompNotif::ZERO;
        // SAFETY: the requests take these structures.
        unsafe {
            assert_eq!(ask(&listener, SECCOMP_IOCTL_NOTIF_RECV, &mut notification), 0);
            let mut response =
                SeccompNotifResp { id: notification.id, val, ..SeccompNotifResp::ZERO };
            assert_eq!(ask(&listener, SECCOMP_IOCTL_NOTIF_SEND, &mut response), 0);
        }
    }
    supervised.join().unwrap()
}

#[test]
fn a_supervisor_that_returns_anything_does_no_harm() {
    if emulator_lacks("seccomp") {
        return;
    }
    let codes = ANSWERS.map(|(_, code)| code.map_or(Ok(()), Err));
    let values = || ANSWERS.into_iter().map(|(answer, _)| answer);

    macro_rules! through {
        ($number:expr, $call:expr) => {
            answered(&[$number], values(), || {
                let file = File::open("/dev/null").unwrap();
                #[allow(unused_variables, reason = "not every call uses it")]
                let file = file.as_fd();
                ANSWERS.map(|_| $call(file))
            })
        };
    }
    assert_eq!(through!(SYS_FSYNC, |file| fsync(file).map_err(Errno::code)), codes);
    assert_eq!(through!(SYS_FSYNC, |file| fsync_alias(file).map_err(Errno::code)), codes);
    assert_eq!(through!(SYS_FSYNC, |file| fsync_retry(file).map_err(Errno::code)), codes);
    assert_eq!(
        through!(SYS_FSYNC, |file| fsync_io(file).map_err(|error| error.raw_os_error().unwrap())),
        codes
    );
    assert_eq!(
        through!(SYS_FSYNC, |file| fsync_narrow(file).is_err()),
        codes.map(|one| one.is_err())
    );
    assert_eq!(through!(SYS_KILL, |_| kill(0, 0).map_err(Errno::code)), codes);
    // An enum with 0 as its only value.
    let done = through!(SYS_FSYNC, |file| fsync_enum(file));
    assert_eq!(done[0], Ok(Done::Done));
    assert!(done.into_iter().flatten().all(|done| done as i32 == 0));
    // Here the memory is uninitialised, and is only read after 0, which is skipped.
    let wrote = answered(&[SYS_FSTAT], values().skip(1), || {
        // Opened before the filter sees the first call.
        let null = std::io::stdin();
        ANSWERS.map(|(answer, _)| {
            if answer == 0 { Err(0) } else { fstat(null.as_fd()).map(drop).map_err(Errno::code) }
        })
    });
    assert_eq!(wrote[1..], codes[1..]);
    // No descriptor was returned, and none is closed.
    let pipes = through!(SYS_PIPE2, |_| pipe2().map(drop).map_err(Errno::code));
    assert_eq!(pipes[0], Err(Errno::ERANGE.code()));
    assert_eq!(pipes[1..], codes[1..]);
    // A `nomem` call: any integer is a valid value.
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is compared")]
    let low = ANSWERS.map(|(answer, _)| answer as i32);
    assert_eq!(through!(SYS_GETPID, |_| getpid()), low);
}
