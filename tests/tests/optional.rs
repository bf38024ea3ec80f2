//! `Option` of custom types as a result: raw, in `Result`, together with `out` memory, and as `out` memory.
#![cfg(target_os = "linux")]

use std::{
    ffi::{CStr, c_void},
    marker::PhantomData,
    mem::MaybeUninit,
    num::NonZero,
    os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd},
    ptr::NonNull,
};

use own_kernel::script;
use sysdecl::{__private::FromOut, prelude::*};

/// The field determines the representation of `None`.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel, Received)]
#[repr(transparent)]
struct Pid(NonZero<I32>);

/// A newtype of a newtype, one of them generic.
#[derive(Clone, Copy, Debug, PartialEq, FromKernel, Received)]
#[repr(transparent)]
struct Leader<T>(Pid, PhantomData<T>);

#[derive(Clone, Copy, Debug, PartialEq, FromKernel, Received)]
#[repr(transparent)]
struct Address(NonNull<c_void>);

/// The derive determines it, because no value of an integer means `None` by itself.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
#[sysdecl(none = -1)]
struct User(U32);

#[derive(Clone, Copy, Debug, PartialEq, FromKernel)]
#[sysdecl(none = 0)]
struct Child(I32);

/// The results of `seccomp` with and without a listener.
#[derive(Debug, FromKernel)]
#[sysdecl(none = 0)]
struct Listener(OwnedFd);

#[derive(Debug, PartialEq, FromKernel)]
#[sysdecl(none = 0)]
#[repr(u8)]
enum State {
    Idle = 1,
    Busy = 2,
}

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, FromKernel)]
    #[sysdecl(none = 0)]
    struct Events: u16 {
        const IN = 1;
    }
}

#[derive(Debug, Received)]
#[repr(transparent)]
struct Process(OwnedFd);

/// One call for each type, with a scripted return value.
macro_rules! answers {
    ($($name:ident -> $ret:ty;)*) => {
        #[syscall(abi = own_kernel::script_entry)]
        unsafe extern {
            $(
                #[syscall(nr = 0)]
                safe fn $name() -> $ret;
            )*
        }
    };
}

answers! {
    pid -> Option<Pid>;
    try_pid -> Result<Option<Pid>, Errno>;
    leader -> Option<Leader<u8>>;
    try_leader -> Result<Option<Leader<String>>, Errno>;
    try_address -> Result<Option<Address>, Errno>;
    user -> Option<User>;
    try_user -> Result<Option<User>, Errno>;
    child -> Option<Child>;
    try_child -> Result<Option<Child>, Errno>;
    try_listener -> Result<Option<Listener>, Errno>;
    try_state -> Result<Option<State>, Errno>;
    events -> Option<Events>;
    try_events -> Result<Option<Events>, Errno>;
}

fn of<T>(word: isize, call: impl FnOnce() -> T) -> T {
    script::will_answer(&[word]);
    call()
}

fn a_pid(pid: I32) -> Pid {
    Pid(NonZero::new(pid).unwrap())
}

#[test]
fn a_newtype_has_the_none_value_of_its_field() {
    assert_eq!([of(0, pid), of(7, pid), of(-3, pid)], [None, Some(a_pid(7)), Some(a_pid(-3))]);
    assert_eq!([of(0, try_pid), of(7, try_pid)], [Ok(None), Ok(Some(a_pid(7)))]);
    assert_eq!(of(-3, try_pid), Err(Errno::ESRCH));
    assert_eq!([of(0, leader), of(7, leader)], [None, Some(Leader(a_pid(7), PhantomData))]);
    assert_eq!(of(0, try_leader), Ok(None));
    assert_eq!(of(7, try_leader), Ok(Some(Leader(a_pid(7), PhantomData))));
    assert_eq!(of(0, try_address), Ok(None));
    assert_eq!(of(64, try_address).unwrap().unwrap().0.addr().get(), 64);
    // Only 32 bits are considered, as without the newtype.
    #[cfg(target_pointer_width = "64")]
    assert_eq!([of(1 << 32, pid), of(1 << 32, || try_pid().unwrap())], [None, None]);
}

#[test]
fn none_is_the_value_given_to_the_derive() {
    assert_eq!([of(-1, user), of(0, user)], [None, Some(User(0))]);
    assert_eq!(
        [of(0, child), of(9, child), of(-9, child)],
        [None, Some(Child(9)), Some(Child(-9))]
    );
    assert_eq!([of(0, try_child), of(9, try_child)], [Ok(None), Ok(Some(Child(9)))]);
    assert_eq!(of(-10, try_child), Err(Errno::ECHILD));
    assert_eq!([of(0, events), of(4, events)], [None, Some(Events::from_bits_retain(4))]);
    assert_eq!([of(0, try_events), of(1, try_events)], [Ok(None), Ok(Some(Events::IN))]);
    // In a `Result`, -1 is `EPERM`; a user id with all 32 bits set is `None`.
    assert_eq!(of(-1, try_user), Err(Errno::EPERM));
    #[cfg(target_pointer_width = "64")]
    assert_eq!(of(0xffff_ffff, try_user), Ok(None));
}

#[test]
fn an_invalid_value_other_than_none_is_an_error() {
    assert_eq!(of(0, try_state), Ok(None));
    assert_eq!(
        [of(1, try_state), of(2, try_state)],
        [Ok(Some(State::Idle)), Ok(Some(State::Busy))]
    );
    for word in [3, 255, 256, 257, isize::MAX, isize::MIN] {
        assert_eq!(of(word, try_state), Err(Errno::ERANGE), "{word}");
    }
    assert!(of(0, try_listener).unwrap().is_none());
    for word in [1 << 31, isize::MIN, isize::MAX - 1] {
        let unexpected = of(word, try_listener).unwrap_err();
        assert_eq!(unexpected.code(), sysdecl::errno::MAX_ERRNO, "{word}");
    }
    // SAFETY: the copy has no other owner.
    let fd = unsafe { libc::dup(0) };
    let Listener(owned) = of(fd.try_into().unwrap(), try_listener).unwrap().unwrap();
    assert_eq!(owned.as_raw_fd(), fd);
}

/// The steps that a declaration with `out` performs if the kernel writes these bytes.
fn out<R: FromOut, const N: usize>(
    memory: MaybeUninit<R::Out>,
    word: isize,
    bytes: Option<[i32; N]>,
) -> R {
    let mut memory = memory;
    assert!(size_of_val(&memory) >= 4 * N);
    if let Some(bytes) = bytes {
        // SAFETY: the memory has this size.
        unsafe { memory.as_mut_ptr().cast::<[i32; N]>().write_unaligned(bytes) };
    }
    // SAFETY: the memory has its initial contents or was written.
    unsafe { R::from_out(&word.into_kernel(), &memory) }
}

type Leaders = [Option<Leader<u64>>; 2];

#[test]
fn a_written_zero_is_none() {
    for memory in [<Option<Pid>>::ZEROED, MaybeUninit::zeroed()] {
        let found: Result<Option<Pid>, Errno> = out(memory, 0, None::<[i32; 1]>);
        assert_eq!(found, Ok(None));
    }
    let found: Result<Option<Pid>, Errno> = out(Received::UNINIT, 0, Some([0]));
    assert_eq!(found, Ok(None));
    let found: Result<Option<Pid>, Errno> = out(Received::UNINIT, 0, Some([-1]));
    assert_eq!(found, Ok(Some(a_pid(-1))));
    let found: Result<(U8, Leaders), Errno> = out(Received::UNINIT, 3, Some([0, 5]));
    assert_eq!(found, Ok((3, [None, Some(Leader(a_pid(5), PhantomData))])));
    let found: Result<(Option<Child>, U32), Errno> = out(Received::ZEROED, 0, None::<[i32; 1]>);
    assert_eq!(found, Ok((None, 0)));
    let found: Result<Option<Address>, Errno> = out(Received::ZEROED, 0, None::<[i32; 2]>);
    assert_eq!(found, Ok(None));
}

#[test]
fn zero_is_an_error_without_a_none_value() {
    // Whether the kernel wrote 0 or nothing.
    for memory in [Pid::ZEROED, Pid::UNINIT] {
        let found: Result<Pid, Errno> = out(memory, 0, None::<[i32; 1]>);
        assert_eq!(found, Err(Errno::ERANGE));
    }
    let found: Result<[Pid; 2], Errno> = out(Received::UNINIT, 0, Some([4, 0]));
    assert_eq!(found, Err(Errno::ERANGE));
    let found: Result<[Pid; 2], Errno> = out(Received::UNINIT, 0, Some([4, 5]));
    assert_eq!(found, Ok([a_pid(4), a_pid(5)]));
    let found: Result<Address, Errno> = out(Received::UNINIT, 0, None::<[i32; 2]>);
    assert_eq!(found, Err(Errno::ERANGE));
}

#[test]
fn a_descriptor_that_was_not_written_is_none() {
    for memory in [<Option<OwnedFd>>::ZEROED, <Option<OwnedFd>>::UNINIT] {
        let found: Result<Option<OwnedFd>, Errno> = out(memory, 0, None::<[i32; 1]>);
        assert!(found.unwrap().is_none());
    }
    let found: Result<Option<Process>, Errno> = out(Received::UNINIT, 0, Some([-1]));
    assert!(found.unwrap().is_none());
    // Other negative numbers are neither a descriptor nor `None`.
    for negative in [-2, i32::MIN] {
        let found: Result<Option<Process>, Errno> = out(Received::UNINIT, 0, Some([negative]));
        assert_eq!(found.unwrap_err(), Errno::ERANGE, "{negative}");
    }
    // SAFETY: the copies have no other owner.
    let [first, second] = unsafe { [libc::dup(0), libc::dup(0)] };
    let found: Result<[Option<Process>; 2], Errno> = out(Received::UNINIT, 0, Some([first, -2]));
    assert_eq!(found.unwrap_err(), Errno::ERANGE);
    let found: Result<[Option<Process>; 2], Errno> = out(Received::UNINIT, 0, Some([first, -1]));
    let [Some(Process(only)), None] = found.unwrap() else { panic!() };
    assert_eq!(only.as_raw_fd(), first);
    // SAFETY: as above.
    drop(unsafe { OwnedFd::from_raw_fd(second) });
}

/// The field also determines the word that is passed for `None`.
#[test]
fn a_newtype_passes_the_none_value_of_its_field() {
    #[derive(Clone, Copy, ToKernel)]
    struct Folder<'a>(BorrowedFd<'a>);
    #[derive(Clone, Copy, ToKernel)]
    struct Name<'a>(&'a CStr);
    #[derive(Clone, Copy, ToKernel)]
    struct Generic<T>(T);

    #[syscall(abi = own_kernel::script_entry)]
    unsafe extern "C" {
        #[syscall(nr = 0)]
        safe fn pid(pid: Option<Pid>) -> isize;
        #[syscall(nr = 0)]
        safe fn folder(folder: Option<Folder<'_>>) -> isize;
        #[syscall(nr = 0)]
        safe fn name(name: Option<Name<'_>>) -> isize;
        #[syscall(nr = 0)]
        safe fn generic(generic: Option<Generic<Pid>>) -> isize;
    }

    let asked = |call: fn() -> isize| {
        of(0, call);
        script::was_asked()[0].1[0].cast_signed()
    };
    assert_eq!([asked(|| pid(None)), asked(|| pid(Some(a_pid(-5))))], [0, -5]);
    let folder_of_root = || folder(Some(Folder(std::io::stdin().as_fd())));
    assert_eq!([asked(|| folder(None)), asked(folder_of_root)], [-1, 0]);
    assert_eq!(asked(|| name(None)), 0);
    assert_ne!(asked(|| name(Some(Name(c"")))), 0);
    assert_eq!([asked(|| generic(None)), asked(|| generic(Some(Generic(a_pid(6)))))], [0, 6]);
}

#[test]
fn real_calls() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(name = "wait4", args(pid, 0, 1, 0))]
        safe fn ended(pid: Option<Pid>) -> Result<Option<Pid>, Errno>;
        #[syscall(name = "wait4", args(-1, out, 1, 0))]
        safe fn status() -> Result<(Option<Child>, I32), Errno>;
        #[syscall(name = "getppid")]
        safe fn parent() -> Option<Pid>;
    }

    // SAFETY: the call accesses no memory.
    assert_eq!(parent().map(|Pid(pid)| pid.get()), Some(unsafe { libc::getppid() }));
    assert_eq!(ended(None), Err(Errno::ECHILD));
    // SAFETY: the child only waits to be killed.
    let child = unsafe { libc::fork() };
    if child == 0 {
        loop {
            // SAFETY: as above.
            unsafe { libc::pause() };
        }
    }
    assert_eq!(ended(NonZero::new(child).map(Pid)), Ok(None));
    assert_eq!(status(), Ok((None, 0)));
    // SAFETY: the child was started by the test.
    unsafe { libc::kill(child, libc::SIGKILL) };
    let (ended, status) = loop {
        if let (Some(ended), status) = status().unwrap() {
            break (ended, status);
        }
    };
    assert_eq!((ended, libc::WTERMSIG(status)), (Child(child), libc::SIGKILL));
}
